//! What is announced in channels: the nominees of a category, its winner, and that something was corrected or taken back.
//!
//! What comes from a show comes in as plain values, all of them known to everybody by then.

use jiff::Timestamp;

use super::card::figure_sentence;
use super::phrases::{join, names, names_itself, who};
use super::{Block, Reply, Tone};
use crate::catalogue::{Catalogue, CategoryKey, Entry, EntryKey};
use crate::wording::Language;

/// Nominees that are listed one by one; more are only counted.
const LISTED: usize = 40;

/// Where in the running order a category is, counted from 1, and how many there are.
pub type Place = (usize, usize);

/// How a category ended, as everybody may know it.
#[derive(Debug, Clone, Copy)]
pub struct Ended<'a> {
    /// The category.
    pub category: CategoryKey,
    /// Where it is.
    pub place: Place,
    /// Who won: several share it.
    pub winners: &'a [EntryKey],
    /// Who was commended.
    pub commended: &'a [EntryKey],
    /// What the jury says.
    pub citation: Option<&'a str>,
    /// When it was revealed.
    pub at: Timestamp,
    /// When and why it was corrected.
    pub corrected: Option<(Timestamp, &'a str)>,
}

/// A post in words, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// What it is about at a glance.
    pub tone: Tone,
    /// The category, as heading.
    pub heading: String,
    /// What it tells, in a sentence.
    pub lead: String,
    /// What is to be said of it, a paragraph each.
    pub about: Vec<String>,
    /// Entries that are listed, a line each.
    pub listed: Vec<String>,
    /// What the jury says.
    pub quote: Option<String>,
    /// When it was corrected, and why.
    pub corrected: Option<(Timestamp, String)>,
    /// The collection, and where in the running order it is: small print.
    pub small: String,
    /// The moment that it tells of, if it does.
    pub at: Option<Timestamp>,
}

impl Announcement {
    /// The same as a reply, where no message is made of it.
    #[must_use]
    pub fn as_reply(&self) -> Reply {
        let mut blocks = vec![Block::Text(self.lead.clone())];
        blocks.extend(self.about.iter().cloned().map(Block::Text));
        if !self.listed.is_empty() {
            blocks.push(Block::Points(self.listed.clone()));
        }
        blocks.extend(self.quote.iter().map(|quote| Block::Text(format!("“{quote}”"))));
        blocks.extend(self.corrected.iter().map(|(_, why)| Block::Note(format!("Corrected: {why}"))));
        blocks.push(Block::Note(self.small.clone()));
        Reply::sentence(self.heading.clone(), blocks, String::new())
    }
}

/// What stands on the button that opens the winner.
pub const OPEN: &str = "About the winner";
/// What stands on the button that opens the category.
pub const SHORTLIST: &str = "The shortlist";

impl Announcement {
    fn of(catalogue: &Catalogue, category: CategoryKey, (number, of): Place, lead: String) -> Self {
        let about = catalogue.category(category);
        let collection = &catalogue.collection(about.collection).name;
        Self {
            tone: Tone::Plain,
            heading: about.name.clone(),
            lead,
            about: Vec::new(),
            listed: Vec::new(),
            quote: None,
            corrected: None,
            small: format!("{collection} · {number} of {of}"),
            at: None,
        }
    }

    /// All that it says in plain text, for screens without markup and for whoever looks for a word in it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.heading.clone(), self.lead.clone()];
        lines.extend(self.about.iter().chain(&self.listed).chain(&self.quote).cloned());
        lines.extend(self.corrected.as_ref().map(|(_, reason)| format!("Corrected: {reason}")));
        lines.push(self.small.clone());
        lines.join("\n")
    }
}

/// The nominees of a category, as they are read out.
#[must_use]
pub fn shortlist(catalogue: &Catalogue, category: CategoryKey, place: Place, nominees: &[EntryKey]) -> Announcement {
    let lead = match nominees {
        [_] => "One entry is shortlisted.".to_owned(),
        several => format!("{} are shortlisted.", super::phrases::count(several.len(), "entry", "entries")),
    };
    let mut listed: Vec<String> =
        nominees.iter().take(LISTED).map(|key| line(catalogue, catalogue.entry(*key))).collect();
    if nominees.len() > LISTED {
        listed.push(format!("and {} more", nominees.len() - LISTED));
    }
    let sponsor = catalogue.category(category).sponsor.as_ref();
    let about = sponsor.map(|sponsor| format!("Sponsored by {sponsor}.")).into_iter().collect();
    Announcement { tone: Tone::Shortlisted, about, listed, ..Announcement::of(catalogue, category, place, lead) }
}

/// The winner of a category; with the correction, if there was one.
#[must_use]
pub fn winner(catalogue: &Catalogue, ended: &Ended<'_>) -> Announcement {
    let won: Vec<&Entry> = ended.winners.iter().map(|key| catalogue.entry(*key)).collect();
    let mut about: Vec<String> = won.iter().filter_map(|entry| first_sentence(&entry.summary)).collect();
    // One figure says something of one project; of several they could not be told apart.
    if let [entry] = won.as_slice() {
        about.extend(figure(entry).filter(|text| !about.contains(text)));
    }
    if !ended.commended.is_empty() {
        let named = ended.commended.iter().map(|key| line(catalogue, catalogue.entry(*key)));
        about.push(format!("Highly commended: {}.", named.collect::<Vec<_>>().join("; ")));
    }
    Announcement {
        tone: Tone::Winner,
        about,
        quote: ended.citation.map(str::to_owned),
        corrected: ended.corrected.map(|(at, reason)| (at, reason.to_owned())),
        at: Some(ended.at),
        ..Announcement::of(catalogue, ended.category, ended.place, lead(catalogue, &won))
    }
}

