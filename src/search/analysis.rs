//! From text to tokens: the one way in which catalogue and questions are cut into words and reduced to stems.
//!
//! A word loses its case, its accents, its possessive and its British spelling, then its ending. What stays is the
//! *stem* that is searched; the *word* before stemming is kept for spelling corrections.

use std::borrow::Cow;
use std::str::Chars;

use frostem::{Algorithm, Stemmer};

use crate::fold::fold;

/// A word of a text in its searchable forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Lower case, as it was spelt.
    pub(crate) written: String,
    /// Lower case, without accents, in American spelling.
    pub(crate) word: String,
    /// The word without its ending.
    pub(crate) stem: String,
}

/// Longer "words" are noise: no word of English or Welsh comes near, and they would only cost memory.
pub(crate) const LONGEST_WORD: usize = 40;

/// Cuts text into tokens.
pub(crate) struct Analyser {
    stemmer: Stemmer,
}

impl Default for Analyser {
    fn default() -> Self {
        Self { stemmer: Stemmer::new(Algorithm::English) }
    }
}

impl Analyser {
    /// The tokens of a text, in order.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        words(text).into_iter().map(|word| self.token(word)).collect()
    }

    /// The stems of a text, in order.
    pub(crate) fn stems(&self, text: &str) -> Vec<String> {
        self.tokens(text).into_iter().map(|token| token.stem).collect()
    }

    /// A word, as [`words`] gives it, in all its forms.
    pub(crate) fn token(&self, written: String) -> Token {
        let word = american(&written).into_owned();
        let stem = self.stem(&word).into_owned();
        Token { written, word, stem }
    }

    /// A word in American spelling without its ending; an irregular form has its base word's stem.
    pub(crate) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        self.stemmer.stem(base(word))
    }
}

/// The words of a text, lower case and without accents.
///
/// Letters and digits make words; so do `&` between letters (A&E), and a comma or point between digits (1,500).
/// An apostrophe ends a possessive and joins everything else (don't). Thousands separators are dropped. "IT" in capitals is
/// ICT, and no pronoun.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// The words of a text in their searchable form, for those who need no stems.
pub(crate) fn searchable(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(american(word).into_owned()));
    words
}

/// Shows each word of a text, as [`words`] gives it, without keeping it: most of a catalogue's words are known already.
pub(crate) fn each_word(text: &str, mut show: impl FnMut(&str)) {
    let mut word = String::new();
    // How many letters of the word are capitals.
    let mut capitals = 0;
    let mut chars = text.chars();
    let mut show = |word: &mut String, capitals: &mut usize| {
        if *capitals == 2 && word == "it" && text.contains(char::is_lowercase) {
            "ict".clone_into(word);
        }
        *capitals = 0;
        finish(word, &mut show);
    };
    while let Some(c) = chars.next() {
        // Nearly all characters are plain letters, which need neither tables nor a look ahead.
        if c.is_ascii_alphanumeric() {
            capitals += usize::from(c.is_ascii_uppercase());
            word.push(c.to_ascii_lowercase());
            continue;
        }
        let next = chars.clone().next();
        let between = |kind: fn(char) -> bool| word.chars().next_back().is_some_and(kind) && next.is_some_and(kind);
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if c == '.' && between(|c| c.is_ascii_digit()) {
            word.push('.');
        } else if is_apostrophe(c) && between(char::is_alphabetic) {
            let possessive = next.is_some_and(|c| c.eq_ignore_ascii_case(&'s'));
            if possessive && ends_after_one(&chars) {
                chars.next();
            }
        } else if !(c == ',' && between(|c| c.is_ascii_digit()) || c == '&' && initials(&word, &chars)) {
            show(&mut word, &mut capitals);
        }
    }
    show(&mut word, &mut capitals);
}

