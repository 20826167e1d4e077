//! Where each thing of a catalogue stands in its files, so that a finding can name file and line.

use std::sync::Arc;

use super::file::EntryTable;

/// Files and lines, in the same order as the catalogue's lists.
#[derive(Debug, Default)]
pub(super) struct SourceMap {
    pub(super) organisations: Vec<(String, usize)>,
    pub(super) topics: Vec<(String, usize)>,
    pub(super) collections: Vec<(String, usize)>,
    pub(super) categories: Vec<(String, usize)>,
    /// For each collection, the line of each of its own facts.
    pub(super) collection_facts: Vec<Vec<usize>>,
    /// For each collection, the line of each of its notes.
    pub(super) collection_notes: Vec<Vec<usize>>,
    pub(super) entries: Vec<EntryLocations>,
}

/// The lines of an entry's parts.
#[derive(Debug, Clone)]
pub(super) struct EntryLocations {
    pub(super) file: Arc<str>,
    pub(super) id: usize,
    pub(super) title: usize,
    pub(super) summary: usize,
    /// Whether it has recognitions or a section by its table, whether they are known or not.
    pub(super) recognitions: bool,
    pub(super) section: bool,
    pub(super) facts: Vec<usize>,
    pub(super) figures: Vec<usize>,
    pub(super) people: Vec<usize>,
    pub(super) questions: Vec<usize>,
    pub(super) notes: Vec<usize>,
    pub(super) lines: Vec<usize>,
}

impl EntryLocations {
    /// Forgets where its parts stand, when all has been said of them: of many entries these take as much as the entries.
    pub(super) fn forget_parts(&mut self) {
        let Self { facts, figures, people, questions, notes, lines, .. } = self;
        for part in [facts, figures, people, questions, notes, lines] {
            *part = Vec::new();
        }
    }
}

impl SourceMap {
    /// A file's path, which the entries of the file share.
    pub(super) fn file(&self, path: &str) -> Arc<str> {
        let last = self.entries.last().map(|entry| &entry.file);
        last.filter(|last| ***last == *path).map_or_else(|| path.into(), Arc::clone)
    }

    pub(super) fn of_entry(
        file: Arc<str>,
        id: usize,
        table: &EntryTable,
        line: impl Fn(usize) -> usize,
    ) -> EntryLocations {
        let each = |values: &[toml::Spanned<String>]| values.iter().map(|v| line(v.span().start)).collect();
        EntryLocations {
            file,
            id,
            title: line(table.title.span().start),
            summary: table.summary.as_ref().map_or(id, |summary| line(summary.span().start)),
            recognitions: !table.recognitions.is_empty(),
            section: table.section.is_some(),
            facts: table.facts.iter().map(|fact| line(fact.span().start)).collect(),
            figures: table.figures.iter().map(|v| line(v.span().start)).collect(),
            people: table.people.iter().map(|v| line(v.span().start)).collect(),
            questions: each(&table.questions),
            notes: each(&table.notes),
            lines: table.lines.iter().map(|v| line(v.span().start)).collect(),
        }
    }
}
