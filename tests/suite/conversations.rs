//! Conversations: what a question means after others.
//!
//! 1. What begins anew, or names all that it asks about, stands alone.
//! 2. A list stays while its entries are spoken of: one of it is picked by its place or by a few words.
//! 3. The same may be asked of another organisation, category, collection or year.
//! 4. What is not answered, and thanks, leave what is spoken of as it was.
//! 5. Thanks are small talk whatever words surround them, and never where something is asked.

use laureate::answer::{Answer, Outcome, answer};
use laureate::read::follow_up;
use laureate::request::{Request, Turn};

use crate::harness::{first, ids, library, shown};

/// Wide enough that no sentence is broken.
const WIDE: usize = 100_000;

/// The answer to the last of these questions.
fn last(questions: &[&str]) -> Answer {
    let mut asked: Vec<String> = questions.iter().map(|question| (*question).to_owned()).collect();
    let question = asked.pop().unwrap_or_default();
    answer(library(), &Request::Ask { question, before: asked.into_iter().map(Turn::from).collect(), page: 1 })
}

/// The first line of what is replied to the last of these questions.
fn headline(questions: &[&str]) -> String {
    shown(&last(questions), WIDE).lines().next().unwrap_or_default().to_owned()
}

#[track_caller]
fn says(questions: &[&str], part: &str) {
    let answer = last(questions);
    let headline = headline(questions);
    assert!(answer.answered() && headline.contains(part), "{questions:?}: {headline}");
}

#[track_caller]
fn tells(questions: &[&str], entry: &str) {
    assert_eq!(first(&last(questions)), entry, "{questions:?}: {}", headline(questions));
}

#[track_caller]
fn refuses(questions: &[&str]) {
    assert!(!last(questions).answered(), "{questions:?}: {}", headline(questions));
}

const FINALISTS: &str = "Who won Effective Information Sharing and Security at iNetwork 2018?";

#[test]
fn what_begins_anew_stands_alone() {
    let which = "which council got Outstanding Contribution?";
    for begins in ["New one: ", "Different question. ", "forget that, ", "Separately: "] {
        says(&[FINALISTS, "and the finalists?", &format!("{begins}{which}")], "Bury");
    }
    let entries =
        last(&["Only the finalists of Transforming", "Now the Partner Excellence category: all its entries."]);
    assert_eq!(ids(&entries), ids(&last(&["all entries of the Partner Excellence category"])));
    assert!(!follow_up::chain(library(), &[FINALISTS.into()], "new question: who won?").contains(&FINALISTS.into()));
}

#[test]
fn a_name_in_a_question_is_what_its_pronouns_stand_for() {
    let partner = "who's Haringey's partner on getting homeless people into work?";
    says(&[partner, "and what about Enfield, how many rough sleepers did they house?"], "500");
}

#[test]
fn one_of_a_list_is_picked_by_its_place() {
    let list = "What's Wolverhampton on the LGC shortlist for?";
    let entries = ids(&last(&[list]));
    tells(&[list, "tell me about the second one"], entries[1]);
    tells(&[list, "tell me about the second one", "and the first?"], entries[0]);
    tells(&[list, "the first one", "and the other one?"], entries[1]);
    let day = ["Which LGA collection items feature Croydon's apps?", "how many came on the first day?"];
    assert!(!matches!(last(&day).outcome, Outcome::Card(ref card) if card.says.is_none()), "{}", headline(&day));
}

#[test]
fn one_of_a_list_is_picked_by_a_few_words() {
    let list = "Which entries did North Yorkshire County Council have at the iNetwork awards 2018?";
    let broadband = "the broadband one - how many more homes does it reach?";
    says(&[list, broadband], "Fourteen thousand");
    says(&[list, broadband, "who got the contract?"], "Openreach");
    tells(
        &["hey, what's there from Plymouth in the transformation report?", "the school dinners one"],
        "plymouth-catered-school-food",
    );
    says(&[FINALISTS, "And the finalists in that one?", "the hospital one, who put that in?"], "Stepping Hill");
}

