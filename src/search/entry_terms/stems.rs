//! The stems of all entries, in half the room that their numbers take: an entry's numbers are in order, so that those with the same
//! upper half stand side by side, and the half need not stand in each.

use serde::{Deserialize, Serialize};

use crate::search::rows::Rows;
use crate::search::term_dictionary::StemId;

/// Lists of stems, each in order.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct StemLists {
    /// For each list, the lower halves of its stems' numbers.
    lower: Rows<u16>,
    /// For each list, where its stems with each upper half end: from that of 0 to that of the last stem.
    ends: Rows<u32>,
}

/// One list.
#[derive(Clone, Copy)]
pub(super) struct Stems<'a> {
    lower: &'a [u16],
    ends: &'a [u32],
}

impl StemLists {
    /// Adds a list after the others.
    pub(super) fn push(&mut self, stems: impl Iterator<Item = StemId> + Clone) {
        let mut ends: Vec<u32> = Vec::new();
        let mut number = 0;
        for stem in stems.clone() {
            let upper = (stem.0 >> u16::BITS) as usize;
            ends.resize(upper.max(ends.len()), number);
            number += 1;
        }
        if number > 0 {
            ends.push(number);
        }
        self.lower.push(stems.map(|stem| stem.0 as u16));
        self.ends.push(ends);
    }

    /// Gives back the room for more lists.
    pub(super) fn shrink(&mut self) {
        self.lower.shrink();
        self.ends.shrink();
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.lower.len()
    }

    /// Where the stems of the list with this number stand among all.
    pub(super) fn range(&self, list: usize) -> std::ops::Range<usize> {
        self.lower.range(list)
    }

    /// The list with this number.
    pub(super) fn of(&self, list: usize) -> Stems<'_> {
        Stems { lower: self.lower.of(list), ends: self.ends.of(list) }
    }
}

impl<'a> Stems<'a> {
    /// Where a stem stands in the list, if it does.
    pub(super) fn position(self, stem: StemId) -> Option<usize> {
        let upper = (stem.0 >> u16::BITS) as usize;
        let end = *self.ends.get(upper)? as usize;
        let start = upper.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.lower[start..end].binary_search(&(stem.0 as u16)).ok().map(|at| start + at)
    }

    /// The stems, in order.
    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = StemId> + Clone + 'a {
        let mut upper = 0;
        self.lower.iter().enumerate().map(move |(at, lower)| {
            while self.ends[upper] as usize <= at {
                upper += 1;
            }
            StemId((upper as u32) << u16::BITS | u32::from(*lower))
        })
    }

    /// The last stem.
    pub(super) fn last(self) -> Option<StemId> {
        let (lower, upper) = (self.lower.last()?, self.ends.len().checked_sub(1)?);
        Some(StemId((upper as u32) << u16::BITS | u32::from(*lower)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_found_whatever_their_upper_halves_are() {
        let lists: [&[u32]; 5] = [&[], &[0], &[3, 65_535, 65_536, 65_539, 262_147], &[131_072, 131_073], &[65_535]];
        let mut kept = StemLists::default();
        for list in lists {
            kept.push(list.iter().map(|number| StemId(*number)));
        }
        assert_eq!(kept.len(), lists.len());
        for (number, list) in lists.iter().enumerate() {
            let stems = kept.of(number);
            assert_eq!(stems.iter().map(|stem| stem.0).collect::<Vec<_>>(), *list);
            assert_eq!(stems.last().map(|stem| stem.0), list.last().copied());
            assert_eq!(kept.range(number).len(), list.len());
            for wanted in lists.concat() {
                let at = list.iter().position(|known| *known == wanted);
                assert_eq!(stems.position(StemId(wanted)), at, "{wanted} in {list:?}");
            }
        }
    }
}
