//! Loading a catalogue: a sound one loads, and everything that is wrong with another is reported at once, with its place.

use laureate::catalogue::{Catalogue, SeedFiles, Status};
use laureate::config::Seeds;

use crate::harness::{Fixture, folder, library};

#[test]
fn the_built_in_catalogue_holds_the_five_documents() {
    let catalogue = library().catalogue();
    let counts: Vec<(&str, usize)> = catalogue
        .collections()
        .map(|(key, c)| (c.id.as_str(), catalogue.entries().filter(|(_, e)| e.collection == key).count()))
        .collect();
    assert_eq!(
        counts,
        [
            ("inetwork-2018", 21),
            ("lga-digital", 43),
            ("lgc-2022", 177),
            ("socitm-share-leeds-2019", 9),
            ("state-of-transformation-2018", 34),
        ]
    );
}

#[test]
fn the_inetwork_awards_have_their_standings() {
    let catalogue = library().catalogue();
    let count = |status: Status| {
        catalogue
            .entries()
            .filter(|(key, _)| catalogue.collection_of(*key).id == "inetwork-2018")
            .flat_map(|(_, entry)| &entry.recognitions)
            .filter(|recognition| recognition.status == status)
            .count()
    };
    assert_eq!([count(Status::Winner), count(Status::Finalist), count(Status::Nominated)], [7, 10, 8]);
}

#[test]
fn the_lgc_shortlist_is_complete_and_pending() {
    let catalogue = library().catalogue();
    let (key, lgc) = catalogue.collections().find(|(_, c)| c.id == "lgc-2022").unwrap();
    assert!(library().results().has_open(catalogue, key), "{}", lgc.name);
    let standings: Vec<_> =
        catalogue.entries().filter(|(_, e)| e.collection == key).flat_map(|(_, e)| &e.recognitions).collect();
    assert_eq!(standings.len(), 183);
    assert!(standings.iter().all(|recognition| recognition.status == Status::Shortlisted));
    assert_eq!(catalogue.categories().filter(|(_, c)| c.collection == key).count(), 22);
    let umbrella = catalogue.entry(catalogue.entry_by_id("south-gloucestershire-umbrella").unwrap());
    assert_eq!((umbrella.recognitions.len(), umbrella.lines.len()), (4, 4));
}

#[test]
fn a_sound_catalogue_loads() {
    assert_eq!(Fixture::sound().load().unwrap().entries().len(), 1);
}

#[test]
fn broken_toml_is_told_with_its_line() {
    let findings = Fixture::sound().with("test.toml", "year = 2020", "year = = 2020").findings();
    assert!(findings.starts_with("test.toml:5: "), "{findings}");
    assert!(findings.ends_with("1 error in the catalogue"), "{findings}");
}

#[test]
fn an_unknown_key_is_told_with_its_line() {
    let findings = Fixture::sound().with("test.toml", "title =", "titel =").findings();
    assert!(findings.contains("unknown field `titel`"), "{findings}");
}

#[test]
fn a_wrong_type_or_status_is_told() {
    let findings = Fixture::sound().with("test.toml", "status = \"winner\"", "status = \"won\"").findings();
    assert!(findings.starts_with("test.toml:18: ") && findings.contains("`winner`"), "{findings}");
}

#[test]
fn dangling_references_name_the_nearest() {
    let findings = Fixture::sound()
        .with("test.toml", "[\"wigan-council\"]", "[\"wigan-counci\"]")
        .with("test.toml", "category = \"best\"", "category = \"bets\"")
        .findings();
    let lines: Vec<&str> = findings.lines().collect();
    // The entry has a recognition, though of an unknown category: that is the one thing wrong with it.
    assert_eq!(
        lines,
        [
            "test.toml:17: unknown organisation `wigan-counci`; did you mean `wigan-council`?",
            "test.toml:18: unknown category `bets`; did you mean `best`?",
            "2 errors in the catalogue"
        ]
    );
}

/// A second entry like the fixture's first, with other lines.
fn twin(id: &str, lines: &str) -> String {
    let summary = "Wigan put sensors into its bays and told drivers where to find a free one. ".repeat(3);
    format!(
        "\n[[entry]]\nid = \"{id}\"\ntitle = \"Twin\"\nrecognitions = [{{ category = \"best\", status = \"finalist\" }}]\n\
         topics = [\"parking\"]\nsummary = \"{summary}\"\nfacts = [\"A fact.\"]\nquestions = [\"a\", \"b\", \"c\"]\n\
         lines = {lines}\n"
    )
}

