//! Which entries a sentence is about, by the names, the years and the standings in it.

use std::ops::Range;

use super::Sentence;
use super::wording::{ENTRANT_NOUNS, ENTRY_NOUNS, SHUTTING_OUT};
use crate::catalogue::{Catalogue, Entry, Recognition, Results, Status};
use crate::library::Library;
use crate::search::filter::Filter;

/// The standings that a sentence asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Any of these; all where there are none.
    pub wanted: Vec<Status>,
    /// None of these.
    pub excluded: Vec<Status>,
    /// Nothing better anywhere: "only nominated".
    pub only: bool,
    /// Recognised in more than one category.
    pub several: bool,
}

/// The words for a standing.
const STATUS_WORDS: &[(Status, &[&str])] = &[
    (Status::Winner, &["winner", "winners", "winning", "won", "win", "wins"]),
    (Status::HighlyCommended, &["commended", "commendation", "commendations"]),
    (Status::Finalist, &["finalist", "finalists"]),
    (Status::Shortlisted, &["shortlisted", "shortlist", "shortlisting", "shortlistings", "shortlists"]),
    (Status::Nominated, &["nominated", "nomination", "nominations", "nominee", "nominees"]),
];
/// How far a word that shuts out reaches: "leaving out the overall winner".
const REACH: usize = 4;

impl Standing {
    /// Reads the standings in a sentence.
    pub(super) fn read(words: &[String]) -> Self {
        let mut standing = Self::default();
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        for at in 0..words.len() {
            let Some((status, _)) = STATUS_WORDS.iter().find(|(_, names)| names.contains(&word(at))) else { continue };
            let before = at.saturating_sub(REACH)..at;
            let shut_out = before.clone().any(|place| {
                SHUTTING_OUT.contains(&word(place))
                    || (word(place) == "out" && word(place.wrapping_sub(1)) == "leaving")
                    || matches!(word(place), "didnt" | "wasnt" | "werent" | "doesnt")
            });
            let included = (at + 1..at + 3).any(|place| word(place) == "included");
            let list = if shut_out { &mut standing.excluded } else { &mut standing.wanted };
            if !included && !list.contains(status) {
                list.push(*status);
            }
        }
        let excluded = standing.excluded.clone();
        standing.wanted.retain(|status| !excluded.contains(status));
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
        standing.only = standing.wanted == [Status::Nominated] && has(&["only", "just", "neither", "nothing"]);
        let pairs: Vec<&[String]> = words.windows(3).collect();
        standing.several = pairs.iter().any(|three| {
            matches!((three[0].as_str(), three[1].as_str(), three[2].as_str()), ("more", "than", "one" | "1"))
        }) || (has(&["several", "multiple"]) && has(&["category", "categories"]));
        standing
    }

    /// Whether it asks for anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty() && !self.several
    }

    fn allows(&self, recognition: Recognition, results: Option<Results>) -> bool {
        // Before the results whoever is on the list is shortlisted; after them the list still holds those who got further.
        let pending = results == Some(Results::Pending);
        let is = |status: Status| match status {
            Status::Shortlisted => recognition.status != Status::Nominated,
            Status::Finalist | Status::Nominated if pending => true,
            status => recognition.status == status,
        };
        (self.wanted.is_empty() || self.wanted.iter().any(|status| is(*status)))
            && !self.excluded.contains(&recognition.status)
    }
}

/// What people call parts of the country, and the regions of the organisations there.
const REGIONS: &[(&[&str], &[&str])] = &[
    (&["scottish", "scotland"], &["Scotland"]),
    (&["welsh", "wales"], &["Wales"]),
    (&["channel islands", "channel island"], &["Jersey", "Guernsey"]),
    (&["london", "the capital"], &["London"]),
    (&["north west", "northwest"], &["North West"]),
    (&["north east", "northeast"], &["North East"]),
    (&["south west", "southwest"], &["South West"]),
    (&["south east", "southeast"], &["South East"]),
    (&["east midlands"], &["East Midlands"]),
    (&["west midlands"], &["West Midlands"]),
    (&["east anglian", "east anglia"], &["East of England"]),
];

/// The entries that a sentence is about.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// By name and year.
    pub filter: Filter,
    /// By standing.
    pub standing: Standing,
    /// The words that say so.
    pub spans: Vec<Range<usize>>,
    /// A year that no collection has.
    pub unknown_year: bool,
    /// It names an award or a category that is not of the collection or the year that it names.
    pub unknown_award: bool,
    /// Only entries that stood for an award.
    pub awards_only: bool,
}

impl Scope {
    /// The scope of a sentence that asks for entries.
    ///
    /// A category counts where the sentence calls it one, or where nothing else would be left to look for.
    #[must_use]
    pub fn of(library: &Library, sentence: &Sentence) -> Self {
        let catalogue = library.catalogue();
        let mut scope = Self { standing: sentence.standing.clone(), ..Self::default() };
        if !sentence.collections.is_empty() {
            scope.filter.collections = Some(keys(sentence.collections.iter().map(|mention| &mention.keys)));
            scope.spans.extend(sentence.collections.iter().map(|mention| mention.span.clone()));
        }
        scope.years(catalogue, sentence);
        if !sentence.organisations.is_empty() {
            scope.filter.organisations = Some(keys(sentence.organisations.iter().map(|mention| &mention.keys)));
            scope.spans.extend(sentence.organisations.iter().map(|mention| mention.span.clone()));
        }
        if scope.filter.organisations.is_none() {
            scope.region(catalogue, sentence);
        }
        scope.categories(library, sentence);
        scope
    }

