//! The show-caller's panel: one message in the crew's channel, from which the show is run.
//!
//! It is drawn from the show alone, and never from what is sealed: whoever sees the channel learns nothing. Its buttons carry
//! what they are about and the number of the event that it was drawn at, so that one of an old panel does nothing twice.

mod buttons;

use jiff::Timestamp;

use crate::catalogue::Category;
use crate::ceremony::RunningOrder;
use crate::ceremony::show::{CategoryState, Show};
use crate::discord::component::{Component, container, separator, text};
use crate::discord::markdown::{cut, escape};
use crate::discord::outbox::MISSED;
use crate::ledger::event::Late;
use crate::ledger::post::{Post, State};
use crate::wording::{Wording, say};

/// Categories by the clock, and channels that got nothing, that are named.
const MOST_NAMED: usize = 5;

/// Characters of a presenter's name, and of why a post failed: the panel stays readable whatever they are.
const FOREIGN: usize = 150;

/// The colour of its edge while the show goes on, waits, and has ended.
const GOES_ON: u32 = 0x002E_8B57;
const WAITS: u32 = 0x00C2_5B2A;
const ENDED: u32 = 0x009A_A5B1;

/// The panel of a show as it is at this moment, in the one language that all who see it share.
pub(crate) fn draw(
    wording: &Wording,
    order: &RunningOrder<'_>,
    show: &Show,
    posts: &[Post],
    now: Timestamp,
) -> Vec<Component> {
    let panel = Panel { wording, order, show, posts, now };
    let colour = match (show.is_held, panel.current()) {
        (true, _) => WAITS,
        (false, Some(_)) => GOES_ON,
        (false, None) => ENDED,
    };
    let mut parts = vec![text(panel.heading()), text(panel.small_print()), separator()];
    parts.push(panel.main_row());
    parts.extend(panel.second_row());
    parts.extend(panel.missed_row());
    parts.extend(panel.menu());
    vec![container(Some(colour), parts)]
}

struct Panel<'a> {
    wording: &'a Wording,
    order: &'a RunningOrder<'a>,
    show: &'a Show,
    posts: &'a [Post],
    now: Timestamp,
}

impl<'a> Panel<'a> {
    fn wording(&self) -> &'a Wording {
        self.wording
    }

    /// The current category, with its place counted from 0.
    fn current(&self) -> Option<(usize, &'a Category)> {
        let at = self.show.current(self.order)?;
        self.order.categories().nth(at).map(|(_, category)| (at, category))
    }

    fn state(&self, category: &Category) -> Option<&CategoryState> {
        self.show.category(&category.id)
    }

    fn is_revealed(&self, category: &Category) -> bool {
        self.show.revealed(&category.id).is_some()
    }

    fn heading(&self) -> String {
        let all = self.order.categories().len();
        let held = if self.show.is_held { format!("⏸️ **{}** ", say!(self, "panel-held")) } else { String::new() };
        let Some((at, category)) = self.current() else {
            let revealed = self.show.count_revealed(self.order);
            let left = all - revealed;
            let left = if left > 0 { format!("\n{}", say!(self, "panel-left", number = left)) } else { String::new() };
            let end = say!(self, "panel-at-end", award = escape(self.order.name()));
            return format!("### {end}\n{held}{}{left}", say!(self, "panel-announced", done = revealed, all = all));
        };
        let place = say!(self, "panel-place", number = at + 1, all = all, category = escape(&category.name));
        let mut lines = vec![format!("-# {}", escape(self.order.name())), format!("### {place}")];
        let state = self.state(category);
        let presenter = state.and_then(|state| state.notes.presenter.as_deref());
        let presenter = presenter.map(|presenter| escape(&cut(presenter, FOREIGN)));
        lines.extend(presenter.map(|presenter| say!(self, "panel-presented", who = presenter)));
        let key = self.order.category(&category.id);
        let listed = key.map_or(0, |key| self.order.shortlist(key).count());
        let result = if self.show.is_recorded(&category.id) { "in" } else { "none" };
        let told = match state.and_then(|state| state.shown) {
            None => say!(self, "panel-shortlisted", number = listed, result = result),
            Some(at) => say!(self, "panel-shortlisted-shown", number = listed, result = result, time = clock(at)),
        };
        lines.push(format!("{held}{told}"));
        lines.join("\n")
    }

    fn small_print(&self) -> String {
        let mut lines = Vec::new();
        let (revealed, all) = (self.show.count_revealed(self.order), self.order.categories().len());
        let next = self.current().and_then(|(at, _)| {
            let mut after = self.order.categories().map(|(_, category)| category).enumerate().skip(at + 1);
            after.find(|(_, category)| !self.is_done(category))
        });
        lines.push(match next {
            Some((at, next)) => say!(self, "panel-next", number = at + 1, category = escape(&next.name)),
            None => say!(self, "panel-next-end"),
        });
        let starts = self.show.plan.as_ref().and_then(|plan| plan.starts).filter(|starts| *starts > self.now);
        lines.extend(starts.map(|at| starts_at(self.wording, at, 'f')));
        lines.push(say!(self, "panel-progress", done = revealed, all = all));
        lines.extend(self.scheduled().take(MOST_NAMED).map(|(category, at, late)| {
            let (time, name) = (clock(at), escape(&category.name));
            match late {
                _ if !self.is_missed(at) => say!(self, "panel-by-the-clock", time = time, category = name),
                Late::Ask => format!("⚠️ {}", say!(self, "panel-missed", time = time, category = name)),
                Late::Go => say!(self, "panel-late", time = time, category = name),
            }
        }));
        lines.extend(self.posts_on_their_way());
        lines.extend(self.posts_that_failed());
        lines.iter().map(|line| format!("-# {line}")).collect::<Vec<_>>().join("\n")
    }

    fn is_done(&self, category: &Category) -> bool {
        self.is_revealed(category) || self.state(category).is_some_and(|state| state.is_skipped)
    }

    /// Categories that go by the clock, in the order of their moments.
    fn scheduled(&self) -> impl Iterator<Item = (&'a Category, Timestamp, Late)> {
        let mut scheduled: Vec<_> = self
            .order
            .categories()
            .filter(|(_, category)| !self.is_revealed(category))
            .filter_map(|(_, category)| {
                let (at, late) = self.state(category)?.scheduled?;
                Some((category, at, late))
            })
            .collect();
        scheduled.sort_by_key(|(_, at, _)| *at);
        scheduled.into_iter()
    }

    fn is_missed(&self, at: Timestamp) -> bool {
        self.now.duration_since(at) > MISSED
    }

    fn posts_on_their_way(&self) -> Option<String> {
        let open = self.posts.iter().filter(|post| matches!(post.state, State::Due | State::Sending)).count();
        (open > 0).then(|| format!("📤 {}", say!(self, "panel-posts", number = open)))
    }

    /// Channels that did not get something, each with why.
    fn posts_that_failed(&self) -> Vec<String> {
        let mut failed: Vec<(&str, String, usize)> = Vec::new();
        for post in self.posts.iter().filter(|post| post.state == State::Failed) {
            let why = post.failure.clone().unwrap_or_else(|| say!(self, "panel-failed-unknown"));
            let why = cut(&why, FOREIGN);
            match failed.iter_mut().find(|(channel, ..)| *channel == post.channel) {
                Some((_, last, failures)) => (*last, *failures) = (escape(&why), *failures + 1),
                None => failed.push((&post.channel, escape(&why), 1)),
            }
        }
        let left_out = failed.len().saturating_sub(MOST_NAMED);
        let named = failed.into_iter().take(MOST_NAMED);
        let mut lines: Vec<String> = named
            .map(|(channel, why, failures)| {
                let channel = format!("<#{channel}>");
                format!("❌ {}", say!(self, "panel-failed", number = failures, channel = channel, why = why))
            })
            .collect();
        if left_out > 0 {
            lines.push(format!("❌ {}", say!(self, "panel-failed-more", number = left_out)));
        }
        lines
    }
}

