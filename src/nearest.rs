//! "Did you mean": the known name nearest to one that was typed.

/// The known name nearest to `typed`, if any is near enough to be meant; ties go to the one that sorts first.
#[must_use]
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::normalized_damerau_levenshtein(typed, name), name))
        .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// Below this likeness (1 is equal, 0 has nothing in common) a suggestion puzzles more than it helps.
const NEAR_ENOUGH: f64 = 0.5;
