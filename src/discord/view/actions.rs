//! What can be done from a reply: the buttons below it, and the menu of names that may have been meant.

use super::Layout;
use crate::answer::{Answer, Card, Outcome, Refusal};
use crate::catalogue::EntryKey;
use crate::discord::component::{SelectOption, button, row, separator};
use crate::discord::custom_id::State;
use crate::discord::limits::{BUTTON_LABEL, OPTION_TEXT, ROW_BUTTONS};
use crate::discord::markdown::cut;
use crate::library::Library;
use crate::names::UnknownName;
use crate::read::Unasked;
use crate::reply::Reply;
use crate::request::Request;

impl Layout {
    /// The buttons below a reply.
    pub(super) fn actions(
        &mut self,
        library: &Library,
        request: &Request,
        answer: &Answer,
        reply: &Reply,
        back: Option<&Request>,
    ) {
        let id_of = |key: EntryKey| library.catalogue().entry(key).id.clone();
        let mut wanted: Vec<(String, Request)> = Vec::new();
        let mut add = |label: &str, request| wanted.push((label.to_owned(), request));
        match &answer.outcome {
            Outcome::Card(Card { entry, page: Some(page), .. }) => {
                let entry = id_of(entry.entry);
                let at = |page| Some(Request::Show { entry: entry.clone(), page: Some(page) });
                let (page, all) = reply.pages().unwrap_or((*page, 1));
                pages(page, all, at, &mut add);
                add("Similar", Request::SimilarTo { entry: entry.clone() });
            }
            Outcome::Card(card) => {
                let entry = id_of(card.entry.entry);
                if reply.has_more() {
                    add("All facts", Request::Show { entry: entry.clone(), page: Some(1) });
                }
                add("Similar", Request::SimilarTo { entry });
            }
            Outcome::Nothing { nearest, why: Refusal::NoFigure(figures) | Refusal::OtherYear(figures) } => {
                for (entry, figure) in
                    nearest.first().iter().flat_map(|near| figures.iter().map(|at| (near.entry, *at)))
                {
                    let told = &library.catalogue().entry(entry).figures[figure];
                    let label = cut(&format!("{}: {}", told.value, told.what), BUTTON_LABEL);
                    add(&label, Request::Stated { entry: id_of(entry), figure });
                }
            }
            Outcome::Nothing { why: Refusal::Either(figures), .. } => {
                for (entry, figure) in figures {
                    let label = cut(&library.catalogue().entry(*entry).title, BUTTON_LABEL);
                    add(&label, Request::Stated { entry: id_of(*entry), figure: *figure });
                }
            }
            Outcome::Unasked(Unasked::NotUnderstood { without: Some(question), .. }) => {
                add("Ask without that", Request::ask(question));
            }
            _ => {
                let (page, all) = reply.pages().unwrap_or((1, 1));
                pages(page, all, |page| list_at(request, page), &mut add);
            }
        }
        if let Some(back) = back {
            add("Back", back.clone());
        }
        if let Outcome::Unasked(Unasked::UnknownName(unknown)) = &answer.outcome {
            self.refused(unknown, request);
        }
        let mut buttons = Vec::new();
        for (label, request) in wanted {
            let id = match request {
                Request::Show { entry, page } => self.open(&entry, page.unwrap_or(1), back),
                request => self.id(&State::Show(request)),
            };
            buttons.extend(id.map(|id| button(&label, id)));
        }
        if !buttons.is_empty() {
            self.components.push(separator());
            buttons.truncate(ROW_BUTTONS);
            self.components.push(row(buttons));
        }
    }

    /// A menu of the nearest valid values of a filter.
    fn refused(&mut self, unknown: &UnknownName, request: &Request) {
        let options = unknown.nearest.iter().filter(|name| name.chars().count() <= OPTION_TEXT);
        let options = options.map(|name| SelectOption { label: cut(name, OPTION_TEXT), value: name.clone() });
        let state = State::FilterChosen(unknown.kind.to_owned(), request.clone());
        self.menu(&state, &format!("Choose the {} you mean", unknown.kind), options);
    }
}

/// The request for a page of a list.
fn list_at(request: &Request, page: usize) -> Option<Request> {
    match request {
        Request::Lookup { query, filters, .. } => {
            Some(Request::Lookup { query: query.clone(), filters: filters.clone(), page })
        }
        Request::Ask { question, before, .. } => {
            Some(Request::Ask { question: question.clone(), before: before.clone(), page })
        }
        Request::Winners { filters, .. } => Some(Request::Winners { filters: filters.clone(), page }),
        Request::Browse { filters, .. } => Some(Request::Browse { filters: filters.clone(), page }),
        _ => None,
    }
}

/// Previous and next page.
fn pages(
    page: usize,
    pages: usize,
    at: impl Fn(usize) -> Option<Request>,
    add: &mut impl FnMut(&'static str, Request),
) {
    if let Some(previous) = (page > 1).then(|| at(page - 1)).flatten() {
        add("Previous", previous);
    }
    if let Some(next) = (page < pages).then(|| at(page + 1)).flatten() {
        add("Next", next);
    }
}
