//! A show beside a replica that shows pages: run by its organisers' interactions at that replica.

use crate::discord_ceremony::stage::{ceremony, organiser};
use crate::discord_loopback::fake::Discord;
use crate::discord_loopback::interactions::{ELSEWHERE, text};
use crate::discord_posts::shows::Place;
use crate::web::replica::Replica;

/// A show that is planned.
pub(crate) struct Show {
    pub(crate) replica: Replica,
    discord: Discord,
    _place: Place,
}

impl Show {
    /// Plans one at a replica with these settings.
    pub(crate) fn start(settings: &[(&str, &str)]) -> Self {
        let (discord, place) = (Discord::start(), Place::embedded());
        let own = [
            ("LAUREATE_LEDGER__URL", place.url.as_str()),
            ("LAUREATE_CEREMONY__ORGANISERS", "[\"1210000000000000002\"]"),
        ];
        let replica = Replica::start_as(&discord, "", &[&own, settings].concat());
        let show = Self { replica, discord, _place: place };
        show.told("plan", &[("award", "LGC"), ("channel", ELSEWHERE)]);
        show
    }

    /// What an organiser is shown in reply to a verb.
    pub(crate) fn told(&self, verb: &str, options: &[(&str, &str)]) -> String {
        text(&self.replica.ask(&self.discord, organiser(ceremony(verb, options))))
    }
}