#[test]
fn a_list_is_narrowed_counted_and_told() {
    let list = "who's shortlisted for Housing Initiative?";
    let all = ids(&last(&[list]));
    let london = ids(&last(&[list, "just the London ones"]));
    assert!(!london.is_empty() && london.len() < all.len() && london.iter().all(|id| all.contains(id)), "{london:?}");
    assert_eq!(ids(&last(&[list, "which of those are in London?"])), london);
    says(&[list, "just the London ones", "how many is that?"], "3 entries");
    assert_eq!(ids(&last(&[list, "how many?", "names?"])), all);
    says(&["which councils entered about housing?", "how many?"], "councils");
    says(&["what are the categories at LGC?", "how many is that?"], "22 categories");
    let climate = "what's in Climate Response?";
    tells(&[climate, "any Scottish ones?"], "west-dunbartonshire-queens-quay-heat");
    assert!(ids(&last(&[climate, "any Scottish ones?", "and from the north west?"])).len() > 1);
    // None of a list is meant more than another.
    let weeds = ["name all entries in Environmental Services", "which is about bees or open spaces?"];
    tells(&weeds, "monmouthshire-nature-isnt-neat");
    let other = last(&[weeds[0], weeds[1], "ok and Large Team of the Year?"]);
    assert_eq!(ids(&other), ids(&last(&["all entries in Large Team of the Year"])));
}

#[test]
fn who_else_stands_in_the_category_and_what_else_is_of_the_organisation() {
    let going = "Great Yarmouth's going for Council of the Year, isn't it?";
    let others = ids(&last(&[going, "who else?"]));
    assert!(others.contains(&"manchester-city-built-on-ambition"), "{others:?}");
    assert!(!others.iter().any(|id| id.contains("great-yarmouth")), "{others:?}");
    let won = "who won the security award at inetwork 2018?";
    assert_eq!(ids(&last(&[won, "have they any other entry?"])), ["calderdale-voluntary-sector-alliance"]);
    says(&["tell me about the Tameside app", "who else was in that category?"], "9 entries");
}

#[test]
fn the_same_is_asked_of_another_one() {
    let sponsor = "who sponsors Digital Impact at LGC?";
    says(&[sponsor, "and Future Places?"], "Connected Places Catapult");
    says(&[sponsor, "and Future Places?", "same for Climate Response"], "Liberty Charge");
    says(&["how many entries did Wigan have in LGC 2022?", "and Leeds?"], "1 entry");
    says(&["how many entries did Wigan have in LGC 2022?", "and Leeds?", "and Wigan in 2018?"], "2 entries");
    says(&["did Wigan win anything in 2018?", "what about Bradford?"], "Ele - Brighter, Cleaner Future");
    says(&["who won the partner excellence award?", "and the most creative video one?"], "TED Project Team");
    let meant = ["hackney school streets", "no sorry I meant Lewisham's net zero schools"];
    tells(&meant, "lewisham-net-zero-schools");
    // What nobody has is not what somebody else has.
    refuses(&["which LGC category is Oldham's street cleaning in?", "and Bolton's?"]);
    let saved = "How much does Trafford save a year on CCTV?";
    refuses(&[saved, "and Salford?"]);
}

#[test]
fn the_place_that_was_spoken_of_may_be_asked_about() {
    let entry = "tell me about the Policy in Practice entry";
    says(&[entry, "how many entries has that category got?"], "9 entries");
    says(&[entry, "who sponsors it?"], "Agilisys");
    tells(&["Lewisham Net Zero Schools", "hackney same category? what's theirs"], "hackney-low-traffic-school-streets");
    says(&["When's the LGC ceremony?", "and where is it?"], "Grosvenor House");
}

#[test]
fn the_same_project_in_another_collection_may_be_asked_about() {
    let parking = "which council has a smart parking scheme?";
    says(&[parking, "was it given a prize?"], "nominated");
    says(&[parking, "and in the LGA text, how many people had used it?"], "14,500");
}

#[test]
fn what_is_not_answered_changes_nothing() {
    let app = "tell me about the Tameside app";
    says(&[app, "how many elephants does it have?", "did it win?"], "No, it did not win");
    says(&[app, "what's the manager's home address?", "did it win?"], "No, it did not win");
    says(&[app, "thanks, that's great", "did it win?"], "No, it did not win");
}

#[test]
fn thanks_are_small_talk_whatever_surrounds_them() {
    let app = "tell me about the Tameside app";
    for thanks in [
        "cheers, lifesaver",
        "cheers, you're a star",
        "ta, that's all",
        "lovely, that's all I need",
        "that's everything, cheers",
        "right you are, ta ever so",
        "no, quite right, bless you",
        "ok cheers m8",
        "thanks, that's the quiz sorted",
        "goodbye and thanks for the help",
        "lovely, that's just what I needed",
    ] {
        assert!(matches!(last(&[app, thanks]).outcome, Outcome::SmallTalk), "{thanks}");
        assert_eq!(follow_up::chain(library(), &[app.into()], thanks), [Turn::from(app)], "{thanks}");
    }
    for asks in [
        "first borough of culture who got it",
        "thanks, dementia kit",
        "super fast broadband",
        "thanks, did it win?",
        "cheers, and Wigan's?",
        "ta. how many entries has Leeds",
        "great, who won it",
    ] {
        assert!(!matches!(last(&[app, asks]).outcome, Outcome::SmallTalk), "{asks}");
    }
}

