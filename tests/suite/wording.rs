//! Wording: every message is there in every language with the same variables, every use of one is right, and replies in Welsh are
//! in Welsh.

mod literals;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use laureate::answer::answer;
use laureate::ceremony::verbs::{OWN_WAY, VERBS};
use laureate::command::COMMANDS;
use laureate::console::text::{Terminal, render};
use laureate::discord::response::Callback;
use laureate::discord::view::{Way, view};
use laureate::library::Library;
use laureate::library::scopes::Libraries;
use laureate::reply::reply;
use laureate::request::{FilterText, Request};
use laureate::web::pages::address::{Asked as Address, What};
use laureate::web::pages::ask::shown;
use laureate::web::pages::board;
use laureate::wording::{Asked, Language};

use crate::harness::{config, library};

/// What a message needs and says.
#[derive(Debug, Default, Clone)]
struct Message {
    /// Variables that are printed.
    printed: BTreeSet<String>,
    /// Variables by which is chosen.
    chosen_by: BTreeSet<String>,
    /// Other messages that it is made of.
    made_of: BTreeSet<String>,
    /// What stands in it between variables.
    texts: Vec<String>,
}

impl Message {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.texts.push((*value).to_owned()),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => self.inline(inline, false),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    self.inline(selector, true);
                    for variant in variants {
                        self.read(&variant.value);
                    }
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, chooses: bool) {
        match inline {
            InlineExpression::VariableReference { id } if chooses => {
                self.chosen_by.insert(id.name.to_owned());
            }
            InlineExpression::VariableReference { id } => {
                self.printed.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                self.made_of.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for inline in &arguments.positional {
                    self.inline(inline, true);
                }
            }
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("a message has {other:?}, which this test does not know"),
        }
    }
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let resource = parse(language.file()).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Message(of) = entry {
            assert!(of.attributes.is_empty(), "{}: messages have no attributes", of.id.name);
            let mut message = Message::default();
            message.read(of.value.as_ref().expect("it says something"));
            assert!(all.insert(of.id.name.to_owned(), message).is_none(), "{language:?} has {} twice", of.id.name);
        }
    }
    all
}

/// A message with all that it is made of.
fn whole(all: &BTreeMap<String, Message>, id: &str) -> Message {
    let mut message = all.get(id).unwrap_or_else(|| panic!("no message {id}")).clone();
    for part in message.made_of.clone() {
        let part = whole(all, &part);
        message.printed.extend(part.printed);
        message.chosen_by.extend(part.chosen_by);
    }
    message
}

#[test]
fn every_message_is_there_in_every_language_with_the_same_variables() {
    let english = messages(Language::EnGb);
    for language in Language::ALL {
        let own = messages(language);
        let ids = |all: &BTreeMap<String, Message>| all.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&own), ids(&english), "{language:?}");
        for id in english.keys() {
            let (own, first) = (whole(&own, id), whole(&english, id));
            let known: BTreeSet<&String> = first.printed.union(&first.chosen_by).collect();
            let used: BTreeSet<&String> = own.printed.union(&own.chosen_by).collect();
            assert!(used.is_subset(&known), "{language:?} {id} wants {used:?} of {known:?}");
            // What only chooses between forms is nothing to another language's grammar; what is said is.
            let said: BTreeSet<&String> = first.printed.difference(&first.chosen_by).collect();
            let missing: Vec<_> = said.iter().filter(|variable| !used.contains(**variable)).collect();
            assert!(missing.is_empty(), "{language:?} {id} leaves out {missing:?}");
        }
    }
}

