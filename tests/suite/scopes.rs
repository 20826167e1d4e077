//! Several communities with one bot: each server sees its own collections, and on no surface anything of the others.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::num::NonZeroU64;

use laureate::answer::{Outcome, answer};
use laureate::catalogue::Catalogue;
use laureate::config::Config;
use laureate::console::text::{Terminal, render};
use laureate::discord::view::{Way, view};
use laureate::library::Library;
use laureate::library::scopes::Libraries;
use laureate::reply::reply;
use laureate::request::{EventAsk, FilterText, Request, SuggestKind};
use serde_json::{Value, json};

use crate::discord_loopback::interactions::{SERVER, asked_in, button, direct, lookup, press, slash, text, typing};
use crate::discord_loopback::session::Session;
use crate::harness::{Fixture, config, folder, library, run_in, write};

/// A server of another community, and one of nobody's.
pub(crate) const THEIRS: &str = "1210000000000000777";
const NOBODYS: &str = "1210000000000000778";

/// The first server sees one set of awards, the second the other.
pub(crate) fn settings() -> String {
    let scope =
        |server: &str, collection: &str| format!("{{ server = \"{server}\", collections = [\"{collection}\"] }}");
    format!("[{}, {}]", scope(SERVER, "inetwork-2018"), scope(THEIRS, "lga-digital"))
}

/// The built-in settings with these scopes.
pub(crate) fn with_scopes(text: &str) -> Config {
    let dir = folder();
    let path = dir.path().join("laureate.toml");
    write(&path, &format!("[discord]\nscope = {text}\n"));
    Config::load(Some(&path), &laureate::config::Environment::default()).expect("the settings are sound")
}

fn server(id: &str) -> Option<NonZeroU64> {
    id.parse().ok()
}

/// All that can be asked of the whole catalogue, be it of one community or another.
fn requests(catalogue: &Catalogue) -> Vec<Request> {
    let mut all = vec![Request::About, Request::Help];
    let filter = |name: &str, value: &str| FilterText::default().with(name, value.to_owned()).unwrap_or_default();
    for (at, (_, entry)) in catalogue.entries().enumerate() {
        let id = entry.id.clone();
        all.push(Request::Show { entry: id.clone(), page: Some(1) });
        all.push(Request::SimilarTo { entry: id });
        // All of it in all forms would take minutes.
        match at % 4 {
            0 => all.push(Request::Lookup { query: entry.title.clone(), filters: FilterText::default(), page: 1 }),
            1 => all.push(Request::EntriesInText { text: format!("I saw {} yesterday.", entry.title) }),
            2 => all.push(Request::ask(&format!("did {} win?", entry.title))),
            _ => all.extend(entry.questions.iter().take(1).map(|question| Request::ask(question))),
        }
    }
    let filters = catalogue.collections().map(|(_, collection)| filter("award", &collection.name));
    let filters = filters.chain(catalogue.categories().map(|(_, category)| filter("category", &category.name)));
    let filters = filters.chain(catalogue.topics().map(|(_, topic)| filter("topic", &topic.name)));
    let organisations = catalogue.organisations().step_by(8);
    let filters = filters.chain(organisations.clone().map(|(_, one)| filter("organisation", &one.name)));
    for filters in filters.chain([FilterText::default()]) {
        all.push(Request::Winners { filters: filters.clone(), page: 1 });
        all.push(Request::Browse { filters: filters.clone(), page: 2 });
        for ask in [EventAsk::Now, EventAsk::Order, EventAsk::Category, EventAsk::Facts] {
            all.push(Request::Event { ask, name: None, filters: filters.clone(), page: 1 });
        }
    }
    for (_, organisation) in organisations {
        let name = Some(organisation.name.clone());
        all.push(Request::Event { ask: EventAsk::Who, name, filters: FilterText::default(), page: 1 });
    }
    for typed in std::iter::once(String::new()).chain(('a'..='z').step_by(5).map(String::from)) {
        all.extend(SuggestKind::ALL.map(|kind| Request::Suggest {
            kind,
            text: typed.clone(),
            among: FilterText::default(),
        }));
    }
    let counted = ["how many entries are there?", "who won most awards?", "which awards are there?", "who won?"];
    all.extend(counted.map(Request::ask));
    all
}

