//! Pages: the same replies as anywhere else, as HTML; the boards; who is let in. The real program, over a plain connection.

pub(crate) mod show;

use std::collections::{BTreeSet, VecDeque};

use laureate::config::{Config, Environment};
use laureate::discord::view::{Way, view};
use laureate::library::Library;
use laureate::reply::ways::ways;
use laureate::reply::{Block, reply};
use laureate::request::{FilterText, Request};
use laureate::web::pages::address::address;
use laureate::web::pages::ask::of_request;
use maud::html;

use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::slash;
use crate::harness::{folder, library, run_in};
use crate::ways::every_kind;
use crate::web::client::{Answer, Connection};
use crate::web::replica::Replica;
use show::Show;

/// What switches pages on.
const ON: (&str, &str) = ("LAUREATE_SERVE__PAGES", "true");

/// A request with headers.
fn with(path: &str, headers: &[(&str, &str)]) -> String {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!("GET {path} HTTP/1.1\r\nHost: laureate\r\n{}\r\n", headers.concat())
}

/// Where the links of a page lead.
fn links(page: &str) -> Vec<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&amp;", "&"))
        .collect()
}

/// The link of a page with this text.
#[track_caller]
fn link(page: &str, text: &str) -> String {
    let (before, _) = page.split_once(&format!(">{text}</a>")).unwrap_or_else(|| panic!("no link says {text}: {page}"));
    links(before.rsplit_once("<a ").expect("a link begins").1).remove(0)
}

/// A header of an answer.
fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// A text as it stands in a page.
fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

#[test]
fn a_page_says_what_the_terminal_says() {
    for request in every_kind() {
        let page = of_request(library(), &request);
        let reply = reply(library(), &laureate::answer::answer(library(), &request));
        let mut texts = vec![reply.headline.clone()];
        for block in &reply.blocks {
            match block {
                Block::Heading(text) | Block::Text(text) | Block::Note(text) | Block::Field { text, .. } => {
                    texts.push(text.clone());
                }
                Block::Points(points) => texts.extend(points.iter().cloned()),
                Block::Entries(lines) => {
                    texts.extend(lines.iter().flat_map(|line| [line.title.clone(), line.detail.clone()]));
                }
                _ => {}
            }
        }
        for text in texts {
            assert!(page.contains(&escaped(&text)), "{request:?}: no “{text}” in {page}");
        }
        assert_eq!(page.matches("<h1").count(), 1, "{request:?}");
        for needed in
            ["<html lang=\"en-GB\"", "<main id=\"main\"", "<label for=\"q\">", "class=\"skip\"", "role=\"search\""]
        {
            assert!(page.contains(needed), "{needed}");
        }
        for never in ["<style", "style=\"", "onclick", "<script"] {
            assert!(!page.contains(never), "{never}");
        }
    }
}

#[test]
fn every_way_on_has_an_address() {
    for request in every_kind() {
        let answer = laureate::answer::answer(library(), &request);
        let reply = reply(library(), &answer);
        for way in ways(library(), &request, &answer, &reply) {
            assert!(address(&way.request, None).is_some(), "{request:?}: {way:?}");
        }
    }
}

#[test]
fn text_is_data() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[ON]);
    let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cimg+src=x+onerror=alert(1)%3E";
    for path in [
        format!("/?q={hostile}"),
        format!("/?q=%2F{hostile}"),
        format!("/?q=who+won&before={hostile}&from={hostile}"),
        format!("/?q=%2Fbrowse+award:{hostile}"),
        format!("/entry/{hostile}"),
        format!("/award/{hostile}"),
        format!("/board/{hostile}"),
        "/?q=x&from=javascript:alert(1)".to_owned(),
        "/?q=x&from=//example.org/entry/a".to_owned(),
    ] {
        let answer = replica.get(&path.replace('<', "%3C"));
        assert!([200, 400, 404].contains(&answer.status), "{path}: {answer:?}");
        for never in ["<script>", "<img", "javascript:", "example.org"] {
            assert!(!answer.body.contains(never), "{path}: {}", answer.body);
        }
    }
    let long = replica.get(&format!("/?q={}", "a".repeat(3_000)));
    assert!(long.status == 400 && long.body.contains("2000 characters"), "{}", long.status);
    replica.end();
}

#[test]
fn off_by_default_there_is_no_page() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[]);
    for path in [
        "/",
        "/?q=who+won",
        "/entry/norfolk-innovation-unit",
        "/board/lgc-2022",
        "/board/lgc-2022/events",
        "/assets/pages.css",
    ] {
        assert_eq!(replica.get(path).status, 404, "{path}");
    }
    replica.end();
}

