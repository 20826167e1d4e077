//! What the words and phrases of a sentence may be, by the table of words.

use std::ops::Range;

use super::Mark;
use crate::library::Library;
use crate::names::Mentions;
use crate::query::Unit;
use crate::read::hedges;
use crate::read::words::Role;
use crate::search::Search;

/// Everything that the table says of these words; of phrases with one role the longest.
pub(super) fn of<'a>(library: &'a Library, words: &[String]) -> Vec<Mark<'a>> {
    let mut marks: Vec<Mark<'a>> = Vec::new();
    for at in 0..words.len() {
        // Phrases borrow from the table alone.
        for (length, role) in library.words().at(&words[at..]) {
            let span = at..at + length;
            let inside =
                |mark: &Mark<'_>| mark.role == role && mark.span.start <= span.start && span.end <= mark.span.end;
            if !marks.iter().any(inside) {
                marks.retain(|mark| mark.role != role || !(span.start <= mark.span.start && mark.span.end <= span.end));
                marks.push(Mark { role, span });
            }
        }
    }
    let doubts = hedges::doubts(&marks, words);
    marks.extend(doubts.into_iter().map(|span| Mark { role: &Role::Filler, span }));
    let says_nothing = |role: &Role| matches!(role, Role::Filler | Role::Fared | Role::HowMany | Role::Link);
    let longer: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| says_nothing(mark.role) && mark.span.len() > 1)
        .map(|mark| mark.span.clone())
        .collect();
    // "Isn't it?", "no rush" and "no of" turn nothing round.
    marks.retain(|mark| {
        let inside = |other: &Range<usize>| {
            other.start <= mark.span.start && mark.span.end <= other.end && other.len() > mark.span.len()
        };
        *mark.role != Role::Not || !longer.iter().any(inside)
    });
    // "Do we have the number?" says again that something is asked.
    let says_again: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| *mark.role == Role::Filler && mark.span.len() > 2)
        .filter(|mark| words[mark.span.end - 1] == "number")
        .map(|mark| mark.span.clone())
        .collect();
    let again = |span: &Range<usize>| says_again.iter().any(|said| said.start < span.start && span.end <= said.end);
    marks.retain(|mark| !(*mark.role == Role::HowMany && again(&mark.span)));
    // "The longest shortlists" are those with most names, whatever became of them.
    let sizes: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| matches!(mark.role, Role::Most | Role::Fewest) && mark.span.len() > 1)
        .map(|mark| mark.span.clone())
        .collect();
    let of_size = |mark: &Mark<'_>| {
        sizes
            .iter()
            .any(|size| size.start <= mark.span.start && mark.span.end <= size.end && mark.span.len() < size.len())
    };
    marks.retain(|mark| !(matches!(mark.role, Role::Status(_)) && of_size(mark)));
    // "Who got no further than a nomination" asks neither for winners nor for those without something.
    let limits: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| *mark.role == Role::NoMore && mark.span.len() > 1)
        .map(|mark| mark.span.clone())
        .collect();
    let within =
        |mark: &Mark<'_>| limits.iter().any(|limit| mark.span.start < limit.end && limit.start < mark.span.end);
    marks
        .retain(|mark| !(matches!(mark.role, Role::Not | Role::Status(_) | Role::Beyond | Role::Took) && within(mark)));
    marks
}

/// "Large Team of the Year: how many *teams*?" What stands in a category is what it is called for.
pub(super) fn of_categories<'a>(library: &Library, words: &[String], names: &Mentions) -> Vec<Mark<'a>> {
    let called = |word: &str| {
        names.categories.iter().filter(|mention| mention.words > 1).flat_map(|mention| &mention.keys).any(|key| {
            let name = Search::words(&library.catalogue().category(*key).name);
            name.iter().any(|own| own != word && library.search().same_stem(own, word))
        })
    };
    let counted =
        (2..words.len()).filter(|at| words[at - 2] == "how" && words[at - 1] == "many" && called(&words[*at]));
    counted.map(|at| Mark { role: &Role::Unit(Unit::Entries), span: at..at + 1 }).collect()
}
