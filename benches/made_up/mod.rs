//! Made-up catalogues of any size that look like real ones to the search: the same every time.
//!
//! Words follow Zipf's law. The most frequent are those of the built-in catalogue; further down they mix with words made
//! of syllables, whose number grows with the catalogue. Each entry has a theme, words that its texts come back to.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use laureate::catalogue::{Catalogue, SeedFile};

/// The vocabulary is the real one, so that topics, synonyms and stop words cost what they cost.
const VOCABULARY: &str = include_str!("../../seeds/vocabulary.toml");

/// Entries of a collection, at most.
const COLLECTION_SIZE: usize = 2_000;
/// Collections, at least: both kinds, with results and without.
const LEAST_COLLECTIONS: usize = 4;
/// Categories, or sections, of a collection.
const CATEGORIES: usize = 15;
/// Organisations, at least.
const LEAST_ORGANISATIONS: usize = 50;
/// The most frequent words, which are all of the built-in catalogue.
const COMMON_WORDS: usize = 200;
/// Words of an entry's theme.
const THEME: usize = 12;
/// How many of a hundred words are of the theme.
const THEME_SHARE: u64 = 18;
/// The same of a title's words.
const TITLE_THEME_SHARE: u64 = 70;
/// Letters of an entry's id, at most, before its number: a catalogue takes 80 in all.
const LONGEST_ID: usize = 70;

const REGIONS: [&str; 12] = [
    "North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands", "East of England",
    "London", "South East", "South West", "Wales", "Scotland", "Northern Ireland",
];
/// Kinds of organisations: what follows the place in the name, its short form, and the kind.
const ORGANISATIONS: [(&str, &str, &str); 6] = [
    ("Borough Council", "BC", "council"),
    ("District Council", "DC", "council"),
    ("County Council", "CC", "council"),
    ("City Council", "Council", "council"),
    ("Housing Trust", "Trust", "charity"),
    ("Systems", "Ltd", "company"),
];
const ONSETS: [&str; 32] = [
    "b", "bl", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl",
    "pr", "r", "s", "sh", "sp", "st", "t", "th", "tr", "v", "w",
];
const VOWELS: [&str; 9] = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "oo"];
const CODAS: [&str; 12] = ["", "", "n", "r", "l", "s", "t", "m", "ck", "nd", "st", "rt"];
const ENDINGS: [&str; 6] = ["s", "ing", "ed", "er", "ment", "ation"];

/// A small random generator (`SplitMix64`) with a fixed seed.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number of a range, both ends included.
    fn within(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True in so many of a hundred cases.
    fn percent(&mut self, share: u64) -> bool {
        self.next() % 100 < share
    }

    /// One of these.
    pub(crate) fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// So many of these, each once.
    fn some_of<T: Copy + PartialEq>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut some = Vec::with_capacity(count);
        while some.len() < count.min(list.len()) {
            let one = self.one_of(list);
            if !some.contains(&one) {
                some.push(one);
            }
        }
        some
    }

    /// From 0 to 1.
    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The files of a catalogue with this many entries.
pub(crate) fn files(built_in: &Catalogue, entries: usize) -> Vec<SeedFile> {
    let mut chance = Chance::new(entries as u64);
    let words = Words::new(built_in, 2_000 + entries / 5, &mut chance);
    let topics: Vec<&str> = built_in.topics().map(|(_, topic)| topic.id.as_str()).collect();
    let organisations = organisations((entries / 20).max(LEAST_ORGANISATIONS), &words, &mut chance);
    let mut files = vec![
        SeedFile { path: "made-up/vocabulary.toml".to_owned(), text: VOCABULARY.into() },
        SeedFile { path: "made-up/organisations.toml".to_owned(), text: organisations_file(&organisations).into() },
    ];
    let collections = entries.div_ceil(COLLECTION_SIZE).max(LEAST_COLLECTIONS);
    let mut writer = Writer { words, topics, organisations, ids: HashSet::new(), chance };
    for number in 0..collections {
        let size = entries * (number + 1) / collections - entries * number / collections;
        files.push(writer.collection(number, size));
    }
    files
}

/// Words by how often they are drawn.
struct Words {
    words: Vec<String>,
    /// For each word, the share of draws that give it or one before it.
    cumulative: Vec<f64>,
}

impl Words {
    fn new(built_in: &Catalogue, made_up: usize, chance: &mut Chance) -> Self {
        let real = words_of(built_in);
        let made_up = made_up_words(made_up, real.iter().map(String::as_str).collect(), chance);
        let (common, rare) = real.split_at(COMMON_WORDS.min(real.len()));
        let mut words = common.to_vec();
        let (mut rare, mut made_up) = (rare.iter().cloned(), made_up.into_iter());
        loop {
            let before = words.len();
            words.extend(rare.next());
            words.extend(made_up.next());
            if words.len() == before {
                break;
            }
        }
        // Zipf's law as Mandelbrot mended it.
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = (0..words.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.7);
                sum
            })
            .collect();
        for share in &mut cumulative {
            *share /= sum;
        }
        Self { words, cumulative }
    }

    /// A word, the frequent ones most often.
    fn draw(&self, chance: &mut Chance) -> &str {
        self.at(chance.fraction())
    }

    /// A word that tells something: none of the common ones.
    fn draw_telling(&self, chance: &mut Chance) -> &str {
        let common = self.cumulative[COMMON_WORDS.min(self.words.len()) - 1];
        self.at(common + (1.0 - common) * chance.fraction())
    }

    fn at(&self, share: f64) -> &str {
        let at = self.cumulative.partition_point(|cumulative| *cumulative < share);
        &self.words[at.min(self.words.len() - 1)]
    }
}

