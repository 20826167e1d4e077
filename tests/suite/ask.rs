//! Questions understood: one test a kind of question, and what holds for all of them.

use laureate::answer::{Answer, Card, Outcome, Refusal, answer, explain};
use laureate::catalogue::figures::figures;
use laureate::query::{Group, Grouping, Shape};
use laureate::read::Unasked;
use laureate::request::Request;

use crate::harness::{first, ids, library, shown};

/// Wide enough that no sentence is broken.
const WIDE: usize = 100_000;

fn ask(question: &str) -> Answer {
    answer(library(), &Request::ask(question))
}

fn ask_after(before: &str, question: &str) -> Answer {
    let request = Request::Ask { question: question.to_owned(), before: vec![before.into()], page: 1 };
    answer(library(), &request)
}

/// The first line of a reply.
fn headline(answer: &Answer) -> String {
    shown(answer, WIDE).lines().next().unwrap_or_default().to_owned()
}

#[track_caller]
fn says(question: &str, part: &str) {
    let answer = ask(question);
    let headline = headline(&answer);
    assert!(answer.answered() && headline.contains(part), "{question}: {headline}");
}

#[track_caller]
fn refuses(question: &str) {
    let answer = ask(question);
    assert!(!answer.answered(), "{question}: {}", headline(&answer));
    // What was not found is not said to be nowhere.
    let opens = ["I did not find ", "No entry "].iter().any(|start| headline(&answer).starts_with(start));
    assert!(opens, "{question}: {}", headline(&answer));
}

#[track_caller]
fn lists(question: &str, wanted: &[&str]) {
    let mut found = ids(&ask(question));
    let mut wanted = wanted.to_vec();
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted, "{question}");
}

#[test]
fn a_winner_is_named() {
    says("who won the most creative video award?", "TED Project Team");
    says("whose name is on the video trophy", "TED Project Team");
    says("which project took the iStandUK award in 2018?", "North Yorkshire Connect");
}

#[test]
fn whether_an_entry_won_is_told_with_who_did() {
    says("did the smart parking project in Harrogate win its category?", "No, it did not win");
    says("did the smart parking project in Harrogate win its category?", "Restorative Practice");
    says("did the simulated phishing exercise win anything?", "Yes:");
    says("did Betty the vaccination bus win?", "Not known here: Telford & Wrekin Council was shortlisted");
}

#[test]
fn results_that_are_pending_are_not_made_up() {
    let answer = ask("who won council of the year 2022?");
    let said = "5 entries were shortlisted for Council of the Year at the LGC Awards 2022.\nThe ceremony was on 20 July 2022; \
                the results are not in this catalogue.\n";
    assert!(shown(&answer, WIDE).starts_with(said), "{}", shown(&answer, WIDE));
    assert_eq!(answer.entries().len(), 5);
}

#[test]
fn lists_are_complete() {
    lists("everything Lancaster entered for iNetwork 2018", &["lancaster-electronic-id-for-citizens"]);
    lists(
        "which iNetwork entries were in more than one category?",
        &[
            "bradford-ele-brighter-cleaner-future",
            "plus-dane-ted-project-team",
            "trafford-cctv-transformation-programme",
        ],
    );
    lists(
        "finalists, not the winner, of Transforming and Innovating Public Services",
        &["cheshire-west-streetscene-transformation", "plus-dane-ted-project-team", "wigan-deal-for-your-street"],
    );
    lists(
        "what entries are there from the Channel Islands?",
        &["guernsey-health-and-care-transformation", "jersey-libertybus-profit-share"],
    );
}

#[test]
fn a_count_is_one_sentence() {
    for (question, start) in [
        ("how many winners were there at the iNetwork awards 2018?", "7 entries won"),
        ("how many entries are in Climate Response?", "9 entries"),
        ("how many articles are in the Share Leeds report?", "9 entries"),
        ("in how many categories is South Gloucestershire's UMBRELLA shortlisted?", "4 categories"),
        ("how many nominations did Wigan have in 2018?", "Wigan Council has 2 nominations"),
    ] {
        let headline = headline(&ask(question));
        assert!(headline.starts_with(start), "{question}: {headline}");
    }
}

#[test]
fn a_count_over_collections_is_told_by_collection() {
    says("how many entries did Wigan have?", "2 in iNetwork Innovation Awards 2018");
}

#[test]
fn a_figure_stands_in_the_first_sentence() {
    says("how much does Trafford save a year on CCTV?", "£54,918");
    says("what % of Leeds councillors liked the rewards scheme?", "77%");
    says("how many parking sensors did North Yorkshire put in, by the LGA's best practice list?", "2,200");
}

#[test]
fn another_figure_is_never_dressed_up_as_the_answer() {
    refuses("how much did the Tameside App cost?");
    refuses("what percentage of Calderdale staff clicked on the fake phishing link?");
    refuses("how much does one cobot cost in Hampshire?");
}

#[test]
fn what_there_is_not_is_refused() {
    refuses("who won the blockchain award?");
    refuses("who won the Digital Inclusion Award at iNetwork 2018?");
    refuses("what did Cornwall enter for iNetwork?");
    refuses("what did Swindon enter for the LGC Awards?");
    refuses("what is Becky the rising star's surname?");
    refuses("who won council of the year in 2019?");
    refuses("which councils were shortlisted for Best Library Service at the LGC Awards 2022?");
}

#[test]
fn a_refusal_says_what_the_nearest_entry_lacks() {
    let answer = ask("how much did the Tameside App cost?");
    assert_eq!(headline(&answer), "I did not find exactly that figure in “Tameside App”.");
    assert_eq!(first(&answer), "tameside-app");
}

#[test]
fn names_are_told() {
    says("who provides the electronic ID that Lancaster uses?", "Verisec");
    says("who sponsors Digital Impact?", "Agilisys");
    says("whose money is behind the Climate Response category?", "Liberty Charge");
    says("what is Mark's surname, who presented Stockport's digital work in adult social care?", "Mark Fitton");
}

#[test]
fn partners_are_named() {
    says("who were the partners in the Trafford CCTV programme?", "Salford City Council");
    says("who supplied the cameras in the Trafford CCTV programme?", "Synectics");
    let after = ask_after("how much did Trafford save on CCTV?", "who were the partners?");
    assert!(headline(&after).contains("Salford"), "{}", headline(&after));
}

#[test]
fn when_and_where_are_facts_of_the_collection() {
    says("when are the LGC winners revealed?", "20 July 2022");
    says("where is the LGC ceremony?", "Grosvenor House");
    says("who was digital council of the year at the Digital Leaders 100 awards in 2019?", "Leeds City Council");
    refuses("where was the iNetwork awards ceremony held?");
}

