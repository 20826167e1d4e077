//! Which names a sentence has: collections, categories, organisations, places and years, each with its place in it.
//!
//! A name may be an ordinary word as well, and one name may stand inside another: the longest is meant, a category only
//! where the sentence treats it as one, a collection only where it is not its organiser that is spoken of.

use std::ops::Range;

use super::wording::{self, CATEGORY_WORDS, FORM_WORDS};
use crate::catalogue::{CategoryKey, CollectionKey, OrganisationKey};
use crate::library::Library;
use crate::search::{Mention, Search};

/// The names in a sentence.
pub(super) struct Names {
    pub(super) collections: Vec<Mention<CollectionKey>>,
    pub(super) categories: Vec<CategoryMention>,
    pub(super) organisations: Vec<Mention<OrganisationKey>>,
    pub(super) places: Vec<Range<usize>>,
    pub(super) years: Vec<(u16, usize)>,
}

/// A category or a section that a sentence may name.
#[derive(Debug, Clone)]
pub struct CategoryMention {
    /// What is named.
    pub mention: Mention<CategoryKey>,
    /// Whether the sentence says that it is one: "the digital category".
    pub called_so: bool,
}

/// Years that a sentence may speak of.
pub const YEARS: Range<u16> = 1900..2100;
impl Names {
    /// Finds the names in a text of these words.
    pub(super) fn find(library: &Library, text: &str, words: &[String]) -> Self {
        let found = library.search().mentions(words);
        let mut collections = found.collections;
        collections.retain(|mention| is_collection(library, words, mention));
        let mut taken: Vec<Range<usize>> = spans(&collections).collect();
        let longer: Vec<Range<usize>> = spans(&found.organisations).filter(|span| span.len() > 2).collect();
        let mut categories: Vec<CategoryMention> = found
            .categories
            .into_iter()
            .filter(|mention| apart(&mention.span, &taken) && apart(&mention.span, &longer))
            .map(|mention| CategoryMention { called_so: is_called_so(words, &mention), mention })
            .collect();
        if categories.iter().all(|category| !category.called_so) {
            categories.extend(pointed_at(library, words, &taken));
        }
        let called = categories.iter().filter(|category| category.called_so || category.mention.words > 1);
        taken.extend(called.map(|category| category.mention.span.clone()));
        let mut organisations = found.organisations;
        organisations.retain(|mention| apart(&mention.span, &taken));
        let collections = with_organisers(library, collections, &mut organisations);
        let places = spans(&found.places).filter(|span| apart(span, &taken) && !beside(words, span)).collect();
        Self { collections, categories, organisations, places, years: years(text, words) }
    }
}

fn spans<K>(mentions: &[Mention<K>]) -> impl Iterator<Item = Range<usize>> {
    mentions.iter().map(|mention| mention.span.clone())
}

/// Whether a name stands in none of these, or is longer than the one it stands in.
fn apart(span: &Range<usize>, others: &[Range<usize>]) -> bool {
    others.iter().all(|other| span.end <= other.start || other.end <= span.start || span.len() > other.len())
}

/// The years that are written as years are: "2,000 people" has none.
fn years(text: &str, words: &[String]) -> Vec<(u16, usize)> {
    let written = words.iter().enumerate().filter(|(_, word)| text.contains(word.as_str()));
    let years = written.filter_map(|(at, word)| Some((word.parse().ok()?, at)));
    years.filter(|(year, _)| YEARS.contains(year)).collect()
}

