//! A reply in HTML: the same blocks as in a terminal and on Discord. Whatever a text holds, it is text: maud escapes all of it,
//! and what could disturb a screen is left out before.

use maud::{Markup, html};

use super::address::address;
use crate::answer::{Answer, Outcome};
use crate::catalogue::Catalogue;
use crate::command::written;
use crate::library::Library;
use crate::read::Unasked;
use crate::reply::phrases::safe;
use crate::reply::ways::{WayOn, ways};
use crate::reply::{Block, EntrySummary, Lead, Reply, Tone};
use crate::request::{FilterText, Request};
use crate::wording::{Wording, say};

/// Links to categories or names that are shown at once; more are folded up.
const AT_ONCE: usize = 6;

/// A reply, with its entries as links, each of which says where it was followed from.
pub(super) fn article(catalogue: &Catalogue, reply: &Reply, from: Option<&str>) -> Markup {
    html! {
        article class={ "reply " (class(reply.tone)) } aria-labelledby="headline" {
            h1 #headline class=[(reply.lead == Lead::Title).then_some("title")] { (sign(reply.tone)) (safe(&reply.headline)) }
            @for run in reply.blocks.chunk_by(|one, other| is_field(one) && is_field(other)) {
                @if is_field(&run[0]) {
                    dl {
                        @for block in run {
                            @if let Block::Field { label, text } = block { div { dt { (label) } dd { (safe(text)) } } }
                        }
                    }
                } @else {
                    @for block in run { (self::block(catalogue, reply.wording(), block, from)) }
                }
            }
        }
    }
}

fn is_field(block: &Block) -> bool {
    matches!(block, Block::Field { .. })
}

fn block(catalogue: &Catalogue, wording: &Wording, block: &Block, from: Option<&str>) -> Markup {
    html! {
        @match block {
            Block::Heading(heading) => h2 { (safe(heading)) },
            Block::Text(text) => p { (safe(text)) },
            Block::Points(points) => ul { @for point in points { li { (safe(point)) } } },
            Block::Entries(lines) => ol.entries { @for line in lines { (entry(catalogue, line, from)) } },
            Block::Note(note) => p.small { (safe(note)) },
            Block::Pages { shown, page, pages } => p.small {
                @if shown.is_empty() { (say!(wording, "page-of", page = *page, pages = *pages)) } @else { (safe(shown)) }
            },
            // Fields are set together; the sentence above names a day and a moment; a link shows the other facts.
            Block::Field { .. } | Block::Day { .. } | Block::Moment { .. } | Block::More { .. } => {}
        }
    }
}

fn entry(catalogue: &Catalogue, line: &EntrySummary, from: Option<&str>) -> Markup {
    let opens = Request::Show { entry: catalogue.entry(line.entry).id.clone(), page: None };
    html! {
        li value=(line.number) {
            a href=[address(&opens, from)] { (safe(&line.title)) }
            @if !line.detail.is_empty() { p.small { (safe(&line.detail)) } }
        }
    }
}

/// The ways on from a reply as links: those on from here, which say where they were followed from, and other pages, which keep
/// what this page says of that.
pub(super) fn onward(
    library: &Library,
    (request, answer, reply): (&Request, &Answer, &Reply),
    (here, from): (Option<&str>, Option<&str>),
) -> Markup {
    let links =
        ways(library, request, answer, reply).into_iter().filter_map(|WayOn { label, request, turns, back }| {
            let turn = match (turns, back) {
                (false, _) => None,
                (true, true) => Some("prev"),
                (true, _) => Some("next"),
            };
            let address = address(&request, if turns { from } else { here })?;
            Some((label, address, turn))
        });
    let links: Vec<_> = links.collect();
    let (what, choices) = choices(library, request, answer);
    let choices: Vec<(String, String)> =
        choices.into_iter().filter_map(|(name, request)| Some((name, address(&request, here)?))).collect();
    let list = html! { ul.links { @for (name, address) in &choices { li { a href=(address) { (safe(name)) } } } } };
    html! {
        @if !links.is_empty() {
            nav aria-label=(say!(library, "go-on")) {
                ul.links.ways {
                    @for (label, address, turn) in links { li { a href=(address) rel=[turn] { (safe(&label)) } } }
                }
            }
        }
        @if choices.len() > AT_ONCE {
            nav aria-label=(what) { details { summary { (what) } (list) } }
        } @else if !choices.is_empty() {
            nav aria-label=(what) { p { (what) } (list) }
        }
    }
}

/// What Discord has a menu of: names that may have been meant, an award's categories, or awards.
fn choices(library: &Library, request: &Request, answer: &Answer) -> (String, Vec<(String, Request)>) {
    let catalogue = library.catalogue();
    match &answer.outcome {
        Outcome::Unasked(Unasked::UnknownName(unknown)) => {
            let with = |name: &String| {
                let filters = request.filters()?.clone().with(unknown.kind, name.clone())?;
                Some((name.clone(), request.with_filters(filters)?))
            };
            (say!(library, "filter-meant", filter = unknown.kind), unknown.nearest.iter().filter_map(with).collect())
        }
        Outcome::Winners(winners) if !winners.of_some && winners.categories.len() > 1 => {
            let mut collections: Vec<_> = winners.categories.iter().map(|result| result.collection).collect();
            collections.dedup();
            let of = |filters: FilterText| Request::Winners { filters, page: 1 };
            let award = |key| Some(catalogue.collection(key).name.clone());
            let given = request.filters().cloned().unwrap_or_default();
            if let [only] = collections[..] {
                let names = winners.categories.iter().map(|result| catalogue.category(result.category).name.clone());
                let each = names.map(|name| {
                    let filters = FilterText { award: award(only), category: Some(name.clone()), ..given.clone() };
                    (name, of(filters))
                });
                return (say!(library, "show-a-category"), each.collect());
            }
            let each = collections.into_iter().filter_map(|key| {
                let filters = FilterText { award: award(key), ..given.clone() };
                Some((award(key)?, of(filters)))
            });
            (say!(library, "show-an-award"), each.collect())
        }
        _ => (String::new(), Vec::new()),
    }
}

/// What is typed for a request, to stand in the field again.
pub(super) fn typed(request: &Request) -> Option<String> {
    written(&request.at_page(1).unwrap_or_else(|| request.clone()))
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Winner => "winner",
        Tone::Commended => "commended",
        Tone::Shortlisted => "shortlisted",
        Tone::Plain => "plain",
        Tone::Refusal => "refusal",
    }
}

/// The sign beside a headline whose words say the same; nothing for those who hear them.
fn sign(tone: Tone) -> Markup {
    html! {
        @match tone {
            Tone::Winner => span aria-hidden="true" { "🏆 " },
            Tone::Commended => span aria-hidden="true" { "🎖️ " },
            Tone::Shortlisted | Tone::Plain | Tone::Refusal => {}
        }
    }
}
