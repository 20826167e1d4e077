//! What can be done with a reply: the buttons of its ways on and of its way back, those of the message itself, and the menus
//! of pages and of names that may have been meant.

use super::Layout;
use super::way::{Way, back, shorter};
use super::ways::{PREVIOUS, ways};
use crate::answer::{Answer, Outcome};
use crate::discord::component::{Component, SelectOption, Style, row, separator, styled};
use crate::discord::custom_id::{State, Trail};
use crate::discord::limits::{BUTTON_LABEL, OPTION_TEXT, ROW_BUTTONS, SELECT_OPTIONS};
use crate::discord::markdown::cut;
use crate::library::Library;
use crate::names::UnknownName;
use crate::read::Unasked;
use crate::request::Request;

/// Ways on at most: with the way back and what is done with the message they fit two rows.
const MOST_WAYS: usize = 7;
/// More pages than these have a menu, to jump.
const FEW_PAGES: usize = 2;

impl Layout {
    /// The buttons and menus below a reply that shows so many entries that can be opened.
    pub(super) fn actions(
        &mut self,
        library: &Library,
        (request, answer): (&Request, &Answer),
        (way, onward): (&Way, &Trail),
        listed: usize,
    ) {
        let found = ways(library, (request, answer), (&way.trail, onward), listed);
        let likely = found.iter().position(|(label, _)| label != PREVIOUS);
        let mut buttons = Vec::new();
        for (at, (label, state)) in found.iter().take(MOST_WAYS).enumerate() {
            let style = if Some(at) == likely { Style::Primary } else { Style::Secondary };
            buttons.extend(self.button(style, label, state));
        }
        if let Some((last, rest)) = way.trail.split_last() {
            let state = State::Show(last.clone(), rest.to_vec());
            buttons.extend(self.button(Style::Secondary, &back(library, last), &state));
        }
        if way.private {
            let whole = State::Share(request.clone());
            let shared =
                || shorter(library, request, answer).map(State::Share).filter(|state| state.encode().is_some());
            let share = if whole.encode().is_some() { Some(whole) } else { shared() };
            buttons.extend(share.and_then(|state| self.button(Style::Secondary, "Share here", &state)));
        } else {
            buttons.extend(self.button(Style::Danger, "Delete", &State::Delete));
        }
        self.components.push(separator());
        if let Outcome::Unasked(Unasked::UnknownName(unknown)) = &answer.outcome {
            self.refused(unknown, request);
        }
        self.page_menu((request, answer), &way.trail, listed);
        for chunk in buttons.chunks(ROW_BUTTONS) {
            self.components.push(row(chunk.to_vec()));
        }
        // A line above nothing separates nothing.
        if matches!(self.components.last(), Some(Component::Separator { .. })) {
            self.components.pop();
        }
    }

    fn button(&mut self, style: Style, label: &str, state: &State) -> Option<Component> {
        self.id(state).map(|id| styled(style, &cut(label, BUTTON_LABEL), id))
    }

    /// A menu of the nearest valid values of a filter.
    fn refused(&mut self, unknown: &UnknownName, request: &Request) {
        let options = unknown.nearest.iter().filter(|name| name.chars().count() <= OPTION_TEXT);
        let options = options.map(|name| SelectOption { label: cut(name, OPTION_TEXT), value: name.clone() });
        let state = State::FilterChosen(unknown.kind.to_owned(), request.clone());
        self.menu(&state, &format!("Choose the {} you mean", unknown.kind), options);
    }

    /// A menu of the pages of a long list.
    fn page_menu(&mut self, (request, answer): (&Request, &Answer), trail: &Trail, listed: usize) {
        let Some(list) = answer.list().filter(|list| listed > 0 && list.pages() > FEW_PAGES) else { return };
        let (page, pages) = (list.shown_page(), list.pages());
        let options = pages_to_jump_to(page, pages).into_iter().map(|page| {
            let (first, last) = list.numbers_of(page);
            SelectOption {
                label: format!("Page {page} of {pages}: entries {first} to {last}"),
                value: page.to_string(),
            }
        });
        let Some(request) = request.at_page(1) else { return };
        self.menu(
            &State::PageChosen(request, trail.clone()),
            &format!("Page {page} of {pages}: go to another"),
            options,
        );
    }
}

/// The pages that a menu has room for: the first, the last, those around this one, and others at even distances.
fn pages_to_jump_to(page: usize, pages: usize) -> Vec<usize> {
    if pages <= SELECT_OPTIONS {
        return (1..=pages).collect();
    }
    let even = SELECT_OPTIONS - 4;
    let mut chosen: Vec<usize> = (0..even).map(|at| 1 + at * (pages - 1) / (even - 1)).collect();
    chosen.extend([page.saturating_sub(1).max(1), page, (page + 1).min(pages)]);
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_come_near_to() {
        for (page, pages) in [(1, 3), (1, 25), (7, 36), (36, 36), (400, 1_000)] {
            let chosen = pages_to_jump_to(page, pages);
            assert!(chosen.len() <= SELECT_OPTIONS && chosen.is_sorted(), "{chosen:?}");
            let around = [1, page.saturating_sub(1).max(1), page, (page + 1).min(pages), pages];
            assert!(around.iter().all(|page| chosen.contains(page)), "{chosen:?}");
        }
    }
}
