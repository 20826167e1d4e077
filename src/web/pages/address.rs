//! What an address asks for, and the address of a request: each is made of the other, so that every link can be kept and sent on.
//!
//! An entry and an award have an address of their own. Everything else is a line as a person would type it, in `q`, with the
//! page in `page`. What was asked before a question stands in `before`, line by line; where a link was followed, in `from`.

use form_urlencoded::{Serializer, parse};

use crate::answer::{Answer, Outcome};
use crate::command::{Line, parse_line, written};
use crate::library::Library;
use crate::read::follow_up::MOST_REMEMBERED;
use crate::request::{FilterText, Request, Turn};
use crate::wording::say;

/// Where entries are.
pub const ENTRY: &str = "/entry/";
/// Where awards are.
pub const AWARD: &str = "/award/";
/// Where boards are.
pub const BOARD: &str = "/board/";
/// Where pictures are.
pub const CARD: &str = "/card/";

/// What an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is to be shown.
    pub what: What,
    /// Which page of it, counted from 1, where one is named.
    pub page: Option<usize>,
    /// What was asked and shown before, the oldest first.
    pub before: Vec<Turn>,
    /// The address from which it was come to.
    pub from: Option<String>,
}

/// What is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The answer to a line.
    Line(String),
    /// An entry.
    Entry {
        /// Its id.
        id: String,
        /// One of its figures alone, counted from 0.
        figure: Option<usize>,
    },
    /// An award, or another collection, by its id.
    Award(String),
}

impl Asked {
    /// What a query asks for where the path says this; parameters that mean nothing are passed over.
    #[must_use]
    pub fn of(what: What, query: &str) -> Self {
        let mut asked = Self { what, page: None, before: Vec::new(), from: None };
        for (name, value) in parse(query.as_bytes()) {
            match (&*name, &mut asked.what) {
                ("q", What::Line(line)) => *line = value.into_owned(),
                ("figure", What::Entry { figure, .. }) => *figure = value.parse().ok(),
                ("page", _) => asked.page = value.parse().ok().filter(|page| *page > 0),
                ("before", _) if asked.before.len() < MOST_REMEMBERED => asked.before.extend(turn(&value)),
                ("from", _) => asked.from = Some(value.into_owned()),
                _ => {}
            }
        }
        asked
    }

    /// What an address of a page within Laureate asks for; `None` for all others.
    #[must_use]
    pub fn at(address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let id = |id: &str| Some(id.to_owned()).filter(|id| !id.is_empty() && !id.contains('/'));
        let what = if path == "/" {
            What::Line(String::new())
        } else if let Some(entry) = path.strip_prefix(ENTRY) {
            What::Entry { id: id(entry)?, figure: None }
        } else {
            What::Award(id(path.strip_prefix(AWARD)?)?)
        };
        Some(Self::of(what, query))
    }

    /// The request, where it is one that is answered by the library alone.
    #[must_use]
    pub fn request(&self, library: &Library) -> Option<Request> {
        let request = match &self.what {
            What::Line(line) => match parse_line(line).ok()? {
                Line::Request(Request::Ask { question, page, .. }) => {
                    Request::Ask { question, before: self.before.clone(), page }
                }
                Line::Request(request) => request,
                Line::Open(number) => {
                    Request::Ask { question: number.to_string(), before: self.before.clone(), page: 1 }
                }
                Line::Help(None) => Request::Help,
                Line::Help(Some(_)) | Line::Empty | Line::Quit => return None,
            },
            What::Entry { id, figure: Some(figure) } => Request::Stated { entry: id.clone(), figure: *figure },
            What::Entry { id, figure: None } => Request::Show { entry: id.clone(), page: None },
            What::Award(id) => of_award(library, id)?,
        };
        Some(self.page.and_then(|page| request.at_page(page)).unwrap_or(request))
    }
}

/// Who won an award; of a collection that is none, its entries.
fn of_award(library: &Library, id: &str) -> Option<Request> {
    let catalogue = library.catalogue();
    let (key, collection) = catalogue.collections().find(|(_, collection)| collection.id == id)?;
    let filters = FilterText { award: Some(collection.name.clone()), ..FilterText::default() };
    let has_awards = library.results().progress(catalogue, key).1 > 0;
    Some(if has_awards { Request::Winners { filters, page: 1 } } else { Request::Browse { filters, page: 1 } })
}

