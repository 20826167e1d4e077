//! The other way round: the line by which a person would ask for a request.

use super::{Line, parse_line};
use crate::request::{EventAsk, FilterText, Request};

/// The line that is read as this request; `None` if none exists, as for a figure of an entry, or where a name in it would
/// be read as something else. What was asked before a question is not part of its line.
#[must_use]
pub fn written(request: &Request) -> Option<String> {
    let page = |page: usize| if page > 1 { format!(" page:{page}") } else { String::new() };
    let line = match request {
        Request::Ask { question, .. } => return question_line(question, request),
        Request::Lookup { query, filters, page: at } => format!("/lookup {query}{}{}", options(filters), page(*at)),
        Request::Winners { filters, .. } => format!("/winners{}", options(filters)),
        Request::SimilarTo { entry } => format!("/similar-to {entry}"),
        Request::Browse { filters, page: at } => format!("/browse{}{}", options(filters), page(*at)),
        Request::Show { entry, page: None } => format!("/show {entry}"),
        Request::Show { entry, page: Some(at) } => format!("/show {entry} page:{at}"),
        Request::Event { ask, name, filters, page: at } => {
            let name = name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
            format!("/event {}{name}{}{}", word(*ask), options(filters), page(*at))
        }
        Request::About => "/about".to_owned(),
        Request::Help => "/help".to_owned(),
        Request::Stated { .. } | Request::EntriesInText { .. } | Request::Suggest { .. } => return None,
    };
    reads_as(line, request)
}

/// A question as it is, or behind the command where it would be read as another.
fn question_line(question: &str, request: &Request) -> Option<String> {
    let mut alone = request.clone();
    if let Request::Ask { before, .. } = &mut alone {
        before.clear();
    }
    reads_as(question.to_owned(), &alone).or_else(|| reads_as(format!("/ask {question}"), &alone))
}

/// The line, if it is read as this.
fn reads_as(line: String, request: &Request) -> Option<String> {
    let read = match parse_line(&line) {
        Ok(Line::Request(read)) => read,
        Ok(Line::Help(None)) => Request::Help,
        _ => return None,
    };
    (read == *request).then_some(line)
}

fn options(filters: &FilterText) -> String {
    filters.values().flat_map(|(name, value)| [" ", name, ":", value]).collect()
}

/// The second word of the command.
fn word(ask: EventAsk) -> &'static str {
    match ask {
        EventAsk::Now => "now",
        EventAsk::Order => "order",
        EventAsk::Category => "category",
        EventAsk::Who => "who",
        EventAsk::Facts => "facts",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_as_short_as_it_can_be() {
        let line = |text: &str| match parse_line(text).expect(text) {
            Line::Request(request) => written(&request),
            other => panic!("{other:?}"),
        };
        for same in [
            "who won the bins award?",
            "/lookup clean future award:LGC year:2018 page:2",
            "/winners award:LGC category:Small Team",
            "/event who Wigan award:LGC",
            "/event now",
            "/show harrogate-smart-parking page:1",
        ] {
            assert_eq!(line(same).as_deref(), Some(same));
        }
        assert_eq!(line("/browse housing").as_deref(), Some("/browse topic:housing"));
        assert_eq!(line("/ask about what?").as_deref(), Some("/ask about what?"), "it would be a command without it");
        let odd = Request::Browse {
            filters: FilterText { award: Some("Year: a topic:of its own".to_owned()), ..FilterText::default() },
            page: 1,
        };
        assert_eq!(written(&odd), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(text in "[a-zA-Z/:0-9\" ?]{0,30}", page in 1_usize..4) {
            let filters = FilterText { award: Some(text.clone()), ..FilterText::default() };
            for request in [
                Request::Ask { question: text.clone(), before: Vec::new(), page: 1 },
                Request::Lookup { query: text.clone(), filters: filters.clone(), page },
                Request::Browse { filters: filters.clone(), page },
                Request::Show { entry: text.clone(), page: Some(page) },
            ] {
                if let Some(line) = written(&request) {
                    prop_assert_eq!(parse_line(&line), Ok(Line::Request(request)));
                }
            }
        }
    }
}
