//! Several entries, counted, in pages; and suggestions.

use super::asked::{Common, sentence};
use super::phrases::{everyday, full_line, join};
use super::{Block, EntrySummary, Said, Tone};
use crate::answer::{List, Scored};
use crate::catalogue::OrganisationKey;
use crate::library::Library;
use crate::names::suggest::Suggestion;
use crate::query::{Query, Unit};
use crate::wording::say;

pub(super) fn render(library: &Library, query: Option<&Query>, list: &List) -> Said {
    let select = query.map(|query| &query.select);
    let common = Common::of(library, select, &list.entries);
    let headline = sentence(library, select, (list.entries.len(), Unit::Entries), &common);
    let tone = Tone::of(common.status().into_iter());
    let entries = entries(library, query, &headline, list, &common);
    Said { tone, ..Said::sentence(headline, entries) }
}

/// The entries of the page that is shown.
pub(super) fn entries(
    library: &Library,
    query: Option<&Query>,
    headline: &str,
    list: &List,
    common: &Common,
) -> Vec<Block> {
    let select = query.map(|query| &query.select);
    let line = |(i, scored): (usize, &Scored)| EntrySummary {
        number: i + 1,
        entry: scored.entry,
        title: common.title(library, scored.entry),
        detail: common.detail(library, select, scored.entry),
    };
    Block::entries(library, headline, list.entries.iter().enumerate().map(line), list.page)
}

pub(super) fn spoken_of(library: &Library, organisations: &[OrganisationKey], entries: &[Scored]) -> Said {
    let catalogue = library.catalogue();
    let headline = say!(library, "spoken-of", number = entries.len());
    let mut blocks = Vec::new();
    if !organisations.is_empty() {
        let names: Vec<String> = organisations.iter().map(|key| everyday(catalogue.organisation(*key))).collect();
        blocks.push(Block::Text(say!(library, "it-names", names = join(library.wording(), &names))));
    }
    let lines = entries.iter().enumerate().map(|(i, scored)| full_line(library, i + 1, scored.entry));
    blocks.extend(
        Block::entries(library, &headline, lines, 1).into_iter().filter(|block| !matches!(block, Block::Pages { .. })),
    );
    Said::sentence(headline, blocks)
}

pub(super) fn suggestions(library: &Library, suggestions: &[Suggestion]) -> Said {
    let headline = say!(library, "suggestions", number = suggestions.len());
    let points = suggestions.iter().map(|suggestion| suggestion.label.clone()).collect();
    Said::sentence(headline, vec![Block::Points(points)])
}
