//! Every kind of reply, to look at: `cargo run --example gallery -- DIR` writes `gallery.txt`, as a phone shows them, and
//! `gallery.html`, one page that looks like Discord in light and dark, both from the very components that are sent.

use std::fmt::Write as _;
use std::path::PathBuf;

use jiff::civil::Date;
use laureate::config::{Config, Environment};
use laureate::discord::component::Component;
use laureate::discord::phone::{Line, height, lines};
use laureate::discord::view::{Way, view};
use laureate::library::Library;
use laureate::request::{FilterText, Request};

/// The head of the page, with how Discord looks.
const HEAD: &str = include_str!("gallery/head.html");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = PathBuf::from(std::env::args().nth(1).ok_or("usage: cargo run --example gallery -- DIR")?);
    let today = Date::constant(2026, 11, 26);
    let config = Config::load(None, &Environment::default())?;
    let library = Library::open(&config)?.on(today);
    let (mut text, mut html) = (String::new(), HEAD.to_owned());
    for (what, request) in found().into_iter().chain(asked()).chain(commanded()) {
        let components = view(&library, &request, &Way::default()).components;
        let number = height(&components, today);
        writeln!(text, "== {what} ({number} lines)")?;
        for line in lines(&components, today) {
            match line {
                Line::Text(line) => writeln!(text, "| {line}")?,
                Line::Controls(line) => writeln!(text, "  {line}")?,
                Line::Rule => writeln!(text, "  ---")?,
            }
        }
        writeln!(text)?;
        write!(html, "<h2>{} <small>{number} lines</small></h2>", escaped(what))?;
        for theme in ["dark", "light"] {
            write!(html, "<div class=\"message {theme}\">")?;
            components.iter().try_for_each(|component| write(component, today, &mut html))?;
            html.push_str("</div>");
        }
    }
    html.push_str("</main></html>\n");
    put(&dir.join("gallery.txt"), &text)?;
    put(&dir.join("gallery.html"), &html)?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the gallery is no part of the program, whose one door to the disk is elsewhere"
)]
fn put(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(path))?;
    std::fs::write(path, text)
}

