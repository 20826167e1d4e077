//! Questions that no entry can answer, whatever it tells: what is private, what somebody thinks, what is going to happen.

use super::Unasked;
use super::sentence::Sentence;
use super::words::Role;
use crate::catalogue::CollectionKey;
use crate::query::{Metric, Unit};

/// Why a sentence asks for nothing that an entry could answer; `complete` says that it was understood as a question about the
/// catalogue.
pub(super) fn refused(s: &Sentence<'_>, complete: bool) -> Option<Unasked> {
    if is_private(s) {
        return Some(Unasked::Private);
    }
    let free = |role: &Role| s.marks.iter().any(|mark| mark.role == role && !in_name(s, mark.span.start));
    if free(&Role::Judging) || asks_why_it_stood(s) {
        return Some(Unasked::Judging);
    }
    if free(&Role::Arrangements) || asks_for_host(s) {
        return Some(Unasked::Arrangements);
    }
    if free(&Role::Pronunciation) {
        return Some(Unasked::Pronunciation);
    }
    if free(&Role::Services) {
        return Some(Unasked::Services);
    }
    if asks_who_did_not(s) {
        return Some(Unasked::NotDone);
    }
    // "Will it manage?" asks what is going to happen, "will you tell me" does not.
    let begins_with_will = s.word(s.core.start) == "will" && !matches!(s.word(s.core.start + 1), "you" | "u" | "ya");
    // "Is it going to climb?"
    // But "that charity for going to concerts" names what is done.
    let led =
        |at: usize| at.checked_sub(1).is_some_and(|before| matches!(s.word(before), "for" | "of" | "by" | "from"));
    let goes = |at: usize| s.word(at) == "going" && s.word(at + 1) == "to" && !led(at);
    let going_to = s.begins(&Role::YesNo) && s.asked.clone().any(goes);
    if free(&Role::Prediction) || begins_with_will || going_to || asks_what_will_be(s) {
        return Some(Unasked::Prediction);
    }
    // "What share of people like it better?" asks for what those said who were asked.
    let of_others = (s.has_anywhere(&Role::HowMany) || s.has_anywhere(&Role::Metric(Metric::Share)))
        && !s.words.iter().any(|word| matches!(word.as_str(), "you" | "your" | "u"));
    if free(&Role::Opinion) && !of_others {
        return Some(Unasked::Opinion);
    }
    // "Which entry has the most facts?" counts what the catalogue does not count.
    let uncounted = s.marks.iter().find(|mark| {
        *mark.role == Role::Uncounted
            && mark.span.start.checked_sub(1).is_some_and(|at| s.is(at, &Role::Most) || s.is(at, &Role::Fewest))
    });
    if let Some(mark) = uncounted {
        let words = vec![s.said(&(mark.span.start - 1..mark.span.end))];
        return Some(Unasked::NotUnderstood { words, without: None });
    }
    // "The best project of all": nobody has measured that.
    let best = s.words.iter().position(|word| matches!(word.as_str(), "best" | "better"))?;
    let one = |mark: &super::sentence::Mark<'_>| {
        matches!(mark.role, Role::One(Unit::Entries | Unit::Councils) | Role::Unit(Unit::Entries | Unit::Councils))
            && mark.span.start == best + 1
    };
    let few = s.words.iter().filter(|word| s.library.search().is_content_word(word)).count() <= MOST_WORDS_OF_OPINION;
    (!complete && few && !in_name(s, best) && s.marks.iter().any(one)).then_some(Unasked::Opinion)
}

/// "Reckon they will ever get there?", "be straight with me, will it deliver?"
fn asks_what_will_be(s: &Sentence<'_>) -> bool {
    let will = |at: usize| {
        s.word(at) == "will" && !matches!(s.word(at + 1), "you" | "u" | "ya" | "someone" | "anyone" | "somebody")
    };
    let begins = |at: usize| s.clause(at).start == at && at > 0;
    let of_you =
        |at: usize| at.checked_sub(1).is_none_or(|before| matches!(s.word(before), "you" | "u" | "ya" | "anyone"));
    let supposes =
        |at: usize| matches!(s.word(at), "reckon" | "think" | "believe" | "expect" | "bet" | "guess") && of_you(at);
    let opinion = s.asked.clone().find(|at| supposes(*at));
    // "On what date, and at which venue, will it be?" asks for a date.
    let asks = |role: &Role| matches!(role, Role::What | Role::Who | Role::Where | Role::HowMany | Role::Metric(_));
    let asked = |at: usize| {
        s.marks.iter().any(|mark| mark.span.start < at && asks(mark.role))
            || s.words[..at].iter().any(|word| word == "which")
    };
    s.asked.clone().any(|at| will(at) && begins(at) && !asked(at))
        || opinion.is_some_and(|from| (from + 1..s.clause(from).end.min(from + SUPPOSED_WITHIN)).any(will))
}

