//! `laureate results export`: after the night, what was announced goes into the files of the catalogue.

use std::path::Path;

use super::ExitStatus;
use super::output::{print, print_error};
use crate::catalogue::{Catalogue, CollectionKey, SeedFile, SeedFiles};
use crate::ceremony::act::load;
use crate::ceremony::known::revealed;
use crate::ceremony::{RunningOrder, Show};
use crate::config::Config;
use crate::files;
use crate::ledger::Ledger;
use crate::nearest::nearest;
use crate::reply::phrases::{count, join};
use crate::results::Results;
use crate::scheme::announce::announced;
use crate::wording::Language;

/// What goes back into the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultsExport {
    /// The id or the name of the only award; all that have a show where none is named.
    pub award: Option<String>,
    /// Whether the changed files are printed in place of being written.
    pub stdout: bool,
    /// Whether it is done although sealed results are not revealed yet.
    pub so_far: bool,
}

/// The results of a catalogue, with what the shows in the ledger revealed.
///
/// # Errors
/// The ledger is there and cannot be read.
pub fn public(config: &Config, catalogue: &Catalogue) -> Result<Results, Box<dyn std::error::Error>> {
    let own = Results::of(catalogue);
    let Ok(address) = config.ledger.address() else { return Ok(own) };
    if !address.exists() {
        return Ok(own);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let known = runtime.block_on(async {
        let Some(ledger) = Ledger::open_existing(&address).await? else { return Ok(own) };
        let known = revealed(catalogue, own, &ledger).await;
        ledger.close().await;
        known
    });
    known.map_err(|error: crate::ledger::LedgerError| error.into())
}

/// Writes what was announced into the files of a folder of one's own, or prints them.
///
/// # Errors
/// The catalogue, the ledger or a file cannot be read, or a file cannot be written.
pub fn export(config: &Config, wanted: &ResultsExport) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let own = |file: &SeedFile| config.catalogue.own_folders().any(|folder| Path::new(&file.path).starts_with(folder));
    if config.catalogue.own_folders().next().is_none() && !wanted.stdout {
        print_error(
            "The built-in catalogue is not a file to write into; name a folder of your own by `seeds` in [catalogue], or print with --stdout.",
        );
        return Ok(ExitStatus::Unusable);
    }
    let seeds = SeedFiles::of(&config.catalogue.seeds);
    let catalogue = Catalogue::examine(seeds.clone()).usable()?;
    let results = public(config, &catalogue)?;
    let awards = match awards(config, &catalogue, wanted)? {
        Ok(awards) => awards,
        Err(sentence) => {
            print_error(&sentence);
            return Ok(ExitStatus::Nothing);
        }
    };
    let mut changed: Vec<SeedFile> = Vec::new();
    for award in awards {
        let id = &catalogue.collection(award).id;
        let Some(file) = seeds.files.iter().find(|file| is_of(file, id)) else {
            print_error(&format!("No file has the collection `{id}`."));
            return Ok(ExitStatus::Unusable);
        };
        let text =
            announced(&catalogue, &results, award, &file.text).map_err(|error| format!("{}: {error}", file.path))?;
        if !wanted.stdout && !own(file) {
            print_error(&format!(
                "The collection `{id}` is built in, and no file to write into; print it with --stdout."
            ));
            return Ok(ExitStatus::Unusable);
        }
        if text != file.text {
            changed.push(SeedFile { path: file.path.clone(), text: text.into() });
        }
    }
    proved(&seeds, &changed, &results)?;
    if wanted.stdout {
        print(&changed.iter().map(|file| &*file.text).collect::<String>())?;
        return Ok(ExitStatus::Done);
    }
    if changed.is_empty() {
        print("The files say all that was announced; nothing was changed.\n")?;
    }
    for file in &changed {
        files::write_whole(Path::new(&file.path), file.text.as_bytes())?;
        print(&format!("{}: what was announced is written.\n", file.path))?;
    }
    Ok(ExitStatus::Done)
}

/// Whether a file is that of a collection.
fn is_of(file: &SeedFile, id: &str) -> bool {
    let document: Result<toml_edit::DocumentMut, _> = file.text.parse();
    document.is_ok_and(|document| document.get("id").and_then(|said| said.as_str()) == Some(id))
}

/// That the changed files make a sound catalogue which announces the same, before anything is written.
fn proved(seeds: &SeedFiles, changed: &[SeedFile], results: &Results) -> Result<(), Box<dyn std::error::Error>> {
    let mut after = seeds.clone();
    for file in &mut after.files {
        if let Some(changed) = changed.iter().find(|changed| changed.path == file.path) {
            file.text.clone_from(&changed.text);
        }
    }
    let catalogue = Catalogue::examine(after).usable()?;
    let own = Results::of(&catalogue);
    let same = catalogue.entries().all(|(key, entry)| {
        let stands = |results: &Results| -> Vec<_> {
            let all = results.recognitions(key, entry);
            all.filter(|r| own.is_announced(r.category)).map(|r| (r.category, r.status)).collect()
        };
        stands(&own) == stands(results)
    });
    if same { Ok(()) } else { Err("the files would not say what was announced; nothing was written".into()) }
}

/// The awards to be written, or why that is not to be done now.
fn awards(
    config: &Config,
    catalogue: &Catalogue,
    wanted: &ResultsExport,
) -> Result<Result<Vec<CollectionKey>, String>, Box<dyn std::error::Error>> {
    let address = config.ledger.address()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let shows: Vec<(String, Show)> = runtime.block_on(async {
        let Some(ledger) = Ledger::open_existing(&address).await? else { return Ok(Vec::new()) };
        let mut shows = Vec::new();
        for award in ledger.shows().await? {
            let show = load(&ledger, &award).await?;
            shows.push((award, show));
        }
        ledger.close().await;
        Ok::<_, crate::ledger::LedgerError>(shows)
    })?;
    let mut awards = Vec::new();
    for (id, show) in &shows {
        let Some(order) = RunningOrder::of_award(catalogue, id) else { continue };
        let asked = wanted.award.as_deref();
        if asked.is_some_and(|asked| asked != id && !order.name().eq_ignore_ascii_case(asked)) {
            continue;
        }
        let sealed: Vec<&str> = show
            .categories
            .iter()
            .filter(|(_, state)| state.recorded.is_some() && state.revealed.is_none())
            .map(|(id, _)| order.category(id).map_or(id.as_str(), |key| catalogue.category(key).name.as_str()))
            .collect();
        if !sealed.is_empty() && !wanted.so_far {
            let named = join(Language::EnGb.wording(), &sealed[..sealed.len().min(3)]);
            let number = count(sealed.len(), "result is", "results are");
            return Ok(Err(format!(
                "{}: {number} recorded and not revealed yet, such as {named}. Reveal them first, or write what is announced with --so-far.",
                order.name()
            )));
        }
        awards.push(order.collection());
    }
    Ok(match (&wanted.award, awards.is_empty()) {
        (Some(asked), true) => {
            let known = shows.iter().map(|(id, _)| id.as_str());
            let meant = nearest(asked, known).map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
            Err(format!("No award of this catalogue that has a show is called “{asked}”.{meant}"))
        }
        (None, true) => Err("No show of this catalogue's awards was planned, so there is nothing to write.".to_owned()),
        _ => Ok(awards),
    })
}
