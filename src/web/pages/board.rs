//! The board of an award: the screen in the hall. It shows what is announced, the newest first, how far the show is, and what
//! comes next.
//!
//! It is made of the public library alone, which holds nothing that is sealed. Everybody in a hall reads the same board, so it
//! is in the language of the settings and not in that of a browser.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::address::{BOARD, address};
use super::assets::version;
use super::frame::{Frame, page};
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey, Status};
use crate::library::Library;
use crate::reply::day::{clock, written};
use crate::reply::event::{in_a_line, next, presenter};
use crate::reply::phrases::{capital, join, named, safe, status_of, who};
use crate::request::Request;
use crate::wording::say;

/// A board as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// What changes when something is announced, in HTML.
    pub content: String,
    /// What tells it from what it was before.
    pub version: String,
}

/// The collection with this id, if it hands out awards.
#[must_use]
pub fn award(library: &Library, id: &str) -> Option<CollectionKey> {
    let catalogue = library.catalogue();
    let (key, _) = catalogue.collections().find(|(_, collection)| collection.id == id)?;
    (library.results().progress(catalogue, key).1 > 0).then_some(key)
}

impl Board {
    /// The board of an award.
    #[must_use]
    pub fn of(library: &Library, award: CollectionKey) -> Self {
        let content = content(&spoken_in_the_hall(library), award).into_string();
        Self { version: version(content.as_bytes()), content }
    }
}

/// The library in the language that all who see a board share.
fn spoken_in_the_hall(library: &Library) -> Library {
    library.in_language(None)
}

/// The page with the board of an award.
#[must_use]
pub fn shown(library: &Library, award: CollectionKey) -> Markup {
    let library = &spoken_in_the_hall(library);
    let collection = library.catalogue().collection(award);
    let latest = revealed(library, award).first().copied();
    let picture = latest.and_then(|category| {
        let winner = of_status(library, category, Status::Winner).into_iter().next()?;
        Some((library.catalogue().entry(winner).id.clone(), library.catalogue().category(category).id.clone()))
    });
    let frame = Frame {
        title: say!(library, "board-title", award = &collection.name),
        lasting: Some(format!("{BOARD}{}", collection.id)),
        picture,
        board: true,
    };
    let inner = html! {
        h1 { (safe(&collection.name)) }
        (content(library, award))
        p #said.unseen role="status" {}
        p #link.small data-live=(say!(library, "board-live")) data-lost=(say!(library, "board-lost")) {}
    };
    page(library, &frame, &inner)
}

/// The announced categories of an award, the newest first. Of those whose time nobody wrote down, the last of the running order
/// is first during a show; without a show they stand as in the catalogue.
fn revealed(library: &Library, award: CollectionKey) -> Vec<CategoryKey> {
    let (catalogue, results) = (library.catalogue(), library.results());
    let all =
        catalogue.categories().filter(|(key, category)| category.collection == award && results.is_announced(*key));
    let mut all: Vec<CategoryKey> = all.map(|(key, _)| key).collect();
    let run = library.programme().run(award);
    if run.is_some() {
        all.reverse();
    }
    let last = run.and_then(|run| run.last);
    all.sort_by_key(|key| (Some(*key) != last, Reverse(results.announced_at(*key))));
    all
}

/// Who has this standing in a category, in the order of the catalogue.
fn of_status(library: &Library, category: CategoryKey, status: Status) -> Vec<EntryKey> {
    library.results().awarded(category).filter(|(_, known)| *known == status).map(|(key, _)| key).collect()
}

