//! From what files say to a [`Catalogue`]: every reference is resolved, and all that is wrong is reported at once.

use toml::Spanned;

use super::figures::ReadFacts;
use super::file::{
    CategoryTable, CollectionFile, DescribedFact, EntryTable, FactTable, FigureTable, OrganisationsFile, PartyTable,
    VocabularyFile,
};
use super::finding::Findings;
use super::model::{
    Announcement, Category, CategoryKey, Collection, CollectionFact, CollectionKey, Entry, Figure, Kind, Organisation,
    OrganisationKey, Party, Recognition, Topic, TopicKey,
};
use super::parse::{Lines, ORGANISATIONS, Outcome, Parsed, VOCABULARY, is_named};
use super::prose::Prose;
use super::references::{Known, References};
use super::vocabulary::Vocabulary;
use super::{Catalogue, SourceMap, merge};

/// Makes a catalogue, file by file.
pub(super) struct Loader {
    pub(super) catalogue: Catalogue,
    pub(super) findings: Findings,
    organisations: Known<OrganisationKey>,
    topics: Known<TopicKey>,
    /// Collections of whose own table something cannot be read.
    pub(super) broken: Vec<CollectionKey>,
}

impl Loader {
    /// Begins, where these files cannot be read.
    pub(super) fn new(unread: Findings) -> Self {
        let mut loader = Self {
            catalogue: Catalogue::default(),
            findings: Findings::default(),
            organisations: Known::none(),
            topics: Known::none(),
            broken: Vec::new(),
        };
        for unread in &unread.0 {
            loader.lost(&unread.file, true);
        }
        loader.findings = unread;
        loader
    }

    /// Adds what came of a file.
    pub(super) fn take(&mut self, Outcome { lines, parsed, faults }: Outcome<'_>) {
        self.lost(lines.path, !faults.is_empty());
        for (line, why) in faults {
            self.findings.add(lines.path, line, why);
        }
        match parsed {
            Some(Parsed::Organisations(file)) => self.organisations(file, &lines),
            Some(Parsed::Vocabulary(file)) => self.vocabulary(file, &lines),
            Some(Parsed::Collection(file)) => self.collection(*file, &lines),
            None => {}
        }
    }

    /// Notes that a file, or something in it, cannot be read.
    fn lost(&mut self, path: &str, lost: bool) {
        self.organisations.lost |= lost && is_named(path, ORGANISATIONS);
        self.topics.lost |= lost && is_named(path, VOCABULARY);
    }

    fn organisations(&mut self, parsed: OrganisationsFile, lines: &Lines<'_>) {
        for table in parsed.organisation {
            let line = lines.of(&table);
            let mut organisation: Organisation = table.into_inner();
            if organisation.short.is_empty() {
                organisation.short.clone_from(&organisation.name);
            }
            if let Some(key) = self.organisations.by_id(&organisation.id)
                && self.catalogue.locations.organisations[key.index()].0 != lines.path
            {
                self.same_organisation(key, organisation, (lines.path, line));
                continue;
            }
            let key = OrganisationKey::new(self.catalogue.organisations.len());
            let others = std::iter::once(&organisation.short).chain(&organisation.aliases);
            if !self.organisations.add(key, &organisation.id, &organisation.name, others) {
                self.findings.add(lines.path, line, format!("the organisation `{}` stands twice", organisation.id));
            }
            self.catalogue.locations.organisations.push((lines.path.to_owned(), line));
            self.catalogue.organisations.push(organisation);
        }
    }

    /// What another file says of an organisation that is known already.
    fn same_organisation(&mut self, key: OrganisationKey, other: Organisation, (path, line): (&str, usize)) {
        let id = other.id.clone();
        let merged = merge::organisation(&mut self.catalogue.organisations[key.index()], other);
        let known = &self.catalogue.organisations[key.index()];
        match merged {
            Ok(()) => {
                self.organisations.add(key, &id, &known.name, known.aliases.iter());
            }
            Err(why) => {
                let (first, at) = &self.catalogue.locations.organisations[key.index()];
                self.findings.add(path, line, contradiction("organisation", &id, (first, *at), &why));
            }
        }
    }