/// When a show starts, in one of Discord's styles of a moment, and how far that is, as the reader's Discord shows it.
pub(super) fn starts_at(wording: &Wording, at: Timestamp, style: char) -> String {
    let second = at.as_second();
    say!(wording, "panel-starts", moment = format!("<t:{second}:{style}>"), away = format!("<t:{second}:R>"))
}

/// The time of day, as the reader's Discord shows it.
fn clock(at: Timestamp) -> String {
    format!("<t:{}:t>", at.as_second())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::*;
    use crate::catalogue::{Catalogue, SeedFiles};
    use crate::discord::limits::{BUTTON_LABEL, COMPONENTS, CUSTOM_ID, MESSAGE_TEXT, SELECT_OPTIONS};
    use crate::ledger::event::{Event, Happening, Notes, Plan};
    use crate::ledger::sealed::{Outcome, Salt, Sealed};
    use crate::wording::Language;

    fn moment(second: i64) -> Timestamp {
        Timestamp::from_second(1_900_000_000 + second).expect("it is a moment")
    }

    fn catalogue() -> Catalogue {
        Catalogue::examine(SeedFiles::built_in()).usable().expect("it is sound")
    }

    /// A show that is planned, with a result for each category, whose winner stands at this place of the shortlist; then this
    /// happened.
    fn show(order: &RunningOrder<'_>, winner: usize, then: Vec<Happening>) -> Show {
        let plan = Plan { channel: "12".to_owned(), server: None, starts: None, ping: None, publish: false };
        let mut events = vec![(Happening::Planned(plan), None)];
        for (key, category) in order.categories() {
            let listed = order.shortlist(key).nth(winner).expect("there are enough").1.id.clone();
            let outcome = Outcome { winners: vec![listed], commended: Vec::new(), citation: None };
            let sealed = Sealed::new(outcome, Salt::new([u8::try_from(winner).unwrap_or(0); 32]));
            events.push((Happening::Recorded { category: category.id.clone() }, Some(sealed)));
        }
        events.extend(then.into_iter().map(|what| (what, None)));
        let numbered = (1..).zip(events);
        let event = |(number, (what, sealed))| Event { number, at: moment(0), who: "test".to_owned(), what, sealed };
        Show::of(&numbered.map(event).collect::<Vec<_>>())
    }

    fn drawn(order: &RunningOrder<'_>, show: &Show, posts: &[Post], now: i64) -> String {
        serde_json::to_string(&draw(Language::EnGb.wording(), order, show, posts, moment(now))).expect("it is JSON")
    }

    fn id(order: &RunningOrder<'_>, at: usize) -> String {
        order.categories().nth(at).expect("it is there").1.id.clone()
    }

    #[test]
    fn what_is_sealed_changes_nothing() {
        let catalogue = catalogue();
        let order = RunningOrder::of_award(&catalogue, "lgc-2022").expect("it is there");
        let then =
            || vec![Happening::Shown { category: id(&order, 0) }, Happening::Skipped { category: id(&order, 1) }];
        let one = drawn(&order, &show(&order, 0, then()), &[], 0);
        assert_eq!(one, drawn(&order, &show(&order, 1, then()), &[], 0));
    }

    #[test]
    fn what_the_clock_missed_waits_with_a_button() {
        let catalogue = catalogue();
        let order = RunningOrder::of_award(&catalogue, "lgc-2022").expect("it is there");
        let by_the_clock = |at, late| Happening::Scheduled { category: id(&order, at), at: Some(moment(100)), late };
        let show = |late| show(&order, 0, vec![by_the_clock(3, late)]);
        let before = drawn(&order, &show(Late::Ask), &[], 90);
        assert!(before.contains("By the clock") && !before.contains("Reveal now"), "{before}");
        let missed = drawn(&order, &show(Late::Ask), &[], 200);
        assert!(missed.contains("waits for your word") && missed.contains("Reveal now: "), "{missed}");
        let goes = drawn(&order, &show(Late::Go), &[], 200);
        assert!(goes.contains("goes at once") && !goes.contains("Reveal now"), "{goes}");
    }

    #[test]
    fn posts_that_failed_are_told_by_channel() {
        let catalogue = catalogue();
        let order = RunningOrder::of_award(&catalogue, "lgc-2022").expect("it is there");
        let post = |event: i64, channel: &str, state, failure: Option<&str>| Post {
            id: format!("{event}:{channel}"),
            show: "lgc-2022".to_owned(),
            event,
            category: id(&order, 0),
            channel: channel.to_owned(),
            stage: crate::ledger::post::Stage::Winner,
            state,
            due: moment(0),
            changed: moment(0),
            message: None,
            failure: failure.map(str::to_owned),
            worker: None,
            beat: 0,
        };
        let gone = Some("the channel is *gone*");
        let posts = [
            post(1, "12", State::Done, None),
            post(2, "12", State::Due, None),
            post(3, "34", State::Failed, gone),
            post(4, "34", State::Failed, gone),
        ];
        let panel = drawn(&order, &show(&order, 0, Vec::new()), &posts, 0);
        assert!(panel.contains("1 post is on the way"), "{panel}");
        assert!(panel.contains("2 posts failed in <#34>: the channel is \\\\*gone\\\\*"), "{panel}");
        assert!(!panel.contains("<#12>"), "{panel}");
    }

    #[test]
    fn it_keeps_to_discords_limits_wherever_the_show_is() {
        let catalogue = catalogue();
        let order = RunningOrder::of_award(&catalogue, "lgc-2022").expect("it is there");
        let long = Notes { presenter: Some("*x*".repeat(2_000)), say: None, note: None };
        for at in 0..22 {
            let mut then: Vec<Happening> = (0..22)
                .map(|at| Happening::Scheduled { category: id(&order, at), at: Some(moment(1)), late: Late::Ask })
                .collect();
            then.push(Happening::Moved { category: id(&order, at) });
            then.push(Happening::Noted { category: id(&order, at), notes: long.clone() });
            let components = draw(Language::Cy.wording(), &order, &show(&order, 0, then), &[], moment(500));
            assert!(components.iter().map(Component::count).sum::<usize>() <= COMPONENTS);
            let mut ids = HashSet::new();
            let mut characters = 0;
            walk(&serde_json::to_value(&components).expect("it is JSON"), &mut |fields| {
                if let Some(id) = fields["custom_id"].as_str() {
                    assert!(id.len() <= CUSTOM_ID && ids.insert(id.to_owned()), "{id}");
                }
                characters += fields["content"].as_str().map_or(0, |content| content.chars().count());
                if let Some(label) = fields["label"].as_str() {
                    assert!(label.chars().count() <= BUTTON_LABEL, "{label}");
                }
                assert!(fields["options"].as_array().is_none_or(|options| options.len() <= SELECT_OPTIONS));
            });
            assert!(characters <= MESSAGE_TEXT, "{characters}");
        }
    }

    /// Shows every object in a value.
    fn walk(value: &Value, see: &mut impl FnMut(&Value)) {
        if value.is_object() {
            see(value);
        }
        let inner: Vec<&Value> = match value {
            Value::Array(values) => values.iter().collect(),
            Value::Object(fields) => fields.values().collect(),
            _ => Vec::new(),
        };
        for value in inner {
            walk(value, see);
        }
    }
}
