//! From files to a [`Catalogue`]: parse every file, resolve every reference, and report all that is wrong at once.

use std::collections::HashMap;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::figures::Told;
use super::file::{
    CategoryTable, CollectionFile, EntryTable, FigureTable, OrganisationsFile, PartyTable, VocabularyFile,
};
use super::finding::Findings;
use super::model::{
    Announcement, Category, CategoryKey, Collection, CollectionFact, CollectionKey, Entry, EntryKey, Figure, Kind,
    Organisation, OrganisationKey, Party, Recognition, Topic, TopicKey,
};
use super::vocabulary::Vocabulary;
use super::{Catalogue, Places, validate};
use crate::files;

const ORGANISATIONS: &str = "organisations.toml";
const VOCABULARY: &str = "vocabulary.toml";

/// The catalogue that is compiled into the binary: (path, text) of each file of `seeds/`.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// One file of a catalogue.
#[derive(Debug, Clone)]
pub struct SeedFile {
    /// The path, as findings name it.
    pub path: String,
    /// The TOML.
    pub text: String,
}

impl Catalogue {
    /// The catalogue that is compiled into the binary.
    ///
    /// # Errors
    /// What is wrong with it; a released binary never fails here, because its tests load the same files.
    pub fn built_in() -> Result<Self, Findings> {
        let files: Vec<_> = BUILT_IN
            .iter()
            .map(|(path, text)| SeedFile { path: (*path).to_owned(), text: (*text).to_owned() })
            .collect();
        Self::from_files(&files)
    }

    /// The catalogue in a folder: every `.toml` file in it.
    ///
    /// # Errors
    /// Everything that is wrong with it, or that the folder or one of its files cannot be read.
    pub fn from_dir(dir: &Path) -> Result<Self, Findings> {
        let mut findings = Findings::default();
        let mut seeds = Vec::new();
        match files::list(dir, "toml") {
            Ok(paths) => {
                for path in paths {
                    match files::read(&path) {
                        Ok(text) => seeds.push(SeedFile { path: path.display().to_string(), text }),
                        Err(error) => findings.add(&path.display().to_string(), 0, error.reason()),
                    }
                }
                if seeds.is_empty() && findings.0.is_empty() {
                    findings.add(&dir.display().to_string(), 0, "the folder holds no .toml file");
                }
            }
            Err(error) => findings.add(&dir.display().to_string(), 0, error.reason()),
        }
        findings.into_result()?;
        Self::from_files(&seeds)
    }

    /// The catalogue that these files make.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of files and lines.
    pub fn from_files(files: &[SeedFile]) -> Result<Self, Findings> {
        let mut loader = Loader::default();
        let (shared, collections): (Vec<_>, Vec<_>) =
            files.iter().partition(|f| f.path.ends_with(ORGANISATIONS) || f.path.ends_with(VOCABULARY));
        // Parsing is most of the work, and each file stands alone.
        let parsed: Vec<(Lines<'_>, Result<Parsed, Unparsed>)> = std::thread::scope(|threads| {
            let files: Vec<_> =
                shared.into_iter().chain(collections).map(|file| threads.spawn(|| parsed(file))).collect();
            let all =
                files.into_iter().map(|file| file.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            all.collect()
        });
        for (lines, file) in parsed {
            match file {
                Ok(Parsed::Organisations(file)) => loader.organisations(file, &lines),
                Ok(Parsed::Vocabulary(file)) => loader.vocabulary(file, &lines),
                Ok(Parsed::Collection(file)) => loader.collection(*file, &lines),
                Err(Unparsed { line, why }) => loader.findings.add(lines.path, line, why),
            }
        }
        let Loader { catalogue, mut findings, .. } = loader;
        validate::validate(&catalogue, &mut findings);
        findings.into_result()?;
        Ok(catalogue)
    }
}

#[derive(Default)]
struct Loader {
    catalogue: Catalogue,
    findings: Findings,
    organisations: HashMap<String, OrganisationKey>,
    topics: HashMap<String, TopicKey>,
}

/// A file that is being loaded: turns byte offsets into lines.
struct Lines<'a> {
    path: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(file: &'a SeedFile) -> Self {
        let starts = std::iter::once(0).chain(file.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: &file.path, starts }
    }

    fn of<T>(&self, value: &Spanned<T>) -> usize {
        self.at(value.span().start)
    }

    fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

/// A file as it is written.
enum Parsed {
    Organisations(OrganisationsFile),
    Vocabulary(VocabularyFile),
    Collection(Box<CollectionFile>),
}

