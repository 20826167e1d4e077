//! Faults of every kind by a fixed recipe, in interactions and messages: none doubled, none lost but those that Discord
//! finally refused, none unanswered.

use super::{mention_by, told, worn_out_press};
use crate::discord_loopback::faults::Fault;
use crate::discord_loopback::interactions::{lookup, typing};
use crate::discord_loopback::session::Session;

/// So many are under way at once: the next come when these are done.
const WAVE: usize = 50;

/// What goes wrong with the one of this number: every kind of fault, alone and one upon another, with each of the four
/// kinds of what is asked.
///
/// Half of the limits are shared ones, which Discord counts against nobody: else delivery would stop on the way to ten
/// thousand faults, as it should after so many invalid requests.
fn recipe(number: usize) -> Vec<Fault> {
    const KINDS: [Fault; 14] = [
        Fault::Refuse(500),
        Fault::RefuseAfter(500),
        Fault::Refuse(502),
        Fault::RefuseAfter(502),
        Fault::Refuse(503),
        Fault::RefuseAfter(504),
        Fault::Reset,
        Fault::ResetAfter,
        Fault::LimitShared(0.05),
        Fault::Limit(0.2),
        Fault::Refuse(403),
        Fault::Refuse(404),
        Fault::Refuse(400),
        Fault::Hang,
    ];
    let first = KINDS[number / 4 % KINDS.len()];
    // What is final, or takes long, stands alone.
    if first.is_final() || first == Fault::Hang {
        return vec![first];
    }
    let more = KINDS[..10].iter().cycle().skip(number / (4 * KINDS.len())).take(number / 7 % 3);
    std::iter::once(first).chain(more.copied()).collect()
}

/// Has so many faults happen, and looks at what becomes of everything. Gives the memory in use after the first half and
/// at the end, in kB.
fn injected(faults: usize) -> (Option<u64>, Option<u64>) {
    let session = Session::start_with(&[("LAUREATE_DISCORD__QUEUE_LENGTH", "100")]);
    let (mut happened, mut number, mut early) = (0, 0, None);
    while happened < faults {
        let wave: Vec<(String, bool, bool)> = (number..number + WAVE)
            .map(|number| {
                let plan = recipe(number);
                happened += plan.len();
                let lost = plan.iter().any(|fault| fault.is_final());
                // Each person asks in a channel of many, and few times.
                let (id, message) = match number % 4 {
                    0 => (session.discord.interact_failing(worn_out_press(), &plan), false),
                    1 => (session.discord.interact_failing(lookup("harogate smart parkng"), &plan), false),
                    2 => (session.discord.interact_failing(typing("harogate smart parkng"), &plan), false),
                    _ => {
                        let mut message = mention_by(number);
                        message["channel_id"] = (1_210_000_000_000_100_000 + number % 97).to_string().into();
                        (session.discord.say_failing(message, &plan), true)
                    }
                };
                (id, message, lost)
            })
            .collect();
        number += WAVE;
        for (id, message, lost) in &wave {
            let level = told(&session, id);
            assert_eq!(level == "ERROR", *lost, "{id}");
            let posted = session.discord.faults(|faults| faults.posted(id));
            assert_eq!(posted, usize::from(*message && !lost), "{id}: none doubled, none lost");
            if *lost {
                session.discord.forget(id);
            }
        }
        session.forget();
        if early.is_none() && happened >= faults / 2 {
            early = session.bot.memory();
        }
    }
    let late = session.bot.memory();
    session.end();
    (early, late)
}

#[test]
fn three_hundred_faults_lose_and_double_nothing() {
    injected(300);
}

/// Ten thousand take some minutes:
/// `cargo test --release --test suite ten_thousand_faults -- --ignored --nocapture`
#[test]
#[ignore = "it takes minutes"]
fn ten_thousand_faults_lose_and_double_nothing_and_memory_stays_flat() {
    let (early, late) = injected(10_000);
    #[expect(clippy::print_stderr, reason = "the figures are what it is run for")]
    {
        eprintln!("memory after half {early:?} kB, at the end {late:?} kB");
    }
    if let (Some(early), Some(late)) = (early, late) {
        assert!(late < early + 8 * 1_024, "it grows from {early} to {late} kB");
    }
}