    /// What another file says of a topic that is known already.
    fn same_topic(&mut self, key: TopicKey, other: Topic, (path, line): (&str, usize)) {
        let id = other.id.clone();
        let merged = merge::topic(&mut self.catalogue.topics[key.index()], other);
        let known = &self.catalogue.topics[key.index()];
        match merged {
            Ok(()) => {
                self.topics.add(key, &id, &known.name, known.aliases.iter());
            }
            Err(why) => {
                let (first, at) = &self.catalogue.locations.topics[key.index()];
                self.findings.add(path, line, contradiction("topic", &id, (first, *at), &why));
            }
        }
    }

    fn vocabulary(&mut self, parsed: VocabularyFile, lines: &Lines<'_>) {
        for table in parsed.topic {
            let line = lines.of(&table);
            let topic: Topic = table.into_inner();
            if let Some(key) = self.topics.by_id(&topic.id)
                && self.catalogue.locations.topics[key.index()].0 != lines.path
            {
                self.same_topic(key, topic, (lines.path, line));
                continue;
            }
            let key = TopicKey::new(self.catalogue.topics.len());
            if !self.topics.add(key, &topic.id, &topic.name, topic.aliases.iter()) {
                self.findings.add(lines.path, line, format!("the topic `{}` stands twice", topic.id));
            }
            self.catalogue.locations.topics.push((lines.path.to_owned(), line));
            self.catalogue.topics.push(topic);
        }
        for group in &parsed.synonym {
            if let Some(problem) = group.get_ref().problem() {
                self.findings.add(lines.path, lines.of(group), problem);
            }
        }
        let stopwords = if parsed.stopwords.is_empty() { Vocabulary::stopwords() } else { parsed.stopwords };
        let synonyms = parsed.synonym.into_iter().map(Spanned::into_inner).collect();
        self.catalogue.vocabulary.add(Vocabulary { stopwords, places: parsed.places, synonyms });
    }

    fn collection(&mut self, parsed: CollectionFile, lines: &Lines<'_>) {
        let key = CollectionKey::new(self.catalogue.collections.len());
        let place = lines.of(&parsed.id);
        self.catalogue.locations.collections.push((lines.path.to_owned(), place));
        let facts = parsed
            .facts
            .into_iter()
            .map(|fact| (lines.of(&fact.text), CollectionFact { text: fact.text.into_inner(), lines: fact.lines }));
        let (fact_lines, facts) = facts.unzip();
        self.catalogue.locations.collection_facts.push(fact_lines);
        self.catalogue.locations.collection_notes.push(parsed.notes.iter().map(|note| lines.of(note)).collect());
        self.catalogue.collections.push(Collection {
            id: parsed.id.into_inner(),
            name: parsed.name.into_inner(),
            kind: parsed.kind,
            organiser: parsed.organiser,
            year: parsed.year.into_inner(),
            ceremony: parsed.ceremony,
            aliases: parsed.aliases,
            summary: parsed.summary,
            facts,
            notes: inner(parsed.notes),
            source: parsed.source,
        });
        if parsed.broken {
            self.broken.push(key);
        } else if (parsed.kind == Kind::Awards) != parsed.results.is_some() {
            let message = match parsed.kind {
                Kind::Awards => "awards need `results = \"announced\"`, or `results = \"pending\"` before the ceremony",
                Kind::CaseStudies | Kind::Report => "`results` is for awards only",
            };
            self.findings.add(lines.path, place, message);
        }
        let mut categories = self.categories(key, parsed.results, parsed.category, lines);
        categories.lost = parsed.categories_lost;
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
    ) -> Known<CategoryKey> {
        let mut known = Known::none();
        for table in tables {
            let line = lines.of(&table.id);
            let (id, name) = (table.id.into_inner(), table.name.into_inner());
            let key = CategoryKey::new(self.catalogue.categories.len());
            if !known.add(key, &id, &name, std::iter::empty()) {
                self.findings.add(lines.path, line, format!("the category `{id}` stands twice"));
            }
            self.catalogue.locations.categories.push((lines.path.to_owned(), line));
            self.catalogue.categories.push(Category {
                id,
                name,
                aliases: table.aliases,
                sponsor: table.sponsor,
                apart: table.apart,
                collection,
                announcement: results.and(table.results).or(results),
            });
        }
        known
    }

