//! Browse: every entry that passes the filters, counted, in pages.

use super::understood::understood;
use super::{Answer, List, ListKind, Outcome, Scored};
use crate::library::Library;
use crate::search::filter::FilterText;

pub(super) fn answer(library: &Library, filters: &FilterText, page: usize) -> Answer {
    let filter = match library.search().filter(filters) {
        Ok(filter) => filter,
        Err(unknown) => return Answer::new("browse".to_owned(), Outcome::Refused(unknown)),
    };
    let catalogue = library.catalogue();
    let entries = catalogue
        .entries()
        .filter(|(_, entry)| filter.allows(catalogue, entry))
        .map(|(key, _)| Scored::unranked(key))
        .collect();
    let page_size = library.reply_settings().page_size;
    let outcome = Outcome::List(List { kind: ListKind::Browsed, entries, page, page_size });
    Answer::new(understood(library, "browse", "", &filter), outcome)
}
