//! The library: the catalogue with its names, its search index and the results, shared by every doorway.
//!
//! It is immutable and its parts are shared: a library with other results costs no new index.

mod belonging;
mod kept;
pub mod scopes;

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::answer::judge::{Judge, WeightsError};
use crate::beside::beside;
use crate::catalogue::{Catalogue, CollectionKey, EntryKey, Examined, Findings, Recognition, SeedFiles, Severity};
use crate::config::{Config, ConfigError, ReplySettings, SuggestSettings};
use crate::names::Names;
use crate::names::tag::Tags;
use crate::programme::Programme;
use crate::read::weigh::{ReadingWeights, ReadingWeightsError};
use crate::read::words::{WordTable, WordsError};
use crate::results::Results;
use crate::search::{Made, Search, SearchError};
use crate::wording::{Asked, Language, Wording};
use belonging::Belonging;
use kept::{CacheSlot, Kept};

/// A catalogue that can be asked.
#[derive(Clone)]
pub struct Library {
    catalogue: Arc<Catalogue>,
    belonging: Arc<Belonging>,
    tags: Arc<Tags>,
    names: Arc<Names>,
    words: Arc<WordTable>,
    judge: Arc<Judge>,
    reading: Arc<ReadingWeights>,
    search: Arc<Search>,
    results: Arc<Results>,
    programme: Arc<Programme>,
    reply: ReplySettings,
    suggest: SuggestSettings,
    /// The pages, if everybody finds them somewhere.
    public: Option<Arc<PublicPages>>,
    today: Option<Date>,
    /// In which language it is replied where this is seen.
    asked: Asked,
    language: Language,
}

/// The pages that everybody finds.
struct PublicPages {
    /// Where they are, without a slash at the end.
    address: String,
    /// The ids of the collections that they show; all where none is given.
    collections: Vec<String>,
}

impl PublicPages {
    fn of(config: &Config) -> Option<Self> {
        let address = config.serve.public_pages()?.to_owned();
        Some(Self { address, collections: config.serve.collections.iter().map(|named| named.id.clone()).collect() })
    }
}

