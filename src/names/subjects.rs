//! What award categories and sections are about, by the topics of the entries that stand in them: whoever forgot what the
//! Environmental Services category is called asks for "the bins one".

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, CategoryKey, TopicKey};

/// The topics of every category's entries.
#[derive(Deserialize, Serialize)]
pub(super) struct Subjects(Vec<Subject>);

#[derive(Deserialize, Serialize)]
struct Subject {
    category: CategoryKey,
    entries: u32,
    /// For each topic, how many of the entries are about it.
    about: FxHashMap<TopicKey, u32>,
}

/// A category is about a topic when this share of its entries is,
const MOSTLY: f32 = 0.5;
/// and no other category comes nearer than to this share of that.
const APART: f32 = 0.7;
/// What fewer entries are about may be chance.
const FEWEST: u32 = 3;

impl Subjects {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut subjects: Vec<Subject> = catalogue
            .categories()
            .map(|(category, _)| Subject { category, entries: 0, about: FxHashMap::default() })
            .collect();
        for (_, entry) in catalogue.entries() {
            let standings = entry.recognitions.iter().map(|recognition| recognition.category);
            for category in standings.chain(entry.section) {
                let Some(subject) = subjects.get_mut(category.index()) else { continue };
                subject.entries += 1;
                for topic in &entry.topics {
                    *subject.about.entry(*topic).or_default() += 1;
                }
            }
        }
        Self(subjects)
    }

    /// The one category, of those that may be meant, that is about all of these subjects; each is a topic or one of several.
    pub(super) fn about(&self, subjects: &[Vec<TopicKey>], among: impl Fn(CategoryKey) -> bool) -> Option<CategoryKey> {
        if subjects.is_empty() {
            return None;
        }
        let on = |subject: &Subject| {
            let share = |topic: &TopicKey| {
                let entries = subject.about.get(topic).copied().unwrap_or_default();
                entries as f32 / subject.entries.max(1) as f32
            };
            let best = |topics: &Vec<TopicKey>| topics.iter().map(share).fold(0.0, f32::max);
            subjects.iter().map(best).sum::<f32>() / subjects.len() as f32
        };
        let known = self.0.iter().filter(|subject| subject.entries >= FEWEST && among(subject.category));
        let mut shares: Vec<(f32, CategoryKey)> = known.map(|subject| (on(subject), subject.category)).collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (most, category) = *shares.first()?;
        let next = shares.get(1).map_or(0.0, |(share, _)| *share);
        (most >= MOSTLY && next <= most * APART).then_some(category)
    }
}
