//! The page on which is asked: a form, and the reply.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::address::{AWARD, Asked, BOARD, What, address, lines};
use super::frame::{Frame, page, picture_path};
use super::reply::{article, onward, typed};
use crate::answer::{Outcome, answer};
use crate::catalogue::EntryKey;
use crate::command::{Line, find, parse_line};
use crate::console::chat;
use crate::library::Library;
use crate::read::Unasked;
use crate::read::follow_up::remembered;
use crate::reply::help::examples;
use crate::reply::phrases::{safe, short};
use crate::reply::ways::back;
use crate::reply::{Reply, reply};
use crate::request::{Request, Turn};
use crate::wording::say;

/// Characters of a question at most, as on Discord.
const MOST: usize = 2_000;

/// The page for what is asked, and whether there is what the address names.
#[must_use]
pub fn shown(library: &Library, asked: &Asked) -> (StatusCode, Markup) {
    let status = if is_there(library, &asked.what) { StatusCode::OK } else { StatusCode::NOT_FOUND };
    if let What::Line(line) = &asked.what {
        if line.chars().count() > MOST {
            let mistake = say!(library, "too-long", most = MOST);
            return (StatusCode::BAD_REQUEST, mistaken(library, asked, &mistake));
        }
        match parse_line(line) {
            Ok(Line::Empty | Line::Quit) => return (status, start(library)),
            Ok(Line::Help(Some(command))) => {
                return (status, helped(library, line, &chat::help(library.wording(), find(command))));
            }
            Ok(_) => {}
            Err(mistake) => {
                return (StatusCode::BAD_REQUEST, mistaken(library, asked, &mistake.said(library.wording())));
            }
        }
    }
    match asked.request(library) {
        Some(request) => (status, answered(library, asked, &request)),
        None => (status, mistaken(library, asked, &say!(library, "no-such-award-here"))),
    }
}

fn is_there(library: &Library, what: &What) -> bool {
    let catalogue = library.catalogue();
    match what {
        What::Line(_) => true,
        What::Entry { id, figure } => catalogue
            .entry_by_id(id)
            .is_some_and(|key| figure.is_none_or(|figure| figure < catalogue.entry(key).figures.len())),
        What::Award(id) => catalogue.collections().any(|(_, collection)| collection.id == *id),
    }
}

/// The page with the answer to a request.
fn answered(library: &Library, asked: &Asked, request: &Request) -> Markup {
    let answer = answer(library, request);
    let reply = reply(library, &answer);
    let slip = matches!(
        answer.outcome,
        Outcome::Unasked(Unasked::NoList | Unasked::NoSuchNumber { .. } | Unasked::NoMorePages)
    );
    if slip {
        return mistaken(library, asked, &reply.headline);
    }
    let before = remembered(library, &asked.before, request);
    let here = address(request, None);
    let from = asked.from.as_deref();
    let entry = match &answer.outcome {
        Outcome::Card(card) => Some(card.entry.entry),
        _ => None,
    };
    let frame = Frame { title: reply.headline.clone(), ..of_page(library, asked, entry) };
    let line = match &asked.what {
        What::Line(line) => line.clone(),
        What::Entry { .. } | What::Award(_) => String::new(),
    };
    let content = html! {
        (form(library, &line, &before))
        (way_back(library, from))
        (article(library.catalogue(), &reply, here.as_deref()))
        (beside(library, asked, entry))
        (onward(library, (request, &answer, &reply), (here.as_deref(), from)))
    };
    page(library, &frame, &content)
}

/// What is around a page that has an address of its own.
fn of_page(library: &Library, asked: &Asked, entry: Option<EntryKey>) -> Frame {
    let catalogue = library.catalogue();
    let lasting = match &asked.what {
        What::Line(_) => None,
        What::Entry { id, .. } => Some(format!("{}{id}", super::address::ENTRY)),
        What::Award(id) => Some(format!("{AWARD}{id}")),
    };
    let picture = entry.and_then(|key| {
        let won = pictured(library, key).next()?;
        Some((catalogue.entry(key).id.clone(), won))
    });
    Frame { lasting, picture, ..Frame::default() }
}

/// The categories, by their ids, in which an entry has a picture: those in which it got further than the list.
fn pictured(library: &Library, entry: EntryKey) -> impl Iterator<Item = String> + '_ {
    let awarded = library.recognitions(entry).filter(|stands| super::pictures::is_revealed(library, stands));
    awarded.map(|stands| library.catalogue().category(stands.category).id.clone())
}