#[test]
fn others_like_one_are_told_with_reasons() {
    let answer = ask("anything like the Harrogate parking project?");
    assert!(matches!(answer.outcome, Outcome::Similar { .. }));
    assert_eq!(first(&answer), "north-yorkshire-smart-parking");
}

#[test]
fn organisations_stand_side_by_side() {
    let answer = ask("Wigan and Bradford in 2018");
    assert_eq!(
        headline(&answer),
        "Wigan Council: 2 entries (1 finalist, 1 nominated); Bradford Council: 1 entry (1 winner, 1 nominated)."
    );
}

#[test]
fn greetings_and_explanations_are_passed_over() {
    says(
        "Hiya! Sorry to bother you, we've a quiz on Friday. How many winners were there at iNetwork 2018?",
        "7 entries won",
    );
    says("evening, could you kindly tell me who won the most creative video award", "TED Project Team");
}

#[test]
fn a_follow_up_is_understood_from_the_question_before() {
    let after = |before: &str, question: &str| headline(&ask_after(before, question));
    assert!(after("who won the partner excellence award?", "and most creative video?").contains("TED Project Team"));
    assert!(
        after("how many entries did Wigan have in iNetwork 2018?", "what about Bradford?")
            .starts_with("Bradford Council has 1 entry")
    );
    assert!(
        after("how many entries did Wigan have in iNetwork 2018?", "and in LGC 2022?")
            .starts_with("Wigan Council has 3 entries")
    );
    assert!(after("tell me about the Tameside App", "did it win?").starts_with("No, it did not win"));
    let else_where = ask_after("who steers drivers to an empty parking spot?", "who else?");
    assert_ne!(first(&else_where), first(&ask("who steers drivers to an empty parking spot?")));
}

#[test]
fn a_question_that_stands_on_its_own_is_no_follow_up() {
    let question = "who won the most creative video award?";
    assert_eq!(ask_after("how many entries did Wigan have?", question), ask(question));
    assert_ne!(ask_after("how many entries did Wigan have?", "and in 2022?"), ask("and in 2022?"));
}

#[test]
fn what_was_read_otherwise_than_typed_is_said() {
    let said = |answer: &Answer| {
        let text = shown(answer, WIDE);
        text.lines().find(|line| line.starts_with("Read as: ")).map(str::to_owned)
    };
    assert_eq!(said(&ask("how many finalists were there in Transforming and Innovating Public Services?")), None);
    let spelt = said(&ask("who supplied the camras in the Trafford CCTV programme?")).expect("a word was misspelt");
    assert!(spelt.contains("cameras"), "{spelt}");
    let followed =
        said(&ask_after("who won the partner excellence award?", "and in 2022?")).expect("the award was taken");
    assert!(followed.contains("Partner Excellence Award"), "{followed}");
}

#[test]
fn every_number_of_a_direct_answer_stands_in_its_entry() {
    let catalogue = library().catalogue();
    let mut checked = 0;
    for (_, entry) in catalogue.entries() {
        let stated = entry.figures.iter().take(2).map(|figure| format!("how many {}", figure.what));
        for question in entry.questions.iter().cloned().chain(stated) {
            let answer = ask(&question);
            let Outcome::Card(Card { entry, says: Some(_), .. }) = &answer.outcome else { continue };
            let stated = catalogue.entry(entry.entry);
            let mut known = figures(&stated.summary);
            let collection = &catalogue.collection(stated.collection).name;
            let categories = stated.categories().map(|key| catalogue.category(key).name.as_str());
            let texts =
                stated.facts.iter().map(String::as_str).chain([stated.title.as_str(), collection]).chain(categories);
            texts.for_each(|text| known.extend(figures(text)));
            // Of those who entered it, how many there are is counted.
            known.insert(stated.organisations.len().to_string());
            stated.figures.iter().for_each(|figure| known.extend(figures(&figure.value)));
            // A pending result tells the day of the ceremony.
            known.extend(["20".to_owned(), "2022".to_owned()]);
            let said = figures(&headline(&answer));
            assert!(said.is_subset(&known), "{question}: {said:?}");
            checked += 1;
        }
    }
    assert!(checked > 200, "{checked} direct answers");
}

#[test]
fn why_is_told_on_request() {
    let explained = |question: &str| explain(library(), &Request::ask(question), &ask(question));
    let why = explained("how much did the Tameside App cost?");
    assert_eq!(
        (why.understood.as_str(), why.refused.as_deref()),
        ("cost · how much did Tameside App cost", Some("NoFigure([])"))
    );
    assert_eq!(why.candidates[0].id, "tameside-app");
    assert!(why.words.iter().any(|word| word.starts_with("cost: ")), "{:?}", why.words);
    let won = explained("who won the video award?");
    assert_eq!(won.understood, "winners · Most Creative Video Award");
}

#[test]
fn a_name_alone_lists_its_entries() {
    lists("harrogate", &["harrogate-smart-parking", "north-yorkshire-smart-parking"]);
    assert_eq!(ids(&ask("climate response")).len(), 9);
    assert!(ids(&ask("low code")).contains(&"worcestershire-low-code-digitisation"));
    assert_eq!(first(&ask("TED")), "plus-dane-ted-project-team");
}

#[test]
fn thanks_get_a_short_line_and_a_greeting_or_a_call_for_help_what_can_be_asked() {
    for said in ["thanks", "cheers mate", "that was fast, thanks"] {
        assert_eq!((ask(said).outcome, ids(&ask(said)).len()), (Outcome::SmallTalk, 0), "{said}");
    }
    for said in ["hi", "What can you do?", "help"] {
        assert_eq!(ask(said).outcome, Outcome::Help, "{said}");
    }
}

#[test]
fn a_document_tells_of_itself() {
    says("who wrote the Share Leeds report?", "SA Mathieson");
    says("where was Share Leeds held?", "Met Hotel");
    says("when was Share Leeds held?", "15 October 2019");
    // Where winners are announced is the award's to tell.
    says("where is the ceremony of the LGC awards?", "Grosvenor House");
}

#[test]
fn where_somebody_stands_is_told_with_what() {
    let answer = ask("which LGC categories is Norfolk County Council in, and with what?");
    assert!(headline(&answer).starts_with("Norfolk County Council is in 3 categories: "), "{}", headline(&answer));
    assert_eq!(ids(&answer).len(), 3);
}

