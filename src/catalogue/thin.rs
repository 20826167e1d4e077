//! Entries that are hardly found, and proposals that nobody has looked at: where a person's work helps most. These are notes,
//! for nothing is wrong.

use super::finding::Findings;
use super::model::Entry;
use super::{Catalogue, CollectionKey};

/// Facts of an entry, fewer than which are few.
const FEW_FACTS: usize = 2;
/// What an entry lacks to be thin: one part may be left out on purpose.
const LACKS: usize = 2;
/// Entries that are named; the rest is counted.
const MOST_ENTRIES_NAMED: usize = 5;

/// Which entries of a collection are thin, and how many proposals nobody has looked at.
pub(super) fn notice(catalogue: &Catalogue, key: CollectionKey, findings: &mut Findings) {
    let (file, line) = &catalogue.locations.collections[key.index()];
    let entries = || catalogue.entries[catalogue.entries_of(key)].iter();
    let thin: Vec<String> = entries().filter_map(|entry| Some(format!("`{}` ({})", entry.id, lacks(entry)?))).collect();
    if !thin.is_empty() {
        let (number, all) = (thin.len(), entries().len());
        let more = if number > MOST_ENTRIES_NAMED { ", …" } else { "" };
        let named = thin[..number.min(MOST_ENTRIES_NAMED)].join(", ");
        findings.note(file, *line, format!("{number} of {all} entries are thin: {named}{more}"));
    }
    let proposals: usize = entries().map(|entry| entry.proposed.len()).sum();
    if proposals > 0 {
        let with = entries().filter(|entry| !entry.proposed.is_empty()).count();
        let message = format!(
            "nobody has looked at {proposals} proposals in {with} entries yet: mend what `proposed` names, then delete its words"
        );
        findings.note(file, *line, message);
    }
}

/// What an entry lacks, where it is thin.
fn lacks(entry: &Entry) -> Option<String> {
    let facts = match entry.facts.len() {
        0 => Some("no facts"),
        few if few < FEW_FACTS => Some("one fact"),
        _ => None,
    };
    let questions = entry.questions.is_empty().then_some("no questions");
    let summary = entry.summary.trim().is_empty().then_some("no summary");
    let lacks: Vec<&str> = [facts, questions, summary].into_iter().flatten().collect();
    (lacks.len() >= LACKS).then(|| lacks.join(", "))
}
