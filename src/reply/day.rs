//! Days: a collection writes its ceremony's as a reader would ("20 July 2022"), and the tense of a sentence comes from it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Block;
use super::phrases::capital;
use crate::catalogue::{CategoryKey, CollectionKey};
use crate::library::Library;
use crate::wording::{Wording, say};

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
    if library.programme().run(key).is_some() {
        let (done, all) = library.results().progress(library.catalogue(), key);
        return say!(library, "open-running", done = done, all = all);
    }
    let Some(ceremony) = &library.catalogue().collection(key).ceremony else {
        return say!(library, "open-undated");
    };
    let day = &ceremony.date;
    say!(library, "open", when = when(library, day).id(), day = written(library, day))
}

/// How far the show of an award is: "3 of 22 categories announced".
pub(crate) fn progress(library: &Library, key: CollectionKey) -> String {
    let (done, all) = library.results().progress(library.catalogue(), key);
    say!(library, "progress", done = done, all = all)
}

/// When a category was announced, in the zone of its show: "announced 21:14", with the day where that is not today; `None`
/// where nobody wrote it down.
pub(crate) fn announced(library: &Library, category: CategoryKey) -> Option<String> {
    let moment = library.results().announced_at(category)?;
    Some(say!(library, "announced", time = clock(library, moment)))
}

/// What a running show adds to a standing: when it was announced, or that it was not yet.
pub(super) fn told(library: &Library, category: CategoryKey) -> Option<String> {
    let award = library.catalogue().category(category).collection;
    let open = library.results().is_open(category) && library.programme().run(award).is_some();
    announced(library, category).or_else(|| open.then(|| say!(library, "not-announced-yet")))
}

/// The same as a sentence behind another: " Announced 21:14."
pub(super) fn told_sentence(library: &Library, category: CategoryKey) -> String {
    announced(library, category).map_or_else(String::new, |told| format!(" {}.", capital(&told)))
}

/// A moment in the zone of the shows: "21:14", or "20 July 2022, 21:14" where the day is another than today.
pub(crate) fn clock(library: &Library, moment: Timestamp) -> String {
    let local = library.programme().local(moment);
    let today = library.today().is_none_or(|today| today == local.date());
    let time = local.strftime("%H:%M").to_string();
    if today {
        time
    } else {
        say!(library, "day-and-time", day = in_words(library.wording(), local.date()), time = time)
    }
}

/// The moment at which a category was announced, for screens that show it by the reader's own clock.
pub(super) fn announced_block(library: &Library, category: CategoryKey) -> Option<Block> {
    let at = library.results().announced_at(category)?;
    Some(Block::Moment { label: say!(library, "announced-label"), at })
}

/// When and where a collection's winners are announced, as a sentence.
pub(super) fn ceremony(library: &Library, key: CollectionKey) -> String {
    let collection = library.catalogue().collection(key);
    let (day, place) = collection.ceremony.as_ref().map_or(("", ""), |day| (day.date.as_str(), day.place.as_str()));
    let (when, day) = (when(library, day).id(), written(library, day));
    say!(library, "ceremony", award = &collection.name, when = when, day = day, place = place)
}

/// The day of a ceremony that a sentence above names, for screens that show it by the reader's own calendar.
pub(super) fn block(library: &Library, key: CollectionKey) -> Option<Block> {
    let day = date(&library.catalogue().collection(key).ceremony.as_ref()?.date)?;
    Some(Block::Day { label: say!(library, "ceremony-label"), day })
}

/// Whether a collection's ceremony is over, as far as that can be seen.
pub(super) fn is_over(library: &Library, key: CollectionKey) -> bool {
    let ceremony = library.catalogue().collection(key).ceremony.as_ref();
    ceremony.is_some_and(|ceremony| matches!(when(library, &ceremony.date), When::Past))
}

impl When {
    /// What it is called in messages.
    fn id(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Future => "future",
            Self::Unknown => "unknown",
        }
    }
}

/// A day in words: "20 July 2022".
pub(crate) fn in_words(wording: &Wording, day: Date) -> String {
    let month = say!(wording, "month", month = i64::from(day.month()));
    // A year is a name and no number, of which only the value counts.
    say!(wording, "day", day = i64::from(day.day()), month = month, year = day.year().to_string())
}

/// A day as it is written in collections, in the words of the language; as it is where it does not read as a day.
pub(crate) fn written(library: &Library, written: &str) -> String {
    date(written).map_or_else(|| written.to_owned(), |day| in_words(library.wording(), day))
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
