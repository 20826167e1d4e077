//! What is worked out of several figures: their sum, their difference, so much of one for each of another.

use super::FigureAsk;
use crate::catalogue::EntryKey;

/// Something worked out of figures that entries state.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoning {
    /// What is worked out.
    pub operation: Operation,
    /// The figures that it is worked out of, each as it is asked for. One alone stands for the same figure of two years.
    pub terms: Vec<Term>,
    /// The words that describe the one entry that states all of them; `None` where each may be of another.
    pub of_one: Option<String>,
    /// The figures themselves, each by its entry and its number there, where they were shown before; it has no terms then.
    pub told: Vec<(EntryKey, usize)>,
}

/// What is worked out of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// All together.
    Sum,
    /// Which is more, and by how much.
    Difference,
    /// One times the other.
    Product,
    /// So much of the first for each of the second.
    Ratio,
    /// How much more or less the second is than the first, in per cent of the first.
    Change,
    /// How much the first is of the second, in per cent.
    Part,
    /// What is left of the second without the first.
    Rest,
    /// How much the first, in per cent, is of the second.
    OfWhole,
    /// How much there is in all, where the first is so much of it as the second says in per cent.
    Whole,
}

/// One of the figures, as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The words that name the entry and the figure.
    pub text: String,
    /// Those of them that ask for the figure; `None` where all may.
    pub focus: Option<String>,
    /// What kind of figure.
    pub ask: FigureAsk,
}

/// Per cent.
const HUNDRED: f64 = 100.0;

impl Reckoning {
    /// In words, for programs: "sum of hackney low traffic areas | hackney School Streets".
    pub(super) fn words(&self) -> String {
        if self.terms.is_empty() {
            return format!("{} of what was told", self.operation.id());
        }
        let terms: Vec<&str> = self.terms.iter().map(|term| term.text.as_str()).collect();
        format!("{} of {}", self.operation.id(), terms.join(" | "))
    }
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Sum,
        Self::Difference,
        Self::Product,
        Self::Ratio,
        Self::Change,
        Self::Part,
        Self::Rest,
        Self::OfWhole,
        Self::Whole,
    ];

    /// The word for it in messages and in the table of words.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Difference => "difference",
            Self::Product => "product",
            Self::Ratio => "ratio",
            Self::Change => "change",
            Self::Part => "part",
            Self::Rest => "rest",
            Self::OfWhole => "of-whole",
            Self::Whole => "whole",
        }
    }

    /// What comes of the numbers; `None` of none, or where it cannot be worked out.
    #[must_use]
    pub fn of(self, numbers: &[f64]) -> Option<f64> {
        let (first, rest) = numbers.split_first()?;
        let result = match self {
            Self::Sum => numbers.iter().sum(),
            Self::Difference => rest.iter().fold(*first, |left, number| left - number).abs(),
            Self::Product => numbers.iter().product(),
            Self::Ratio => rest.iter().fold(*first, |left, number| left / number),
            Self::Change => (rest.first()? - first) / first * HUNDRED,
            Self::Part | Self::Whole => first / rest.first()? * HUNDRED,
            Self::Rest => rest.first()? - first,
            Self::OfWhole => first / HUNDRED * rest.first()?,
        };
        result.is_finite().then_some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_out_is_a_number_or_nothing() {
        let of = |operation: Operation, numbers: &[f64]| operation.of(numbers);
        assert_eq!(of(Operation::Sum, &[19.0, 40.0]), Some(59.0));
        assert_eq!(of(Operation::Difference, &[16.0, 26.0]), Some(10.0));
        assert_eq!(of(Operation::Product, &[45.0, 15_000.0]), Some(675_000.0));
        assert_eq!(of(Operation::Ratio, &[72.0, 8.0]), Some(9.0));
        assert_eq!(of(Operation::Ratio, &[72.0, 0.0]), None);
        assert_eq!(of(Operation::Change, &[6_000.0, 300.0]), Some(-95.0));
        assert_eq!(of(Operation::Part, &[147.0, 980.0]), Some(15.0));
        assert_eq!(of(Operation::Rest, &[13.0, 50.0]), Some(37.0));
        assert_eq!(of(Operation::OfWhole, &[19.0, 17_000.0]), Some(3_230.0));
        assert_eq!(of(Operation::Whole, &[90.0, 45.0]), Some(200.0));
        assert_eq!(of(Operation::Change, &[0.0, 5.0]), None);
        assert_eq!(of(Operation::Part, &[1.0]), None);
        assert_eq!(of(Operation::Sum, &[]), None);
    }
}
