//! How entries fared: the one that is described, those that are selected, and the one of which nothing stood so far.

use super::{EntryAnswer, Judged, only_entry};
use crate::answer::evidence::{Evidence, THRESHOLDS};
use crate::answer::opened::all_facts;
use crate::answer::select::{empty, nothing, one_too_many, selected};
use crate::answer::winners;
use crate::answer::{Answer, Card, DirectAnswer, Outcome, Refusal, Scored};
use crate::catalogue::{EntryKey, Status};
use crate::library::Library;
use crate::query::{Ask, Clause, Fared, Field, Query, Select, Shape};
use crate::search::{Hit, SearchError};

/// How the selected entries fared: one in a sentence, several by category.
pub(super) fn of_selected(library: &Library, select: &Select, asks: Fared) -> Result<Outcome, SearchError> {
    let with: Vec<EntryKey> = selected(library, select)?
        .into_iter()
        .map(|scored| scored.entry)
        .filter(|key| library.recognitions(*key).next().is_some())
        .collect();
    Ok(match with.as_slice() {
        [] if asks != Fared::HowFar && is_settled(library, select)? => {
            Outcome::NoneStood(one_too_many(select, |rest| Ok(selected(library, rest)?.len()))?)
        }
        [] if only_entry(select).is_some() => {
            let nearest = only_entry(select).map(Scored::unranked).into_iter().collect();
            Outcome::Nothing { nearest, why: Refusal::NoSuchAward }
        }
        [] if !select.clauses.is_empty() => nothing(empty(library, select)?),
        [] => Outcome::Nothing { nearest: Vec::new(), why: Refusal::NoSuchAward },
        [one] => {
            let card = all_facts(library, *one);
            let facts = card.facts.iter().copied().take(library.reply_settings().facts).collect();
            Outcome::Card(Card { says: Some(DirectAnswer::Result { asks }), facts, ..card })
        }
        _ => winners::tell(library, select),
    })
}

/// "Harrogate parking at iNetwork, finalist?" Where nothing stood so far, how the one entry fared of which it is asked.
pub(in crate::answer) fn fared_instead(library: &Library, refused: &Answer) -> Option<Query> {
    let (Outcome::Nothing { why: Refusal::Empty(_), .. }, Some(query)) = (&refused.outcome, &refused.query) else {
        return None;
    };
    let stood = |clause: &&Clause| matches!(&clause.field, Field::Status(_)) && !clause.not;
    let Field::Status(statuses) = &query.select.clauses.iter().find(stood)?.field else { return None };
    let whose = query.select.clauses.iter().any(|clause| matches!(clause.field, Field::Organisation(_)) && !clause.not);
    let list = matches!(query.shape, Shape::List { .. }) && query.select.text.is_none() && whose;
    let rest = query.select.clauses.iter().filter(|clause| !stood(clause)).cloned().collect();
    // An index that fails says so when the query runs.
    let entries = selected(library, &Select::of(rest)).unwrap_or_default();
    let [one] = entries.as_slice() else { return None };
    let stands = library.recognitions(one.entry).next().is_some();
    let asks = if statuses.contains(&Status::Winner) { Fared::Won } else { Fared::HowFar };
    let result = Shape::Entry(Ask::Result { asks, section: false });
    (list && stands).then(|| Query::new(Select::entry(one.entry), result))
}

/// Whether it is certain that nobody of somebody stood there: both are in the catalogue, each for itself.
fn is_settled(library: &Library, select: &Select) -> Result<bool, SearchError> {
    let of = |field: &Field| matches!(field, Field::Organisation(_) | Field::Region(_) | Field::Kind(_));
    let at = |field: &Field| matches!(field, Field::Collection(_) | Field::Category(_));
    let is = |clause: &Clause| !clause.not && (of(&clause.field) || at(&clause.field));
    let both =
        select.clauses.iter().any(|clause| of(&clause.field)) && select.clauses.iter().any(|clause| at(&clause.field));
    let known = |clause: &Clause| Ok(!selected(library, &Select::of(vec![clause.clone()]))?.is_empty());
    let all: Vec<bool> = select.clauses.iter().map(known).collect::<Result<_, SearchError>>()?;
    Ok(both && select.clauses.iter().all(is) && all.into_iter().all(|known| known))
}

impl Judged<'_> {
    /// How the entry fared, or why it has no such result.
    pub(super) fn result(
        &self,
        hit: &Hit,
        evidence: &Evidence<'_>,
        asks: Fared,
        section: bool,
    ) -> Result<EntryAnswer, Refusal> {
        let t = &THRESHOLDS;
        let covered = hit.fit.recall >= t.result || hit.fit.name >= t.result || self.given;
        let award = evidence.best_fact(Evidence::speaks_of_award).filter(|found| found.share >= t.strict_fact);
        let has_result = self.library.recognitions(hit.entry).next().is_some();
        // Where nothing but the entry is named, its own result is meant.
        let only_named = asks != Fared::HowFar && covered && has_result && evidence.named() >= t.sure_of_name;
        // "Has it ever won anything?" asks for more than the award that it is up for.
        let ever = asks == Fared::Won && self.words.iter().any(|word| word == "ever");
        let open = evidence.entry.categories().all(|category| self.library.results().is_open(category));
        let earlier = evidence.best_fact(Evidence::speaks_of_award).filter(|_| ever && covered && has_result && open);
        if let Some(found) = earlier {
            return Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at)));
        }
        match award {
            Some(found) if !self.given && !only_named => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            _ if covered && has_result => Ok(EntryAnswer::Direct(DirectAnswer::Result { asks })),
            Some(found) => Ok(EntryAnswer::Direct(DirectAnswer::Fact(found.at))),
            // "Under which category is it listed?" is answered by a section as well.
            None if covered && section && evidence.entry.section.is_some() => {
                Ok(EntryAnswer::Direct(DirectAnswer::Result { asks: Fared::HowFar }))
            }
            None => Err(Refusal::NoSuchAward),
        }
    }
}
