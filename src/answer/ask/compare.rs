//! "Wigan and Bradford in 2018", "Wigan versus Bradford": organisations side by side.

use super::query::Query;
use crate::answer::understood::{described, joined};
use crate::answer::{Answer, Outcome, Side};
use crate::question::scope::Scope;
use crate::search::filter::Filter;

/// Words that ask for a comparison.
const COMPARING: [&str; 8] = ["compare", "compared", "comparison", "versus", "vs", "v", "against", "difference"];
/// Words that may stand between the names of a comparison that is no sentence.
const LINKING: [&str; 12] = ["and", "in", "for", "with", "the", "at", "of", "to", "v", "how", "did", "do"];

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    if sentence.organisations.len() < 2 {
        return None;
    }
    let scope = Scope::of(library, sentence);
    let theme = sentence.theme(library, &scope);
    let bare = sentence.words.len() <= 8
        && !sentence.has(&["who", "which", "what", "list", "all"])
        && theme.split_whitespace().all(|word| LINKING.contains(&word));
    if !(bare || sentence.has(&COMPARING)) {
        return None;
    }
    let catalogue = library.catalogue();
    let sides: Vec<Side> = sentence
        .organisations
        .iter()
        .map(|mention| {
            let mut scope = scope.clone();
            scope.filter.organisations = Some(mention.keys.clone());
            let entries = catalogue.entries().filter(|(_, entry)| scope.allows(catalogue, entry));
            Side { organisation: mention.keys[0], entries: entries.map(|(key, _)| key).collect() }
        })
        .collect();
    let names: Vec<&str> = sides.iter().map(|side| catalogue.organisation(side.organisation).name.as_str()).collect();
    let others = Filter { organisations: None, ..scope.filter.clone() };
    let parts = described(library, &Scope { filter: others, ..scope.clone() });
    let understood = joined("compare", std::iter::once(names.join(" and ")).chain(parts).collect());
    let outcome = if sides.iter().all(|side| side.entries.is_empty()) {
        Outcome::Nothing { nearest: Vec::new(), why: None }
    } else {
        Outcome::Compared(sides)
    };
    Some(Answer::new(understood, outcome))
}
