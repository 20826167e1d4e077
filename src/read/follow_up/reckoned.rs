//! Turns that work something out of the figures that were shown: "added together?", "how many more is that?", "on average?"

use super::super::sentence::Sentence;
use super::super::words::Role;
use super::super::{Before, structure};
use super::{On, turn};
use crate::catalogue::{Figure, FigureKind};
use crate::query::{Operation, Query, Reckoning, Select, Shape};

/// Words that add up what was shown.
const TOGETHER: [&str; 8] = ["together", "both", "combined", "altogether", "added", "add", "sum", "total"];
/// Words that compare what was shown.
const MORE: [&str; 8] = ["more", "fewer", "less", "higher", "bigger", "difference", "gap", "apart"];

/// The sum, the difference or the average of the last two figures, where nothing else is asked; nothing where they do not go
/// together.
pub(super) fn read(s: &Sentence<'_>, before: &Before) -> Option<On> {
    let [last, earlier, ..] = before.figures.as_slice() else { return None };
    let operation = operation(s, last.0 != earlier.0).filter(|_| !turn::is_named(s) && says_little(s))?;
    let figure = |(entry, at): &(_, usize)| s.catalogue().entry(*entry).figures.get(*at);
    let (one, other) = (figure(last)?, figure(earlier)?);
    // Money is divided among what is counted.
    let divides = |whole: &Figure, among: &Figure| whole.kind.is_money() && among.kind == FigureKind::Count;
    let goes = match operation {
        Operation::Ratio => last.0 == earlier.0 && (divides(one, other) || divides(other, one)),
        _ => one.kind == other.kind,
    };
    if !goes || one.number.is_none() || other.number.is_none() {
        return Some(On { replaces: true, ..On::default() }).filter(|_| operation != Operation::Ratio);
    }
    let told = if divides(one, other) { vec![*last, *earlier] } else { vec![*earlier, *last] };
    let reckoning = Reckoning { operation, terms: Vec::new(), of_one: None, told };
    Some(On::surely(Query::new(Select::default(), Shape::Reckoning(reckoning))))
}

fn operation(s: &Sentence<'_>, of_two: bool) -> Option<Operation> {
    let has = |words: &[&str]| s.words.iter().any(|word| words.contains(&word.as_str()));
    let many = s.has_anywhere(&Role::HowMany) || s.has_anywhere(&Role::HowMuch);
    if has(&TOGETHER) {
        return Some(Operation::Sum);
    }
    if s.has_anywhere(&Role::Average) {
        return Some(Operation::Ratio);
    }
    // "And how many more in the next roll-out?" asks for another figure.
    let points = has(&["that", "than", "it", "those"]);
    let which = s.words.iter().any(|word| matches!(word.as_str(), "which" | "who" | "whose"));
    let differs = (many && has(&MORE) && points) || has(&["difference", "gap", "apart"]);
    // "Which took in more?" of two entries.
    (differs || (which && has(&MORE) && of_two)).then_some(Operation::Difference)
}

/// Whether hardly anything is said beside that.
fn says_little(s: &Sentence<'_>) -> bool {
    let form = |at: usize| {
        TOGETHER.contains(&s.word(at))
            || MORE.contains(&s.word(at))
            || s.is(at, &Role::Average)
            || !s.library.search().is_content_word(s.word(at))
            || s.marks.iter().any(|mark| mark.span.contains(&at) && structure::is_form(mark.role))
    };
    (0..s.words.len()).filter(|at| !form(*at) && !s.is(*at, &Role::Filler)).count() <= BESIDE
}

/// Telling words that may stand beside: "than planned".
const BESIDE: usize = 1;
