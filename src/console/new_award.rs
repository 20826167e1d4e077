//! `laureate new-award FILE`: from the sheet that organisers have to an award that can be asked about. It shows how the sheet
//! is understood, asks on a terminal where that is unsure, and writes all or nothing.

use std::fmt::Write as _;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use super::ExitStatus;
use super::output::{print, print_error};
use super::progress::Progress;
use super::text::Terminal;
use crate::catalogue::{Catalogue, SeedFiles, Severity};
use crate::config::Config;
use crate::files;
use crate::reply::phrases::{count, safe, short};
use crate::scheme::{Column, Doubt, Draft, Fault, Field, Folder, LIMITS, Mapping, Options, Understood, Why};
use crate::scheme::{draft, put, understand};
use crate::sheet::letters;

/// Where an award goes that nobody has a folder for yet. `seeds` of a clone is the catalogue that is compiled in.
const USUAL: &str = "my-seeds";
/// What a check finds is shown up to this number.
const TOLD: usize = 8;
/// Characters of a heading that are shown.
const HEADING: usize = 34;

/// What is to be made of which file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewAward {
    /// The sheet.
    pub file: PathBuf,
    /// The folder that it goes into.
    pub into: Option<PathBuf>,
    /// What columns hold: `title=Project name`.
    pub maps: Vec<String>,
    /// The award's name.
    pub name: Option<String>,
    /// Who runs it.
    pub organiser: Option<String>,
    /// Its year.
    pub year: Option<u16>,
    /// The collection's id.
    pub id: Option<String>,
    /// Whether a collection of the same id is replaced.
    pub force: bool,
}

/// Makes an award of a sheet.
///
/// # Errors
/// A file cannot be read or written, or the output is closed.
pub fn new_award(
    config: &Config,
    wanted: &NewAward,
    screen: Terminal,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let from = wanted.file.display().to_string();
    let refused = |faults: &[Fault]| {
        let lines = faults.iter().map(|fault| wrapped(&format!("{from}: {fault}"), screen));
        print_error(&lines.chain(["Nothing was written.".to_owned()]).collect::<Vec<_>>().join("\n"));
        ExitStatus::Unusable
    };
    let maps: Result<Vec<Mapping>, String> = wanted.maps.iter().map(|map| Mapping::parse(map)).collect();
    let maps = match maps {
        Ok(maps) => maps,
        Err(sentence) => {
            print_error(&wrapped(&format!("--map: {sentence}"), screen));
            return Ok(ExitStatus::Unusable);
        }
    };
    let mut options = Options {
        name: wanted.name.clone(),
        organiser: wanted.organiser.clone(),
        year: wanted.year,
        id: wanted.id.clone(),
        maps,
        stem: wanted.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        force: wanted.force,
    };
    let bytes = files::read_start(&wanted.file, LIMITS.bytes + 1)?;
    let understood = loop {
        let read = {
            let _progress = Progress::of("Reading the sheet");
            understand(&bytes, &options)
        };
        let understood = match read {
            Ok(understood) => understood,
            Err(faults) => return Ok(refused(&faults)),
        };
        let asked = understood.doubts().next().filter(|_| io::stdin().is_terminal()).cloned();
        let Some(doubt) = asked else { break understood };
        let Some(answer) = ask(&doubt)? else { break understood };
        options.maps.extend(answer);
    };
    print(&columns(&understood, screen))?;
    let own = config.catalogue.own_folders().next();
    let into = wanted.into.clone().or_else(|| own.map(Path::to_owned)).unwrap_or_else(|| PathBuf::from(USUAL));
    let mut folder = Folder::open(&into)?;
    let drafted = {
        let _progress = Progress::of("Drafting the award");
        draft(&understood, &options, &folder)
    };
    let draft = match drafted {
        Ok(draft) => draft,
        Err(faults) => return Ok(refused(&faults)),
    };
    let name = wanted.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let changed = match put(&draft, &mut folder, &name, wanted.force) {
        Ok(changed) => changed,
        Err(faults) => return Ok(refused(&faults)),
    };
    folder.write(&changed.iter().map(String::as_str).collect::<Vec<_>>())?;
    print(&told(&draft, &into, screen))?;
    print(&checked(&into, screen))?;
    print(&next(&into, own))?;
    Ok(ExitStatus::Done)
}

/// How the columns of each sheet are understood.
fn columns(understood: &Understood, screen: Terminal) -> String {
    let mut text = String::new();
    for (sheet, columns) in &understood.sheets {
        let name = if sheet.name.is_empty() { "The sheet".to_owned() } else { format!("“{}”", safe(&sheet.name)) };
        let number = sheet.rows.get(columns.heading).map_or(1, |row| row.number);
        let below = sheet.rows.len().saturating_sub(columns.heading + 1);
        let _ = writeln!(text, "{name}: headings in row {number}, {} below", count(below, "row", "rows"));
        for (at, column) in columns.columns.iter().enumerate() {
            let heading: String = safe(&column.heading).chars().take(HEADING).collect();
            let line = format!("{:>4}  {heading:<HEADING$}  {}", letters(at), holds(column));
            let _ = writeln!(text, "{}", line.trim_end());
        }
        if columns.titled_by_organisation {
            text.push_str("      No column has titles: an entry is called by its organisation.\n");
        }
    }
    for sheet in &understood.passed_over {
        let told = format!("“{}” is left out: no column of it has titles.", safe(sheet));
        let _ = writeln!(text, "{}", wrapped(&told, screen));
    }
    text
}