fn finish(word: &mut String, show: &mut impl FnMut(&str)) {
    if word.is_ascii() {
        if !word.is_empty() && word.len() <= LONGEST_WORD {
            show(word);
        }
    } else if word.chars().count() <= LONGEST_WORD {
        show(&fold(word));
    }
    word.clear();
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// Whether the next character is the last of its word.
fn ends_after_one(chars: &Chars<'_>) -> bool {
    chars.clone().nth(1).is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a `&` stands between single letters: A&E, B&D, R&D.
fn initials(before: &str, after: &Chars<'_>) -> bool {
    before.chars().count() == 1
        && before.chars().all(char::is_alphabetic)
        && after.clone().next().is_some_and(char::is_alphabetic)
        && ends_after_one(after)
}

/// British spellings that no rule of endings covers, as (British, American) beginnings of words, in order.
const SPELLINGS: [(&str, &str); 34] = [
    ("aluminium", "aluminum"),
    ("anaem", "anem"),
    ("arbour", "arbor"),
    ("behaviour", "behavior"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("cheque", "check"),
    ("colour", "color"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("fulfil", "fulfill"),
    ("grey", "gray"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("jewellery", "jewelry"),
    ("kerb", "curb"),
    ("labour", "labor"),
    ("licence", "license"),
    ("litre", "liter"),
    ("metre", "meter"),
    ("mould", "mold"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("paediatric", "pediatric"),
    ("plough", "plow"),
    ("programme", "program"),
    ("storey", "story"),
    ("theatre", "theater"),
    ("tyre", "tire"),
];

/// British endings with this last letter, and their American forms.
fn endings(last: u8) -> &'static [(&'static str, &'static str)] {
    match last {
        b'd' => &[("ised", "ized"), ("elled", "eled")],
        b'e' => &[("ise", "ize")],
        b'g' => &[("ising", "izing"), ("elling", "eling")],
        b'l' => &[("isational", "izational")],
        b'n' => &[("isation", "ization")],
        b'r' => &[("iser", "izer"), ("eller", "eler")],
        b's' => &[("isations", "izations"), ("isers", "izers"), ("ises", "izes"), ("ellers", "elers")],
        _ => &[],
    }
}

/// Writes a word in American spelling, so that both spellings meet. It does no harm to other words: "wise" becomes
/// "wize" everywhere.
pub(crate) fn american(word: &str) -> Cow<'_, str> {
    let (Some(first), Some(last)) = (word.as_bytes().first(), word.as_bytes().last()) else {
        return Cow::Borrowed(word);
    };
    // "fulfill" begins like its British form and is American already.
    let is_american = |british: &str, american: &str| american.starts_with(british) && word.starts_with(american);
    let from = SPELLINGS.partition_point(|(british, _)| british.as_bytes()[0] < *first);
    let same_letter = SPELLINGS[from..].iter().take_while(|(british, _)| british.as_bytes()[0] == *first);
    let mut same_letter = same_letter.filter(|(british, american)| !is_american(british, american));
    if let Some((british, american)) = same_letter.find(|(british, _)| word.starts_with(british)) {
        return Cow::Owned(format!("{american}{}", &word[british.len()..]));
    }
    match endings(*last).iter().find(|(british, _)| word.len() > british.len() + 2 && word.ends_with(british)) {
        Some((british, american)) => Cow::Owned(format!("{}{american}", &word[..word.len() - british.len()])),
        None => Cow::Borrowed(word),
    }
}

/// Irregular forms with their base words, to which no ending leads, in order. Forms that are more often a word of their own
/// are left out: found, saw, felt, rose, bound, ground, led (LED), lay, won (a standing), sent (of which chatter is full).
/// "Business" and "university" stand here because their stems would be those of "busy" and "universal".
const IRREGULAR: [(&str, &str); 127] = [
    ("ate", "eat"),
    ("beaten", "beat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bent", "bend"),
    ("bitten", "bite"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("business", "busines"),
    ("businesses", "busines"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("drank", "drink"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("drunk", "drink"),
    ("dug", "dig"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("feet", "foot"),
    ("fell", "fall"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("fought", "fight"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("gotten", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hung", "hang"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("learnt", "learn"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("mice", "mouse"),
    ("mistaken", "mistake"),
    ("mistook", "mistake"),
    ("overcame", "overcome"),
    ("paid", "pay"),
    ("ran", "run"),
    ("rang", "ring"),
    ("rebuilt", "rebuild"),
    ("redrawn", "redraw"),
    ("redrew", "redraw"),
    ("rewritten", "rewrite"),
    ("rewrote", "rewrite"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("said", "say"),
    ("sang", "sing"),
    ("sat", "sit"),
    ("seen", "see"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("spun", "spin"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("stuck", "stick"),
    ("sung", "sing"),
    ("swam", "swim"),
    ("swept", "sweep"),
    ("swum", "swim"),
    ("taken", "take"),
    ("taught", "teach"),
    ("teeth", "tooth"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("understood", "understand"),
    ("undertaken", "undertake"),
    ("undertook", "undertake"),
    ("universities", "universit"),
    ("university", "universit"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("woken", "wake"),
    ("women", "woman"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// The base word of an irregular form; any other word is its own.
fn base(word: &str) -> &str {
    let found = IRREGULAR.binary_search_by(|(form, _)| form.cmp(&word));
    found.map_or(word, |at| IRREGULAR[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_together_what_people_write_together() {
        assert_eq!(
            words("Calderdale's A&E don’t 1,500 1.2m e-ID"),
            ["calderdale", "ae", "dont", "1500", "1.2m", "e", "id"]
        );
    }

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        assert_eq!(words("Ynys Môn… (CAFÉ)"), words("ynys mon cafe"));
    }

    #[test]
    fn british_and_american_spelling_meet() {
        let analyser = Analyser::default();
        for (british, american) in [
            ("organisation", "organization"),
            ("neighbourhoods", "neighborhoods"),
            ("digitising", "digitizing"),
            ("programmes", "programs"),
            ("centres", "centers"),
            ("travelling", "traveling"),
            ("full fibre", "full fiber"),
        ] {
            assert_eq!(analyser.stems(british), analyser.stems(american), "{british}");
        }
    }

    #[test]
    fn plurals_share_a_stem() {
        let analyser = Analyser::default();
        assert_eq!(analyser.stems("parking sensors"), analyser.stems("park sensor"));
    }

    #[test]
    fn irregular_forms_share_the_stem_of_their_base() {
        let analyser = Analyser::default();
        assert_eq!(analyser.stems("left taught children"), analyser.stems("leaves teaching child"));
        assert_ne!(analyser.stems("found"), analyser.stems("find"), "a word of its own");
        assert!(IRREGULAR.is_sorted() && SPELLINGS.is_sorted());
        assert_ne!(analyser.stems("busy"), analyser.stems("business"));
    }

    #[test]
    fn endless_words_are_dropped() {
        assert!(words(&"x".repeat(1000)).is_empty());
    }
}
