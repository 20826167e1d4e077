//! Which posts follow from what happened, and in which channels.

use std::collections::BTreeSet;

use super::show::Show;
use crate::ledger::event::Happening;
use crate::ledger::post::{NewPost, Stage};

/// The posts that an event owes, by the show before it.
#[must_use]
pub fn posts(show: &Show, what: &Happening) -> Vec<NewPost> {
    let stages: &[Stage] = match what {
        Happening::Shown { .. } => &[Stage::Shortlist],
        Happening::Revealed { .. } => &[Stage::Winner],
        Happening::Corrected { .. } => &[Stage::Correction, Stage::Notice],
        Happening::Withdrawn { .. } => &[Stage::Removal, Stage::Notice],
        _ => &[],
    };
    let Some(category) = what.category() else { return Vec::new() };
    let post = |channel: &str, stage| NewPost { category: category.to_owned(), channel: channel.to_owned(), stage };
    let channels = channels(show, what, category);
    let mut posts: Vec<NewPost> = Vec::new();
    for stage in stages {
        posts.extend(channels.iter().map(|channel| post(channel, *stage)));
    }
    let published = show.plan.as_ref().filter(|plan| plan.publish && matches!(what, Happening::Revealed { .. }));
    posts.extend(published.map(|plan| post(&plan.channel, Stage::Publishing)));
    posts
}

/// The channels that an event is posted in: what is put right is so wherever it was announced, whoever follows by then.
fn channels(show: &Show, what: &Happening, category: &str) -> BTreeSet<String> {
    let announced = || show.revealed(category).map(|revealed| revealed.channels.clone()).unwrap_or_default();
    match what {
        Happening::Corrected { .. } | Happening::Withdrawn { .. } => announced(),
        _ => show.channels(),
    }
}
