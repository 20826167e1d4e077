//! What is said to an organiser. Nothing here may be shown to anybody else.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::decide::Command;
use super::import::Understood;
use super::order::RunningOrder;
use super::receipts::receipts;
use super::show::Show;
use super::times;
use crate::catalogue::CategoryKey;
use crate::ledger::event::{Event, Happening, Late, Plan};
use crate::ledger::post::Post;
use crate::ledger::sealed::Outcome;
use crate::reply::phrases::count;
use crate::reply::{Block, Reply};

fn told(headline: String, blocks: Vec<Block>) -> Reply {
    Reply::sentence(headline, blocks, String::new())
}

/// A category's name by its id.
fn name<'a>(order: &RunningOrder<'a>, id: &'a str) -> &'a str {
    order.category(id).map_or(id, |key| order.catalogue().category(key).name.as_str())
}

/// An entry's title by its id.
fn title<'a>(order: &RunningOrder<'a>, id: &'a str) -> &'a str {
    let catalogue = order.catalogue();
    catalogue.entry_by_id(id).map_or(id, |key| catalogue.entry(key).title.as_str())
}

/// A result, for an organiser.
#[must_use]
pub fn result(order: &RunningOrder<'_>, category: CategoryKey, outcome: &Outcome, has: &str) -> Reply {
    let name = &order.catalogue().category(category).name;
    told(format!("{name} {has}."), vec![Block::Points(points(order, outcome))])
}

fn points(order: &RunningOrder<'_>, outcome: &Outcome) -> Vec<String> {
    let entries = |what: &str, ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| format!("{what}: {}", title(order, id))).collect()
    };
    let mut points = entries("Winner", &outcome.winners);
    points.extend(entries("Commended", &outcome.commended));
    points.extend(outcome.citation.iter().map(|text| format!("Citation: {text}")));
    points
}

/// What was done.
#[must_use]
pub fn done(order: &RunningOrder<'_>, show: &Show, command: &Command, zone: &TimeZone) -> Reply {
    let of = |id: &str| name(order, id).to_owned();
    let sentence = match command {
        Command::Plan(plan) => {
            let starts = plan.starts.map(|at| format!(" It starts on {}.", times::long(at, zone))).unwrap_or_default();
            let categories = count(order.categories().len(), "category", "categories");
            format!("{} is planned: {categories}.{starts}", order.name())
        }
        Command::Note { category, .. } => format!("Noted for {}.", of(category)),
        Command::Record(recordings) => match recordings.as_slice() {
            [one] => {
                let points = Block::Points(points(order, &one.outcome));
                return told(
                    format!("Recorded and sealed: {}.", of(&one.category)),
                    vec![points, recorded(order, show)],
                );
            }
            several => format!("Recorded and sealed: {}.", count(several.len(), "result", "results")),
        },
        Command::Commit => {
            let root = show.commitment.as_ref().map(|commitment| commitment.root.clone()).unwrap_or_default();
            let headline = format!("The results of {} are sealed.", order.name());
            return told(headline, vec![Block::Field { label: "Commitment".to_owned(), text: root }]);
        }
        Command::Show { category } => format!("The shortlist of {} is to be posted.", of(category)),
        Command::Reveal { category } => {
            let position = order.position(category).map_or(0, |at| at + 1);
            format!("{} is revealed ({position} of {}).", of(category), order.categories().len())
        }
        Command::Correct { result, .. } => format!("{} is corrected.", of(&result.category)),
        Command::Withdraw { category, .. } => format!("{} is taken back.", of(category)),
        Command::Schedule { category, at: Some(at), late } => {
            let missed = match late {
                Late::Ask => "you are asked",
                Late::Go => "it is revealed at once",
            };
            format!("{} is down for {}; if that is missed, {missed}.", of(category), times::long(*at, zone))
        }
        Command::Schedule { category, at: None, .. } => format!("{} is off the clock.", of(category)),
        Command::Hold => "The show is on hold.".to_owned(),
        Command::Resume => "The show goes on.".to_owned(),
        Command::Move { .. } | Command::Back => {
            let now = show.current(order).and_then(|at| order.categories().nth(at));
            format!("The show is at {}.", now.map_or("its end", |(_, category)| category.name.as_str()))
        }
        Command::Skip { category } => format!("{} is passed over.", of(category)),
        Command::Follow(_) => format!("This channel gets the announcements of {}.", order.name()),
        Command::Unfollow { .. } => format!("This channel no longer gets the announcements of {}.", order.name()),
        Command::PlacePanel(_) => format!("The panel of {} is here.", order.name()),
        Command::ForgetPanel(_) => format!("The panel of {} is gone.", order.name()),
    };
    told(sentence, Vec::new())
}

