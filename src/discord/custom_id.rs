//! The state of buttons and menus, carried in their `custom_id`, so that they work after a restart.
//!
//! A custom id is a version, a letter for the kind of request, and its fields. What does not fit into Discord's limit has no
//! button. An id of another version, or that does not read, is out of date.

use super::limits::CUSTOM_ID;
use crate::request::{FilterText, Request};

/// The version of the form below; another one is out of date.
const VERSION: char = '1';
/// Between fields: a control character, which no field holds.
const BETWEEN: char = '\u{1f}';
/// Before what makes a repeated id another one; nothing after it is read.
pub(crate) const REPEATED: char = '\u{1e}';

/// What pressing a button or choosing from a menu does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Shows the answer to a request.
    Show(Request),
    /// Opens an entry at a page of its facts; with the list to go back to, where it fits.
    Open(String, usize, Option<Request>),
    /// Opens the entry that is chosen; with the list to go back to, where it fits.
    OpenChosen(Option<Request>),
    /// Shows the answer to a request with what is chosen as this filter.
    FilterChosen(String, Request),
}

impl State {
    /// The custom id, if it fits.
    #[must_use]
    pub fn encode(&self) -> Option<String> {
        let with_back = |mut fields: Vec<String>, back: &Option<Request>| {
            fields.extend(back.as_ref().and_then(request_fields).into_iter().flatten());
            fields
        };
        let fields = match self {
            Self::Open(entry, 1, back) => with_back(vec![format!("o{entry}")], back),
            Self::Open(entry, page, back) => with_back(vec![format!("p{page}"), entry.clone()], back),
            Self::OpenChosen(back) => with_back(vec!["c".to_owned()], back),
            Self::Show(request) => request_fields(request)?,
            Self::FilterChosen(filter, request) => {
                let mut fields = vec![format!("f{filter}")];
                fields.extend(request_fields(request)?);
                fields
            }
        };
        let joined = fields.join(&BETWEEN.to_string());
        let id = format!("{VERSION}{}", joined.trim_end_matches(BETWEEN));
        (id.len() <= CUSTOM_ID && !id.contains(['\n', '\r'])).then_some(id)
    }

    /// Reads a custom id; `None` is out of date.
    #[must_use]
    pub fn decode(id: &str) -> Option<Self> {
        let id = id.split(REPEATED).next()?;
        let mut fields = id.strip_prefix(VERSION)?.split(BETWEEN).peekable();
        let first = fields.peek().copied()?;
        if first == "c" {
            fields.next();
            return Some(Self::OpenChosen(request(fields)));
        }
        if let Some(entry) = first.strip_prefix('o') {
            fields.next();
            return Some(Self::Open(entry.to_owned(), 1, request(fields)));
        }
        if let Some(page) = first.strip_prefix('p') {
            fields.next();
            let page = page.parse().ok().filter(|page| *page > 0)?;
            return Some(Self::Open(fields.next()?.to_owned(), page, request(fields)));
        }
        if let Some(filter) = first.strip_prefix('f') {
            let filter = filter.to_owned();
            fields.next();
            return Some(Self::FilterChosen(filter, request(fields)?));
        }
        request(fields).map(Self::Show)
    }
}

fn request_fields(request: &Request) -> Option<Vec<String>> {
    let filter_fields = |filters: &FilterText| {
        let all =
            [&filters.award, &filters.category, &filters.organisation, &filters.topic, &filters.status, &filters.year];
        all.map(|filter| filter.clone().unwrap_or_default().replace([BETWEEN, REPEATED], " ")).to_vec()
    };
    Some(match request {
        Request::Lookup { query, filters, page } => {
            let mut fields = vec![format!("l{page}"), query.replace([BETWEEN, REPEATED], " ")];
            fields.extend(filter_fields(filters));
            fields
        }
        Request::Browse { filters, page } => {
            let mut fields = vec![format!("b{page}")];
            fields.extend(filter_fields(filters));
            fields
        }
        Request::Winners { filters, page } => {
            let mut fields = vec![format!("w{page}")];
            fields.extend(filter_fields(filters));
            fields
        }
        Request::SimilarTo { entry } => vec![format!("s{entry}")],
        Request::Stated { entry, figure } => vec![format!("t{figure}"), entry.clone()],
        Request::Ask { question, before, page } => {
            let plain = |text: &str| text.replace([BETWEEN, REPEATED], " ");
            let mut fields = vec![format!("a{page}"), plain(question)];
            fields.extend(before.iter().map(|before| plain(before)));
            fields
        }
        Request::Show { .. } | Request::SpokenOf { .. } | Request::Suggest { .. } | Request::About => return None,
    })
}

