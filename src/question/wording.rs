//! The words by which people ask: what gives a question its form, as against what it is about.
//!
//! All are lower case and as [`Search::words`](crate::search::Search::words) cuts them.

/// Words beside a name that say that it is a category or a section.
pub const CATEGORY_WORDS: &[&str] = &[
    "award", "awards", "category", "categories", "prize", "trophy", "section", "heading", "gong", "shortlist",
    "shortlists", "shortlisted", "nominees", "nominated", "finalist", "finalists", "winner", "winners", "won", "win",
    "title", "under", "crown",
];

/// Words behind part of a category's name: "the procurement trophy".
pub const AWARD_WORDS: &[&str] = &["award", "trophy", "prize", "category", "gong", "title"];

/// What people call a collection.
pub const COLLECTION_WORDS: &[&str] = &[
    "awards", "award", "collection", "report", "list", "shortlist", "document", "conference", "brochure", "case",
    "write", "digital", "page", "set",
];

/// What people call entries, in the plural.
pub const ENTRY_NOUNS: &[&str] = &[
    "entries", "projects", "studies", "schemes", "submissions", "nominations", "nominees", "contenders", "finalists",
    "winners", "articles", "pieces", "examples", "initiatives", "shortlistings", "programmes", "programs", "stories",
    "writeups", "ups", "bits", "reports", "items", "bids", "ones", "hopefuls", "candidates",
];

/// What people call those who enter, in the plural.
pub const ENTRANT_NOUNS: &[&str] = &[
    "councils", "authorities", "organisations", "organizations", "teams", "people", "boroughs", "counties",
    "individuals", "districts",
];

/// What people call one entry, or one of those who enter.
pub const SINGULAR_NOUNS: &[&str] = &[
    "entry", "project", "study", "scheme", "submission", "article", "piece", "example", "initiative", "council",
    "authority", "organisation", "organization", "team", "programme", "program", "case",
];

/// Words that ask for all there is.
pub const ALL_WORDS: &[&str] = &["all", "every", "everything", "list"];

/// Words that speak of winning.
pub const WINNING: &[&str] = &[
    "win", "wins", "won", "winner", "winners", "winning", "victorious", "victor", "trophy", "prize", "gong",
    "champion", "gold", "scooped", "scoop", "bagged", "landed", "crowned", "triumphed", "first", "took", "walked",
    "picked", "claimed",
];

/// Words that surely speak of an award.
pub const AWARDING: &[&str] = &[
    "award", "awards", "awarded", "prize", "prizes", "trophy", "category", "categories", "shortlist", "shortlisted",
    "shortlists", "shortlisting", "finalist", "finalists", "nominated", "nomination", "nominations", "nominee",
    "winner", "winners", "won", "win", "wins", "winning", "commended", "gong", "accolade", "honour", "recognition",
    "medal",
];

/// Words that only give a question its form: what is left of it is its theme.
pub const FORM_WORDS: &[&str] = &[
    // What entries and those who enter are called.
    "entry", "entries", "entered", "enter", "project", "projects", "case", "study", "studies", "scheme", "schemes",
    "submission", "submissions", "submitted", "article", "articles", "piece", "pieces", "example", "examples",
    "initiative", "initiatives", "write", "ups", "up", "writeups", "writeup", "bit", "bits", "ones", "item", "items",
    "stories", "story", "council", "councils", "authority", "authorities", "organisation", "organisations",
    "organization", "organizations", "candidates", "contenders", "hopefuls", "people", "names", "name", "individuals",
    // Awards and standings.
    "award", "awards", "category", "categories", "section", "sections", "heading", "prize", "trophy", "shortlist",
    "shortlists", "shortlisted", "shortlisting", "shortlistings", "finalist", "finalists", "nominated", "nomination",
    "nominations", "nominee", "nominees", "winner", "winners", "won", "win", "wins", "winning", "commended", "highly",
    "final", "standing", "stand", "stood", "running", "lost", "place",
    // Asking for all, for a number, for some.
    "all", "every", "everything", "anything", "list", "lists", "listed", "complete", "full", "whole", "total", "totals",
    "altogether", "overall", "count", "number", "numbers", "times", "often", "many", "much", "crop", "crops", "appear",
    "appears", "appeared", "feature", "features", "featured", "featuring", "include", "including", "includes",
    "included", "contain", "contains", "counted", "counting", "different", "separate", "joint",
    // Being about.
    "about", "related", "relating", "concerning", "involve", "involves", "involving", "mention", "mentions",
    "mentioned", "mentioning", "deal", "deals", "dealing", "cover", "covers", "covering", "focus", "focused", "based",
    "linked", "talk", "talks", "speak", "refer", "touch", "subject", "theme", "themed", "topic", "come", "came",
    "comes", "put", "forward", "work", "worked", "working", "made", "making", "say", "says", "said", "tell", "run",
    "ran", // Where from.
    "document", "report", "collection", "page", "book", "catalogue", "conference", "publication", "year", "years",
    "edition", "scheme's", // Setting apart.
    "marked", "missed", "received", "gained", "achieved", "recognised", "recognized", "reached", "earned", "held",
    "given", "considered", "chosen", "picked", "selected", "represented", "proposed", "brought", "sent", "did", "done",
    "took", "taken", "part", "parts", "out", "products", "product", "tagged", "labelled", "listed", "show", "showed",
    "pop", "pops", "short", "fell", "grouped", "beneath", "banner", "files", "filed", "puts", "attributable",
    "published", "jointly", "joint", "shared", "brochure", "awarded", "first", "crown", "crowned", "further", "spot",
    "spots", "schedule", "purpose", "require", "stuff", "lot", "winners", "contention", "reel", "total", "tally",
    "tot", "settle", "net", "everybody", "whoever", "handed", "shame", "far", "lineup", "under", "among", "amongst",
    "across", "intro", "introduction", "conclusion", "foreword", "competing", "compete", "competed", "contending",
    "fighting", "vying", "got", "kinds", "sort", "sorts", "types", "type", "provided", "supplied", "please",
    "available", "shown", "whatever", "fully", "entrants", "belong", "belongs", "sit", "sits", "fall", "falls", "need",
    "they", "named", "called", "prepared", "involved", "anywhere", "somewhere", "somehow", "together", "everyone",
    "not", "only", "just", "neither", "nor", "leaving", "out", "excluding", "except", "besides", "never", "no", "more",
    "than", "one", "several", "multiple", "least", "both", "two", "single", "either", "whether", "actually", "still",
    "own",
];

/// Words before a standing that shut it out: "not the winner", "leaving out the winner".
pub const SHUTTING_OUT: &[&str] = &[
    "not", "neither", "nor", "excluding", "except", "without", "minus", "ignoring", "never", "missed", "short", "lost",
    "failed", "no",
];