#[test]
fn all_earlier_questions_may_be_given() {
    let mut questions = vec!["who won the video award?", "how many entries did Wigan have?", "thanks"];
    questions.extend(["tell me about the Tameside app", "who made it?", "what is it for?", "when did it begin?"]);
    questions.extend(["who paid for it?", "how many use it?", "did it win?"]);
    says(&questions, "No, it did not win");
}

#[test]
fn a_category_that_was_named_stays_spoken_of_with_its_entry() {
    let asked =
        ["who got Partner Excellence in 2018?", "which council is that with?", "who else was in the running there?"];
    assert_eq!(ids(&last(&asked)), ["rochdale-accessibility-matters", "wyre-digital-help-centre-fleetwood"]);
}

#[test]
fn what_was_spoken_of_before_may_be_asked_about_again() {
    let oxford = "Oxford online business directory, how many businesses by June?";
    let both = ["newcastle footfall site name", oxford, "And the one before that, who's the contact?"];
    says(&both, "Jenny Nelson");
    tells(&[&both[..], &["and the previous one?"]].concat(), "oxford-online-business-directory");
}

#[test]
fn whoever_entered_it_may_have_more_in_another_collection() {
    let coventry = ["coventry-as-a-future-place", "coventry-housing-homelessness-service"];
    for asks in ["The same city in LGC, which entries has it?", "what has that council entered in LGC?"] {
        let mut found = ids(&last(&["coventry staff app how many employees", asks]));
        found.sort_unstable();
        assert_eq!(found, coventry, "{asks}");
    }
    // Something else of the place is asked of the entry.
    says(&["coventry staff app how many employees", "who is the council's contact?"], "Coventry");
}

#[test]
fn those_whom_a_winner_beat_are_the_others_of_its_category() {
    let beaten = ["lancaster-electronic-id-for-citizens", "stockport-gp-record-stepping-hill"];
    for asks in ["And the finalists it beat?", "who did it beat?", "who lost out to it?"] {
        let mut found = ids(&last(&[FINALISTS, asks]));
        found.sort_unstable();
        assert_eq!(found, beaten, "{asks}");
    }
}

#[test]
fn figures_that_were_told_are_added_and_compared() {
    let hackney = ["how many new School Streets has Hackney?", "and low traffic neighbourhoods?"];
    says(&[hackney[0], hackney[1], "added together?"], "Together that is 59: 40");
    says(&[hackney[0], hackney[1], "what's the difference?"], "21 more");
    // One figure has nothing to be added to, and figures of different kinds make no sum.
    refuses(&[hackney[0], "added together?"]);
    refuses(&["how much does Trafford save on CCTV?", "and how many incidents were logged?", "added together?"]);
}

#[test]
fn an_earlier_entry_is_gone_back_to_by_its_name() {
    let talk =
        ["how many schools were in the Liverpool restorative practice pilot?", "how many Lewisham schools cut carbon?"];
    says(&[talk[0], talk[1], "Back to Liverpool: who was the partner?"], "Restorative Thinking");
    let hackney = "Hackney low traffic neighbourhoods";
    tells(
        &[hackney, "the other Hackney one, about autism. Which ages does the clinic take?"],
        "hackney-autism-diagnoses",
    );
    says(
        &["how many staff use Monmouthshire's hub?", "who built their staff app? no sorry, I mean the Coventry one"],
        "MyArk",
    );
}

#[test]
fn those_who_entered_it_may_stand_elsewhere() {
    let told = "how much public investment is there in Great Yarmouth on the map?";
    says(&[told, "are they shortlisted for Most Improved Council too?"], "Yes: ");
    says(
        &["did Stockport Together win?", "who beat em then", "apart from them two who else was up in that category"],
        "Electronic ID",
    );
    says(&["Reading's modular homes for rough sleepers", "who ran it with them?"], "St Mungo's");
}