#[test]
fn an_id_stands_once() {
    let findings = Fixture::sound().and("test.toml", &twin("wigan-bays", "[[5, 6]]")).findings();
    assert!(findings.contains("the entry id `wigan-bays` stands twice; first at test.toml:15"), "{findings}");
}

#[test]
fn a_line_of_the_source_belongs_to_one_entry() {
    let warnings = Fixture::sound().and("test.toml", &twin("other", "[[4, 6]]")).warnings();
    assert!(warnings.contains("lines 4–6 overlap lines 2–4 of `wigan-bays`"), "{warnings}");
    let warnings = Fixture::sound().and("test.toml", &twin("other", "[[5, 6]]")).warnings();
    assert!(!warnings.contains("overlap"), "{warnings}");
}

#[test]
fn everything_is_told_at_once_in_order() {
    let findings = Fixture::sound()
        .with("test.toml", "title = \"Bays of Wigan\"", "title = \" \"")
        .with("test.toml", "id = \"wigan-bays\"", "id = \"Wigan Bays\"")
        .with("test.toml", "[\"Wigan fitted forty sensors.\"]", "[\"\"]")
        .with("test.toml", "lines = [[2, 4]]", "lines = [[4, 2]]")
        .with("organisations.toml", "short = \"Wigan\"", "short = \" \"")
        .findings();
    let lines: Vec<&str> = findings.lines().map(|line| line.split(": ").next().unwrap_or(line)).collect();
    assert_eq!(
        lines,
        [
            "organisations.toml:1", "test.toml:15", "test.toml:16", "test.toml:21", "test.toml:23",
            "5 errors in the catalogue"
        ]
    );
}

#[test]
fn standings_fit_the_kind_of_collection() {
    let pending = Fixture::sound().with("test.toml", "\"announced\"", "\"pending\"").findings();
    assert!(pending.contains("`wigan-bays` has the status `winner`, but the result of `best` is pending"), "{pending}");
    let report = Fixture::sound().with("test.toml", "kind = \"awards\"", "kind = \"report\"").findings();
    assert!(report.contains("`results` is for awards only"), "{report}");
    assert!(report.contains("does not stand in awards: it needs a `section`"), "{report}");
}

#[test]
fn texts_have_their_size() {
    let short = Fixture::sound().with("test.toml", "summary = \"Wigan", "summary = \"Few words.\" #").warnings();
    assert!(short.starts_with("test.toml:20: warning: the summary has 2 words; 40 to 120 are best"), "{short}");
    let few = Fixture::sound().with("test.toml", "\"who counts free spaces\", ", "").warnings();
    assert!(few.contains("has 2 questions; 3 to 8 are best"), "{few}");
    assert!(few.ends_with("1 warning in the catalogue"), "{few}");
}

#[test]
fn every_table_that_cannot_be_read_is_told_at_once() {
    let findings = Fixture::sound()
        .with("test.toml", "status = \"winner\"", "status = \"won\"")
        .with("test.toml", "name = \"Best Project\"", "nam = \"Best Project\"")
        .with("organisations.toml", "short = ", "shor = ")
        .with("vocabulary.toml", "name = \"Parking\"", "name = 3")
        .findings();
    let lines: Vec<&str> = findings.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(
        lines,
        ["organisations.toml:4", "test.toml:12", "test.toml:18", "vocabulary.toml:5", "4 errors in the catalogue"],
        "{findings}"
    );
}

#[test]
fn a_shared_file_that_cannot_be_read_is_one_finding() {
    let findings = Fixture::sound().with("organisations.toml", "[[organisation]]", "[[organisation").findings();
    assert!(findings.starts_with("organisations.toml:1: "), "{findings}");
    assert!(findings.ends_with("1 error in the catalogue"), "{findings}");
}

#[test]
fn lines_of_a_collections_facts_are_a_range() {
    for lines in ["[[4, 1]]", "[[0, 0]]"] {
        let facts = format!("facts = [{{ text = \"A fact.\", lines = {lines} }}]\n\n[[category]]");
        let findings = Fixture::sound().with("test.toml", "[[category]]", &facts).findings();
        assert!(findings.contains("expected [first, last], counted from 1"), "{findings}");
        assert!(findings.starts_with("test.toml:10: "), "{findings}");
    }
}

