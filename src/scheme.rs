//! An award scheme of one's own: from the sheet that its organisers have to the files of a catalogue, and from a night's
//! results back into them.
//!
//! In reading order: [`field`] and [`columns`] say which column is what, [`gather`] makes a [`mod@draft`] of the rows, [`propose`]
//! adds what search lives on, [`write`](mod@write) puts it into TOML and [`folder`] into a folder, all or nothing. [`announce`] writes
//! announced results into a collection's file. Nothing here talks to anybody: the terminal's part is in `console`.

pub mod announce;
mod cells;
pub mod columns;
pub mod draft;
mod fault;
mod field;
mod figures;
pub mod folder;
mod gather;
mod ids;
mod naming;
mod propose;
mod sentences;
mod standing;
mod write;

pub use columns::{Column, Columns, Doubt, Mapping, Why};
pub use draft::Draft;
pub use fault::Fault;
pub use field::Field;
pub use folder::{Folder, FolderError};

use gather::Gathering;
use ids::Ids;
use naming::Naming;

use crate::sheet::{self, ConversationKey, Form, Limits, Sheet};
use crate::wording::Language;

/// What an organisers' sheet may have: some thousand entries with long texts fit in.
pub const LIMITS: Limits = Limits {
    whose: ConversationKey::Organisers,
    // It is read in the terminal alone, which reports on files in English.
    language: Language::EnGb,
    bytes: 32 << 20,
    unpacked: 128 << 20,
    rows: 20_000,
    columns: 200,
    all_sheets: true,
    other_encodings: true,
    json: true,
};

/// What the sheet does not tell, and what is said of its columns.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The award's name.
    pub name: Option<String>,
    /// Who runs it.
    pub organiser: Option<String>,
    /// Its year.
    pub year: Option<u16>,
    /// The collection's id.
    pub id: Option<String>,
    /// What columns hold.
    pub maps: Vec<Mapping>,
    /// The file's name without its ending, of which names are made where nothing else tells.
    pub stem: String,
    /// Whether a collection of the same id is replaced.
    pub force: bool,
}

/// A file as it is understood.
pub struct Understood {
    /// The sheets that have entries, with their columns.
    pub sheets: Vec<(Sheet, Columns)>,
    /// The sheets that have none.
    pub passed_over: Vec<String>,
}

impl Understood {
    /// What cannot be decided.
    pub fn doubts(&self) -> impl Iterator<Item = &Doubt> {
        self.sheets.iter().flat_map(|(_, columns)| &columns.doubts)
    }
}

/// Reads the bytes of a file, and says which column is what.
///
/// # Errors
/// It is not a sheet, no column of it has titles, or what was said of its columns does not fit.
pub fn understand(bytes: &[u8], options: &Options) -> Result<Understood, Vec<Fault>> {
    let is_heading = |cell: &str| field::known(cell) != field::Known::Unknown;
    let all =
        sheet::read(bytes, &LIMITS, &is_heading).map_err(|unreadable| vec![Fault::whole(unreadable.to_string())])?;
    let (mut faults, mut understood) = (Vec::new(), Vec::new());
    for sheet in all.iter().filter(|sheet| !sheet.rows.is_empty()) {
        match columns::understand(sheet, &options.maps) {
            Ok(columns) => understood.push((sheet.clone(), columns)),
            Err(of_sheet) => faults.extend(of_sheet),
        }
    }
    faults.extend(columns::unmapped(&understood, &all, &options.maps));
    if !faults.is_empty() {
        return Err(faults);
    }
    if understood.is_empty() {
        return Err(vec![Fault::whole("The file is empty; expected a row of headings and a row for each entry.")]);
    }
    // Beside a sheet whose headings say what it is, one that only looks like it is somebody's notes.
    let is_sure = understood.iter().any(|(_, columns)| columns.surely_name_entries());
    let is_taken = |columns: &Columns| if is_sure { columns.surely_name_entries() } else { columns.name_entries() };
    let (sheets, others): (Vec<_>, Vec<_>) = understood.into_iter().partition(|(_, columns)| is_taken(columns));
    if sheets.is_empty() {
        let headings = others.iter().flat_map(|(_, columns)| &columns.columns).filter(|c| !c.heading.is_empty());
        let headings: Vec<String> = headings.take(20).map(|column| format!("“{}”", column.heading)).collect();
        let sentence = format!(
            "No column has the entries' titles; say which with --map title=\"…\". There are {}.",
            if headings.is_empty() { "no headings".to_owned() } else { headings.join(", ") }
        );
        return Err(vec![Fault::whole(sentence)]);
    }
    Ok(Understood { sheets, passed_over: others.into_iter().map(|(sheet, _)| sheet.name).collect() })
}

