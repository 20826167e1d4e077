//! What is announced in channels: the nominees of a category, its winner, and that something was corrected or taken back.
//!
//! What comes from a show comes in as plain values, all of them known to everybody by then. An announcement is in the one
//! language that all who read it share.

use jiff::Timestamp;

use super::card::figure_sentence;
use super::phrases::{capital, join, names, names_itself, who};
use super::{Block, Reply, Tone};
use crate::catalogue::{Catalogue, CategoryKey, Entry, EntryKey};
use crate::wording::{Language, Wording, say};

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
    /// The language that it is in.
    pub language: Language,
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
        blocks.extend(self.reason().map(Block::Note));
        blocks.push(Block::Note(self.small.clone()));
        Reply { language: self.language, ..Reply::sentence(self.heading.clone(), blocks, String::new()) }
    }

    fn of(wording: &Wording, catalogue: &Catalogue, category: CategoryKey, (number, all): Place, lead: String) -> Self {
        let about = catalogue.category(category);
        let collection = &catalogue.collection(about.collection).name;
        Self {
            language: wording.language(),
            tone: Tone::Plain,
            heading: about.name.clone(),
            lead,
            about: Vec::new(),
            listed: Vec::new(),
            quote: None,
            corrected: None,
            small: say!(wording, "announce-place", collection = collection, number = number, all = all),
            at: None,
        }
    }

    /// Why it was corrected, if it was.
    fn reason(&self) -> Option<String> {
        let (_, reason) = self.corrected.as_ref()?;
        Some(say!(self.language, "announce-corrected", reason = reason))
    }

    /// All that it says in plain text, for screens without markup and for whoever looks for a word in it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.heading.clone(), self.lead.clone()];
        lines.extend(self.about.iter().chain(&self.listed).chain(&self.quote).cloned());
        lines.extend(self.reason());
        lines.push(self.small.clone());
        lines.join("\n")
    }
}

/// The nominees of a category, as they are read out.
#[must_use]
pub fn shortlist(
    wording: &Wording,
    catalogue: &Catalogue,
    category: CategoryKey,
    place: Place,
    nominees: &[EntryKey],
) -> Announcement {
    let lead = say!(wording, "announce-shortlisted", number = nominees.len());
    let mut listed: Vec<String> =
        nominees.iter().take(LISTED).map(|key| line(wording, catalogue, catalogue.entry(*key))).collect();
    if nominees.len() > LISTED {
        listed.push(say!(wording, "announce-more", number = nominees.len() - LISTED));
    }
    let sponsor = catalogue.category(category).sponsor.as_ref();
    let about = sponsor.map(|sponsor| say!(wording, "announce-sponsored", sponsor = sponsor)).into_iter().collect();
    let told = Announcement::of(wording, catalogue, category, place, lead);
    Announcement { tone: Tone::Shortlisted, about, listed, ..told }
}

/// The winner of a category; with the correction, if there was one.
#[must_use]
pub fn winner(wording: &Wording, catalogue: &Catalogue, ended: &Ended<'_>) -> Announcement {
    let won: Vec<&Entry> = ended.winners.iter().map(|key| catalogue.entry(*key)).collect();
    let mut about: Vec<String> = won.iter().filter_map(|entry| first_sentence(&entry.summary)).collect();
    // One figure says something of one project; of several they could not be told apart.
    if let [entry] = won.as_slice() {
        about.extend(figure(entry).filter(|text| !about.contains(text)));
    }
    if !ended.commended.is_empty() {
        let named = ended.commended.iter().map(|key| line(wording, catalogue, catalogue.entry(*key)));
        about.push(say!(wording, "announce-commended", entries = named.collect::<Vec<_>>().join("; ")));
    }
    let lead = lead(wording, catalogue, &won);
    Announcement {
        tone: Tone::Winner,
        about,
        quote: ended.citation.map(str::to_owned),
        corrected: ended.corrected.map(|(at, reason)| (at, reason.to_owned())),
        at: Some(ended.at),
        ..Announcement::of(wording, catalogue, ended.category, ended.place, lead)
    }
}

/// Word that a winner was corrected.
#[must_use]
pub fn correction(wording: &Wording, catalogue: &Catalogue, ended: &Ended<'_>) -> Announcement {
    let won: Vec<&Entry> = ended.winners.iter().map(|key| catalogue.entry(*key)).collect();
    let lead = format!("{} {}", say!(wording, "announce-not-right"), lead(wording, catalogue, &won));
    let mut told = Announcement::of(wording, catalogue, ended.category, ended.place, lead);
    told.heading = say!(wording, "announce-correction", category = told.heading);
    told.corrected = ended.corrected.map(|(at, reason)| (at, reason.to_owned()));
    told
}