/// What somebody supposes to come stands so few words behind.
const SUPPOSED_WITHIN: usize = 14;

/// A question about somebody's own business has at most this many words.
const MANY: usize = 9;
/// "What is the best project?" says no more than this; a longer question tells what somebody else called the best.
const MOST_WORDS_OF_OPINION: usize = 4;

/// Whether a word belongs to a name of the catalogue.
fn in_name(s: &Sentence<'_>, at: usize) -> bool {
    let names = &s.names;
    names.categories.iter().any(|mention| mention.span.contains(&at) && mention.span.len() > 1)
        || names.collections.iter().any(|mention| mention.span.contains(&at))
        || names.organisations.iter().any(|mention| mention.span.contains(&at) && mention.span.len() > 1)
}

/// "Who hosts the LGC awards?" asks for no entry.
fn asks_for_host(s: &Sentence<'_>) -> bool {
    let awards = |key: &CollectionKey| s.catalogue().collection(*key).hands_out_awards();
    let of_event = s.names.collections.iter().any(|mention| mention.keys.iter().any(awards));
    let hosts = s.asked.clone().any(|at| HOSTING.contains(&s.word(at)) && !in_name(s, at));
    of_event && hosts && s.begins(&Role::Who)
}

/// What whoever leads through an evening does, or is.
const HOSTING: [&str; 9] =
    ["host", "hosts", "hosting", "hosted", "compere", "compering", "emcee", "presenter", "toastmaster"];

/// "Why did the Tameside App not win?" asks for what the judges thought, and "why did the winning team stop?" does not.
fn asks_why_it_stood(s: &Sentence<'_>) -> bool {
    let says = |at: usize| {
        s.library.search().is_content_word(s.word(at)) && s.marks.iter().all(|mark| !mark.span.contains(&at))
    };
    let ends = |end: usize| (end..s.core.end).all(|at| !says(at) || in_name(s, at));
    s.begins(&Role::Why)
        && s.asking(|role| matches!(role, Role::Status(_) | Role::Lost | Role::Beat))
            .any(|mark| !in_name(s, mark.span.start) && ends(mark.span.end))
}

/// Whether a word belongs to the name of an organisation or a place.
fn names_organisation(s: &Sentence<'_>, at: usize) -> bool {
    s.names.organisations.iter().any(|mention| mention.span.contains(&at))
        || s.names.places.iter().any(|mention| mention.span.contains(&at))
}

/// Whether it asks for what is a person's own business.
fn is_private(s: &Sentence<'_>) -> bool {
    if s.has_anywhere(&Role::HowMany) && !s.has_anywhere(&Role::SurelyPrivate) {
        return false;
    }
    // "Who sits in a cold house" describes.
    let described = |at: usize| (1..=2).any(|back| at >= back && matches!(s.word(at - back), "a" | "an"));
    let asked = |at: usize| !in_name(s, at) && !described(at);
    let private = s.marks.iter().filter(|mark| *mark.role == Role::Private && asked(mark.span.start));
    let of_person = || {
        let few = s.words.iter().filter(|word| s.library.search().is_content_word(word)).count();
        !s.names.people.is_empty()
            || few <= MOST_WORDS_OF_OPINION
                && s.words.iter().any(|word| matches!(word.as_str(), "he" | "she" | "his" | "her" | "hes" | "shes"))
            || few <= MANY && first_name(s)
    };
    s.has_anywhere(&Role::SurelyPrivate) || (private.count() > 0 && of_person()) || asks_who_they_are(s)
}

