//! What tantivy is given of an entry, and how a stem's number is written there.

use crate::search::term_dictionary::StemId;

/// The stems of one entry.
#[derive(Default)]
pub(crate) struct Document {
    /// Those of its names.
    pub(super) names: String,
    /// All of them.
    pub(super) text: String,
}

impl Document {
    /// Adds a stem of the entry, as often as it stands in its names and anywhere.
    pub(crate) fn add(&mut self, stem: StemId, in_names: u32, anywhere: u32) {
        let start = self.text.len();
        write_number(stem, &mut self.text);
        self.text.push(' ');
        let end = self.text.len();
        for _ in 0..in_names {
            self.names.push_str(&self.text[start..end]);
        }
        for _ in 1..anywhere {
            self.text.extend_from_within(start..end);
        }
    }
}

/// What numbers are written with.
const DIGITS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// Writes a stem's number, the lowest digit first.
pub(super) fn write_number(stem: StemId, text: &mut String) {
    let base = DIGITS.len();
    let mut rest = stem.0 as usize;
    loop {
        text.push(char::from(DIGITS[rest % base]));
        rest /= base;
        if rest == 0 {
            break;
        }
    }
}

/// The stem whose number this is.
pub(super) fn read_number(digits: &[u8]) -> Option<StemId> {
    let digit = |digit: &u8| DIGITS.iter().position(|known| known == digit);
    let number = digits.iter().rev().try_fold(0, |number, next| Some(number * DIGITS.len() + digit(next)?));
    number.and_then(|number| u32::try_from(number).ok()).map(StemId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_known_by_its_number() {
        for number in [0, 1, 63, 64, 4_095, 4_096, 1_000_000, u32::MAX] {
            let mut text = String::new();
            write_number(StemId(number), &mut text);
            assert_eq!(read_number(text.as_bytes()), Some(StemId(number)), "{text}");
        }
        assert_eq!([&b"a b"[..], b"-------"].map(read_number), [None; 2]);
    }
}
