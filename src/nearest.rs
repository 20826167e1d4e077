//! "Did you mean": the known name nearest to one that was typed.

/// The known name nearest to `typed`, if any is near enough to be meant; ties go to the one that sorts first.
#[must_use]
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::normalized_damerau_levenshtein(typed, name), name))
        .filter(|(similarity, _)| *similarity >= NEAR_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// Below this likeness (1 is equal, 0 has nothing in common) a suggestion puzzles more than it helps.
const NEAR_ENOUGH: f64 = 0.5;

/// The known name that `typed` is but for a slip or two, if there is one: what a new name may have been meant to be.
#[must_use]
pub(crate) fn nearly<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let slips = match typed.chars().count() {
        0..4 => return None,
        4..9 => 1,
        _ => 2,
    };
    known
        .map(|name| (strsim::damerau_levenshtein(typed, name), name))
        .filter(|(apart, _)| *apart <= slips)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_is_nearly_another_only_by_a_slip() {
        let known = || ["poverty", "parking", "schools-and-learning", "council"].into_iter();
        assert_eq!(nearly("parkign", known()), Some("parking"));
        assert_eq!(nearly("schols-and-lerning", known()), Some("schools-and-learning"));
        for other in ["biodiversity", "schools", "par", "barking-dogs"] {
            assert_eq!(nearly(other, known()), None, "{other}");
        }
    }
}
