//! Companies and posts: "which firm supplied it?" is answered by an entry that tells of a company, "who is the project
//! manager?" by one that tells of that post.

use crate::catalogue::{EntryKey, OrganisationKey};
use crate::library::Library;
use crate::question::Sentence;

/// Posts that people hold: as they are asked for, and as facts call them.
const POSTS: [(&str, &str); 14] = [
    ("project manager", "project manager"),
    ("programme manager", "programme manager"),
    ("chief executive", "chief executive"),
    ("ceo", "chief executive"),
    ("chief finance officer", "chief finance officer"),
    ("managing director", "managing director"),
    ("md", "managing director"),
    ("finance director", "finance director"),
    ("mayor", "mayor"),
    ("chair", "chair"),
    ("founder", "found"),
    ("architect", "architect"),
    ("head teacher", "head"),
    ("leader of the council", "leader"),
];
/// What people call a company.
const COMPANIES: [&str; 9] =
    ["company", "firm", "supplier", "vendor", "contractor", "outfit", "consultancy", "provider", "business"];
/// Organisations that are no company.
const PUBLIC: [&str; 7] = ["council", "county-council", "government", "combined-authority", "police", "fire", "school"];

/// Whether a question asks for a company or for the holder of a post, and the entry tells of none.
pub(super) fn lacks_role(library: &Library, sentence: &Sentence, key: EntryKey) -> bool {
    let entry = library.catalogue().entry(key);
    let who = sentence.has(&["who", "whos", "whose", "which", "what", "name"]);
    let post = POSTS.iter().find(|(asked, _)| sentence.says(&[asked]));
    let held =
        |post: &str| entry.facts.iter().any(|fact| fact.to_lowercase().contains(post) && names_person(sentence, fact));
    if who && post.is_some_and(|(_, post)| !held(post)) {
        return true;
    }
    let is_company =
        |party: &OrganisationKey| !PUBLIC.contains(&library.catalogue().organisation(*party).kind.as_str());
    asks_for_company(sentence) && !entry.organisations.iter().chain(&entry.partners).any(is_company)
}

/// Whether a fact has a person's name: two words with capitals that the question does not have.
fn names_person(sentence: &Sentence, fact: &str) -> bool {
    let words: Vec<&str> = fact.split_whitespace().collect();
    let is_name = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("'s");
        bare.starts_with(char::is_uppercase)
            && bare.chars().skip(1).all(char::is_lowercase)
            && !sentence.words.contains(&bare.to_lowercase())
    };
    words.windows(2).any(|pair| is_name(pair[0]) && is_name(pair[1]))
}

fn asks_for_company(sentence: &Sentence) -> bool {
    sentence
        .words
        .windows(2)
        .any(|pair| matches!(pair[0].as_str(), "which" | "what" | "whose") && COMPANIES.contains(&pair[1].as_str()))
}
