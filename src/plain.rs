//! Long lists of numbers as plain bytes: they are kept and read again for little more than copying costs, which takes a good
//! part of a start with a large catalogue. For fields: `#[serde(with = "crate::plain")]`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

/// What takes the same number of bytes, whatever its value is.
pub(crate) trait Plain: Copy {
    /// So many.
    const SIZE: usize;

    /// Adds them.
    fn put(self, bytes: &mut Vec<u8>);

    /// Reads them, if they mean anything.
    fn take(bytes: &[u8]) -> Option<Self>;
}

/// Numbers are written with their lowest byte first.
macro_rules! number {
    ($($number:ty),*) => {
        $(
            impl Plain for $number {
                const SIZE: usize = size_of::<$number>();

                fn put(self, bytes: &mut Vec<u8>) {
                    bytes.extend_from_slice(&self.to_le_bytes());
                }

                fn take(bytes: &[u8]) -> Option<Self> {
                    bytes.try_into().ok().map(Self::from_le_bytes)
                }
            }
        )*
    };
}

number!(u8, u16, u32, u64, f32);

/// The same for what is a number by another name.
macro_rules! plain_number {
    ($name:ident($number:ty)) => {
        impl $crate::plain::Plain for $name {
            const SIZE: usize = <$number as $crate::plain::Plain>::SIZE;

            fn put(self, bytes: &mut Vec<u8>) {
                $crate::plain::Plain::put(self.0, bytes);
            }

            fn take(bytes: &[u8]) -> Option<Self> {
                <$number as $crate::plain::Plain>::take(bytes).map(Self)
            }
        }
    };
}

pub(crate) use plain_number;

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

/// Writes a list.
pub(crate) fn serialize<T: Plain, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(list.len() * T::SIZE);
    for item in list {
        item.put(&mut bytes);
    }
    serializer.serialize_bytes(&bytes)
}

/// Reads a list.
pub(crate) fn deserialize<'de, T: Plain, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(List(PhantomData))
}

struct List<T>(PhantomData<T>);

impl<T: Plain> Visitor<'_> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a list of items of {} bytes", T::SIZE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        let items = bytes.chunks_exact(T::SIZE);
        if !items.remainder().is_empty() {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(T::take(item).ok_or_else(|| E::custom("bytes that mean nothing"))?);
        }
        Ok(list)
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