    /// "Scottish councils", "entries from Wales": the organisations of a part of the country.
    fn region(&mut self, catalogue: &Catalogue, sentence: &Sentence) {
        let named = REGIONS.iter().find_map(|(names, regions)| {
            let place = names.iter().find_map(|name| sentence.place_of(name))?;
            let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
            let of_many = ENTRANT_NOUNS.contains(&word(place.end)) || ENTRY_NOUNS.contains(&word(place.end));
            let from = place.start.checked_sub(1).is_some_and(|at| word(at) == "from");
            (of_many || from).then_some((place, regions))
        });
        let Some((place, regions)) = named else { return };
        let of_region = catalogue.organisations().filter(|(_, one)| regions.contains(&one.region.as_str()));
        self.filter.organisations = Some(of_region.map(|(key, _)| key).collect());
        self.spans.push(place);
    }

    fn years(&mut self, catalogue: &Catalogue, sentence: &Sentence) {
        // Only a collection or a category is of a year; anything else may tell of any year.
        let of_a_year = !sentence.collections.is_empty() || sentence.award_categories(catalogue).next().is_some();
        for (year, at) in &sentence.years {
            // A collection that is named by its year says the year already.
            let inside = sentence.collections.iter().any(|mention| mention.span.contains(at));
            if catalogue.collections().any(|(_, collection)| collection.year == *year) {
                self.spans.push(*at..at + 1);
                self.filter.year = Some(*year).filter(|_| !inside);
            } else if of_a_year && !inside {
                self.spans.push(*at..at + 1);
                self.unknown_year = true;
            }
        }
    }

    fn categories(&mut self, library: &Library, sentence: &Sentence) {
        let catalogue = library.catalogue();
        let in_scope = |key: &crate::catalogue::CategoryKey| {
            let collection = catalogue.category(*key).collection;
            self.filter.collections.as_ref().is_none_or(|keys| keys.contains(&collection))
                && self.filter.year.is_none_or(|year| catalogue.collection(collection).year == year)
        };
        let mut mentioned: Vec<(Vec<_>, Range<usize>, bool)> = sentence
            .categories
            .iter()
            .map(|category| {
                let keys: Vec<_> = category.mention.keys.iter().copied().filter(in_scope).collect();
                (keys, category.mention.span.clone(), category.called_so)
            })
            .filter(|(keys, ..)| !keys.is_empty())
            .collect();
        let called = sentence.categories.iter().any(|category| category.called_so && category.mention.words > 1);
        self.unknown_award = mentioned.is_empty() && called;
        let called_so = mentioned.iter().any(|(.., called_so)| *called_so);
        if called_so {
            mentioned.retain(|(.., called_so)| *called_so);
        }
        let mut with = self.clone();
        with.spans.extend(mentioned.iter().map(|(_, span, _)| span.clone()));
        // "More than one award category" names none.
        if mentioned.is_empty() || self.standing.several || !(called_so || sentence.theme(library, &with).is_empty()) {
            return;
        }
        self.spans = with.spans;
        self.filter.categories = Some(keys(mentioned.iter().map(|(keys, ..)| keys)));
    }

    /// Whether it says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.filter.is_empty() && self.standing.is_empty()
    }

    /// The recognitions of an entry that it is about; all where it asks for no standing and no category.
    pub fn recognitions<'a>(
        &'a self,
        catalogue: &'a Catalogue,
        entry: &'a Entry,
    ) -> impl Iterator<Item = &'a Recognition> {
        let results = catalogue.collection(entry.collection).results;
        entry.recognitions.iter().filter(move |recognition| {
            self.standing.allows(**recognition, results)
                && self.filter.categories.as_ref().is_none_or(|keys| keys.contains(&recognition.category))
        })
    }

    /// Whether it is about an entry.
    #[must_use]
    pub fn allows(&self, catalogue: &Catalogue, entry: &Entry) -> bool {
        let standing = &self.standing;
        let by_standing = standing.wanted.is_empty() && standing.excluded.is_empty()
            || self.recognitions(catalogue, entry).next().is_some();
        let only = !standing.only
            || self.filter.categories.is_some()
            || entry.recognitions.iter().all(|recognition| standing.wanted.contains(&recognition.status));
        by_standing
            && only
            && (!standing.several || entry.recognitions.len() > 1)
            && !self.unknown_year
            && !(self.awards_only && entry.recognitions.is_empty())
            && self.filter.allows(catalogue, entry)
    }
}

fn keys<'a, K: Copy + PartialEq + 'a>(lists: impl Iterator<Item = &'a Vec<K>>) -> Vec<K> {
    let mut keys = Vec::new();
    for key in lists.flatten() {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    keys
}