/// The address of a request; `None` where no line says it.
#[must_use]
pub fn address(request: &Request, from: Option<&str>) -> Option<String> {
    let mut query = Serializer::new(String::new());
    let (path, page) = match request {
        Request::Show { entry, page } => (format!("{ENTRY}{entry}"), page.unwrap_or(1)),
        Request::Stated { entry, figure } => {
            query.append_pair("figure", &figure.to_string());
            (format!("{ENTRY}{entry}"), 1)
        }
        _ => {
            let page = page_of(request);
            query.append_pair("q", &written(&request.at_page(1).unwrap_or_else(|| request.clone()))?);
            if let Request::Ask { before, .. } = request {
                for line in lines(before) {
                    query.append_pair("before", &line);
                }
            }
            ("/".to_owned(), page)
        }
    };
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    if let Some(from) = from {
        query.append_pair("from", from);
    }
    let query = query.finish();
    let path = path.replace(' ', "%20");
    Some(if query.is_empty() { path } else { format!("{path}?{query}") })
}

fn page_of(request: &Request) -> usize {
    match request {
        Request::Lookup { page, .. }
        | Request::Ask { page, .. }
        | Request::Browse { page, .. }
        | Request::Event { page, .. }
        | Request::Winners { page, .. } => *page,
        _ => 1,
    }
}

/// What is on the web of what an answer is about, where everybody finds the pages: in a few words, and its lasting address.
#[must_use]
pub fn lasting(library: &Library, answer: &Answer) -> Option<(String, String)> {
    let catalogue = library.catalogue();
    let award = |key| &catalogue.collection(key).id;
    let (label, collection, path) = match &answer.outcome {
        Outcome::Card(card) => {
            let entry = catalogue.entry(card.entry.entry);
            (say!(library, "on-the-web"), entry.collection, format!("{ENTRY}{}", entry.id))
        }
        Outcome::Event(event) => {
            let of = event.award(library);
            (say!(library, "the-board"), of, format!("{BOARD}{}", award(of)))
        }
        Outcome::Winners(winners) if !winners.of_some => {
            let first = winners.categories.first()?.collection;
            let is_only = winners.categories.iter().all(|result| result.collection == first);
            is_only.then(|| (say!(library, "on-the-web"), first, format!("{AWARD}{}", award(first))))?
        }
        _ => return None,
    };
    Some((label, library.public_address_of(collection, &path)?))
}

/// What was asked and shown before, in lines.
pub fn lines(before: &[Turn]) -> impl Iterator<Item = String> + '_ {
    before.iter().filter_map(|turn| match turn {
        Turn::Asked(question) => written(&Request::ask(question)),
        // Of a figure that was shown, its entry is what the conversation is about.
        Turn::Shown(Request::Stated { entry, .. }) => written(&Request::Show { entry: entry.clone(), page: None }),
        Turn::Shown(request) => written(request).or_else(|| written(&request.at_page(1)?)),
    })
}

/// What a line was before.
fn turn(line: &str) -> Option<Turn> {
    match parse_line(line).ok()? {
        Line::Request(Request::Ask { question, .. }) => Some(Turn::Asked(question)),
        Line::Request(request) => Some(Turn::Shown(request)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_and_its_address_are_each_others() {
        let filters = FilterText { award: Some("LGC & Co".to_owned()), ..FilterText::default() };
        let asked = Request::Ask {
            question: "and in 2022?".to_owned(),
            before: vec!["who won?".into(), Turn::Shown(Request::Browse { filters: filters.clone(), page: 2 })],
            page: 3,
        };
        for request in [
            asked,
            Request::Winners { filters: filters.clone(), page: 2 },
            Request::Browse { filters, page: 1 },
            Request::Show { entry: "an-entry".to_owned(), page: None },
            Request::Show { entry: "an-entry".to_owned(), page: Some(2) },
            Request::Stated { entry: "an-entry".to_owned(), figure: 4 },
            Request::Help,
        ] {
            let address = address(&request, Some("/?q=a%26b")).expect("it has one");
            assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
            let read = Asked::at(&address).expect("it is read");
            assert_eq!(read.from.as_deref(), Some("/?q=a%26b"));
            assert_eq!(read.request(crate::web::pages::tests::library()), Some(request), "{address}");
        }
    }

    #[test]
    fn what_is_none_is_passed_over() {
        for none in ["https://example.org/", "//example.org", "/board/x", "/entry/", "/entry/a/b", "javascript:x", ""] {
            assert_eq!(Asked::at(none), None, "{none}");
        }
        let asked =
            Asked::at("/?page=0&page=x&figure=1&before=&before=quit&z=%ff&q=hello").expect("it is the first page");
        assert_eq!(asked, Asked { what: What::Line("hello".to_owned()), page: None, before: Vec::new(), from: None });
    }
}
