//! The library: the catalogue and its search index, built once, immutable, shared by every doorway.

use std::path::Path;

use crate::catalogue::{Catalogue, Findings};
use crate::config::{Config, ReplySettings, SuggestSettings};
use crate::search::{Search, SearchError};

/// A catalogue that can be searched.
pub struct Library {
    catalogue: Catalogue,
    search: Search,
    reply: ReplySettings,
    suggest: SuggestSettings,
}

/// The library could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The catalogue is wrong.
    #[error("{0}")]
    Catalogue(#[from] Findings),
    /// The index could not be built.
    #[error(transparent)]
    Search(#[from] SearchError),
}

impl Library {
    /// Loads the catalogue that the settings name and indexes it.
    ///
    /// # Errors
    /// Everything that is wrong with the catalogue, or why it cannot be indexed.
    pub fn open(config: &Config) -> Result<Self, LibraryError> {
        Self::of(load(config)?, config)
    }

    /// Indexes a catalogue.
    ///
    /// # Errors
    /// An original document cannot be read, or the index cannot be built.
    pub fn of(catalogue: Catalogue, config: &Config) -> Result<Self, LibraryError> {
        let originals = Some(config.catalogue.originals.as_path()).filter(|path| !path.as_os_str().is_empty());
        let search = Search::build(&catalogue, originals, config)?;
        Ok(Self { catalogue, search, reply: config.reply.clone(), suggest: config.suggest.clone() })
    }

    /// The catalogue.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Its index.
    #[must_use]
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// The size of replies.
    #[must_use]
    pub fn reply_settings(&self) -> &ReplySettings {
        &self.reply
    }

    /// The size of suggestions.
    #[must_use]
    pub fn suggest_settings(&self) -> &SuggestSettings {
        &self.suggest
    }
}

/// The catalogue that the settings name: the built-in one, or a folder's.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(config: &Config) -> Result<Catalogue, Findings> {
    let seeds: &Path = &config.catalogue.seeds;
    if seeds.as_os_str().is_empty() { Catalogue::built_in() } else { Catalogue::from_dir(seeds) }
}