#[test]
fn a_product_is_found_by_its_name_whoever_makes_it() {
    for question in ["which entries use Microsoft Power BI?", "which entries use Power BI?"] {
        let answer = ask(question);
        for entry in ["north-yorkshire-digital-product-team", "nottingham-ppe-distribution-network"] {
            assert!(ids(&answer).contains(&entry), "{question}: {:?}", ids(&answer));
        }
        assert!(ids(&answer).len() <= 4, "{question}: {:?}", ids(&answer));
    }
}

#[test]
fn standings_beside_others_are_counted_together() {
    let all = "Transforming and Innovating Public Services at iNetwork: winner, finalists and nominations together, how many?";
    says(all, "10 ");
    says("finalists only, not the winner and not the nominations, Transforming & Innovating at iNetwork", "3 entries");
    says("how many teams are up for Large Team of the Year?", "9 entries");
}

#[test]
fn a_council_that_the_catalogue_does_not_know_is_nobody_elses() {
    refuses("what did Penzance Council enter for the climate?");
}

#[test]
fn a_subject_of_which_nothing_is_known_is_said() {
    let nothing = |question: &str, said: &str| {
        refuses(question);
        assert_eq!(headline(&ask(question)), said, "{question}");
    };
    nothing(
        "Plymouth entries about submarines",
        "No entry from Plymouth City Council mentions “submarines”. Without that there are 3.",
    );
    nothing(
        "how many LGC entries are about submarines?",
        "No entry in the LGC Awards 2022 mentions “submarines”. Without that there are 177.",
    );
    // One that is only misspelt is found.
    says("LGC entries about homelesness", "about Homelessness");
}

#[test]
fn everyday_words_find_what_the_catalogue_calls_otherwise() {
    says("how many dinners do they dish out a year in Plymouth's schools?", "2.5 million");
    says("who was the doctor behind the Cardiff violence model?", "Jonathan Shepherd");
}

#[test]
fn what_something_is_is_told_by_the_fact_that_says_so() {
    says("who is Dave?", "aged 85 or above");
    says("what is the Bridge in Shropshire?", "five projectors");
    says("what's a cobot?", "worn at the waist");
}

#[test]
fn a_figure_of_which_only_the_kind_is_asked_is_the_first_of_that_kind() {
    says("how much has Worcestershire saved with low code?", "£1.7 million");
    // One of another kind is none.
    refuses("how much does SMART Parking in Harrogate cost?");
}

#[test]
fn what_must_stand_in_an_entry_is_listed() {
    says("which entries use Power BI?", "4 entries fit “power bi”");
    says("which councils mention GitHub?", "3 councils mentioning “github”");
    says("QR codes: which LGA examples?", "2 entries fit “qr codes”");
}

#[test]
fn nobody_in_each_of_two_is_an_answer() {
    says(
        "is there anyone in both the small team and the innovation shortlist?",
        "No organisation is in each of these: Small Team of the Year and Innovation.",
    );
    says("which iNetwork award had the most entries put in for it?", "has the most: 10 entries");
    says("how many teams were shortlisted for Large Team of the Year?", "9 entries");
}

#[test]
fn whether_somebody_stood_is_yes_or_no() {
    says(
        "is Manchester shortlisted for anything besides council of the year?",
        "Yes. Manchester City Council: 2 shortlisted.",
    );
    says("are Great Yarmouth shortlisted for Most Improved Council?", "Yes: Great Yarmouth on the map");
    says(
        "has any London council won an iNetwork award?",
        "No. Nothing from London is listed for the iNetwork Innovation Awards 2018.",
    );
    says(
        "has Leeds been nominated for Small Team?",
        "No. Nothing from Leeds City Council is listed for Small Team of the Year.",
    );
    // Of a year that is not in the catalogue nothing is known.
    refuses("was Leeds shortlisted for Small Team in 2021?");
}

#[test]
fn a_year_may_be_written_as_it_is_spoken() {
    says("entries from councils in Wales on the LGC awards twenty twenty two shortlist", "4 entries in Wales");
    says("how many winners at iNetwork twenty eighteen?", "7 entries won");
}

#[test]
fn a_question_that_says_nothing_itself_asks_of_the_sentence_before() {
    says("lga page: systems for handing out masks and gloves in covid. which ones?", "2 entries fit");
    says("There was a rough sleeper hub in Derby. What did they call it?", "Safe Space");
}

#[test]
fn who_entered_is_said_to_be_unknown_where_the_source_does_not_say() {
    says(
        "which council entered the digital transformation work across public realm?",
        "Council not named in the shortlist: Digital transformation work",
    );
    says("what is the Sevenoaks rideshare app called?", "is called Go2.");
    says("who funded the restoration of Pearson Park?", "lottery grant");
    says("which council was digital council of the year in 2019?", "Leeds City Council was named digital council");
    says("what laptop did the Westminster boss like?", "Surface Pro");
}

#[test]
fn arrangements_of_an_event_are_not_in_the_catalogue() {
    for question in ["what's the dress code for the LGC awards?", "what time do we break for dinner?"] {
        assert!(headline(&ask(question)).starts_with("I cannot say. "), "{question}");
    }
}

#[test]
fn an_entry_is_not_mistaken_for_one_of_another_category_or_council() {
    refuses("what did Swansea Council enter?");
    refuses("Leeds are asking about their Climate Response bid. What's it called?");
}

#[test]
fn words_are_read_as_they_are_meant() {
    says("how much did Shropshire's IT team save?", "£1 million");
    says("how big a discount did Trafford get on its cameras?", "34%");
    says("queens park maternity champions number", "Five Maternity Champions");
    says("Procurement and commissioning then, who won?", "STAR Procurement won");
    says("Name a council that's up for Digital Impact and Future Places", "1 council: South Gloucestershire Council.");
    says("list all entries of the iNetwork security award, including the winner", "3 entries");
    says(
        "leaving aside the video and the outstanding contribution gongs, which iNetwork 2018 category has most entries?",
        "Transforming",
    );
}

#[test]
fn what_a_question_takes_for_granted_must_be_told() {
    refuses("Why did Hampshire withdraw its cobots from home care?");
    refuses("Why was the Tameside app scrapped?");
    refuses("Which Newham schools have not signed up to the asthma approach?");
    refuses("Newham: what percentage of schools are not in the asthma approach?");
    refuses("How many homes has Wisbech's garden town delivered so far?");
    // What is told of an end is answered, and a name is no denial.
    says("Where has a council scrapped choice-based lettings?", "Great Yarmouth");
    says("who did nature isnt neat", "Monmouthshire");
}