fn content(library: &Library, award: CollectionKey) -> Markup {
    let catalogue = library.catalogue();
    let (done, all) = library.results().progress(catalogue, award);
    let revealed = revealed(library, award);
    let counted = say!(library, "board-counted", done = done, all = all);
    let progress = say!(library, "board-announced", counted = &counted);
    let said = revealed.first().map_or_else(String::new, |category| said(library, *category));
    html! {
        div #board data-said=(said) {
            div.state {
                p.progress { (strong(&progress, &counted)) }
                (coming(library, award))
            }
            @if revealed.is_empty() {
                p.nothing { (say!(library, "board-nothing")) }
            } @else {
                ol.cards aria-label=(say!(library, "board-newest-first")) {
                    @for (at, category) in revealed.iter().enumerate() { (card(library, *category, at == 0)) }
                }
            }
        }
    }
}

/// A sentence in which a part of it stands out, wherever the language has that.
fn strong(sentence: &str, part: &str) -> Markup {
    let (before, behind) = sentence.split_once(part).unwrap_or((sentence, ""));
    html! { (safe(before)) strong { (safe(part)) } (safe(behind)) }
}

/// What comes next, and when.
fn coming(library: &Library, award: CollectionKey) -> Markup {
    let catalogue = library.catalogue();
    let run = library.programme().run(award);
    let (done, _) = library.results().progress(catalogue, award);
    let starts =
        run.and_then(|run| run.starts).map(|starts| say!(library, "board-begins", moment = clock(library, starts)));
    let day = catalogue.collection(award).ceremony.as_ref();
    let day = day.map(|ceremony| say!(library, "board-ceremony", day = written(library, &ceremony.date)));
    html! {
        @if run.is_some_and(|run| run.is_held) { p.held { (say!(library, "on-hold")) } }
        @if let Some(starts) = starts.or(day).filter(|_| done == 0) { p { (safe(&starts)) } }
        @if let Some(next) = next(library, award) {
            @let name = &catalogue.category(next).name;
            p.next {
                (strong(&say!(library, "next-category", name = name), name))
                @if let Some(presenter) = presenter(library, next) {
                    span { ", " (safe(&say!(library, "presented-by", who = presenter))) }
                }
            }
        }
    }
}

/// What is said of a category when it comes, for those who do not see it.
fn said(library: &Library, category: CategoryKey) -> String {
    let catalogue = library.catalogue();
    let winners = of_status(library, category, Status::Winner);
    let winners: Vec<String> = winners.iter().map(|key| named(catalogue, catalogue.entry(*key))).collect();
    let winners: Vec<&str> = winners.iter().map(String::as_str).collect();
    let name = &catalogue.category(category).name;
    if winners.is_empty() {
        return safe(&say!(library, "board-says-none", category = name));
    }
    safe(&say!(library, "board-says", category = name, winners = join(library.wording(), &winners)))
}

/// A category with who won it, and who was commended.
fn card(library: &Library, category: CategoryKey, is_latest: bool) -> Markup {
    let catalogue = library.catalogue();
    let of = catalogue.category(category);
    let winners = of_status(library, category, Status::Winner);
    let others = Status::ALL.iter().filter(|status| status.is_award() && **status != Status::Winner).map(|status| {
        let names = of_status(library, category, *status);
        let names: Vec<String> = names.iter().map(|key| named(catalogue, catalogue.entry(*key))).collect();
        (capital(&status_of(library.wording(), *status)), names)
    });
    html! {
        li.card.latest[is_latest] {
            h2 { (safe(&of.name)) }
            @if winners.is_empty() { p.winner { (say!(library, "board-no-winner")) } }
            @for key in &winners { (winner(library, *key)) }
            @for (standing, names) in others.filter(|(_, names)| !names.is_empty()) {
                p.others { (standing) ": " (safe(&names.join("; "))) }
            }
        }
    }
}

fn winner(library: &Library, key: EntryKey) -> Markup {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(key);
    let by = who(library.wording(), catalogue, entry);
    let opens = address(&Request::Show { entry: entry.id.clone(), page: None }, None);
    html! {
        p.winner { a href=[opens] { (safe(&entry.title)) } }
        @if !by.is_empty() { p.by { (safe(&by)) } }
        @let line = in_a_line(entry);
        @if !line.is_empty() { p.line { (safe(&line)) } }
    }
}
