//! Companies and posts: "which firm supplied it?" is answered by an entry that tells of a company, "who is the project
//! manager?" by one that tells of that post.

use crate::catalogue::{EntryKey, OrganisationKey};
use crate::library::Library;
use crate::question::Sentence;

/// Posts that people hold.
const POSTS: [&str; 12] = [
    "project manager", "programme manager", "chief executive", "chief finance officer", "managing director",
    "finance director", "mayor", "chair", "founder", "architect", "head teacher", "leader of the council",
];
/// What people call a company.
const COMPANIES: [&str; 9] =
    ["company", "firm", "supplier", "vendor", "contractor", "outfit", "consultancy", "provider", "business"];
/// Organisations that are no company.
const PUBLIC: [&str; 7] = ["council", "county-council", "government", "combined-authority", "police", "fire", "school"];

/// Whether a question asks for a company or for the holder of a post, and the entry tells of none.
pub(super) fn lacks_role(library: &Library, sentence: &Sentence, key: EntryKey) -> bool {
    let search = library.search();
    let who = sentence.has(&["who", "whos", "whose", "which", "what", "name"]);
    let post = POSTS.iter().find(|post| sentence.says(&[post]));
    if who && post.is_some_and(|post| !search.has_phrase(key, post)) {
        return true;
    }
    let entry = library.catalogue().entry(key);
    let is_company =
        |party: &OrganisationKey| !PUBLIC.contains(&library.catalogue().organisation(*party).kind.as_str());
    asks_for_company(sentence) && !entry.organisations.iter().chain(&entry.partners).any(is_company)
}

fn asks_for_company(sentence: &Sentence) -> bool {
    sentence
        .words
        .windows(2)
        .any(|pair| matches!(pair[0].as_str(), "which" | "what" | "whose") && COMPANIES.contains(&pair[1].as_str()))
}