#[test]
fn questions_are_asked_on_paged_and_come_back_from() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[ON]);
    let list = replica.get("/?q=%2Fbrowse+award:LGC").body;
    assert!(list.contains("Page 1 of "), "{list}");
    let second = replica.get(&link(&list, "Next")).body;
    assert!(second.contains("Page 2 of ") && second.contains("value=\"/browse award:LGC\""), "{second}");
    assert!(replica.get(&link(&second, "Previous")).body.contains("Page 1 of "));
    // An entry of the second page, and the way back to it.
    let entry = links(&second).into_iter().find(|link| link.starts_with("/entry/")).expect("it lists entries");
    let opened = replica.get(&entry).body;
    let back = link(&opened, "Back to the list");
    assert!(replica.get(&back).body.contains("Page 2 of "), "{back}");
    // Half a question hangs on the one before, which the form carries.
    let first = replica.get("/?q=how+much+did+Trafford+save+on+CCTV%3F").body;
    assert!(first.contains("name=\"before\" value=\"how much did Trafford save on CCTV?\""), "{first}");
    let half = replica.get("/?q=did+it+win%3F&before=how+much+did+Trafford+save+on+CCTV%3F");
    assert!(half.body.contains("CCTV Transformation Programme"), "{}", half.body);
    assert!(!replica.get("/?q=did+it+win%3F").body.contains("CCTV Transformation Programme"));
    // A number opens that entry of the list before; commands are typed as in the terminal.
    assert!(replica.get("/?q=2&before=%2Fbrowse+award:LGC").body.contains("<article"));
    assert!(replica.get("/?q=help+browse").body.contains("/browse: "));
    assert!(replica.get("/?q=%2Flokup+x").body.contains("did you mean /lookup?"));
    replica.end();
}

#[test]
fn every_link_leads_somewhere() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[ON]);
    let mut connection = replica.connect();
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut left =
        VecDeque::from(["/".to_owned(), "/?q=%2Fwinners".to_owned(), "/?q=%2Fbrowse+award:nowhere".to_owned()]);
    let mut seen = 0;
    while let Some(path) = left.pop_front().filter(|_| seen < 120) {
        seen += 1;
        let answer = connection.ask(&with(&path, &[]));
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        for link in links(&answer.body) {
            let inside = link.starts_with('/') || link.starts_with('#') || link == "data:,";
            assert!(inside, "{path}: {link}");
            // Where it was followed from does not make it another page.
            let page = link.split("from=").next().unwrap_or_default().trim_end_matches(['?', '&']).to_owned();
            if link.starts_with('/') && known.insert(page) {
                left.push_back(link);
            }
        }
    }
    assert!(seen > 100, "{seen}");
    replica.end();
}

#[test]
fn entries_and_awards_have_lasting_addresses() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[ON, ("LAUREATE_SERVE__PUBLIC_URL", "https://awards.example.org")]);
    let entry = replica.get("/entry/norfolk-innovation-unit");
    assert!(entry.body.contains("Norfolk CC’s Innovation Unit"), "{}", entry.body);
    assert!(entry.body.contains("rel=\"canonical\" href=\"https://awards.example.org/entry/norfolk-innovation-unit\""));
    assert!(replica.get("/award/inetwork-2018").body.contains("7 categories, 7 winners"));
    let board = replica.get("/board/inetwork-2018").body;
    assert!(
        board.contains("<strong>7 of 7</strong> announced") && board.contains("Ele - Brighter, Cleaner Future"),
        "{board}"
    );
    for (path, says) in [
        ("/entry/nothing-such", "<article"),
        ("/award/nothing-such", "No such award"),
        ("/board/nothing-such", "No such board"),
    ] {
        let answer = replica.get(path);
        assert!(answer.status == 404 && answer.body.contains(says), "{answer:?}");
    }
    replica.end();
}

