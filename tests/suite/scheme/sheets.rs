//! A stranger's sheets, made up: sixty entries in the styles of usual exports. The columns are those of
//! <https://support.awardforce.com/hc/en-us/articles/4796151683983-Ultimate-guide-to-exports> and
//! <https://help.evessio.com/article/443-system-report-nominations>, and of a form's answers, which begin with a timestamp.

use std::fmt::Write as _;

use rust_xlsxwriter::{Format, Workbook};

/// What is made in each place: title, what it is, what came of it, and words by which somebody may remember it.
pub(super) const PROJECTS: [(&str, &str, &str, &str); 12] = [
    (
        "Repair Café",
        "Volunteers with soldering irons and sewing machines mend kettles, coats and bicycles in the library.",
        "They mended 412 things in a year.",
        "volunteers who mend kettles and coats",
    ),
    (
        "Canal Clean-up",
        "Anglers and pupils pull shopping trolleys and plastic out of the canal every Saturday.",
        "They took 9 tonnes of rubbish out of the water.",
        "shopping trolleys pulled out of the canal",
    ),
    (
        "Winter Soup",
        "A church cooks soup for anybody who is cold and hands it out from a converted horse box.",
        "It served 1,200 bowls in one winter.",
        "soup from a converted horse box",
    ),
    (
        "Seed Library",
        "A telephone box lends tomato and marigold seeds, and gardeners bring some of the next harvest back.",
        "It lent 300 packets in spring.",
        "telephone box that lends seeds",
    ),
    (
        "Night Buses",
        "Drivers of the last bus wait until the hospital's late shift has changed its shoes.",
        "Nurses save £40 a month on taxis.",
        "last bus that waits for nurses",
    ),
    (
        "Choir for Lungs",
        "People with asthma sing sea shanties together under the eye of a physiotherapist.",
        "Visits to the surgery fell by 18%.",
        "singing sea shanties with asthma",
    ),
    (
        "Hedgehog Highway",
        "Neighbours cut holes into their fences so that hedgehogs can wander from garden to garden.",
        "Children counted 57 hedgehogs at dusk.",
        "holes in fences for hedgehogs",
    ),
    (
        "Toy Hospital",
        "Retired engineers give broken teddy bears and trains a new life before Christmas.",
        "Some 640 toys found new homes.",
        "broken teddy bears before Christmas",
    ),
    (
        "Bench Stories",
        "Old people record memories that walkers hear when they sit down on a park bench.",
        "The bench has told 2,300 stories.",
        "park bench that tells memories",
    ),
    (
        "Flood Watch",
        "Sensors made of drainpipes warn the lower town when the river rises at night.",
        "Warnings come 45 minutes earlier.",
        "drainpipe sensors that warn of the river",
    ),
    (
        "Library of Tools",
        "Members borrow ladders, drills and pressure washers for a week in place of buying them.",
        "Members saved £15,000 in a year.",
        "borrow ladders and drills",
    ),
    (
        "Walking Maths",
        "Pupils learn fractions by pacing out the school's playground in all weathers.",
        "Results rose by 11% in two terms.",
        "fractions on the playground",
    ),
];

/// Where they are.
pub(super) const PLACES: [&str; 5] = ["Ashby", "Brockley", "Castleton", "Dunmore", "Elmstead"];
/// What they are entered for.
pub(super) const CATEGORIES: [&str; 6] = [
    "Green Project", "Good Neighbour", "Health and Happiness", "Learning for Life", "Small, but Mighty", "Bright Idea",
];

/// One of the sixty.
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) category: &'static str,
    pub(super) what: String,
    pub(super) came: &'static str,
    pub(super) asked: String,
}