#[test]
fn what_names_another_one_begins_anew() {
    let court = "the family drug and alcohol court in Bedfordshire";
    tells(
        &[
            court,
            "There's another lot, isn't there, who help women that have had one baby after another taken off them?",
        ],
        "derby-ripplez-pause",
    );
    let team = "hendon cemetery team";
    tells(&[team, "the one with the pretend astronaut. who"], "milton-keynes-pandemic-communications");
    // What only mentions one of several does not.
    refuses(&["how many people does the Leicestershire dementia pilot have?", "the price for one of these?"]);
}

#[test]
fn that_councils_other_entries_are_asked_for() {
    let told = "whose are the wearable robots for carers?";
    let others = last(&[told, "what else has that county got in the LGC shortlist?"]);
    assert!(others.total() > 1 && !ids(&others).contains(&"hampshire-care-cobots"), "{:?}", ids(&others));
}

#[test]
fn what_is_worked_out_is_of_the_entry_that_was_shown() {
    says(&["Lewes and Eastbourne's grants: how many?", "Mean grant."], "£12,907");
    refuses(&["the town planner from Edinburgh, name?", "and her surname?"]);
}

#[test]
fn leave_is_taken_in_many_words() {
    let told = "Tameside app: how many downloads?";
    for leave in [
        "I'll let the judges know, thanks again",
        "lovely, that's me sorted, off to make the tea",
        "phew, you saved my bacon",
        "blimey",
        "👍",
    ] {
        assert!(matches!(last(&[told, leave]).outcome, Outcome::SmallTalk), "{leave}: {}", headline(&[told, leave]));
    }
    for asks in ["finalists in 2018, thank you!", "ok I need the robots one, thanks", "who won partner excellence, ta"]
    {
        assert!(!matches!(last(&[told, asks]).outcome, Outcome::SmallTalk), "{asks}");
    }
}

#[test]
fn what_they_have_in_another_collection_is_listed() {
    let listed = |questions: &[&str], count: usize| {
        let answer = last(questions);
        assert_eq!((answer.answered(), answer.total()), (true, count), "{questions:?}: {}", headline(questions));
    };
    listed(&["How did Great Yarmouth sort out its housing waiting list?", "Is the council up for any LGC awards?"], 2);
    listed(&["what did Kent do with video carephones", "any LGC nominations for them?"], 3);
    listed(&["what did Kent do with video carephones", "and in the LGC list, what did they enter?"], 3);
    refuses(&["Trafford CCTV", "do they appear in the LGA page too?"]);
    let cardiff = "the Cardiff Model: by how much did police-recorded violent incidents fall?";
    tells(
        &[cardiff, "same city, different subject: how many accredited living wage employers?"],
        "cardiff-living-wage-city",
    );
    let parking = "harrogate parking 2018 entry how many sensors";
    tells(&[parking, "no the other one the lga writeup"], "north-yorkshire-smart-parking");
}

#[test]
fn what_was_asked_of_another_entry_moves_there_though_it_is_refused() {
    let bonds = "Which case studies in the State of Transformation report run on a social impact bond?";
    let birmingham = "For the Birmingham one, what savings to date?";
    let refused = "The London one: how many lawyers?";
    refuses(&[bonds, birmingham, refused]);
    tells(&[bonds, birmingham, refused, "Which borough leads it?"], "pan-london-care-impact-partnership");
}

#[test]
fn one_that_was_shown_before_is_found_again() {
    let (first, second) = ("Newham asthma scheme", "BumpClub Medway how many weeks");
    let third = "hendon cemetery team";
    tells(&[first, second, third, "back to the first: which category?"], "newham-whole-school-asthma");
    tells(&[first, second, "back to the asthma one, who with?"], "newham-whole-school-asthma");
    let leeds = "which Leeds entries are in the Socitm report?";
    tells(&[leeds, "not the rewards one, the other"], "leeds-reaching-staff-own-devices");
}

#[test]
fn a_category_is_asked_on() {
    says(&["Who sponsors the Digital Impact category?", "and how many are competing in it?"], "9 entries");
    says(&["who sponsors Future Places", "what's on its shortlist"], "7 entries");
    says(&["BumpClub Medway, which category?", "what day are results out?"], "20 July 2022");
    let rivals = last(&["Who won the Partner Excellence Award?", "who lost?"]);
    assert_eq!((rivals.answered(), rivals.total()), (true, 2), "{:?}", ids(&rivals));
}

