//! The code holds no sentence that people on Discord or the web read: those are in the Fluent files.

use std::fs;
use std::path::Path;

/// What words what is read there: modules, with all that is in them.
const MODULES: [&str; 7] =
    ["src/ceremony", "src/command", "src/discord", "src/reply", "src/sheet", "src/web/pages", "src/picture"];

/// Files whose sentences others read.
const OTHERS: [(&str, &str); 8] = [
    ("src/command.rs", "its examples are questions, which are understood in English"),
    ("src/discord/delivery/failure.rs", "whoever runs the bot reads why Discord is not reached"),
    ("src/discord/outbox/work.rs", "why a post failed is written into the ledger, for readers of any language"),
    ("src/discord/reload.rs", "it is told in the terminal"),
    ("src/reply/help.rs", "questions are understood in English"),
    ("src/web/pages/assets.rs", "it is told to browsers"),
    ("src/web/pages/live.rs", "it is told to scripts"),
    ("src/web/pages/pictures.rs", "it is told to whatever fetches pictures"),
];

/// What begins a text that goes into a log, a program's error or this program's own faults.
const ASIDE: [&str; 4] = ["tracing::", "#[error(", "#[expect(", ".expect("];

/// The literals of a source that do not belong to a test and go nowhere aside.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut rest = code.as_str();
    let mut found = Vec::new();
    while let Some(at) = rest.find('"') {
        let aside = ASIDE.iter().filter_map(|begin| rest[..at].rfind(begin)).max();
        if let Some(begin) = aside {
            // Up to the bracket that closes it.
            let open = rest[begin..].find('(').map_or(rest.len(), |open| begin + open + 1);
            let inside = super::within(&rest[open..]);
            rest = &rest[open + inside.len()..];
            if open + inside.len() > at {
                continue;
            }
        }
        let Some(at) = rest.find('"') else { break };
        let text = &rest[at + 1..];
        let mut escaped = false;
        let end = text.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let end = end.unwrap_or(text.len());
        found.push(text[..end].split_whitespace().collect::<Vec<_>>().join(" "));
        rest = text.get(end + 1..).unwrap_or_default();
    }
    found
}

/// Whether a text reads as a sentence: some words, with a capital before them or a stop behind. Names are none.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || c == ',');
    let words: Vec<&str> = text.split(' ').filter(is_word).collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let ends = text.trim_end_matches("\\n").ends_with(['.', '?', '!']);
    words.len() >= 3 && small >= 2 && (ends || text.starts_with(|c: char| c.is_uppercase()))
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    #[expect(clippy::disallowed_methods, reason = "the sources are what this test is about")]
    for file in fs::read_dir(folder).expect("it is there") {
        let path = file.expect("it is there").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            #[expect(clippy::disallowed_methods, reason = "the sources are what this test is about")]
            let text = fs::read_to_string(&path).expect("it is text");
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn no_sentence_that_people_read_is_left_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    sources(&root.join("src"), &mut all);
    all.retain(|(path, _)| MODULES.iter().any(|module| path.starts_with(root.join(module).to_str().unwrap_or(" "))));
    assert!(all.len() > 100, "only {} sources were found", all.len());
    let others = |path: &str| OTHERS.iter().any(|(file, _)| path.ends_with(file));
    let left = all.iter().filter(|(path, _)| !others(path)).flat_map(|(path, text)| {
        literals(text).into_iter().filter(|text| is_sentence(text)).map(move |text| format!("{path}: {text}"))
    });
    let left: Vec<String> = left.collect();
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn sentences_are_found_and_what_goes_aside_is_not() {
    let source = r#"
        // "Not this one, it is a comment."
        tracing::warn!(why = "a (bracket)", "this is told to the log");
        let told = "The show goes on \
                    without you."; let key = "show_goes";
        panic(x.expect("there is one of these"), format!("No award “{name}” is {} here.", 1));
        #[cfg(test)]
        let not = "Nor is this one, of a test.";
    "#;
    let found: Vec<String> = literals(source).into_iter().filter(|text| is_sentence(text)).collect();
    assert_eq!(found, ["The show goes on \\ without you.", "No award “{name}” is {} here."]);
}
