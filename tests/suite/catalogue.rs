//! Loading a catalogue: a sound one loads, and everything that is wrong with another is told at once, with its place.

use laureate::catalogue::Status;

use crate::harness::{Fixture, library};

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
    assert!(findings.ends_with("1 finding in the catalogue"), "{findings}");
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
        .with("test.toml", "[\"parking\"]", "[\"parkin\"]")
        .with("test.toml", "category = \"best\"", "category = \"bets\"")
        .findings();
    assert!(findings.contains("test.toml:17: there is no organisation `wigan-counci`; did you mean `wigan-council`?"));
    assert!(findings.contains("test.toml:19: there is no topic `parkin`; did you mean `parking`?"), "{findings}");
    assert!(findings.contains("test.toml:18: there is no category `bets`; did you mean `best`?"), "{findings}");
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
    let findings = Fixture::sound().and("test.toml", &twin("other", "[[4, 6]]")).findings();
    assert!(findings.contains("lines 4–6 overlap lines 2–4 of `wigan-bays`"), "{findings}");
    assert!(Fixture::sound().and("test.toml", &twin("other", "[[5, 6]]")).load().is_ok());
}

#[test]
fn everything_is_told_at_once_in_order() {
    let findings = Fixture::sound()
        .with("test.toml", "title = \"Bays of Wigan\"", "title = \" \"")
        .with("test.toml", "id = \"wigan-bays\"", "id = \"Wigan Bays\"")
        .with("test.toml", "facts = [\"Wigan fitted 40 sensors.\"]", "facts = []")
        .with("test.toml", "lines = [[2, 4]]", "lines = [[4, 2]]")
        .with("organisations.toml", "short = \"Wigan\"", "short = \"\"")
        .findings();
    let lines: Vec<&str> = findings.lines().map(|line| line.split(": ").next().unwrap_or(line)).collect();
    assert_eq!(
        lines,
        [
            "organisations.toml:1", "test.toml:15", "test.toml:15", "test.toml:16", "test.toml:23",
            "5 findings in the catalogue"
        ]
    );
}

#[test]
fn standings_fit_the_kind_of_collection() {
    let pending = Fixture::sound().with("test.toml", "\"announced\"", "\"pending\"").findings();
    assert!(pending.contains("is a winner, but the result of `best` is pending"), "{pending}");
    let report = Fixture::sound().with("test.toml", "kind = \"awards\"", "kind = \"report\"").findings();
    assert!(report.contains("`results` (announced or pending) is given for awards"), "{report}");
    assert!(report.contains("stands outside awards: it has a section"), "{report}");
}

#[test]
fn texts_have_their_size() {
    let short = Fixture::sound().with("test.toml", "summary = \"Wigan", "summary = \"Few words.\" #").findings();
    assert!(short.contains("the summary has 2 words; expected 40 to 120"), "{short}");
    let few = Fixture::sound().with("test.toml", "\"who counts free spaces\", ", "").findings();
    assert!(few.contains("has 2 questions; expected 3 to 8"), "{few}");
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
        ["organisations.toml:4", "test.toml:12", "test.toml:18", "vocabulary.toml:5", "4 findings in the catalogue"],
        "{findings}"
    );
}

#[test]
fn a_shared_file_that_cannot_be_read_is_one_finding() {
    let findings = Fixture::sound().with("organisations.toml", "[[organisation]]", "[[organisation").findings();
    assert!(findings.starts_with("organisations.toml:1: "), "{findings}");
    assert!(findings.ends_with("1 finding in the catalogue"), "{findings}");
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