#[test]
fn a_figure_that_is_asked_on_is_of_what_is_said() {
    says(&["Enfield rough sleepers", "how much cash did they get for it"], "£10.5m");
    says(&["Crowdfund Cotswold", "how many projects?"], "19 community-led projects");
    says(&["plymoth school dinners compny", "meals a yr"], "2.5 million meals");
    let moved = "And the robot forest ranger dog, where's that?";
    tells(&["Nottingham's electric fleet, how many vehicles?", moved], "nottinghamshire-5g-sherwood-forest");
}

#[test]
fn thanks_before_a_question_say_nothing_of_it() {
    says(&["trafford cctv", "Brilliant, thanks. How much did it save?"], "£54,918");
    says(&["trafford cctv", "great how much did it save"], "£54,918");
    tells(
        &["Telford's children's services", "ok never mind. And their shops one?"],
        "telford-wrekin-pride-in-our-high-streets",
    );
    assert!(!matches!(last(&["trafford cctv", "cheers. last thing, when was that"]).outcome, Outcome::SmallTalk));
    assert!(matches!(last(&["trafford cctv", "right then, lovely stuff"]).outcome, Outcome::SmallTalk));
}

#[test]
fn the_other_of_two_is_meant_however_it_is_described() {
    let calderdale = "calderdale - what won at inetwork 2018";
    let other = "no not that, their other one, w the voluntary groups";
    tells(&[calderdale, other], "calderdale-voluntary-sector-alliance");
    says(&[calderdale, other, "size of the pooled pot"], "£720,000");
    tells(&["who won partner excellence", "no not that, their 2022 one about clean air"], "bradford-clean-air-plan");
}

#[test]
fn the_same_is_asked_of_the_same_project_elsewhere() {
    let parking = "harrogate smart parking how many sensors";
    says(&[parking, "and in the LGA write-up?"], "2,200");
    says(&[parking, "And as the LGA tells the same story?", "so how far apart are those two?"], "600");
    says(
        &[
            "how many people live in reading's modular homes",
            "and enfield, how many were housed",
            "which took in more?",
        ],
        "500",
    );
}

#[test]
fn a_part_or_another_time_of_what_was_told_is_not_made_up() {
    refuses(&["birmingham step down", "what did it save", "how much of that went to Core Assets"]);
    refuses(&["oxford business directory how many firms to begin with", "and by easter"]);
    refuses(&["west berkshire community municipal investment", "At what interest rate?"]);
    says(&["West Berkshire's bond", "how much?"], "£1m");
    says(&["great yarmouth housing waiting list", "from what to what?"], "from 6,000 in 2010 to 309");
    refuses(&["reading modular homes for rough sleepers", "from what to what?"]);
}

#[test]
fn a_list_is_restricted_in_many_words() {
    for narrowed in ["Confine it to the London boroughs.", "restrict that to London", "cut it down to the London ones"]
    {
        let answer = last(&["every entry in the Housing category of the LGC Awards 2022", narrowed]);
        assert_eq!(answer.entries().len(), 3, "{narrowed}");
    }
    let further = last(&[
        "List every entry by North Yorkshire County Council in the 2018 iNetwork brochure.",
        "Restrict that to entries which got further than a nomination.",
    ]);
    assert_eq!(further.entries().len(), 2);
}

#[test]
fn what_is_asked_on_is_found_by_what_it_counts() {
    says(&["who's chief executive at Westminster in the Share Leeds report?", "since when?"], "February 2018");
    says(&["Lewes and Eastbourne grants, what value?", "Across how many individual grants?"], "2,642 grants");
    says(&["jersey buses", "and the subsidy, down how much"], "£800k per year");
    says(
        &["psta report, everything under transforming service delivery", "2nd one, meals in a school year?"],
        "2.5 million meals",
    );
}

#[test]
fn two_that_were_told_are_worked_with_though_others_were_told_between() {
    let turns = |last: &'static str| {
        [
            "County Durham's green homes: how much a year off fuel bills?",
            "how many properties so far?",
            "And the DE-Carbonise project: how much a year off energy bills?",
            last,
        ]
    };
    says(&turns("Of those two, which has the bigger annual bill saving?"), "£598,000 more");
    says(&turns("what's the difference between the two?"), "£598,000 more");
    // A project that is named before it is asked of is another one.
    says(&turns("")[..3], "£758,000");
}