/// What a judges' sheet says, a category a line.
#[must_use]
pub fn understood(order: &RunningOrder<'_>, show: &Show, sheet: &Understood) -> Reply {
    let (results, all) = (sheet.recordings.len(), order.categories().len());
    let lines = sheet.recordings.iter().map(|recording| {
        let points = points(order, &recording.outcome);
        format!("{}. {}", name(order, &recording.category), points.join(". "))
    });
    let entries = count(sheet.entries, "line", "lines");
    let headline = format!("{entries} understood: {} for {}.", count(results, "result", "results"), order.name());
    let mut blocks = vec![Block::Points(lines.collect())];
    let replaced = sheet.recordings.iter().filter(|recording| show.is_recorded(&recording.category)).count();
    if replaced > 0 {
        let result = count(replaced, "result that is", "results that are");
        blocks.push(Block::Note(format!("Keeping them replaces {result} recorded already.")));
    }
    if results < all {
        let missing = count(all - results, "category is", "categories are");
        blocks.push(Block::Note(format!("{missing} not in the sheet.")));
    }
    if !sheet.unused.is_empty() {
        blocks.push(Block::Note(format!("Columns that are not read: {}.", sheet.unused.join(", "))));
    }
    told(headline, blocks)
}

fn recorded(order: &RunningOrder<'_>, show: &Show) -> Block {
    let recorded = order.categories().filter(|(_, category)| show.is_recorded(&category.id)).count();
    Block::Note(format!("{recorded} of {} results are recorded.", order.categories().len()))
}

/// Posts of a channel that Discord publishes an hour ("Message resource", crosspost message, and its limits for users).
const PUBLISHED_AN_HOUR: usize = 10;

/// A line of a check: whether it is well, and what.
pub type Line = (bool, String);

/// Whether everything is ready, and each thing that is or is not; with what the doorway found of the posts, and on Discord, where
/// that was looked at.
#[must_use]
pub fn check(
    order: &RunningOrder<'_>,
    show: &Show,
    (now, zone): (Timestamp, &TimeZone),
    (of_posts, on_discord): (Vec<Line>, Option<Vec<Line>>),
) -> (Reply, bool) {
    let mut lines: Vec<Line> = Vec::new();
    match &show.plan {
        None => lines.push((false, "The show is not planned.".to_owned())),
        Some(plan) => {
            lines.push((true, format!("The show is planned for channel {}.", plan.channel)));
            lines.extend(publishing(order, plan));
            if let Some(starts) = plan.starts {
                let past = if starts < now { "; that is past" } else { "" };
                lines.push((true, format!("It starts on {}{past}.", times::long(starts, zone))));
            }
        }
    }
    let categories = order.categories().map(|(_, category)| category);
    let missing: Vec<&str> = categories
        .filter(|category| !show.is_recorded(&category.id) && show.revealed(&category.id).is_none())
        .map(|category| category.name.as_str())
        .collect();
    lines.push(match missing.as_slice() {
        [] => (true, format!("All {} results are recorded.", order.categories().len())),
        missing => {
            (false, format!("{} missing: {}.", count(missing.len(), "result is", "results are"), missing.join(", ")))
        }
    });
    let sealed = if show.commitment.is_some() {
        "The results are sealed."
    } else {
        "The results are not sealed; that is optional."
    };
    lines.push((true, sealed.to_owned()));
    if show.is_held {
        lines.push((false, "The show is on hold.".to_owned()));
    }
    let elsewhere = "Whether the channels can be written to is looked at on Discord: /ceremony check.";
    let note = on_discord.is_none().then(|| Block::Note(elsewhere.to_owned()));
    lines.extend(of_posts.into_iter().chain(on_discord.into_iter().flatten()));
    let ready = lines.iter().all(|(good, _)| *good);
    let points =
        lines.into_iter().map(|(good, line)| format!("{}: {line}", if good { "GO" } else { "NO-GO" })).collect();
    let verdict = if ready { "GO" } else { "NO-GO" };
    let blocks = [Block::Points(points)].into_iter().chain(note).collect();
    (told(format!("{verdict} for {}.", order.name()), blocks), ready)
}