/// Word that a winner was corrected.
#[must_use]
pub fn correction(catalogue: &Catalogue, ended: &Ended<'_>) -> Announcement {
    let won: Vec<&Entry> = ended.winners.iter().map(|key| catalogue.entry(*key)).collect();
    let lead = format!("What was announced was not right. {}", lead(catalogue, &won));
    let mut told = Announcement::of(catalogue, ended.category, ended.place, lead);
    told.heading = format!("Correction: {}", told.heading);
    told.corrected = ended.corrected.map(|(at, reason)| (at, reason.to_owned()));
    told
}

/// Word that a winner was announced by mistake. It says nothing of who.
#[must_use]
pub fn withdrawal(catalogue: &Catalogue, category: CategoryKey, place: Place) -> Announcement {
    let lead = "The announcement of this category was made by mistake and is taken back. The result is still to come.";
    Announcement::of(catalogue, category, place, lead.to_owned())
}

/// Who won, in a sentence: "Innovation Unit wins with “…”."
fn lead(catalogue: &Catalogue, won: &[&Entry]) -> String {
    match won {
        [entry] => format!("{}.", super::phrases::capital(&wins(catalogue, entry, "wins", "win"))),
        several => {
            let each: Vec<String> = several.iter().map(|entry| wins(catalogue, entry, "", "")).collect();
            let each: Vec<&str> = each.iter().map(String::as_str).collect();
            format!("The award is shared by {}.", join(Language::EnGb.wording(), &each))
        }
    }
}

/// "Innovation Unit wins with “…”"; without a verb "Innovation Unit with “…”".
fn wins(catalogue: &Catalogue, entry: &Entry, one: &str, many: &str) -> String {
    let who = who(Language::EnGb.wording(), catalogue, entry);
    let verb = if entry.organisations.len() > 1 && !names_itself(catalogue, entry) { many } else { one };
    let spaced = if verb.is_empty() { String::new() } else { format!(" {verb}") };
    if who.is_empty() {
        return format!("“{}”{spaced}", entry.title);
    }
    format!("{who}{spaced} with “{}”", entry.title)
}

/// An entry in a line: its title, and who entered it where that does not say so.
fn line(catalogue: &Catalogue, entry: &Entry) -> String {
    let who = if names_itself(catalogue, entry) {
        String::new()
    } else {
        names(Language::EnGb.wording(), catalogue, &entry.organisations)
    };
    if who.is_empty() { entry.title.clone() } else { format!("{} ({who})", entry.title) }
}

/// What an entry is, in one sentence.
fn first_sentence(summary: &str) -> Option<String> {
    let end = summary.find(". ").map_or(summary.len(), |at| at + 1);
    Some(summary[..end].trim().to_owned()).filter(|sentence| !sentence.is_empty())
}

/// The fact that states an entry's first figure.
fn figure(entry: &Entry) -> Option<String> {
    let text = figure_sentence(entry, entry.figures.first()?);
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn category(catalogue: &Catalogue, id: &str) -> CategoryKey {
        let mut categories = catalogue.categories();
        categories.find(|(_, category)| category.id == id).expect("it is there").0
    }

    fn stood(catalogue: &Catalogue, category: CategoryKey) -> Vec<EntryKey> {
        let stands = |entry: &Entry| entry.recognitions.iter().any(|stood| stood.category == category);
        catalogue.entries().filter(|(_, entry)| stands(entry)).map(|(key, _)| key).collect()
    }

    fn ended(category: CategoryKey, winners: &[EntryKey]) -> Ended<'_> {
        let at = Timestamp::UNIX_EPOCH;
        Ended { category, place: (7, 22), winners, commended: &[], citation: None, at, corrected: None }
    }

    #[test]
    fn a_winner_is_told_in_a_sentence_with_what_it_is() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let small = category(&catalogue, "small-team");
        let all = stood(&catalogue, small);
        let told = winner(&catalogue, &ended(small, &all[..1]));
        let entry = catalogue.entry(all[0]);
        assert_eq!(told.heading, "Small Team of the Year");
        assert!(told.lead.contains(&format!("with “{}”", entry.title)), "{}", told.lead);
        assert!(entry.summary.starts_with(&told.about[0]), "{:?}", told.about);
        assert_eq!(told.small, "LGC Awards 2022 · 7 of 22");
    }

    #[test]
    fn a_tie_names_all_and_commended_entries_and_corrections_are_told() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let small = category(&catalogue, "small-team");
        let all = stood(&catalogue, small);
        let corrected = Some((Timestamp::UNIX_EPOCH, "The card was misread."));
        let tie = Ended { commended: &all[2..3], corrected, ..ended(small, &all[..2]) };
        let told = winner(&catalogue, &tie);
        for key in &all[..2] {
            assert!(told.lead.contains(&catalogue.entry(*key).title), "{}", told.lead);
        }
        assert!(told.lead.starts_with("The award is shared by "), "{}", told.lead);
        let text = told.text();
        assert!(text.contains(&format!("Highly commended: {}", catalogue.entry(all[2]).title)), "{text}");
        assert!(text.contains("Corrected: The card was misread."), "{text}");
        assert!(correction(&catalogue, &tie).heading.starts_with("Correction: "));
    }

    #[test]
    fn nominees_and_what_is_taken_back_name_no_winner() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let small = category(&catalogue, "small-team");
        let all = stood(&catalogue, small);
        let told = shortlist(&catalogue, small, (7, 22), &all);
        assert_eq!(told.listed.len(), all.len());
        let text = withdrawal(&catalogue, small, (7, 22)).text();
        assert!(all.iter().all(|key| !text.contains(&catalogue.entry(*key).title)), "{text}");
    }
}
