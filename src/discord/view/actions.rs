//! What can be done with a reply: the buttons of its ways on and of its way back, those of the message itself, and the menus
//! of pages and of names that may have been meant.

use super::way::{Way, shorter};
use super::{Layout, WITH_BUTTONS};
use crate::answer::{Answer, Outcome};
use crate::discord::component::{Component, SelectOption, Style, link, row, separator, styled};
use crate::discord::custom_id::{State, Trail};
use crate::discord::limits::{BUTTON_LABEL, OPTION_TEXT, ROW_BUTTONS, SELECT_OPTIONS};
use crate::discord::markdown::cut;
use crate::library::Library;
use crate::names::UnknownName;
use crate::read::Unasked;
use crate::reply::Reply;
use crate::reply::ways::{WayOn, back, ways};
use crate::request::Request;
use crate::web::pages::address::lasting;
use crate::wording::say;

/// Ways on at most: with the way back and what is done with the message they fit two rows.
const MOST_WAYS: usize = 7;
/// More pages than these have a menu, to jump.
const FEW_PAGES: usize = 2;

/// What stands below a reply.
pub(super) struct Actions {
    /// The buttons, in their order.
    buttons: Vec<(Style, String, State)>,
    /// Menus, in their order.
    menus: Vec<Menu>,
    /// What the reply is about, on the web: what stands on the button, and the address.
    web: Option<(String, String)>,
    /// Whether the entries are opened from a menu.
    in_menu: bool,
}

/// A menu: what it does, what stands on it, and what can be chosen.
pub(super) type Menu = (State, String, Vec<SelectOption>);

impl Actions {
    /// What can be done with a reply.
    pub(super) fn new(
        library: &Library,
        (request, answer, reply): (&Request, &Answer, &Reply),
        (way, onward): (&Way, &Trail),
    ) -> Self {
        let listed = reply.openable().len();
        let found = ways(library, request, answer, reply).into_iter().take(MOST_WAYS);
        let found: Vec<WayOn> = found.collect();
        let likely = found.iter().position(|way| !way.back);
        let found = found.into_iter().map(|WayOn { label, request, turns, .. }| {
            let trail = if turns { &way.trail } else { onward };
            (label, State::Show(request, trail.clone()))
        });
        let style = |at: usize| if Some(at) == likely { Style::Primary } else { Style::Secondary };
        let styled = found.enumerate().map(|(at, (label, state))| (style(at), label, state));
        let mut buttons: Vec<(Style, String, State)> = styled.collect();
        if let Some((last, rest)) = way.trail.split_last() {
            buttons.push((Style::Secondary, back(library, last), State::Show(last.clone(), rest.to_vec())));
        }
        if way.private {
            let whole = State::Share(request.clone());
            let shorter = || shorter(library, request, answer, reply).map(State::Share);
            let share = if whole.encode().is_some() { Some(whole) } else { shorter() };
            buttons.extend(share.map(|state| (Style::Secondary, say!(library, "share-here"), state)));
        } else {
            buttons.push((Style::Danger, say!(library, "delete"), State::Delete));
        }
        let menu = match &answer.outcome {
            Outcome::Unasked(Unasked::UnknownName(unknown)) => Some(nearest(library, unknown, request)),
            _ => reply.pages().and_then(|pages| page_menu(library, pages, request, &way.trail)),
        };
        Self {
            buttons,
            menus: menu.into_iter().collect(),
            web: lasting(library, answer),
            in_menu: listed > WITH_BUTTONS,
        }
    }

    /// Puts another menu before those that there are.
    pub(super) fn offer(&mut self, menu: Option<Menu>) {
        self.menus.splice(0..0, menu);
    }

    /// How many components it takes, with the frame, the line above it, and who shared the reply.
    pub(super) fn size(&self) -> usize {
        let menus = self.menus.len() + usize::from(self.in_menu);
        let buttons = self.buttons.len() + usize::from(self.web.is_some());
        3 + buttons + buttons.div_ceil(ROW_BUTTONS) + 2 * menus
    }
}

/// A menu of the nearest valid values of a filter.
fn nearest(library: &Library, unknown: &UnknownName, request: &Request) -> Menu {
    let options = unknown.nearest.iter().filter(|name| name.chars().count() <= OPTION_TEXT);
    let options = options.map(|name| SelectOption { label: cut(name, OPTION_TEXT), value: name.clone() });
    let state = State::FilterChosen(unknown.kind.to_owned(), request.clone());
    (state, say!(library, "choose-filter", filter = unknown.kind), options.collect())
}

/// A menu of the pages of a long list.
fn page_menu(library: &Library, (page, pages): (usize, usize), request: &Request, trail: &Trail) -> Option<Menu> {
    let option = |page: usize| {
        let label = say!(library, "page-of", page = page, pages = pages);
        SelectOption { label, value: page.to_string() }
    };
    let options = pages_to_jump_to(page, pages).into_iter().map(option);
    let state = State::PageChosen(request.at_page(1).filter(|_| pages > FEW_PAGES)?, trail.clone());
    Some((state, say!(library, "page-menu", page = page, pages = pages), options.collect()))
}

impl Layout {
    /// The buttons and the menu below a reply.
    pub(super) fn actions(&mut self, actions: Actions) {
        let buttons = actions.buttons.iter();
        let mut buttons: Vec<Component> =
            buttons.filter_map(|(style, label, state)| self.button(*style, label, state)).collect();
        buttons.extend(actions.web.map(|(label, address)| link(&label, address)));
        self.components.push(separator());
        for (state, placeholder, options) in actions.menus {
            self.menu(&state, &placeholder, options.into_iter());
        }
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
