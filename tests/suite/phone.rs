//! Replies on a phone: how many lines they take before anything is pressed, counted from the components that are sent.
//!
//! 1. What is no list and no entry in full is short: see [`MEDIAN`] and [`NEARLY_ALL`].
//! 2. Nothing takes more than a screen.
//! 3. Nothing names a file, says how it was understood in words for programs, or is cut off.

use laureate::answer::{Outcome, answer};
use laureate::discord::component::Component;
use laureate::discord::phone::{Line, height, lines};
use laureate::discord::view::{Way, view};
use laureate::reply::pages::SCREEN;
use laureate::request::{FilterText, Request};

use crate::harness::{library, today};
use crate::questions;

/// Lines that half of the replies take at most.
const MEDIAN: usize = 9;
/// Lines that 95 of 100 take at most.
const NEARLY_ALL: usize = 14;

/// Every question of the suite; every entry looked up and opened; the winners of every category.
fn everything() -> Vec<Request> {
    let catalogue = library().catalogue();
    let filters = |category: &str| FilterText { category: Some(category.to_owned()), ..FilterText::default() };
    let lookup = |id: &str| Request::Lookup { query: id.to_owned(), filters: FilterText::default(), page: 1 };
    let mut all = questions::all();
    for (_, entry) in catalogue.entries() {
        all.extend([lookup(&entry.id), lookup(&entry.title)]);
        all.push(Request::Show { entry: entry.id.clone(), page: Some(1) });
    }
    all.extend(catalogue.categories().map(|(_, c)| Request::Winners { filters: filters(&c.name), page: 1 }));
    all.push(Request::Winners { filters: FilterText::default(), page: 1 });
    all.push(Request::About);
    all
}

/// Whether somebody asked for a list or for all facts, which have pages.
fn has_pages(request: &Request, outcome: &Outcome) -> bool {
    matches!(request, Request::Show { .. })
        || matches!(
            outcome,
            Outcome::List(_)
                | Outcome::Winners(_)
                | Outcome::Names { .. }
                | Outcome::Groups(_)
                | Outcome::Figures { .. }
                | Outcome::Compared(_)
        )
}

fn text(components: &[Component]) -> String {
    let texts = lines(components, today()).into_iter().filter_map(|line| match line {
        Line::Text(text) => Some(text),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// So many lines so many of a hundred replies take at most.
fn percentile(heights: &mut [usize], of_hundred: usize) -> usize {
    heights.sort_unstable();
    heights[(heights.len() * of_hundred).div_ceil(100).max(1) - 1]
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this test is for")]
fn replies_fit_a_phone() {
    let (mut short, mut all): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut amiss: Vec<String> = Vec::new();
    for request in everything() {
        let components = view(library(), &request, &Way::default()).components;
        let number = height(&components, today());
        all.push(number);
        if !has_pages(&request, &answer(library(), &request).outcome) {
            short.push(number);
        }
        let text = text(&components);
        let wrong = [".txt", "Understood:", "did not fit"].iter().find(|wrong| text.contains(*wrong));
        if number > SCREEN || wrong.is_some() || text.ends_with('…') {
            amiss.push(format!("{request:?}: {number} lines\n{text}\n"));
        }
    }
    let figures = |heights: &mut [usize]| (percentile(heights, 50), percentile(heights, 95), percentile(heights, 100));
    let (of_short, of_all) = (figures(&mut short), figures(&mut all));
    println!(
        "lines, median, 95 of 100, most: of {} short replies {of_short:?}, of all {} {of_all:?}",
        short.len(),
        all.len()
    );
    assert!(amiss.is_empty(), "{}:\n{}", amiss.len(), amiss[..amiss.len().min(8)].join("\n"));
    assert!(of_short.0 <= MEDIAN && of_short.1 <= NEARLY_ALL, "{of_short:?}");
}
