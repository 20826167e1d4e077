//! The words of replies, commands and options, in each language that they are written in.
//!
//! All wording is in the Fluent files of `config/locales`, one a language, which are compiled in. The code says it by [`say!`]:
//! a message by its id, with its arguments by their names; a test of the suite holds every use against the files. English is the
//! first: what another language lacks is said in English.
//!
//! A new language is a file there and a row in [`Language::ALL`].

mod language;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

pub use language::{Asked, Language};

/// Words a message: `say!(library, "entries", number = 3)`. The first is whatever has a [`Wording`].
macro_rules! say {
    ($words:expr, $id:literal $(,)?) => {
        $words.wording().text($id, None)
    };
    ($words:expr, $id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $words.wording().text($id, Some(&$crate::wording::arguments([$((stringify!($name), ($value).into())),+])))
    };
}
pub(crate) use say;

/// The messages of one language.
pub struct Wording {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// English is read when it is first used, and so is each other.
static ENGLISH: LazyLock<Wording> = LazyLock::new(|| Wording::new(Language::EnGb));
static WELSH: LazyLock<Wording> = LazyLock::new(|| Wording::new(Language::Cy));

/// What was logged as missing or faulty: each message once.
static LOGGED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The arguments of a message.
pub(crate) fn arguments<'a, const N: usize>(given: [(&'static str, FluentValue<'a>); N]) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::with_capacity(N);
    for (name, value) in given {
        arguments.set(name, value);
    }
    arguments
}

impl Language {
    /// Its messages.
    #[must_use]
    pub fn wording(self) -> &'static Wording {
        match self {
            Self::EnGb => &ENGLISH,
            Self::Cy => &WELSH,
        }
    }
}

impl Wording {
    fn new(language: Language) -> Self {
        // A file that does not parse as a whole fails the tests; what can be read of it is used.
        let resource = FluentResource::try_new(language.file().to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(language.identifier().into_iter().collect());
        // Marks that isolate directions of writing are nothing that a terminal or Discord shows well, and all is left to right.
        bundle.set_use_isolating(false);
        let added = bundle.add_function("FIRST", |positional, _| first_sound(positional.first()));
        let added = added.and(bundle.add_function("LAST", |positional, _| last_word(positional.first())));
        if added.is_err() || bundle.add_resource(resource).is_err() {
            tracing::error!(language = language.id(), "messages of a language have the same name");
        }
        Self { language, bundle }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Itself, so that [`say!`] takes it as it takes a library.
    #[must_use]
    pub fn wording(&self) -> &Self {
        self
    }

    /// A message, or an attribute of one by "id.attribute": in English where this language lacks it, and its id where that
    /// lacks it as well.
    #[must_use]
    pub fn text(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        match self.format(id, arguments) {
            Ok(text) => text.into_owned(),
            Err(fault) => {
                let message = format!("{} {id}", self.language.id());
                if LOGGED.lock().unwrap_or_else(PoisonError::into_inner).insert(message) {
                    tracing::error!(language = self.language.id(), id, ?fault, "a message cannot be worded");
                }
                if self.language == Language::EnGb { id.to_owned() } else { ENGLISH.text(id, arguments) }
            }
        }
    }

    /// The same where somebody may rather know what is wrong with it.
    ///
    /// # Errors
    /// The message does not exist, or something that it needs is missing.
    pub fn format<'a>(
        &'a self,
        id: &str,
        arguments: Option<&FluentArgs<'_>>,
    ) -> Result<Cow<'a, str>, Vec<FluentError>> {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(message).ok_or_else(Vec::new)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
            None => message.value(),
        };
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern.ok_or_else(Vec::new)?, arguments, &mut faults);
        if faults.is_empty() { Ok(Cow::Owned(text.into_owned())) } else { Err(faults) }
    }
}

/// `FIRST`: whether a text begins with a "vowel" or another sound, by which Welsh chooses between "a" and "ac".
fn first_sound(text: Option<&FluentValue<'_>>) -> FluentValue<'static> {
    let first = match text {
        Some(FluentValue::String(text)) => text.chars().find(|c| c.is_alphanumeric()),
        _ => None,
    };
    let vowel = first.is_some_and(|c| "aeiouwyâêîôûŵŷáéíóúàèìòùäëïöü18".contains(c.to_ascii_lowercase()));
    if vowel { "vowel".into() } else { "other".into() }
}

/// `LAST`: the last word of a text, by which English chooses "the Team Award" but "Best Team".
fn last_word(text: Option<&FluentValue<'_>>) -> FluentValue<'static> {
    match text {
        Some(FluentValue::String(text)) if text.ends_with("Award") => "award".into(),
        _ => "other".into(),
    }
}