#[test]
fn what_was_told_is_reckoned_with_in_the_next_turn() {
    let derby = "How many people used Derby's Safe Space in its first six months?";
    says(&[derby, "What share of them have settled accommodation now?", "In heads, that makes?"], "99 individuals");
    let low_code = ["Worcestershire low-code: how many services?", "and what does one cost on average?"];
    says(&[low_code[0], low_code[1], "Multiply those for me."], "£675,000");
    let durham = "County Durham's green homes: how many homes improved?";
    says(&[durham, "and how much saved on fuel bills?", "What does that come to per home?"], "£246.15 for each");
    let cotswold = ["how much did Crowdfund Cotswold raise?", "from how many backers?"];
    says(&[cotswold[0], cotswold[1], "so each gave about?"], "£230.51 for each");
    says(&["Evergreen's average hourly pay in 2016?", "So the gap to the minimum wage is what?"], "$4.41");
}

#[test]
fn both_figures_of_a_fact_were_told() {
    let streetscene = "Cheshire West Streetscene: what share was rated exceeding afterwards?";
    says(&[streetscene, "So it went up by how many points?"], "18.3 percentage points");
    let grants = ["Lewes and Eastbourne grants, what value?", "York's Economic Support entry: how many grants?"];
    says(&[grants[0], grants[1], "What's the difference in value between the two?"], "£79.9m");
    // "Altogether" alone may be said of one figure.
    says(&["how many households did PEC help with debt?", "how much did they owe altogether"], "£115,000");
}

#[test]
fn one_of_a_list_is_asked_of_by_whose_it_is() {
    let list = "the Economic Support shortlist at the LGC Awards 2022";
    says(&[list, "york, how much in grants?"], "£114m");
    let wigan = "which entries did Wigan have at iNetwork?";
    tells(&[wigan, "the second, not the street one"], "wigan-place-based-integration");
}

#[test]
fn a_list_goes_without_one_of_it() {
    let plymouth = last(&["every Plymouth entry", "drop the LGA one"]);
    assert_eq!(plymouth.entries().len(), 2);
    let winners = last(&["all the iNetwork winners", "only those from Yorkshire"]);
    assert_eq!(winners.entries().len(), 3);
}

#[test]
fn what_is_asked_on_is_not_answered_by_another_that_has_it_scattered() {
    refuses(&["Jersey's buses", "The annual subsidy still being paid?"]);
    refuses(&["how much did Crowdfund Cotswold raise?", "second year total"]);
    refuses(&["Wigan's social workers, how much did turnover fall?", "What was the vacancy rate beforehand?"]);
    refuses(&["trafford cctv", "In how many places?"]);
    says(&["20mph in the Scottish Borders", "In how many places?"], "97 settlements");
    // One that tells it in a sentence is meant.
    tells(&["Jersey's buses", "and the council with the astronaut?"], "milton-keynes-pandemic-communications");
}

#[test]
fn a_number_that_was_told_is_exceeded_by_its_neighbour() {
    says(&["how many registered vehicles has Jersey?", "By how many do inhabitants exceed that figure?"], "30,371");
}

#[test]
fn those_that_stand_against_each_other_are_counted() {
    says(&["Stephen McCoy", "How many are up against each other in that one?"], "8 entries");
    says(&["Wigan's Love is not Abuse", "how many other campaigns is that one up against?"], "7 entries besides");
    let group = last(&["Hendon cemetery team", "And which others are in the same category as them?"]);
    assert_eq!(group.entries().len(), 7);
    refuses(&["Waltham Forest London Borough of Culture", "against how many others?"]);
}

#[test]
fn a_difference_of_shares_is_one_of_points() {
    let shares = "What share of Cheshire West's Streetscene staff was rated Exceeding before and after?";
    says(&[shares, "Express that as a percentage-point difference."], "18.3 percentage points");
    refuses(&["Bradford's HAF programme, how many sessions?", "So the mean attendance per session is?"]);
}

#[test]
fn a_part_and_its_whole_that_were_told_make_a_share() {
    let cctv = "Trafford CCTV since the upgrade, how many incidents?";
    says(&[cctv, "and how many arrests?", "what percentage is that?"], "18.7%");
}

#[test]
fn what_was_told_is_divided_among_what_is_named() {
    says(&["Crowdfund Cotswold raised?", "per project that's about what?"], "£15,626");
    says(&["Crowdfund Cotswold raised?", "per backer that's about what?"], "£230.51");
    let saved = "how much has Birmingham's Step Down saved?";
    says(&[saved, "how many young people moved?", "saving per child, roughly"], "£111,538");
    // What was told beside it is not what it is divided among.
    refuses(&["PEC's first share offer raised?", "per investor that's what?"]);
    // Nor is another figure of another year.
    refuses(&["Preston: jobs supported?", "Average hourly pay there, 2016."]);
}

