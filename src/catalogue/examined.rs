//! From files to a [`Catalogue`] with all that is to be said of it: whether it can be used, and what could be better.

use std::borrow::Cow;
use std::path::Path;

use super::finding::Findings;
use super::load::Loader;
use super::locations::EntryLocations;
use super::parse::{self, ORGANISATIONS, Outcome, VOCABULARY, is_named};
use super::prose::Packing;
use super::seeds::{SeedFile, SeedFiles};
use super::vocabulary::Vocabulary;
use super::{Catalogue, CollectionKey, style, texts, thin, validate};
use crate::beside::beside;

/// What examining a catalogue's files brought.
#[derive(Debug)]
pub struct Examined {
    /// The catalogue, as far as the files make one.
    catalogue: Catalogue,
    /// Everything for which it cannot be used, and what reading it brought up beside that.
    findings: Findings,
}

impl Examined {
    /// The catalogue.
    ///
    /// # Errors
    /// Everything for which it cannot be used, in the order of files and lines. Warnings are none of it.
    pub fn usable(self) -> Result<Catalogue, Findings> {
        self.findings.errors().map_or(Ok(self.catalogue), Err)
    }

    /// The catalogue as far as the files make one, and everything that is to be said of it, warnings as well.
    #[must_use]
    pub fn report(self) -> (Catalogue, Findings) {
        let Self { catalogue, mut findings } = self;
        let collections = || catalogue.collections().map(|(key, _)| key);
        let each = |notice: fn(&Catalogue, CollectionKey, &mut Findings)| {
            let mut findings = Findings::default();
            collections().for_each(|key| notice(&catalogue, key, &mut findings));
            findings
        };
        let (rest, texts) = beside(|| [each(style::notice), each(thin::notice)], || each(texts::notice));
        findings.0.extend(rest.into_iter().chain([texts]).flat_map(|found| found.0));
        texts::notice_shared(&catalogue, &mut findings);
        (catalogue, findings.sorted())
    }
}

impl Catalogue {
    /// The catalogue that is compiled into the binary.
    ///
    /// # Errors
    /// What is wrong with it; a released binary never fails here, because its tests load the same files.
    pub fn built_in() -> Result<Self, Findings> {
        Self::examine(SeedFiles::built_in()).usable()
    }

    /// The catalogue that these files make.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of files and lines.
    pub fn from_files(files: &[SeedFile]) -> Result<Self, Findings> {
        Self::examine(SeedFiles { files: files.to_vec(), unread: Findings::default() }).usable()
    }

    /// The catalogue that these files make, and everything that is wrong with it.
    #[must_use]
    pub fn examine(files: SeedFiles) -> Examined {
        let (mut loader, place) = load(files, |_, _| {});
        for key in (0..loader.catalogue.collections.len()).map(CollectionKey::new) {
            validate::entries(&loader.catalogue, key, &loader.broken, &mut loader.findings);
        }
        whole(loader, &place)
    }

    /// The same for a library, with its report. Each collection is looked at and its sentences are put away as soon as it was
    /// read: all sentences of a large catalogue take more memory than all that is made of it.
    pub(crate) fn examine_and_put_away(files: SeedFiles) -> (Self, Findings) {
        let mut packing = Packing::default();
        let (loader, place) = load(files, |loader, key| {
            let (catalogue, findings) = (&loader.catalogue, &mut loader.findings);
            validate::entries(catalogue, key, &loader.broken, findings);
            for notice in [style::notice, thin::notice, texts::notice] {
                notice(catalogue, key, findings);
            }
            let entries = catalogue.entries_of(key);
            loader.catalogue.locations.entries[entries.clone()].iter_mut().for_each(EntryLocations::forget_parts);
            let entries = &mut loader.catalogue.entries[entries];
            let packed = packing.take(entries);
            // What is left of each is scattered over what the file was parsed into, and would keep all of that from being freed.
            for entry in entries {
                *entry = entry.clone();
            }
            if let Err(error) = packed {
                let (file, line) = &loader.catalogue.locations.collections[key.index()];
                loader.findings.add(file, *line, format!("what its entries tell cannot be put away: {error}"));
            }
        });
        let Examined { catalogue, mut findings } = whole(loader, &place);
        texts::notice_shared(&catalogue, &mut findings);
        (catalogue.with_packed(packing), findings.sorted())
    }
}

/// Parses all files, and tells of each collection when its entries are there. Gives as well where the files are.
fn load(SeedFiles { files, unread }: SeedFiles, mut read: impl FnMut(&mut Loader, CollectionKey)) -> (Loader, String) {
    let place = files.first().and_then(|file| Path::new(&file.path).parent());
    let place = place.map_or_else(String::new, |folder| folder.display().to_string());
    let mut loader = Loader::new(unread);
    let is_shared = |file: &SeedFile| is_named(&file.path, ORGANISATIONS) || is_named(&file.path, VOCABULARY);
    let (shared, collections): (Vec<_>, Vec<_>) = files.into_iter().partition(is_shared);
    let files = shared.into_iter().chain(collections).map(|SeedFile { path, text }| (path, text));
    let (paths, texts): (Vec<String>, Vec<Cow<'static, str>>) = files.unzip();
    let take = |outcome: Outcome<'_>| {
        let known = loader.catalogue.collections.len();
        loader.take(outcome);
        for key in (known..loader.catalogue.collections.len()).map(CollectionKey::new) {
            read(&mut loader, key);
        }
    };
    parse::parse_all(paths.iter().map(String::as_str).zip(texts).collect(), take);
    (loader, place)
}

/// What is to be said of all files together, once the entries of each were looked at.
fn whole(loader: Loader, place: &str) -> Examined {
    let Loader { mut catalogue, mut findings, broken, .. } = loader;
    if catalogue.vocabulary.stopwords.is_empty() {
        catalogue.vocabulary.stopwords = Vocabulary::stopwords();
    }
    let read = !findings.has_errors();
    catalogue.order_ids();
    validate::validate(&catalogue, &broken, &mut findings);
    if read && catalogue.entries.is_empty() {
        findings.add(place, 0, "the catalogue holds no entry");
    }
    Examined { catalogue, findings }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The built-in files, with each of these texts in place of another wherever it stands.
    fn files(changes: &[(&str, &str)]) -> SeedFiles {
        let mut seeds = SeedFiles::built_in();
        for file in &mut seeds.files {
            let text = changes.iter().fold(file.text.to_string(), |text, (from, to)| text.replace(from, to));
            file.text = text.into();
        }
        seeds
    }

    #[test]
    fn a_library_is_told_the_same_of_its_catalogue_as_whoever_checks_it() {
        let empty_titles = ("title = \"A", "title = \"\" # \"A");
        let short_summaries = ("summary = \"The ", "summary = \"The.\" # \"");
        for changes in [&[][..], &[short_summaries], &[short_summaries, empty_titles]] {
            let (checked, findings) = Catalogue::examine(files(changes)).report();
            let (put_away, same) = Catalogue::examine_and_put_away(files(changes));
            assert_eq!(findings.0, same.0);
            assert_eq!(findings.0.is_empty(), changes.is_empty());
            assert_eq!(checked.entries.len(), put_away.entries.len());
            assert!(put_away.sentences().is_some());
            for (key, entry) in checked.entries() {
                assert_eq!(format!("{entry:?}"), format!("{:?}", put_away.entry(key)));
            }
        }
    }
}
