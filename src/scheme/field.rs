//! What a column of an organisers' sheet can hold, and the headings by which it is known.
//!
//! The headings are those of usual exports: Award Force's of entries
//! (<https://support.awardforce.com/hc/en-us/articles/4796151683983-Ultimate-guide-to-exports>), Evessio's of nominations
//! (<https://help.evessio.com/article/443-system-report-nominations>), a form's questions, and what people write themselves.

use crate::catalogue::Status;
use crate::sheet::plain;

use super::standing;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name of the entry.
    Title,
    /// Who entered it.
    Organisation,
    /// What it is entered for.
    Category,
    /// How far it got.
    Standing,
    /// What it is, in one text that may be shown.
    Summary,
    /// What is stated about it: sentences.
    Text,
    /// Its subjects.
    Topics,
    /// Who worked on it too.
    Partners,
    /// Who sold or built something for it.
    Suppliers,
    /// Who gave money.
    Funders,
    /// Persons who are named.
    People,
    /// Who judged the category.
    Judges,
    /// Who sponsors the category.
    Sponsor,
    /// Where more can be read.
    Url,
    /// The year of the award.
    Year,
    /// The name of the award.
    Award,
    /// Who runs the award.
    Organiser,
    /// The region of the organisation.
    Region,
    /// What sort of organisation it is.
    Kind,
    /// Other names of the entry.
    Aliases,
    /// Nothing that is read.
    Nothing,
}

impl Field {
    /// Every field, in the order in which they are listed.
    pub const ALL: [Self; 21] = [
        Self::Title,
        Self::Organisation,
        Self::Category,
        Self::Standing,
        Self::Summary,
        Self::Text,
        Self::Topics,
        Self::Partners,
        Self::Suppliers,
        Self::Funders,
        Self::People,
        Self::Judges,
        Self::Sponsor,
        Self::Url,
        Self::Year,
        Self::Award,
        Self::Organiser,
        Self::Region,
        Self::Kind,
        Self::Aliases,
        Self::Nothing,
    ];

    /// What it is called in `--map`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Organisation => "organisation",
            Self::Category => "category",
            Self::Standing => "standing",
            Self::Summary => "summary",
            Self::Text => "text",
            Self::Topics => "topics",
            Self::Partners => "partners",
            Self::Suppliers => "suppliers",
            Self::Funders => "funders",
            Self::People => "people",
            Self::Judges => "judges",
            Self::Sponsor => "sponsor",
            Self::Url => "url",
            Self::Year => "year",
            Self::Award => "award",
            Self::Organiser => "organiser",
            Self::Region => "region",
            Self::Kind => "kind",
            Self::Aliases => "aliases",
            Self::Nothing => "nothing",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// Whether only one column of a sheet can hold it.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Category
                | Self::Summary
                | Self::Year
                | Self::Award
                | Self::Organiser
                | Self::Region
                | Self::Kind
        )
    }
}

/// How a heading is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It is the name of a field, the surer the lower the number.
    Named(Field, usize),
    /// It asks for a field in more words.
    Asked(Field),
    /// It stands above what is nobody's business: addresses, scores, dates of the system.
    Private,
    /// It tells nothing.
    Unknown,
}

/// The names of fields, the most telling first.
const NAMES: [(Field, &[&str]); 20] = [
    (
        Field::Title,
        &[
            "title", "entry title", "entry name", "project title", "project name", "nomination title",
            "nomination name", "submission title", "submission name", "application title", "name of project",
            "name of entry", "award entry", "campaign name", "initiative", "project", "nominee", "nominee name",
            "finalist", "entry", "shortlisted entry", "name",
        ],
    ),
    (
        Field::Organisation,
        &[
            "organisation", "organization", "organisations", "organizations", "organisation name", "organization name",
            "company", "company name", "entrant organisation", "entrant company", "entrant organization",
            "lead organisation", "council", "local authority", "school", "charity", "employer", "institution", "team",
            "entered by",
        ],
    ),
    (
        Field::Category,
        &[
            "category", "category name", "award category", "categories", "categories entered", "category entered",
            "original category", "current category", "award name", "prize",
        ],
    ),
    (
        Field::Standing,
        &[
            "standing", "result", "results", "outcome", "status", "entry status", "item status", "award status",
            "moderation", "moderation status", "judging status", "place", "placing", "position", "stage",
            "recognition",
        ],
    ),
    (
        Field::Summary,
        &[
            "summary", "short summary", "entry summary", "project summary", "short description", "synopsis",
            "executive summary", "abstract", "elevator pitch", "blurb", "in a nutshell", "public summary",
        ],
    ),
    (
        Field::Text,
        &[
            "text", "description", "entry text", "details", "story", "supporting statement", "statement", "about",
            "submission", "facts", "impact", "results achieved", "outcomes", "objectives", "challenge", "solution",
            "innovation", "background", "achievements", "why should it win", "notes for website",
        ],
    ),
    (Field::Topics, &["topics", "topic", "themes", "theme", "tags", "keywords", "subject", "subjects"]),
    (
        Field::Partners,
        &["partners", "partner", "partner organisations", "partner organisation", "delivery partners", "collaborators"],
    ),
    (Field::Suppliers, &["suppliers", "supplier", "agency", "contractor", "technology supplier"]),
    (Field::Funders, &["funders", "funder", "funding body", "funded by"]),
    (
        Field::People,
        &["people", "team members", "project lead", "team lead", "credits", "project team", "named people", "led by"],
    ),
    (Field::Judges, &["judges", "judge", "judged by", "judging panel", "panel", "jury"]),
    (Field::Sponsor, &["sponsor", "category sponsor", "sponsored by", "award sponsor"]),
    (Field::Url, &["url", "website", "web address", "link", "project url", "project website", "website url", "video"]),
    (Field::Year, &["year", "award year", "season", "edition"]),
    (Field::Award, &["award", "awards", "scheme", "programme", "program", "award scheme", "event", "collection"]),
    (Field::Organiser, &["organiser", "organizer", "awarding body", "run by"]),
    (Field::Region, &["region", "nation", "country", "county"]),
    (Field::Kind, &["organisation type", "organization type", "type of organisation", "company type", "kind"]),
    (Field::Aliases, &["aliases", "also known as", "other names"]),
];

