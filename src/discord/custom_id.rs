//! The state of buttons and menus, carried in their `custom_id`, so that they work after a restart.
//!
//! A custom id is a version, a letter for what is done, its fields, and the way back: what was shown before, the last first.
//! Of a way back that is too long for Discord's limit the oldest steps are left out. What does not fit even then has no
//! button. An id of another version, or that does not read, is out of date.

use super::limits::CUSTOM_ID;
use crate::names::tag::tag;
use crate::request::{EventAsk, FilterText, Request, Turn};

/// The version of the form below; another one is out of date.
const VERSION: char = '2';
/// Between fields. Like the other marks it is a control character, which no field holds.
const FIELD_SEPARATOR: char = '\u{1f}';
/// Before what makes a repeated id another one; nothing after it is read.
pub(crate) const UNIQUE_SUFFIX: char = '\u{1e}';
/// Before each step of the way back.
const STEP: char = '\u{1d}';
/// Before each field of what was shown before a question.
const SHOWN: char = '\u{1c}';
/// Bytes kept free behind the way back, for [`UNIQUE_SUFFIX`] and a number.
const RESERVED_BYTES: usize = 3;

/// What was shown before, the oldest first: the way back.
pub type Trail = Vec<Request>;

/// What pressing a button or choosing from a menu does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum State {
    /// Shows the answer to a request.
    Show(Request, Trail),
    /// Opens the entry that is chosen.
    OpenChosen(Trail),
    /// Shows the page that is chosen.
    PageChosen(Request, Trail),
    /// Shows the answer to a request with what is chosen as this filter.
    FilterChosen(String, Request),
    /// Shows the answer to a request to everybody.
    Share(Request),
    /// Takes the message away.
    Delete,
}

impl State {
    /// How many bytes of memory its requests take, at least.
    pub(super) fn size(&self) -> usize {
        let (request, trail) = match self {
            Self::Show(request, trail) | Self::PageChosen(request, trail) => (Some(request), trail.as_slice()),
            Self::OpenChosen(trail) => (None, trail.as_slice()),
            Self::FilterChosen(_, request) | Self::Share(request) => (Some(request), [].as_slice()),
            Self::Delete => (None, [].as_slice()),
        };
        request.into_iter().chain(trail).map(|request| size_of::<Request>() + request.size()).sum()
    }

    /// The custom id, if it fits; with as much of the way back as does.
    #[must_use]
    pub fn encode(&self) -> Option<String> {
        let none = Trail::new();
        let (fields, trail) = match self {
            Self::Show(request, trail) => (fields_of(request, str::to_owned)?, trail),
            Self::OpenChosen(trail) => (vec!["c".to_owned()], trail),
            Self::PageChosen(request, trail) => (behind("n", request)?, trail),
            Self::FilterChosen(filter, request) => (behind(&format!("f{filter}"), request)?, &none),
            Self::Share(request) => (behind("x", request)?, &none),
            Self::Delete => (vec!["d".to_owned()], &none),
        };
        let mut id = format!("{VERSION}{}", joined(&fields, FIELD_SEPARATOR));
        if id.len() > CUSTOM_ID {
            return None;
        }
        for step in trail.iter().rev() {
            // A step needs no more than to be known again.
            let Some(step) = fields_of(step, tag).map(|fields| joined(&fields, FIELD_SEPARATOR)) else { break };
            if id.len() + STEP.len_utf8() + step.len() + RESERVED_BYTES > CUSTOM_ID {
                break;
            }
            id.push(STEP);
            id.push_str(&step);
        }
        Some(id)
    }

    /// Reads a custom id; `None` is out of date.
    #[must_use]
    pub fn decode(id: &str) -> Option<Self> {
        let id = id.split(UNIQUE_SUFFIX).next()?;
        let mut steps = id.strip_prefix(VERSION)?.split(STEP);
        let first = steps.next()?;
        let mut trail = steps.map(|step| request(step.split(FIELD_SEPARATOR))).collect::<Option<Trail>>()?;
        trail.reverse();
        let (act, rest) = first.split_once(FIELD_SEPARATOR).unwrap_or((first, ""));
        let request_of = |text: &str| request(text.split(FIELD_SEPARATOR));
        Some(match act.chars().next()? {
            'c' => Self::OpenChosen(trail),
            'd' => Self::Delete,
            'n' => Self::PageChosen(request_of(rest)?, trail),
            'x' => Self::Share(request_of(rest)?),
            'f' => Self::FilterChosen(act.get(1..)?.to_owned(), request_of(rest)?),
            _ => Self::Show(request_of(first)?, trail),
        })
    }
}

