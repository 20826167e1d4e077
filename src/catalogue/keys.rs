//! Typed positions in the catalogue's lists: how its parts point at each other.

use crate::plain::plain_number;

/// Declares a typed position in one of the catalogue's lists.
macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize)]
        pub struct $name(pub(crate) u32);

        impl $name {
            pub(crate) fn new(position: usize) -> Self {
                Self(position as u32)
            }

            /// The position in the catalogue's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        plain_number!($name(u32));
    };
}

key!(
    /// Names a [`Collection`](super::Collection) of the catalogue.
    CollectionKey
);
key!(
    /// Names a [`Category`](super::Category) of the catalogue.
    CategoryKey
);
key!(
    /// Names an [`Organisation`](super::Organisation) of the catalogue.
    OrganisationKey
);
key!(
    /// Names a [`Topic`](super::Topic) of the catalogue.
    TopicKey
);
key!(
    /// Names an [`Entry`](super::Entry) of the catalogue.
    EntryKey
);