#[test]
fn what_nothing_here_can_say_is_told_so() {
    for question in [
        "Can I book a parking space in Harrogate?",
        "What are the bin days in Tameside?",
        "Names of the homeless residents Beam helped",
        "what's Dave from Shropshire's real name",
        "Do the judges like Manchester?",
        "Dudley's street cleaners ought to get a medal, don't you think?",
        "Which of the Public Health lot has the best chance?",
    ] {
        assert!(headline(&ask(question)).starts_with("I cannot say. "), "{question}: {}", headline(&ask(question)));
    }
    // A bet is no prediction, and "bronze" may be a band.
    says("Great Yarmouth housing: how many days longer did silver wait than bronze?", "95 days more");
}

#[test]
fn words_of_asking_may_have_two_letters_exchanged() {
    says("how mcuh did traford save on cctv", "£54,918");
    says("who wno the partner excellence award", "Bradford");
    says("tell me abuot the presston modle quickly", "Preston Model");
}

#[test]
fn a_category_has_many_names() {
    says("IoT corner of the LGA page, read it out", "2 entries");
    says("Public-public bit of the LGC list: how many names?", "9 entries");
    says("who's on the board for climate", "9 entries");
}

#[test]
fn what_an_answer_is_wanted_for_is_not_asked() {
    for question in [
        "Could I have the full Environmental Services shortlist for a press note.",
        "give me the complete Environmental Services shortlist so I can print it",
        "I'd like the list of all Environmental Services contenders for our press release",
    ] {
        says(question, "9 entries");
    }
    // What somebody does for whom is asked.
    says("what did Trafford save for Salford's control room?", "£54,918");
}

#[test]
fn a_category_is_asked_of_amid_chatter() {
    says("next envelope is Digital Impact, read me the names", "9 entries");
    says("Introducing Future Places in two minutes – how many bids are up for it at the LGC Awards?", "7 entries");
    says("mic's live, Future Places list", "7 entries");
    says("card says Partner Excellence, whose name goes on it", "Bradford Council won");
    says("who do I call up for the Outstanding Contribution award", "Bury Council won");
}

#[test]
fn who_did_not_do_something_is_said_not_to_be_known() {
    for question in [
        "Which authorities on the LGC climate response shortlist have not declared a climate emergency?",
        "which iNetwork entries have not saved any money",
        "which LGC councils did not use consultants",
    ] {
        assert!(headline(&ask(question)).starts_with("I cannot say who did not."), "{question}");
    }
    // What the catalogue itself knows is told.
    says("which iNetwork 2018 entries did not win?", "14 entries");
    assert!(!ask("which LGA examples do not mention software?").answered());
}

#[test]
fn an_attribute_that_nothing_is_said_of_is_refused() {
    refuses("whats the battery life on those tablets kent sent out");
    refuses("who was the resident that helped build the tameside app");
    refuses("Trafford's fifteen per cent: how many did not call the council?");
    says("What is the Tameside App used for?", "Tameside");
}

#[test]
fn a_description_that_fits_several_is_asked_back() {
    // What is named is meant, whatever else comes near.
    assert!(ask("harrogate smart parking").answered());
    let tied = crate::questions::all()
        .into_iter()
        .map(|request| crate::harness::answered(&request))
        .find(|answer| matches!(answer.outcome, Outcome::Nothing { why: Refusal::Tied, .. }));
    let tied = tied.expect("some question of the suite is asked back");
    assert_eq!(headline(&tied), "More than one entry fits that. Which do you mean?");
    assert!(tied.entries().len() > 1, "{:?}", ids(&tied));
}

#[test]
fn groups_are_counted_by_their_own() {
    says("who sponsors the most LGC categories", "Attenti Consulting has the most: 2 categories.");
    says("how many headings does the State of Transformation report have", "6 categories");
    says("which entries won more than one award in the 2018 brochure", "No entry has 2 wins or more.");
    says("which inetwork projects are in for more than one award", "3 entries");
    says("how many entries has Essex got in the LGC awards", "4 entries");
    says("whats dorset got on lga digital page", "2 entries");
    says("who sent the most stuff into the inetwork awards", "North Yorkshire County Council has the most: 4 entries.");
    says("which council has most shortlistings, top 5", "Bradford Council: 7 nominations");
    says("which councils are in both the LGA page and the LGC shortlist", "21 councils");
}

#[test]
fn the_most_and_the_fewest_are_counted_whatever_is_said_of_them() {
    for question in [
        "which LGC category has the fewest names?",
        "which LGC category has the fewest?",
        "which LGC category has the fewest names, and how many is that?",
    ] {
        says(question, "Council of the Year has the fewest: 5 entries.");
    }
    says("which LGC categories have the most names?", "10 entries");
}

#[test]
fn whoever_pays_is_thanked() {
    says("Digital Impact tonight: which company do I thank?", "Agilisys sponsors Digital Impact");
    says("I have to thank the backer of the Future Places prize", "Connected Places Catapult sponsors Future Places");
}

#[test]
fn both_of_what_somebody_entered_is_all_of_it() {
    let both = ask("every Middlesbrough project, both the LGC ones and the LGA case study");
    let all: usize =
        ["LGC", "LGA"].iter().map(|of| ask(&format!("Middlesbrough's {of} entries")).entries().len()).sum();
    assert!(all > 1 && both.entries().len() == all, "{all}: {}", headline(&both));
    // Which councils are in both asks for those alone that are.
    says("which councils are in both the LGC shortlist and iNetwork?", "5 councils");
}

#[test]
fn a_pick_is_an_opinion() {
    let answer = ask("who is the better pick, Dudley or Ealing?");
    assert_eq!(headline(&answer), "I cannot say. This catalogue has facts, and no opinion on them.");
}

#[test]
fn what_is_combined_by_those_who_entered_is_no_sum() {
    says("which councils combine the library and the youth club?", "The Junction in High Wycombe");
}

#[test]
fn so_many_in_a_hundred_are_a_share() {
    says("Recycle More in Somerset: how many in a hundred preferred it?", "86%");
}

#[test]
fn a_category_without_a_sponsor_has_none() {
    let answer = ask("who's sponsoring Public Health, I can't read the sign");
    assert_eq!(headline(&answer), "I did not find a sponsor of Public Health in this catalogue.");
}

#[test]
fn what_is_meant_by_a_word_depends_on_those_around_it() {
    says("I was reading the 2018 iNetwork brochure on the train; which entries won something that year?", "7 winners");
    says("who can I ring about Kent's video carephones", "Dave Harris");
    says("Parking: which entries?", "5 entries");
    says("did Bradford's Clean Air Plan ever win anything", "2021");
}

