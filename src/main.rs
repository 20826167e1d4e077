//! Arguments → settings → library → doorway → exit code.

use std::io;
use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::time::Duration;

use laureate::ceremony::known as ceremony_known;
use laureate::config::{self, Config, Environment};
use laureate::console::cli::{Action, Cli};
use laureate::console::output::{print_error, screen};
use laureate::console::progress::Progress;
use laureate::console::{
    ExitStatus, batch, card, ceremony, chat, check, cli, explain, export, new_award, once, reload, results, sheet,
    shell,
};
use laureate::discord::error::DiscordError;
use laureate::discord::gateway;
use laureate::library::scopes::Libraries;
use laureate::library::{Library, load, today};
use laureate::log;
use laureate::web::process::{self, WebError};
use mimalloc::MiMalloc;

/// The GNU library's own asks the kernel for each page that a thread needs, and the threads that read a kept library wait for
/// each other there: a fifth of a start. Large pages would be faster still, and twice the memory: `Cargo.toml` goes without. Its
/// third version keeps freed memory for a second, the second gives it back at once: a sixth less while a library is made.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How long the last word of the process may take to be written.
const LAST_WORD: Duration = Duration::from_secs(1);
/// What opening the library is called.
const READING: &str = "Reading the catalogue";

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(cli) => run(cli).unwrap_or_else(|error| ending_of(&*error)).into(),
        // Help and version are printed as well: clap knows where to, and which exit code.
        Err(error) => {
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

fn run(cli: Cli) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let environment = Environment::read();
    let config = Config::load(cli.config.as_deref(), &environment)?;
    // Until the end of the process: it writes the last lines when it is dropped.
    let _log = log::start(&config.log, environment.no_color())?;
    for unclaimed in config::unclaimed(&environment) {
        tracing::warn!("{unclaimed}");
    }
    let no_color = environment.no_color();
    let screen = move || screen(cli.width, no_color);
    // What answers once ends with the process, which need not take the library apart first.
    let open = || known(&config, cli.json).map(ManuallyDrop::new);
    Ok(match cli.action {
        Action::Check(wanted) => check::check(&config, &wanted)?,
        Action::Export(wanted) => {
            let catalogue = {
                let _progress = Progress::of(READING);
                load(&config)?
            };
            let language = config.reply.language.for_one_of(None);
            export::export(&catalogue, &results::public(&config, &catalogue)?, &wanted, language)?
        }
        Action::NewAward(wanted) => new_award::new_award(&config, &wanted, screen())?,
        Action::Results(wanted) => results::export(&config, &wanted)?,
        Action::Batch => batch::batch(&*open()?)?,
        Action::Card(wanted) => card::card(&*open()?, &wanted)?,
        Action::Sheet(wanted) => sheet::sheet(&config, &*open()?, &wanted)?,
        Action::Once(request) => once::once(&*open()?, &request, screen(), cli.json)?,
        Action::Explain(question) => explain::explain(&*open()?, &question, screen(), cli.json)?,
        Action::Ceremony(action) => ceremony::ceremony(&config, || opened(&config), &action, screen())?,
        Action::Commands => once::commands(&load(&config)?.statuses(), config.reply.language, screen(), cli.json)?,
        Action::Completions(shell) => shell::completions(shell)?,
        Action::Manual => shell::manual()?,
        Action::Reload => reload::reload(&config)?,
        Action::Discord { register_only } => discord(&config, &environment, register_only)?,
        Action::Serve { register } => serve(&config, &environment, register)?,
        Action::Default if environment.token()?.is_some() => discord(&config, &environment, false)?,
        Action::Default | Action::Chat => chat::chat(known(&config, cli.json)?, &config.console, screen)?,
    })
}

/// The library as the catalogue has it.
fn opened(config: &Config) -> Result<Library, Box<dyn std::error::Error>> {
    let _progress = Progress::of(READING);
    Ok(Library::open(config)?)
}

/// The library, with what the shows in the ledger revealed.
fn known(config: &Config, json: bool) -> Result<Library, Box<dyn std::error::Error>> {
    let _progress = Progress::unless(json, READING);
    let library = Library::open(config)?.on(today());
    let Ok(address) = config.ledger.address() else { return Ok(library) };
    if !address.exists() {
        return Ok(library);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(ceremony_known::library(library, &address))?)
}

fn discord(
    config: &Config,
    environment: &Environment,
    register_only: bool,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let opened = config.clone();
    let open = move || Libraries::of(Library::open_and_log(&opened)?, &opened);
    gateway::run(open, config, environment.token()?, register_only)?;
    Ok(ExitStatus::Done)
}

fn serve(config: &Config, environment: &Environment, register: bool) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let opened = config.clone();
    let open = move || Libraries::of(Library::open_and_log(&opened)?, &opened);
    let wanted = process::Wanted {
        token: environment.token()?,
        public_key: environment.public_key(),
        pages_key: environment.pages_key(),
        register,
    };
    process::run(open, config, &wanted)?;
    Ok(ExitStatus::Done)
}

/// Says why it cannot go on; that whoever read the output has closed it is not a failure.
fn ending_of(error: &(dyn std::error::Error + 'static)) -> ExitStatus {
    if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
        return ExitStatus::Done;
    }
    let message = error.to_string();
    // Standard error may be a pipe that nobody reads, where this would wait for ever.
    log::done_within(LAST_WORD, move || print_error(&message));
    // Discord out of reach is not a fault of the settings: another start may go well.
    let discord = error.downcast_ref::<DiscordError>().or_else(|| match error.downcast_ref::<WebError>() {
        Some(WebError::Discord(error)) => Some(error),
        _ => None,
    });
    match discord {
        Some(DiscordError::Discord { .. } | DiscordError::Ledger(_)) => ExitStatus::Nothing,
        _ => ExitStatus::Unusable,
    }
}
