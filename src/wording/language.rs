//! The languages, and which of them somebody asks for: by the name of a locale, by a header of a browser, or by a setting.

use serde::{Deserialize, Deserializer};
use unic_langid::LanguageIdentifier;

/// A language in which replies are worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// British English, which is said where nothing else is known.
    #[default]
    EnGb,
    /// Welsh.
    Cy,
}

/// Which language is asked for by the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Asked {
    /// That of whoever asks, as far as it is known.
    #[default]
    Auto,
    /// This one.
    Always(Language),
}

impl Language {
    /// Every language, with its file. A new one is a row here.
    pub const ALL: [Self; 2] = [Self::EnGb, Self::Cy];

    /// Its name as settings and pages have it (BCP 47).
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::EnGb => "en-GB",
            Self::Cy => "cy",
        }
    }

    /// Its messages, in Fluent's syntax.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::EnGb => include_str!("../../config/locales/en-GB.ftl"),
            Self::Cy => include_str!("../../config/locales/cy.ftl"),
        }
    }

    /// By which the rules for plurals are chosen.
    pub(super) fn identifier(self) -> Option<LanguageIdentifier> {
        self.id().parse().ok()
    }

    /// The language of a locale's name, such as "en-US", "cy" or "cy_GB.UTF-8"; `None` for one without a file.
    #[must_use]
    pub fn of_locale(name: &str) -> Option<Self> {
        let language = name.split(['-', '_', '.', '@']).next().unwrap_or_default().trim();
        let same = |known: &Self| known.id().split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(language));
        Self::ALL.into_iter().find(same)
    }

    /// The language that a browser likes best of those that there are, by its `Accept-Language`: the greatest weight, and of
    /// equal ones the first; `None` where it likes none of them.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let weight = parts.find_map(|part| part.strip_prefix("q=")?.trim().parse().ok()).unwrap_or(1.0_f32);
            let language = if name == "*" { Some(Self::default()) } else { Self::of_locale(name) };
            if let Some(language) = language.filter(|_| weight > best.map_or(0.0, |(best, _)| best)) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// Reads the name of a language in the settings.
    fn named(written: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.id() == written)
    }

    /// The names of all, as a list of what is expected.
    fn names() -> String {
        Self::ALL.map(|language| format!("\"{}\"", language.id())).join(" or ")
    }
}

impl Asked {
    /// The language, where whoever asks has this one, if any is known.
    #[must_use]
    pub fn for_one_of(self, own: Option<Language>) -> Language {
        match self {
            Self::Auto => own.unwrap_or_default(),
            Self::Always(language) => language,
        }
    }

    /// The same, where somebody can say it of themselves as well: a setting of the same place is stronger.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Auto { other } else { self }
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let wrong = || format!("`language` is \"{written}\"; expected {}", Self::names());
        Self::named(&written).ok_or_else(|| serde::de::Error::custom(wrong()))
    }
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        if written == "auto" {
            return Ok(Self::Auto);
        }
        let wrong = || format!("`language` is \"{written}\"; expected \"auto\", {}", Language::names());
        Language::named(&written).map(Self::Always).ok_or_else(|| serde::de::Error::custom(wrong()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_read_by_their_language() {
        for (name, language) in [
            ("en-US", Some(Language::EnGb)),
            ("en-GB", Some(Language::EnGb)),
            ("cy", Some(Language::Cy)),
            ("CY-gb", Some(Language::Cy)),
            ("cy_GB.UTF-8", Some(Language::Cy)),
            ("de", None),
            ("cyr", None),
            ("", None),
        ] {
            assert_eq!(Language::of_locale(name), language, "{name}");
        }
    }

    #[test]
    fn a_browser_gets_what_it_likes_best() {
        for (header, language) in [
            ("cy", Some(Language::Cy)),
            ("cy-GB, cy;q=0.9, en-GB;q=0.8, en;q=0.7", Some(Language::Cy)),
            ("en-GB,en;q=0.9,cy;q=0.8", Some(Language::EnGb)),
            ("en;q=0.5, cy;q=0.8", Some(Language::Cy)),
            ("de, cy; q=0.4, en;q=0.4", Some(Language::Cy)),
            ("de, *;q=0.1", Some(Language::EnGb)),
            ("cy;q=0, en;q=0.1", Some(Language::EnGb)),
            ("de", None),
            ("", None),
            ("cy;q=much", Some(Language::Cy)),
            (";;;,,q=1", None),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }

    #[test]
    fn settings_are_stronger_than_whoever_asks() {
        assert_eq!(Asked::Auto.for_one_of(None), Language::EnGb);
        assert_eq!(Asked::Auto.for_one_of(Some(Language::Cy)), Language::Cy);
        assert_eq!(Asked::Always(Language::EnGb).for_one_of(Some(Language::Cy)), Language::EnGb);
        assert_eq!(Asked::Auto.or(Asked::Always(Language::Cy)), Asked::Always(Language::Cy));
    }
}