#[test]
fn so_many_of_what_was_told_make_a_product_or_leave_a_rest() {
    let services = "how many services has Worcestershire put online?";
    says(&[services, "average cost of one?", "so 75 would come to what?"], "£675,000");
    let assets = "Milton Keynes asset transfer: how many assets were identified?";
    says(&[assets, "and how many went over so far?", "leaving how many"], "37");
}

#[test]
fn what_a_fact_told_is_compared_with_what_was_told_before() {
    let connect = "What annual financial gain does Connect in Essex claim?";
    let saving = "And the annualised saving of Leicestershire's children's services?";
    says(&[connect, saving, "The gap between those two?"], "£10m more");
}

#[test]
fn those_of_a_list_are_told_that_are_about_something() {
    let places = "the Future Places shortlist at LGC";
    for asks in
        ["which of those are about 5G?", "any about 5G?", "which ones are about 5G?", "are any of them about 5G"]
    {
        let about = last(&[places, asks]);
        assert!(ids(&about).contains(&"dorset-5g-ruraldorset") && about.entries().len() < 7, "{asks}");
    }
    says(&[places, "how many of them are about 5G?"], "4 entries");
    tells(
        &["all the iNetwork winners", "which ones deal with autism?"],
        "star-learning-disabilities-autism-procurement",
    );
    let kirklees = last(&["who is in Large Team of the Year?", "Kirklees has two of them, hasn't it? Which?"]);
    assert_eq!(kirklees.entries().len(), 2);
    // Where nobody of theirs stands there, everybody is told.
    says(&["who is in Large Team of the Year?", "which of them are Kirklees's?", "and small team?"], "8 entries");
}

#[test]
fn a_whole_question_for_a_number_is_not_of_the_list_before() {
    let some = "which Digital Impact entries are from Suffolk and Worcestershire?";
    says(&[some, "how many are shortlisted in Digital Impact altogether?"], "9 entries");
}

#[test]
fn whether_it_won_anything_is_asked_of_the_one_that_was_shown() {
    says(&["Plus Dane's TED project", "won anything?"], "Most Creative Video Award");
    says(&["Trafford CCTV", "won some prize?"], "No, it did not win");
    let each = "They had 8 days, so how many each day?";
    says(
        &["Plus Dane's TED project", "how many demonstrations?", each, "It won a prize?"],
        "Most Creative Video Award",
    );
    // "Finalists?" still asks for those beside it.
    assert!(last(&["Plus Dane's TED project", "finalists?"]).entries().len() > 1);
}

#[test]
fn what_else_its_owner_has_is_counted() {
    says(&["Calderdale's phishing exercise", "how many entries has that council in the brochure?"], "2 entries");
    says(&["Hackney's School Streets", "how many entries has that council got"], "2 entries");
    says(&["who won the creative video award?", "how many winners are there in that brochure?"], "7 entries won");
    says(&["iNetwork's Partner Excellence Award, all of it", "which of them came out on top?"], "Ele");
}

#[test]
fn whoever_is_to_be_asked_is_the_contact() {
    for asks in ["who's the person to ask?", "who do I talk to?", "and who do we speak to about it"] {
        says(&["Nottingham's PPE distribution network", asks], "James Steele");
    }
}

#[test]
fn some_of_a_description_are_not_shown_where_more_is_asked_of_them() {
    refuses(&["how many are in Dudley's street cleansing team?", "what are the Dudley ones paid?"]);
    let alarms = "smoke alarms plus the window and shed ones, all told?";
    says(&["Braunstone's blue lights, how many home visits?", alarms], "800");
}

#[test]
fn what_came_once_is_divided_among_the_time_that_it_took() {
    for asks in ["a year?", "so per year?", "that's how much a year"] {
        says(&["Calderdale's voluntary sector alliance, the joint pot of money?", asks], "£240,000");
    }
    says(&["Plus Dane's TED project, how many demonstrations?", "so per day?"], "9 for each");
    says(&["How much has Birmingham's Step Down saved?", "young people moved?", "saving per head please"], "£111,538");
}

#[test]
fn the_drop_between_two_is_their_difference() {
    let leak = "Preston: how many pounds leak out of Lancashire now?";
    says(&[leak, "and back in 2012/13?", "drop between the two"], "£329m more");
    says(&[leak, "as a percentage reduction?"], "72% less");
}