/// The library could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The catalogue is wrong.
    #[error("{0}")]
    Catalogue(#[from] Findings),
    /// The table of words is wrong.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The weights by which figures are judged are wrong.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// The weights by which readings are chosen are wrong.
    #[error(transparent)]
    ReadingWeights(#[from] ReadingWeightsError),
    /// The index could not be built.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The settings do not fit the catalogue.
    #[error("{0}")]
    Settings(#[from] ConfigError),
}

impl Library {
    /// Loads the catalogue that the settings name and indexes it.
    ///
    /// # Errors
    /// Everything that is wrong with the catalogue, or why it cannot be indexed.
    pub fn open(config: &Config) -> Result<Self, LibraryError> {
        Self::opened(config).map(|(library, _)| library)
    }

    /// The same, and the log tells how many warnings a check of the catalogue has, if any: for whoever runs for long.
    ///
    /// # Errors
    /// As for [`Library::open`].
    pub fn open_and_log(config: &Config) -> Result<Self, LibraryError> {
        let (library, warnings) = Self::opened(config)?;
        if warnings > 0 {
            tracing::warn!(warnings, "the catalogue can be used, but has warnings: `laureate check` lists them");
        }
        Ok(library)
    }

    /// The library, as it was kept or made anew, and how many warnings a check of the catalogue has.
    fn opened(config: &Config) -> Result<(Self, usize), LibraryError> {
        let (parts, tables) = beside(|| Parts::opened(config), Tables::built_in);
        let (parts, warnings) = parts?;
        Ok((Self::with(parts, tables?, config), warnings))
    }

    /// Indexes a catalogue.
    ///
    /// # Errors
    /// An original document cannot be read, or the index cannot be built.
    pub fn of(catalogue: Catalogue, config: &Config) -> Result<Self, LibraryError> {
        Ok(Self::with(Parts::of(catalogue, config)?, Tables::built_in()?, config))
    }

    fn with(parts: Parts, tables: Tables, config: &Config) -> Self {
        Self {
            words: Arc::new(tables.words),
            judge: Arc::new(tables.judge),
            reading: Arc::new(tables.reading),
            programme: Arc::new(Programme::new(config.ceremony.time_zone.clone())),
            catalogue: parts.catalogue,
            belonging: parts.belonging,
            tags: Arc::default(),
            names: parts.names,
            search: parts.search,
            results: parts.results,
            reply: config.reply.clone(),
            suggest: config.suggest.clone(),
            public: PublicPages::of(config).map(Arc::new),
            today: None,
            asked: config.reply.language,
            language: config.reply.language.for_one_of(None),
        }
    }

    /// Another catalogue with what is not of a catalogue shared. Its results are its own.
    ///
    /// # Errors
    /// As for [`Library::of`].
    fn on_catalogue(&self, catalogue: Catalogue, config: &Config) -> Result<Self, LibraryError> {
        let Parts { catalogue, belonging, names, search, results } = Parts::of(catalogue, config)?;
        let programme = Arc::new(self.programme.cleared());
        let tags = Arc::default();
        Ok(Self { catalogue, belonging, tags, names, search, results, programme, ..self.clone() })
    }

    /// The same on a day, by which replies choose their tense: "was on", "will be on". A doorway says it with each request,
    /// so that nothing behind it needs a clock.
    #[must_use]
    pub fn on(&self, today: Date) -> Self {
        Self { today: Some(today), ..self.clone() }
    }

    /// The same for somebody whose own language is this, where it is known: a doorway says it with each request, as it does the
    /// day. Where the settings say a language, it is that.
    #[must_use]
    pub fn in_language(&self, own: Option<Language>) -> Self {
        Self { language: self.language_for(own), ..self.clone() }
    }

    /// The language in which it replies to somebody whose own is this.
    #[must_use]
    pub fn language_for(&self, own: Option<Language>) -> Language {
        self.asked.for_one_of(own)
    }

    /// The same where another setting of the language holds.
    #[must_use]
    pub fn speaking(&self, asked: Asked) -> Self {
        Self { asked, language: asked.for_one_of(None), ..self.clone() }
    }

    /// The same catalogue and index with other results.
    #[must_use]
    pub fn with_results(&self, results: Results) -> Self {
        Self { results: Arc::new(results), ..self.clone() }
    }

    /// The same catalogue, index and results with other shows.
    #[must_use]
    pub fn with_programme(&self, programme: Programme) -> Self {
        Self { programme: Arc::new(programme), ..self.clone() }
    }

    /// The catalogue.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Which entries belong to what.
    pub(crate) fn belonging(&self) -> &Belonging {
        &self.belonging
    }

    /// The entry of an id or of a [tag](crate::names::tag).
    #[must_use]
    pub fn entry_tagged(&self, text: &str) -> Option<EntryKey> {
        self.tags.entry(&self.catalogue, text)
    }

    /// The catalogue's names.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The words by which people ask.
    #[must_use]
    pub fn words(&self) -> &WordTable {
        &self.words
    }

    /// What weighs what speaks for a figure.
    #[must_use]
    pub fn judge(&self) -> &Judge {
        &self.judge
    }

    /// What weighs what speaks for a reading.
    #[must_use]
    pub fn reading_weights(&self) -> &ReadingWeights {
        &self.reading
    }

    /// The search index.
    #[must_use]
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// How the categories ended.
    #[must_use]
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// The shows, as the public may know them.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// An entry's standings by now.
    pub fn recognitions(&self, entry: EntryKey) -> impl Iterator<Item = Recognition> + '_ {
        self.results.recognitions(entry, self.catalogue.entry(entry))
    }

    /// The size of replies.
    #[must_use]
    pub fn reply_settings(&self) -> &ReplySettings {
        &self.reply
    }

    /// The address at which everybody finds a page of this path; `None` where no pages are shown, or nobody said where.
    #[must_use]
    pub fn public_address(&self, path: &str) -> Option<String> {
        self.public.as_ref().map(|public| format!("{}{path}", public.address))
    }

    /// The same of a page of a collection; `None` as well where the pages do not show that.
    #[must_use]
    pub fn public_address_of(&self, collection: CollectionKey, path: &str) -> Option<String> {
        let (shown, id) = (&self.public.as_ref()?.collections, &self.catalogue.collection(collection).id);
        self.public_address(path).filter(|_| shown.is_empty() || shown.contains(id))
    }

    /// The day on which it is asked; `None` where no doorway said it.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.today
    }

    /// The language in which it is asked.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of that language.
    #[must_use]
    pub fn wording(&self) -> &'static Wording {
        self.language.wording()
    }

    /// The size of suggestions.
    #[must_use]
    pub fn suggest_settings(&self) -> &SuggestSettings {
        &self.suggest
    }
}

