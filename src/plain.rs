//! Long lists of numbers as plain bytes: they are kept and read again for little more than copying costs, which takes a good
//! part of a start with a large catalogue. For fields: `#[serde(with = "crate::plain")]`.
//!
//! A list is written in pieces, so that nobody needs all its bytes beside it in memory.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq as _, Serializer};

/// What takes the same number of bytes, whatever its value is.
pub(crate) trait Plain: Copy {
    /// So many.
    const SIZE: usize;

    /// Adds them.
    fn put(self, bytes: &mut Vec<u8>);

    /// Reads them, if they mean anything.
    fn take(bytes: &[u8]) -> Option<Self>;

    /// Reads the bytes of several; whether all of them mean something.
    fn take_all(bytes: &[u8], list: &mut Vec<Self>) -> bool {
        let items = bytes.chunks_exact(Self::SIZE);
        let before = list.len() + items.len();
        let is_whole = items.remainder().is_empty();
        list.extend(items.map_while(Self::take));
        is_whole && list.len() == before
    }
}

/// Numbers are written with their lowest byte first. The name of a type that is a number may stand in its place.
macro_rules! plain_number {
    ($name:ident($number:ty)) => {
        $crate::plain::plain_number!($name, $number, $name, |name: $name| name.0);
    };
    ($number:ty) => {
        $crate::plain::plain_number!($number, $number, |number: $number| number, |number: $number| number);
    };
    ($name:ty, $number:ty, $made:expr, $number_of:expr) => {
        impl $crate::plain::Plain for $name {
            const SIZE: usize = size_of::<$number>();

            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&$number_of(self).to_le_bytes());
            }

            fn take(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(|bytes| $made(<$number>::from_le_bytes(bytes)))
            }

            fn take_all(bytes: &[u8], list: &mut Vec<Self>) -> bool {
                let (items, rest) = bytes.as_chunks();
                list.extend(items.iter().map(|bytes| $made(<$number>::from_le_bytes(*bytes))));
                rest.is_empty()
            }
        }
    };
}

pub(crate) use plain_number;

plain_number!(u8);
plain_number!(u16);
plain_number!(u32);
plain_number!(u64);
plain_number!(f32);

impl<A: Plain, B: Plain> Plain for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn take(bytes: &[u8]) -> Option<Self> {
        let (first, second) = bytes.split_at_checked(A::SIZE)?;
        Some((A::take(first)?, B::take(second)?))
    }
}

/// Bytes of a piece.
const PIECE: usize = 64 * 1024;

/// Some bytes of a list.
struct Piece<'a>(&'a [u8]);

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// Writes a list: how long it is, and its pieces.
pub(crate) fn serialize<T: Plain, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let pieces = list.chunks(PIECE / T::SIZE);
    let mut written = serializer.serialize_seq(Some(1 + pieces.len()))?;
    written.serialize_element(&(list.len() as u64))?;
    let mut bytes = Vec::with_capacity(PIECE);
    for piece in pieces {
        bytes.clear();
        for item in piece {
            item.put(&mut bytes);
        }
        written.serialize_element(&Piece(&bytes))?;
    }
    written.end()
}

/// Reads a list.
pub(crate) fn deserialize<'de, T: Plain, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(List(PhantomData))
}

struct List<T>(PhantomData<T>);

impl<'de, T: Plain> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a list of items of {} bytes", T::SIZE)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut pieces: A) -> Result<Vec<T>, A::Error> {
        let length: u64 = pieces.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let mut list = Vec::new();
        let room = usize::try_from(length).ok().and_then(|length| list.try_reserve_exact(length).ok());
        room.ok_or_else(|| A::Error::custom("a list that no memory has room for"))?;
        while pieces.next_element_seed(Next(&mut list))?.is_some() {}
        if list.len() as u64 == length { Ok(list) } else { Err(A::Error::invalid_length(list.len(), &self)) }
    }
}

/// The next piece of a list.
struct Next<'l, T>(&'l mut Vec<T>);

impl<'de, T: Plain> DeserializeSeed<'de> for Next<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_byte_buf(self)
    }
}

impl<T: Plain> Visitor<'_> for Next<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "items of {} bytes", T::SIZE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        let right = T::take_all(bytes, self.0);
        right.then_some(()).ok_or_else(|| E::custom("bytes that mean nothing"))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Lists {
        #[serde(with = "super")]
        pairs: Vec<(u32, f32)>,
        #[serde(with = "super")]
        none: Vec<u16>,
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let lists = Lists { pairs: vec![(7, 0.5), (u32::MAX, -1.0)], none: Vec::new() };
        let kept = postcard::to_allocvec(&lists).expect("it can be kept");
        assert_eq!(postcard::from_bytes::<Lists>(&kept), Ok(lists));
    }

    #[test]
    fn half_an_item_is_noticed() {
        let mut kept =
            postcard::to_allocvec(&Lists { pairs: vec![(7, 0.5)], none: Vec::new() }).expect("it can be kept");
        // One byte less of the pair.
        kept[0] -= 1;
        assert!(postcard::from_bytes::<Lists>(&kept).is_err());
    }
}
