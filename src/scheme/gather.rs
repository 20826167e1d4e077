//! From the rows of a sheet to a draft: rows of the same entry come together, names are split, and everything that is wrong
//! is reported at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Options;
use super::cells::{is_disturbing, line, lines, names, names_among, people, unfit, year};
use super::columns::{Columns, Why};
use super::draft::{CategoryDraft, Draft, EntryDraft};
use super::fault::Fault;
use super::field::{self, Field};
use super::ids::Ids;
use super::naming::Naming;
use super::sentences::sentences;
use super::standing::{self, Standing};
use crate::catalogue::{Role, Status};
use crate::sheet::{Row, Sheet, plain};

/// Sentences of an entry that become facts.
const MOST_FACTS: usize = 40;
/// Characters that a name, a title or a sponsor may have: more is a text in the wrong column.
const MOST_NAME: usize = 300;

/// What comes together from row to row.
pub(super) struct Gathering<'a> {
    options: &'a Options,
    naming: Naming,
    ids: &'a mut Ids,
    draft: Draft,
    faults: Vec<Fault>,
    /// For each year, name and organisation its entry.
    entries: HashMap<(u16, String, String), (usize, usize)>,
    /// Where an entry's standing in a category was stated.
    places: BTreeMap<(usize, usize, usize), String>,
    left_out: BTreeMap<String, Vec<String>>,
    unread_facts: usize,
}

/// A row with what its columns are.
struct Line<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    row: &'a Row,
}

impl Line<'_> {
    fn cells(&self, field: Field) -> impl Iterator<Item = (usize, &str)> {
        self.columns.of(field).filter_map(|at| self.row.cells.get(at).map(|cell| (at, cell.as_str())))
    }

    fn text(&self, field: Field) -> String {
        self.cells(field).map(|(_, cell)| line(cell)).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn names(&self, field: Field) -> Vec<String> {
        self.cells(field).flat_map(|(_, cell)| names(cell)).collect()
    }

    fn location(&self, field: Field) -> String {
        self.sheet.location(self.row, self.columns.of(field).next().unwrap_or(0))
    }
}

impl<'a> Gathering<'a> {
    pub(super) fn new(options: &'a Options, naming: Naming, ids: &'a mut Ids) -> Self {
        Self {
            options,
            naming,
            ids,
            draft: Draft::default(),
            faults: Vec::new(),
            entries: HashMap::new(),
            places: BTreeMap::new(),
            left_out: BTreeMap::new(),
            unread_facts: 0,
        }
    }

    /// Adds the rows of a sheet.
    pub(super) fn sheet(&mut self, sheet: &Sheet, columns: &Columns) {
        let rows = sheet.rows.get(columns.heading + 1..).unwrap_or_default();
        let alone = |field| -> BTreeSet<String> {
            let cells = columns.of(field).flat_map(|at| rows.iter().filter_map(move |row| row.cells.get(at)));
            cells.flat_map(|cell| names(cell)).filter(|name| !name.contains(", ")).map(|name| plain(&name)).collect()
        };
        let (categories, organisations) = (alone(Field::Category), alone(Field::Organisation));
        for row in rows {
            self.row(&Line { sheet, columns, row }, &categories, &organisations);
        }
    }

    /// What all sheets came to.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub(super) fn finish(mut self) -> Result<Draft, Vec<Fault>> {
        if self.draft.collections.iter().all(|collection| collection.entries.is_empty()) && self.faults.is_empty() {
            self.faults.push(Fault::whole("Nothing follows the headings; expected a row for each entry."));
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        for (why, places) in &self.left_out {
            let named = places.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
            let more = if places.len() > 5 { ", …" } else { "" };
            let rows = if places.len() == 1 { "1 row is".to_owned() } else { format!("{} rows are", places.len()) };
            self.draft.told.push(format!("{rows} left out as “{why}”: {named}{more}"));
        }
        if self.unread_facts > 0 {
            let told =
                format!("{} sentences beyond the first {MOST_FACTS} of an entry are left out", self.unread_facts);
            self.draft.told.push(told);
        }
        self.draft.organisations = self.ids.new_organisations();
        self.draft.topics = self.ids.new_topics();
        Ok(self.draft)
    }

