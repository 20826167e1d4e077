//! How many connections to Discord's gateway there are.

use std::fmt;
use std::num::NonZeroU32;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// How many connections to Discord's gateway there are: each carries a part of the servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shards {
    /// As many as Discord recommends at the start.
    Auto,
    /// So many.
    Count(NonZeroU32),
}

impl<'de> Deserialize<'de> for Shards {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShardsVisitor)
    }
}

struct ShardsVisitor;

impl Visitor<'_> for ShardsVisitor {
    type Value = Shards;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"auto\", or a number from 1 on")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shards, E> {
        match text.trim() {
            "auto" => Ok(Shards::Auto),
            number => number.parse().map(Shards::Count).map_err(|_| E::invalid_value(Unexpected::Str(text), &self)),
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Shards, E> {
        let count = u32::try_from(number).ok().and_then(NonZeroU32::new);
        count.map(Shards::Count).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }
}
