#!/usr/bin/env python3
"""Hold samples of what Laureate sends against Discord's own description of its API.

Usage: discord_shapes.py OPENAPI_JSON SAMPLES_DIR

A sample is a file *.json with {"kind": …, "body": …}; KINDS says which request each kind is the body of. The description
is a JSON Schema, and a lenient one: nearly any object satisfies one or another of its alternatives, and unknown
properties are allowed. So this is stricter in two ways:

- among alternatives, the one is taken that the value's own `type` names, and its findings are reported, with their path;
- a property that the schema does not know is a finding, for it is a typing mistake.

What Discord refuses although its description allows it stands in message_rules and command_rules, after
https://docs.discord.com/developers, pages components/reference and interactions/application-commands.

Prints a line a finding and a summary; exits 1 if there are findings, 2 if there is nothing to check or to check against.
"""
import json
import re
import sys
from functools import partial
from pathlib import Path

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

KINDS = {
    "callback": ("/interactions/{interaction_id}/{interaction_token}/callback", "post"),
    "commands": ("/applications/{application_id}/commands", "put"),
    "message": ("/channels/{channel_id}/messages", "post"),
}
EPHEMERAL = 1 << 6
COMPONENTS_V2 = 1 << 15
V2_ONLY = {9, 10, 11, 12, 13, 14, 17}  # component types that need the flag
ALL_COMPONENTS = 40  # counted with those inside others, which maxItems does not
ALL_TEXT = 4000  # characters in all text displays together
BUTTON, TEXT = 2, 10  # component types
LINK, PREMIUM = 5, 6  # styles of buttons
CHAT = 1  # the type of slash commands
CHAT_NAME = re.compile(r"[-_'\w]{1,32}")
CHOICE_VALUE = 100  # characters; the description says 6000