    fn row(&mut self, row: &Line<'_>, categories: &BTreeSet<String>, organisations: &BTreeSet<String>) {
        let before = self.faults.len();
        self.unfit(row);
        if self.faults.len() > before {
            return;
        }
        let Some(status) = self.status(row) else { return };
        let of_organisation: Vec<String> =
            row.cells(Field::Organisation).flat_map(|(_, cell)| names_among(cell, organisations)).collect();
        let mut title = row.text(Field::Title);
        if row.columns.titled_by_organisation {
            title = of_organisation.join(" and ");
        }
        if !title.chars().any(char::is_alphanumeric) {
            let field = if row.columns.titled_by_organisation { Field::Organisation } else { Field::Title };
            self.faults
                .push(Fault::at(row.location(field), "The title is missing; expected the entry's name on every row."));
            return;
        }
        let mut in_categories: Vec<String> =
            row.cells(Field::Category).flat_map(|(_, cell)| names_among(cell, categories)).collect();
        if !row.columns.has(Field::Category) {
            in_categories = vec![self.naming.category(row.sheet)];
        }
        if in_categories.is_empty() {
            let sentence = "The category is missing; expected its name on every row.";
            self.faults.push(Fault::at(row.location(Field::Category), sentence));
            return;
        }
        let Some(of_year) = self.year(row) else { return };
        let collection = self.collection(row, of_year);
        let first = of_organisation.first().map(|name| plain(name)).unwrap_or_default();
        let key = (of_year, plain(&title), first);
        let at = match self.entries.get(&key) {
            Some((_, at)) => *at,
            None => {
                let at = self.entry(collection, &title, &of_organisation);
                self.entries.insert(key, (collection, at));
                at
            }
        };
        for category in in_categories {
            self.stands(row, (collection, at), &category, status);
        }
        self.tells(row, (collection, at), &of_organisation);
    }

    /// What cannot be taken of the cells that are read.
    fn unfit(&mut self, row: &Line<'_>) {
        for (at, cell) in row.row.cells.iter().enumerate() {
            let Some(column) = row.columns.columns.get(at).filter(|column| column.field != Field::Nothing) else {
                continue;
            };
            let place = || row.sheet.location(row.row, at);
            if let Some(sentence) = unfit(cell) {
                self.faults.push(Fault::at(place(), sentence));
            }
            let is_text = matches!(column.field, Field::Text | Field::Summary | Field::Url);
            let characters = cell.chars().count();
            if !is_text && !names(cell).iter().all(|name| name.chars().count() <= MOST_NAME) {
                let field = column.field.id();
                let sentence = format!(
                    "This {field} has {characters} characters; expected {MOST_NAME} at most. Is it another column, or a quotation mark not closed?"
                );
                self.faults.push(Fault::at(place(), sentence));
            }
            if is_disturbing(cell) {
                self.draft.told.push(format!("{}: a character that no screen shows is left out", place()));
            }
        }
    }

    /// How far the row's entry got; `None` where it is left out, or where that is not a standing.
    fn status(&mut self, row: &Line<'_>) -> Option<Status> {
        let mut best = None;
        for (at, cell) in row.cells(Field::Standing) {
            let place = || row.sheet.location(row.row, at);
            let said = match standing::of(cell) {
                Some(Standing::Is(status)) => Some(status),
                Some(Standing::Yes) => field::flag(&row.columns.columns[at].heading).or(Some(Status::Winner)),
                Some(Standing::No) => None,
                Some(Standing::LeftOut) => {
                    self.left_out.entry(line(cell)).or_default().push(place());
                    return None;
                }
                None => {
                    let (cell, expected) = (line(cell), standing::EXPECTED);
                    self.faults.push(Fault::at(place(), format!("“{cell}” is not a standing; expected {expected}.")));
                    return None;
                }
            };
            best = match (best, said) {
                (Some(best), Some(said)) => Some(std::cmp::min::<Status>(best, said)),
                (best, said) => best.or(said),
            };
        }
        Some(best.unwrap_or(Status::Nominated))
    }

    fn year(&mut self, row: &Line<'_>) -> Option<u16> {
        if let Some(year) = self.options.year {
            return Some(year);
        }
        let cell = row.text(Field::Year);
        if cell.is_empty() {
            return Some(self.naming.year);
        }
        let said = year(&cell);
        if said.is_none() {
            let sentence = format!("“{cell}” is not a year; expected one such as 2026.");
            self.faults.push(Fault::at(row.location(Field::Year), sentence));
        }
        said
    }

    fn collection(&mut self, row: &Line<'_>, year: u16) -> usize {
        if let Some(at) = self.draft.collections.iter().position(|collection| collection.year == year) {
            return at;
        }
        let of = |field| Some(row.text(field)).filter(|text| !text.is_empty());
        let mut collection = self.naming.collection(self.options, year, of(Field::Award), of(Field::Organiser));
        let is_one_of_several = !self.draft.collections.is_empty();
        collection.id = Ids::collection(self.options.id.as_deref(), &collection.name, year, is_one_of_several);
        self.draft.collections.push(collection);
        self.draft.collections.len() - 1
    }

