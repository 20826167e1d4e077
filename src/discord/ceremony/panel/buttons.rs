//! What can be pressed on the panel, and its menu of the categories that are not announced.

use super::Panel;
use crate::catalogue::Category;
use crate::discord::ceremony::press::{Press, Wish};
use crate::discord::component::{Component, SelectOption, Style, button, row, select, styled};
use crate::discord::limits::{BUTTON_LABEL, OPTION_TEXT, ROW_BUTTONS, SELECT_OPTIONS};
use crate::discord::markdown::cut;
use crate::ledger::event::Late;
use crate::wording::say;

impl Panel<'_> {
    fn press(&self, wish: Wish, category: Option<&Category>) -> String {
        let category = category.map(|category| category.id.as_str()).unwrap_or_default();
        Press::new(wish, self.order.award(), category, self.show.last).encode()
    }

    pub(super) fn main_row(&self) -> Component {
        let current = self.current().map(|(_, category)| category);
        let mut buttons = Vec::new();
        if let Some(category) = current {
            let shown = self.state(category).is_some_and(|state| state.shown.is_some());
            let (first, second) =
                if shown { (Style::Secondary, Style::Primary) } else { (Style::Primary, Style::Secondary) };
            let is_ready = self.show.is_recorded(&category.id) && !self.show.is_held;
            buttons.push(styled(first, &say!(self, "panel-shortlist"), self.press(Wish::Shortlist, current)));
            buttons
                .push(styled(second, &say!(self, "panel-reveal"), self.press(Wish::Reveal, current)).enabled(is_ready));
        }
        buttons.push(if self.show.is_held {
            styled(Style::Primary, &say!(self, "panel-go-on"), self.press(Wish::Resume, None))
        } else {
            button(&say!(self, "panel-hold"), self.press(Wish::Hold, None))
        });
        buttons.extend(current.map(|_| button(&say!(self, "panel-skip"), self.press(Wish::Skip, current))));
        let before = self.show.before(self.order).is_some();
        buttons.push(button(&say!(self, "panel-back"), self.press(Wish::Back, None)).enabled(before));
        row(buttons)
    }

    pub(super) fn second_row(&self) -> Option<Component> {
        let current = self.current()?.1;
        let peek = button(&say!(self, "panel-peek"), self.press(Wish::Peek, Some(current)));
        let notes = button(&say!(self, "panel-notes"), self.press(Wish::Notes, Some(current)));
        Some(row(vec![peek.enabled(self.show.is_recorded(&current.id)), notes]))
    }

    /// A button for each category that the clock missed and that waits for a word.
    pub(super) fn missed_row(&self) -> Option<Component> {
        let missed = self.scheduled().filter(|(_, at, late)| *late == Late::Ask && self.is_missed(*at));
        let buttons: Vec<Component> = missed
            .take(ROW_BUTTONS)
            .map(|(category, ..)| {
                let label = cut(&say!(self, "panel-reveal-now", category = &category.name), BUTTON_LABEL);
                let is_ready = self.show.is_recorded(&category.id) && !self.show.is_held;
                styled(Style::Danger, &label, self.press(Wish::RevealLate, Some(category))).enabled(is_ready)
            })
            .collect();
        (!buttons.is_empty()).then(|| row(buttons))
    }

    /// A menu of the categories that are not announced; of many, those from the current one on.
    pub(super) fn menu(&self) -> Option<Component> {
        let current = self.current().map(|(at, _)| at);
        let left: Vec<(usize, &Category)> = self
            .order
            .categories()
            .map(|(_, category)| category)
            .enumerate()
            .filter(|(at, category)| !self.is_revealed(category) && Some(*at) != current)
            .collect();
        let from = left.iter().position(|(at, _)| Some(*at) > current).unwrap_or(0);
        let from = if left.len() > SELECT_OPTIONS { from.min(left.len() - SELECT_OPTIONS) } else { 0 };
        let options: Vec<SelectOption> = left
            .into_iter()
            .skip(from)
            .take(SELECT_OPTIONS)
            .map(|(at, category)| SelectOption {
                label: cut(&format!("{}. {}", at + 1, category.name), OPTION_TEXT),
                value: Press::category_tag(&category.id),
            })
            .collect();
        let jump = say!(self, "panel-jump");
        (!options.is_empty()).then(|| row(vec![select(self.press(Wish::Jump, None), &jump, options)]))
    }
}
