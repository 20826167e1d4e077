//! Pages in a real browser: asked, paged, followed, seen on a phone and in a hall, in light and in dark, and held against axe.

mod driver;

use std::time::{Duration, Instant};

use crate::discord_loopback::fake::Discord;
use crate::pages::show::Show;
use crate::web::replica::Replica;
use driver::{Browser, ENTER, HALL, PHONE, TAB, with_browser};

const ON: (&str, &str) = ("LAUREATE_SERVE__PAGES", "true");

/// Every kind of page, by a name and an address.
const PAGES: [(&str, &str); 9] = [
    ("start", "/"),
    ("list", "/?q=%2Fbrowse+award:LGC&page=2"),
    ("winners", "/?q=who+won+in+2018%3F"),
    ("card", "/?q=smart+parking+in+harrogate"),
    ("entry", "/entry/trafford-cctv-transformation-programme?from=%2F%3Fq%3Dhello"),
    ("unknown", "/?q=%2Fbrowse+award:nowhere"),
    ("mistake", "/?q=%2Flokup+x"),
    ("award", "/award/lgc-2022"),
    ("board", "/board/inetwork-2018"),
];

/// Looks at a page as people would: on a phone and in a hall, in light and in dark.
async fn looked_at(browser: &Browser, name: &str, address: &str) {
    for (size, screen, scheme) in [(PHONE, "360", "light"), (PHONE, "360", "dark"), (HALL, "1920", "dark")] {
        browser.look(size, scheme).await;
        browser.open(address).await;
        browser.keep(&format!("{name}-{screen}-{scheme}")).await;
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(browser.run(wide).await, 0, "{name}, {screen}: it is wider than the screen");
        // Once in each size, and once in each choice of colours.
        if (size == PHONE) == (scheme == "light") {
            let faults = browser.faults().await;
            assert!(faults.is_empty(), "{name}, {screen}, {scheme}: {faults:#?}");
        }
    }
}

#[test]
fn no_page_has_a_fault_on_a_phone_or_in_a_hall() {
    with_browser(async |browser| {
        let discord = Discord::start();
        let replica = Replica::start(&discord, &[ON]);
        for (name, path) in PAGES {
            looked_at(browser, name, &format!("http://{}{path}", replica.address)).await;
        }
        // Paper and ink change places in the dark.
        let paper = "return getComputedStyle(document.documentElement).backgroundColor";
        browser.look(PHONE, "dark").await;
        let dark = browser.run(paper).await;
        browser.look(PHONE, "light").await;
        assert_ne!(browser.run(paper).await, dark);
        replica.end();
    });
}

#[test]
fn somebody_asks_turns_the_page_and_comes_back() {
    with_browser(async |browser| {
        let discord = Discord::start();
        let replica = Replica::start(&discord, &[ON]);
        browser.look(PHONE, "light").await;
        browser.open(&format!("http://{}/", replica.address)).await;
        // By the keyboard alone: the first stop leads past what every page has.
        browser.types(&browser.find("body").await, &TAB.to_string()).await;
        assert_eq!(browser.says(&browser.focused().await).await, "Skip to the content");
        let shown = browser
            .run("const b = document.activeElement.getBoundingClientRect(); return b.top >= 0 && b.height > 20")
            .await;
        assert_eq!(shown, true, "it is seen while it has the focus");
        browser.types(&browser.find("#q").await, &format!("/browse award:LGC{ENTER}")).await;
        assert!(browser.text("h1").await.contains("LGC Awards 2022"));
        assert!(browser.text("article").await.contains("Page 1 of "));
        browser.follow("Next").await;
        assert!(browser.text("article").await.contains("Page 2 of "));
        let title = browser.text("ol.entries a").await;
        browser.follow(&title).await;
        browser.follow("Back to the list").await;
        assert!(browser.text("article").await.contains("Page 2 of "));
        // Half a question after a whole one.
        for question in ["how much did Trafford save on CCTV?", "did it win?"] {
            let field = browser.find("#q").await;
            browser.empties(&field).await;
            browser.types(&field, &format!("{question}{ENTER}")).await;
        }
        assert!(
            browser.text("article").await.contains("CCTV Transformation Programme"),
            "{}",
            browser.text("article").await
        );
        replica.end();
    });
}

#[test]
fn a_reveal_arrives_on_the_board_within_a_second() {
    with_browser(async |browser| {
        let show = Show::start(&[ON]);
        show.told("record", &[("category", "Small Team of the Year"), ("winner", "Norfolk")]);
        show.told("record", &[("category", "Technology"), ("winner", "Hampshire")]);
        browser.look(HALL, "dark").await;
        browser.open(&format!("http://{}/board/lgc-2022", show.replica.address)).await;
        let connected = "const done = arguments[arguments.length - 1], link = document.getElementById('link');
            const look = () => link.textContent === 'Live' && done(true);
            new MutationObserver(look).observe(link, {childList: true}); look();";
        browser.wait(connected).await;
        assert!(browser.text("#board").await.contains("0 of 22"));
        show.told("reveal", &[("category", "Small Team of the Year")]);
        let revealed = Instant::now();
        // What is said to those who do not see it comes with it.
        let said = "const done = arguments[arguments.length - 1], said = document.getElementById('said');
            const look = () => said.textContent && done(said.textContent);
            new MutationObserver(look).observe(said, {childList: true}); look();";
        let said = browser.wait(said).await;
        let took = revealed.elapsed();
        assert!(took < Duration::from_secs(1), "it took {took:?}");
        assert!(
            said.as_str().is_some_and(|said| said.contains("Small Team of the Year") && said.contains("Norfolk")),
            "{said}"
        );
        assert_eq!(browser.text(".latest h2").await, "Small Team of the Year");
        assert!(browser.text("#board").await.contains("1 of 22"));
        show.told("reveal", &[("category", "Technology")]);
        let newest = "const done = arguments[arguments.length - 1], main = document.getElementById('main');
            const look = () => document.querySelectorAll('.card').length === 2 && done(document.querySelector('.latest h2').textContent);
            new MutationObserver(look).observe(main, {childList: true, subtree: true}); look();";
        assert_eq!(browser.wait(newest).await, "Technology", "the newest is first");
        let faults = browser.faults().await;
        assert!(faults.is_empty(), "{faults:#?}");
        browser.keep("board-revealed-1920-dark").await;
        show.replica.end();
    });
}
