//! Whether every post of a show can be made: before the night, while there is time to mend what cannot.

use jiff::Timestamp;

use super::{Kind, Post, post};
use crate::ceremony::preview::Previewed;
use crate::ceremony::words::Line;
use crate::ceremony::{RunningOrder, Show};
use crate::discord::limits::ALT_TEXT;
use crate::library::Library;
use crate::picture::lacking;
use crate::wording::say;

/// What a check says of the posts that a show will have, each as it would be now: whether their texts fit a message, and
/// whether their pictures can be drawn and described. For organisers alone: what it finds may point at a winner.
pub(crate) fn ready(library: &Library, order: &RunningOrder<'_>, show: &Show, now: Timestamp) -> Vec<Line> {
    let (mut posts, mut pictures) = (0, 0);
    let mut lines: Vec<Line> = Vec::new();
    for (_, category) in order.categories() {
        let previewed = Previewed::of(show, &category.id, now);
        let winner = previewed.as_ref().map(|previewed| (Kind::Winner, previewed.for_posts()));
        for (kind, show) in [(Kind::Shortlist, show)].into_iter().chain(winner) {
            let Some(made) = post(library.wording(), order, show, (kind, &category.id), None, "") else {
                lines.push((false, say!(library, "post-unfit", category = &category.name)));
                continue;
            };
            posts += 1;
            pictures += made.pictured.len();
            lines.extend(faults(library, &made, &category.name));
        }
    }
    if lines.iter().all(|(good, _)| *good) {
        lines.insert(0, (true, say!(library, "posts-ready", posts = posts, pictures = pictures)));
    }
    lines
}

/// What is wrong with a post, each with whether it does no harm.
fn faults(library: &Library, post: &Post, category: &str) -> Vec<Line> {
    let mut faults = Vec::new();
    let left_out = post.left_out();
    if left_out > 0 {
        faults.push((false, say!(library, "post-too-long", category = category, number = left_out)));
    }
    for card in post.cards(library) {
        match lacking(&card) {
            Ok(missing) if missing.is_empty() => {}
            Ok(missing) => {
                faults.push((true, say!(library, "picture-lacks", category = category, letters = missing)));
            }
            Err(error) => faults.push((false, format!("{category}: {error}."))),
        }
        let said = card.alt().chars().count();
        if said > ALT_TEXT {
            let most = ALT_TEXT;
            faults
                .push((false, say!(library, "picture-said-too-long", category = category, number = said, most = most)));
        }
    }
    faults
}
