//! Laws between questions: what one answer says of another, whatever the catalogue holds.
//!
//! 1. "Not" gives the complement within a collection.
//! 2. The pages of a list join to the list.
//! 3. A count is the length of its list.
//! 4. The order of slots does not matter.
//! 5. Chatter around a question changes nothing.
//! 6. Nor do capitals, accents and what stands at its end.
//! 7. A filter and the same in words are one question.
//! 8. Years joined by "or" hold each of them, and no more.
//! 9. Other results change who won, and not what is found.
//! 10. A topic is not the category of its name, nor does its place in a sentence matter.
//! 11. What is not executed is not understood: "not" is never dropped.

use std::collections::{BTreeMap, BTreeSet};

use laureate::answer::{Answer, Outcome, answer};
use laureate::catalogue::{Catalogue, CategoryKey, EntryKey, Status};
use laureate::library::Library;
use laureate::reply::{Block, Reply, reply};
use laureate::request::{FilterText, Request};
use proptest::prelude::*;
use proptest::sample::select;

use crate::harness::{ids, library};

fn catalogue() -> &'static Catalogue {
    library().catalogue()
}

fn ask(question: &str) -> Answer {
    answer(library(), &Request::ask(question))
}

fn headline(answer: &Answer) -> String {
    reply(library(), answer).headline
}

/// The entries that answer a question; those that are only near it do not.
fn entries(question: &str) -> BTreeSet<&'static str> {
    let answer = ask(question);
    if answer.answered() { ids(&answer).into_iter().collect() } else { BTreeSet::new() }
}

fn collections() -> Vec<&'static str> {
    catalogue().collections().map(|(_, collection)| collection.name.as_str()).collect()
}

fn topics() -> Vec<&'static str> {
    catalogue().topics().map(|(_, topic)| topic.name.as_str()).collect()
}

/// Whether a category or a section begins with the name of a topic: "about housing" is not "in Housing Initiative".
fn is_category_too(topic: &str) -> bool {
    let topic = topic.to_lowercase();
    catalogue().categories().any(|(_, category)| category.name.to_lowercase().starts_with(&topic))
}

/// Conditions, each as it is and as it is not.
fn conditions() -> Vec<(String, String)> {
    let topics = topics().into_iter().filter(|topic| !is_category_too(topic)).map(|topic| format!("about {topic}"));
    let regions =
        ["Wales", "Scotland", "London", "the North West", "the South East"].map(|from| format!("from {from}"));
    let kinds = ["councils", "companies", "charities", "universities"].map(|kind| format!("by {kind}"));
    let turned = topics.chain(regions).chain(kinds).map(|is| (is.clone(), format!("not {is}")));
    turned.chain([("with partners".to_owned(), "without partners".to_owned())]).collect()
}

/// A question with an answer of every kind: in order of slots, as a person would write it.
fn questions() -> Vec<String> {
    let mut questions: Vec<String> = [
        "who won the partner excellence award?",
        "how many councils entered the LGC Awards 2022?",
        "which entries are not about housing?",
        "finalists in 2018",
        "what did Wigan enter in 2022?",
        "who sponsors Digital Impact?",
        "how many entries are in Climate Response?",
        "which council has the most entries?",
        "average number of entries per council",
        "when are the LGC winners revealed?",
        "how much does Trafford save a year on CCTV?",
        "which category had the most shortlisted entries?",
        "Small Team shortlist",
        "did the simulated phishing exercise win?",
        "how much did the Tameside App cost?",
        "who won the blockchain award?",
    ]
    .map(str::to_owned)
    .into();
    questions.extend(catalogue().topics().map(|(_, topic)| format!("how many entries are about {}?", topic.name)));
    questions
        .extend(catalogue().categories().map(|(_, category)| format!("how many entries are in {}?", category.name)));
    questions
}

/// What a change that changes nothing leaves as it is: the answer; of a question that is refused, why and what comes nearest.
fn told(question: &str) -> (bool, String, Vec<&'static str>) {
    let answer = ask(question);
    let mut entries = ids(&answer);
    if !answer.answered() {
        entries.truncate(1);
    }
    (answer.answered(), headline(&answer), entries)
}

/// Every question changed in every way: those whose answer changes.
fn changed(ways: &[impl Fn(&str) -> String]) -> Vec<String> {
    let mut amiss = Vec::new();
    for question in questions() {
        let before = told(&question);
        for other in ways.iter().map(|way| way(&question)) {
            let after = told(&other);
            if before != after {
                amiss.push(format!("{question} / {other}\n  {before:?}\n  {after:?}"));
            }
        }
    }
    amiss
}

