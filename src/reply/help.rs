//! What can be asked, with examples; and what replies say about the bot itself and about the words of the catalogue.

use super::phrases::{capital, join, status_of};
use super::{Block, Said};
use crate::catalogue::{CategoryKey, OrganisationKey, Status, TopicKey};
use crate::library::Library;
use crate::query::BotAsk;
use crate::wording::say;

/// What can be asked, in a few lines.
pub(super) fn help(library: &Library) -> Said {
    let entries = say!(library, "award-entries", number = library.catalogue().entries().len());
    let points = [
        say!(library, "help-name"),
        say!(library, "help-standing"),
        say!(library, "help-figures"),
        say!(library, "help-on"),
    ];
    let examples: Vec<String> = examples(library).iter().map(|example| format!("“{example}”")).collect();
    let examples = join(library.wording(), &examples);
    let blocks = vec![Block::Points(points.to_vec()), Block::Note(say!(library, "help-examples", examples = examples))];
    Said::sentence(say!(library, "help", entries = entries), blocks)
}

/// Questions to try, of this catalogue: each is answered. They are in English in every language, as what is asked is.
#[must_use]
pub fn examples(library: &Library) -> Vec<String> {
    let catalogue = library.catalogue();
    let mut examples = Vec::new();
    let mut awards = catalogue.categories().filter(|(_, category)| category.announcement.is_some());
    let announced = |key: &CategoryKey| library.results().is_announced(*key);
    if let Some((key, category)) = awards.clone().find(|(key, _)| announced(key)).or_else(|| awards.next()) {
        let name = &category.name;
        examples.push(if announced(&key) {
            format!("Who won the {name}?")
        } else {
            format!("Who is shortlisted for {name}?")
        });
    }
    let mut entered = vec![0_usize; catalogue.organisations().len()];
    let mut about = vec![0_usize; catalogue.topics().len()];
    for (_, entry) in catalogue.entries() {
        entry.organisations.iter().for_each(|key: &OrganisationKey| entered[key.index()] += 1);
        entry.topics.iter().for_each(|key: &TopicKey| about[key.index()] += 1);
    }
    // Of those with equally many the first.
    let most = |counts: &[usize], at: usize| counts.iter().max().is_some_and(|most| *most > 0 && counts[at] == *most);
    if let Some((_, organisation)) = catalogue.organisations().find(|(key, _)| most(&entered, key.index())) {
        examples.push(format!("What did {} enter?", organisation.short));
    }
    if let Some((_, topic)) = catalogue.topics().find(|(key, _)| most(&about, key.index())) {
        examples.push(format!("How many entries are about {}?", topic.name.to_lowercase()));
    }
    examples
}

/// What the reply says about the bot itself.
pub(super) fn bot(library: &Library, ask: BotAsk) -> Said {
    let catalogue = library.catalogue();
    let collections: Vec<&str> = catalogue.collections().map(|(_, collection)| collection.name.as_str()).collect();
    let (headline, more) = match ask {
        BotAsk::Maker => (say!(library, "bot-maker"), say!(library, "bot-maker-more")),
        BotAsk::Nature => (say!(library, "bot-nature"), say!(library, "bot-nature-more")),
        BotAsk::Sources => {
            let collections = join(library.wording(), &collections);
            (say!(library, "bot-sources"), say!(library, "bot-sources-more", collections = collections))
        }
        BotAsk::Entering => (say!(library, "bot-entering"), say!(library, "bot-entering-more")),
        BotAsk::Fun => (say!(library, "bot-fun"), say!(library, "bot-fun-more")),
    };
    Said::sentence(headline, vec![Block::Text(more)])
}

/// What standings mean, as the catalogue has them.
pub(super) fn meanings(library: &Library, standings: &[(Status, usize)]) -> Said {
    let told = |(status, number): &(Status, usize)| {
        let meaning = say!(library, "meaning", status = status.id());
        let name = capital(&status_of(library.wording(), *status));
        say!(library, "meaning-here", status = name, meaning = meaning, number = *number)
    };
    let names: Vec<String> = standings.iter().map(|(status, _)| status_of(library.wording(), *status)).collect();
    let headline = match standings {
        [one] => return Said::sentence(told(one), Vec::new()),
        _ => say!(library, "meanings", standings = join(library.wording(), &names)),
    };
    Said::sentence(headline, vec![Block::Points(standings.iter().map(told).collect())])
}