/// What a file comes to beside what a folder has, with everything proposed that search lives on.
///
/// # Errors
/// All that is wrong with the file, or the folder's own catalogue is unsound.
pub fn draft(understood: &Understood, options: &Options, folder: &Folder) -> Result<Draft, Vec<Fault>> {
    let doubts: Vec<Fault> = understood.doubts().map(undecided).collect();
    if !doubts.is_empty() {
        return Err(doubts);
    }
    let catalogue =
        folder.catalogue().map_err(|findings| vec![Fault::whole(FolderError::Unsound(findings).to_string())])?;
    let replaced: Vec<String> = if options.force { replaced(understood, options, &catalogue)? } else { Vec::new() };
    let mut ids = Ids::of(&catalogue, &replaced);
    let naming = naming(understood, options)?;
    let mut gathering = Gathering::new(options, naming, &mut ids);
    for (sheet, columns) in &understood.sheets {
        gathering.sheet(sheet, columns);
    }
    let mut draft = gathering.finish()?;
    let there = draft.collections.iter().filter(|collection| ids.has_collection(&collection.id));
    let there = there.map(|collection| {
        let (id, name) = (&collection.id, &collection.name);
        Fault::whole(format!(
            "“{name}” (`{id}`) is there already; --force replaces it, --id gives this one another id."
        ))
    });
    let there: Vec<Fault> = there.collect();
    if !there.is_empty() {
        return Err(there);
    }
    propose::propose(&mut draft, &catalogue);
    Ok(draft)
}

/// What a sheet's award is called, as far as nobody says it.
fn naming(understood: &Understood, options: &Options) -> Result<Naming, Vec<Fault>> {
    let titles = understood.sheets.iter().filter_map(|(sheet, columns)| title(sheet, columns));
    let title = titles.into_iter().next();
    let dated = gather::commonest_year(&understood.sheets);
    let first_year = || {
        let (sheet, columns) = understood.sheets.first()?;
        let at = columns.of(Field::Year).next()?;
        sheet.rows.iter().skip(columns.heading + 1).find_map(|row| cells::year(row.cells.get(at)?))
    };
    let naming = Naming::of(options, title.as_deref(), first_year().or(dated), understood.sheets.len());
    naming.ok_or_else(|| vec![Fault::whole("Nothing tells the year of the award; say it with --year.")])
}

/// The title that stands alone above the headings.
fn title(sheet: &Sheet, columns: &Columns) -> Option<String> {
    let above = sheet.rows.get(..columns.heading).filter(|_| sheet.form != Form::Items)?.first()?;
    let filled: Vec<&String> = above.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let [only] = filled.as_slice() else { return None };
    let title = cells::line(only);
    ((2..=12).contains(&title.split_whitespace().count())).then_some(title)
}

/// The ids of the collections that a file makes anew.
fn replaced(
    understood: &Understood,
    options: &Options,
    catalogue: &crate::catalogue::Catalogue,
) -> Result<Vec<String>, Vec<Fault>> {
    // By the ids that the file makes where nothing exists yet.
    let mut ids = Ids::default();
    let mut gathering = Gathering::new(options, naming(understood, options)?, &mut ids);
    for (sheet, columns) in &understood.sheets {
        gathering.sheet(sheet, columns);
    }
    let made = gathering.finish()?;
    let is_there = |id: &String| catalogue.collections().any(|(_, collection)| collection.id == *id);
    Ok(made.collections.into_iter().map(|collection| collection.id).filter(is_there).collect())
}

/// A doubt as a sentence that says what decides it.
fn undecided(doubt: &Doubt) -> Fault {
    let Doubt { sheet, field, candidates } = doubt;
    let named = candidates.iter().map(|(letters, heading)| {
        if heading.is_empty() { format!("column {letters}") } else { format!("“{heading}” (column {letters})") }
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let (field, first) = (field.id(), candidates.first().map_or("A", |(letters, _)| letters.as_str()));
    let sentence = format!(
        "Several columns may be the {field}: {named}. Say which: --map {field}={first}, or --map nothing={first} for one that is not."
    );
    Fault::at(sheet.clone(), sentence)
}

/// Puts a draft into a folder, without writing it: its files, and the names of those that change.
///
/// # Errors
/// A file of the same name is there and must not be replaced, or the catalogue would be unsound.
pub fn put(draft: &Draft, folder: &mut Folder, from: &str, force: bool) -> Result<Vec<String>, Vec<Fault>> {
    let mut names = Vec::new();
    for (name, more) in
        [(folder::VOCABULARY, write::topics(draft)), (folder::ORGANISATIONS, write::organisations(draft))]
    {
        let text = folder.text(name).unwrap_or_default();
        let text = format!("{text}{}{more}", if text.is_empty() || text.ends_with('\n') { "" } else { "\n" });
        folder.set(name, text);
        names.push(name.to_owned());
    }
    for collection in &draft.collections {
        let name = format!("{}.toml", collection.id);
        if folder.text(&name).is_some() && !force {
            let place = folder.path().join(&name);
            let sentence =
                format!("{} is there already; --force replaces it, --id gives another name.", place.display());
            return Err(vec![Fault::whole(sentence)]);
        }
        folder.set(&name, write::collection(collection, from));
        names.push(name);
    }
    folder.catalogue().map_err(|findings| vec![Fault::whole(FolderError::Draft(findings).to_string())])?;
    Ok(names)
}
