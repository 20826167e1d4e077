//! What is offered while a command of shows is typed: awards whose results are pending, categories of the show, entries of the
//! chosen category's shortlist. All of it is what everybody knows.

use serenity::all::CommandInteraction;

use super::admission::Asker;
use super::given::Subcommand;
use super::{Answered, Shows, Unable};
use crate::catalogue::{Catalogue, Entry};
use crate::ceremony::act::load;
use crate::ceremony::verbs::{AWARD, Given as _, Kind, find};
use crate::ceremony::{RunningOrder, Show, meant};
use crate::discord::command_schema::{ANNOUNCEMENTS, name_of};
use crate::discord::response::{Callback, Choice};
use crate::fold::fold;
use crate::library::Library;
use crate::reply::phrases::named;
use crate::wording::say;

impl Shows {
    /// Answers what is being typed. Whoever may not run a show is offered nothing.
    pub(super) async fn choices(&self, asker: &Asker, interaction: &CommandInteraction) -> Answered {
        let may = interaction.data.name == ANNOUNCEMENTS || self.is_organiser(asker);
        let choices = if may { self.offered(asker, interaction).await } else { Ok(Vec::new()) };
        let choices = choices.unwrap_or_else(|unable| {
            if let Unable::Ledger(error) = unable {
                tracing::error!(%error, "nothing is offered for what is being typed");
            }
            Vec::new()
        });
        Answered::new("autocomplete", Callback::choices(choices.into_iter()))
    }

    async fn offered(&self, asker: &Asker, interaction: &CommandInteraction) -> Result<Vec<Choice>, Unable> {
        let given = Subcommand::of(interaction);
        let library = self.seen_by(asker)?;
        let Some(focused) = interaction.data.autocomplete() else { return Ok(Vec::new()) };
        if focused.name == AWARD {
            return Ok(awards(&library, focused.value));
        }
        let options = find(given.name).map(|verb| verb.options).unwrap_or_default();
        let is_focused = |name: &str, times: usize| (1..=times).any(|time| name_of(name, time) == focused.name);
        let Some(option) = options.iter().find(|option| is_focused(option.name, option.times)) else {
            return Ok(Vec::new());
        };
        let ledger = self.existing().await?;
        let shows = match ledger {
            Some(ledger) => ledger.shows().await?,
            None => Vec::new(),
        };
        let order = meant::award(&library, given.one(AWARD).as_deref(), &shows)?;
        if option.kind == Kind::Entry {
            let chosen: Vec<String> = ["winner", "commended"]
                .iter()
                .flat_map(|name| given.all(name))
                .filter(|id| *id != focused.value)
                .collect();
            let category = given.one("category").unwrap_or_default();
            return Ok(entries(&library, &order, &category, focused.value, &chosen));
        }
        let show = match ledger {
            Some(ledger) => load(ledger, order.award()).await?,
            None => Show::default(),
        };
        Ok(categories(&library, &order, &show, option.kind == Kind::Coming, focused.value))
    }
}

/// Whether a name has every word, or beginning of one, that is typed.
fn has(name: &str, typed: &str) -> bool {
    let plain = |text: &str| fold(text).to_lowercase();
    let name = plain(name);
    plain(typed).split_whitespace().all(|word| name.contains(word))
}

fn awards(library: &Library, typed: &str) -> Vec<Choice> {
    let catalogue = library.catalogue();
    let pending = catalogue.collections().filter(|(key, _)| RunningOrder::of(catalogue, *key).categories().len() > 0);
    let fits =
        pending.filter(|(_, award)| has(&award.name, typed) || award.aliases.iter().any(|alias| has(alias, typed)));
    fits.map(|(_, award)| Choice { name: award.name.clone(), value: award.id.clone() }).collect()
}

/// The categories of a show in their order; of those to come the current one first, and none that is announced.
fn categories(library: &Library, order: &RunningOrder<'_>, show: &Show, coming: bool, typed: &str) -> Vec<Choice> {
    let current = show.current(order);
    let mut all: Vec<(usize, &str, &str)> = order
        .categories()
        .enumerate()
        .map(|(at, (_, category))| (at, category.id.as_str(), category.name.as_str()))
        .filter(|(_, id, _)| !coming || show.revealed(id).is_none())
        .collect();
    if coming {
        // What comes next is nearest at hand, and what was passed over is last.
        all.sort_by_key(|(at, ..)| (Some(*at) < current, *at));
    }
    let mut fitting: Vec<_> = all.iter().filter(|(_, _, name)| has(name, typed)).collect();
    if fitting.is_empty() {
        // A name that is misspelt, or another name.
        let key = meant::category(library, order, typed).ok();
        let id = key.map(|key| order.catalogue().category(key).id.as_str());
        fitting = all.iter().filter(|(_, known, _)| Some(*known) == id).collect();
    }
    let choice = |(at, id, name): &(usize, &str, &str)| {
        let name = format!("{}. {name}", at + 1);
        let name = if Some(*at) == current && show.plan.is_some() {
            say!(library, "choice-now", category = name)
        } else if !coming && show.is_recorded(id) {
            say!(library, "choice-recorded", category = name)
        } else {
            name
        };
        Choice { name, value: (*id).to_owned() }
    };
    fitting.into_iter().map(choice).collect()
}

/// The entries on a category's shortlist that are not chosen yet.
fn entries(library: &Library, order: &RunningOrder<'_>, category: &str, typed: &str, chosen: &[String]) -> Vec<Choice> {
    let catalogue = library.catalogue();
    let Ok(key) = meant::category(library, order, category) else { return Vec::new() };
    let left: Vec<&Entry> =
        order.shortlist(key).map(|(_, entry)| entry).filter(|entry| !chosen.contains(&entry.id)).collect();
    let mut fitting: Vec<&Entry> = left.iter().copied().filter(|entry| has(&label(catalogue, entry), typed)).collect();
    if fitting.is_empty() {
        let meant = meant::entry(library, order, key, typed).ok().map(|key| catalogue.entry(key).id.as_str());
        fitting = left.into_iter().filter(|entry| Some(entry.id.as_str()) == meant).collect();
    }
    fitting.into_iter().map(|entry| Choice { name: label(catalogue, entry), value: entry.id.clone() }).collect()
}

fn label(catalogue: &Catalogue, entry: &Entry) -> String {
    named(catalogue, entry)
}