/// What does something with a request.
fn behind(act: &str, request: &Request) -> Option<Vec<String>> {
    let mut fields = vec![act.to_owned()];
    fields.extend(fields_of(request, str::to_owned)?);
    Some(fields)
}

/// Fields with a mark between them; empty ones at the end go without saying.
fn joined(fields: &[String], mark: char) -> String {
    fields.join(&mark.to_string()).trim_end_matches(mark).to_owned()
}

/// A text as a field has it: without control characters, the marks among them.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// A request as fields, its entry written so; `None` for what no button does.
fn fields_of(request: &Request, entry_as: impl Fn(&str) -> String + Copy) -> Option<Vec<String>> {
    let filter_fields = |filters: &FilterText| {
        let all =
            [&filters.award, &filters.category, &filters.organisation, &filters.topic, &filters.status, &filters.year];
        all.map(|filter| plain(filter.as_deref().unwrap_or_default()))
    };
    let mut fields = Vec::new();
    match request {
        Request::Lookup { query, filters, page } => {
            fields.extend([format!("l{page}"), plain(query)]);
            fields.extend(filter_fields(filters));
        }
        Request::Browse { filters, page } => {
            fields.push(format!("b{page}"));
            fields.extend(filter_fields(filters));
        }
        Request::Winners { filters, page } => {
            fields.push(format!("w{page}"));
            fields.extend(filter_fields(filters));
        }
        Request::SimilarTo { entry } => fields.push(format!("s{}", plain(&entry_as(entry)))),
        Request::Stated { entry, figure } => fields.extend([format!("t{figure}"), plain(&entry_as(entry))]),
        Request::Show { entry, page: None | Some(1) } => fields.push(format!("o{}", plain(&entry_as(entry)))),
        Request::Show { entry, page: Some(page) } => {
            fields.extend([format!("p{page}"), plain(&entry_as(entry))]);
        }
        Request::Ask { question, before, page } => {
            fields.extend([format!("a{page}"), plain(question)]);
            for turn in before {
                fields.push(turn_field(turn)?);
            }
        }
        Request::Event { ask, name, filters, page } => {
            let letter = ask.id().chars().next()?;
            let given = |text: &Option<String>| plain(text.as_deref().unwrap_or_default());
            fields.extend([format!("e{letter}{page}"), given(name), given(&filters.award), given(&filters.category)]);
        }
        Request::About => fields.push("i".to_owned()),
        Request::Help => fields.push("h".to_owned()),
        Request::EntriesInText { .. } | Request::Suggest { .. } => return None,
    }
    Some(fields)
}

/// Something before a question, as one field.
fn turn_field(turn: &Turn) -> Option<String> {
    Some(match turn {
        Turn::Asked(question) => plain(question),
        // Two marks could not tell a question before a question from one before that.
        Turn::Shown(Request::Ask { .. }) => return None,
        Turn::Shown(request) => format!("{SHOWN}{}", joined(&fields_of(request, tag)?, SHOWN)),
    })
}

fn request<'a>(mut fields: impl Iterator<Item = &'a str>) -> Option<Request> {
    let first = fields.next()?;
    let kind = first.chars().next()?;
    let rest = first.get(1..)?;
    let page = || rest.parse::<usize>().ok().filter(|page| *page > 0);
    Some(match kind {
        's' => Request::SimilarTo { entry: rest.to_owned() },
        'o' => Request::Show { entry: rest.to_owned(), page: Some(1) },
        'p' => Request::Show { page: Some(page()?), entry: fields.next()?.to_owned() },
        't' => Request::Stated { figure: rest.parse().ok()?, entry: fields.next()?.to_owned() },
        'w' => Request::Winners { page: page()?, filters: filters(fields) },
        'b' => Request::Browse { page: page()?, filters: filters(fields) },
        'l' => {
            let query = fields.next().unwrap_or_default().to_owned();
            Request::Lookup { query, page: page()?, filters: filters(fields) }
        }
        'a' => {
            let question = fields.next().unwrap_or_default().to_owned();
            let before = fields.filter(|before| !before.is_empty()).map(turn).collect::<Option<_>>()?;
            Request::Ask { question, before, page: page()? }
        }
        'e' => {
            let ask = EventAsk::ALL.into_iter().find(|ask| ask.id().starts_with(rest.chars().next().unwrap_or(' ')))?;
            let page = rest.get(1..)?.parse().ok().filter(|page| *page > 0)?;
            let mut next = || fields.next().filter(|field| !field.is_empty()).map(str::to_owned);
            let (name, award, category) = (next(), next(), next());
            Request::Event { ask, name, filters: FilterText { award, category, ..FilterText::default() }, page }
        }
        'i' => Request::About,
        'h' => Request::Help,
        _ => return None,
    })
}

