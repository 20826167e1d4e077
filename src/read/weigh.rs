//! Which reading is meant: what speaks for each and against it, weighed as example questions taught.
//!
//! Each proposal gets the sum of its signals, each times its weight for that kind of reading; "none of them" is 0. The
//! weights stand in `reading_weights.toml`. The test suite learns them anew from the questions that were looked at, and
//! fails where these are others.

use super::proposals::{Kind, Proposal, proposals};
use super::sentence::Sentence;
use super::signals::{OF_PROPOSAL, OF_SENTENCE, Rest, Seen};
use super::slots::slots;
use super::structure::{self, Structured};
use crate::library::Library;
use crate::query::Query;

/// The weights as they were learnt.
const WEIGHTS: &str = include_str!("reading_weights.toml");

/// The weights of every signal for every kind of reading.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingWeights(Vec<Vec<f32>>);

/// The weights are wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("reading_weights.toml: {0}")]
pub struct ReadingWeightsError(String);

/// The names of the signals: first those of the sentence, then those of the proposal.
pub fn signal_names() -> impl Iterator<Item = &'static str> {
    OF_SENTENCE.iter().map(|(name, _)| *name).chain(OF_PROPOSAL.iter().map(|(name, _)| *name))
}

impl ReadingWeights {
    /// The weights that are compiled in.
    ///
    /// # Errors
    /// They cannot be read, or one is of no kind or no signal.
    pub fn built_in() -> Result<Self, ReadingWeightsError> {
        Self::parse(WEIGHTS)
    }

    /// A signal that is not written weighs nothing.
    fn parse(text: &str) -> Result<Self, ReadingWeightsError> {
        let file: toml::Table = toml::from_str(text).map_err(|error| ReadingWeightsError(error.to_string()))?;
        let names: Vec<&str> = signal_names().collect();
        let mut all = vec![vec![0.0; names.len()]; Kind::ALL.len()];
        for (kind, table) in &file {
            let of_kind = Kind::ALL.iter().position(|(_, name)| name == kind);
            let of_kind = of_kind.ok_or_else(|| ReadingWeightsError(format!("unknown kind of reading `{kind}`")))?;
            let table = table.as_table().ok_or_else(|| ReadingWeightsError(format!("`{kind}` is not a table")))?;
            for (name, value) in table {
                let wrong = || ReadingWeightsError(format!("`{name}` of `{kind}` is no weight of a signal"));
                let at = names.iter().position(|known| known == name).ok_or_else(wrong)?;
                all[of_kind][at] = value.as_float().ok_or_else(wrong)? as f32;
            }
        }
        Ok(Self(all))
    }

    /// The weights of a kind of reading, in the order of [`signal_names`].
    #[must_use]
    pub fn of(&self, kind: Kind) -> &[f32] {
        let at = Kind::ALL.iter().position(|(known, _)| *known == kind);
        at.map_or(&[], |at| &self.0[at])
    }

    fn score(&self, proposed: &Proposed) -> f32 {
        self.of(proposed.kind).iter().zip(&proposed.signals).map(|(weight, signal)| weight * signal).sum()
    }
}

/// A reading, and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// What would be shown.
    pub query: Query,
    /// The kind of reading.
    pub kind: Kind,
    /// What speaks for it or against it, in the order of [`signal_names`].
    pub signals: Vec<f32>,
    /// How surely it is meant: more than 0 where that is likelier than that none is.
    pub score: f32,
}

/// Everything that a question may mean, the likeliest first; nothing where it is refused or answered otherwise, whatever it
/// means.
#[must_use]
pub fn readings(library: &Library, question: &str) -> Vec<Proposed> {
    let s = Sentence::new(library, question);
    let structured = structure::read(&s);
    if super::otherwise(&s, structured.as_ref()).is_some() || super::is_plain(&s, structured.as_ref()) {
        return Vec::new();
    }
    weighed(&s, structured.as_ref())
}

/// Every reading of a sentence that can be run, the likeliest first.
pub(super) fn weighed(s: &Sentence<'_>, structured: Option<&Structured>) -> Vec<Proposed> {
    let slots = slots(s);
    let unread = structured.is_some_and(|read| !read.unread.is_empty());
    let unknown_award = structured.is_some_and(|read| super::unknown::of_unknown_award(s, read));
    let seen = Seen::new(s, &slots, unknown_award, unread);
    let of_sentence: Vec<f32> = OF_SENTENCE.iter().map(|(_, signal)| signal(&seen)).collect();
    let weights = s.library.reading_weights();
    let propose = |proposal: Proposal| {
        let rest = Rest::new(s, &proposal);
        let of_proposal = OF_PROPOSAL.iter().map(|(_, signal)| signal(&rest));
        let signals = of_sentence.iter().copied().chain(of_proposal).collect();
        let mut proposed = Proposed { kind: proposal.kind, signals, score: 0.0, query: proposal.query };
        proposed.score = weights.score(&proposed);
        proposed
    };
    let mut all: Vec<Proposed> = proposals(s, &slots).into_iter().map(propose).collect();
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_weights_are_sound() {
        ReadingWeights::built_in().expect("they are sound");
    }

    #[test]
    fn wrong_weights_say_what_is_wrong() {
        let wrong = |text: &str| ReadingWeights::parse(text).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(wrong("[poem]\nalways = 1.0").contains("`poem`"));
        assert!(wrong("[list]\nluck = 1.0").contains("`luck`"));
        assert!(wrong("[list]\nalways = \"much\"").contains("`always`"));
        assert!(wrong("list = 1").contains("`list`"));
    }

    #[test]
    fn no_two_signals_have_one_name() {
        let mut names: Vec<&str> = signal_names().collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
