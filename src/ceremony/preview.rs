//! A show as it would be with a category revealed, for an organiser's own eyes: what they are shown before is made of it.

use jiff::Timestamp;

use super::show::Show;
use crate::ledger::event::{Event, Happening};
use crate::ledger::sealed::{Released, Salt};

/// A show with a category that only its organisers may see revealed. It is printed by nothing.
pub struct Previewed(Show);

impl Previewed {
    /// The show with this category revealed at a moment, where it was not; `None` if it has no result yet.
    #[must_use]
    pub fn of(show: &Show, category: &str, at: Timestamp) -> Option<Self> {
        let mut show = show.clone();
        if show.revealed(category).is_some() {
            return Some(Self(show));
        }
        let (sealed, _) = show.category(category)?.recorded.as_ref()?;
        // A post has no use for the salt, so it stays where it is.
        let result = Released { outcome: sealed.for_organiser().clone(), salt: Salt::new([0; 32]) };
        let what = Happening::Revealed { category: category.to_owned(), result };
        show.apply(&Event { number: show.last + 1, at, who: String::new(), what, sealed: None });
        Some(Self(show))
    }

    /// What the posts are made of. Nobody but the organiser may see them.
    #[must_use]
    pub fn for_posts(&self) -> &Show {
        &self.0
    }
}