fn turn(field: &str) -> Option<Turn> {
    match field.strip_prefix(SHOWN) {
        Some(shown) => request(shown.split(SHOWN)).map(Turn::Shown),
        None => Some(Turn::Asked(field.to_owned())),
    }
}

fn filters<'a>(mut fields: impl Iterator<Item = &'a str>) -> FilterText {
    let mut next = || fields.next().filter(|field| !field.is_empty()).map(str::to_owned);
    FilterText { award: next(), category: next(), organisation: next(), topic: next(), status: next(), year: next() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any text that people type, control characters among it.
    fn text() -> BoxedStrategy<String> {
        prop_oneof!["[a-z ]{1,30}", "\\PC{0,20}", any::<String>()].boxed()
    }

    fn filter_text() -> BoxedStrategy<FilterText> {
        let field = || prop::option::of(text());
        (field(), field(), field(), field(), field(), field())
            .prop_map(|(award, category, organisation, topic, status, year)| FilterText {
                award,
                category,
                organisation,
                topic,
                status,
                year,
            })
            .boxed()
    }

    /// Requests that buttons show, but questions after others.
    fn simple() -> BoxedStrategy<Request> {
        prop_oneof![
            (text(), filter_text(), 1..50_usize).prop_map(|(query, filters, page)| Request::Lookup {
                query,
                filters,
                page
            }),
            (filter_text(), 1..50_usize).prop_map(|(filters, page)| Request::Browse { filters, page }),
            (filter_text(), 1..9_usize).prop_map(|(filters, page)| Request::Winners { filters, page }),
            "[a-z-]{1,58}".prop_map(|entry| Request::SimilarTo { entry }),
            ("[a-z-]{1,58}", 1..9_usize).prop_map(|(entry, page)| Request::Show { entry, page: Some(page) }),
            ("[a-z-]{1,58}", 0..9_usize).prop_map(|(entry, figure)| Request::Stated { entry, figure }),
            (0..5_usize, prop::option::of(text()), filter_text(), 1..9_usize).prop_map(|(ask, name, filters, page)| {
                let (award, category) = (filters.award, filters.category);
                let filters = FilterText { award, category, ..FilterText::default() };
                Request::Event { ask: EventAsk::ALL[ask], name, filters, page }
            }),
            Just(Request::About),
            Just(Request::Help),
        ]
        .boxed()
    }

    fn any_request() -> BoxedStrategy<Request> {
        let turn = prop_oneof![text().prop_map(Turn::Asked), simple().prop_map(Turn::Shown)];
        let ask = (text(), prop::collection::vec(turn, 0..3), 1..9_usize);
        let ask = ask.prop_map(|(question, before, page)| Request::Ask { question, before, page });
        prop_oneof![simple(), ask].boxed()
    }

    fn any_state() -> BoxedStrategy<State> {
        let trail = || prop::collection::vec(any_request(), 0..6);
        prop_oneof![
            (any_request(), trail()).prop_map(|(request, trail)| State::Show(request, trail)),
            trail().prop_map(State::OpenChosen),
            (any_request(), trail()).prop_map(|(request, trail)| State::PageChosen(request, trail)),
            ("[a-z]{1,12}", any_request()).prop_map(|(filter, request)| State::FilterChosen(filter, request)),
            any_request().prop_map(State::Share),
            Just(State::Delete),
        ]
        .boxed()
    }

    /// A request as it comes back: without control characters and empty texts.
    fn read_back(request: &Request, entry_as: fn(&str) -> String) -> Request {
        let some = |text: &Option<String>| text.as_deref().map(plain).filter(|text| !text.is_empty());
        let filters = |filters: &FilterText| FilterText {
            award: some(&filters.award),
            category: some(&filters.category),
            organisation: some(&filters.organisation),
            topic: some(&filters.topic),
            status: some(&filters.status),
            year: some(&filters.year),
        };
        match request {
            Request::Lookup { query, filters: f, page } => {
                Request::Lookup { query: plain(query), filters: filters(f), page: *page }
            }
            Request::Browse { filters: f, page } => Request::Browse { filters: filters(f), page: *page },
            Request::Winners { filters: f, page } => Request::Winners { filters: filters(f), page: *page },
            Request::Event { ask, name, filters: f, page } => {
                Request::Event { ask: *ask, name: some(name), filters: filters(f), page: *page }
            }
            Request::SimilarTo { entry } => Request::SimilarTo { entry: entry_as(entry) },
            Request::Show { entry, page } => Request::Show { entry: entry_as(entry), page: *page },
            Request::Stated { entry, figure } => Request::Stated { entry: entry_as(entry), figure: *figure },
            Request::Ask { question, before, page } => {
                let turn = |turn: &Turn| match turn {
                    Turn::Asked(question) => {
                        Some(Turn::Asked(plain(question))).filter(|turn| *turn != Turn::Asked(String::new()))
                    }
                    Turn::Shown(request) => Some(Turn::Shown(read_back(request, tag))),
                };
                let before = before.iter().filter_map(turn).collect();
                Request::Ask { question: plain(question), before, page: *page }
            }
            other => other.clone(),
        }
    }

    /// The newest steps of a way back, as many as came back.
    fn newest(trail: &[Request], read: &[Request]) -> Trail {
        trail[trail.len() - read.len()..].iter().map(|step| read_back(step, tag)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_encoded_is_decoded(state in any_state()) {
            let Some(id) = state.encode() else { return Ok(()) };
            prop_assert!(id.len() <= CUSTOM_ID && !id.contains(['\n', '\r']), "{id:?}");
            let read = State::decode(&id);
            let same = |request: &Request| read_back(request, str::to_owned);
            let expected = match (&state, &read) {
                (State::Show(request, trail), Some(State::Show(_, read))) => State::Show(same(request), newest(trail, read)),
                (State::OpenChosen(trail), Some(State::OpenChosen(read))) => State::OpenChosen(newest(trail, read)),
                (State::PageChosen(request, trail), Some(State::PageChosen(_, read))) => {
                    State::PageChosen(same(request), newest(trail, read))
                }
                (State::FilterChosen(filter, request), _) => State::FilterChosen(filter.clone(), same(request)),
                (State::Share(request), _) => State::Share(same(request)),
                (other, _) => other.clone(),
            };
            prop_assert_eq!(read, Some(expected));
        }

        #[test]
        fn any_text_is_read_or_out_of_date(id in any::<String>()) {
            let _ = State::decode(&id);
            let _ = State::decode(&format!("{VERSION}{id}"));
        }
    }

    #[test]
    fn five_steps_fit_and_of_more_the_oldest_are_left_out() {
        let show = |at: usize| Request::Show { entry: format!("leicestershire-children-families-{at}"), page: Some(1) };
        let similar = |at: usize| Request::SimilarTo { entry: format!("leicestershire-children-families-{at}") };
        let filters = FilterText { award: Some("LGC Awards 2022".into()), ..FilterText::default() };
        let list = Request::Browse { filters, page: 3 };
        let trail: Trail = std::iter::once(list).chain((1..9).flat_map(|at| [show(at), similar(at)])).collect();
        let kept = |trail: &[Request]| match State::decode(&State::Show(show(0), trail.to_vec()).encode().unwrap()) {
            Some(State::Show(_, trail)) => trail,
            other => panic!("{other:?}"),
        };
        assert_eq!(kept(&trail[..5]), newest(&trail[..5], &trail[..5]));
        let most = kept(&trail);
        assert!((5..trail.len()).contains(&most.len()), "{}", most.len());
        assert_eq!(most, newest(&trail, &most));
    }

    #[test]
    fn what_does_not_fit_has_no_id() {
        let request = Request::Lookup { query: "x".repeat(100), filters: FilterText::default(), page: 1 };
        assert_eq!(State::Show(request, Trail::new()).encode(), None);
    }

    #[test]
    fn other_versions_and_nonsense_are_out_of_date() {
        for id in [
            "", "0oentry", "1oentry", "2", "2z", "2lx\u{1f}query", "2b0", "2p2", "2p0\u{1f}a", "2px\u{1f}a",
            "2oa\u{1d}",
        ] {
            assert_eq!(State::decode(id), None, "{id:?}");
        }
    }
}