/// Why a file is no such TOML.
struct Unparsed {
    line: usize,
    why: String,
}

/// Parses one file, by its name.
fn parsed(file: &SeedFile) -> (Lines<'_>, Result<Parsed, Unparsed>) {
    fn parse<T: DeserializeOwned>(file: &SeedFile, lines: &Lines<'_>) -> Result<T, Unparsed> {
        toml::from_str(&file.text).map_err(|error| {
            let line = error.span().map_or(0, |span| lines.at(span.start));
            Unparsed { line, why: error.message().trim().replace('\n', ", ") }
        })
    }
    let lines = Lines::new(file);
    let parsed = match file.path.as_str() {
        path if path.ends_with(ORGANISATIONS) => parse(file, &lines).map(Parsed::Organisations),
        path if path.ends_with(VOCABULARY) => parse(file, &lines).map(Parsed::Vocabulary),
        _ => parse(file, &lines).map(|file| Parsed::Collection(Box::new(file))),
    };
    (lines, parsed)
}

impl Loader {
    fn organisations(&mut self, parsed: OrganisationsFile, lines: &Lines<'_>) {
        for table in parsed.organisation {
            let line = lines.of(&table);
            let organisation: Organisation = table.into_inner();
            let key = OrganisationKey::new(self.catalogue.organisations.len());
            if self.organisations.insert(organisation.id.clone(), key).is_some() {
                self.findings.add(lines.path, line, format!("the organisation `{}` stands twice", organisation.id));
            }
            self.catalogue.places.organisations.push((lines.path.to_owned(), line));
            self.catalogue.organisations.push(organisation);
        }
    }

    fn vocabulary(&mut self, parsed: VocabularyFile, lines: &Lines<'_>) {
        for table in parsed.topic {
            let line = lines.of(&table);
            let topic: Topic = table.into_inner();
            let key = TopicKey::new(self.catalogue.topics.len());
            if self.topics.insert(topic.id.clone(), key).is_some() {
                self.findings.add(lines.path, line, format!("the topic `{}` stands twice", topic.id));
            }
            self.catalogue.topics.push(topic);
        }
        for group in &parsed.synonym {
            if let Some(problem) = group.get_ref().problem() {
                self.findings.add(lines.path, lines.of(group), problem);
            }
        }
        self.catalogue.vocabulary = Vocabulary {
            stopwords: parsed.stopwords,
            places: parsed.places,
            synonyms: parsed.synonym.into_iter().map(Spanned::into_inner).collect(),
        };
    }

    fn collection(&mut self, parsed: CollectionFile, lines: &Lines<'_>) {
        let key = CollectionKey::new(self.catalogue.collections.len());
        let place = lines.of(&parsed.id);
        self.catalogue.places.collections.push((lines.path.to_owned(), place));
        let facts = parsed
            .facts
            .into_iter()
            .map(|fact| (lines.of(&fact.text), CollectionFact { text: fact.text.into_inner(), lines: fact.lines }));
        let (fact_lines, facts) = facts.unzip();
        self.catalogue.places.collection_facts.push(fact_lines);
        self.catalogue.collections.push(Collection {
            id: parsed.id.into_inner(),
            name: parsed.name.into_inner(),
            kind: parsed.kind,
            organiser: parsed.organiser,
            year: parsed.year.into_inner(),
            ceremony: parsed.ceremony,
            aliases: parsed.aliases,
            summary: parsed.summary.into_inner(),
            facts,
            source: parsed.source.into_inner(),
        });
        if (parsed.kind == Kind::Awards) != parsed.results.is_some() {
            let message = "`results` (announced or pending) is given for awards, and for nothing else";
            self.findings.add(lines.path, place, message);
        }
        let categories = self.categories(key, parsed.results, parsed.category, lines);
        for table in parsed.entry {
            self.entry(key, table, &categories, lines);
        }
    }

    fn categories(
        &mut self,
        collection: CollectionKey,
        results: Option<Announcement>,
        tables: Vec<CategoryTable>,
        lines: &Lines<'_>,
    ) -> HashMap<String, CategoryKey> {
        let mut keys = HashMap::new();
        for table in tables {
            let line = lines.of(&table.id);
            let (id, name) = (table.id.into_inner(), table.name.into_inner());
            let key = CategoryKey::new(self.catalogue.categories.len());
            if keys.insert(id.clone(), key).is_some() {
                self.findings.add(lines.path, line, format!("the category `{id}` stands twice"));
            }
            self.catalogue.places.categories.push((lines.path.to_owned(), line));
            self.catalogue.categories.push(Category {
                id,
                name,
                aliases: table.aliases,
                sponsor: table.sponsor,
                collection,
                announcement: results.and(table.results).or(results),
            });
        }
        keys
    }