#[test]
fn what_does_not_tell_the_kind_of_thing_that_is_asked_for_is_no_answer() {
    // An entry is found, and has no such figure.
    refuses("Under the Greater Manchester full fibre programme, how many households were to be connected?");
    refuses("There is a vaccination bus in Telford called Betty. How many people got the jab inside it, exactly?");
    refuses(
        "The old pit in Derbyshire has paths for bicycles now, I rode there once. How many miles of them have they laid?",
    );
    // It has one of another year.
    refuses("rochdale website sitemorse rank 2017");
    refuses("streetscene chester queries from MPs 2018 how many");
    refuses("Herts got 28 care leavers off to uni in 2021. what was it two years earlier?");
    // Nobody's name stands there.
    refuses("norfolk innovation unit – boss's name for caption");
    refuses("Who is the managing director of Connect2Luton?");
    says("rochdale website sitemorse rank 2018", "11th in 2018");
    says("how many MP queries on streetscene in cheshire west in 2017", "71 in 2017");
    says("What was the pretend astronaut in Milton Keynes called?", "Commander Neil Armslength");
}

#[test]
fn councils_have_tiers() {
    says("how many district councils entered iNetwork?", "2 district councils");
    says("Which metropolitan boroughs made the 2022 LGC shortlist?", "19 metropolitan councils");
    says("how many city councils are on the LGC 2022 shortlist?", "17 city councils");
    says("Which entries are from district councils in LGA?", "10 entries from a district council");
    // What only tells one name from another like it leaves nothing out.
    says("The Essex lot, the county, not the districts: how many LGC submissions have they?", "4 entries");
}

#[test]
fn standings_have_an_order() {
    says("which iNetwork 2018 projects got further than nominated?", "16 entries");
    says("who got no further than a nomination in iNetwork 2018?", "5 entries");
}

#[test]
fn no_wins_are_not_announced_where_results_are_open() {
    for question in ["How many councils won in LGC 2022?", "how many wins has Bradford at LGC?"] {
        assert!(!ask(question).answered(), "{question}");
        assert!(headline(&ask(question)).contains("no results of the LGC Awards 2022"), "{question}");
    }
    says("how many wins did iNetwork 2018 have", "7 entries won");
}

#[test]
fn who_beat_somebody_in_a_category_won_it() {
    says("who pipped Rochdale in Partner Excellence?", "Bradford Council won the Partner Excellence Award 2018");
    says("gutted for Rochdale, who beat them in Partner Excellence then", "Bradford Council won");
}

#[test]
fn a_council_is_named_in_one_sentence_and_asked_of_in_the_next() {
    says("Wigan are on table four. How many entries have they got in the LGC awards?", "Wigan Council has 3 entries");
    says(
        "We've got Coventry in the room tonight. Which categories are they in?",
        "Coventry City Council is in 5 categories",
    );
    // What they did there is for an entry to say.
    says(
        "Quick, Plus Dane and their online supplier demos, how many did they sit through?",
        "72 supplier demonstrations",
    );
}

#[test]
fn words_in_quotation_marks_are_looked_for_as_they_are() {
    says(
        "How many LGC entries have the phrase \"climate emergency\" in the text?",
        "5 entries mentioning “climate emergency”",
    );
}

#[test]
fn names_and_years_are_written_in_many_ways() {
    says("environmental services lgc22 list", "9 entries");
    says("How many organisations are both in the 2018 iNetwork awards and in the LGC Awards 2022?", "5 organisations");
    says("bradford council everything, all docs", "Bradford Council has 7 entries");
    says("how many times does York council appear in all five documents?", "York Council has 3 entries");
}

#[test]
fn sponsors_are_companies_and_have_categories() {
    says("which companies sponsor categories in LGC 2022?", "10 sponsors");
    says("which sponsor has two categories?", "Attenti Consulting");
    says("who's paying for Future Places tonight?", "Connected Places Catapult");
    says("which LGC categories have the longest shortlists", "Public Health and Public/Private Partnership");
}

#[test]
fn the_number_of_its_standings_is_told_of_an_entry() {
    says("UMBRELLA popped up again!! in how many categories is that thing now?", "4 nominations");
}

#[test]
fn a_figure_is_of_the_year_that_it_states_beside_its_words() {
    says("How many people visited the Queen Mary Centre in 2017?", "48,000 visitors in 2017");
    refuses("How many people visited the Queen Mary Centre in 2015?");
    says("how many delegates did Share Leeds get in 2019?", "Nearly 150 delegates");
    // A year behind the question is no condition.
    says("when did Barnsley take public health nursing off the NHS? got 2019 in my notes, looks wrong", "October 2016");
    // A year alone is no number of anything.
    says("recycle more no. of homes", "260,000 homes");
}

#[test]
fn whoever_did_not_is_not_whoever_did() {
    says("what % of Leeds staff without accounts would use their own devices to connect?", "37%");
    says("what % of Leeds staff without accounts would not use their own devices to connect?", "21%");
    refuses("Did Kent in fact secure the £6m in extra income for residents by March 2022?");
    refuses("why'd the Scottish Borders bin the 20 limit after the trial?");
    refuses("Which security firm did Bexley bring in once they'd found the holes?");
}

#[test]
fn what_became_of_money_is_told_of_that_money() {
    says("how much did the subsidy for Jersey's buses fall?", "£800k per year");
    says(
        "Which body put up the social investment behind Birmingham's scheme moving young people into foster families?",
        "Bridges Fund Management",
    );
}

#[test]
fn an_award_is_known_by_its_name() {
    says(
        "the Braunstone Blues lot won something in 2016, which award was that again",
        "Emergency Services Partnership",
    );
    says("what prize did the Cardiff Model win", "Queen's Anniversary Prize");
    refuses("who won the Booker Prize in 2018?");
    refuses("what did the Cardiff Model take home from the National Transport Awards?");
}

#[test]
fn entries_that_name_nobody_are_told_of_where_councils_are_counted() {
    says("how many councils are up for Most Improved Council at LGC?", "1 of the 7 entries does not say whose it is.");
    says("How many times is Kirklees put forward in the LGC awards, all categories together?", "4 nominations");
    says("barnsley lgc 22 all of them", "3 entries");
    says("which consultancy coached the eight Family Hub teams in Cov?", "RedQuadrant");
}

