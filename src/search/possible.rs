//! How much of a question an entry can have at most, told by the index alone: of a large catalogue's entries, which take long to
//! look at, most turn out to have too little.

use super::index::TextIndex;
use super::query_term::{Expansion, QueryTerm};
use super::term_dictionary::{StemId, TermDictionary};

/// A stem that more than one of this many entries has is granted to all of them: to read who has it costs most and tells least.
const GRANTED: usize = 8;
/// What adding up in another order may make less of a share.
const ROUNDING: f32 = 1e-4;

/// For each entry, the share of a question's telling words that it has at most.
pub(super) fn possible(
    index: &TextIndex,
    dictionary: &TermDictionary,
    query_terms: &[QueryTerm],
    entries: usize,
) -> tantivy::Result<Vec<f32>> {
    // What has a meaning has all its stems, so the rarest tells who may have it.
    let rarest = |meaning: &Expansion| -> Option<StemId> {
        let rarest = meaning.stems.iter().copied().min_by_key(|stem| dictionary.entries_with(*stem));
        rarest.filter(|stem| dictionary.entries_with(*stem) as usize <= entries / GRANTED)
    };
    let (mut possible, mut more) = (vec![0.0_f32; entries], vec![0.0_f32; entries]);
    let (mut granted, mut asked, mut touched) = (0.0, 0.0, Vec::new());
    for query_term in query_terms {
        let gain = |meaning: &Expansion| meaning.confidence * meaning.weight.min(query_term.weight);
        let of_all =
            query_term.meanings.iter().filter(|meaning| rarest(meaning).is_none()).map(gain).fold(0.0, f32::max);
        granted += of_all;
        asked += query_term.weight;
        for meaning in &query_term.meanings {
            let gain = gain(meaning) - of_all;
            let Some(stem) = rarest(meaning).filter(|_| gain > 0.0) else { continue };
            index.each_with(stem, |entry| {
                let known = &mut more[entry.index()];
                if *known == 0.0 {
                    touched.push(entry);
                }
                *known = known.max(gain);
            })?;
        }
        for entry in touched.drain(..) {
            possible[entry.index()] += std::mem::take(&mut more[entry.index()]);
        }
    }
    let asked = asked.max(f32::EPSILON);
    for possible in &mut possible {
        *possible = (*possible + granted) / asked + ROUNDING;
    }
    Ok(possible)
}
