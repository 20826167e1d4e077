//! Replies on a phone: how many lines they take before anything is pressed, counted from the components that are sent.
//!
//! 1. All but an entry that somebody opens with all its facts is short, lists among it: see [`MEDIAN`] and [`NEARLY_ALL`].
//! 2. Nothing takes more than a screen.
//! 3. Nothing names a file, says how it was understood in words for programs, or is cut off.

use laureate::answer::Answer;
use laureate::discord::component::Component;
use laureate::discord::phone::{Line, height, lines};
use laureate::discord::view::{Way, view_of};
use laureate::query::Shape;
use laureate::reply::pages::SCREEN;
use laureate::request::{FilterText, Request};

use crate::harness::{answered, library, today};
use crate::questions;

/// Lines that half of the replies take at most.
const MEDIAN: usize = 9;
/// Lines that 95 of 100 take at most.
const NEARLY_ALL: usize = 14;

/// Every fifth question of the suite; every entry looked up and opened; the winners of every category.
fn everything() -> Vec<Request> {
    let catalogue = library().catalogue();
    let filters = |category: &str| FilterText { category: Some(category.to_owned()), ..FilterText::default() };
    let lookup = |id: &str| Request::Lookup { query: id.to_owned(), filters: FilterText::default(), page: 1 };
    let mut all: Vec<Request> = questions::all().into_iter().step_by(5).collect();
    for (_, entry) in catalogue.entries() {
        all.extend([lookup(&entry.id), lookup(&entry.title)]);
        all.push(Request::Show { entry: entry.id.clone(), page: Some(1) });
    }
    all.extend(catalogue.categories().map(|(_, c)| Request::Winners { filters: filters(&c.name), page: 1 }));
    all.push(Request::Winners { filters: FilterText::default(), page: 1 });
    all.push(Request::About);
    all
}

/// Whether an entry is opened with all its facts, which have pages.
fn opens(answer: &Answer) -> bool {
    answer.query.as_ref().is_some_and(|query| matches!(query.shape, Shape::Facts { .. }))
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
    let (mut short, mut opened): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut amiss: Vec<String> = Vec::new();
    for request in everything() {
        let answer = answered(&request);
        let heights = if opens(&answer) { &mut opened } else { &mut short };
        let components = view_of(library(), &request, answer, &Way::default()).components;
        let number = height(&components, today());
        heights.push(number);
        let text = text(&components);
        let wrong = [".txt", "Understood:", "did not fit"].iter().find(|wrong| text.contains(*wrong));
        if number > SCREEN || wrong.is_some() || text.ends_with('…') {
            amiss.push(format!("{request:?}: {number} lines\n{text}\n"));
        }
    }
    let figures = |heights: &mut [usize]| (percentile(heights, 50), percentile(heights, 95), percentile(heights, 100));
    let (of_short, of_opened) = (figures(&mut short), figures(&mut opened));
    println!(
        "lines, median, 95 of 100, most: of {} replies {of_short:?}, of {} opened entries {of_opened:?}",
        short.len(),
        opened.len()
    );
    assert!(amiss.is_empty(), "{}:\n{}", amiss.len(), amiss[..amiss.len().min(8)].join("\n"));
    assert!(of_short.0 <= MEDIAN && of_short.1 <= NEARLY_ALL, "{of_short:?}");
}
