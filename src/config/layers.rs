//! Laying settings over each other: the defaults, a file, the environment; and telling everything that is wrong at once.
//!
//! Each layer is parsed once. The values keep where they stand, so that serde's own refusal of one names its place: the
//! layers count as one long text, in which each begins where the one before ends.

use std::collections::HashSet;

use serde::Deserialize as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::environment::{Variable, path_of};
use super::tables::{lay_over, placed, put_back, setting, shifted, value_of};
use super::{Config, ConfigError, Fault};
use crate::nearest::nearest;

/// A layer's text, and where in the long text it begins.
struct Layer<'a> {
    source: Source<'a>,
    text: &'a str,
    begins: usize,
}

/// Where a layer comes from.
#[derive(Clone, Copy)]
enum Source<'a> {
    Defaults,
    File(&'a str),
    Variable(&'a str),
}

/// The layers so far, and what is wrong with them.
struct Layers<'a> {
    all: Vec<Layer<'a>>,
    defaults: DeTable<'a>,
    /// The defaults with what was laid over them.
    settings: DeTable<'a>,
    /// Each with its place in the long text.
    faults: Vec<(usize, String)>,
}

/// The settings that these layers make; `file` is a path and its text.
pub(super) fn lay<'a>(
    defaults: &'a str,
    file: Option<(&'a str, &'a str)>,
    variables: &'a [Variable],
) -> Result<Config, ConfigError> {
    let mut layers = Layers::new(defaults);
    if let Some((path, text)) = file {
        layers.file(path, text);
    }
    for Variable { name, value } in variables {
        layers.variable(name, value.as_deref());
    }
    layers.read()
}

/// The variables of `variables` that no section claims, each with what may be meant.
pub(super) fn unclaimed(defaults: &str, variables: &[Variable]) -> Vec<String> {
    let layers = Layers::new(defaults);
    let none = variables.iter().filter(|variable| !layers.claims(&path_of(&variable.name)));
    none.map(|Variable { name, .. }| {
        let section = &path_of(name)[0];
        let meant = nearest(section, layers.settings.keys().map(|key| &**key.get_ref()));
        let meant = meant.filter(|_| name.contains("__")).map(|near| format!("; did you mean `{near}`?"));
        format!("{name} is not a setting: unknown section `{section}`{}", meant.unwrap_or_default())
    })
    .collect()
}

impl<'a> Layers<'a> {
    fn new(defaults: &'a str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(defaults);
        let settings = table.into_inner();
        let faults = errors.iter().map(|error| fault_of(error, 0)).collect();
        let layer = Layer { source: Source::Defaults, text: defaults, begins: 0 };
        Self { all: vec![layer], defaults: settings.clone(), settings, faults }
    }

    /// Where in the long text the next layer begins, which this is.
    fn next(&mut self, source: Source<'a>, text: &'a str) -> usize {
        let begins = self.all.last().map_or(0, |last| last.begins + last.text.len() + 1);
        self.all.push(Layer { source, text, begins });
        begins
    }