/// What else there is to a page: an award's board, a winner's pictures.
fn beside(library: &Library, asked: &Asked, entry: Option<EntryKey>) -> Markup {
    let catalogue = library.catalogue();
    let awarded = entry.into_iter().flat_map(|key| {
        let id = catalogue.entry(key).id.clone();
        pictured(library, key).map(move |category| picture_path(&id, &category))
    });
    let awarded: Vec<String> = awarded.collect();
    html! {
        @if let What::Award(id) = &asked.what && super::board::award(library, id).is_some() {
            p { a href={ (BOARD) (id) } { (say!(library, "board-of-this")) } }
        }
        @for path in &awarded { p { a href=(path) { (say!(library, "picture-to-share")) } } }
    }
}

/// The link back to where somebody came from, if that is a page of Laureate.
fn way_back(library: &Library, from: Option<&str>) -> Markup {
    let to = from.and_then(|from| {
        let request = Asked::at(from)?.request(library)?;
        Some((address(&request, None)?, back(library, &request)))
    });
    html! { @if let Some((address, label)) = to { p.back { a href=(address) { (safe(&label)) } } } }
}

/// The form, with what was typed, and what it may be a question behind.
fn form(library: &Library, line: &str, before: &[Turn]) -> Markup {
    html! {
        form.ask role="search" action="/" method="get" {
            label for="q" { (say!(library, "ask-label")) }
            div.field {
                input #q name="q" type="search" value=(line) maxlength=(MOST) autocomplete="off" spellcheck="true";
                button type="submit" { (say!(library, "ask-button")) }
            }
            @for line in lines(before) { input type="hidden" name="before" value=(line); }
        }
    }
}

/// The first page: what can be asked, and the awards.
fn start(library: &Library) -> Markup {
    let examples: Vec<(String, Option<String>)> =
        examples(library).into_iter().map(|text| (text.clone(), address(&Request::ask(&text), None))).collect();
    let content = html! {
        h1 { (say!(library, "ask-heading")) }
        (form(library, "", &[]))
        section aria-labelledby="try" {
            h2 #try { (say!(library, "try-heading")) }
            ul.links { @for (text, address) in &examples { li { a href=[address.as_deref()] { (safe(text)) } } } }
        }
        (awards(library))
    };
    page(library, &Frame { lasting: Some("/".to_owned()), ..Frame::default() }, &content)
}

/// The collections, each with its board where it hands out awards.
fn awards(library: &Library) -> Markup {
    let catalogue = library.catalogue();
    html! {
        section aria-labelledby="awards" {
            h2 #awards { (say!(library, "awards-heading")) }
            ul.awards {
                @for (key, collection) in catalogue.collections() {
                    @let (done, all) = library.results().progress(catalogue, key);
                    li {
                        a href={ (AWARD) (collection.id) } { (safe(&collection.name)) }
                        @if all > 0 {
                            " · " a href={ (BOARD) (collection.id) } {
                                (say!(library, "board")) span.unseen { (say!(library, "board-of", award = safe(&collection.name))) }
                            }
                            span.small { (say!(library, "board-progress", done = done, all = all)) }
                        }
                    }
                }
            }
        }
    }
}

/// A mistake of whoever asked, in a sentence that says what to do.
fn mistaken(library: &Library, asked: &Asked, mistake: &str) -> Markup {
    let line = match &asked.what {
        What::Line(line) => line.chars().take(MOST).collect(),
        What::Entry { .. } | What::Award(_) => String::new(),
    };
    let content = html! {
        (form(library, &line, &asked.before))
        (way_back(library, asked.from.as_deref()))
        div role="alert" { h1 { (safe(mistake)) } }
        p { a href=[address(&Request::Help, None)] { (say!(library, "what-can-i-ask")) } }
        @if matches!(asked.what, What::Award(_)) { (awards(library)) }
    };
    page(library, &Frame { title: short(mistake), ..Frame::default() }, &content)
}

/// Help for a command.
fn helped(library: &Library, line: &str, reply: &Reply) -> Markup {
    let content = html! { (form(library, line, &[])) (article(library.catalogue(), reply, None)) };
    page(library, &Frame { title: reply.headline.clone(), ..Frame::default() }, &content)
}

/// What a request is answered with, whatever its address: what the public sees of a library.
#[must_use]
pub fn of_request(library: &Library, request: &Request) -> String {
    let asked =
        Asked { what: What::Line(typed(request).unwrap_or_default()), page: None, before: Vec::new(), from: None };
    answered(library, &asked, request).into_string()
}