/// "Names of the residents it helped", "who are the patients?": people of whom entries tell, and whom none names.
fn asks_who_they_are(s: &Sentence<'_>) -> bool {
    let asks = |at: usize| match (s.word(at), s.word(at + 1)) {
        ("names", "of") | ("name", "the" | "all") => true,
        ("who", next) => matches!(next, "are" | "were" | "is" | "was"),
        _ => false,
    };
    let helped = |word: &str| HELPED.contains(&word);
    (0..s.words.len()).any(|at| asks(at) && (at + 2..at + NAMED_WITHIN).any(|next| helped(s.word(next))))
}

/// Whoever is helped stands so few words behind what asks for names.
const NAMED_WITHIN: usize = 5;

/// Those whom entries help, and do not name.
const HELPED: [&str; 18] = [
    "residents", "patients", "clients", "victims", "tenants", "customers", "pupils", "children", "kids", "mums",
    "mothers", "families", "sleepers", "homeless", "leavers", "claimants", "callers", "users",
];

/// "Which councils have not declared an emergency?" Entries tell what was done; what they leave unsaid may have been done too.
fn asks_who_did_not(s: &Sentence<'_>) -> bool {
    let several = |role: &Role| matches!(role, Role::Unit(Unit::Councils | Unit::Organisations | Unit::Entries));
    let asks = |role: &Role| matches!(role, Role::What | Role::Who | Role::HowMany | Role::List);
    let verb = |not: usize| (not..s.core.end).find(|at| !BESIDE_NOT.contains(&s.word(*at)));
    let not = s.core.clone().find_map(|at| match s.word(at) {
        "have" | "has" | "had" | "did" | "do" | "does" if matches!(s.word(at + 1), "not" | "never") => Some(at + 2),
        "havent" | "hasnt" | "hadnt" | "didnt" | "dont" | "doesnt" => Some(at + 1),
        // "Are not using it", where "are not about housing" says what they are about.
        "are" | "is" | "were" if s.word(at + 1) == "not" && s.word(at + 2).ends_with("ing") => Some(at + 2),
        "arent" | "isnt" | "werent" if s.word(at + 1).ends_with("ing") => Some(at + 1),
        _ => None,
    });
    let stands = |role: &Role| {
        matches!(
            role,
            Role::Status(_) | Role::Took | Role::Stood | Role::Says | Role::About | Role::Award | Role::Fared
        )
    };
    let of_catalogue = |at: usize| {
        IN_CATALOGUE.iter().any(|verb| s.word(at).starts_with(verb))
            || names_organisation(s, at)
            || in_name(s, at)
            // What an entry does not say that it uses, it may have used.
            || (!s.word(at).starts_with("us") && s.marks.iter().any(|mark| mark.span.contains(&at) && stands(mark.role)))
    };
    let deed = not.and_then(verb).is_some_and(|at| !of_catalogue(at));
    deed && s.asking(several).next().is_some() && s.asking(asks).next().is_some()
}

/// What may stand between "not" and what was not done.
const BESIDE_NOT: [&str; 7] = ["yet", "ever", "actually", "really", "even", "been", "so"];
/// What entries do in the catalogue, of which it knows who did not.
const IN_CATALOGUE: [&str; 14] = [
    "enter", "submi", "appear", "mention", "mak", "includ", "involv", "belong", "featur", "com", "hav", "win", "stand",
    "nam",
];

/// Whether it names somebody of the catalogue by a part of the name, with a capital letter or in the possessive.
fn first_name(s: &Sentence<'_>) -> bool {
    let people = s.catalogue().entries().flat_map(|(_, entry)| &entry.people);
    let mut parts = people.flat_map(|person| person.name.split(' ')).filter(|part| part.chars().count() > 2);
    // In a message without any capital letter a name cannot be told from a word, unless an organisation stands beside it.
    let plain = !s.text.chars().any(char::is_uppercase) && !s.names.organisations.is_empty();
    parts.any(|part| {
        let lower = part.to_lowercase();
        let written = s.text.contains(part) || plain;
        // "Essex" is the county before it is somebody's surname, and "bill" what is paid where no capital letter says more.
        let other = |at: usize| plain && s.marks.iter().any(|mark| mark.span.contains(&at));
        let said = |(at, word): (usize, &String)| *word == lower && !names_organisation(s, at) && !other(at);
        part.starts_with(char::is_uppercase) && written && s.words.iter().enumerate().any(said)
    })
}
