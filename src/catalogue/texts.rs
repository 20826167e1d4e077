//! Texts that can be shown, but not well: characters that no screen shows, links that go live, and lengths that no phone
//! has room for.
//!
//! No reply breaks on them, as whoever renders replies makes every text safe and cuts what is too long; so they are
//! warnings.

use super::finding::Findings;
use super::{Catalogue, Collection, CollectionKey, Entry};

/// Characters that a text of each kind has at most. A message of Discord's has 4,000 characters of text, a button and an
/// option of a menu 80 to 100.
#[derive(Clone, Copy)]
enum Kind {
    /// A name: whole in an option of a menu.
    Name,
    /// A title or an alias: some sources print a sentence as one. A list has eight and what is said of each.
    Title,
    /// What a figure measures, or a post: whole beside others.
    Label,
    /// A fact or a question: a card has a summary and six facts.
    Sentence,
    /// A summary.
    Summary,
}

impl Kind {
    fn most(self) -> usize {
        match self {
            Self::Name => 100,
            Self::Title => 250,
            Self::Label => 150,
            Self::Sentence => 400,
            Self::Summary => 1_000,
        }
    }

    /// Whether an address may stand in it: where a report can be read is a fact, but no part of a name.
    fn has_addresses(self) -> bool {
        matches!(self, Self::Sentence | Self::Summary)
    }
}

/// Everything in the texts of what collections share that cannot be shown well.
pub(super) fn notice_shared(catalogue: &Catalogue, findings: &mut Findings) {
    let locations = &catalogue.locations;
    for ((_, organisation), (file, line)) in catalogue.organisations().zip(&locations.organisations) {
        let mut at = At { file, line: *line, findings };
        at.text("`name`", &organisation.name, Kind::Name);
        at.text("`short`", &organisation.short, Kind::Name);
        at.text("`kind`", &organisation.kind, Kind::Name);
        at.text("`region`", &organisation.region, Kind::Name);
        at.texts("an alias", &organisation.aliases, Kind::Title);
    }
    for ((_, topic), (file, line)) in catalogue.topics().zip(&locations.topics) {
        let mut at = At { file, line: *line, findings };
        at.text("`name`", &topic.name, Kind::Name);
        at.texts("an alias", &topic.aliases, Kind::Title);
    }
    for ((_, category), (file, line)) in catalogue.categories().zip(&locations.categories) {
        let mut at = At { file, line: *line, findings };
        at.text("`name`", &category.name, Kind::Name);
        at.text("`sponsor`", category.sponsor.as_deref().unwrap_or_default(), Kind::Name);
        at.texts("an alias", &category.aliases, Kind::Title);
    }
}

/// The same in the texts of a collection and its entries.
pub(super) fn notice(catalogue: &Catalogue, key: CollectionKey, findings: &mut Findings) {
    let (file, line) = &catalogue.locations.collections[key.index()];
    let facts = &catalogue.locations.collection_facts[key.index()];
    collection_texts(catalogue.collection(key), facts, &mut At { file, line: *line, findings });
    for (entry, locations) in catalogue.located(key) {
        let mut at = At { file: &locations.file, line: locations.id, findings };
        at.texts("an alias", &entry.aliases, Kind::Title);
        for party in &entry.parties {
            at.text("a party's `what`", party.what.as_deref().unwrap_or_default(), Kind::Label);
        }
        at.on(locations.title).text("`title`", &entry.title, Kind::Title);
        at.on(locations.summary).text("`summary`", &entry.summary, Kind::Summary);
        for (((fact, short), also), line) in
            entry.facts.iter().zip(&entry.short_facts).zip(&entry.also).zip(&locations.facts)
        {
            at.on(*line).text("a fact", fact, Kind::Sentence);
            at.text("`short`", short.as_deref().unwrap_or_default(), Kind::Sentence);
            at.texts("`also`", also, Kind::Label);
        }
        for (question, line) in entry.questions.iter().zip(&locations.questions) {
            at.on(*line).text("a question", question, Kind::Sentence);
        }
        figures_and_people(entry, &locations.figures, &locations.people, &mut at);
    }
}

