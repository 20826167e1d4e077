//! How search behaves as a catalogue grows: building, lookups, questions, suggestions and similar entries, from the
//! built-in catalogue to 100,000 made-up entries; then tables of the slowest lookups and questions.
//!
//! Arguments are Criterion's. The table has a row for each size that the benchmarks used: `cargo bench -- lookup/1000`
//! measures one size only.

mod made_up;

use std::cell::OnceCell;
use std::fmt;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput};
use laureate::answer::answer;
use laureate::catalogue::{Catalogue, Entry, SeedFile};
use laureate::config::{Config, Environment};
use laureate::library::Library;
use laureate::names::tag::tag;
use laureate::request::FilterText;
use laureate::request::Request;
use laureate::request::SuggestKind;

use made_up::Chance;

/// Sizes of made-up catalogues.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Catalogues of more entries are left out of quick runs, which only show that everything runs.
const QUICK: usize = 1_000;
/// Different requests that a benchmark cycles over.
const REQUESTS: usize = 200;
/// Lookups that the table's figures come from.
const LOOKUPS: usize = 2_000;
/// Samples of a benchmark whose iterations take long.
const FEW_SAMPLES: usize = 10;
/// From so many entries on fewer samples do; and a library of more takes so long to build that the one which all benchmarks
/// share is all that is built.
const BUILT_ONCE: usize = 10_000;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |wanted: &str| arguments.iter().any(|argument| argument == wanted);
    // Like Criterion, which only measures when Cargo says that this is a benchmark.
    let quick = has("--test") || !has("--bench");

    let made_up = SIZES.into_iter().filter(|size| !quick || *size <= QUICK).map(Some);
    let sizes: Vec<Size> = std::iter::once(None).chain(made_up).map(Size::new).collect();
    let mut criterion = Criterion::default().configure_from_args();
    building(&mut criterion, &sizes);
    lookup(&mut criterion, &sizes);
    ask(&mut criterion, &sizes);
    suggestions(&mut criterion, &sizes);
    similar(&mut criterion, &sizes);
    criterion.final_summary();
    if quick { Ok(()) } else { table(&sizes) }
}

/// A catalogue's size, with what is made of it when a benchmark first needs it.
struct Size {
    /// `None` for the built-in catalogue.
    made_up: Option<usize>,
    files: OnceCell<Vec<SeedFile>>,
    /// With the time that building it took.
    built: OnceCell<(Library, Duration)>,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.made_up {
            None => f.write_str("built-in"),
            Some(entries) => write!(f, "{entries}"),
        }
    }
}

impl Size {
    fn new(made_up: Option<usize>) -> Self {
        Self { made_up, files: OnceCell::new(), built: OnceCell::new() }
    }

    fn catalogue(&self) -> Catalogue {
        let built_in = || Catalogue::built_in().expect("the built-in catalogue is right");
        match self.made_up {
            None => built_in(),
            Some(entries) => {
                let files = self.files.get_or_init(|| made_up::files(&built_in(), entries));
                Catalogue::from_files(files).expect("the made-up catalogue is right")
            }
        }
    }

    fn built(&self) -> &(Library, Duration) {
        self.built.get_or_init(|| {
            let catalogue = self.catalogue();
            let start = Instant::now();
            (library(catalogue), start.elapsed())
        })
    }

    /// Fewer samples where each takes long.
    fn samples(&self) -> usize {
        if self.made_up.is_some_and(|entries| entries >= BUILT_ONCE) { FEW_SAMPLES } else { 50 }
    }
}

fn library(catalogue: Catalogue) -> Library {
    let config = Config::load(None, &Environment::default()).expect("the settings are right");
    Library::of(catalogue, &config).expect("the catalogue can be indexed")
}