#[test]
fn what_is_named_before_a_question_is_what_it_asks_of() {
    says("Deal for your Street - did it walk away with it, or how far did it get?", "No, it did not win");
    says("Deal for your Street, did it walk away with it?", "No, it did not win");
    says("Simulated Phishing Exercise: did they go home with the prize?", "Yes: Calderdale Council won");
    says("Deal for your Street - whose is it?", "Deal for your Street");
    // Where nothing is named before it, all winners are asked for.
    says("iNetwork 2018, who won it?", "7 winners");
}

#[test]
fn whoever_stood_beside_an_entry_is_found_by_its_name() {
    for question in ["who did the phishing exercise beat?", "which two lost out to the phishing exercise?"] {
        let found = ask(question);
        let expected = ["lancaster-electronic-id-for-citizens", "stockport-gp-record-stepping-hill"];
        assert_eq!(ids(&found), expected, "{question}");
    }
    says("who beat Electronic ID for Citizens?", "Calderdale Council won");
}

#[test]
fn why_something_won_is_for_its_judges_to_say() {
    for question in
        ["why did Tameside App not win?", "why was Deal for your Street only a finalist?", "why has Ele won?"]
    {
        assert!(headline(&ask(question)).contains("not who judged them or how"), "{question}");
    }
    // What won is only described so.
    refuses("why did the winning CCTV project cut its costs?");
}

#[test]
fn a_number_before_what_is_counted_is_how_many_are_asked_for() {
    let first = |question: &str| match ask(question).query.map(|query| query.shape) {
        Some(Shape::Groups(Grouping { which: Group::First { number, .. }, .. })) => Some(number),
        _ => None,
    };
    assert_eq!(first("which two councils have the most entries in LGC?"), Some(2));
    assert_eq!(first("three categories with the most nominees"), Some(3));
    assert_eq!(first("which category has the most nominees?"), Some(1));
}

#[test]
fn that_no_entry_states_a_figure_of_a_kind_is_said() {
    let answer = ask("biggest saving on the LGA page");
    assert!(matches!(answer.outcome, Outcome::Nothing { why: Refusal::NoneStates, .. }), "{:?}", answer.outcome);
    assert_eq!(headline(&answer), "No entry in LGA Digital Best Practice states such a figure.");
}

#[test]
fn a_category_that_stands_as_a_heading_is_what_is_asked_of() {
    for question in ["Housing – who's up?", "Housing category, who am I reading out?", "Housing, how many on my card?"]
    {
        says(question, "8 entries were shortlisted for Housing Initiative");
    }
    says("Innovation - and the nominees are?", "9 entries were shortlisted for Innovation");
    says("Outstanding individuals, how many to walk up?", "8 entries were shortlisted for Outstanding Individual");
    says("Partner Excellence 2018: all three on screen please", "3 entries are in the Partner Excellence Award");
    says("Driving Growth... hmm no, Economic Support, names?", "8 entries were shortlisted for Economic Support");
    // A subject at the head of more than a question about a category stays one.
    says("Housing: which entries are about it?", "entries are about Housing");
}

#[test]
fn a_section_is_known_with_whoever_runs_its_collection() {
    says("lga covid response section, how many", "12 entries are in the section Digital Covid-19 response");
    says("psta chapter w most case studies", "Engaging with citizens as whole people has the most: 9 entries");
    says("which heading on the LGA page has the most in it?", "Digital Covid-19 response has the most: 12 entries");
    let question = "Contents of the data, innovation and technology chapter of The State of Transformation 2018";
    says(question, "4 entries are in the section Innovation, data, and technology");
    says("low code ones lga", "3 entries about Low code");
}

#[test]
fn an_example_behind_a_question_narrows_nothing() {
    let question = "hey which ones used crowdfunding? Gedling did but I'm sure it's not the only one";
    let others = ids(&ask(question)).into_iter().filter(|id| !id.starts_with("gedling")).count();
    assert!(others > 1, "{:?}", ids(&ask(question)));
    says("which entries talk about 5G? I can only think of the Dorset one", "entries");
    assert!(ids(&ask("which entries talk about 5G? I can only think of the Dorset one")).len() > 2);
    says(
        "remind me what Hampshire put in for at LGC, wasn't just the wearable robots",
        "Hampshire County Council has 3",
    );
    let left_out = "total of entries in Technology at the LGC Awards 2022, Digital Impact excluded";
    says(left_out, "8 entries not in Digital Impact were shortlisted for Technology");
}

#[test]
fn an_entry_is_found_by_a_name_of_which_no_word_is_spelt_right() {
    for (question, title) in [
        ("dalta conect carmathen", "Delta CONNECT"),
        ("midway bumb club", "BumpClub Medway"),
        ("coventrey staf ap", "Council Staff App"),
        ("wigan tecmates", "Tech Mates"),
    ] {
        says(question, title);
    }
    // What is like no name is not found.
    refuses("delta blues kintucky");
}

#[test]
fn whose_it_was_may_be_guessed_wrong() {
    let bond = "somebody told me a council let its own locals put money into a green bond and get a return";
    says(&format!("{bond}, was that Wokingham?"), "West Berkshire");
    says("which council put sensors under its parking bays, was it Leeds?", "Harrogate");
    // Where it is asked of somebody, nobody else answers.
    refuses("did Wokingham let its own locals put money into a green bond and get a return?");
}

#[test]
fn several_names_are_told_or_refused() {
    refuses("which thirteen buildings had Milton Keynes handed over by the end of 2015? I need the names");
    refuses("Names of the five districts that ran poverty prevention campaigns with Kent's data");
    refuses(
        "Rochdale is one of five councils who had four stars for the website six years long. Who are the other four?",
    );
    refuses("what's the title of the book Pauline Campbell brought out?");
    says("Pan London Care Impact Partnership: which five boroughs?", "five London boroughs");
}

#[test]
fn how_many_took_part_is_told_by_the_figure_that_counts_them() {
    says("How many organisations were involved in NottAlone?", "21 different organisations");
    says("how many boroughs started the Pan London Care Impact Partnership", "5 councils entered");
}

#[test]
fn whoever_wants_the_answer_is_not_asked_about() {
    says("my line manager wants to know who won Partner Excellence", "Bradford Council won the Partner Excellence");
    says("the committee is asking for the Small Team shortlist", "8 entries were shortlisted for Small Team");
    says("hi, our chair needs all Kirklees entries", "Kirklees Council has 5 entries");
    // What somebody wants for themselves describes an entry.
    says("my friend wants to be a foster carer, which scheme is that?", "Step Down");
}