    fn entry(&mut self, collection: usize, title: &str, organisations: &[String]) -> usize {
        let id =
            self.ids.entry(title, organisations.first().map(String::as_str), self.draft.collections[collection].year);
        let entry = EntryDraft {
            id,
            title: title.to_owned(),
            organisation_name: organisations.first().cloned(),
            ..EntryDraft::default()
        };
        let entries = &mut self.draft.collections[collection].entries;
        entries.push(entry);
        entries.len() - 1
    }

    /// That an entry stands in a category.
    fn stands(&mut self, row: &Line<'_>, (collection, entry): (usize, usize), name: &str, status: Status) {
        let place = row.location(if row.columns.has(Field::Category) { Field::Category } else { Field::Title });
        let of = &mut self.draft.collections[collection];
        let known = of.categories.iter().position(|category| plain(&category.name) == plain(name));
        let category = known.unwrap_or_else(|| {
            let id = super::ids::free(name, "category", |id| of.categories.iter().any(|known| known.id == id));
            of.categories.push(CategoryDraft { id, name: name.to_owned(), ..CategoryDraft::default() });
            of.categories.len() - 1
        });
        if let Some(before) = self.places.insert((collection, entry, category), place.clone()) {
            let title = &of.entries[entry].title;
            let sentence = format!("“{title}” stands in “{name}” at {before} already; expected it once.");
            self.faults.push(Fault::at(place, sentence));
            return;
        }
        of.entries[entry].recognitions.push((category, status));
        let of = &mut of.categories[category];
        of.sponsor = of.sponsor.take().or_else(|| Some(row.text(Field::Sponsor)).filter(|sponsor| !sponsor.is_empty()));
        for (judge, _) in row.cells(Field::Judges).flat_map(|(_, cell)| people(cell)) {
            if !of.judges.contains(&judge) {
                of.judges.push(judge);
            }
        }
    }

    /// What the row tells of its entry.
    fn tells(&mut self, row: &Line<'_>, (collection, at): (usize, usize), organisations: &[String]) {
        let (kind, region) = (row.text(Field::Kind).to_lowercase(), row.text(Field::Region));
        let ids: Vec<String> = organisations.iter().map(|name| self.ids.organisation(name, &kind, &region)).collect();
        let mut parties = Vec::new();
        for (field, role) in
            [(Field::Partners, Role::Partner), (Field::Suppliers, Role::Supplier), (Field::Funders, Role::Funder)]
        {
            parties.extend(row.names(field).iter().map(|name| (self.ids.organisation(name, "", ""), role)));
        }
        let topics: Vec<String> = row
            .names(Field::Topics)
            .iter()
            .flat_map(|cell| cell.split(", "))
            .filter_map(|name| self.ids.topic(name))
            .collect();
        let entry = &mut self.draft.collections[collection].entries[at];
        extend(&mut entry.organisations, ids);
        extend(&mut entry.parties, parties);
        extend(&mut entry.topics, topics);
        extend(&mut entry.people, row.cells(Field::People).flat_map(|(_, cell)| people(cell)));
        extend(&mut entry.aliases, row.names(Field::Aliases));
        if entry.summary.is_empty() {
            entry.summary = row.text(Field::Summary);
        }
        let mut facts: Vec<String> =
            row.cells(Field::Text).flat_map(|(_, cell)| lines(cell)).flat_map(|line| sentences(&line)).collect();
        // Where nothing else is given, what it is said to be is what is known of it.
        if facts.is_empty() && entry.facts.is_empty() {
            facts = sentences(&entry.summary);
        }
        for url in row.cells(Field::Url).map(|(_, cell)| line(cell)).filter(|url| url.starts_with("http")) {
            facts.push(format!("More about “{}”: {url}", entry.title));
        }
        extend(&mut entry.facts, facts);
        self.unread_facts += entry.facts.len().saturating_sub(MOST_FACTS);
        entry.facts.truncate(MOST_FACTS);
    }
}

/// Adds what is not there yet.
fn extend<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

/// The years of the dates on which a form was filled in, or an entry was sent: the commonest.
pub(super) fn commonest_year(sheets: &[(Sheet, Columns)]) -> Option<u16> {
    let mut counted: BTreeMap<u16, usize> = BTreeMap::new();
    for (sheet, columns) in sheets {
        let dated = columns.columns.iter().enumerate().filter(|(_, column)| {
            let heading = plain(&column.heading);
            column.why == Why::Private
                && ["timestamp", "submitted", "created", "date"].iter().any(|d| heading.contains(d))
        });
        for (at, _) in dated {
            let rows = sheet.rows.get(columns.heading + 1..).unwrap_or_default();
            for year in rows.iter().filter_map(|row| row.cells.get(at)).filter_map(|cell| year(cell)) {
                *counted.entry(year).or_default() += 1;
            }
        }
    }
    counted.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}
