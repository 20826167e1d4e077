//! Words of everyday English that mean much the same: dinners are meals, a surgeon is a doctor.
//!
//! The vocabulary says what the field calls its own things; nobody can foresee all the other words that people use. The
//! table beside this file has them, for whatever catalogue: each line a stem, then the stems that are like it, each with how
//! much, in hundredths. Two words stand there where two sets of word vectors, made in different ways, both find them alike
//! (the lesser cosine counts, once the mean and the first two components are taken away): those of `GloVe`, from six billion
//! words (public domain), and those of the sentence model `all-MiniLM-L6-v2` (Apache 2.0). Left out are names, numbers,
//! days, months, colours and whatever asks or selects, where a word that is like another means something else; and
//! opposites, as `WordNet` knows them. Added are verbs with whoever does them: who visits is a visitor.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("related.txt");

/// The least likeness that stands in the table.
const LEAST: f32 = 0.42;
/// How sure a meaning is at the least likeness, against a synonym of the vocabulary; how much surer where words are all
/// alike; and what it is at most.
const SURE: f32 = 0.67;
const SURER: f32 = 0.77;
const MOST: f32 = 0.92;

/// The stems that are like a stem, the likest first, each with how surely they mean the same: from 0 to 1, which would be a
/// synonym.
pub(crate) fn related(stem: &str) -> impl Iterator<Item = (&'static str, f32)> {
    let mut words = line(stem).unwrap_or_default().split(' ').skip(1);
    std::iter::from_fn(move || {
        let (word, hundredths) = (words.next()?, words.next()?.parse::<u8>().ok()?);
        let above = (f32::from(hundredths) / 100.0 - LEAST) / (1.0 - LEAST);
        Some((word, (SURE + SURER * above).min(MOST)))
    })
}

/// Whether a stem is a word of everyday English that the table has.
pub(crate) fn is_known(stem: &str) -> bool {
    line(stem).is_some()
}

/// For each stem, its line.
static LINES: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| TABLE.lines().filter_map(|line| Some((line.split(' ').next()?, line))).collect());

fn line(stem: &str) -> Option<&'static str> {
    LINES.get(stem).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_says_what_is_like_it() {
        assert!(TABLE.is_ascii());
        let lines: Vec<&str> = TABLE.lines().collect();
        assert!(lines.len() > 5_000);
        for found in lines {
            let stem = found.split(' ').next().expect("a line has words");
            assert_eq!(line(stem), Some(found));
            let words = found.split(' ').count();
            assert_eq!(related(stem).count(), words / 2, "{found}");
            assert!(words > 1 && words % 2 == 1, "{found}");
            for (other, confidence) in related(stem) {
                assert!(other != stem && (SURE..=MOST).contains(&confidence), "{found}");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        for stem in ["", "a", "zzzz", "dinne", "dinnerx", "-"] {
            assert_eq!(related(stem).count(), 0, "{stem}");
        }
        assert!(related("dinner").any(|(stem, _)| stem == "meal"));
    }
}
