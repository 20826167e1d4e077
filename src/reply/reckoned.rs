//! What was worked out of figures: the result, each figure that it was worked out of, and whose they are.

use super::phrases::{entry_line, everyday, join, parted};
use super::{Block, EntrySummary, Said};
use crate::answer::Reckoned;
use crate::catalogue::{EntryKey, Figure};
use crate::library::Library;
use crate::query::Operation;
use crate::wording::say;

/// From here on money is said in millions, where nothing is lost by that.
const MILLION: f64 = 1_000_000.0;

/// Smaller numbers are said with what is behind the point.
const EXACT: f64 = 1_000.0;

/// The result first.
pub(super) fn render(library: &Library, reckoned: &Reckoned, page: usize) -> Said {
    let of_one = reckoned.figures.windows(2).all(|two| two[0].0 == two[1].0);
    let terms: Vec<String> = reckoned.figures.iter().map(|figure| term(library, *figure, of_one)).collect();
    let result = result(library, reckoned);
    let (first, last) = (terms.first().cloned().unwrap_or_default(), terms.last().cloned().unwrap_or_default());
    let headline = match reckoned.operation {
        Operation::Sum => say!(library, "reckoned-sum", result = result, terms = join(library.wording(), &terms)),
        Operation::Difference if reckoned.result == 0.0 => {
            say!(library, "reckoned-equal", terms = join(library.wording(), &terms))
        }
        Operation::Difference => {
            say!(library, "reckoned-difference", first = first, second = last, result = result)
        }
        Operation::Product => say!(library, "reckoned-product", result = result, first = first, second = last),
        Operation::Ratio => say!(library, "reckoned-ratio", result = result, first = first, second = last),
        Operation::Change => {
            let more = if reckoned.result > 0.0 { "yes" } else { "no" };
            say!(library, "reckoned-change", result = result, first = first, second = last, more = more)
        }
        Operation::Part | Operation::OfWhole => {
            say!(library, "reckoned-part", result = result, first = first, second = last)
        }
        Operation::Rest => say!(library, "reckoned-rest", result = result, first = first, second = last),
        Operation::Whole => say!(library, "reckoned-whole", result = result, first = first, second = last),
    };
    let mut keys: Vec<EntryKey> = reckoned.figures.iter().map(|(entry, _)| *entry).collect();
    keys.dedup();
    let line = |(i, key): (usize, &EntryKey)| -> EntrySummary {
        entry_line(library, i + 1, *key, details(library, reckoned, *key))
    };
    let entries = Block::entries(library, &headline, keys.iter().enumerate().map(line), page);
    Said::sentence(headline, entries)
}

/// What of an entry's figures the headline does not say.
fn details(library: &Library, reckoned: &Reckoned, key: EntryKey) -> String {
    let of_one = reckoned.figures.iter().all(|(entry, _)| *entry == key);
    if of_one {
        return library.catalogue().collection_of(key).name.clone();
    }
    let own = reckoned.figures.iter().filter(|(entry, _)| *entry == key);
    let what: Vec<String> = own.map(|figure| stated(library, *figure)).collect();
    what.join("; ")
}

fn figure(library: &Library, (entry, at): (EntryKey, usize)) -> &Figure {
    &library.catalogue().entry(entry).figures[at]
}

/// "£54,918: saved a year by …".
fn stated(library: &Library, of: (EntryKey, usize)) -> String {
    let figure = figure(library, of);
    format!("{}: {}", figure.value, figure.what)
}

/// A figure with what tells it from the others: what it measures where all are one entry's, else whose it is.
fn term(library: &Library, of: (EntryKey, usize), of_one: bool) -> String {
    let catalogue = library.catalogue();
    let entry = catalogue.entry(of.0);
    let figure = figure(library, of);
    let what = match entry.organisations.first() {
        _ if of_one => figure.what.clone(),
        Some(key) => everyday(catalogue.organisation(*key)),
        None => entry.title.clone(),
    };
    say!(library, "reckoned-term", value = &figure.value, what = what)
}

/// The result with its unit, and whether a figure is an estimate.
fn result(library: &Library, reckoned: &Reckoned) -> String {
    let figures: Vec<&Figure> = reckoned.figures.iter().map(|of| figure(library, *of)).collect();
    let first = figures.first().map_or("", |figure| figure.unit.as_str());
    let same = figures.iter().all(|figure| figure.unit == first);
    let money = figures.iter().map(|figure| figure.unit.as_str()).find(|unit| sign(unit).is_some());
    let number = reckoned.result;
    let text = match reckoned.operation {
        Operation::Difference if same && first == "%" => say!(library, "reckoned-points", number = plain(number)),
        Operation::Sum | Operation::Difference if same => with_unit(number, first),
        Operation::Change | Operation::Part => format!("{}%", plain((number.abs() * 10.0).round() / 10.0)),
        Operation::Rest | Operation::OfWhole => {
            of_things(number, figures.last().map_or(first, |figure| figure.unit.as_str()))
        }
        Operation::Whole => of_things(number, first),
        // What is paid for each of several, or several times, is money.
        Operation::Ratio | Operation::Product if money.is_some() && !same => {
            with_unit(number, money.unwrap_or_default())
        }
        _ => plain(number),
    };
    // A share is rounded.
    let estimate = reckoned.operation == Operation::Whole || figures.iter().any(|figure| figure.bound.is_some());
    if estimate { say!(library, "reckoned-about", result = text) } else { text }
}

/// The sign of a currency.
fn sign(unit: &str) -> Option<char> {
    match unit {
        "GBP" => Some('£'),
        "USD" => Some('$'),
        "EUR" => Some('€'),
        _ => None,
    }
}

fn with_unit(number: f64, unit: &str) -> String {
    match sign(unit) {
        Some(sign) if number >= MILLION && (number / 10_000.0).fract() == 0.0 => {
            format!("{sign}{}m", plain(number / MILLION))
        }
        Some(sign) => format!("{sign}{}", plain(number)),
        None if unit == "%" => format!("{}%", plain(number)),
        None => format!("{} {unit}", plain(number)),
    }
}

/// So many things, or so much money: half a thing is none.
fn of_things(number: f64, unit: &str) -> String {
    with_unit(if sign(unit).is_some() { number } else { number.round() }, unit)
}

/// A number with commas between thousands; small ones with what is behind the point.
fn plain(number: f64) -> String {
    let rounded = if number.abs() < EXACT { (number * 100.0).round() / 100.0 } else { number.round() };
    let whole = parted(&format!("{:.0}", rounded.trunc().abs()));
    let behind = format!("{:.2}", rounded.fract().abs());
    let behind = behind.trim_start_matches('0').trim_end_matches('0').trim_end_matches('.');
    format!("{}{whole}{behind}", if rounded < 0.0 { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let money = |number: f64| with_unit(number, "GBP");
        assert_eq!([10_000_000.0, 1_450_000.0, 303.0].map(money), ["£10m", "£1.45m", "£303"]);
        assert_eq!([1_234_567.0, 675_000.0].map(money), ["£1,234,567", "£675,000"]);
        assert_eq!([15_626.4, 9.0, 230.506, 0.333, 100.0].map(plain), ["15,626", "9", "230.51", "0.33", "100"]);
        assert_eq!(with_unit(19.0, "letters"), "19 letters");
        assert_eq!(with_unit(12.5, "%"), "12.5%");
    }
}