#[test]
fn those_beside_a_winner_are_the_other_finalists() {
    tells(&["who won the iStandUK award?", "and the other finalist?"], "gds-government-api-standards");
    tells(&["who won the iStandUK award?", "who was the other finalist there?"], "gds-government-api-standards");
    let beaten = last(&["who took the Partner Excellence Award?", "and the two who lost out?"]);
    assert_eq!(beaten.entries().len(), 2);
    says(&["who won Outstanding Contribution at iNetwork?", "procurement one went to whom?"], "STAR Procurement");
}

#[test]
fn a_category_that_was_spoken_of_is_asked_on_about() {
    says(&["who's up for Council of the Year?", "Who pays for that category?"], "Zurich Municipal");
    says(
        &["Which council hid astronaut jokes in covid messages?", "How many teams are on that shortlist?"],
        "8 entries",
    );
    says(&["which 2018 iNetwork entries came from Wigan?", "did either of them win?"], "No winner among them");
    says(&["all of iNetwork's Partner Excellence Award", "did any of them win?"], "Ele");
}

#[test]
fn who_won_is_asked_of_the_category_whose_sponsor_was_told() {
    let paid = "who sponsors it?";
    says(&["who's up for Council of the Year?", paid, "And who won it?"], "5 entries were shortlisted");
}

#[test]
fn so_many_of_one_are_told_for_each_of_another() {
    let sessions = "across how many sessions?";
    says(
        &["Bradford's HAF summer programme reached how many children?", sessions, "So how many children a session?"],
        "16.96",
    );
}

#[test]
fn of_two_that_were_listed_the_other_may_come_last() {
    let two = "which 2018 iNetwork entries came from Calderdale?";
    says(&[two, "the phishing one: did it win?", "and the result of the other"], "Voluntary Sector");
    tells(&[two, "the first one, gist"], first(&last(&[two])));
    // What is counted is asked of the one that was shown last, and not of the list.
    let services = "the county one: what does a service cost them on average?";
    assert!(!headline(&["all of In brief in Share Leeds", services, "how many have they done"]).contains("5 entries"));
}

#[test]
fn the_whole_of_what_was_shown_is_told_where_it_is_asked_for() {
    for asks in ["sum it up", "a summary please", "more details", "tell me more"] {
        let told = last(&["Trafford CCTV", asks]);
        assert_eq!(
            told.query.map(|query| query.words(library().catalogue())),
            Some("show · CCTV Transformation Programme".to_owned()),
            "{asks}"
        );
    }
    for asks in ["anything similar?", "is there a similar one"] {
        says(&["Trafford CCTV", asks], "Closest to CCTV Transformation Programme");
    }
}

#[test]
fn a_list_is_put_in_another_order() {
    let sorted = last(&["iNetwork winners", "in alphabetical order"]);
    assert_eq!(ids(&sorted).len(), 7);
    let titles: Vec<&str> =
        sorted.entries().iter().map(|scored| library().catalogue().entry(scored.entry).title.as_str()).collect();
    assert!(titles.is_sorted_by_key(|title| title.to_lowercase()), "{titles:?}");
    says(&["iNetwork winners", "alphabetically please"], "7 entries won");
    // What is to be measured is not said.
    assert!(headline(&["Council of the Year's shortlist", "which of them is the biggest?"]).contains("biggest"));
}

#[test]
fn what_is_pointed_at_loosely_is_the_category_or_the_council() {
    says(&["who sponsors Large Team of the Year?", "How many names am I reading in that one?"], "9 entries");
    let all = last(&["Betty the vaccination bus", "all of that councils LGC entries pls"]);
    assert_eq!(all.entries().len(), 4);
}

#[test]
fn a_share_that_was_told_is_so_many_of_its_whole() {
    let hub = "Derby's rough sleeper hub: how many used it in the first half year?";
    says(&[hub, "and what share now has settled homes?", "so how many heads is that"], "99 individuals");
    let cleared = "plymouth energy community: how many households did it help out of fuel debt?";
    says(&[cleared, "debt cleared all in", "works out at what a household"], "£676.47");
}

#[test]
fn the_same_is_asked_for_another_category_however_it_is_put() {
    says(
        &["most improved council list, lgc 2022", "how many is that", "now the same for climate response"],
        "9 entries",
    );
    tells(
        &["who took partner excellence?", "who lost out to them in that one", "right and the video prize?"],
        "plus-dane-ted-project-team",
    );
    says(&["Council of the Year 2022, all names", "who pays for it"], "Zurich Municipal");
}