#[test]
fn what_is_said_beside_a_question_changes_nothing() {
    says("hang on, not yet - Public Health, all the names please", "10 entries were shortlisted for Public Health");
    says("Technology nominees... no, leave the lights", "8 entries were shortlisted for Technology");
    says(
        "Quick one before the break, who has more LGC shortlistings than anybody else?",
        "Bradford Council has the most",
    );
    // A clause that asks is not said beside what was named before it.
    says("Jersey buses. Ridership up how much?", "41 percent");
}

#[test]
fn a_category_behind_the_name_of_its_awards_is_that_category() {
    says("LGC Innovation entries", "9 entries were shortlisted for Innovation");
    says("LGC housing entries", "entries about Housing");
    says("Large Team of the Year: how many teams?", "9 entries were shortlisted for Large Team of the Year");
    says("in how many categories is the UMBRELLA testbed?", "4 nominations");
}

#[test]
fn the_lga_whose_entries_are_asked_for_is_the_list() {
    says("low code entries LGA", "3 entries about Low code are in the section Digital Covid-19 response");
    says(
        "York, all entries: LGA and LGC together",
        "York Council has 3 entries in LGA Digital Best Practice or the LGC",
    );
    says("Kirklees, LGC night: how many entries?", "Kirklees Council has 4 entries");
    // Whoever entered something is no list.
    let entered = ask("which entries did the LGA submit?");
    assert!(!headline(&entered).starts_with("43 entries"), "{}", headline(&entered));
}

#[test]
fn sizes_of_lists_are_compared_in_whatever_words() {
    says("which lgc shortlists are the longest?", "10 entries each: Public Health and Public/Private Partnership");
    says("smallest of the five collections", "Socitm Share Leeds 2019 has the fewest: 9 entries");
    says("mean shortlist length of the LGC categories", "8.3 entries per category");
    says("which councils have exactly four LGC nominations?", "8 councils");
    says("top two councils by number of entries", "Bradford Council: 7 entries; Wigan Council: 6 entries");
    says("both partnership awards together, public-public and public-private: total entries?", "19 entries");
}

#[test]
fn the_largest_of_a_year_is_none_of_all_years() {
    says("which LGC Innovation entry states the biggest annual saving?", "Leicestershire County Council, £16m");
    let per_year = |question: &str| {
        let answer = ask(question);
        let Outcome::Figures { figures, .. } = &answer.outcome else { panic!("{question}: {}", headline(&answer)) };
        figures
            .iter()
            .all(|(entry, at)| library().catalogue().entry(*entry).figures[*at].per.as_deref() == Some("year"))
    };
    assert!(per_year("the three largest yearly savings"));
    assert!(!per_year("the ten largest savings"));
}

#[test]
fn what_turns_something_down_is_not_what_took_it_up() {
    refuses("how many employers in Cardiff turned down the living wage?");
    refuses("how many flats are in De Wint Court in Lincoln?");
    refuses("Crowdfund Cotswold: what did it raise in its second year?");
    says("Crowdfund Cotswold: what did it raise in its first year?", "£296,891");
    refuses("those wearable robots for Hampshire's carers, what make are they?");
}

#[test]
fn what_is_to_come_is_not_known() {
    for question in
        ["be straight with me, will Sunderland get there by 2030?", "reckon Leeds will ever get everybody online?"]
    {
        let answer = ask(question);
        assert!(
            !answer.answered() && headline(&answer).contains("what is to come"),
            "{question}: {}",
            headline(&answer)
        );
    }
    // A date that is fixed is.
    says("on what date, and at which venue, will the LGC results be announced?", "20 July 2022");
}

#[test]
fn the_largest_team_is_the_one_with_most_members() {
    says("large team of the year: which entry states the biggest headcount?", "from Kirklees Council, 160+");
    says("which of the small teams has the fewest members?", "four members");
}

#[test]
fn a_name_is_mentioned_whatever_is_said_of_it() {
    says("how many LGC entries refer to the killing of George Floyd?", "2 entries mentioning “george floyd”");
    says("in how many entries is the murder of George Floyd mentioned?", "2 entries");
}

#[test]
fn what_something_is_called_is_a_name() {
    refuses("what's Pauline Campbell's book called?");
    says("what is Telford's vaccination bus called?", "called Betty");
    says("there's a place in Derby that is open day and night for rough sleepers, what is it called?", "Safe Space");
}

#[test]
fn an_award_of_others_is_none_that_is_known_here() {
    refuses("did Trafford's cameras win anything at the National Security Awards?");
    refuses("harrogate smart parking, transport technology awards result");
    refuses("LibertyBus: which prizes at the 2018 Jersey Customer Service Awards?");
    says("LibertyBus: which prizes at the 2017 Jersey Customer Service Awards?", "three prizes");
    says("did the phishing exercise win the cyber award?", "won the Effective Information Sharing");
    says("who was given the film prize in 2018, for the best little film?", "TED Project Team");
}

#[test]
fn a_category_that_does_not_exist_lists_nothing() {
    refuses("which entries are shortlisted in the LGC category for quantum computing?");
    refuses("Best Gardener category: who's nominated?");
    says("which entries are in the LGC category for small teams?", "8 entries");
    says("Right: the individuals award, Outstanding Individual Contribution. Who's in the running?", "8 entries");
}

#[test]
fn why_something_ended_is_told_only_of_what_ended() {
    refuses("what made East Midlands Ambulance Service quit Braunstone Blues?");
    refuses("why did Openreach pull out of the third phase in North Yorkshire?");
    says("why did Dorset Council choose Skype?", "tried and tested");
}

#[test]
fn whoever_made_something_is_its_supplier() {
    says("whose app is it in Harrogate's smart parking? name of the company", "Appy Parking");
    says("which developer built Powys's school transport system?", "Kodergarten");
    says("the on-demand bus in Sevenoaks: who coded the app?", "ViaVan");
}

#[test]
fn what_is_asked_at_the_end_is_counted() {
    says("how busy is toon, visits so far?", "25,000");
    says("Trafford's new control room, arrests since the upgrade, number please", "185 arrests");
    refuses("how many complaints did Wolverhampton's planners get per year?");
}

#[test]
fn entries_in_one_category_are_counted_as_entries() {
    says("does any council have more than one entry in the LGC Technology category?", "Middlesbrough");
    says("which councils are in more than two categories of the LGC awards?", "councils");
}

#[test]
fn where_nothing_stood_so_far_it_is_told_how_far_it_got() {
    says("Lancaster's electronic ID: won? lost?", "was a finalist");
    says("Harrogate parking at iNetwork, finalist?", "was nominated");
    refuses("runner-up for the Most Creative Video Award, who was it?");
    says("Fleetwood Market, did they, hang on, did they win?", "No, it did not win");
}