/// Words by which a heading says that what stands below is nobody's business, or of no use to anybody who asks.
const PRIVATE: [&str; 52] = [
    "email", "e mail", "phone", "telephone", "mobile", "postcode", "zip", "postal", "address", "score", "scores",
    "password", "ip", "contact", "nominator", "nominated by", "entrant name", "entrant", "first name", "last name",
    "surname", "your name", "job title", "invoice", "payment", "paid", "price", "fee", "transaction", "vat",
    "timestamp", "created", "updated", "submitted", "consent", "gdpr", "privacy", "terms", "upload", "attachment",
    "attachments", "file", "files", "comment", "comments", "feedback", "notes", "birth", "gender", "ethnicity", "slug",
    "code",
];

/// What a heading that is a question asks for, by words that it has.
const QUESTIONS: [(Field, &[&[&str]]); 10] = [
    (
        Field::Title,
        &[
            &["name", "project"],
            &["name", "entry"],
            &["title", "project"],
            &["title", "entry"],
            &["name", "nomination"],
            &["what", "called"],
            &["name", "nominee"],
            &["who", "nominating"],
        ],
    ),
    (Field::Category, &[&["which", "category"], &["what", "category"], &["which", "categories"], &["which", "award"]]),
    (
        Field::Organisation,
        &[&["which", "organisation"], &["name", "organisation"], &["which", "council"], &["name", "company"]],
    ),
    (Field::Partners, &[&["who", "worked", "with"], &["which", "partners"], &["who", "partners"]]),
    (Field::Summary, &[&["summarise"], &["summarize"], &["in", "100", "words"], &["in", "50", "words"]]),
    (Field::Url, &[&["where", "read", "more"], &["link", "to"]]),
    (
        Field::Text,
        &[
            &["tell", "us"],
            &["describe"],
            &["what", "difference"],
            &["what", "did"],
            &["why", "should"],
            &["how", "did"],
            &["what", "results"],
        ],
    ),
    (Field::People, &[&["who", "led"], &["who", "team"]]),
    (Field::Kind, &[&["what", "type", "organisation"], &["what", "kind", "organisation"]]),
    (Field::Region, &[&["which", "region"], &["where", "based"]]),
];

/// What a heading means.
pub(super) fn known(heading: &str) -> Known {
    let heading = plain(heading);
    let named = NAMES.iter().find_map(|(field, names)| {
        names.iter().position(|name| *name == heading).map(|strength| Known::Named(*field, strength))
    });
    // "Shortlisted?" with yes and no below it.
    let named = named.or_else(|| flag(&heading).map(|_| Known::Named(Field::Standing, 0)));
    if let Some(named) = named {
        return named;
    }
    let words: Vec<&str> = heading.split(' ').collect();
    let says = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|window| window == phrase)
    };
    let is_web = says("web address");
    if !is_web && PRIVATE.iter().any(|word| says(word)) {
        return Known::Private;
    }
    let asks = |all: &[&str]| all.iter().all(|word| words.contains(word));
    let asked = QUESTIONS.iter().find(|(_, questions)| questions.iter().any(|question| asks(question)));
    asked.map_or(Known::Unknown, |(field, _)| Known::Asked(*field))
}

/// The standing that a heading itself names: those who have yes below it have it.
pub(super) fn flag(heading: &str) -> Option<Status> {
    match standing::of(heading) {
        Some(standing::Standing::Is(status)) if status != Status::Nominated => Some(status),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_headings_are_known() {
        for (heading, field) in [
            ("Entry name", Field::Title),
            ("Nomination Name", Field::Title),
            ("What is the name of your project?", Field::Title),
            ("Original Category", Field::Category),
            ("Which category are you entering?", Field::Category),
            ("Company name", Field::Organisation),
            ("Item Status", Field::Standing),
            ("Highly commended", Field::Standing),
            ("Tell us what you did", Field::Text),
            ("Web address", Field::Url),
        ] {
            let is = matches!(known(heading), Known::Named(known, _) | Known::Asked(known) if known == field);
            assert!(is, "{heading}: {:?}", known(heading));
        }
    }

    #[test]
    fn what_is_nobodys_business_is_left_out() {
        for heading in [
            "Email address", "Nominator first name", "Timestamp", "Your name", "Judges' comments", "Total score",
            "Entrant", "Contact phone number",
        ] {
            assert_eq!(known(heading), Known::Private, "{heading}");
        }
        assert_eq!(known("Favourite colour"), Known::Unknown);
    }

    #[test]
    fn every_field_has_an_id_of_its_own() {
        for field in Field::ALL {
            assert_eq!(Field::of_id(field.id()), Some(field));
        }
        assert_eq!(Field::of_id("titel"), None);
    }
}