fn request<'a>(mut fields: impl Iterator<Item = &'a str>) -> Option<Request> {
    let first = fields.next()?;
    let kind = first.chars().next()?;
    let rest = first.get(1..)?;
    let page = || rest.parse::<usize>().ok().filter(|page| *page > 0);
    Some(match kind {
        's' => Request::SimilarTo { entry: rest.to_owned() },
        't' => Request::Stated { figure: rest.parse().ok()?, entry: fields.next()?.to_owned() },
        'w' => Request::Winners { page: page()?, filters: filters(fields) },
        'b' => Request::Browse { page: page()?, filters: filters(fields) },
        'l' => {
            let query = fields.next()?.to_owned();
            Request::Lookup { query, page: page()?, filters: filters(fields) }
        }
        'a' => {
            let question = fields.next()?.to_owned();
            let before = fields.filter(|before| !before.is_empty()).map(str::to_owned).collect();
            Request::Ask { question, before, page: page()? }
        }
        _ => return None,
    })
}

fn filters<'a>(mut fields: impl Iterator<Item = &'a str>) -> FilterText {
    let mut next = || fields.next().filter(|field| !field.is_empty()).map(str::to_owned);
    FilterText { award: next(), category: next(), organisation: next(), topic: next(), status: next(), year: next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        let filters = FilterText { category: Some("Rising Star".into()), ..FilterText::default() };
        let states = [
            State::OpenChosen(None),
            State::OpenChosen(Some(Request::Winners { filters: filters.clone(), page: 1 })),
            State::Open("harrogate-smart-parking".into(), 1, None),
            State::Open("a".into(), 1, Some(Request::Browse { filters: filters.clone(), page: 2 })),
            State::Open("harrogate-smart-parking".into(), 2, None),
            State::Open("a".into(), 12, Some(Request::Browse { filters: filters.clone(), page: 2 })),
            State::Show(Request::SimilarTo { entry: "a".into() }),
            State::Show(Request::Stated { entry: "harrogate-smart-parking".into(), figure: 12 }),
            State::Show(Request::Lookup { query: "smart 停车".into(), filters: filters.clone(), page: 3 }),
            State::Show(Request::Ask { question: "all apps".into(), before: Vec::new(), page: 2 }),
            State::Show(Request::Ask {
                question: "and Leeds?".into(),
                before: vec!["Wigan".into(), "how many?".into()],
                page: 1,
            }),
            State::Show(Request::Winners { filters: filters.clone(), page: 2 }),
            State::FilterChosen("award".into(), Request::Browse { filters, page: 1 }),
        ];
        for state in states {
            let id = state.encode().expect("it fits");
            assert!(id.len() <= CUSTOM_ID);
            assert_eq!(State::decode(&id), Some(state));
        }
    }

    #[test]
    fn what_does_not_fit_has_no_id() {
        let request = Request::Lookup { query: "x".repeat(100), filters: FilterText::default(), page: 1 };
        assert_eq!(State::Show(request).encode(), None);
    }

    #[test]
    fn other_versions_and_nonsense_are_out_of_date() {
        for id in
            ["", "0oentry", "2oentry", "1", "1z", "1l", "1lx\u{1f}query", "1b0", "1p2", "1p0\u{1f}a", "1px\u{1f}a"]
        {
            assert_eq!(State::decode(id), None, "{id:?}");
        }
    }
}