/// Word that a winner was announced by mistake. It says nothing of who.
#[must_use]
pub fn withdrawal(wording: &Wording, catalogue: &Catalogue, category: CategoryKey, place: Place) -> Announcement {
    Announcement::of(wording, catalogue, category, place, say!(wording, "announce-withdrawn"))
}

/// Who won, in a sentence: "Innovation Unit wins with “…”."
fn lead(wording: &Wording, catalogue: &Catalogue, won: &[&Entry]) -> String {
    let [entry] = won else {
        let each: Vec<String> = won.iter().map(|entry| sharing(wording, catalogue, entry)).collect();
        return say!(wording, "announce-shared", winners = join(wording, &each));
    };
    let who = who(wording, catalogue, entry);
    if who.is_empty() {
        return say!(wording, "announce-title-wins", title = &entry.title);
    }
    // Those who entered it together are one where its title names them.
    let number = if names_itself(catalogue, entry) { 1 } else { entry.organisations.len() };
    capital(&say!(wording, "announce-wins", who = who, number = number, title = &entry.title))
}

/// One of those who share an award: "Innovation Unit with “…”".
fn sharing(wording: &Wording, catalogue: &Catalogue, entry: &Entry) -> String {
    let who = who(wording, catalogue, entry);
    if who.is_empty() {
        return format!("“{}”", entry.title);
    }
    say!(wording, "announce-sharing", who = who, title = &entry.title)
}

/// An entry in a line: its title, and who entered it where that does not say so.
fn line(wording: &Wording, catalogue: &Catalogue, entry: &Entry) -> String {
    let who =
        if names_itself(catalogue, entry) { String::new() } else { names(wording, catalogue, &entry.organisations) };
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
        let told = winner(Language::EnGb.wording(), &catalogue, &ended(small, &all[..1]));
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
        let told = winner(Language::EnGb.wording(), &catalogue, &tie);
        for key in &all[..2] {
            assert!(told.lead.contains(&catalogue.entry(*key).title), "{}", told.lead);
        }
        assert!(told.lead.starts_with("The award is shared by "), "{}", told.lead);
        let text = told.text();
        assert!(text.contains(&format!("Highly commended: {}", catalogue.entry(all[2]).title)), "{text}");
        assert!(text.contains("Corrected: The card was misread."), "{text}");
        assert!(correction(Language::EnGb.wording(), &catalogue, &tie).heading.starts_with("Correction: "));
    }

    #[test]
    fn an_announcement_is_in_one_language() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let small = category(&catalogue, "small-team");
        let all = stood(&catalogue, small);
        let corrected = Some((Timestamp::UNIX_EPOCH, "The card was misread."));
        let ended = Ended { commended: &all[1..2], corrected, ..ended(small, &all[..1]) };
        let told = winner(Language::Cy.wording(), &catalogue, &ended);
        let title = &catalogue.entry(all[0]).title;
        assert!(told.lead.starts_with("Enillydd: ") && told.lead.contains(&format!("“{title}”")), "{}", told.lead);
        assert_eq!(told.small, "LGC Awards 2022 · 7 o 22");
        let text = told.text();
        assert!(text.contains("Canmoliaeth uchel: ") && text.contains("Cywirwyd: The card was misread."), "{text}");
        assert_eq!(told.as_reply().language, Language::Cy);
        let nominees = shortlist(Language::Cy.wording(), &catalogue, small, (7, 22), &all[..2]);
        assert_eq!(nominees.lead, "Ar y rhestr fer: 2 gais.");
        assert!(nominees.about.iter().all(|line| line.starts_with("Noddwr: ")), "{:?}", nominees.about);
    }

    #[test]
    fn nominees_and_what_is_taken_back_name_no_winner() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let small = category(&catalogue, "small-team");
        let all = stood(&catalogue, small);
        let told = shortlist(Language::EnGb.wording(), &catalogue, small, (7, 22), &all);
        assert_eq!(told.listed.len(), all.len());
        let text = withdrawal(Language::EnGb.wording(), &catalogue, small, (7, 22)).text();
        assert!(all.iter().all(|key| !text.contains(&catalogue.entry(*key).title)), "{text}");
    }
}
