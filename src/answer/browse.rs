//! Browse: every entry that passes the filters, counted, in pages.

use super::understood::understood;
use super::{Answer, List, ListKind, Outcome, Scored, paged};
use crate::library::Library;
use crate::search::filter::FilterText;

pub(super) fn answer(library: &Library, filters: &FilterText, page: usize) -> Answer {
    let filter = match library.search().filter(filters) {
        Ok(filter) => filter,
        Err(unknown) => return Answer { understood: "browse".to_owned(), outcome: Outcome::Refused(unknown) },
    };
    let catalogue = library.catalogue();
    let all: Vec<Scored> = catalogue
        .entries()
        .filter(|(_, entry)| filter.allows(catalogue, entry))
        .map(|(key, _)| Scored::unranked(key))
        .collect();
    let (entries, page, pages) = paged(&all, page, library.reply_settings().page_size);
    let outcome = Outcome::List(List { kind: ListKind::Browsed, entries, page, pages, total: all.len() });
    Answer { understood: understood(library, "browse", "", &filter), outcome }
}