#[test]
fn every_page_is_guarded_and_what_never_changes_is_kept() {
    let discord = Discord::start();
    let replica = Replica::start(&discord, &[ON]);
    let page = replica.get("/?q=who+won");
    let style = links(&page.body).into_iter().find(|link| link.contains(".css")).expect("it has a style");
    let board = replica.get("/board/lgc-2022");
    for (path, answer) in
        [("/", &page), ("/board", &board), ("/style", &replica.get(&style)), ("/none", &replica.get("/card/a/b.png"))]
    {
        let policy = header(answer, "content-security-policy").unwrap_or_else(|| panic!("{path}: {answer:?}"));
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(header(answer, "x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(header(answer, "referrer-policy"), Some("no-referrer"), "{path}");
    }
    assert_eq!(header(&page, "cache-control"), Some("no-store"));
    let first = replica.get(&style);
    assert_eq!(header(&first, "content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(header(&first, "cache-control"), Some("public, max-age=31536000, immutable"));
    let tag = header(&first, "etag").expect("it has a tag").to_owned();
    let again = replica.connect().ask(&with(&style, &[("If-None-Match", &tag)]));
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let other = replica.get("/assets/pages.css?v=another");
    assert_eq!(header(&other, "cache-control"), Some("no-cache"), "what it is now is not kept under another's name");
    assert!(board.body.contains("<noscript><meta http-equiv=\"refresh\"") && board.body.contains("board.js?v="));
    for method in ["POST", "PUT", "DELETE"] {
        let request = format!("{method} /?q=x HTTP/1.1\r\nHost: laureate\r\nContent-Length: 0\r\n\r\n");
        assert_eq!(replica.connect().ask(&request).status, 405, "{method}");
    }
    replica.end();
}

#[test]
fn an_address_asks_so_often_a_minute_and_a_key_lets_in() {
    let discord = Discord::start();
    let few = [ON, ("LAUREATE_SERVE__PAGES_PER_MINUTE", "3"), ("LAUREATE_SERVE__ADDRESS_HEADER", "X-Forwarded-For")];
    let replica = Replica::start(&discord, &few);
    let from = |address: &str| replica.connect().ask(&with("/", &[("X-Forwarded-For", address)]));
    assert!((0..3).all(|_| from("192.0.2.1").status == 200));
    let refused = from("192.0.2.1");
    assert_eq!(refused.status, 429);
    assert!(header(&refused, "retry-after").is_some_and(|seconds| seconds.parse::<u32>().is_ok()), "{refused:?}");
    assert_eq!(from("192.0.2.2").status, 200);
    assert_eq!(replica.get("/health/live").status, 200, "only pages are counted");
    assert_eq!(replica.figure("laureate_answers_refused_total{reason=\"too many\"}"), 1);
    replica.end();
    let replica = Replica::start(&discord, &[ON, ("PAGES_KEY", "open")]);
    for path in ["/", "/board/lgc-2022", "/board/lgc-2022/events", "/card/a/b.png"] {
        let refused = replica.get(path);
        assert!(refused.status == 401 && header(&refused, "www-authenticate").is_some(), "{path}: {refused:?}");
        // "anybody:shut", "anybody:open".
        assert_eq!(replica.connect().ask(&with(path, &[("Authorization", "Basic YW55Ym9keTpzaHV0")])).status, 401);
    }
    let opened = replica.connect().ask(&with("/", &[("Authorization", "Basic YW55Ym9keTpvcGVu")]));
    assert_eq!(opened.status, 200);
    replica.end();
}

#[test]
fn without_discord_pages_are_shown_as_well() {
    let discord = Discord::start();
    let replica = Replica::start_pages(&discord, &[ON]);
    assert_eq!(replica.get("/").status, 200);
    let refused = replica.connect().ask(&crate::web::client::signed("{\"type\":1}"));
    assert_eq!(refused.status, 404, "without a key nothing is proven to be Discord's");
    replica.end();
}

#[test]
fn replies_on_discord_link_to_the_pages_where_they_are_for_everybody() {
    let library_of = |settings: &[(&str, &str)]| {
        let config = Config::load(None, &Environment::of(settings)).expect("they are sound");
        Library::open(&config).expect("it is sound")
    };
    let url = ("LAUREATE_SERVE__PUBLIC_URL", "https://awards.example.org/");
    let shown = |library: &Library, request: &Request| {
        serde_json::to_string(&view(library, request, &Way::default()).components).expect("components are JSON")
    };
    let card = Request::Show { entry: "norfolk-innovation-unit".to_owned(), page: Some(1) };
    let award = FilterText { award: Some("LGC".to_owned()), ..FilterText::default() };
    let winners = Request::Winners { filters: award.clone(), page: 1 };
    let now = Request::Event { ask: laureate::request::EventAsk::Now, name: None, filters: award, page: 1 };
    let open = library_of(&[ON, url]);
    for (request, path) in
        [(&card, "entry/norfolk-innovation-unit"), (&winners, "award/lgc-2022"), (&now, "board/lgc-2022")]
    {
        let shown = shown(&open, request);
        assert!(shown.contains(&format!("\"url\":\"https://awards.example.org/{path}\"")), "{shown}");
    }
    for shut in [library_of(&[url]), library_of(&[ON])] {
        assert!(!shown(&shut, &card).contains("\"url\""));
    }
}

#[test]
fn pages_show_the_collections_that_the_settings_name_and_no_other() {
    let discord = Discord::start();
    let some = ("LAUREATE_SERVE__COLLECTIONS", "[\"inetwork-2018\"]");
    let url = ("LAUREATE_SERVE__PUBLIC_URL", "https://awards.example.org");
    // What servers see has nothing to do with it.
    let scope = ("LAUREATE_DISCORD__SCOPE", "[{ server = \"1210000000000000002\", collections = [\"lgc-2022\"] }]");
    let replica = Replica::start(&discord, &[ON, some, url, scope]);
    assert!(replica.get("/award/inetwork-2018").body.contains("7 categories, 7 winners"));
    assert_eq!(replica.get("/board/inetwork-2018").status, 200);
    for path in [
        "/entry/norfolk-innovation-unit",
        "/award/lgc-2022",
        "/board/lgc-2022",
        "/board/lgc-2022/events",
        "/card/norfolk-innovation-unit/small-team.png",
    ] {
        let answer = replica.get(path);
        assert!(answer.status == 404 && !answer.body.contains("Norfolk"), "{path}: {answer:?}");
    }
    for path in ["/?q=Norfolk+Innovation+Unit", "/?q=%2Fwinners", "/?q=which+awards+are+there%3F"] {
        let body = replica.get(path).body;
        assert!(!body.contains("LGC Awards") && !body.contains("Norfolk CC"), "{path}: {body}");
    }
    // A reply on Discord links to what there is.
    let show = |entry: &str| replica.ask(&discord, elsewhere_in(slash("show", &[("entry", entry)]))).to_string();
    assert!(show("harrogate-smart-parking").contains("awards.example.org/entry/harrogate-smart-parking"));
    let other = show("norfolk-innovation-unit");
    assert!(other.contains("Norfolk CC") && !other.contains("awards.example.org"), "{other}");
    replica.end();
    let wrong = run_in(folder().path(), &[ON, ("LAUREATE_SERVE__COLLECTIONS", "[\"lgc-2222\"]")], &["serve"], b"");
    let told = "LAUREATE_SERVE__COLLECTIONS: unknown collection `lgc-2222`; did you mean `lgc-2022`?\n";
    assert_eq!((wrong.code, wrong.err.as_str()), (2, told));
}

/// The same interaction in a server that has no scope.
fn elsewhere_in(mut interaction: serde_json::Value) -> serde_json::Value {
    interaction["guild_id"] = "1210000000000000779".into();
    interaction
}

/// The events of a board, one after the other.
pub(crate) struct Events(Connection);

impl Events {
    pub(crate) fn of(replica: &Replica, path: &str) -> Self {
        let mut connection = replica.connect();
        connection.send(&with(path, &[]));
        let head = connection.answer().expect("it is read").expect("it is open");
        assert!(head.status == 200 && head.headers.contains("content-type: text/event-stream"), "{head:?}");
        Self(connection)
    }

    /// What the next event carries; nothing at the end.
    pub(crate) fn next(&mut self) -> Option<String> {
        let mut carried = None;
        loop {
            let line = self.0.line()?;
            match line.strip_prefix("data: ") {
                Some(data) => carried = Some(data.to_owned()),
                // Blocks of what is sent without an end have their lengths between them.
                None if line.is_empty() && carried.is_some() => return carried,
                None => {}
            }
        }
    }
}

#[test]
fn what_is_revealed_comes_to_the_board_and_its_picture_can_be_seen_from_then_on() {
    let show = Show::start(&[ON]);
    let mut events = Events::of(&show.replica, "/board/lgc-2022/events");
    let before = events.next().expect("it begins with the board as it is");
    assert!(before.contains("0 of 22"), "{before}");
    show.told("record", &[("category", "Small Team of the Year"), ("winner", "Norfolk")]);
    let picture = "/card/norfolk-innovation-unit/small-team.png";
    assert_eq!(show.replica.get(picture).status, 404, "it is sealed");
    show.told("reveal", &[("category", "Small Team of the Year")]);
    // What was recorded changed nothing that is seen: the next event is the reveal.
    let after = events.next().expect("the reveal comes");
    assert!(after.contains("1 of 22") && after.contains("Norfolk CC’s Innovation Unit"), "{after}");
    let drawn = show.replica.get(picture);
    assert_eq!((drawn.status, header(&drawn, "content-type")), (200, Some("image/png")), "{}", drawn.headers);
    assert!(drawn.body[3..].starts_with("PNG"));
    let tag = header(&drawn, "etag").expect("it has a tag").to_owned();
    assert_eq!(show.replica.connect().ask(&with(picture, &[("If-None-Match", &tag)])).status, 304);
    for other in [
        "/card/norfolk-innovation-unit/small-team",
        "/card/norfolk-innovation-unit/housing.png",
        "/card/x/small-team.png",
    ] {
        assert_eq!(show.replica.get(other).status, 404, "{other}");
    }
    assert!(show.replica.get("/entry/norfolk-innovation-unit").body.contains(picture));
    let board = show.replica.get("/board/lgc-2022").body;
    assert!(board.contains("card latest") && board.contains(&after), "{board}");
    // Somebody who follows is not a reason to live on.
    show.replica.bot.signal("TERM");
    assert_eq!(events.next(), None);
    show.replica.ended();
}
