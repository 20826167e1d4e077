//! Everything that the public can see of a library and its show: replies in each form, suggestions, pictures, the export,
//! sheets, what proves the results, the panel, the posts, the pages on the web with the boards, and the log.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::{Driven, MOMENT, Shown, World};
use crate::answer::{Outcome, answer, explain};
use crate::catalogue::Status;
use crate::ceremony::RunningOrder;
use crate::ceremony::envelope::Transcript;
use crate::console::export::{Format, Selection};
use crate::console::json::answer_json;
use crate::console::sheet;
use crate::console::text::{Terminal, render};
use crate::discord::announce::{Kind, post};
use crate::discord::view::{Way, view};
use crate::discord::{ceremony, command_schema};
use crate::ledger::sealed::hex;
use crate::library::Library;
use crate::picture::{CardText, draw};
use crate::reply::reply;
use crate::request::{EventAsk, FilterText, Request, SuggestKind};
use crate::web::pages as web;
use crate::web::pages::address::{AWARD, Asked, ENTRY};

/// Pages of a list that are looked at.
const PAGES: usize = 3;
/// One question of so many is explained as well.
const EXPLAINED: usize = 10;

/// Questions made of the catalogue: those that its entries say they answer, and who won what.
pub(super) fn questions(library: &Library) -> Vec<Request> {
    let catalogue = library.catalogue();
    let own = catalogue.entries().flat_map(|(_, entry)| entry.questions.iter().cloned());
    let won = catalogue.entries().map(|(_, entry)| format!("did {} win?", entry.title));
    let categories = catalogue.categories().map(|(_, category)| format!("who won {}?", category.name));
    let organisations =
        catalogue.organisations().map(|(_, organisation)| format!("what did {} win?", organisation.name));
    let counts = ["how many winners are there?", "who won most awards?", "which councils have not won?", "who won?"];
    let all = own.chain(won).chain(categories).chain(organisations).chain(counts.map(str::to_owned));
    all.map(|question| Request::ask(&question)).collect()
}

/// Everything that is shown of a world.
pub(super) fn of(world: &World, driven: Driven<'_>, shown: &mut Shown) {
    let library = &world.library;
    let every = driven.every.max(1);
    for (surface, requests, every) in [
        ("questions", driven.questions.to_vec(), 1),
        ("entries", entries(library), every),
        ("lists", lists(library), every),
        ("/event", event(library, world), every),
        ("suggestions", suggestions(library, world), every),
    ] {
        for request in requests.into_iter().step_by(every) {
            shown.push((surface.to_owned(), format!("{request:?}"), replies(library, &request)));
        }
    }
    pages(library, every, shown);
    for request in driven.questions.iter().step_by(EXPLAINED) {
        let explained = serde_json::to_string(&explain(library, request, &answer(library, request)));
        let explained = explained.unwrap_or_else(|error| error.to_string());
        shown.push(("explanations".to_owned(), format!("{request:?}"), explained));
    }
    let order = RunningOrder::of(library.catalogue(), world.award);
    for (number, (key, category)) in order.categories().enumerate() {
        for (at, (entry, _)) in order.shortlist(key).enumerate() {
            let text = CardText::of(library, entry, key);
            let drawn = match draw(&text).map(|png| hex(&Sha256::digest(png))) {
                // What says the same is drawn the same; a few are looked at as they are drawn.
                Ok(drawn) if at == 0 && number % 3 == 0 => drawn,
                _ => String::new(),
            };
            shown.push(("pictures".to_owned(), category.id.clone(), format!("{text:?} {} {drawn}", text.alt())));
        }
    }
    let mut push = |surface: &str, text: Result<String, String>| {
        shown.push((surface.to_owned(), "all of it".to_owned(), text.unwrap_or_else(|error| error)));
    };
    for (surface, text) in exports(library) {
        push(&surface, text);
    }
    push("commands", Ok(command_schema::commands(&Status::ALL, library.language()).to_string()));
    push("sheet", sheet::html(library, &order, None).map_err(|error| error.to_string()));
    push("transcript", Ok(transcript(&order, world)));
    let panel = ceremony::panel(library.wording(), &order, &world.show, &[], MOMENT);
    push("panel", serde_json::to_string(&panel).map_err(|error| error.to_string()));
    for (_, category) in order.categories() {
        for kind in [Kind::Shortlist, Kind::Winner, Kind::Correction, Kind::Withdrawal] {
            let post = post(library.wording(), &order, &world.show, (kind, &category.id), None, "mark");
            shown.push(("posts".to_owned(), format!("{kind:?} {}", category.id), format!("{post:?}")));
        }
    }
}

