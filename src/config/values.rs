//! What the values of settings are: numbers with a range, addresses, servers. Each refuses what does not fit where it
//! stands, so that a fault is reported with its place.
//!
//! They are named at the settings: `#[serde(deserialize_with = "whole::<_, _, 1, 25>")]`.

use std::fmt;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::num::NonZeroU64;

use jiff::tz::TimeZone;
use reqwest::header::HeaderName;
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer, Unexpected, Visitor};

use crate::ledger::Address;

/// A whole number from `LEAST` to `MOST`.
pub(super) fn whole<'de, D, T, const LEAST: u64, const MOST: u64>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<u64>,
{
    deserializer.deserialize_u64(Whole::<T, LEAST, MOST>(PhantomData))
}

struct Whole<T, const LEAST: u64, const MOST: u64>(PhantomData<T>);

impl<T: TryFrom<u64>, const LEAST: u64, const MOST: u64> Visitor<'_> for Whole<T, LEAST, MOST> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from {LEAST} to {MOST}")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let fits = Some(number).filter(|number| (LEAST..=MOST).contains(number));
        fits.and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }
}

/// One of some words. What is not text at all is refused as if it were a wrong word, so that the fault lists the words.
pub(super) fn word<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Word(PhantomData))
}

struct Word<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word in quotes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::deserialize(text.into_deserializer())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

/// A share: 0 to 1.
pub(super) fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    deserializer.deserialize_f32(Number { most: 1.0 })
}

/// A weight among others: none, or up to a hundred times the usual.
pub(super) fn weight<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    deserializer.deserialize_f32(Number { most: 100.0 })
}

/// A number from 0, which neither nan nor inf is.
struct Number {
    most: f32,
}

impl Visitor<'_> for Number {
    type Value = f32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number from 0 to {}", self.most)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<f32, E> {
        let whole = u8::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))?;
        self.visit_f64(f64::from(whole))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f32, E> {
        if (0.0..=f64::from(self.most)).contains(&number) {
            return Ok(number as f32);
        }
        Err(E::invalid_value(Unexpected::Float(number), &self))
    }
}

/// The address of a service on the web, without a path's slash at the end.
pub(super) fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let expected = "an address such as https://discord.com";
    let text = String::deserialize(deserializer)?;
    let refused =
        |why: &dyn fmt::Display| D::Error::custom(format!("“{text}” is no address ({why}), expected {expected}"));
    let url = reqwest::Url::parse(&text).map_err(|error| refused(&error))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused(&"it begins with neither https:// nor http://"));
    }
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
        return Err(refused(&"there is more than a name and a path"));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// The address of a site, all of it ours; nothing where the text is empty.
pub(super) fn site<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let site = address(IntoDeserializer::<D::Error>::into_deserializer(text.trim()))?;
    let has_path = reqwest::Url::parse(&site).is_ok_and(|url| url.path() != "/");
    if has_path {
        return Err(D::Error::custom(format!(
            "“{text}” has a path, but pages are at the root; expected an address such as https://awards.example.org"
        )));
    }
    Ok(Some(site))
}

/// The name of a header; none where the text is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderSetting(pub Option<HeaderName>);

impl<'de> Deserialize<'de> for HeaderSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.trim().is_empty() {
            return Ok(Self(None));
        }
        let name = text.trim().parse().map(|name| Self(Some(name)));
        name.map_err(|_| {
            D::Error::custom(format!("“{text}” is no header's name, expected one such as X-Forwarded-For"))
        })
    }
}

/// Where requests are taken: an address and a port.
pub(super) fn listen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    let text = String::deserialize(deserializer)?;
    let expected =
        || D::Error::custom(format!("“{text}” is no address with a port, expected one such as 127.0.0.1:8080"));
    text.trim().parse().map_err(|_| expected())
}

/// Where a ledger is; nothing where the text is empty. The text, which may hold a password, is never told back.
pub(super) fn ledger<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Address>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.trim().parse().map(Some).map_err(D::Error::custom)
}

/// A time zone by its name.
pub(super) fn time_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeZone, D::Error> {
    let name = String::deserialize(deserializer)?;
    TimeZone::get(name.trim())
        .map_err(|_| D::Error::custom(format!("“{name}” is no time zone, expected a name such as Europe/London")))
}

/// Servers by their ids, as texts or numbers.
pub(super) fn servers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NonZeroU64>, D::Error> {
    Ok(Vec::<Server>::deserialize(deserializer)?.into_iter().map(|server| server.0).collect())
}

/// A server's id.
pub(super) struct Server(pub(super) NonZeroU64);

impl<'de> Deserialize<'de> for Server {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ServerVisitor)
    }
}

struct ServerVisitor;

impl Visitor<'_> for ServerVisitor {
    type Value = Server;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a server's id, which is a number such as \"1210000000000000002\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Server, E> {
        text.trim().parse().map(Server).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Server, E> {
        let id = u64::try_from(number).ok().and_then(NonZeroU64::new);
        id.map(Server).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }
}