/// From a catalogue to a library.
fn building(criterion: &mut Criterion, sizes: &[Size]) {
    let mut group = criterion.benchmark_group("building");
    group.sampling_mode(SamplingMode::Flat).sample_size(FEW_SAMPLES);
    for size in sizes {
        let entries = size.made_up.unwrap_or_else(|| size.catalogue().entries().len());
        group.throughput(Throughput::Elements(entries as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            if size.made_up.is_some_and(|entries| entries > BUILT_ONCE) {
                bencher.iter_custom(|times| size.built().1 * times as u32);
            } else {
                bencher.iter_batched(|| size.catalogue(), library, BatchSize::PerIteration);
            }
        });
    }
    group.finish();
}

/// Lookups of all kinds, in turn.
fn lookup(criterion: &mut Criterion, sizes: &[Size]) {
    cycle(criterion, "lookup", sizes, |library| lookups(library.catalogue(), REQUESTS).map(|(_, r)| r).collect());
}

/// Questions of all kinds, in turn.
fn ask(criterion: &mut Criterion, sizes: &[Size]) {
    cycle(criterion, "ask", sizes, |library| questions(library.catalogue(), REQUESTS).collect());
}

/// What is typed of an entry's title, from nothing to eight letters.
fn suggestions(criterion: &mut Criterion, sizes: &[Size]) {
    cycle(criterion, "suggestions", sizes, |library| {
        let typed = |(number, entry): (usize, &Entry)| entry.title.chars().take(number % 9).collect();
        let texts = some_entries(library.catalogue(), REQUESTS).into_iter().enumerate().map(typed);
        texts.map(|text| Request::Suggest { kind: SuggestKind::Entry, text, among: FilterText::default() }).collect()
    });
}

/// Entries like one, by its id.
fn similar(criterion: &mut Criterion, sizes: &[Size]) {
    cycle(criterion, "similar", sizes, |library| {
        let entries = some_entries(library.catalogue(), REQUESTS);
        entries.into_iter().map(|entry| Request::SimilarTo { entry: entry.id.clone() }).collect()
    });
}

/// Measures one request after the other, over and over.
fn cycle(criterion: &mut Criterion, name: &str, sizes: &[Size], requests: impl Fn(&Library) -> Vec<Request>) {
    let mut group = criterion.benchmark_group(name);
    for size in sizes {
        group.sample_size(size.samples());
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            let library = &size.built().0;
            let requests = requests(library);
            let mut next = requests.iter().cycle();
            bencher.iter(|| next.next().map(|request| answer(library, request)));
        });
    }
    group.finish();
}

/// What sort of text a lookup is for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum LookupKind {
    Title,
    ThreeWords,
    Misspelt,
    Question,
}

impl LookupKind {
    const ALL: [(Self, &str); 4] = [
        (Self::Title, "titles"),
        (Self::ThreeWords, "three words"),
        (Self::Misspelt, "misspelt"),
        (Self::Question, "questions"),
    ];
}

/// Lookups of every kind in turn, each for another entry.
fn lookups(catalogue: &Catalogue, count: usize) -> impl Iterator<Item = (LookupKind, Request)> {
    let mut chance = Chance::new(count as u64);
    let kinds = LookupKind::ALL.iter().map(|(kind, _)| *kind).cycle();
    some_entries(catalogue, count).into_iter().zip(kinds).map(move |(entry, kind)| {
        let mut word = || chance.one_of(&long_words(entry)).to_string();
        let query = match kind {
            LookupKind::Title => entry.title.clone(),
            LookupKind::ThreeWords => [word(), word(), word()].join(" "),
            LookupKind::Misspelt => {
                let (one, other) = (word(), word());
                format!("{} {}", misspelt(&one, &mut chance), misspelt(&other, &mut chance))
            }
            LookupKind::Question => {
                let who = who(catalogue, entry);
                let (one, two, three) = (word(), word(), word());
                format!("How did {who} use {one} to help people with {two}, and what did the {three} save in a year?")
            }
        };
        (kind, Request::Lookup { query, filters: FilterText::default(), page: 1 })
    })
}