/// What a column holds, in a few words.
fn holds(column: &Column) -> String {
    let field = column.field.id();
    match column.why {
        Why::Said if column.field == Field::Nothing => "left out, as you said".to_owned(),
        Why::Said => format!("{field}, as you said"),
        Why::Heading => field.to_owned(),
        Why::Content => format!("{field}, by what stands in it"),
        Why::Private => "left out: not for the public".to_owned(),
        Why::Second => "left out: another is surer".to_owned(),
        Why::Unknown => "left out: not understood".to_owned(),
        Why::Empty => "left out: empty".to_owned(),
    }
}

/// Asks which column holds a field; `None` without an answer.
fn ask(doubt: &Doubt) -> io::Result<Option<Vec<Mapping>>> {
    let field = doubt.field.id();
    let mut question = format!("Which column has the {field}?\n");
    for (number, (letters, heading)) in (1..).zip(&doubt.candidates) {
        let _ = writeln!(question, "  {number}  {letters}  {}", short(heading));
    }
    question.push_str("A number, or 0 for none of them: ");
    loop {
        print(&question)?;
        let mut answer = String::new();
        if io::stdin().lock().read_line(&mut answer)? == 0 {
            return Ok(None);
        }
        let map = |field, letters: &String| Mapping { field, heading: letters.clone() };
        match answer.trim().parse::<usize>() {
            Ok(0) => {
                let none = doubt.candidates.iter().map(|(letters, _)| map(Field::Nothing, letters));
                return Ok(Some(none.collect()));
            }
            Ok(number) => {
                if let Some((letters, _)) = doubt.candidates.get(number - 1) {
                    return Ok(Some(vec![map(doubt.field, letters)]));
                }
            }
            Err(_) => {}
        }
    }
}

/// What came of it.
fn told(draft: &Draft, into: &Path, screen: Terminal) -> String {
    let mut text = String::from("\n");
    for collection in &draft.collections {
        let path = into.join(format!("{}.toml", collection.id));
        let (entries, categories) = (collection.entries.len(), collection.categories.len());
        let line = format!(
            "{}: {} in {}, written to {}.",
            safe(&collection.name),
            count(entries, "entry", "entries"),
            count(categories, "category", "categories"),
            path.display()
        );
        let _ = writeln!(text, "{}", wrapped(&line, screen));
        if collection.organiser_is_guessed {
            let line =
                format!("Nothing says who runs it, so it is “{}”; --organiser says it.", safe(&collection.organiser));
            let _ = writeln!(text, "{}", wrapped(&line, screen));
        }
    }
    let new = [
        (draft.organisations.len(), "new organisation", "new organisations"),
        (draft.topics.len(), "new topic", "new topics"),
    ];
    let new: Vec<String> = new.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(*n, one, many)).collect();
    if !new.is_empty() {
        let _ = writeln!(text, "Added beside: {}.", new.join(", "));
    }
    for line in draft.told.iter().take(TOLD) {
        let _ = writeln!(text, "{}", wrapped(&format!("{line}."), screen));
    }
    if draft.told.len() > TOLD {
        let _ = writeln!(text, "And {} more of that kind.", draft.told.len() - TOLD);
    }
    text
}

/// What a check says of the folder.
fn checked(into: &Path, screen: Terminal) -> String {
    let (catalogue, findings) = {
        let _progress = Progress::of("Checking the catalogue");
        Catalogue::examine(SeedFiles::of_dir(into)).report()
    };
    let number = |severity, one, many| count(findings.count(severity), one, many);
    let mut text = format!(
        "\nChecked: {}, {}, {} in {}.\n",
        number(Severity::Error, "error", "errors"),
        number(Severity::Warning, "warning", "warnings"),
        number(Severity::Note, "note", "notes"),
        count(catalogue.entries().len(), "entry", "entries"),
    );
    for finding in findings.0.iter().rev().take(TOLD) {
        let _ = writeln!(text, "{}", wrapped(&safe(&finding.to_string()), screen));
    }
    if findings.0.len() > TOLD {
        let _ = writeln!(text, "And {} more: laureate check", findings.0.len() - TOLD);
    }
    text
}

/// What to do next.
fn next(into: &Path, own: Option<&Path>) -> String {
    let path = into.display().to_string();
    let path = if path.contains(|c: char| !(c.is_alphanumeric() || "/._-".contains(c))) {
        format!("'{}'", path.replace('\'', r"'\''"))
    } else {
        path
    };
    let with = if own == Some(into) { String::new() } else { format!("LAUREATE_CATALOGUE__SEEDS={path} ") };
    format!("\nTry it:\n  {with}laureate\nPut it on Discord, with DISCORD_TOKEN set:\n  {with}laureate discord\n")
}

/// A line that fits the screen; what goes on in the next is indented.
fn wrapped(text: &str, screen: Terminal) -> String {
    let Some(width) = screen.width else { return text.to_owned() };
    let lines = text.lines().map(|line| {
        let options = textwrap::Options::new(width)
            .subsequent_indent("  ")
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::fill(line, options)
    });
    lines.collect::<Vec<_>>().join("\n")
}