#[test]
fn a_catalogue_without_entries_is_none() {
    let none = Fixture::sound().cut("test.toml", "[[entry]]").findings();
    assert!(none.contains("the catalogue holds no entry"), "{none}");
}

#[test]
fn an_id_fits_into_a_button() {
    let findings = Fixture::sound().with("test.toml", "wigan-bays", &"a".repeat(81)).findings();
    assert!(findings.contains("has 81 characters; expected 80 at most"), "{findings}");
}

/// What somebody writes who announces winners and has no document.
const OWN: &str = r#"id = "northside-2026"
name = "Northside Community Awards 2026"
organiser = "Northside Forum"
year = 2026
results = "announced"

[[category]]
id = "neighbour"
name = "Good Neighbour"

[[entry]]
id = "repair-cafe"
title = "The Northside Repair Café"
organisations = ["Northside Repair Café", "Wigan"]
recognitions = [{ category = "neighbour", status = "runner-up" }]
topics = ["repairs", "Second-hand things", "parking"]
"#;

/// The fixture with that in place of its awards.
fn own(awards: &str) -> Fixture {
    Fixture::sound().cut("test.toml", "id =").and("test.toml", awards)
}

#[test]
fn an_own_collection_needs_little() {
    let catalogue = own(OWN).load().unwrap();
    let entry = catalogue.entry(catalogue.entry_by_id("repair-cafe").unwrap());
    let organisations: Vec<&str> =
        entry.organisations.iter().map(|key| catalogue.organisation(*key).id.as_str()).collect();
    assert_eq!(organisations, ["northside-repair-cafe", "wigan-council"], "by name, and by what it is called");
    let topics: Vec<_> =
        entry.topics.iter().map(|key| catalogue.topic(*key)).map(|t| (t.id.as_str(), t.name.as_str())).collect();
    assert_eq!(topics, [("repairs", "Repairs"), ("second-hand-things", "Second-hand things"), ("parking", "Parking")]);
    assert_eq!(catalogue.statuses(), [Status::RunnerUp]);
    assert!(catalogue.collection_of(catalogue.entry_by_id("repair-cafe").unwrap()).source_name().is_none());
    let warnings = own(OWN).warnings();
    let told = warnings.lines().filter(|line| line.contains(": warning: "));
    let lacking: Vec<&str> = told.filter_map(|line| line.split('`').nth(1)).collect();
    assert_eq!(lacking, ["facts", "questions", "summary", "summary"], "{warnings}");
    let figures = own(&format!("{OWN}facts = [\"It cost £300.\"]\n")).warnings();
    assert!(figures.contains("1 of 1 entries have no `figures`, which answer “how much”"), "{figures}");
}

#[test]
fn thin_entries_and_proposals_that_nobody_looked_at_are_notes() {
    let notes = own(&format!("{OWN}proposed = [\"topics\", \"questions\"]\n")).warnings();
    assert!(
        notes.contains(": note: 1 of 1 entries are thin: `repair-cafe` (no facts, no questions, no summary)"),
        "{notes}"
    );
    assert!(notes.contains(": note: nobody has looked at 2 proposals in 1 entries yet"), "{notes}");
    let unknown = own(&format!("{OWN}proposed = [\"everything\"]\n")).findings();
    assert!(unknown.contains("expected one of `topics`, `summary`, `figures`, `questions`"), "{unknown}");
}

#[test]
fn a_new_name_that_is_nearly_a_known_one_is_a_warning() {
    let warnings = own(&OWN.replace("\"Wigan\"", "\"Wigan Counsil\"").replace("\"parking\"", "\"parkign\"")).warnings();
    let place = "test.toml:14: warning: ";
    assert!(
        warnings
            .contains(&format!("{place}“Wigan Counsil” is taken as a new organisation; did you mean “Wigan Council”?")),
        "{warnings}"
    );
    assert!(
        warnings.contains("test.toml:16: warning: `parkign` is taken as a new topic; did you mean `parking`?"),
        "{warnings}"
    );
    assert!(!own(&OWN.replace("\"parking\"", "\"biodiversity\"")).warnings().contains("did you mean"));
}