def alternatives(named, validator, schemas, value, _schema):
    """Stands in for oneOf and anyOf: the alternative that the value's `type` names, else the one that fits best."""
    schemas = [named[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in schemas]
    if all("const" in one for one in schemas):
        if value not in [one["const"] for one in schemas]:
            known = ", ".join(f"{one['const']} {one.get('title', '')}".strip() for one in schemas)
            yield ValidationError(f"{brief(value)} is none of {known}")
        return
    if value is not None:
        schemas = [one for one in schemas if one.get("type") != "null"]
    types = [one.get("properties", {}).get("type", {}).get("enum") for one in schemas]
    if all(types) and isinstance(value, dict):
        schemas = [one for one, enum in zip(schemas, types) if value.get("type") in enum]
        if not schemas:
            known = ", ".join(map(str, sorted(sum(types, []))))
            yield ValidationError(f"`type` is {brief(value.get('type'))}; here it is one of {known}")
            return
    yield from min((list(validator.descend(value, one)) for one in schemas), key=len)


def properties(validator, known, value, schema):
    """Stands in for properties: the same, and those that are not known."""
    if isinstance(value, dict) and "additionalProperties" not in schema:
        for name in sorted(value.keys() - known.keys()):
            yield ValidationError("Discord's description has no such property", path=[name])
    yield from Draft202012Validator.VALIDATORS["properties"](validator, known, value, schema)


def components(value, path):
    """Every component in a message, with those inside others."""
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from components(one, f"{path}[{place}]")
    elif isinstance(value, dict):
        yield path, value
        for name in ("components", "accessory"):
            yield from components(value.get(name), f"{path}.{name}")


def message_rules(message, path, may_be_ephemeral):
    """What holds of a message that its schema does not say."""
    flags = message.get("flags") or 0
    if not isinstance(flags, int):
        return
    found = list(components(message.get("components"), f"{path}.components"))
    if flags & EPHEMERAL and not may_be_ephemeral:
        yield f"{path}.flags", f"{EPHEMERAL} (ephemeral) is for replies to interactions"
    if flags & COMPONENTS_V2:
        for name in ("content", "embeds", "poll", "sticker_ids"):
            if message.get(name):
                yield f"{path}.{name}", f"cannot stand beside flags {COMPONENTS_V2}"
    else:
        for place, one in found:
            if one.get("type") in V2_ONLY:
                yield place, f"type {one['type']} needs flags {COMPONENTS_V2}"
    if len(found) > ALL_COMPONENTS:
        yield f"{path}.components", f"{len(found)} components, counted with those inside others; at most {ALL_COMPONENTS}"
    text = sum(len(str(one.get("content"))) for _, one in found if one.get("type") == TEXT)
    if text > ALL_TEXT:
        yield f"{path}.components", f"{text} characters of text in all; at most {ALL_TEXT}"
    if not any(message.get(name) for name in ("content", "embeds", "poll", "sticker_ids", "components")):
        yield path, "an empty message"
    ids = {}
    for place, one in found:
        if one.get("type") == BUTTON:
            needed = {LINK: "url", PREMIUM: "sku_id"}.get(one.get("style"), "custom_id")
            for name in ("custom_id", "url", "sku_id"):
                if (one.get(name) is not None) != (name == needed):
                    yield f"{place}.{name}", f"a button of style {one.get('style')} has {needed} and no other"
        if one.get("custom_id") is not None:
            first = ids.setdefault(str(one["custom_id"]), place)
            if first != place:
                yield f"{place}.custom_id", f"the same as that of {first}"


def command_rules(command, path):
    """What holds of a command that its schema does not say."""
    if (command.get("type") or CHAT) != CHAT:
        for name in ("description", "options"):
            if command.get(name):
                yield f"{path}.{name}", "only slash commands have it"
        return
    if not command.get("description"):
        yield f"{path}.description", "a slash command needs one"
    if not well_named(command):
        yield f"{path}.name", f"{brief(command.get('name'))} is not in small letters, digits, - and _"
    optional = False
    names = set()
    for place, option in enumerate(command.get("options") or []):
        if not isinstance(option, dict):
            continue
        at = f"{path}.options[{place}]"
        if not well_named(option):
            yield f"{at}.name", f"{brief(option.get('name'))} is not in small letters, digits, - and _"
        if str(option.get("name")) in names:
            yield f"{at}.name", "an option before it has the same"
        if optional and option.get("required"):
            yield f"{at}.required", "stands after an option that is not"
        if option.get("autocomplete") and option.get("choices"):
            yield f"{at}.choices", "cannot stand beside autocomplete"
        yield from choice_rules(option.get("choices"), f"{at}.choices")
        names.add(str(option.get("name")))
        optional = optional or not option.get("required")


def choice_rules(choices, path):
    """What holds of the choices of an option, and of those that autocomplete offers."""
    for place, choice in enumerate(choices or []):
        if isinstance(choice, dict) and len(str(choice.get("value"))) > CHOICE_VALUE:
            yield f"{path}[{place}].value", f"{len(str(choice['value']))} long; at most {CHOICE_VALUE}"


def well_named(one):
    """Whether a slash command or an option has a name that is allowed."""
    name = str(one.get("name"))
    return CHAT_NAME.fullmatch(name) and name == name.lower()


def rules(kind, body):
    """What the description does not say, for a body of this kind."""
    if kind == "commands" and isinstance(body, list):
        for place, command in enumerate(body):
            if isinstance(command, dict):
                yield from command_rules(command, f"$[{place}]")
    elif kind == "message" and isinstance(body, dict):
        yield from message_rules(body, "$", may_be_ephemeral=False)
    elif kind == "callback" and isinstance(body, dict):
        data = body.get("data")
        if body.get("type") in (4, 7) and not isinstance(data, dict):
            yield "$.data", f"a callback of type {body['type']} has a message"
        elif body.get("type") in (4, 7):
            yield from message_rules(data, "$.data", may_be_ephemeral=True)
        elif body.get("type") == 8 and isinstance(data, dict):
            yield from choice_rules(data.get("choices"), "$.data.choices")


def findings(sample, validators):
    """Yields (JSON path within the body, what is wrong)."""
    if not isinstance(sample, dict) or sample.keys() != {"kind", "body"}:
        yield "", 'a sample is {"kind": …, "body": …}'
        return
    kind, body = sample["kind"], sample["body"]
    if kind not in KINDS:
        yield "", f"kind is {brief(kind)}; expected one of {', '.join(KINDS)}"
        return
    for error in validators[kind].iter_errors(body):
        yield error.json_path, worded(error)
    yield from rules(kind, body)


def worded(error):
    """An error in words; jsonschema prints the whole value where its size is what is wrong."""
    if error.validator in ("maxLength", "minLength", "maxItems", "minItems", "maxProperties"):
        return f"{len(error.instance)} long; {error.validator} is {error.validator_value}"
    text = error.message
    return text if len(text) <= 300 else f"{text[:300]}…"


def brief(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"


def validators_of(path):
    """A validator for each kind of body."""
    description = json.loads(path.read_text(encoding="utf-8"))
    choose = partial(alternatives, description["components"]["schemas"])
    strict = extend(Draft202012Validator, {"oneOf": choose, "anyOf": choose, "properties": properties})
    validators = {}
    for kind, (place, method) in KINDS.items():
        body = description["paths"][place][method]["requestBody"]["content"]["application/json"]["schema"]
        # With the components beside it, the schema is a document within which its references resolve.
        validators[kind] = strict({**body, "components": description["components"]})
    return validators


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    description, folder = map(Path, arguments)
    try:
        validators = validators_of(description)
    except (OSError, ValueError, LookupError, TypeError) as error:
        print(f"{description}: not the description that was expected: {error!r}", file=sys.stderr)
        return 2
    files = sorted(folder.glob("*.json"))
    if not files:
        print(f"{folder}: no samples", file=sys.stderr)
        return 2
    count = 0
    for file in files:
        try:
            sample = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            found = [("", f"not JSON: {error}")]
        else:
            found = sorted(set(findings(sample, validators)))
        for path, what in found:
            print(f"{file.name}: {path}: {what}" if path else f"{file.name}: {what}")
        count += len(found)
    print(f"{len(files)} samples, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