/// Slots that an entry and one of its standings fill, in the words of a question.
fn slots() -> impl Strategy<Value = Vec<String>> {
    let stood: Vec<(EntryKey, CategoryKey, Status)> = catalogue()
        .entries()
        .flat_map(|(key, entry)| entry.recognitions.iter().map(move |r| (key, r.category, r.status)))
        .filter(|(key, ..)| !catalogue().entry(*key).organisations.is_empty())
        .collect();
    let slots = select(stood).prop_map(|(key, category, status)| {
        let entry = catalogue().entry(key);
        let noun = match status {
            Status::Winner => "winners",
            Status::Finalist => "finalists",
            Status::Nominated => "nominated entries",
            _ => "shortlisted entries",
        };
        let organisation = catalogue().organisation(entry.organisations[0]);
        vec![
            noun.to_owned(),
            format!("in {}", catalogue().collection(entry.collection).year),
            format!("from {}", organisation.name),
            format!("in the category {}", catalogue().category(category).name),
        ]
    });
    // The category is left out at times.
    (slots, 3..=4_usize).prop_map(|(mut slots, kept)| {
        slots.truncate(kept);
        slots
    })
}

fn with_accents(text: &str) -> String {
    let accented = |c: char| match c {
        'a' => 'á',
        'e' => 'è',
        'i' => 'ï',
        'o' => 'ô',
        other => other,
    };
    text.chars().map(accented).collect()
}

/// How else the letters of a question may be written.
const FORMS: &[fn(&str) -> String] = &[str::to_uppercase, str::to_lowercase, with_accents, str::to_owned];
/// What may stand at the end of one.
const ENDS: &[&str] = &["", "?", "!", ".", "??", " ?", "…"];

/// What people say before a question.
const BEFORE: &[&str] = &["hi, ", "Hello! ", "could you tell me ", "please, ", "hey, quick one: ", ""];
/// What they say behind it.
const BEHIND: &[&str] =
    &[" please", " thanks", ", thank you!", " Cheers", "?", "? Reading it out next!", ", I'm on in five", " - no rush"];

fn config() -> ProptestConfig {
    ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_slots_does_not_matter(slots in slots(), mixed in Just((0..4).collect::<Vec<usize>>()).prop_shuffle()) {
        let question = slots.join(" ");
        let other: Vec<&str> = mixed.iter().filter_map(|at| slots.get(*at)).map(String::as_str).collect();
        let other = other.join(" ");
        prop_assert!(!entries(&question).is_empty(), "{} is not answered", question);
        prop_assert_eq!(entries(&question), entries(&other), "{} / {}", question, other);
    }
}

#[test]
fn years_joined_by_or_hold_each_and_no_more() {
    for topic in topics() {
        let each: BTreeMap<u16, BTreeSet<&str>> =
            [2018, 2019, 2022].map(|year| (year, entries(&format!("entries about {topic} in {year}")))).into();
        for (one, other) in [(2018, 2019), (2018, 2022), (2019, 2022), (2022, 2018)] {
            let both = entries(&format!("entries about {topic} in {one} or {other}"));
            assert_eq!(both, each[&one].union(&each[&other]).copied().collect(), "{topic} in {one} or {other}");
        }
    }
}

#[test]
fn chatter_changes_nothing() {
    let mut ways = Vec::new();
    for before in BEFORE {
        ways.extend(
            BEHIND
                .iter()
                .map(|behind| move |question: &str| format!("{before}{}{behind}", question.trim_end_matches('?'))),
        );
    }
    let amiss = changed(&ways);
    assert!(amiss.is_empty(), "{}:\n{}", amiss.len(), amiss.join("\n"));
}

#[test]
fn capitals_accents_and_the_end_change_nothing() {
    let mut ways = Vec::new();
    for form in FORMS {
        ways.extend(
            ENDS.iter().map(|end| move |question: &str| format!("{}{end}", form(question.trim_end_matches('?')))),
        );
    }
    let amiss = changed(&ways);
    assert!(amiss.is_empty(), "{}:\n{}", amiss.len(), amiss.join("\n"));
}