/// A request's reply in every form, in small letters.
fn shown(library: &Library, request: &Request) -> String {
    let answer = answer(library, request);
    let mut text = render(&reply(library, &answer), Terminal::PLAIN).replace('\n', " ");
    text.push_str(&json!(view(library, request, &Way::default()).components).to_string());
    if let Outcome::Suggestions(suggestions) = &answer.outcome {
        let _ = write!(text, "{suggestions:?}");
    }
    text.to_lowercase()
}

/// What the whole calls things that a part neither has nor mentions.
fn foreign(whole: &Catalogue, part: &Catalogue) -> BTreeSet<String> {
    let mut own = String::new();
    own.extend(part.entries().map(|(_, entry)| format!("{entry:?}")));
    own.extend(part.collections().map(|(_, collection)| format!("{collection:?}")));
    own.extend(part.categories().map(|(_, category)| format!("{category:?}")));
    own.extend(part.organisations().map(|(_, organisation)| format!("{organisation:?}")));
    own.extend(part.topics().map(|(_, topic)| format!("{topic:?}")));
    let own = own.to_lowercase();
    let entries = whole.entries().flat_map(|(_, entry)| [entry.title.as_str(), entry.id.as_str()]);
    let named = whole.organisations().map(|(_, organisation)| organisation.name.as_str());
    let named = named.chain(whole.categories().map(|(_, category)| category.name.as_str()));
    let named = named.chain(whole.collections().map(|(_, collection)| collection.name.as_str()));
    let all = entries.chain(named).map(str::to_lowercase);
    all.filter(|name| name.chars().count() > 6 && !own.contains(name)).collect()
}

#[test]
fn nothing_of_another_community_is_shown_whatever_is_asked() {
    let libraries = Libraries::of(library().clone(), &with_scopes(&settings())).expect("there are such collections");
    let whole = library().catalogue();
    let asked = requests(whole);
    std::thread::scope(|threads| {
        for id in [SERVER, THEIRS] {
            let (libraries, asked) = (&libraries, &asked);
            threads.spawn(move || {
                let part = libraries.seen_in(server(id)).expect("it has a scope");
                let foreign = foreign(whole, part.catalogue());
                assert!(foreign.len() > 500, "{} names are foreign", foreign.len());
                // What somebody types may be said back to them.
                let leak = |library: &Library, request: &Request| {
                    let (shown, said) = (shown(library, request), format!("{request:?}").to_lowercase());
                    let leaked = foreign.iter().find(|name| shown.contains(*name) && !said.contains(*name));
                    leaked.map(|name| format!("{id}: {name} is shown for {request:?}: {shown}"))
                };
                for request in asked {
                    assert_eq!(leak(part, request), None);
                }
                assert!(asked.iter().take(20).any(|request| leak(library(), request).is_some()), "a leak is found");
            });
        }
    });
}

#[test]
fn equal_scopes_share_a_library_and_a_scope_of_everything_is_the_whole() {
    let all = library().catalogue().collections().map(|(_, collection)| format!("\"{}\"", collection.id));
    let all = all.collect::<Vec<_>>().join(", ");
    let one = "[\"lga-digital\", \"lgc-2022\"]";
    let other = "[\"lgc-2022\", \"lga-digital\", \"lgc-2022\"]";
    let scope = |server: u64, collections: &str| format!("{{ server = {server}, collections = {collections} }}");
    let scopes = [scope(1, one), scope(2, other), scope(3, &format!("[{all}]"))].join(", ");
    let libraries = Libraries::of(library().clone(), &with_scopes(&format!("[{scopes}]"))).expect("there are such");
    let seen = |server: u64| libraries.seen_in(NonZeroU64::new(server)).expect("something is seen");
    assert!(std::sync::Arc::ptr_eq(seen(1), seen(2)), "one library for both");
    assert_eq!(seen(1).catalogue().collections().len(), 2);
    for server in [3, 4] {
        assert!(std::sync::Arc::ptr_eq(seen(server), libraries.whole()));
    }
    assert!(std::sync::Arc::ptr_eq(libraries.seen_in(None).expect("direct messages see all"), libraries.whole()));
    let mut closed = with_scopes(&format!("[{}]", scope(1, one)));
    closed.discord.unscoped = laureate::config::Unscoped::None;
    let libraries = Libraries::of(library().clone(), &closed).expect("there are such");
    assert!(libraries.seen_in(None).is_none() && libraries.seen_in(NonZeroU64::new(4)).is_none());
    assert!(libraries.seen_in(NonZeroU64::new(1)).is_some());
}