/// "The Socitm Share Leeds report" names its organiser and means the report: the organiser's words belong to it.
fn with_organisers(
    library: &Library,
    collections: Vec<Mention<CollectionKey>>,
    organisations: &mut Vec<Mention<OrganisationKey>>,
) -> Vec<Mention<CollectionKey>> {
    let catalogue = library.catalogue();
    let keys: Vec<CollectionKey> = collections.iter().flat_map(|mention| mention.keys.clone()).collect();
    let is_organiser = |key: &OrganisationKey| {
        let name = catalogue.organisation(*key).name.as_str();
        keys.iter().any(|collection| catalogue.collection(*collection).organiser == name)
    };
    let is_theirs = |mention: &Mention<OrganisationKey>| mention.keys.iter().any(is_organiser);
    let organisers: Vec<Mention<CollectionKey>> = organisations
        .iter()
        .filter(|mention| is_theirs(mention))
        .map(|mention| Mention {
            keys: keys.clone(),
            span: mention.span.clone(),
            words: mention.words,
            exact: mention.exact,
        })
        .collect();
    organisations.retain(|mention| !is_theirs(mention));
    collections.into_iter().chain(organisers).collect()
}

/// Whether a name means the collection, where it may mean its organiser as well: "in the LGA list", not "an LGA review".
fn is_collection(library: &Library, words: &[String], mention: &Mention<CollectionKey>) -> bool {
    let catalogue = library.catalogue();
    let said = &words[mention.span.clone()];
    let is_organiser = catalogue.organisations().any(|(_, organisation)| {
        [&organisation.name, &organisation.short].into_iter().any(|name| Search::words(name) == said)
    });
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let before = mention.span.start.checked_sub(1).map_or("", |at| match word(at) {
        "the" => at.checked_sub(1).map_or("", word),
        other => other,
    });
    let after = word(mention.span.end);
    !is_organiser
        || matches!(before, "in" | "at" | "for" | "from" | "which" | "what" | "among")
        || after.parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
        || wording::COLLECTION_WORDS.contains(&after)
        || wording::ENTRY_NOUNS.contains(&after)
}

/// Whether a place is only named to tell where another one is: "near Nottingham".
pub(super) fn beside(words: &[String], place: &Range<usize>) -> bool {
    let before = place.start.checked_sub(1).and_then(|at| words.get(at));
    before.is_some_and(|word| matches!(word.as_str(), "near" | "of" | "outside" | "beyond" | "by"))
}

/// The award category that the words before "award" point at, though they say only part of its name.
fn pointed_at(library: &Library, words: &[String], taken: &[Range<usize>]) -> Option<CategoryMention> {
    let end = words.iter().position(|word| wording::AWARD_WORDS.contains(&word.as_str()))?;
    let tells = |at: &usize| library.search().is_telling(&words[*at]) && !FORM_WORDS.contains(&words[*at].as_str());
    let free = |at: &usize| taken.iter().all(|span| !span.contains(at));
    let joins = |at: &usize| tells(at) || matches!(words[*at].as_str(), "and" | "of");
    let start = (0..end).rev().take_while(|at| joins(at) && free(at)).filter(tells).last()?;
    let text = words[start..end].join(" ");
    let catalogue = library.catalogue();
    let of_awards = |key: &CategoryKey| catalogue.collection(catalogue.category(*key).collection).results.is_some();
    let keys: Vec<CategoryKey> = library.search().categories_pointed_at(&text).into_iter().filter(of_awards).collect();
    let mention = Mention { keys, span: start..end, words: end - start, exact: false };
    (!mention.keys.is_empty()).then_some(CategoryMention { mention, called_so: true })
}

/// Whether the words beside a name say that it names a category: "the digital category", "shortlisted for Housing".
fn is_called_so(words: &[String], mention: &Mention<CategoryKey>) -> bool {
    let span = &mention.span;
    let is = |at: usize, wanted: &[&str]| words.get(at).is_some_and(|word| wanted.contains(&word.as_str()));
    let inside = span.clone().any(|at| is(at, &["award"]));
    let after = is(span.end, CATEGORY_WORDS) || (is(span.end, &["of"]) && is(span.end + 1, &["the"]));
    let before = (1..=3).filter_map(|back| span.start.checked_sub(back)).any(|at| is(at, CATEGORY_WORDS));
    let many = mention.words > 1;
    let entries_after = many && (is(span.end, wording::ENTRY_NOUNS) || is(span.end, &["case"]));
    inside || after || entries_after || (before && many)
}