/// Questions of every kind in turn, each about another entry.
fn questions(catalogue: &Catalogue, count: usize) -> impl Iterator<Item = Request> {
    let kinds = QUESTIONS.iter().map(|(_, ask)| ask).cycle();
    some_entries(catalogue, count).into_iter().zip(kinds).map(|(entry, ask)| Request::ask(&ask(catalogue, entry)))
}

/// Entries that are opened by a button, which carries no more than a tag.
fn tagged(catalogue: &Catalogue, count: usize) -> impl Iterator<Item = Request> {
    some_entries(catalogue, count).into_iter().map(|entry| Request::Show { entry: tag(&entry.id), page: Some(1) })
}

/// What is asked of an entry.
type Ask = fn(&Catalogue, &Entry) -> String;

/// Questions of every kind, by what they ask for.
const QUESTIONS: [(&str, Ask); 7] = [
    ("how many", |catalogue, entry| format!("how many entries did {} have?", who(catalogue, entry))),
    ("everything", |catalogue, entry| format!("everything {} entered", who(catalogue, entry))),
    ("did it win", |_, entry| format!("did {} win?", entry.title)),
    ("a figure", |_, entry| format!("how much did {} cost a year?", entry.title)),
    ("a topic", |catalogue, entry| {
        let topic = entry.topics.first().map_or("apps", |key| &catalogue.topic(*key).name);
        format!("which projects are about {topic}?")
    }),
    ("a supplier", |_, entry| format!("Hiya! Sorry to bother you. Who supplied {}, do you know?", entry.title)),
    ("its own", |_, entry| entry.questions.first().unwrap_or(&entry.title).clone()),
];

/// Who entered it.
fn who<'a>(catalogue: &'a Catalogue, entry: &'a Entry) -> &'a str {
    catalogue.organisation_names(&entry.organisations).next().unwrap_or("the council")
}

/// Words of all entries, thrown together: as many as fit into a question of this many characters.
fn thrown_together(catalogue: &Catalogue, characters: usize, count: usize) -> Vec<Request> {
    let entries = some_entries(catalogue, count.max(REQUESTS));
    let mut chance = Chance::new(characters as u64);
    let question = || {
        let mut text = String::new();
        while text.chars().count() < characters {
            let entry = chance.one_of(&entries);
            text.push_str(chance.one_of(&long_words(entry)));
            text.push(' ');
        }
        Request::ask(&text)
    };
    std::iter::repeat_with(question).take(count).collect()
}

/// Entries from all over the catalogue.
fn some_entries(catalogue: &Catalogue, count: usize) -> Vec<&Entry> {
    let all: Vec<&Entry> = catalogue.entries().map(|(_, entry)| entry).collect();
    let mut chance = Chance::new(all.len() as u64);
    (0..count).map(|_| chance.one_of(&all)).collect()
}

/// The words of an entry's summary and facts that are worth searching.
fn long_words(entry: &Entry) -> Vec<&str> {
    let texts = std::iter::once(&entry.summary).chain(&entry.facts);
    texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|word| word.chars().count() > 4).collect()
}