/// What is compiled in, whatever the catalogue is.
struct Tables {
    words: WordTable,
    judge: Judge,
    reading: ReadingWeights,
}

impl Tables {
    fn built_in() -> Result<Self, LibraryError> {
        Ok(Self { words: WordTable::built_in()?, judge: Judge::built_in()?, reading: ReadingWeights::built_in()? })
    }
}

/// What is made of a catalogue.
struct Parts {
    catalogue: Arc<Catalogue>,
    belonging: Arc<Belonging>,
    names: Arc<Names>,
    search: Arc<Search>,
    results: Arc<Results>,
}

impl Parts {
    /// What was kept of the catalogue that the settings name, or else is made of it; and how many warnings a check has.
    fn opened(config: &Config) -> Result<(Self, usize), LibraryError> {
        let seeds = &config.catalogue.seeds;
        let place = CacheSlot::is_there(config).then(|| CacheSlot::of(config, || SeedFiles::fingerprint_of(seeds)));
        if let Some(kept) = place.flatten().as_ref().and_then(CacheSlot::read) {
            let warnings = kept.warnings;
            return Ok((Self::kept(kept, config), warnings));
        }
        let files = SeedFiles::of(seeds);
        // Somebody may have changed them since: it is kept for what was read now.
        let place = CacheSlot::of(config, || files.fingerprint());
        let (catalogue, findings) = Catalogue::examine_and_put_away(files);
        let warnings = findings.count(Severity::Warning);
        let catalogue = Arc::new(findings.errors().map_or(Ok(catalogue), Err)?.without_places());
        let made = Made::of(&catalogue, originals(config))?;
        // Names come last: beside the index they would be in memory when it takes most, and there is time while it is written.
        let names = || Names::new(&catalogue);
        let names = match place {
            Some(place) => place.write(&catalogue, warnings, &made, names),
            None => names(),
        };
        Ok((Self::new(catalogue, names, made, config), warnings))
    }

    fn of(catalogue: Catalogue, config: &Config) -> Result<Self, LibraryError> {
        let catalogue = Arc::new(catalogue.without_places().put_away());
        // Names need nothing of the index, which takes longer.
        let (made, names) = beside(|| Made::of(&catalogue, originals(config)), || Names::new(&catalogue));
        Ok(Self::new(catalogue, names, made?, config))
    }

    /// What was made before.
    fn kept(kept: Kept, config: &Config) -> Self {
        Self::new(Arc::new(kept.catalogue), kept.names, kept.made, config)
    }

    fn new(catalogue: Arc<Catalogue>, names: Names, made: Made, config: &Config) -> Self {
        let search = Arc::new(Search::new(catalogue.clone(), made, config));
        let results = Arc::new(Results::of(&catalogue));
        let belonging = Arc::new(Belonging::new(&catalogue));
        Self { names: Arc::new(names), search, results, belonging, catalogue }
    }
}

/// The folder of the original documents, if the settings name one.
fn originals(config: &Config) -> Option<&Path> {
    Some(config.catalogue.originals.as_path()).filter(|path| !path.as_os_str().is_empty())
}

/// The day by the clock, for doorways: in universal time, which is at most a day from anybody's own.
#[must_use]
pub fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
}

/// The catalogue that the settings name: the built-in one, a folder's, or several as one.
///
/// # Errors
/// Everything for which it cannot be used.
pub fn load(config: &Config) -> Result<Catalogue, Findings> {
    examine(config).usable()
}

/// The same with everything that is to be said of it.
#[must_use]
pub fn examine(config: &Config) -> Examined {
    Catalogue::examine(SeedFiles::of(&config.catalogue.seeds))
}
