//! Responses that were made, kept for whoever asks the same: during an event many look up the same names.
//!
//! One is found by all that it depends on, and they belong to the libraries that they were made of, so that none can be of
//! another time. They take no more memory than they are given, whatever is asked and by whom: what is asked again stays, and what
//! nobody asks again makes room. Who asked is not among it, and nothing of it is logged.

use std::sync::Arc;

use jiff::civil::Date;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Weighter};

use super::asking::Asking;
use super::respond::Written;
use crate::library::scopes::Part;
use crate::wording::Language;

/// Bytes that a response takes about, by which room to remember those that had to go is reckoned.
const USUAL: usize = 4 << 10;
/// Bytes that one takes beside itself: its places in the tables, which double as they grow, and what the allocator rounds up to.
const BESIDE: usize = 1 << 10;
/// The part of the memory in which those are remembered that had to go.
const GONE: usize = 16;

/// All that a response depends on, beside the libraries that it is made of.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// What is seen where it is asked.
    pub(super) part: Part,
    /// The day on which.
    pub(super) today: Date,
    /// The language of the answer.
    pub(super) language: Language,
    /// What is asked.
    pub(super) asking: Asking,
}

/// Responses to what was asked.
pub(super) struct Kept(Cache<Key, Arc<Written>, Size>);

/// How much memory one takes.
#[derive(Clone)]
struct Size;

impl Weighter<Key, Arc<Written>> for Size {
    fn weight(&self, key: &Key, written: &Arc<Written>) -> u64 {
        (key.asking.size() + written.size() + BESIDE) as u64
    }
}

impl Kept {
    /// None so far, and so many bytes of memory at most.
    pub(super) fn new(bytes: usize) -> Self {
        let (usual, room) = ((bytes / USUAL).max(1), (bytes - bytes / GONE) as u64);
        Self(Cache::with(usual, room, Size, DefaultHashBuilder::default(), DefaultLifecycle::default()))
    }

    /// The response that was kept, or the one that is made, which is kept from now on. Of two that ask at once each may make
    /// their own: neither waits.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn or_made<E>(
        &self,
        key: Key,
        make: impl FnOnce(&Key) -> Result<Arc<Written>, E>,
    ) -> Result<Arc<Written>, E> {
        if let Some(written) = self.0.get(&key) {
            return Ok(written);
        }
        let written = make(&key)?;
        self.0.insert(key, written.clone());
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use bytes::Bytes;

    use super::*;
    use crate::library::scopes::Part;

    const BYTES: usize = 1 << 20;

    fn key(text: &str) -> Key {
        Key {
            part: Part::default(),
            today: Date::constant(2026, 3, 2),
            language: Language::EnGb,
            asking: Asking::typing("lookup", ("query", text)),
        }
    }

    /// A response with a body of so many bytes.
    fn response(bytes: usize) -> Arc<Written> {
        let body = Bytes::from(vec![b'x'; bytes]);
        Arc::new(Written { body, command: "lookup".to_owned(), hits: 1, asked: Vec::new(), deletes: None })
    }

    /// Asks for a response of this size, and tells whether it had to be made.
    fn is_made(kept: &Kept, text: &str, bytes: usize) -> bool {
        let mut made = false;
        let got: Result<_, Infallible> = kept.or_made(key(text), |_| {
            made = true;
            Ok(response(bytes))
        });
        assert_eq!(got.map(|written| written.body.len()), Ok(bytes));
        made
    }

    /// The memory that all of it takes.
    fn taken(kept: &Kept) -> usize {
        let texts: usize = kept.0.iter().map(|(key, written)| key.asking.size() + written.size()).sum();
        texts + kept.0.memory_used().total()
    }

    #[test]
    fn what_was_made_is_not_made_again() {
        let kept = Kept::new(BYTES);
        assert_eq!([is_made(&kept, "wigan", 3_000), is_made(&kept, "wigan", 3_000)], [true, false]);
        assert!(is_made(&kept, "wigan ", 3_000), "it is another text");
    }

    #[test]
    fn however_much_is_asked_it_takes_no_more_memory_than_it_is_given() {
        for bytes in [0, 100, 3_000, 30_000] {
            let kept = Kept::new(BYTES);
            for number in 0..20_000 {
                // Texts of all lengths that Discord takes in an option.
                let text = format!("{number}{}", "y".repeat(number * 7_919 % 6_000));
                assert!(is_made(&kept, &text, bytes));
                assert!(kept.0.weight() <= BYTES as u64);
            }
            let taken = taken(&kept);
            assert!((BYTES / 4..=BYTES).contains(&taken), "{taken} bytes, of bodies of {bytes}");
        }
    }

    #[test]
    fn what_is_too_large_is_answered_and_not_kept() {
        let kept = Kept::new(BYTES);
        assert_eq!([0; 2].map(|_| is_made(&kept, "all of it", 2 * BYTES)), [true; 2]);
        assert_eq!(kept.0.weight(), 0);
    }

    #[test]
    fn what_many_ask_stays_whatever_one_asks_once() {
        let kept = Kept::new(BYTES);
        for number in 0..20_000 {
            is_made(&kept, "wigan", 3_000);
            is_made(&kept, &number.to_string(), 3_000);
        }
        assert!(!is_made(&kept, "wigan", 3_000));
    }
}