/// The words of a catalogue's texts, the most frequent first.
fn words_of(catalogue: &Catalogue) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, entry) in catalogue.entries() {
        for text in std::iter::once(&entry.summary).chain(&entry.facts).chain(&entry.questions) {
            for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1) {
                *counts.entry(word.to_ascii_lowercase()).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.into_iter().map(|(word, _)| word).collect()
}

/// Words of two to four syllables that are not known yet; every third is the one before it with an ending.
fn made_up_words(count: usize, known: HashSet<&str>, chance: &mut Chance) -> Vec<String> {
    let mut known: HashSet<String> = known.into_iter().map(str::to_owned).collect();
    let mut words: Vec<String> = Vec::with_capacity(count);
    while words.len() < count {
        let word = match words.last() {
            Some(last) if words.len().is_multiple_of(3) => format!("{last}{}", chance.one_of(&ENDINGS)),
            _ => {
                let syllables = chance.within(2, 4);
                made_up_word(syllables, chance)
            }
        };
        let word = if known.contains(&word) { made_up_word(4, chance) } else { word };
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn made_up_word(syllables: usize, chance: &mut Chance) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(chance.one_of(&ONSETS));
        word.push_str(chance.one_of(&VOWELS));
    }
    word.push_str(chance.one_of(&CODAS));
    word
}

/// What the organisations' file says of one.
struct OrganisationText {
    id: String,
    place: String,
    name: String,
    alias: String,
    kind: &'static str,
    region: &'static str,
}

/// Organisations of made-up places; every fourth place has a name of two words.
fn organisations(count: usize, words: &Words, chance: &mut Chance) -> Vec<OrganisationText> {
    let places = made_up_words(count, words.words.iter().map(String::as_str).collect(), chance);
    let organisation = |(number, place): (usize, String)| {
        let (what, short, kind) = chance.one_of(&ORGANISATIONS);
        let place = match number % 4 {
            0 => format!("{} {}", capital(chance.one_of(&["north", "south", "east", "west"])), capital(&place)),
            _ => capital(&place),
        };
        let region = chance.one_of(&REGIONS);
        let name = format!("{place} {what}");
        OrganisationText { id: slug(&name), alias: format!("{place} {short}"), name, place, kind, region }
    };
    places.into_iter().enumerate().map(organisation).collect()
}

fn organisations_file(organisations: &[OrganisationText]) -> String {
    let mut text = String::new();
    for OrganisationText { id, place, name, alias, kind, region } in organisations {
        push(&mut text, format_args!("[[organisation]]\nid = \"{id}\"\nname = \"{name}\"\nshort = \"{place}\"\n"));
        push(&mut text, format_args!("aliases = [\"{alias}\"]\nkind = \"{kind}\"\nregion = \"{region}\"\n\n"));
    }
    text
}

/// Writes collections.
struct Writer<'a> {
    words: Words,
    topics: Vec<&'a str>,
    organisations: Vec<OrganisationText>,
    /// Entry ids that are taken.
    ids: HashSet<String>,
    chance: Chance,
}

