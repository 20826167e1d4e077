//! Which library is seen where: the whole, or for servers with a scope, and for the pages, one of their collections alone.
//!
//! A scope's library is made of a part of the catalogue and knows nothing of the rest, so that no query has to remember to
//! leave anything out. Who sees the same collections shares one.

use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::sync::Arc;

use super::{Library, LibraryError};
use crate::catalogue::{Catalogue, CollectionKey};
use crate::config::{Config, ConfigError, Fault, Named, Unscoped};
use crate::nearest::nearest;
use crate::wording::Asked;

/// The library as each server sees it.
#[derive(Clone)]
pub struct Libraries {
    whole: Arc<Library>,
    /// One for each scope that differs from the others and from the whole.
    parts: Vec<Arc<Library>>,
    /// For each server with a scope, its part; `None` for the whole.
    of_server: Arc<BTreeMap<NonZeroU64, Option<usize>>>,
    unscoped: Unscoped,
    /// The part that the pages show; `None` for the whole.
    of_pages: Option<usize>,
}

/// Which of the libraries is seen somewhere: the whole unless it says otherwise. It says so of those that gave it alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Part(Option<usize>);

impl Libraries {
    /// Indexes the part of each scope of the settings, and that of the pages.
    ///
    /// # Errors
    /// One of them names an unknown collection, or its index cannot be built.
    pub fn of(whole: Library, config: &Config) -> Result<Self, LibraryError> {
        let asked = config.reply.language;
        let mut built: BTreeMap<(Vec<CollectionKey>, Asked), usize> = BTreeMap::new();
        let mut parts: Vec<Arc<Library>> = Vec::new();
        let mut seen = |collections: Vec<CollectionKey>, spoken: Asked| -> Result<Option<usize>, LibraryError> {
            let is_whole = collections.len() == whole.catalogue().collections().len();
            if is_whole && spoken == asked {
                return Ok(None);
            }
            let alike = built.iter().find(|((known, _), _)| *known == collections).map(|(_, part)| *part);
            let of = (collections, spoken);
            if let Some(part) = built.get(&of) {
                return Ok(Some(*part));
            }
            // What differs in its language alone needs no index of its own.
            let part = match alike {
                Some(alike) => parts[alike].speaking(spoken),
                None if is_whole => whole.speaking(spoken),
                None => whole.on_catalogue(whole.catalogue().part(&of.0), config)?.speaking(spoken),
            };
            parts.push(Arc::new(part));
            built.insert(of, parts.len() - 1);
            Ok(Some(parts.len() - 1))
        };
        let spoken: BTreeMap<NonZeroU64, Asked> =
            config.discord.scope.iter().map(|scope| (scope.server.id, scope.language.or(asked))).collect();
        let Chosen { servers, pages } = chosen(whole.catalogue(), config)?;
        let of_pages = pages.map(|collections| seen(collections, asked)).transpose()?.flatten();
        let of_server = servers.into_iter().map(|(server, collections)| {
            let spoken = spoken.get(&server).copied().unwrap_or(asked);
            Ok((server, seen(collections, spoken)?))
        });
        let of_server: Result<BTreeMap<_, _>, LibraryError> = of_server.collect();
        let (of_server, unscoped) = (Arc::new(of_server?), config.discord.unscoped);
        Ok(Self { whole: Arc::new(whole), parts, of_server, unscoped, of_pages })
    }

    /// All of it.
    #[must_use]
    pub fn whole(&self) -> &Arc<Library> {
        &self.whole
    }

    /// What is seen in a server, or without one, in direct messages; `None` where nothing is.
    #[must_use]
    pub fn seen_in(&self, server: Option<NonZeroU64>) -> Option<&Arc<Library>> {
        self.part_in(server).map(|part| self.part(part))
    }

    /// Which of them that is.
    #[must_use]
    pub fn part_in(&self, server: Option<NonZeroU64>) -> Option<Part> {
        match server.and_then(|server| self.of_server.get(&server)) {
            Some(part) => Some(Part(*part)),
            None => (self.unscoped == Unscoped::All).then_some(Part(None)),
        }
    }

    /// The one that this names.
    #[must_use]
    pub fn part(&self, part: Part) -> &Arc<Library> {
        part.0.map_or(&self.whole, |part| &self.parts[part])
    }

    /// What the pages show.
    #[must_use]
    pub fn on_pages(&self) -> &Arc<Library> {
        self.of_pages.map_or(&self.whole, |part| &self.parts[part])
    }

    /// The same with each library changed; the whole comes first.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(&Library) -> Library) -> Self {
        Self {
            whole: Arc::new(change(&self.whole)),
            parts: self.parts.iter().map(|part| Arc::new(change(part))).collect(),
            ..self.clone()
        }
    }
}

/// Who sees which collections, in the order of the catalogue, where it is not all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// For each server with a scope its collections.
    pub servers: BTreeMap<NonZeroU64, Vec<CollectionKey>>,
    /// Those of the pages; `None` where these show all.
    pub pages: Option<Vec<CollectionKey>>,
}

/// Finds the collections that the settings name.
///
/// # Errors
/// Every unknown collection, where it is named.
pub fn chosen(catalogue: &Catalogue, config: &Config) -> Result<Chosen, ConfigError> {
    let mut faults = Vec::new();
    let mut found = |named: &[Named]| {
        let mut collections = Vec::new();
        for named in named {
            match catalogue.collections().find(|(_, collection)| collection.id == named.id) {
                Some((key, _)) => collections.push(key),
                None => faults.push(Fault { location: named.location.clone(), message: unknown(catalogue, &named.id) }),
            }
        }
        collections.sort_unstable();
        collections.dedup();
        collections
    };
    let servers = config.discord.scope.iter().map(|scope| (scope.server.id, found(&scope.collections))).collect();
    let pages = Some(&config.serve.collections).filter(|named| !named.is_empty()).map(|named| found(named));
    if faults.is_empty() { Ok(Chosen { servers, pages }) } else { Err(ConfigError(faults)) }
}

fn unknown(catalogue: &Catalogue, id: &str) -> String {
    let ids = || catalogue.collections().map(|(_, collection)| collection.id.as_str());
    match nearest(id, ids()) {
        Some(near) => format!("unknown collection `{id}`; did you mean `{near}`?"),
        None => format!("unknown collection `{id}`; the catalogue has {}", ids().collect::<Vec<_>>().join(", ")),
    }
}