#[test]
fn a_text_without_quotes_is_told_so() {
    let findings = own(&OWN.replace("\"northside-2026\"", "northside-2026")).findings();
    let expected =
        "test.toml:1: `northside-2026` is a text, so it stands in quotes: \"northside-2026\"\n1 error in the catalogue";
    assert_eq!(findings, expected);
}

#[test]
fn everything_that_is_wrong_with_a_table_is_told_at_once() {
    let wrong = OWN
        .replace("organiser = \"Northside Forum\"\n", "")
        .replace("year = 2026", "year = \"2026\"\nplace = \"here\"")
        .replace("title = \"The Northside Repair Café\"\n", "topisc = []\n")
        .replace("status = \"runner-up\"", "status = \"2nd\"");
    let findings = own(&wrong).findings();
    let told: Vec<&str> = findings.lines().map(|line| line.split(',').next().unwrap_or(line)).collect();
    assert_eq!(
        told,
        [
            "test.toml:1: missing field `organiser`",
            "test.toml:3: invalid type: string \"2026\"",
            "test.toml:4: unknown field `place`",
            "test.toml:11: missing field `title`",
            "test.toml:13: unknown field `topisc`; did you mean `topics`?",
            "test.toml:15: unknown variant `2nd`",
            "6 errors in the catalogue"
        ],
        "{findings}"
    );
}

#[test]
fn a_broken_table_is_told_once_and_not_what_follows_from_it() {
    let organisation = Fixture::sound().with("organisations.toml", "name = \"Wigan Council\"\n", "").findings();
    assert_eq!(organisation, "organisations.toml:1: missing field `name`\n1 error in the catalogue");
    let category = Fixture::sound().with("test.toml", "name = \"Best Project\"\n", "").findings();
    assert_eq!(category, "test.toml:10: missing field `name`\n1 error in the catalogue");
    let kind = Fixture::sound().with("test.toml", "kind = \"awards\"", "kind = \"prizes\"").findings();
    assert!(kind.starts_with("test.toml:3: unknown variant `prizes`"), "{kind}");
    assert!(kind.ends_with("\n1 error in the catalogue"), "{kind}");
}

#[test]
fn a_fact_may_have_a_short_form_for_cards() {
    let fact = "\"Wigan fitted forty sensors.\"";
    let with = |short: &str| format!("{{ text = {fact}, short = \"{short}\" }}, \"Another.\"");
    let fixture = |short: &str| Fixture::sound().with("test.toml", fact, &with(short));
    let catalogue = fixture("40 sensors.").load().unwrap();
    let (_, entry) = catalogue.entries().next().unwrap();
    assert_eq!([0, 1, 2].map(|fact| entry.fact_for_card(fact)), [Some("40 sensors."), Some("Another."), None]);
    let invented = fixture("41 sensors.").warnings();
    assert!(invented.contains("test.toml:21: warning: `short` states 41, which its fact does not"), "{invented}");
    let long = fixture("Forty sensors were fitted here.").warnings();
    assert!(long.contains("test.toml:21: warning: `short` is longer than the fact itself"), "{long}");
}

#[test]
fn a_source_is_called_by_its_title_and_has_a_web_address() {
    let name = |source: &str| {
        let fixture = own(&OWN.replace("year = 2026", &format!("year = 2026\nsource = {{ {source} }}")));
        fixture.load().map(|catalogue| catalogue.collections().next().unwrap().1.source_name().unwrap())
    };
    assert_eq!(name("title = \"results page\"").unwrap(), "Northside Community Awards 2026, results page");
    assert_eq!(name("url = \"https://example.org/a\"").unwrap(), "Northside Community Awards 2026");
    assert!(name("url = \"example.org\"").unwrap_err().contains("`source.url` is no web address"));
    assert!(name(&format!("sha256 = \"{}\"", "0".repeat(64))).unwrap_err().contains("which is missing"));
}

#[test]
fn our_own_catalogue_has_no_warning_and_names_no_new_topic() {
    let (catalogue, findings) = Catalogue::examine(SeedFiles::built_in()).report();
    assert_eq!(findings.0, []);
    let listed = |list: &str| include_str!("../../seeds/organisations.toml").matches(list).count();
    assert_eq!(catalogue.organisations().len(), listed("[[organisation]]"));
    let topics = include_str!("../../seeds/vocabulary.toml").lines().filter(|line| *line == "[[topic]]").count();
    assert_eq!(catalogue.topics().len(), topics);
    assert!(catalogue.collections().all(|(_, c)| c.source.as_ref().is_some_and(|source| source.title.is_some())));
}