    fn file(&mut self, path: &'a str, text: &'a str) {
        let begins = self.next(Source::File(path), text);
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            lay_over(&mut self.settings, shifted(table.into_inner(), begins), &mut Vec::new(), &mut self.faults);
            return;
        }
        // What a file that is not TOML means is a guess: only the places where it is not TOML are reported, one for each line.
        let mut line = 0;
        for (at, message) in errors.iter().map(|error| fault_of(error, begins)) {
            let this = line_and_column(text, at - begins).0;
            if this != line {
                self.faults.push((at, message));
                line = this;
            }
        }
    }

    fn claims(&self, path: &[String]) -> bool {
        path.first().is_some_and(|section| self.settings.contains_key(&**section))
    }

    /// Lays one variable over the settings, unless no section claims it.
    fn variable(&mut self, name: &'a str, value: Option<&'a str>) {
        let path = path_of(name);
        if !self.claims(&path) {
            return;
        }
        let begins = self.next(Source::Variable(name), value.unwrap_or_default());
        let Some(text) = value else {
            self.faults.push((begins, "it is not UTF-8 text".to_owned()));
            return;
        };
        match setting(&mut self.settings, &path, 0) {
            Ok(known) => {
                // A folder needs no quotes; a list begins with a bracket, as in a file.
                let is_text =
                    known.get_ref().is_str() || (known.get_ref().is_array() && !text.trim_start().starts_with('['));
                let value = if is_text { DeValue::String(text.into()) } else { value_of(text) };
                *known = placed(value, &|_| begins..begins + text.len());
            }
            Err(message) => self.faults.push((begins, message)),
        }
    }

    /// Reads the settings. serde stops at what it refuses; that is put back to its default until nothing is refused.
    fn read(mut self) -> Result<Config, ConfigError> {
        loop {
            let table = Spanned::new(0..0, self.settings.clone());
            match Config::deserialize(Deserializer::from(table)) {
                Ok(mut config) => {
                    self.weights(&config);
                    self.scopes(&mut config);
                    return if self.faults.is_empty() { Ok(config) } else { Err(self.told()) };
                }
                Err(error) => {
                    let (at, message) = fault_of(&error, 0);
                    let refused = put_back(&mut self.settings, &self.defaults, at, &mut Vec::new());
                    let message = refused.as_ref().map_or(message.clone(), |name| format!("{name}: {message}"));
                    self.faults.push((at, message));
                    if refused.is_none() {
                        return Err(self.told());
                    }
                }
            }
        }
    }

    /// What no value says alone: weights that are all nothing order nothing.
    fn weights(&mut self, config: &Config) {
        let (search, similar) = (&config.search, &config.similar);
        let sums = [
            ("search", &["coverage", "passage", "name", "frequency"][..], {
                search.coverage + search.passage + search.name + search.frequency
            }),
            ("similar", &["words", "topics"], similar.words + similar.topics),
        ];
        for (section, weights, sum) in sums {
            let value = |name: &&str| Some(self.settings.get(section)?.get_ref().get(*name)?.span().start);
            if sum <= 0.0 {
                // The last of them made it so.
                let at = weights.iter().filter_map(value).max().unwrap_or_default();
                let message = format!("{} in [{section}] are all 0; expected one above 0", weights.join(", "));
                self.faults.push((at, message));
            }
        }
    }

    /// A server has one scope; and each collection keeps where it is named, for whoever knows the catalogue.
    fn scopes(&mut self, config: &mut Config) {
        let mut seen = HashSet::new();
        for scope in &mut config.discord.scope {
            if !seen.insert(scope.server.id) {
                let message = format!(
                    "the server {} has another scope already; name all its collections in one",
                    scope.server.id
                );
                self.faults.push((scope.server.at, message));
            }
        }
        let scoped = config.discord.scope.iter_mut().flat_map(|scope| &mut scope.collections);
        for named in scoped.chain(&mut config.serve.collections) {
            named.location = self.location(named.at);
        }
    }

    /// Every fault with its place, in the order of the layers.
    fn told(mut self) -> ConfigError {
        self.faults.sort();
        self.faults.dedup();
        let faults =
            self.faults.iter().map(|(at, message)| Fault { location: self.location(*at), message: message.clone() });
        ConfigError(faults.collect())
    }

    /// Where a byte of the long text stands: file, line and column, or the variable.
    fn location(&self, at: usize) -> String {
        let layer = self.all.partition_point(|layer| layer.begins <= at).saturating_sub(1);
        let Layer { source, text, begins } = &self.all[layer];
        let (line, column) = line_and_column(text, at - begins);
        match source {
            Source::Defaults => format!("the built-in settings:{line}:{column}"),
            Source::File(path) => format!("{path}:{line}:{column}"),
            Source::Variable(name) => (*name).to_owned(),
        }
    }
}

/// An error of TOML's with its place, where its layer begins there.
fn fault_of(error: &toml::de::Error, begins: usize) -> (usize, String) {
    let at = error.span().map_or(0, |span| span.start);
    (begins + at, error.message().trim().replace('\n', ", "))
}

