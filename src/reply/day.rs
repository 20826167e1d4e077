//! Days: a collection writes its ceremony's as a reader would ("20 July 2022"), and the tense of a sentence comes from it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Block;
use crate::catalogue::{Catalogue, CollectionKey};
use crate::library::Library;

/// When a ceremony is, as far as the day on which it is asked shows it.
enum When {
    /// It was.
    Past,
    /// It will be, today at the earliest.
    Future,
    /// The day does not read as one, or today is not known.
    Unknown,
}

/// A day as it is written in collections: "20 July 2022".
#[must_use]
pub fn date(written: &str) -> Option<Date> {
    Date::strptime("%d %B %Y", written).ok()
}

/// Its noon in universal time, in seconds since 1970: the same day on nearly every clock.
#[must_use]
pub fn noon(date: Date) -> i64 {
    TimeZone::UTC.to_timestamp(date.at(12, 0, 0, 0)).map_or(0, Timestamp::as_second)
}

/// That the winners of a collection are not known here, with the day, as one sentence: "The ceremony was on 20 July 2022; the
/// results are not in this catalogue."
pub(super) fn open(library: &Library, key: CollectionKey) -> String {
    let Some(ceremony) = &library.catalogue().collection(key).ceremony else {
        return "The results are not in this catalogue yet.".to_owned();
    };
    let day = &ceremony.date;
    match when(library, day) {
        When::Past => format!("The ceremony was on {day}; the results are not in this catalogue."),
        When::Future => format!("Winners will be announced on {day}."),
        When::Unknown => format!("The results are not in this catalogue; the ceremony’s date is {day}."),
    }
}

/// When and where a collection's winners are announced, as a sentence.
pub(super) fn ceremony(library: &Library, key: CollectionKey) -> String {
    let collection = library.catalogue().collection(key);
    let (day, place) = collection.ceremony.as_ref().map_or(("", ""), |day| (day.date.as_str(), day.place.as_str()));
    let is = match when(library, day) {
        When::Past => "was",
        When::Future => "will be",
        When::Unknown => "is",
    };
    format!("The ceremony of the {} {is} on {day} at {place}.", collection.name)
}

/// The day of a ceremony that a sentence above names, for screens that show it by the reader's own calendar.
pub(super) fn block(catalogue: &Catalogue, key: CollectionKey) -> Option<Block> {
    let day = date(&catalogue.collection(key).ceremony.as_ref()?.date)?;
    Some(Block::Day { label: "Ceremony", day })
}

/// Whether a collection's ceremony is over, as far as that can be seen.
pub(super) fn is_over(library: &Library, key: CollectionKey) -> bool {
    let ceremony = library.catalogue().collection(key).ceremony.as_ref();
    ceremony.is_some_and(|ceremony| matches!(when(library, &ceremony.date), When::Past))
}

fn when(library: &Library, written: &str) -> When {
    match (date(written), library.today()) {
        (Some(day), Some(today)) if day < today => When::Past,
        (Some(_), Some(_)) => When::Future,
        _ => When::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        let day = Date::constant(2022, 7, 20);
        assert_eq!(date("20 July 2022"), Some(day));
        assert_eq!(noon(day), 1_658_318_400);
        for wrong in ["", "July 2022", "31 February 2022", "20 July 2022 or later", "20. Juli 2022"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