#[test]
fn what_a_standing_is_called_is_what_this_catalogue_has() {
    let builtin = library().names();
    let meant = |status| builtin.meant_by(status);
    // The shortlists of the built-in catalogue have no runner-up: whoever says so means who came near.
    assert_eq!(meant(Status::RunnerUp), [Status::Finalist]);
    assert_eq!(meant(Status::Commended), [Status::HighlyCommended]);
    assert_eq!(meant(Status::Winner), [Status::Winner]);
    assert_eq!(builtin.status("runner up").unwrap(), [Status::Finalist]);
    assert!(builtin.status("bronze").is_err(), "nobody has it");
}

/// Two catalogues in folders of their own, and what examining both as one brings.
fn together(first: &Fixture, second: &Fixture) -> (Catalogue, String) {
    let (one, other) = (folder(), folder());
    first.write(one.path());
    second.write(other.path());
    let places = [Seeds::Folder(one.path().to_owned()), Seeds::Folder(other.path().to_owned())];
    let (catalogue, findings) = Catalogue::examine(SeedFiles::of(&places)).report();
    let told = if findings.0.is_empty() { String::new() } else { findings.to_string() };
    let named = [(one.path(), "first"), (other.path(), "second")];
    (catalogue, named.iter().fold(told, |told, (path, name)| told.replace(&path.display().to_string(), name)))
}

/// The sound fixture's entry in another collection, under another id.
fn elsewhere() -> Fixture {
    Fixture::sound()
        .with("test.toml", "id = \"test-2020\"", "id = \"other-2021\"")
        .with("test.toml", "id = \"wigan-bays\"", "id = \"wigan-baths\"")
}

#[test]
fn several_catalogues_are_one() {
    let first = Fixture::sound().with("organisations.toml", "region = \"North West\"\n", "");
    let second = elsewhere().with("organisations.toml", "kind =", "aliases = [\"Pie town\"]\nkind =");
    let (catalogue, findings) = together(&first, &second);
    assert_eq!(findings, "");
    assert_eq!((catalogue.collections().len(), catalogue.entries().len()), (2, 2));
    let alone = Fixture::sound().load().expect("it is sound");
    assert_eq!(catalogue.organisations().len(), alone.organisations().len(), "the same organisation is one");
    assert_eq!(catalogue.topics().len(), alone.topics().len(), "the same topic is one");
    let organisers: Vec<_> = catalogue.entries().map(|(_, entry)| entry.organisations.clone()).collect();
    assert_eq!(organisers[0], organisers[1]);
    let wigan = catalogue.organisation(organisers[0][0]);
    assert_eq!((wigan.region.as_str(), wigan.aliases.last().map(String::as_str)), ("North West", Some("Pie town")));
}

#[test]
fn what_two_catalogues_say_differently_is_told_with_both_places() {
    let second = elsewhere().with("organisations.toml", "Wigan Council", "Wigan Borough");
    let (_, told) = together(&Fixture::sound(), &second);
    assert!(
        told.contains("second/organisations.toml:1: the organisation `wigan-council` stands at first/organisations.toml:1 as well, but `name` is “Wigan Borough” here and “Wigan Council” there"),
        "{told}"
    );
    let (_, told) = together(&Fixture::sound(), &Fixture::sound());
    assert!(
        told.contains("second/test.toml:15: the entry id `wigan-bays` stands twice; first at first/test.toml:15"),
        "{told}"
    );
    assert!(told.contains("the collection id `test-2020` stands twice; first at first/test.toml:1"), "{told}");
}

#[test]
fn the_built_in_catalogue_stands_beside_another() {
    let dir = folder();
    elsewhere().write(dir.path());
    let places = [Seeds::BuiltIn, Seeds::Folder(dir.path().to_owned())];
    let both = Catalogue::examine(SeedFiles::of(&places)).usable().expect("both are sound");
    assert_eq!(both.entries().len(), Catalogue::built_in().expect("it is sound").entries().len() + 1);
    let places = [Seeds::BuiltIn, Seeds::BuiltIn];
    let told = Catalogue::examine(SeedFiles::of(&places)).usable().expect_err("ids stand twice").to_string();
    assert!(told.contains("first at built-in/seeds/"), "{told}");
}
