//! Moments as an organiser writes them, in the show's time zone.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::refused::Refused;
use crate::reply::day::in_words;
use crate::wording::{Wording, say};

/// The moment that is written: a date and a time, or a time of today.
///
/// # Errors
/// The text is not a moment.
pub fn moment(text: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, Refused> {
    let text = text.trim();
    let wrong = || Refused::NoTime(text.to_owned());
    let today = zone.to_datetime(now).date();
    let local = read(text, today).ok_or_else(wrong)?;
    zone.to_timestamp(local).map_err(|_| wrong())
}

fn read(text: &str, today: Date) -> Option<DateTime> {
    let timed = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%d %B %Y %H:%M", "%d %b %Y %H:%M"];
    let whole = timed.iter().find_map(|format| DateTime::strptime(format, text).ok());
    let of_today = || ["%H:%M", "%H.%M"].iter().find_map(|format| Time::strptime(format, text).ok());
    whole.or_else(|| of_today().map(|time| today.to_datetime(time)))
}

/// A moment as people read it: "20 July 2022 19:30".
#[must_use]
pub fn long(wording: &Wording, moment: Timestamp, zone: &TimeZone) -> String {
    let day = in_words(wording, zone.to_datetime(moment).date());
    say!(wording, "moment", day = day, time = short(moment, zone))
}

/// The time of day: "19:30".
#[must_use]
pub fn short(moment: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(moment).strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn moments_are_of_the_shows_zone() {
        let zone = TimeZone::get("Europe/London").expect("it is known");
        let now: Timestamp = "2026-07-01T10:00:00Z".parse().expect("it is a moment");
        let read = |text: &str| moment(text, now, &zone).map(|moment| moment.to_string());
        assert_eq!(read("19:30").as_deref(), Ok("2026-07-01T18:30:00Z"));
        for text in ["2026-12-01 19:30", "2026-12-01T19:30", "01/12/2026 19:30", "1 December 2026 19:30"] {
            assert_eq!(read(text).as_deref(), Ok("2026-12-01T19:30:00Z"), "{text}");
        }
        for text in ["", "soon", "25:00", "2026-13-01 10:00", "2026-12-01"] {
            assert_eq!(read(text), Err(Refused::NoTime(text.to_owned())));
        }
        assert_eq!(long(Language::EnGb.wording(), now, &zone), "1 July 2026 11:00");
        assert_eq!(long(Language::Cy.wording(), now, &zone), "1 Gorffennaf 2026 11:00");
    }
}
