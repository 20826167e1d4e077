//! The ways on from a reply: what somebody is likely to want next, the likeliest first; and what a way back is called.
//!
//! They are requests with a few words each. What they become, buttons or links, is the doorway's.

use super::Reply;
use super::help::examples;
use crate::answer::{Answer, Card, Count, Dropped, Event, Outcome, Refusal};
use crate::catalogue::{CategoryKey, CollectionKey, EntryKey};
use crate::library::Library;
use crate::query::{Field, Group};
use crate::read::{Unasked, filter_of, filters_of};
use crate::request::{EventAsk, FilterText, Request, Turn};
use crate::wording::say;

/// What lists the entries behind a number that was given.
const LIST_THEM: &str = "list them";
/// Ways of the same kind at most.
const OF_A_KIND: usize = 4;

/// A way on from a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOn {
    /// What stands on it.
    pub label: String,
    /// What it leads to.
    pub request: Request,
    /// Whether that is another page of the same, from which the way back is the same.
    pub turns: bool,
    /// Whether that is the page before.
    pub back: bool,
}

/// Ways as they are found.
struct Ways<'a> {
    library: &'a Library,
    request: &'a Request,
    answer: &'a Answer,
    reply: &'a Reply,
    found: Vec<WayOn>,
}

/// The ways on from a reply.
#[must_use]
pub fn ways(library: &Library, request: &Request, answer: &Answer, reply: &Reply) -> Vec<WayOn> {
    let listed = reply.openable().len();
    let mut ways = Ways { library, request, answer, reply, found: Vec::new() };
    ways.collect(listed);
    if listed == 0 && ways.found.is_empty() && *request != Request::Help {
        ways.add(say!(library, "what-can-i-ask"), Request::Help);
    }
    ways.found
}

/// Filters that say the same as the conditions of the query that ran, where there are some.
#[must_use]
pub fn filters(library: &Library, answer: &Answer) -> Option<FilterText> {
    let select = &answer.query.as_ref()?.select;
    if select.text.is_some() { None } else { filters_of(library, &select.clauses) }
}