    fn entry(
        &mut self,
        collection: CollectionKey,
        table: EntryTable,
        categories: &Known<CategoryKey>,
        lines: &Lines<'_>,
    ) {
        let file = self.catalogue.locations.file(lines.path);
        let locations = SourceMap::of_entry(file, lines.of(&table.id), &table, |offset| lines.at(offset));
        let mut category = |id: &str, line: usize| {
            let key = categories.by_id(id);
            if key.is_none() && !categories.lost {
                self.findings.add(lines.path, line, categories.unknown("category", id));
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
        let mut references = References {
            catalogue: &mut self.catalogue,
            organisations: &mut self.organisations,
            topics: &mut self.topics,
            findings: &mut self.findings,
            lines,
        };
        let organisations = table.organisations.iter();
        let organisations =
            organisations.filter_map(|id| references.organisation(id.get_ref(), lines.of(id))).collect();
        let area = table.area.as_ref().and_then(|id| references.organisation(id.get_ref(), lines.of(id)));
        let parties = parties(&mut references, table.parties);
        let topics = table.topics.iter();
        let topics = topics.filter_map(|id| references.topic(id.get_ref(), lines.of(id))).collect();
        let (facts, (short_facts, also)): (Vec<_>, (Vec<_>, Vec<_>)) = table.facts.into_iter().map(parts).unzip();
        let figures = figures(table.figures, &facts);
        let told = Prose {
            summary: table.summary.map_or_else(String::new, Spanned::into_inner),
            facts,
            short_facts,
            also,
            questions: inner(table.questions),
            notes: inner(table.notes),
        };
        let entry = Entry {
            id: table.id.into_inner(),
            title: table.title.into_inner(),
            aliases: inner(table.aliases),
            collection,
            organisations,
            area,
            parties,
            recognitions,
            section,
            topics,
            figures,
            people: inner(table.people),
            lines: inner(table.lines),
            proposed: table.proposed,
            sentences: told.into(),
        };
        self.catalogue.locations.entries.push(locations);
        self.catalogue.entries.push(entry);
    }
}

/// That two files say of one thing what cannot both be.
fn contradiction(what: &str, id: &str, (first, at): (&str, usize), why: &str) -> String {
    format!("the {what} `{id}` stands at {first}:{at} as well, but {why}; write the same in both, or another id in one")
}

/// Who else took part; an unknown organisation is a finding.
fn parties(references: &mut References<'_>, tables: Vec<Spanned<PartyTable>>) -> Vec<Party> {
    let mut parties = Vec::with_capacity(tables.len());
    for table in tables {
        let line = references.lines.of(&table);
        let PartyTable { organisation, role, what } = table.into_inner();
        let key = references.organisation(&organisation, line);
        parties.extend(key.map(|organisation| Party { organisation, role, what }));
    }
    parties
}

/// A fact, its short form and what people call what it tells.
fn parts(fact: Spanned<FactTable>) -> (String, (Option<String>, Vec<String>)) {
    let DescribedFact { text, short, also } = fact.into_inner().into();
    (text, (short, also))
}

/// An entry's figures, each with the fact that tells it. Facts are read for that, which costs as much as all else here, only
/// where there are figures.
fn figures(tables: Vec<Spanned<FigureTable>>, facts: &[String]) -> Vec<Figure> {
    if tables.is_empty() {
        return Vec::new();
    }
    let read = ReadFacts::new(facts);
    tables.into_iter().map(|figure| of_table(figure.into_inner(), &read)).collect()
}

/// A figure, with the fact that tells it.
fn of_table(table: FigureTable, facts: &ReadFacts<'_>) -> Figure {
    let FigureTable { what, also, value, number, to, unit, kind, per, year, bound } = table;
    // One that no fact tells is a finding of the validation.
    let fact = facts.telling(&what, &value, number).unwrap_or(usize::MAX);
    Figure { what, also, value, number, to, unit, kind, per, year, bound, fact }
}

fn inner<T>(values: Vec<Spanned<T>>) -> Vec<T> {
    values.into_iter().map(Spanned::into_inner).collect()
}