    fn entry(
        &mut self,
        collection: CollectionKey,
        table: EntryTable,
        categories: &HashMap<String, CategoryKey>,
        lines: &Lines<'_>,
    ) {
        let place = lines.of(&table.id);
        let places = Places::of_entry(lines.path, place, &table, |offset| lines.at(offset));
        if table.topics.is_empty() {
            self.findings.add(lines.path, place, format!("`{}` has no topics", table.id.get_ref()));
        }
        let mut category = |id: &str, line: usize| {
            let key = categories.get(id).copied();
            if key.is_none() {
                self.findings.add(lines.path, line, unknown("category", id, categories.keys()));
            }
            key
        };
        let recognitions = table.recognitions.iter().filter_map(|r| {
            let (line, table) = (lines.of(r), r.get_ref());
            let category = category(&table.category, line)?;
            Some(Recognition { category, status: table.status, inferred: table.inferred })
        });
        let recognitions = recognitions.collect();
        let section = table.section.as_ref().and_then(|s| category(s.get_ref(), lines.of(s)));
        let (facts, also): (Vec<_>, Vec<_>) = table.facts.into_iter().map(|fact| fact.into_inner().parts()).unzip();
        let told = Told::new(&facts);
        let figures = table.figures.into_iter().map(|figure| of_table(figure.into_inner(), &told)).collect();
        let entry = Entry {
            id: table.id.into_inner(),
            title: table.title.into_inner(),
            aliases: inner(table.aliases),
            collection,
            organisations: resolve(
                &table.organisations, "organisation", &self.organisations, lines, &mut self.findings,
            ),
            parties: self.parties(table.parties, lines),
            recognitions,
            section,
            topics: resolve(&table.topics, "topic", &self.topics, lines, &mut self.findings),
            summary: table.summary.into_inner(),
            figures,
            facts,
            also,
            people: inner(table.people),
            questions: inner(table.questions),
            lines: inner(table.lines),
        };
        self.catalogue.places.entries.push(places);
        // Of entries that share an id, which validation reports, the first keeps it.
        let key = EntryKey::new(self.catalogue.entries.len());
        self.catalogue.ids.entry(entry.id.clone()).or_insert(key);
        self.catalogue.entries.push(entry);
    }

    /// Who else took part; an unknown organisation is a finding.
    fn parties(&mut self, tables: Vec<Spanned<PartyTable>>, lines: &Lines<'_>) -> Vec<Party> {
        let mut parties = Vec::with_capacity(tables.len());
        for table in tables {
            let line = lines.of(&table);
            let PartyTable { organisation, role, what } = table.into_inner();
            match self.organisations.get(&organisation) {
                Some(key) => parties.push(Party { organisation: *key, role, what }),
                None => {
                    let unknown = unknown("organisation", &organisation, self.organisations.keys());
                    self.findings.add(lines.path, line, unknown);
                }
            }
        }
        parties
    }
}

/// A figure, with the fact that tells it.
fn of_table(table: FigureTable, facts: &Told<'_>) -> Figure {
    let FigureTable { what, also, value, number, to, unit, kind, per, year, bound } = table;
    // One that no fact tells is a finding of the validation.
    let fact = facts.telling(&what, &value, number).unwrap_or(usize::MAX);
    Figure { what, also, value, number, to, unit, kind, per, year, bound, fact }
}

fn inner<T>(values: Vec<Spanned<T>>) -> Vec<T> {
    values.into_iter().map(Spanned::into_inner).collect()
}

/// Turns ids into keys; an unknown id is a finding that names the nearest known one.
fn resolve<K: Copy>(
    ids: &[Spanned<String>],
    what: &str,
    known: &HashMap<String, K>,
    lines: &Lines<'_>,
    findings: &mut Findings,
) -> Vec<K> {
    let mut keys = Vec::with_capacity(ids.len());
    for id in ids {
        match known.get(id.get_ref()) {
            Some(key) => keys.push(*key),
            None => findings.add(lines.path, lines.of(id), unknown(what, id.get_ref(), known.keys())),
        }
    }
    keys
}

fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a String>) -> String {
    match crate::nearest::nearest(id, known.map(String::as_str)) {
        Some(nearest) => format!("there is no {what} `{id}`; did you mean `{nearest}`?"),
        None => format!("there is no {what} `{id}`"),
    }
}