/// What a check says of publishing, of which Discord allows a few an hour.
fn publishing(order: &RunningOrder<'_>, plan: &Plan) -> Option<Line> {
    let categories = order.categories().len();
    let hours = categories.saturating_sub(1) / PUBLISHED_AN_HOUR;
    let late = format!(
        "Discord publishes {PUBLISHED_AN_HOUR} posts an hour: of {categories}, the last is published {} after the first at \
         the earliest. The channels themselves have every winner at once.",
        count(hours, "hour", "hours")
    );
    (plan.publish && hours > 0).then_some((true, late))
}

/// How far the show is.
#[must_use]
pub fn status(order: &RunningOrder<'_>, show: &Show, posts: &[Post], zone: &TimeZone) -> Reply {
    let (revealed, all) = (show.count_revealed(order), order.categories().len());
    let mut headline = format!("{}: {revealed} of {all} announced.", order.name());
    if show.is_held {
        headline.push_str(" The show is on hold.");
    }
    let current = show.current(order);
    let lines = order.categories().enumerate().map(|(at, (_, category))| {
        let state = show.category(&category.id);
        let far = match state {
            Some(state) if state.revealed.is_some() => {
                let at = state.revealed.as_ref().map(|revealed| times::short(revealed.at, zone)).unwrap_or_default();
                let corrected = state.revealed.as_ref().is_some_and(|revealed| revealed.corrected.is_some());
                format!("announced {at}{}", if corrected { ", corrected" } else { "" })
            }
            Some(state) if state.is_skipped => "passed over".to_owned(),
            Some(state) if state.recorded.is_some() => {
                let due = state.scheduled.map(|(at, _)| format!(", due {}", times::short(at, zone)));
                format!("recorded{}", due.unwrap_or_default())
            }
            _ => "no result yet".to_owned(),
        };
        let now = if current == Some(at) { " ← now" } else { "" };
        format!("{}. {}: {far}{now}", at + 1, category.name)
    });
    let mut blocks = vec![Block::Points(lines.collect())];
    for (_, category) in order.categories() {
        let receipts = receipts(show, posts, &category.id, zone);
        if !receipts.is_empty() {
            blocks.extend([Block::Heading(format!("Posts: {}", category.name)), Block::Points(receipts)]);
        }
    }
    told(headline, blocks)
}

/// Everything that happened, without a result that is sealed.
#[must_use]
pub fn log(order: &RunningOrder<'_>, events: &[Event], zone: &TimeZone) -> Reply {
    let lines = events.iter().map(|event| {
        let what = happened(order, &event.what, zone);
        format!("{} · {} · {} · {what}", event.number, times::long(event.at, zone), event.who)
    });
    let headline = format!("{}: {}.", order.name(), count(events.len(), "event", "events"));
    told(headline, vec![Block::Points(lines.collect())])
}

/// What happened, in words that follow who did it.
#[must_use]
pub fn happened(order: &RunningOrder<'_>, what: &Happening, zone: &TimeZone) -> String {
    let of = |id: &str| name(order, id).to_owned();
    let winners = |outcome: &Outcome| {
        let titles: Vec<&str> = outcome.winners.iter().map(|id| title(order, id)).collect();
        titles.join("; ")
    };
    match what {
        Happening::Planned(plan) => format!("planned for channel {}", plan.channel),
        Happening::Noted { category, .. } => format!("noted something on {}", of(category)),
        Happening::Recorded { category } => format!("recorded a result for {}", of(category)),
        Happening::Committed { root, .. } => format!("sealed the results: {root}"),
        Happening::Shown { category } => format!("showed the shortlist of {}", of(category)),
        Happening::Revealed { category, result } => format!("revealed {}: {}", of(category), winners(&result.outcome)),
        Happening::Corrected { category, result, reason } => {
            format!("corrected {}: {} ({reason})", of(category), winners(&result.outcome))
        }
        Happening::Withdrawn { category, reason } => format!("took {} back ({reason})", of(category)),
        Happening::Scheduled { category, at: Some(at), .. } => {
            format!("scheduled {} for {}", of(category), times::long(*at, zone))
        }
        Happening::Scheduled { category, at: None, .. } => format!("took {} off the clock", of(category)),
        Happening::Held => "put the show on hold".to_owned(),
        Happening::Resumed => "let the show go on".to_owned(),
        Happening::Moved { category } => format!("went to {}", of(category)),
        Happening::Skipped { category } => format!("passed {} over", of(category)),
        Happening::Followed(follower) => format!("channel {} follows", follower.channel),
        Happening::Unfollowed { channel } => format!("channel {channel} no longer follows"),
        Happening::PanelPlaced(place) => format!("posted the panel in channel {}", place.channel),
        Happening::PanelForgotten => "found the panel gone".to_owned(),
    }
}
