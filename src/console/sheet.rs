//! The running order of an award as one file to print: a category a block, who won only where it is announced; for the crew
//! with who presents, how names are spoken and what to mind.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::ExitStatus;
use super::output::{print, print_error};
use crate::answer::{Event, Outcome, answer};
use crate::catalogue::{CategoryKey, EntryKey, Recognition};
use crate::ceremony::{RunningOrder, Show, act};
use crate::config::Config;
use crate::ledger::{Ledger, LedgerError};
use crate::library::Library;
use crate::reply::event::{figure_to_say, in_a_line};
use crate::reply::phrases::{capital, named, safe, status_of};
use crate::reply::{day, reply};
use crate::request::{EventAsk, FilterText, Request};
use crate::wording::say;

/// Which sheet is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The award, where it is named.
    pub award: Option<String>,
    /// With what the crew noted.
    pub crew: bool,
}

/// What the template is filled in with.
#[derive(Serialize)]
struct Filled {
    language: &'static str,
    heading: String,
    occasion: String,
    progress: String,
    crew: bool,
    labels: Labels,
    categories: Vec<FilledCategory>,
}

/// What the crew's notes are called.
#[derive(Serialize)]
struct Labels {
    presenter: String,
    say: String,
    note: String,
}

#[derive(Serialize)]
struct FilledCategory {
    number: usize,
    name: String,
    about: String,
    awarded: Vec<Awarded>,
    presenter: String,
    say: String,
    note: String,
    shortlist: Vec<Stands>,
}

#[derive(Serialize)]
struct Awarded {
    standing: String,
    name: String,
}

#[derive(Serialize)]
struct Stands {
    name: String,
    figure: String,
}

/// Prints a sheet.
///
/// # Errors
/// The ledger cannot be read, or the output is closed.
pub fn sheet(config: &Config, library: &Library, wanted: &Sheet) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let filters = FilterText { award: wanted.award.clone(), ..FilterText::default() };
    let request = Request::Event { ask: EventAsk::Order, name: None, filters, page: 1 };
    let answer = answer(library, &request);
    let Outcome::Event(Event::Order { award, .. }) = answer.outcome else {
        print_error(&reply(library, &answer).headline);
        return Ok(ExitStatus::Nothing);
    };
    let order = RunningOrder::of(library.catalogue(), award);
    let show = if wanted.crew { Some(noted(config, order.award())?) } else { None };
    print(&html(library, &order, show.as_ref())?)?;
    Ok(ExitStatus::Done)
}

/// The show with what the crew noted; an empty one where nothing is planned.
fn noted(config: &Config, award: &str) -> Result<Show, Box<dyn std::error::Error>> {
    let Ok(address) = config.ledger.address() else { return Ok(Show::default()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let show = runtime.block_on(async {
        let Some(ledger) = Ledger::open_existing(&address).await? else { return Ok(Show::default()) };
        let show = act::load(&ledger, award).await;
        ledger.close().await;
        show
    });
    show.map_err(|error: LedgerError| error.into())
}

/// The sheet, in the library's language; with a show, for its crew.
///
/// # Errors
/// The template cannot be filled in.
pub fn html(library: &Library, order: &RunningOrder<'_>, crew: Option<&Show>) -> Result<String, minijinja::Error> {
    let filled = filled(library, order, crew);
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("sheet.html", include_str!("sheet.html"))?;
    templates.get_template("sheet.html")?.render(Serde(&filled))
}

fn filled(library: &Library, order: &RunningOrder<'_>, crew: Option<&Show>) -> Filled {
    let award = order.collection();
    let run = library.programme().run(award);
    let ceremony = library.catalogue().collection(award).ceremony.as_ref();
    let when = run.and_then(|run| run.starts).map(|starts| {
        let local = library.programme().local(starts);
        let day = day::in_words(library.wording(), local.date());
        say!(library, "day-and-time", day = day, time = local.strftime("%H:%M").to_string())
    });
    let when = when.or_else(|| ceremony.map(|ceremony| day::written(library, &ceremony.date)));
    let place = ceremony.map(|ceremony| ceremony.place.clone());
    let categories = order.categories().enumerate();
    let categories = categories.map(|(at, (key, _))| category(library, order, (at + 1, key), crew));
    let mut progress = vec![format!("{}.", capital(&day::progress(library, award)))];
    progress.extend(run.is_some_and(|run| run.is_held).then(|| say!(library, "on-hold")));
    progress.extend(crew.map(|_| say!(library, "sheet-for-the-crew")));
    Filled {
        language: library.language().id(),
        heading: safe(&say!(library, "sheet-heading", award = order.name())),
        occasion: safe(&[when, place].into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        progress: progress.join(" "),
        crew: crew.is_some(),
        labels: Labels {
            presenter: say!(library, "sheet-presenter"),
            say: say!(library, "sheet-say"),
            note: say!(library, "sheet-note"),
        },
        categories: categories.collect(),
    }
}

fn category(
    library: &Library,
    order: &RunningOrder<'_>,
    (number, key): (usize, CategoryKey),
    crew: Option<&Show>,
) -> FilledCategory {
    let catalogue = library.catalogue();
    let category = catalogue.category(key);
    let run = library.programme().run(order.collection());
    let state = if run.is_some_and(|run| run.skipped.contains(&key)) {
        Some(say!(library, "state-skipped"))
    } else if run.is_some_and(|run| run.next == Some(key)) {
        Some(say!(library, "sheet-next"))
    } else {
        None
    };
    let sponsor = category.sponsor.as_ref().map(|sponsor| capital(&say!(library, "sponsor", sponsor = sponsor)));
    let about = [sponsor, day::announced(library, key).map(|told| capital(&told)), state];
    let stands = |entry: EntryKey| library.recognitions(entry).find(|stands| stands.category == key);
    let mut shortlist: Vec<(EntryKey, Recognition)> =
        order.shortlist(key).filter_map(|(entry, _)| Some((entry, stands(entry)?))).collect();
    shortlist.sort_by_key(|(entry, stands)| (stands.status, *entry));
    let name = |entry: EntryKey| named(catalogue, catalogue.entry(entry));
    let awarded = shortlist.iter().filter(|(_, stands)| stands.status.is_award());
    let notes = crew.and_then(|show| show.category(&category.id)).map(|state| state.notes.clone()).unwrap_or_default();
    FilledCategory {
        number,
        name: safe(&category.name),
        about: safe(&about.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        awarded: awarded
            .map(|(entry, stands)| Awarded {
                standing: capital(&status_of(library.wording(), stands.status)),
                name: safe(&name(*entry)),
            })
            .collect(),
        presenter: safe(&notes.presenter.unwrap_or_default()),
        say: safe(&notes.say.unwrap_or_default()),
        note: safe(&notes.note.unwrap_or_default()),
        shortlist: shortlist
            .iter()
            .map(|(entry, _)| Stands { name: safe(&name(*entry)), figure: safe(&figure(library, *entry)) })
            .collect(),
    }
}

/// The figure of an entry to say aloud, or else what it is.
fn figure(library: &Library, entry: EntryKey) -> String {
    let entry = library.catalogue().entry(entry);
    figure_to_say(entry).map_or_else(|| in_a_line(entry), str::to_owned)
}