impl Ways<'_> {
    fn collect(&mut self, listed: usize) {
        match &self.answer.outcome {
            Outcome::Card(card) => self.of_card(card),
            Outcome::Nothing { nearest, why } => {
                let nearest: Vec<EntryKey> = nearest.iter().map(|scored| scored.entry).collect();
                self.of_refusal(&nearest, why);
            }
            Outcome::NoneStood(dropped) => self.without_each(dropped),
            Outcome::Unasked(why) => self.of_unasked(why),
            Outcome::Help => {
                for example in examples(self.library) {
                    self.add(example.clone(), Request::ask(&example));
                }
            }
            Outcome::About(_) => {
                self.add(say!(self.library, "what-can-i-ask"), Request::Help);
                self.add(say!(self.library, "browse-all"), Request::Browse { filters: FilterText::default(), page: 1 });
            }
            Outcome::Event(event) => self.of_event(event),
            Outcome::Sponsors(categories) => self.of_categories(categories),
            Outcome::Ceremony(collection) => self.shortlists(&[*collection]),
            Outcome::CollectionFacts { collection, .. } => {
                let name = self.library.catalogue().collection(*collection).name.clone();
                let filters = FilterText { award: Some(name.clone()), ..FilterText::default() };
                self.add(say!(self.library, "entries-of", name = name), Request::Browse { filters, page: 1 });
            }
            Outcome::Groups(groups) if groups.groups.is_empty() => self.of_each(&groups.grouping.which),
            _ if listed == 0 && self.reply.pages().is_none() => self.list_them(),
            _ => self.pages(),
        }
    }

    /// A way to the answer to a request.
    fn add(&mut self, label: String, request: Request) {
        self.found.push(WayOn { label, request, turns: false, back: false });
    }

    /// A way to another page, from which the way back is the same.
    fn turn(&mut self, label: String, request: Option<Request>, back: bool) {
        self.found.extend(request.map(|request| WayOn { label, request, turns: true, back }));
    }

    fn id_of(&self, key: EntryKey) -> String {
        self.library.catalogue().entry(key).id.clone()
    }

    fn of_card(&mut self, card: &Card) {
        let key = card.entry.entry;
        let entry = self.id_of(key);
        match card.page {
            Some(page) => {
                let (page, pages) = self.reply.pages().unwrap_or((page, 1));
                let at = |page| Some(Request::Show { entry: entry.clone(), page: Some(page) });
                self.turn_pages(page, pages, at);
            }
            None if self.reply.has_more() => {
                self.add(say!(self.library, "all-facts"), Request::Show { entry: entry.clone(), page: Some(1) });
            }
            None => {}
        }
        self.add(say!(self.library, "similar-entries"), Request::SimilarTo { entry });
    }

    fn pages(&mut self) {
        if let Some((page, pages)) = self.reply.pages() {
            let request = self.request;
            self.turn_pages(page, pages, |page| request.at_page(page));
        }
    }

    fn turn_pages(&mut self, page: usize, pages: usize, at: impl Fn(usize) -> Option<Request>) {
        if page > 1 {
            self.turn(say!(self.library, "previous"), at(page - 1), true);
        }
        if page < pages {
            self.turn(say!(self.library, "next"), at(page + 1), false);
        }
    }

    fn of_refusal(&mut self, nearest: &[EntryKey], why: &Refusal) {
        let catalogue = self.library.catalogue();
        match why {
            Refusal::NoFigure(figures) | Refusal::OtherYear(figures) => {
                for (entry, figure) in nearest.first().iter().flat_map(|near| figures.iter().map(|at| (**near, *at))) {
                    let told = &catalogue.entry(entry).figures[figure];
                    let label = format!("{}: {}", told.value, told.what);
                    self.add(label, Request::Stated { entry: self.id_of(entry), figure });
                }
            }
            Refusal::Either(figures) => {
                for (entry, figure) in figures {
                    let stated = Request::Stated { entry: self.id_of(*entry), figure: *figure };
                    self.add(catalogue.entry(*entry).title.clone(), stated);
                }
            }
            Refusal::Empty(dropped) => self.without_each(dropped),
            Refusal::NotAnnounced(collections) => self.shortlists(collections),
            Refusal::NoSuchEntry if matches!(self.request, Request::SimilarTo { .. }) => {
                for near in nearest.iter().take(OF_A_KIND) {
                    let label = say!(self.library, "similar-to", title = &catalogue.entry(*near).title);
                    self.add(label, Request::SimilarTo { entry: self.id_of(*near) });
                }
            }
            _ => {}
        }
    }

    /// The same without each of these conditions.
    fn without_each(&mut self, dropped: &[Dropped]) {
        for dropped in dropped.iter().take(OF_A_KIND) {
            self.without(dropped);
        }
    }

    /// The same without one of its conditions.
    fn without(&mut self, dropped: &Dropped) {
        let field = &dropped.clause.field;
        let typed = filter_of(field).and_then(|filter| {
            let filters = self.request.filters()?;
            let (_, typed) = filters.values().find(|(name, _)| *name == filter)?;
            Some((typed.to_owned(), self.request.with_filters(filters.clone().without(filter))?))
        });
        let of_question = || {
            let clauses = self.answer.query.as_ref().map(|query| query.select.clauses.as_slice()).unwrap_or_default();
            let rest: Vec<_> = clauses.iter().filter(|clause| **clause != dropped.clause).cloned().collect();
            let filters = filters_of(self.library, &rest)?;
            Some((
                dropped.clause.words(self.library.catalogue(), self.library.wording()),
                Request::Browse { filters, page: 1 },
            ))
        };
        if let Some((what, request)) = typed.or_else(of_question) {
            self.add(say!(self.library, "without", what = what), request);
        }
    }

    /// The other things that are asked during an event.
    fn of_event(&mut self, event: &Event) {
        self.pages();
        let award = event.award(self.library);
        let catalogue = self.library.catalogue();
        let filters = FilterText { award: Some(catalogue.collection(award).name.clone()), ..FilterText::default() };
        let of = |ask, filters: &FilterText| Request::Event { ask, name: None, filters: filters.clone(), page: 1 };
        if !matches!(event, Event::Now { .. }) {
            self.add(say!(self.library, "now"), of(EventAsk::Now, &filters));
        }
        if !matches!(event, Event::Order { .. }) {
            self.add(say!(self.library, "running-order"), of(EventAsk::Order, &filters));
        }
        let next = self.library.programme().run(award).and_then(|run| run.next);
        let shown = matches!(event, Event::Category { category, .. } if Some(*category) == next);
        if let Some(next) = next.filter(|_| !shown) {
            let name = catalogue.category(next).name.clone();
            let filters = FilterText { category: Some(name.clone()), ..filters.clone() };
            self.add(say!(self.library, "next-category", name = name), of(EventAsk::Category, &filters));
        }
        if !matches!(event, Event::Facts { .. }) {
            self.add(say!(self.library, "for-the-host"), of(EventAsk::Facts, &filters));
        }
    }

    /// Who stands on the shortlists of collections.
    fn shortlists(&mut self, collections: &[CollectionKey]) {
        // What else is asked for holds for the shortlist as well.
        let given = self.request.filters().cloned().or_else(|| {
            let clauses = self.answer.query.as_ref().map(|query| query.select.clauses.as_slice()).unwrap_or_default();
            let rest: Vec<_> =
                clauses.iter().filter(|clause| !matches!(clause.field, Field::Status(_))).cloned().collect();
            filters_of(self.library, &rest)
        });
        for key in collections.iter().take(OF_A_KIND) {
            let name = &self.library.catalogue().collection(*key).name;
            let filters = given.clone().unwrap_or_default().without("status").without("topic");
            let filters = FilterText { award: Some(name.clone()), ..filters };
            self.add(say!(self.library, "shortlist-of", name = name), Request::Winners { filters, page: 1 });
        }
    }

    fn of_categories(&mut self, categories: &[CategoryKey]) {
        for key in categories.iter().take(OF_A_KIND) {
            let name = self.library.catalogue().category(*key).name.clone();
            let filters = FilterText { category: Some(name.clone()), ..FilterText::default() };
            self.add(say!(self.library, "entries-of", name = name), Request::Winners { filters, page: 1 });
        }
    }

    fn of_unasked(&mut self, why: &Unasked) {
        match why {
            Unasked::NotUnderstood { without: Some(question), .. } => {
                self.add(say!(self.library, "ask-without"), Request::ask(question));
            }
            Unasked::UnknownName(unknown) => {
                let filters = self.request.filters().map(|filters| filters.clone().without(unknown.kind));
                // A list of everything does not answer a name that nothing bears.
                let filters = filters.filter(|filters| filters.values().next().is_some());
                if let Some(request) = filters.and_then(|filters| self.request.with_filters(filters)) {
                    self.add(say!(self.library, "without", what = &unknown.typed), request);
                }
            }
            _ => {}
        }
    }

    /// Where nothing is in each of several places: what is in them.
    fn of_each(&mut self, which: &Group) {
        let Group::Each(clauses) = which else { return };
        for clause in clauses {
            match &clause.field {
                Field::Category(keys) => self.of_categories(keys),
                Field::Collection(keys) => self.shortlists(keys),
                _ => {}
            }
        }
    }

    /// The entries of a number or of groups.
    fn list_them(&mut self) {
        if self.answer.entries().is_empty() {
            return;
        }
        let asked = || match self.request {
            Request::Ask { question, before, .. } => {
                let mut before = before.clone();
                before.push(Turn::Asked(question.clone()));
                Some(Request::Ask { question: LIST_THEM.to_owned(), before, page: 1 })
            }
            _ => None,
        };
        let counts = matches!(self.answer.outcome, Outcome::Count(Count { .. }));
        let filters = filters(self.library, self.answer).filter(|_| counts);
        let browse = filters.map(|filters| Request::Browse { filters, page: 1 });
        if let Some(request) = browse.or_else(|| asked().filter(|_| counts)) {
            self.add(say!(self.library, "list-them"), request);
        }
    }
}

/// What the way back to a request is called.
#[must_use]
pub fn back(library: &Library, to: &Request) -> String {
    let title = |entry: &str| {
        let key = library.entry_tagged(entry);
        key.map_or_else(|| say!(library, "the-entry"), |key| library.catalogue().entry(key).title.clone())
    };
    match to {
        Request::Show { entry, .. } | Request::Stated { entry, .. } => {
            say!(library, "back-to", title = title(entry))
        }
        Request::SimilarTo { entry } => say!(library, "back-to-similar", title = title(entry)),
        Request::Winners { .. } => say!(library, "back-to-winners"),
        Request::Ask { .. } => say!(library, "back-to-answer"),
        Request::Event { .. } => say!(library, "back-to-event"),
        Request::Help => say!(library, "back-to-examples"),
        Request::About => say!(library, "back-to-catalogue"),
        _ => say!(library, "back-to-list"),
    }
}