/// A word with a letter left out, doubled, or swapped with the next.
fn misspelt(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + chance.below(letters.len() - 2);
    match chance.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

/// How long lookups take: half of them, all but one of a hundred, and the slowest.
fn table(sizes: &[Size]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{LOOKUPS} different lookups at each size, in microseconds\n")?;
    writeln!(out, "{:>10}  {:<12}{:>10}{:>10}{:>10}", "entries", "lookups", "50th", "99th", "maximum")?;
    for (size, library) in sizes.iter().filter_map(|size| Some((size, &size.built.get()?.0))) {
        let timed: Vec<(LookupKind, Duration)> = lookups(library.catalogue(), LOOKUPS)
            .map(|(kind, request)| {
                let start = Instant::now();
                black_box(answer(library, &request));
                (kind, start.elapsed())
            })
            .collect();
        row(&mut out, size, "all", timed.iter().map(|(_, time)| *time).collect())?;
        for (kind, name) in LookupKind::ALL {
            row(&mut out, size, name, timed.iter().filter(|(k, _)| *k == kind).map(|(_, time)| *time).collect())?;
        }
    }
    writeln!(out, "\n{:>10}  {:<12}{:>10}{:>10}{:>10}", "entries", "questions", "50th", "99th", "maximum")?;
    for (size, library) in sizes.iter().filter_map(|size| Some((size, &size.built.get()?.0))) {
        let catalogue = library.catalogue();
        let asked = [
            ("all kinds", questions(catalogue, LOOKUPS).collect()),
            ("by its tag", tagged(catalogue, LOOKUPS).collect()),
            ("random", thrown_together(catalogue, SHORT, RANDOM)),
            ("4,000 chars", thrown_together(catalogue, LONG, REQUESTS)),
        ];
        for (name, requests) in asked.into_iter().chain(of_each_kind(catalogue)).chain(anything(catalogue)) {
            let timed = requests.iter().map(|request| {
                let start = Instant::now();
                black_box(answer(library, request));
                start.elapsed()
            });
            row(&mut out, size, name, timed.collect())?;
        }
    }
    Ok(())
}

/// Questions of each kind alone: none may take more than ten milliseconds at the 99th percentile, however large the catalogue.
fn of_each_kind(catalogue: &Catalogue) -> impl Iterator<Item = (&'static str, Vec<Request>)> {
    QUESTIONS.iter().map(|(name, ask)| {
        let asked = some_entries(catalogue, LOOKUPS).into_iter().map(|entry| Request::ask(&ask(catalogue, entry)));
        (*name, asked.collect())
    })
}

/// A thousand characters, as many as an option of a command takes, of what costs most: misspelt words, letters, marks, each
/// as a question; and letters as a filter's text. None may take more than five milliseconds on the built-in catalogue.
fn anything(catalogue: &Catalogue) -> [(&'static str, Vec<Request>); 4] {
    let mut chance = Chance::new(OPTION as u64);
    let words: Vec<&str> = some_entries(catalogue, REQUESTS).into_iter().flat_map(long_words).collect();
    let mut of = |next: &dyn Fn(&mut Chance) -> String| -> Vec<String> {
        let mut text = || {
            let mut text = String::new();
            while text.chars().count() < OPTION {
                text.push_str(&next(&mut chance));
            }
            text.chars().take(OPTION).collect()
        };
        (0..REQUESTS).map(|_| text()).collect()
    };
    let letters = of(&|chance: &mut Chance| char::from(chance.one_of(LETTERS)).to_string());
    let asked = |texts: &[String]| texts.iter().map(|text| Request::ask(text)).collect();
    let filter = |text: &String| Request::Winners {
        filters: FilterText { organisation: Some(text.clone()), ..FilterText::default() },
        page: 1,
    };
    [
        ("misspelt", asked(&of(&|chance: &mut Chance| format!("{} ", misspelt(chance.one_of(&words), chance))))),
        ("letters", asked(&letters)),
        ("marks", asked(&of(&|chance: &mut Chance| chance.one_of(MARKS).to_string()))),
        ("as a filter", letters.iter().map(filter).collect()),
    ]
}

/// Characters that an option takes at most.
const OPTION: usize = 1_000;
/// Letters and blanks, of which words of all lengths are made.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz      ";
/// What may stand between words.
const MARKS: &[char] = &['.', ',', ';', ':', '!', '?', '-', '–', '—', '(', ')', '[', ']', '"', '\'', '&', '/', ' '];

/// Characters of a short random question, and of the longest that Discord lets through.
const SHORT: usize = 60;
const LONG: usize = 4_000;
/// Random questions that the table's figures come from.
const RANDOM: usize = 10_000;

fn row(out: &mut impl io::Write, size: &Size, name: &str, mut times: Vec<Duration>) -> io::Result<()> {
    times.sort_unstable();
    let at = |percentile: usize| times[(times.len() * percentile).div_ceil(100).saturating_sub(1)].as_micros();
    let size = size.to_string();
    writeln!(out, "{size:>10}  {name:<12}{:>10}{:>10}{:>10}", at(50), at(99), at(100))
}