/// Every use of a message in the code: its id, and the names of its arguments.
fn uses(folder: &Path, found: &mut Vec<(String, BTreeSet<String>, String)>) {
    #[expect(clippy::disallowed_methods, reason = "the sources are what this test is about")]
    for file in fs::read_dir(folder).expect("it is there") {
        let path = file.expect("it is there").path();
        if path.is_dir() {
            uses(&path, found);
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        #[expect(clippy::disallowed_methods, reason = "the sources are what this test is about")]
        let text = fs::read_to_string(&path).expect("it is text");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for (at, _) in code.match_indices("say!(") {
            let inside = within(&code[at + "say!(".len()..]);
            let parts = parts(inside);
            let Some(id) = parts.get(1).and_then(|id| id.trim().strip_prefix('"')?.strip_suffix('"')) else { continue };
            let names = parts[2..].iter().filter_map(|part| Some(part.split_once('=')?.0.trim().to_owned()));
            found.push((id.to_owned(), names.filter(|name| !name.is_empty()).collect(), path.display().to_string()));
        }
    }
}

/// What stands before the bracket that closes.
fn within(text: &str) -> &str {
    let mut depth = 1;
    let end = text.char_indices().find(|(_, c)| {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        depth == 0
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// The arguments of a macro.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        if c == ',' && depth == 0 {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

#[test]
fn every_use_of_a_message_is_right_and_none_is_left_over() {
    let mut used = Vec::new();
    uses(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
    assert!(used.len() > 200, "only {} uses were found", used.len());
    let english = messages(Language::EnGb);
    for (id, given, path) in &used {
        let message = whole(&english, id);
        let wanted: BTreeSet<String> = message.printed.union(&message.chosen_by).cloned().collect();
        assert_eq!(&wanted, given, "{id} in {path}");
    }
    let mut known: BTreeSet<String> = used.into_iter().map(|(id, ..)| id).collect();
    for command in COMMANDS {
        known.insert(format!("command-{}", command.name.replace(' ', "-")));
        known.extend(command.options.iter().map(|option| format!("option-{}", option.about)));
    }
    for verb in VERBS.iter().chain(OWN_WAY) {
        known.insert(format!("command-ceremony-{}", verb.name));
        known.extend(verb.options.iter().map(|option| format!("option-ceremony-{}", option.name)));
    }
    known.extend(english.values().flat_map(|message| message.made_of.iter().cloned()));
    let left: Vec<&String> = english.keys().filter(|id| !known.contains(*id)).collect();
    assert!(left.is_empty(), "no code says {left:?}");
}

#[test]
fn what_discord_limits_fits_in_every_language() {
    // Names of the catalogue that stand in a label are cut where they do not fit; the words around them are to.
    let labels = [
        "what-can-i-ask", "browse-all", "entries-of", "all-facts", "similar-entries", "similar-to", "previous", "next",
        "without", "now", "running-order", "next-category", "for-the-host", "shortlist-of", "ask-without", "list-them",
        "the-entry", "back-to", "back-to-similar", "back-to-winners", "back-to-answer", "back-to-event",
        "back-to-examples", "back-to-catalogue", "back-to-list", "share-here", "delete", "open-entry",
        "panel-shortlist", "panel-reveal", "panel-reveal-now", "panel-hold", "panel-go-on", "panel-skip", "panel-back",
        "panel-peek", "panel-notes", "import-keep", "rehearsal-remove", "announce-open", "announce-list", "on-the-web",
        "the-board",
    ];
    let fields = ["notes-presenter", "notes-say", "notes-note"];
    let menus = ["open-an-entry", "show-a-category", "show-an-award", "choose-filter", "page-menu", "panel-jump"];
    for language in Language::ALL {
        let messages = messages(language);
        let limits = labels.map(|id| (id, 40)).into_iter().chain(menus.map(|id| (id, 110)));
        let limits = limits.chain(fields.map(|id| (id, 45))).chain([("menu-find-entries", 32)]);
        let described = messages.keys().filter(|id| id.starts_with("command-") || id.starts_with("option-"));
        for (id, most) in limits.chain(described.map(|id| (id.as_str(), 100))) {
            let length: usize = messages[id].texts.iter().map(|text| text.chars().count()).sum();
            assert!((1..=most).contains(&length), "{language:?} {id}: {length}");
        }
    }
}

fn welsh() -> Library {
    library().in_language(Some(Language::Cy))
}

/// What is asked of both languages: every kind of answer, and some of each list of questions.
fn requests() -> Vec<Request> {
    let text = include_str!("questions/operators.jsonl").lines();
    let asked =
        text.filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()?["q"].as_str().map(str::to_owned));
    let more = [
        "who won the innovation award?",
        "did Trafford win?",
        "what did Wigan enter?",
        "thanks",
        "who made you",
        "are you a robot",
        "tell me a joke",
        "how do I enter",
        "where do your answers come from",
        "will Wigan win",
        "which is best",
        "what does highly commended mean",
        "when is the LGC ceremony",
        "open 7",
        "next",
        "how much did Trafford save on CCTV in 1950?",
        "who sponsors small team of the year",
        "compare Bradford and Wigan",
    ];
    let filter = |name: &str, value: &str| FilterText::default().with(name, value.to_owned()).expect("it is a filter");
    let mut all: Vec<Request> = asked.chain(more.map(str::to_owned)).map(|question| Request::ask(&question)).collect();
    all.extend([Request::About, Request::Help]);
    for filters in [
        FilterText::default(),
        filter("award", "LGC"),
        filter("award", "iNetwork"),
        filter("category", "small team"),
        filter("organisation", "Bradford"),
        filter("topic", "housing"),
        filter("category", "partner exelence awrd"),
    ] {
        all.push(Request::Winners { filters: filters.clone(), page: 1 });
        all.push(Request::Browse { filters, page: 2 });
    }
    for (_, entry) in library().catalogue().entries().step_by(9) {
        all.push(Request::Show { entry: entry.id.clone(), page: Some(1) });
        all.push(Request::SimilarTo { entry: entry.id.clone() });
        all.push(Request::ask(&format!("did {} win?", entry.title)));
        all.push(Request::EntriesInText { text: entry.title.clone() });
    }
    all
}

#[test]
fn replies_in_welsh_hold_no_english_sentence() {
    let (english, own) = (messages(Language::EnGb), messages(Language::Cy));
    let welsh_texts: String = own.values().flat_map(|message| message.texts.iter().map(String::as_str)).collect();
    // Shorter ones stand in entries as well.
    let telling = |text: &&str| text.chars().count() >= 14 && text.contains(' ') && !welsh_texts.contains(*text);
    let texts = english.values().flat_map(|message| message.texts.iter().map(|text| text.trim()));
    let texts: Vec<&str> = texts.filter(telling).collect();
    assert!(texts.len() > 100);
    let (library, entries) = (welsh(), serde_json::to_string(&words_of_entries()).expect("it is text"));
    let mut differ = 0;
    for request in requests() {
        let said = |library: &Library| render(&reply(library, &answer(library, &request)), Terminal::PLAIN);
        let (one, other) = (said(crate::harness::library()), said(&library));
        differ += usize::from(one != other);
        for text in &texts {
            assert!(!other.contains(text) || entries.contains(text), "{request:?}: “{text}” in\n{other}");
        }
    }
    assert!(differ > 100, "only {differ} replies differ");
}

/// All that entries and collections say: their words stay as they are written.
fn words_of_entries() -> Vec<String> {
    let catalogue = library().catalogue();
    let entries = catalogue.entries().flat_map(|(_, entry)| {
        let figures = entry.figures.iter().map(|figure| figure.what.clone());
        entry.facts.iter().chain([&entry.title, &entry.summary]).cloned().chain(figures).collect::<Vec<_>>()
    });
    let collections = catalogue.collections().flat_map(|(_, one)| one.facts.iter().map(|fact| fact.text.clone()));
    entries.chain(collections).collect()
}

#[test]
fn messages_in_welsh_obey_discords_limits() {
    let library = welsh();
    for request in requests() {
        let shown = view(&library, &request, &Way::default());
        let callback = Callback::message(shown.components, false);
        crate::discord::obeys(&serde_json::to_value(&callback).expect("it is JSON"));
    }
}

#[test]
fn a_server_is_answered_in_the_language_of_its_scope() {
    let mut config = config();
    let all: Vec<String> = library().catalogue().collections().map(|(_, one)| format!("{:?}", one.id)).collect();
    let toml = format!("server = \"7\"\ncollections = [{}]\nlanguage = \"cy\"", all.join(", "));
    config.discord.scope = vec![toml::from_str(&toml).expect("it is a scope")];
    let libraries = Libraries::of(library().clone(), &config).expect("the scope is right");
    let asked = |server: u64| {
        let library = libraries.seen_in(std::num::NonZeroU64::new(server)).expect("everything is seen");
        // Discord has no Welsh: everybody there uses it in another language.
        let library = library.in_language(Language::of_locale("en-GB"));
        reply(&library, &answer(&library, &Request::ask("thanks"))).headline
    };
    assert_eq!(asked(7), "Croeso. Gofynnwch eto unrhyw bryd.");
    assert_eq!(asked(8), "You’re welcome. Ask me again whenever you like.");
}

#[test]
fn a_board_is_in_the_language_of_the_settings_whatever_a_browser_likes() {
    let award = board::award(library(), "lgc-2022").expect("it hands out awards");
    let shown = |library: Library| board::shown(&library, award).into_string();
    let english = shown(library().in_language(Some(Language::Cy)));
    assert!(english.contains("lang=\"en-GB\"") && english.contains("<strong>0 of 22</strong> announced"), "{english}");
    let welsh = shown(library().speaking(Asked::Always(Language::Cy)));
    for said in ["lang=\"cy\"", "Cyhoeddwyd <strong>0 o 22</strong>", "Ni chyhoeddwyd dim eto.", "20 Gorffennaf 2022"] {
        assert!(welsh.contains(said), "“{said}” is not in {welsh}");
    }
}

#[test]
fn a_page_is_in_the_language_that_the_browser_likes() {
    let start = |language| {
        let asked = Address::of(What::Line(String::new()), "");
        shown(&library().in_language(language), &asked).1.into_string()
    };
    let asked = |line: &str| {
        let asked = Address::of(What::Line(line.to_owned()), "");
        shown(&welsh(), &asked).1.into_string()
    };
    assert!(asked("/help lookup").contains("gall sefyll heb ei enw"), "{}", asked("/help lookup"));
    assert!(asked("/lokup x").contains("Nid oes gorchymyn /lokup"), "{}", asked("/lokup x"));
    let (welsh, english) = (start(Language::accepted("cy, en;q=0.5")), start(Language::accepted("en-GB")));
    assert!(welsh.contains("lang=\"cy\"") && welsh.contains("Gofynnwch am geisiadau am wobrau"), "{welsh}");
    assert!(english.contains("lang=\"en-GB\"") && english.contains("Ask about award entries"), "{english}");
}