type Kind = (&'static str, Request);

fn of_award(award: &str) -> FilterText {
    FilterText { award: Some(award.to_owned()), ..FilterText::default() }
}

/// Entries looked up and opened.
fn found() -> Vec<Kind> {
    let lookup = |query: &str| Request::Lookup { query: query.to_owned(), filters: FilterText::default(), page: 1 };
    let show = |entry: &str, page: usize| Request::Show { entry: entry.to_owned(), page: Some(page) };
    vec![
        ("A lookup", lookup("harogate smart parkng")),
        ("A lookup by id", lookup("south-gloucestershire-umbrella")),
        ("A lookup of a winner", lookup("bradford-ele-brighter-cleaner-future")),
        ("A name with several entries", lookup("wigan")),
        ("A lookup that finds nothing", lookup("blockchain zeppelin")),
        ("An entry in full", show("harrogate-smart-parking", 1)),
        ("An entry in full, second page", show("harrogate-smart-parking", 2)),
    ]
}

/// Questions.
fn asked() -> Vec<Kind> {
    let ask = Request::ask;
    vec![
        ("Who won", ask("who won the partner excellence award?")),
        ("Whether it won", ask("did Calderdale's phishing exercise win?")),
        ("Whether it won, not known", ask("did Hull's Pearson Park win?")),
        ("Whether somebody stood", ask("is Manchester shortlisted for anything besides Council of the Year?")),
        ("Whether nobody stood", ask("has any London council won an iNetwork award?")),
        ("A figure", ask("how much does Trafford save a year on CCTV?")),
        ("Which entry", ask("which council used robot suits for home carers?")),
        ("Somebody", ask("who is the chief executive of Wigan Council?")),
        ("A supplier", ask("who supplied Trafford's CCTV?")),
        ("A figure that was not found", ask("how much did the Tameside App cost?")),
        ("A list", ask("who is shortlisted for Small Team of the Year?")),
        ("A list on a theme", ask("entries about housing")),
        ("A count", ask("how many councils are in the LGC Awards 2022?")),
        ("A count of few", ask("how many entries did Wigan have in 2018?")),
        ("Nominations", ask("how many nominations did Wigan have?")),
        ("Names", ask("which councils are shortlisted for Climate Response?")),
        ("Groups", ask("how many entries per category in the LGC awards?")),
        ("The most", ask("which council has most entries in the LGC awards?")),
        ("The largest figures", ask("what are the three largest savings?")),
        ("A comparison", ask("compare Wigan and Bradford in 2018")),
        ("A share", ask("what share of iNetwork entries won?")),
        ("A sponsor", ask("who sponsors Digital Impact?")),
        ("The ceremony", ask("when are the LGC winners announced?")),
        ("A fact of a collection", ask("where was Share Leeds held?")),
        ("Thanks", ask("thanks!")),
        ("An opinion", ask("who deserves to win most?")),
        ("Not understood", ask("which LGC category has the second most entries?")),
    ]
}

/// The other commands.
fn commanded() -> Vec<Kind> {
    let winners = |filters: FilterText| Request::Winners { filters, page: 1 };
    let browse = |filters: FilterText| Request::Browse { filters, page: 1 };
    vec![
        ("Winners of all awards", winners(FilterText::default())),
        ("Winners of an award", winners(of_award("iNetwork"))),
        ("Winners of an award that are not known", winners(of_award("LGC"))),
        (
            "Winners of a category",
            winners(FilterText { category: Some("partner excellence".into()), ..FilterText::default() }),
        ),
        ("A shortlist", winners(FilterText { category: Some("public health".into()), ..FilterText::default() })),
        (
            "An organisation's awards",
            winners(FilterText { organisation: Some("Calderdale".into()), ..FilterText::default() }),
        ),
        (
            "An organisation without a win",
            winners(FilterText { organisation: Some("Wigan".into()), ..FilterText::default() }),
        ),
        ("A collection without awards", winners(of_award("LGA"))),
        ("Browsing", browse(of_award("LGA"))),
        ("Browsing what is empty", browse(FilterText { status: Some("winner".into()), ..of_award("LGC") })),
        (
            "A filter that is not known",
            browse(FilterText { category: Some("best dressed".into()), ..FilterText::default() }),
        ),
        ("Similar entries", Request::SimilarTo { entry: "harrogate-smart-parking".to_owned() }),
        (
            "A message's entries",
            Request::EntriesInText { text: "Wigan Council and its Deal for your Street are great".to_owned() },
        ),
        ("About", Request::About),
    ]
}

fn write(component: &Component, today: Date, html: &mut String) -> std::fmt::Result {
    match component {
        Component::Container { components, accent_color, .. } => {
            let edge = accent_color.map_or("var(--edge)".to_owned(), |colour| format!("#{colour:06x}"));
            write!(html, "<div class=container style=\"border-left-color:{edge}\">")?;
            components.iter().try_for_each(|component| write(component, today, html))?;
            html.push_str("</div>");
        }
        Component::Text { content, .. } => {
            html.push_str("<div class=text>");
            content.lines().for_each(|line| html.push_str(&line_html(line, today)));
            html.push_str("</div>");
        }
        Component::Section { components, accessory, .. } => {
            html.push_str("<div class=section><div>");
            components.iter().try_for_each(|component| write(component, today, html))?;
            html.push_str("</div>");
            write(accessory, today, html)?;
            html.push_str("</div>");
        }
        Component::Row { components, .. } => {
            html.push_str("<div class=row>");
            components.iter().try_for_each(|component| write(component, today, html))?;
            html.push_str("</div>");
        }
        Component::Button { label, style, .. } => {
            write!(html, "<button class=s{style}>{}</button>", escaped(label))?;
        }
        Component::Link { label, .. } => write!(html, "<button class=s5>{} ↗</button>", escaped(label))?,
        Component::Select { placeholder, options, .. } => {
            write!(html, "<select><option>{}</option>", escaped(placeholder))?;
            options.iter().try_for_each(|option| write!(html, "<option>{}</option>", escaped(&option.label)))?;
            html.push_str("</select>");
        }
        Component::Gallery { items, .. } => {
            items.iter().try_for_each(|item| write!(html, "<div class=text>[{}]</div>", escaped(&item.description)))?;
        }
        Component::Separator { .. } => html.push_str("<hr>"),
        // No reply to a question has any of these.
        Component::Input { .. } | Component::File { .. } => {}
    }
    Ok(())
}

/// A line of markdown as Discord draws it: the marks that replies use, and no others.
fn line_html(line: &str, today: Date) -> String {
    let seen: Vec<String> = lines(&[laureate::discord::component::text(line.to_owned())], today)
        .into_iter()
        .map(|line| match line {
            Line::Text(line) | Line::Controls(line) => line,
            Line::Rule => String::new(),
        })
        .collect();
    let words = seen.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with("## ") {
        format!("<h3 class=title>{}</h3>", escaped(&words))
    } else if line.starts_with("### ") {
        format!("<h3>{}</h3>", escaped(&words))
    } else if line.starts_with("-# ") {
        format!("<small>{}</small>", escaped(&words))
    } else if line.starts_with("- ") {
        format!("<ul><li>{}</li></ul>", escaped(words.trim_start_matches("• ")))
    } else if let Some((number, rest)) = words.split_once(". ").filter(|_| line.starts_with("**")) {
        format!("<p><b>{}.</b> {}</p>", escaped(number), escaped(rest))
    } else {
        format!("<p>{}</p>", escaped(&words))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