pub(super) fn entries() -> Vec<Entry> {
    let each = PROJECTS.iter().enumerate().flat_map(|(at, project)| {
        PLACES.iter().enumerate().map(move |(place_at, place)| {
            let (title, what, came, asked) = project;
            Entry {
                title: format!("{place} {title}"),
                organisation: format!("{place} Trust"),
                category: CATEGORIES[(at + place_at) % CATEGORIES.len()],
                what: format!("{what} It began in {place} with two friends."),
                came,
                asked: format!("{asked} in {place}"),
            }
        })
    });
    each.collect()
}

/// A workbook of rows.
pub(super) fn workbook(sheets: &[(&str, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).expect("a name");
        for (number, row) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(number, column, cell).expect("a cell");
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// As Award Force exports entries.
pub(super) fn award_force() -> Vec<u8> {
    let mut rows = vec![row(&[
        "Slug", "Local ID", "Entry name", "Category", "Chapter", "Status", "Moderation", "Entrant", "Entrant email",
        "Created", "Submitted", "Organisation", "Describe your project", "What difference did it make?", "Tags",
    ])];
    for (number, entry) in entries().iter().enumerate() {
        let id = number.to_string();
        rows.push(row(&[
            "aBcDeF", &id, &entry.title, entry.category, "Default", "Submitted", "Approved", "A. Person",
            "a@b.example", "2026-01-03", "2026-01-09", &entry.organisation, &entry.what, entry.came, "",
        ]));
    }
    rows.push(row(&["x", "61", "Not finished", CATEGORIES[0], "Default", "In progress", "Undecided"]));
    workbook(&[("Entries", rows)])
}

/// As Evessio reports nominations: a title above the headings, and a category for the rows that it is merged over.
pub(super) fn evessio() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Nominations").expect("a name");
    sheet.write_string(0, 0, "Northside Community Awards 2026").expect("a cell");
    let headings = [
        "Transaction ID", "Status", "Item Status", "Nomination Code", "Nomination Name", "Original Category", "Date",
        "Nominator First Name", "Nominator Email", "Company name", "Tell us about the nomination",
    ];
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string(2, column, heading).expect("a cell");
    }
    let mut entries = entries();
    entries.sort_by_key(|entry| entry.category);
    let mut number = 3;
    for entries in entries.chunk_by(|one, other| one.category == other.category) {
        let last = number + u32::try_from(entries.len()).expect("few") - 1;
        sheet.merge_range(number, 5, last, 5, entries[0].category, &Format::new()).expect("a merged cell");
        for entry in entries {
            let text = format!("{}\n{}", entry.what, entry.came);
            let cells = ["T1", "Complete", "Submitted", "N1", &entry.title, "", "2026-02-01", "A.", "a@b.example"];
            let cells = cells.into_iter().chain([entry.organisation.as_str(), text.as_str()]);
            for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(number, column, cell).expect("a cell");
            }
            number += 1;
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// As a form's answers are downloaded.
pub(super) fn google_forms() -> Vec<u8> {
    let mut text = "Timestamp,Email Address,Your name,What is the name of your project?,Which organisation are you \
                    from?,Which category are you entering?,Tell us what you did,What difference did it make?\n"
        .to_owned();
    for entry in entries() {
        let Entry { title, organisation, category, what, came, .. } = entry;
        let _ = write!(
            text,
            "2026/02/03 10:11:12 AM GMT,a@b.example,A. Person,\"{title}\",{organisation},\"{category}\",\"{what}\n\nAnd more.\",\"{came}\"\n"
        );
    }
    text.into_bytes()
}

/// As people write a list, and Excel saves it: semicolons, and letters of Windows.
pub(super) fn plain_list() -> Vec<u8> {
    let mut text =
        "Northside Community Awards 2026;;;;\r\n;;;;\r\nProject;Organisation;Award;Result;What it is\r\n".to_owned();
    for entry in entries() {
        let Entry { title, organisation, category, what, came, .. } = entry;
        let _ = write!(text, "{title};{organisation};{category};Shortlisted;{what} {came}\r\n");
    }
    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
}
