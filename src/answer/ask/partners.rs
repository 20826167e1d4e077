//! "Who were the partners?": who else took part in an entry, by name.

use super::evidence::judge;
use super::query::Query;
use crate::answer::understood::joined;
use crate::answer::{Answer, Card, Outcome, Says, Scored, show};

/// Beginnings of a question for names.
const WHO: [&str; 6] = ["who", "which", "what", "name", "list", "were"];

pub(super) fn answer(query: &Query<'_>) -> Option<Answer> {
    let (library, sentence) = (query.library, &query.sentence);
    if !sentence.has(&["partners"]) || !sentence.begins(&WHO) {
        return None;
    }
    let judgement = judge(query);
    let best = judgement.candidates.first().filter(|_| judgement.refused.is_none())?;
    let entry = library.catalogue().entry(best.hit.entry);
    if entry.partners.is_empty() {
        return None;
    }
    let facts = library.search().facts(library.catalogue(), judgement.question, best.hit.entry);
    let facts = facts.into_iter().take(library.reply_settings().facts).collect();
    let card = show::card(library, best.hit.entry);
    let card = Card { entry: Scored::from(&best.hit), facts, says: Some(Says::Partners), ..card };
    Some(Answer::new(joined("partners", vec![entry.title.clone()]), Outcome::Card(card)))
}
