//! What is said to an organiser, in their language. Nothing here may be shown to anybody else.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::decide::Command;
use super::import::Understood;
use super::order::RunningOrder;
use super::receipts::receipts;
use super::show::{CategoryState, Show};
use super::times;
use crate::catalogue::CategoryKey;
use crate::ledger::event::{Event, Happening, Late, Plan};
use crate::ledger::post::Post;
use crate::ledger::sealed::Outcome;
use crate::query::Unit;
use crate::reply::phrases::counted;
use crate::reply::{Block, Reply};
use crate::wording::{Wording, say};

/// Posts of a channel that Discord publishes an hour ("Message resource", crosspost message, and its limits for users).
const PUBLISHED_AN_HOUR: usize = 10;

/// A line of a check: whether it is well, and what.
pub type Line = (bool, String);

/// Describes a show in a language, with moments as clocks in its zone show them.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    wording: &'a Wording,
    order: &'a RunningOrder<'a>,
    zone: &'a TimeZone,
}

impl<'a> Words<'a> {
    /// Words in a language on the show of this running order, whose moments are in this zone.
    #[must_use]
    pub fn new(wording: &'a Wording, order: &'a RunningOrder<'a>, zone: &'a TimeZone) -> Self {
        Self { wording, order, zone }
    }

    fn wording(&self) -> &'a Wording {
        self.wording
    }

    fn told(&self, headline: String, blocks: Vec<Block>) -> Reply {
        Reply { language: self.wording.language(), ..Reply::sentence(headline, blocks, String::new()) }
    }

    /// A category's name by its id.
    fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.order.category(id).map_or(id, |key| self.order.catalogue().category(key).name.as_str())
    }

    /// An entry's title by its id.
    fn title<'b>(&'b self, id: &'b str) -> &'b str {
        let catalogue = self.order.catalogue();
        catalogue.entry_by_id(id).map_or(id, |key| catalogue.entry(key).title.as_str())
    }

    fn moment(&self, at: Timestamp) -> String {
        times::long(self.wording, at, self.zone)
    }

    /// A result that is recorded, for an organiser.
    #[must_use]
    pub fn result(&self, category: CategoryKey, outcome: &Outcome) -> Reply {
        let name = &self.order.catalogue().category(category).name;
        let headline = say!(self, "result-sealed", category = name);
        self.told(headline, vec![Block::Points(self.points(outcome))])
    }

    fn points(&self, outcome: &Outcome) -> Vec<String> {
        let winners = outcome.winners.iter().map(|id| say!(self, "result-winner", entry = self.title(id)));
        let commended = outcome.commended.iter().map(|id| say!(self, "result-commended", entry = self.title(id)));
        let citation = outcome.citation.iter().map(|text| say!(self, "result-citation", text = text));
        winners.chain(commended).chain(citation).collect()
    }

    /// What was done.
    #[must_use]
    pub fn done(&self, show: &Show, command: &Command) -> Reply {
        let of = |id: &str| self.name(id).to_owned();
        let award = self.order.name();
        let sentence = match command {
            Command::Plan(plan) => self.planned(plan),
            Command::Note { category, .. } => say!(self, "done-noted", category = of(category)),
            Command::Record(recordings) => match recordings.as_slice() {
                [one] => {
                    let points = Block::Points(self.points(&one.outcome));
                    let headline = say!(self, "done-recorded", category = of(&one.category));
                    return self.told(headline, vec![points, self.recorded(show)]);
                }
                several => say!(self, "done-recorded-several", number = several.len()),
            },
            Command::Commit => {
                let root = show.commitment.as_ref().map(|commitment| commitment.root.clone()).unwrap_or_default();
                let commitment = Block::Field { label: say!(self, "commitment-label"), text: root };
                return self.told(say!(self, "done-sealed", award = award), vec![commitment]);
            }
            Command::Show { category } => say!(self, "done-shown", category = of(category)),
            Command::Reveal { category } => {
                let number = self.order.position(category).map_or(0, |at| at + 1);
                let all = self.order.categories().len();
                say!(self, "done-revealed", category = of(category), number = number, all = all)
            }
            Command::Correct { result, .. } => say!(self, "done-corrected", category = of(&result.category)),
            Command::Withdraw { category, .. } => say!(self, "done-withdrawn", category = of(category)),
            Command::Schedule { category, at: Some(at), late } => {
                let late = match late {
                    Late::Ask => "ask",
                    Late::Go => "go",
                };
                let moment = self.moment(*at);
                say!(self, "done-scheduled", category = of(category), moment = moment, late = late)
            }
            Command::Schedule { category, at: None, .. } => say!(self, "done-unscheduled", category = of(category)),
            Command::Hold => say!(self, "on-hold"),
            Command::Resume => say!(self, "done-resumed"),
            Command::Move { .. } | Command::Back => {
                match show.current(self.order).and_then(|at| self.order.categories().nth(at)) {
                    Some((_, category)) => say!(self, "done-moved", category = &category.name),
                    None => say!(self, "done-moved-to-end"),
                }
            }
            Command::Skip { category } => say!(self, "done-skipped", category = of(category)),
            Command::Follow(_) => say!(self, "done-followed", award = award),
            Command::Unfollow { .. } => say!(self, "done-unfollowed", award = award),
            Command::PlacePanel(_) => say!(self, "done-panel", award = award),
            Command::ForgetPanel(_) => say!(self, "done-panel-gone", award = award),
        };
        self.told(sentence, Vec::new())
    }

    fn planned(&self, plan: &Plan) -> String {
        let award = self.order.name();
        let categories = counted(self.wording, Unit::Categories, self.order.categories().len());
        match plan.starts {
            None => say!(self, "done-planned", award = award, categories = categories),
            Some(at) => {
                say!(self, "done-planned-to-start", award = award, categories = categories, moment = self.moment(at))
            }
        }
    }

    /// What a judges' sheet says, a category a line.
    #[must_use]
    pub fn understood(&self, show: &Show, sheet: &Understood) -> Reply {
        let (results, all) = (sheet.recordings.len(), self.order.categories().len());
        let lines = sheet.recordings.iter().map(|recording| {
            let points = self.points(&recording.outcome);
            format!("{}. {}", self.name(&recording.category), points.join(". "))
        });
        let (entries, award) = (sheet.entries, self.order.name());
        let headline = say!(self, "sheet-understood", lines = entries, number = results, award = award);
        let mut blocks = vec![Block::Points(lines.collect())];
        let replaced = sheet.recordings.iter().filter(|recording| show.is_recorded(&recording.category)).count();
        if replaced > 0 {
            blocks.push(Block::Note(say!(self, "sheet-replaces", number = replaced)));
        }
        if results < all {
            blocks.push(Block::Note(say!(self, "sheet-lacks", number = all - results)));
        }
        if !sheet.unused.is_empty() {
            blocks.push(Block::Note(say!(self, "sheet-unused", columns = sheet.unused.join(", "))));
        }
        self.told(headline, blocks)
    }

    fn recorded(&self, show: &Show) -> Block {
        let recorded = self.order.categories().filter(|(_, category)| show.is_recorded(&category.id)).count();
        Block::Note(say!(self, "results-recorded", done = recorded, all = self.order.categories().len()))
    }

    /// Whether everything is ready, and each thing that is or is not; with what the doorway found of the posts, and on Discord,
    /// where that was looked at.
    #[must_use]
    pub fn check(
        &self,
        show: &Show,
        now: Timestamp,
        (of_posts, on_discord): (Vec<Line>, Option<Vec<Line>>),
    ) -> (Reply, bool) {
        let mut lines: Vec<Line> = Vec::new();
        match &show.plan {
            None => lines.push((false, say!(self, "check-not-planned"))),
            Some(plan) => {
                lines.push((true, say!(self, "check-planned", channel = &plan.channel)));
                lines.extend(self.publishing(plan));
                if let Some(starts) = plan.starts {
                    let when = if starts < now { "past" } else { "future" };
                    lines.push((true, say!(self, "check-starts", moment = self.moment(starts), when = when)));
                }
            }
        }
        let categories = self.order.categories().map(|(_, category)| category);
        let missing: Vec<&str> = categories
            .filter(|category| !show.is_recorded(&category.id) && show.revealed(&category.id).is_none())
            .map(|category| category.name.as_str())
            .collect();
        lines.push(match missing.as_slice() {
            [] => (true, say!(self, "check-recorded", number = self.order.categories().len())),
            missing => {
                let (number, categories) = (missing.len(), missing.join(", "));
                (false, say!(self, "check-missing", number = number, categories = categories))
            }
        });
        lines.push(match show.commitment {
            Some(_) => (true, say!(self, "check-sealed")),
            None => (true, say!(self, "check-not-sealed")),
        });
        if show.is_held {
            lines.push((false, say!(self, "on-hold")));
        }
        let note = on_discord.is_none().then(|| Block::Note(say!(self, "check-elsewhere")));
        lines.extend(of_posts.into_iter().chain(on_discord.into_iter().flatten()));
        let ready = lines.iter().all(|(good, _)| *good);
        let go = |good: bool| if good { "yes" } else { "no" };
        let points = lines.into_iter().map(|(good, line)| say!(self, "check-line", go = go(good), line = line));
        let blocks = [Block::Points(points.collect())].into_iter().chain(note).collect();
        (self.told(say!(self, "check-verdict", go = go(ready), award = self.order.name()), blocks), ready)
    }

    /// What a check says of publishing, of which Discord allows a few an hour.
    fn publishing(&self, plan: &Plan) -> Option<Line> {
        let categories = self.order.categories().len();
        let hours = categories.saturating_sub(1) / PUBLISHED_AN_HOUR;
        let most = PUBLISHED_AN_HOUR;
        let late = || say!(self, "check-publishing", most = most, categories = categories, hours = hours);
        (plan.publish && hours > 0).then(|| (true, late()))
    }

    /// How far the show is.
    #[must_use]
    pub fn status(&self, show: &Show, posts: &[Post]) -> Reply {
        let (revealed, all) = (show.count_revealed(self.order), self.order.categories().len());
        let mut headline = say!(self, "show-progress", award = self.order.name(), done = revealed, all = all);
        if show.is_held {
            headline.push(' ');
            headline.push_str(&say!(self, "on-hold"));
        }
        let current = show.current(self.order);
        let lines = self.order.categories().enumerate().map(|(at, (_, category))| {
            let state = self.state(show.category(&category.id));
            let line = format!("{}. {}: {state}", at + 1, category.name);
            if current == Some(at) { format!("{line} {}", say!(self, "show-is-here")) } else { line }
        });
        let mut blocks = vec![Block::Points(lines.collect())];
        for (_, category) in self.order.categories() {
            let receipts = receipts(self.wording, show, posts, (&category.id, self.zone));
            if !receipts.is_empty() {
                let heading = say!(self, "posts-of", category = &category.name);
                blocks.extend([Block::Heading(heading), Block::Points(receipts)]);
            }
        }
        self.told(headline, blocks)
    }

    /// How far a category is.
    fn state(&self, state: Option<&CategoryState>) -> String {
        let time = |at: Timestamp| times::short(at, self.zone);
        let Some(state) = state else { return say!(self, "state-open") };
        match (&state.revealed, &state.recorded, state.scheduled) {
            (Some(revealed), ..) if revealed.corrected.is_some() => {
                say!(self, "state-corrected", time = time(revealed.at))
            }
            (Some(revealed), ..) => say!(self, "announced", time = time(revealed.at)),
            _ if state.is_skipped => say!(self, "state-skipped"),
            (None, Some(_), Some((at, _))) => say!(self, "state-due", time = time(at)),
            (None, Some(_), None) => say!(self, "state-recorded"),
            (None, None, _) => say!(self, "state-open"),
        }
    }

    /// Everything that happened, without a result that is sealed.
    #[must_use]
    pub fn log(&self, events: &[Event]) -> Reply {
        let lines = events.iter().map(|event| {
            let what = self.happened(&event.what);
            format!("{} · {} · {} · {what}", event.number, self.moment(event.at), event.who)
        });
        let headline = say!(self, "show-log", award = self.order.name(), number = events.len());
        self.told(headline, vec![Block::Points(lines.collect())])
    }

    /// What happened, in words that follow who did it.
    #[must_use]
    pub fn happened(&self, what: &Happening) -> String {
        let of = |id: &str| self.name(id).to_owned();
        let winners = |outcome: &Outcome| {
            let titles: Vec<&str> = outcome.winners.iter().map(|id| self.title(id)).collect();
            titles.join("; ")
        };
        match what {
            Happening::Planned(plan) => say!(self, "happened-planned", channel = &plan.channel),
            Happening::Noted { category, .. } => say!(self, "happened-noted", category = of(category)),
            Happening::Recorded { category } => say!(self, "happened-recorded", category = of(category)),
            Happening::Committed { root, .. } => say!(self, "happened-sealed", root = root),
            Happening::Shown { category } => say!(self, "happened-shown", category = of(category)),
            Happening::Revealed { category, result } => {
                say!(self, "happened-revealed", category = of(category), winners = winners(&result.outcome))
            }
            Happening::Corrected { category, result, reason } => {
                let winners = winners(&result.outcome);
                say!(self, "happened-corrected", category = of(category), winners = winners, reason = reason)
            }
            Happening::Withdrawn { category, reason } => {
                say!(self, "happened-withdrawn", category = of(category), reason = reason)
            }
            Happening::Scheduled { category, at: Some(at), .. } => {
                say!(self, "happened-scheduled", category = of(category), moment = self.moment(*at))
            }
            Happening::Scheduled { category, at: None, .. } => {
                say!(self, "happened-unscheduled", category = of(category))
            }
            Happening::Held => say!(self, "happened-held"),
            Happening::Resumed => say!(self, "happened-resumed"),
            Happening::Moved { category } => say!(self, "happened-moved", category = of(category)),
            Happening::Skipped { category } => say!(self, "happened-skipped", category = of(category)),
            Happening::Followed(follower) => say!(self, "happened-followed", channel = &follower.channel),
            Happening::Unfollowed { channel } => say!(self, "happened-unfollowed", channel = channel),
            Happening::PanelPlaced(place) => say!(self, "happened-panel", channel = &place.channel),
            Happening::PanelForgotten => say!(self, "happened-panel-gone"),
        }
    }
}
