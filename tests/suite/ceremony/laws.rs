//! What holds whatever happens in a show.

use laureate::ceremony::{Command, Recording};
use laureate::ledger::event::{Late, Notes};
use laureate::ledger::post::Stage;
use laureate::ledger::sealed::{Outcome, Salt};
use proptest::prelude::*;

use super::{Rehearsed, moment, order, plan, shortlist};

/// What an organiser may try, as numbers: what, which category, which entry of its shortlist.
fn attempts() -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    prop::collection::vec((0..12_u8, 0..22_usize, 0..9_usize), 1..80)
}

fn command((what, category, entry): (u8, usize, usize)) -> Command {
    let id = order().categories().nth(category).expect("it is there").1.id.clone();
    let listed = shortlist(&id);
    let outcome =
        Outcome { winners: vec![listed[entry % listed.len()].clone()], commended: Vec::new(), citation: None };
    let result = Recording { category: id.clone(), outcome, salt: Salt::new([7; 32]) };
    match what {
        0 | 1 => Command::Record(vec![result]),
        2 => Command::Show { category: id },
        3 | 4 => Command::Reveal { category: id },
        5 => Command::Correct { result, reason: "misread".to_owned() },
        6 => Command::Withdraw { category: id, reason: "wrong".to_owned() },
        7 => Command::Hold,
        8 => Command::Resume,
        9 => Command::Skip { category: id },
        10 => Command::Schedule { category: id, at: Some(moment(1_000_000)), late: Late::Go },
        _ => Command::Note { category: id, notes: Notes::default() },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the public knows is what the reveals say, less what was taken back: no other command changes it; and each reveal
    /// owes its channel one post.
    #[test]
    fn only_revealing_makes_a_result_known(attempts in attempts()) {
        let mut stage = Rehearsed::default();
        stage.does(&plan());
        let mut public = stage.public();
        for attempt in attempts {
            let command = command(attempt);
            let tells = matches!(command, Command::Reveal { .. } | Command::Correct { .. } | Command::Withdraw { .. });
            let Ok(owed) = stage.act(&command) else {
                prop_assert!(stage.public() == public, "what is refused changes nothing");
                continue;
            };
            let now = stage.public();
            prop_assert!(tells || now == public);
            if matches!(command, Command::Reveal { .. }) {
                prop_assert!(now != public);
                prop_assert_eq!(owed.iter().filter(|post| post.stage == Stage::Winner).count(), 1);
            }
            public = now;
        }
    }
}
