//! Many short lists as one long one: a list of its own for each would cost more than what stands in it.

use serde::{Deserialize, Serialize};

use crate::plain::{self, Plain};

/// Lists by number.
#[derive(Deserialize, Serialize)]
#[serde(bound = "T: Plain")]
pub(crate) struct Rows<T> {
    /// Where each list begins; after the last one's beginning, where it ends.
    #[serde(with = "plain")]
    starts: Vec<u32>,
    #[serde(with = "plain")]
    items: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T: Copy> Rows<T> {
    /// None yet, with room for so many lists, and so many items in all.
    pub(crate) fn with_room(lists: usize, items: usize) -> Self {
        let mut rows = Self { starts: Vec::with_capacity(1 + lists), items: Vec::with_capacity(items) };
        rows.starts.push(0);
        rows
    }

    /// Adds a list after the others.
    pub(crate) fn push(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
        self.starts.push(self.items.len() as u32);
    }

    /// Gives back the room for more lists.
    pub(crate) fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.items.shrink_to_fit();
    }

    /// So many lists of these items, each with its list's number; in a list they keep their order.
    pub(crate) fn gather(lists: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; lists + 1];
        for (list, _) in items.clone() {
            starts[list + 1] += 1;
        }
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let Some((_, first)) = items.clone().next() else { return Self { starts, items: Vec::new() } };
        let mut gathered = vec![first; starts[lists] as usize];
        let mut ends = starts.clone();
        for (list, item) in items {
            let end = &mut ends[list];
            gathered[*end as usize] = item;
            *end += 1;
        }
        Self { starts, items: gathered }
    }

    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where the items of the list with this number stand among all items.
    pub(crate) fn range(&self, list: usize) -> std::ops::Range<usize> {
        self.starts[list] as usize..self.starts[list + 1] as usize
    }

    /// The list with this number.
    pub(crate) fn of(&self, list: usize) -> &[T] {
        &self.items[self.range(list)]
    }

    /// The same, to be changed.
    pub(crate) fn of_mut(&mut self, list: usize) -> &mut [T] {
        let range = self.range(list);
        &mut self.items[range]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_in_their_lists_in_their_order() {
        let rows = Rows::gather(4, [(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')].into_iter());
        assert_eq!(rows.len(), 4);
        let lists: Vec<&[char]> = (0..4).map(|list| rows.of(list)).collect();
        assert_eq!(lists, [&['b'][..], &[], &['a', 'c'], &['d']]);
        let mut pushed = Rows::default();
        for list in lists {
            pushed.push(list.iter().copied());
        }
        assert_eq!((pushed.len(), pushed.of(0), pushed.of(2)), (4, &['b'][..], &['a', 'c'][..]));
        assert!(Rows::<char>::gather(2, std::iter::empty()).of(1).is_empty());
    }
}