impl Writer<'_> {
    /// Every other collection is an award scheme, and every other of these has its winners announced.
    fn collection(&mut self, number: usize, entries: usize) -> SeedFile {
        let (awards, announced) = (number.is_multiple_of(2), number.is_multiple_of(4));
        let year = 2010 + number % 15;
        let kind = if awards { "awards" } else { "case-studies" };
        let subject = self.phrase(2);
        let name = format!("{} {} {year}", titled(&subject), if awards { "Awards" } else { "Case Studies" });
        let id = format!("{}-{number}", slug(&name));
        let mut text = format!("id = \"{id}\"\nname = \"{name}\"\nkind = \"{kind}\"\nyear = {year}\n");
        push(&mut text, format_args!("organiser = \"{} Association\"\n", titled(&subject)));
        if awards {
            push(&mut text, format_args!("results = \"{}\"\n", if announced { "announced" } else { "pending" }));
        }
        push(&mut text, format_args!("summary = \"{}.\"\n", capital(&self.phrase(40))));
        push(&mut text, format_args!("source = {{ file = \"{id}.txt\", sha256 = \"{}\" }}\n\n", "0".repeat(64)));
        let mut categories = Vec::with_capacity(CATEGORIES);
        for _ in 0..CATEGORIES {
            let name = format!("{} {}", titled(&self.phrase(2)), if awards { "Award" } else { "Stories" });
            let id = slug(&name);
            push(&mut text, format_args!("[[category]]\nid = \"{id}\"\nname = \"{name}\"\n\n"));
            categories.push(id);
        }
        for position in 0..entries {
            let category = &categories[self.chance.below(CATEGORIES)];
            let statuses = ["shortlisted", "shortlisted", "finalist", "nominated", "highly-commended", "winner"];
            let status = self.chance.one_of(&statuses[..if announced { 6 } else { 4 }]);
            let standing = if awards {
                format!("recognitions = [{{ category = \"{category}\", status = \"{status}\" }}]")
            } else {
                format!("section = \"{category}\"")
            };
            self.entry(&mut text, &standing, position);
        }
        SeedFile { path: format!("made-up/{id}.toml"), text: text.into() }
    }

    fn entry(&mut self, text: &mut String, standing: &str, position: usize) {
        let theme: Vec<String> = (0..THEME).map(|_| self.words.draw_telling(&mut self.chance).to_owned()).collect();
        let who = self.chance.within(1, 2);
        let who: Vec<usize> = (0..who).map(|_| self.chance.below(self.organisations.len())).collect();
        let place = self.organisations[who[0]].place.clone();
        let title = self.title(&theme, &place);
        let id = self.id(&title);
        let organisations: Vec<&str> = who.iter().map(|at| self.organisations[*at].id.as_str()).collect();
        push(text, format_args!("[[entry]]\nid = \"{id}\"\ntitle = \"{title}\"\n"));
        push(text, format_args!("organisations = {organisations:?}\n{standing}\n"));
        let topics = self.chance.within(2, 4);
        push(text, format_args!("topics = {:?}\n", self.chance.some_of(&self.topics, topics)));
        push(text, format_args!("summary = \"{}\"\nfacts = [\n", self.summary(&theme, &place)));
        for _ in 0..6 {
            let fact = self.fact(&theme, &place);
            push(text, format_args!("  \"{fact}\",\n"));
        }
        text.push_str("]\nquestions = [\n");
        for _ in 0..5 {
            let length = self.chance.within(8, 14);
            let question = self.sentence(&theme, length);
            push(text, format_args!("  \"{question}\",\n"));
        }
        let first = position * 20 + 1;
        push(text, format_args!("]\nlines = [[{first}, {}]]\n\n", first + 17));
    }

    /// Three to six words, mostly of the theme, in two of five cases after the place.
    fn title(&mut self, theme: &[String], place: &str) -> String {
        let length = self.chance.within(3, 6);
        let words = capital(&self.words(theme, TITLE_THEME_SHARE, length));
        if self.chance.percent(40) { format!("{place}: {words}") } else { words }
    }

    /// The title's first words, as far as an id may be long, and a number where they are taken.
    fn id(&mut self, title: &str) -> String {
        let words: Vec<&str> = title.split(' ').take(4).collect();
        let mut wanted = slug(&words.join(" "));
        while wanted.len() > LONGEST_ID
            && let Some((before, _)) = wanted.rsplit_once('-')
        {
            wanted.truncate(before.len());
        }
        let mut id = wanted.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }

    /// 45 to 60 words in four sentences.
    fn summary(&mut self, theme: &[String], place: &str) -> String {
        let words = self.chance.within(45, 60) - 1;
        let sentences: Vec<String> = (0..4)
            .map(|number| {
                let length = words * (number + 1) / 4 - words * number / 4;
                capital(&self.sentence(theme, length))
            })
            .collect();
        format!("{place} {}.", sentences.join(". "))
    }

    /// A sentence of 9 to 17 words with a figure.
    fn fact(&mut self, theme: &[String], place: &str) -> String {
        let (before, after) = (self.chance.within(3, 8), self.chance.within(4, 7));
        let figure = match self.chance.below(4) {
            0 => format!("£{},{:03}", self.chance.within(1, 999), self.chance.below(1_000)),
            1 => format!("{}%", self.chance.within(1, 99)),
            2 => format!("£{}.{} million", self.chance.within(1, 40), self.chance.below(10)),
            _ => self.chance.within(2, 3_000).to_string(),
        };
        format!("{place} {} {figure} {}.", self.sentence(theme, before), self.sentence(theme, after))
    }

    fn sentence(&mut self, theme: &[String], length: usize) -> String {
        self.words(theme, THEME_SHARE, length)
    }

    /// Words, so many of a hundred of the theme.
    fn words(&mut self, theme: &[String], share: u64, length: usize) -> String {
        let words: Vec<&str> = (0..length)
            .map(|_| {
                let of_theme = self.chance.percent(share).then(|| &*theme[self.chance.below(theme.len())]);
                of_theme.unwrap_or_else(|| self.words.draw(&mut self.chance))
            })
            .collect();
        words.join(" ")
    }

    /// Telling words of no theme.
    fn phrase(&mut self, length: usize) -> String {
        let words: Vec<&str> = (0..length).map(|_| self.words.draw_telling(&mut self.chance)).collect();
        words.join(" ")
    }
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("a String takes everything");
}

/// A word with a capital.
fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// Words with capitals.
fn titled(words: &str) -> String {
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// An id made of a name.
fn slug(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}