/// The export in every format, of all and of the results alone.
fn exports(library: &Library) -> Vec<(String, Result<String, String>)> {
    let mut exports = Vec::new();
    for only_results in [false, true] {
        let (catalogue, results, language) = (library.catalogue(), library.results(), library.language());
        let selection = Selection { catalogue, results, only_results, language };
        for format in Format::ALL {
            let bytes = selection.bytes(format).map_err(|error| error.to_string());
            // A workbook is packed: that something in it differs is seen, if not what.
            let text = bytes.map(|bytes| match format {
                Format::Xlsx => hex(&Sha256::digest(&bytes)),
                _ => String::from_utf8_lossy(&bytes).into_owned(),
            });
            let what = if only_results { "results" } else { "entries" };
            exports.push((format!("export of {what} as {}", format.id()), text));
        }
    }
    exports
}

/// The pages that have an address of their own, the boards, and which pictures there are to see.
fn pages(library: &Library, every: usize, shown: &mut Shown) {
    let catalogue = library.catalogue();
    let mut page = |path: String| {
        let text = match Asked::at(&path).map(|asked| web::ask::shown(library, &asked)) {
            Some((status, page)) => format!("{status} {}", page.into_string()),
            None => String::new(),
        };
        shown.push(("pages".to_owned(), path, text));
    };
    page("/".to_owned());
    for (_, collection) in catalogue.collections() {
        page(format!("{AWARD}{}", collection.id));
    }
    for (_, entry) in catalogue.entries().step_by(every) {
        page(format!("{ENTRY}{}", entry.id));
    }
    for (_, collection) in catalogue.collections() {
        let Some(award) = web::board::award(library, &collection.id) else { continue };
        let page = web::board::shown(library, award).into_string();
        let board = web::board::Board::of(library, award);
        shown.push(("boards".to_owned(), collection.id.clone(), format!("{page} {} {}", board.version, board.content)));
    }
    for (_, entry) in catalogue.entries() {
        let each = entry.recognitions.iter().map(|stood| &catalogue.category(stood.category).id);
        for category in each {
            let picture = web::pictures::revealed(library, &entry.id, category);
            shown.push(("pictures to see".to_owned(), format!("{} {category}", entry.id), format!("{picture:?}")));
        }
    }
}

/// What proves the results, but for the commitment itself: that is made of the sealed results, so that it must differ, and
/// says nothing of them as long as the salts are secret.
fn transcript(order: &RunningOrder<'_>, world: &World) -> String {
    let Some(mut transcript) = Transcript::of(order, &world.show) else { return String::new() };
    let revealed: Vec<String> = transcript.revealed.iter().map(|result| result.category.clone()).collect();
    transcript.root.clear();
    for leaf in transcript.leaves.iter_mut().filter(|leaf| !revealed.contains(&leaf.category)) {
        leaf.hash.clear();
    }
    serde_json::to_string(&transcript).unwrap_or_else(|error| error.to_string())
}

/// A request's reply in every form.
fn replies(library: &Library, request: &Request) -> String {
    let answer = answer(library, request);
    let reply = reply(library, &answer);
    let json = |text: serde_json::Result<String>| text.unwrap_or_else(|error| error.to_string());
    let mut text = render(&reply, Terminal::PLAIN);
    text.push_str(&json(serde_json::to_string(&answer_json(library, &answer, 0))));
    let view = view(library, request, &Way::default());
    text.push_str(&json(serde_json::to_string(&view.components)));
    text.push_str(&web::ask::of_request(library, request));
    if let Outcome::Suggestions(suggestions) = &answer.outcome {
        let _ = write!(text, "{suggestions:?}");
    }
    text
}