#[test]
fn a_collection_that_there_is_not_is_told_where_the_settings_name_it() {
    let dir = folder();
    Fixture::sound().write(&dir.path().join("seeds"));
    let settings = "[catalogue]\nseeds = \"seeds\"\n[[discord.scope]]\nserver = \"7\"\ncollections = [\"test-2020\", \"test-2002\"]\n";
    write(&dir.path().join("laureate.toml"), settings);
    let told = "laureate.toml:5:29: unknown collection `test-2002`; did you mean `test-2020`?\n";
    let checked = run_in(dir.path(), &[], &["check"], b"");
    assert_eq!((checked.code, checked.err.as_str()), (2, told));
    let discord = crate::discord_loopback::fake::Discord::start();
    let environment = [("DISCORD_TOKEN", "abc"), ("LAUREATE_DISCORD__API_URL", discord.address())];
    let started = run_in(dir.path(), &environment, &["discord"], b"");
    assert_eq!((started.code, started.err.as_str()), (2, told));
    assert!(config().discord.scope.is_empty());
}

/// The same interaction in another server.
fn in_the(server: &str, mut interaction: Value) -> Value {
    interaction["guild_id"] = server.into();
    interaction
}

/// A text of lines that a member sees.
fn said(answer: &Value) -> String {
    text(&answer["data"])
}

#[test]
fn each_server_is_answered_from_its_own_collections() {
    const OURS: &str = "Harrogate";
    let scopes = settings();
    let environment = [("LAUREATE_DISCORD__SCOPE", scopes.as_str()), ("LAUREATE_DISCORD__UNSCOPED", "none")];
    let session = Session::start_with(&environment);
    let in_ours = session.ask(lookup("smart parking in harrogate"));
    assert!(said(&in_ours).contains(OURS), "{in_ours}");
    // A button that was made in one server, pressed in another.
    let show = session.ask(slash("show", &[("entry", "harrogate-smart-parking")]));
    let similar = button(&show["data"]).clone();
    let pressed = session.ask(in_the(THEIRS, press(&similar, &show, crate::discord_loopback::interactions::ASKER)));
    assert!(said(&pressed).contains("no longer in the catalogue"), "{pressed}");
    let theirs = session.ask(in_the(THEIRS, lookup("smart parking in harrogate")));
    assert!(!theirs.to_string().contains("harrogate-smart-parking"), "{theirs}");
    let choices = session.ask(in_the(THEIRS, typing("SMART Parking")));
    assert!(!choices.to_string().contains("harrogate"), "{choices}");
    let about = session.ask(in_the(THEIRS, slash("about", &[])));
    assert!(said(&about).contains("LGA") && !said(&about).contains("iNetwork"), "{about}");
    // A question follows what was asked in the same server.
    let elsewhere = "1210000000000000779";
    session.ask(in_the(THEIRS, asked_in(elsewhere, slash("ask", &[("question", "how many entries are there?")]))));
    let followed =
        session.ask(in_the(THEIRS, asked_in(elsewhere, slash("ask", &[("question", "and about parking?")]))));
    assert!(!followed.to_string().contains("harrogate-smart-parking"), "{followed}");
    for closed in
        [in_the(NOBODYS, lookup("smart parking")), in_the(NOBODYS, press(&similar, &show, "1220000000000000005"))]
    {
        assert!(said(&session.ask(closed)).contains("No awards are shown here"));
    }
    assert_eq!(session.ask(in_the(NOBODYS, typing("smart")))["data"]["choices"], json!([]));
    let reply = session.say(direct("smart parking in harrogate"));
    assert!(text(&reply).contains("No awards are shown here"), "{reply}");
    session.end();
}
