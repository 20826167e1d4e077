//! What a press on the panel means, carried in the `custom_id`: what is wished, of which show and category, and the event that
//! it was seen at. Nothing in it is secret, and nothing in it is trusted: whoever presses is authorised again.

use crate::ceremony::RunningOrder;
use crate::discord::custom_id::UNIQUE_SUFFIX;
use crate::library::Library;
use crate::names::tag::tag;

/// What a custom id of shows begins with; the digit is its version. The ids of questions begin with a digit.
const MARK: &str = "c1";
/// Between fields.
const FIELD_SEPARATOR: char = '\u{1f}';

/// What whoever presses wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    Shortlist,
    Reveal,
    /// To reveal what the clock missed.
    RevealLate,
    Hold,
    Resume,
    Skip,
    Back,
    Peek,
    /// To read the notes, and write them.
    Notes,
    /// The notes, written.
    Noted,
    Jump,
    /// To keep what was understood of a sheet.
    Keep,
    /// To take a rehearsal away.
    Remove,
}

const LETTERS: [(Wish, char); 13] = [
    (Wish::Shortlist, 's'),
    (Wish::Reveal, 'r'),
    (Wish::RevealLate, 'l'),
    (Wish::Hold, 'h'),
    (Wish::Resume, 'g'),
    (Wish::Skip, 'k'),
    (Wish::Back, 'b'),
    (Wish::Peek, 'p'),
    (Wish::Notes, 'n'),
    (Wish::Noted, 'w'),
    (Wish::Jump, 'j'),
    (Wish::Keep, 'i'),
    (Wish::Remove, 'x'),
];

/// A press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Press {
    pub(super) wish: Wish,
    /// The award's tag.
    award: String,
    /// The category's tag; empty where it is about none.
    category: String,
    /// The number of the last event when it was drawn; of what is kept or taken away, the interaction that brought it.
    pub(super) seen: i64,
}

impl Press {
    pub(super) fn new(wish: Wish, award: &str, category: &str, seen: i64) -> Self {
        Self { wish, award: tag(award), category: Self::category_tag(category), seen }
    }

    /// What a category is called where there is little room.
    pub(super) fn category_tag(id: &str) -> String {
        tag(id)
    }

    /// Whether a custom id is one of shows, of whatever version.
    pub(super) fn is_one(custom_id: &str) -> bool {
        custom_id.starts_with(&MARK[..1])
    }

    pub(super) fn encode(&self) -> String {
        let letter = LETTERS.iter().find(|(wish, _)| *wish == self.wish).map_or('?', |(_, letter)| *letter);
        let Self { award, category, seen, .. } = self;
        format!("{MARK}{letter}{award}{FIELD_SEPARATOR}{category}{FIELD_SEPARATOR}{seen}")
    }

    /// Reads a custom id; `None` is out of date, or forged.
    pub(super) fn decode(custom_id: &str) -> Option<Self> {
        // A mark may follow, which is not its own.
        let rest = custom_id.split(UNIQUE_SUFFIX).next()?.strip_prefix(MARK)?;
        let first = rest.chars().next()?;
        let wish = LETTERS.iter().find(|(_, letter)| *letter == first)?.0;
        let mut fields = rest[first.len_utf8()..].split(FIELD_SEPARATOR);
        let (award, category, seen) = (fields.next()?, fields.next()?, fields.next()?.parse().ok()?);
        let press = Self { wish, award: award.to_owned(), category: category.to_owned(), seen };
        fields.next().is_none().then_some(press)
    }

    /// The running order that it is about.
    pub(super) fn order<'a>(&self, library: &'a Library) -> Option<RunningOrder<'a>> {
        let catalogue = library.catalogue();
        let key = catalogue.collections().find(|(_, collection)| tag(&collection.id) == self.award)?.0;
        Some(RunningOrder::of(catalogue, key)).filter(|order| order.categories().len() > 0)
    }

    /// The id of the category that it is about.
    pub(super) fn category(&self, order: &RunningOrder<'_>) -> Option<String> {
        Self::category_of(order, &self.category)
    }

    /// The id of the category with this tag.
    pub(super) fn category_of(order: &RunningOrder<'_>, wanted: &str) -> Option<String> {
        order.categories().find(|(_, category)| tag(&category.id) == wanted).map(|(_, category)| category.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::discord::limits::CUSTOM_ID;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_encoded_is_decoded(at in 0..LETTERS.len(), award in "[a-z0-9-]{1,80}", category in "[a-z0-9-]{0,80}", seen: i64) {
            let press = Press::new(LETTERS[at].0, &award, &category, seen);
            let id = press.encode();
            prop_assert!(id.len() <= CUSTOM_ID && Press::is_one(&id));
            prop_assert_eq!(Press::decode(&id), Some(press));
        }

        #[test]
        fn any_text_is_read_or_out_of_date(id in any::<String>()) {
            let _ = Press::decode(&id);
            let _ = Press::decode(&format!("{MARK}{id}"));
        }
    }
}