/// Line and column of a place in a text, both from 1, the column in characters.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let column = String::from_utf8_lossy(&before[line..]).chars().count();
    (before.split(|byte| *byte == b'\n').count(), 1 + column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{DEFAULTS, Environment, Seeds};

    #[track_caller]
    fn refused(file: Option<&str>, variables: &[(&str, &str)]) -> Vec<String> {
        let environment = Environment::of(variables);
        let file = file.map(|text| ("my.toml", text));
        let refused = lay(DEFAULTS, file, environment.settings()).expect_err("these settings are wrong").to_string();
        refused.lines().map(str::to_owned).collect()
    }

    fn laid(file: &str, variables: &[(&str, &str)]) -> Config {
        let environment = Environment::of(variables);
        lay(DEFAULTS, Some(("my.toml", file)), environment.settings()).expect("these settings are right")
    }

    #[test]
    fn the_defaults_are_complete() {
        assert!(lay(DEFAULTS, None, &[]).is_ok());
    }

    #[test]
    fn every_setting_has_a_comment() {
        let mut comment = false;
        for line in DEFAULTS.lines() {
            assert!(!line.contains('=') || line.starts_with('#') || comment, "no comment above: {line}");
            comment = line.starts_with('#') || (comment && !line.is_empty());
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_place_and_the_nearest() {
        assert_eq!(
            refused(Some("[reply]\n  page_sise = 3\n"), &[]),
            ["my.toml:2:3: unknown setting `page_sise` in [reply]; did you mean `page_size`?"]
        );
        assert_eq!(
            refused(Some("\n[serch]\nx = 1\n"), &[]),
            ["my.toml:2:2: unknown section `serch`; did you mean `search`?"]
        );
        assert_eq!(refused(Some("reply = 3\n"), &[]), ["my.toml:1:1: `reply` is a section; expected [reply]"]);
    }

    #[test]
    fn every_fault_of_every_layer_is_told_at_once_where_it_stands() {
        let file = "[similar]\ncount = 5\nwords = inf\nleast = nan\n[suggest]\ncount = 0\n[reply]\npage_size = \"é\"\n\
                    [discord]\nguilds = [\"1\", \"x\", 0]\napi_url = \"nonsense\"\n[log]\nlevel = \"loud\"\nformat = \"x\"\n";
        let variables = [
            ("LAUREATE_REPLY__FACTS", "many"),
            ("LAUREATE_REPLY__OFERS", "1"),
            ("LAUREATE_SEARCH", "x"),
            ("LAUREATE_SEARCH__CANDIDATES", "10000000000"),
            ("LAUREATE_SEARCH__PARTS", "1"),
            ("LAUREATE_SEARCH__TAIL", "-0.1"),
        ];
        let refused = refused(Some(file), &variables);
        let places: Vec<&str> = refused.iter().map(|line| line.split(": ").next().unwrap_or_default()).collect();
        assert_eq!(
            places,
            [
                "my.toml:3:9", "my.toml:4:9", "my.toml:6:9", "my.toml:8:13", "my.toml:10:16", "my.toml:11:11",
                "my.toml:13:9", "my.toml:14:10", "LAUREATE_REPLY__FACTS", "LAUREATE_REPLY__OFERS", "LAUREATE_SEARCH",
                "LAUREATE_SEARCH__CANDIDATES", "LAUREATE_SEARCH__PARTS", "LAUREATE_SEARCH__TAIL"
            ],
            "{refused:#?}"
        );
        assert!(
            refused[2].contains("`count` in [suggest]: invalid value: integer `0`, expected a whole number from 1")
        );
        assert!(refused[8].contains("`facts` in [reply]") && refused[8].contains("expected a whole number from 0"));
        assert!(refused[9].contains("did you mean `offers`?"), "{refused:#?}");
        assert!(refused[10].contains("LAUREATE_SEARCH__ANSWERED sets one of its settings"), "{refused:#?}");
    }

    #[test]
    fn what_is_no_toml_is_told_once_a_line() {
        let refused = refused(Some("[reply\nfacts = 3\n[log]\nlevel = = 3\n"), &[("LAUREATE_REPLY__FACTS", "x")]);
        let places: Vec<&str> = refused.iter().map(|line| line.split(": ").next().unwrap_or_default()).collect();
        assert_eq!(places, ["my.toml:1:7", "my.toml:4:9", "LAUREATE_REPLY__FACTS"], "{refused:#?}");
    }

    #[test]
    fn weights_that_order_nothing_are_refused_where_the_last_is_set() {
        let file = "[similar]\nwords = 0\ntopics = 0.0\n";
        assert!(refused(Some(file), &[])[0].starts_with("my.toml:3:10: words, topics in [similar] are all 0"));
    }

    #[test]
    fn the_environment_overrides_by_one_rule() {
        let config = laid("[search.parts]\ntitle = 0.1\n", &[("LAUREATE_SEARCH__PARTS__TITLE", "0.9")]);
        assert!((config.search.parts.title - 0.9).abs() < f32::EPSILON);
        let config = laid("", &[("LAUREATE_DISCORD__GUILDS", "[\"7\", 8]"), ("LAUREATE_CATALOGUE__SEEDS", "[a]")]);
        assert_eq!(config.discord.guilds.iter().map(|id| id.get()).collect::<Vec<_>>(), [7, 8]);
        assert_eq!(config.catalogue.seeds, [Seeds::Folder("[a]".into())]);
        let config = laid("[ceremony]\norganisers = [9]\n", &[("LAUREATE_CEREMONY__ORGANISERS", "[\"7\", 8]")]);
        assert_eq!(config.ceremony.organisers.iter().map(|id| id.get()).collect::<Vec<_>>(), [7, 8]);
    }

    #[test]
    fn a_scope_keeps_its_places_and_a_server_has_one() {
        let scope = |server: &str, rest: &str| format!("[[discord.scope]]\nserver = {server}\n{rest}\n");
        let two = scope("\"7\"", "collections = [\"a\", \"b\"]") + &scope("8", "collections = [\"a\"]");
        let config = laid(&two, &[]);
        let [first, second] = config.discord.scope.as_slice() else { panic!("there are two") };
        assert_eq!((first.server.id.get(), second.server.id.get()), (7, 8));
        let places: Vec<_> =
            first.collections.iter().map(|named| (named.id.as_str(), named.location.as_str())).collect();
        assert_eq!(places, [("a", "my.toml:3:16"), ("b", "my.toml:3:21")]);
        let variable = "[{ server = \"7\", collections = [\"x\"] }]";
        let config = laid("", &[("LAUREATE_DISCORD__SCOPE", variable)]);
        assert_eq!(config.discord.scope[0].collections[0].location, "LAUREATE_DISCORD__SCOPE");
        let doubled = scope("7", "collections = [\"a\"]") + &scope("\"7\"", "collections = [\"b\"]");
        assert_eq!(
            refused(Some(&doubled), &[]),
            ["my.toml:5:10: the server 7 has another scope already; name all its collections in one"]
        );
        for (wrong, place, told) in [
            (scope("7", "collections = []"), "my.toml:3:15", "expected the id of one at least"),
            (scope("7", "colections = [\"a\"]"), "my.toml:3:1", "unknown field `colections`"),
            (scope("\"x\"", "collections = [\"a\"]"), "my.toml:2:10", "expected a server's id"),
            (scope("7", ""), "my.toml:1:1", "missing field `collections`"),
        ] {
            let refused = refused(Some(&wrong), &[]);
            assert!(refused[0].starts_with(place) && refused[0].contains(told), "{refused:?}");
        }
    }

    #[test]
    fn catalogues_are_one_or_a_list_in_a_file_and_in_a_variable() {
        let folder = |path: &str| Seeds::Folder(path.into());
        let seeds = |file: &str, variables: &[(&str, &str)]| laid(file, variables).catalogue.seeds;
        let of_file = |value: &str| seeds(&format!("[catalogue]\nseeds = {value}\n"), &[]);
        assert_eq!(seeds("", &[]), [Seeds::BuiltIn]);
        assert_eq!(of_file("\"\""), [Seeds::BuiltIn]);
        assert_eq!(of_file("\"built-in\""), [Seeds::BuiltIn]);
        assert_eq!(of_file("\"my-seeds\""), [folder("my-seeds")]);
        assert_eq!(of_file("[\"built-in\", \"./built-in\"]"), [Seeds::BuiltIn, folder("./built-in")]);
        let of_variable = |value: &str| seeds("", &[("LAUREATE_CATALOGUE__SEEDS", value)]);
        assert_eq!(of_variable(""), [Seeds::BuiltIn]);
        assert_eq!(of_variable("2024"), [folder("2024")]);
        assert_eq!(of_variable("[\"/srv/awards\", 'built-in']"), [folder("/srv/awards"), Seeds::BuiltIn]);
        let told = |value: &str| refused(Some(&format!("[catalogue]\nseeds = {value}\n")), &[]).join("\n");
        assert_eq!(told("[\"a\", \"a\"]"), "my.toml:2:9: `seeds` in [catalogue]: `a` stands twice");
        assert!(told("[]").starts_with("my.toml:2:9: `seeds` in [catalogue]: the list is empty"), "{}", told("[]"));
        assert!(told("[\"a\", \"\"]").contains("an empty text names no folder"), "{}", told("[\"a\", \"\"]"));
        assert!(told("7").contains("expected \"built-in\", a folder, or a list of them"), "{}", told("7"));
    }

    #[test]
    fn a_fault_is_blamed_on_the_layer_that_has_it() {
        // The variable mends what the file has wrong; the other way round it is the variable's fault.
        laid("[reply]\nfacts = 1000\n", &[("LAUREATE_REPLY__FACTS", "3")]);
        let told = refused(Some("[reply]\nfacts = 3\n"), &[("LAUREATE_REPLY__FACTS", "1000")]);
        assert!(told[0].starts_with("LAUREATE_REPLY__FACTS: "), "{told:?}");
    }

    #[test]
    fn what_no_section_claims_is_told_but_no_fault() {
        let names = ["LAUREATE_BIN", "LAUREATE_LAUREATE_LOG__LEVEL", "LAUREATE_PORT", "LAUREATE_REPLI__PAGE_SIZE"];
        let environment = Environment::of(&names.map(|name| (name, "x")));
        assert!(lay(DEFAULTS, None, environment.settings()).is_ok());
        let told = unclaimed(DEFAULTS, environment.settings());
        assert_eq!(told.len(), names.len());
        assert_eq!(
            told[3],
            "LAUREATE_REPLI__PAGE_SIZE is not a setting: unknown section `repli`; did you mean `reply`?"
        );
    }
}