#[test]
fn a_name_is_told_or_refused_where_somebody_is_asked_for() {
    refuses("who was project manager on the iNetwork Harrogate parking sensors?");
    refuses("Name me the Newham schools that haven't joined the asthma scheme");
}

#[test]
fn whoever_used_something_is_counted_and_no_entry_that_mentions_it() {
    says("How many people used Derby's Safe Space in its first six months?", "116 individuals");
    says("how many entries use Power BI?", "4 entries fit “power bi”");
}

#[test]
fn by_how_much_asks_for_a_change_and_a_queue_is_as_long_as_many_stand_in_it() {
    says("By how much did Wigan cut turnover among its children's social workers?", "by 55%");
    says("How long was Great Yarmouth's housing queue in 2010?", "6,000 in 2010");
}

#[test]
fn whether_something_won_may_be_asked_at_the_end() {
    says("The people with the electronic identity in Lancaster, did they get the prize?", "No, it did not win");
    says("Kirklees school meals: how many points are still missing to the target?", "5 percentage points");
    says("provide every entry concerning Essex County Council", "Essex County Council has 4 entries");
}

#[test]
fn a_team_is_as_large_as_its_figure_of_members_says() {
    says("Which Small Team of the Year entry states the biggest headcount?", "31 members of staff");
    says("Report the value of grants that Lewes and Eastbourne processed by May 2020.", "£34.1m");
}

#[test]
fn a_word_is_no_name_and_no_future() {
    says("didn't some ex punk start a charity for going to concerts with a mate? what's he called", "Paul Richards");
    let answer = ask("how much has leicestershire's children's services change taken off the yearly bill?");
    assert!(!headline(&answer).contains("private"), "{}", headline(&answer));
}

#[test]
fn whoever_thought_of_something_founded_it() {
    says("Who dreamt up Gig Buddies?", "Paul Richards");
}

#[test]
fn whoever_it_was_done_with_is_a_partner() {
    says("Who on earth did South Gloucestershire do UMBRELLA with?", "Toshiba");
    says("who pays for Digital Impact?", "Agilisys");
    says("who paid for De Wint Court in Lincoln?", "Homes England");
}

#[test]
fn a_host_asks_for_those_who_hope_and_lose() {
    says("how many councils are hoping for Most Improved tonight?", "6 councils");
    says("how many councils contend for Most Improved?", "6 councils");
    says("Info security award. who got it. mic's live", "Calderdale");
    let five =
        ["great-yarmouth-on-the-map", "manchester-city-built-on-ambition", "north-kesteven-high-performing-authority"];
    let council = ask("read me the Council of the Year five");
    assert!(five.iter().all(|id| ids(&council).contains(id)) && council.entries().len() == 5);
    let beaten = ["rochdale-accessibility-matters", "wyre-digital-help-centre-fleetwood"];
    lists("Who were the beaten finalists for Partner Excellence 2018? names fast", &beaten);
    says("Did Rochdale win the Partner Excellence prize, or only reach the final?", "No, it did not win");
}

#[test]
fn both_of_what_was_entered_are_all_of_them() {
    let islands = ["guernsey-health-and-care-transformation", "jersey-libertybus-profit-share"];
    lists("From the State of Transformation report, give me both Channel Islands examples.", &islands);
    lists("which Channel Islands pieces are in the transformation report?", &islands);
    assert!(ask("show me both entries about parking in Harrogate").entries().len() == 2);
}

#[test]
fn when_a_conference_was_and_who_came_is_told_by_its_report() {
    for asks in ["when was Share Leeds?", "date of Share Leeds?", "when did Share Leeds take place?"] {
        says(asks, "15 October 2019");
    }
    says("how many people attended Share Leeds?", "Nearly 150");
    says("where was Share Leeds held?", "Met Hotel");
}

#[test]
fn what_somebody_is_described_by_is_not_private() {
    let told = ask("A council looked for a man called Dave who sits in a cold house. Where is that?");
    assert_eq!(first(&told), "shropshire-data-to-save-dave");
    assert!(!ask("which house does Dave Elkington live in?").answered());
}

#[test]
fn what_people_preferred_is_no_opinion_of_the_bot() {
    says("Somerset's new bin rounds: what share of people surveyed like it better than the old way?", "86%");
    refuses_to_judge("do you like it better than the old way?");
    refuses_to_judge("which of the Small Team entries do you think is better than the others?");
}

#[track_caller]
fn refuses_to_judge(question: &str) {
    assert!(matches!(ask(question).outcome, Outcome::Unasked(Unasked::Opinion)), "{question}");
}

#[test]
fn names_to_be_read_are_those_that_stand_and_not_a_sponsors() {
    says("how many names to read for Future Places", "7 entries");
    says("How many of the shortlisted small teams are there, all told?", "8 entries");
    says("who put their name to Future Places?", "Connected Places Catapult");
}

#[test]
fn who_wrote_a_report_is_told_by_it() {
    says("Who penned the Share Leeds report?", "SA Mathieson");
    refuses("In what year did Westminster's Stuart Love retire from office?");
}

#[test]
fn how_a_name_is_spoken_is_not_told_by_its_spelling() {
    for question in ["how do I pronounce Ceren Clulow?", "pronunciation of Zoinul Abidin please"] {
        assert!(matches!(ask(question).outcome, Outcome::Unasked(Unasked::Pronunciation)), "{question}");
    }
}

#[test]
fn who_hosts_an_evening_is_no_entry() {
    for question in ["who hosts the LGC awards?", "who is the host of the iNetwork awards evening"] {
        assert!(matches!(ask(question).outcome, Outcome::Unasked(Unasked::Arrangements)), "{question}");
    }
    // Whoever hosts a project is told.
    says("who hosts Creative Minds?", "South West Yorkshire");
    says("which hotel is the LGC ceremony at?", "Grosvenor House");
}

#[test]
fn a_shortlist_is_as_long_as_many_stand_on_it() {
    says("how long is the Future Places shortlist?", "7 entries");
    says("Climate Response shortlist is how long?", "9 entries");
    says("which people are up for Rising Star?", "8 entries");
    let three = [
        "bradford-ele-brighter-cleaner-future",
        "rochdale-accessibility-matters",
        "wyre-digital-help-centre-fleetwood",
    ];
    lists("the three in Partner Excellence, remind me", &three);
}

#[test]
fn what_it_works_out_at_for_each_year_is_divided() {
    says("Calderdale's pooled pot for charities works out at what a year?", "£240,000");
}