fn entries(library: &Library) -> Vec<Request> {
    let each = library.catalogue().entries().flat_map(|(_, entry)| {
        let entry = entry.id.clone();
        [
            Request::Show { entry: entry.clone(), page: None },
            Request::Show { entry: entry.clone(), page: Some(1) },
            Request::SimilarTo { entry },
        ]
    });
    each.collect()
}

fn lists(library: &Library) -> Vec<Request> {
    let catalogue = library.catalogue();
    let filter = |name: &str, value: String| FilterText::default().with(name, value).unwrap_or_default();
    let mut filters = vec![FilterText::default()];
    filters.extend(catalogue.collections().map(|(_, collection)| filter("award", collection.name.clone())));
    filters.extend(catalogue.categories().map(|(_, category)| filter("category", category.name.clone())));
    filters.extend(Status::ALL.iter().map(|status| filter("status", status.id().to_owned())));
    filters
        .extend(catalogue.organisations().map(|(_, organisation)| filter("organisation", organisation.name.clone())));
    let pages = filters.iter().flat_map(|filters| (1..=PAGES).map(move |page| (filters.clone(), page)));
    let each = pages.flat_map(|(filters, page)| {
        [Request::Winners { filters: filters.clone(), page }, Request::Browse { filters, page }]
    });
    let organisations = catalogue.organisations().map(|(_, organisation)| Request::Winners {
        filters: filter("organisation", organisation.name.clone()),
        page: 1,
    });
    each.chain(organisations).chain([Request::About, Request::Help]).collect()
}

fn event(library: &Library, world: &World) -> Vec<Request> {
    let catalogue = library.catalogue();
    let award = catalogue.collection(world.award).name.clone();
    let of = |ask, name: Option<String>, category: Option<String>, page| {
        let filters = FilterText { award: Some(award.clone()), category, ..FilterText::default() };
        Request::Event { ask, name, filters, page }
    };
    let mut requests = vec![of(EventAsk::Now, None, None, 1)];
    requests.extend(
        (1..=PAGES).flat_map(|page| [of(EventAsk::Order, None, None, page), of(EventAsk::Facts, None, None, page)]),
    );
    let categories = catalogue.categories().filter(|(_, category)| category.collection == world.award);
    for (_, category) in categories {
        for ask in [EventAsk::Category, EventAsk::Facts] {
            requests.push(of(ask, None, Some(category.name.clone()), 1));
        }
    }
    let names = catalogue.organisations().map(|(_, organisation)| organisation.name.clone());
    let names = names.chain(catalogue.entries().map(|(_, entry)| entry.title.clone()));
    requests.extend(names.map(|name| of(EventAsk::Who, Some(name), None, 1)));
    requests
}

fn suggestions(library: &Library, world: &World) -> Vec<Request> {
    let catalogue = library.catalogue();
    let mut typed: Vec<String> = vec![String::new()];
    typed.extend(('a'..='z').map(String::from));
    typed.extend(catalogue.categories().map(|(_, category)| category.name.clone()));
    let award = catalogue.collection(world.award).name.clone();
    let among = [FilterText::default(), FilterText { award: Some(award), ..FilterText::default() }];
    let each = typed.iter().flat_map(|text| SuggestKind::ALL.map(|kind| (text.clone(), kind)));
    let each = each.flat_map(|(text, kind)| {
        let one = move |among: &FilterText| Request::Suggest { kind, text: text.clone(), among: among.clone() };
        among.iter().map(one).collect::<Vec<_>>()
    });
    each.collect()
}

/// Lines of a log, kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Does something, and gives what it logged at trace level: the program's own lines, and whatever of others says a word of a
/// citation. How long something took is not a line of its own.
pub(super) fn logged<T>(does: impl FnOnce() -> T) -> (T, String) {
    let kept = Kept::default();
    let written = kept.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .without_time()
        .with_ansi(false)
        .with_writer(move || written.clone())
        .finish();
    let done = tracing::subscriber::with_default(subscriber, does);
    let bytes = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&bytes);
    let telling = text.lines().filter(|line| line.contains("laureate") || line.contains("citation-of-"));
    (done, telling.collect::<Vec<_>>().join("\n"))
}
