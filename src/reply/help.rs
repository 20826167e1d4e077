//! What can be asked, with examples; and what is told of the bot itself and of the words of the catalogue.

use super::phrases::{capital, count, join, status_of};
use super::{Block, Said};
use crate::catalogue::{CategoryKey, OrganisationKey, Status, TopicKey};
use crate::library::Library;
use crate::query::BotAsk;

/// What can be asked, in a few lines.
pub(super) fn help(library: &Library) -> Said {
    let entries = count(library.catalogue().entries().len(), "award entry", "award entries");
    let points = [
        "A name, or anything you remember of an entry.",
        "Who won, who is shortlisted, what somebody entered.",
        "How many, how much, who and when: I answer from the entries’ own facts.",
        "Then go on: “did it win?”, “the second one”, “next”.",
    ];
    let examples: Vec<String> = examples(library).iter().map(|example| format!("“{example}”")).collect();
    let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
    let blocks = vec![
        Block::Points(points.map(str::to_owned).to_vec()),
        Block::Note(format!("For example {}.", join(&examples))),
    ];
    Said::sentence(format!("Hello. Ask me about {entries}, in your own words or with a command."), blocks)
}

/// Questions to try, of this catalogue: each is answered.
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

/// What is told of the bot itself.
pub(super) fn bot(library: &Library, ask: BotAsk) -> Said {
    let catalogue = library.catalogue();
    let collections: Vec<&str> = catalogue.collections().map(|(_, collection)| collection.name.as_str()).collect();
    let (headline, more) = match ask {
        BotAsk::Maker => (
            "I am Laureate, an open-source bot.",
            "Whoever added me here runs me. What I know was written by the people who keep my catalogue.".to_owned(),
        ),
        BotAsk::Nature => (
            "I am Laureate, a bot: a program, and not a person.",
            "I am no language model, and I make nothing up. I look things up in a catalogue of award entries."
                .to_owned(),
        ),
        BotAsk::Sources => (
            "All my answers come from one catalogue, and each says which entry it rests on.",
            format!(
                "It holds {}. I do not search the internet. If an answer looks wrong, check its source.",
                join(&collections)
            ),
        ),
        BotAsk::Entering => (
            "I cannot take entries, votes or bookings.",
            "The organiser of the award can tell you how to enter.".to_owned(),
        ),
        BotAsk::Fun => ("I only know award entries.", "Ask me about one of those.".to_owned()),
    };
    Said::sentence(headline.to_owned(), vec![Block::Text(more)])
}

/// What standings mean, as the catalogue has them.
pub(super) fn meanings(standings: &[(Status, usize)]) -> Said {
    let told = |(status, number): &(Status, usize)| {
        let entries = match number {
            0 => "No entry here has it.".to_owned(),
            number => format!("{} here.", count(*number, "entry", "entries")),
        };
        format!("{}: {} {entries}", capital(status_of(*status)), meaning(*status))
    };
    let names: Vec<&str> = standings.iter().map(|(status, _)| status_of(*status)).collect();
    let headline = match standings {
        [one] => return Said::sentence(told(one), Vec::new()),
        _ => format!("An entry can be {}.", join(&names)),
    };
    Said::sentence(headline, vec![Block::Points(standings.iter().map(told).collect())])
}

fn meaning(status: Status) -> &'static str {
    match status {
        Status::Winner => "it won its category.",
        Status::RunnerUp => "it came next after the winner.",
        Status::Second => "it came second.",
        Status::Third => "it came third.",
        Status::Commended => "the judges named it as good, below those that are highly commended.",
        Status::SpecialMention => "the judges mentioned it for something of its own.",
        Status::HighlyCommended => "the judges named it as next best after the winner.",
        Status::Finalist => "the judges put it in the last round, and it did not win.",
        Status::Shortlisted => "it is on the list from which the winner is chosen.",
        Status::Nominated => "it was put forward for the category, and got no further.",
    }
}