/// The entries that the pages of a request show, one after the other.
fn over_pages(list: &Answer, page: impl Fn(usize) -> Request) -> Vec<EntryKey> {
    assert!(matches!(list.outcome, Outcome::List(_)), "{} is no list", list.understood);
    let pages = reply(library(), list).pages().map_or(1, |(_, pages)| pages);
    let shown = |number| {
        let told = reply(library(), &answer(library(), &page(number)));
        told.openable().into_iter().map(|(_, entry)| entry).collect::<Vec<_>>()
    };
    (1..=pages).flat_map(shown).collect()
}

#[test]
fn the_pages_of_a_list_join_to_the_list() {
    let questions =
        ["entries about housing", "entries of LGA Digital Best Practice", "which entries are not about housing?"];
    for question in questions {
        let list = ask(question);
        let asked = |page| Request::Ask { question: question.to_owned(), before: Vec::new(), page };
        let whole: Vec<EntryKey> = list.entries().iter().map(|scored| scored.entry).collect();
        assert_eq!(over_pages(&list, asked), whole, "{question}");
        assert!(whole.len() > library().reply_settings().page_size, "{question} fits a page");
    }
    for topic in ["housing", "digital inclusion", "covid-19 response"] {
        let browse = |page| Request::Browse { filters: about(topic), page };
        let list = answer(library(), &browse(1));
        let whole: Vec<EntryKey> = list.entries().iter().map(|scored| scored.entry).collect();
        assert_eq!(over_pages(&list, browse), whole, "{topic}");
    }
}

fn about(topic: &str) -> FilterText {
    FilterText { topic: Some(topic.to_owned()), ..FilterText::default() }
}

