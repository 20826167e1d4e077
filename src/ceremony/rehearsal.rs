//! The show of a rehearsal: its winners are drawn from the shortlists by chance alone. No ledger and no recorded result is
//! looked at, so nothing can be learnt from it; that a name that is drawn has really won can happen, by chance.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::order::RunningOrder;
use super::show::Show;
use crate::ledger::event::{Event, Happening};
use crate::ledger::sealed::{Outcome, Released, Salt};

/// A show in which every category was revealed at this moment, with a winner and, where there are more, somebody commended,
/// both made up of this chance.
#[must_use]
pub fn rehearsed(order: &RunningOrder<'_>, chance: [u8; 32], at: Timestamp) -> Show {
    let mut show = Show::default();
    for (key, category) in order.categories() {
        let mut shortlist: Vec<String> = order.shortlist(key).map(|(_, entry)| entry.id.clone()).collect();
        if shortlist.is_empty() {
            continue;
        }
        let winners = vec![draw(&mut shortlist, chance, &category.id)];
        let commended = if shortlist.is_empty() {
            Vec::new()
        } else {
            vec![draw(&mut shortlist, chance, &format!("{} commended", category.id))]
        };
        let outcome = Outcome { winners, commended, citation: None };
        let result = Released { outcome, salt: Salt::new([0; 32]) };
        let what = Happening::Revealed { category: category.id.clone(), result };
        show.apply(&Event { number: show.last + 1, at, who: String::new(), what, sealed: None });
    }
    show
}

/// Takes one out; there is one.
fn draw(from: &mut Vec<String>, chance: [u8; 32], of: &str) -> String {
    let digest = Sha256::new().chain_update(chance).chain_update(of).finalize();
    let number = digest.iter().take(4).fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
    from.swap_remove(number % from.len())
}
