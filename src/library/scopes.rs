//! Which library is seen where: the whole, or for servers with a scope one of their collections alone.
//!
//! A scope's library is made of a part of the catalogue and knows nothing of the rest, so that no query has to remember to
//! leave anything out. Servers with the same collections share one.

use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::sync::Arc;

use super::{Library, LibraryError};
use crate::catalogue::{Catalogue, CollectionKey};
use crate::config::{Config, ConfigError, Fault, Scope, Unscoped};
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
}

impl Libraries {
    /// Indexes the part of each scope of the settings.
    ///
    /// # Errors
    /// A scope names a collection that there is not, or its index cannot be built.
    pub fn of(whole: Library, config: &Config) -> Result<Self, LibraryError> {
        let mut built: BTreeMap<(Vec<CollectionKey>, Asked), usize> = BTreeMap::new();
        let (mut parts, mut of_server): (Vec<Arc<Library>>, _) = (Vec::new(), BTreeMap::new());
        let asked = config.reply.language;
        let spoken: BTreeMap<NonZeroU64, Asked> =
            config.discord.scope.iter().map(|scope| (scope.server.id, scope.language.or(asked))).collect();
        for (server, collections) in chosen(whole.catalogue(), &config.discord.scope)? {
            let spoken = spoken.get(&server).copied().unwrap_or(asked);
            let is_whole = collections.len() == whole.catalogue().collections().len();
            if is_whole && spoken == asked {
                of_server.insert(server, None);
                continue;
            }
            let alike = built.iter().find(|((known, _), _)| *known == collections).map(|(_, part)| *part);
            let of = (collections, spoken);
            let part = match (built.get(&of), alike) {
                (Some(part), _) => *part,
                // What differs in its language alone needs no index of its own.
                (None, alike) => {
                    let part = match alike {
                        Some(alike) => parts[alike].speaking(spoken),
                        None if is_whole => whole.speaking(spoken),
                        None => whole.on_catalogue(whole.catalogue().part(&of.0), config)?.speaking(spoken),
                    };
                    parts.push(Arc::new(part));
                    built.insert(of, parts.len() - 1);
                    parts.len() - 1
                }
            };
            of_server.insert(server, Some(part));
        }
        Ok(Self { whole: Arc::new(whole), parts, of_server: Arc::new(of_server), unscoped: config.discord.unscoped })
    }

    /// All of it.
    #[must_use]
    pub fn whole(&self) -> &Arc<Library> {
        &self.whole
    }

    /// What is seen in a server, or where there is none, in direct messages; `None` where nothing is.
    #[must_use]
    pub fn seen_in(&self, server: Option<NonZeroU64>) -> Option<&Arc<Library>> {
        match server.and_then(|server| self.of_server.get(&server)) {
            Some(part) => Some(part.map_or(&self.whole, |part| &self.parts[part])),
            None => (self.unscoped == Unscoped::All).then_some(&self.whole),
        }
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

/// For each server with a scope its collections, in the order of the catalogue.
///
/// # Errors
/// Every collection that there is not, where it is named.
pub fn chosen(
    catalogue: &Catalogue,
    scopes: &[Scope],
) -> Result<BTreeMap<NonZeroU64, Vec<CollectionKey>>, ConfigError> {
    let mut faults = Vec::new();
    let mut chosen = BTreeMap::new();
    for scope in scopes {
        let mut collections = Vec::new();
        for named in &scope.collections {
            match catalogue.collections().find(|(_, collection)| collection.id == named.id) {
                Some((key, _)) => collections.push(key),
                None => faults.push(Fault { place: named.place.clone(), message: unknown(catalogue, &named.id) }),
            }
        }
        collections.sort_unstable();
        collections.dedup();
        chosen.insert(scope.server.id, collections);
    }
    if faults.is_empty() { Ok(chosen) } else { Err(ConfigError(faults)) }
}

fn unknown(catalogue: &Catalogue, id: &str) -> String {
    let ids = || catalogue.collections().map(|(_, collection)| collection.id.as_str());
    match nearest(id, ids()) {
        Some(near) => format!("there is no collection `{id}`; did you mean `{near}`?"),
        None => format!("there is no collection `{id}`; there are {}", ids().collect::<Vec<_>>().join(", ")),
    }
}