#[test]
fn a_topic_in_words_is_the_filter() {
    let mut different = Vec::new();
    for topic in topics() {
        let browsed = answer(library(), &Request::Browse { filters: about(topic), page: 1 });
        let browsed: BTreeSet<&str> = ids(&browsed).into_iter().collect();
        let asked = ask(&format!("entries about {topic}"));
        if !asked.answered() || browsed != ids(&asked).into_iter().collect() {
            different.push(format!("{topic}: {} by the filter · {}", browsed.len(), headline(&asked)));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// A category whose winner is not known yet, and one of its entries that stands in it alone.
fn open_standings() -> Vec<(CategoryKey, EntryKey)> {
    let open = |(key, entry): (EntryKey, &laureate::catalogue::Entry)| match entry.recognitions.as_slice() {
        [only] if library().results().is_open(only.category) => Some((only.category, key)),
        _ => None,
    };
    catalogue().entries().filter_map(open).collect()
}

/// What a reply says first: its headline, and the sentence that belongs to it.
fn opening(reply: &Reply) -> String {
    match reply.blocks.first() {
        Some(Block::Text(text)) => format!("{} {text}", reply.headline),
        _ => reply.headline.clone(),
    }
}

/// The built-in library once this category's winner is announced.
fn announced(category: CategoryKey, winner: EntryKey) -> Library {
    let results = library().results().announced(catalogue(), category, &[winner], &[]);
    library().with_results(results.expect("it stands there"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_announcement_changes_who_won((category, winner) in select(open_standings())) {
        let after = announced(category, winner);
        let (name, entry) = (&catalogue().category(category).name, catalogue().entry(winner));
        let request = Request::Winners { filters: FilterText { category: Some(name.clone()), ..FilterText::default() }, page: 1 };
        let told = |library: &Library| {
            let answer = answer(library, &request);
            (opening(&reply(library, &answer)), ids(&answer))
        };
        let (known, _) = told(&after);
        prop_assert!(known.contains(&entry.title), "{}: {}", name, known);
        prop_assert!(told(library()).0.contains("the results are not in this catalogue"), "{}", name);
        let listed = answer(&after, &Request::ask(&format!("winners of {name} in 2022")));
        prop_assert_eq!(ids(&listed), [entry.id.as_str()], "{}: {}", name, reply(&after, &listed).headline);
    }

    #[test]
    fn an_announcement_changes_no_lookup(
        (category, winner) in select(open_standings()),
        at in 0..284_usize,
    ) {
        let after = announced(category, winner);
        let (_, entry) = catalogue().entries().nth(at).expect("there are 284 entries");
        for query in entry.questions.iter().take(2).chain([&entry.title, &catalogue().category(category).name]) {
            let request = Request::Lookup { query: query.clone(), filters: FilterText::default(), page: 1 };
            prop_assert_eq!(ids(&answer(library(), &request)), ids(&answer(&after, &request)), "{}", query);
        }
    }
}

/// What is amiss with a condition within a collection: lists and counts of it and of its opposite must fit together.
fn amiss(collection: &str, is: &str, is_not: &str) -> Option<String> {
    let all = entries(&format!("list all entries of {collection}"));
    let listed = [is, is_not].map(|condition| entries(&format!("list entries of {collection} {condition}")));
    let counted = [is, is_not].map(|condition| {
        match ask(&format!("how many entries of {collection} are {condition}?")).outcome {
            Outcome::Count(count) => count.number,
            _ => 0,
        }
    });
    let lengths = [listed[0].len(), listed[1].len()];
    let joined: BTreeSet<&str> = listed[0].union(&listed[1]).copied().collect();
    let fits = counted == lengths && joined == all && lengths.iter().sum::<usize>() == all.len();
    (!fits).then(|| format!("{collection}, {is} or not: {lengths:?} listed, {counted:?} counted, {} in all", all.len()))
}

#[track_caller]
fn fit_together(conditions: &[(String, String)]) {
    let amiss: Vec<String> = collections()
        .into_iter()
        .flat_map(|collection| conditions.iter().filter_map(move |(is, is_not)| amiss(collection, is, is_not)))
        .collect();
    assert!(amiss.is_empty(), "{} are amiss:\n{}", amiss.len(), amiss.join("\n"));
}

#[test]
fn a_condition_and_its_opposite_make_up_a_collection_and_a_count_is_the_length_of_its_list() {
    fit_together(&conditions());
}

#[test]
fn about_a_topic_is_not_in_a_category_of_its_name() {
    let topics = topics().into_iter().filter(|topic| is_category_too(topic));
    fit_together(&topics.map(|topic| (format!("about {topic}"), format!("not about {topic}"))).collect::<Vec<_>>());
}

#[test]
fn not_from_a_wide_region_is_executed_or_not_understood() {
    let mut wrong = Vec::new();
    for (collection, region) in collections().into_iter().flat_map(|name| [(name, "Yorkshire"), (name, "the Midlands")])
    {
        let all = entries(&format!("list all entries of {collection}"));
        let with = entries(&format!("list entries of {collection} from {region}"));
        let question = format!("list entries of {collection} not from {region}");
        let without = ask(&question);
        let complement: BTreeSet<&str> = all.difference(&with).copied().collect();
        if without.answered() && complement != ids(&without).into_iter().collect() {
            wrong.push(format!("{question}: {} · {}", without.understood, headline(&without)));
        }
        let counted = ask(&format!("how many entries of {collection} are not from {region}?"));
        let number = matches!(&counted.outcome, Outcome::Count(count) if count.number == complement.len());
        if counted.answered() && !number {
            wrong.push(format!("{collection}, {region}: {}", headline(&counted)));
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_topic_means_the_same_wherever_it_stands() {
    let mut different = Vec::new();
    for topic in topics() {
        let front = entries(&format!("about {topic} shortlisted entries"));
        let end = entries(&format!("shortlisted entries about {topic}"));
        if front != end {
            different.push(format!("{topic}: {} in front, {} at the end", front.len(), end.len()));
        }
    }
    assert!(different.is_empty(), "{} are different:\n{}", different.len(), different.join("\n"));
}

/// Everyday questions for one entry each, a fixed few of them.
fn everyday() -> impl Iterator<Item = &'static str> {
    catalogue().entries().step_by(7).filter_map(|(_, entry)| entry.questions.first()).map(String::as_str)
}

/// The first entry and whether it is answered, as a person would notice it.
fn noticed(question: &str) -> (bool, Option<&'static str>) {
    let answer = ask(question);
    (answer.answered(), ids(&answer).first().copied())
}

#[track_caller]
fn all_same(change: impl Fn(&str) -> String) {
    let changed = everyday().map(|question| (question, change(question)));
    let different = changed.filter(|(question, changed)| noticed(question) != noticed(changed));
    let different: Vec<String> = different.map(|(_, changed)| format!("{changed}: {:?}", noticed(&changed))).collect();
    assert!(different.is_empty(), "{} are different:\n{}", different.len(), different.join("\n"));
}

#[test]
fn capitals_and_accents_of_an_everyday_question_change_nothing() {
    for form in &FORMS[..3] {
        all_same(form);
    }
}