fn collection_texts(collection: &Collection, facts: &[usize], at: &mut At<'_>) {
    at.text("`name`", &collection.name, Kind::Name);
    at.text("`organiser`", &collection.organiser, Kind::Name);
    if let Some(source) = &collection.source {
        at.text("`source.file`", source.file.as_deref().unwrap_or_default(), Kind::Name);
        at.text("`source.title`", source.title.as_deref().unwrap_or_default(), Kind::Name);
    }
    at.text("`summary`", &collection.summary, Kind::Summary);
    at.texts("an alias", &collection.aliases, Kind::Title);
    if let Some(ceremony) = &collection.ceremony {
        at.text("`ceremony.date`", &ceremony.date, Kind::Name);
        at.text("`ceremony.place`", &ceremony.place, Kind::Name);
    }
    for (fact, line) in collection.facts.iter().zip(facts) {
        at.on(*line).text("a fact", &fact.text, Kind::Sentence);
    }
}

fn figures_and_people(entry: &Entry, figures: &[usize], people: &[usize], at: &mut At<'_>) {
    for (figure, line) in entry.figures.iter().zip(figures) {
        at.on(*line).text("a figure's `what`", &figure.what, Kind::Label);
        at.text("a figure's `value`", &figure.value, Kind::Name);
        at.text("a figure's `unit`", &figure.unit, Kind::Name);
        at.text("a figure's `per`", figure.per.as_deref().unwrap_or_default(), Kind::Name);
        at.texts("a figure's `also`", &figure.also, Kind::Label);
    }
    for (person, line) in entry.people.iter().zip(people) {
        at.on(*line).text("a person's `name`", &person.name, Kind::Name);
        at.text("a person's `post`", person.post.as_deref().unwrap_or_default(), Kind::Label);
        at.text("a person's `organisation`", person.organisation.as_deref().unwrap_or_default(), Kind::Name);
    }
}

/// Where the texts at hand stand.
struct At<'a> {
    file: &'a str,
    line: usize,
    findings: &'a mut Findings,
}

impl At<'_> {
    /// The same on another line.
    fn on(&mut self, line: usize) -> &mut Self {
        self.line = line;
        self
    }

    fn texts(&mut self, what: &str, texts: &[String], kind: Kind) {
        for text in texts {
            self.text(what, text, kind);
        }
    }

    /// Notes what cannot be shown well of a text.
    fn text(&mut self, what: &str, text: &str, kind: Kind) {
        // Nearly all texts are short ones of plain signs, without an address.
        if is_plain(text) && text.len() <= kind.most() {
            return;
        }
        if let Some(c) = text.chars().find(|c| is_unseen(*c)) {
            let message = format!("{what} holds the character U+{:04X}, which no screen shows", u32::from(c));
            self.findings.warn(self.file, self.line, message);
        }
        if let Some(link) = link(text, kind) {
            let message = format!("{what} holds the address {link}, which Discord makes a link of");
            self.findings.warn(self.file, self.line, message);
        }
        let (length, most) = (text.chars().count(), kind.most());
        if length > most {
            let message = format!("{what} has {length} characters; expected {most} at most");
            self.findings.warn(self.file, self.line, message);
        }
    }
}

/// Whether a text is of signs that every screen shows, and has no address in it.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c != '/' && !is_unseen(c))
}

/// Control characters, line breaks, and marks that turn the direction of writing.
fn is_unseen(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || turns
}

/// The first address in a text that Discord shows as a link; of invitations to servers, anywhere.
fn link(text: &str, kind: Kind) -> Option<&str> {
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '"'));
    words.find(|word| {
        let word = word.to_ascii_lowercase();
        let invites = ["discord.gg/", "discord.com/invite/", "discordapp.com/invite/"];
        let leads = word.contains("https://") || word.contains("http://");
        invites.iter().any(|invite| word.contains(invite)) || (leads && !kind.has_addresses())
    })
}
