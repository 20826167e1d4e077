//! Announcements as Discord's messages: what a post of a show looks like, and the mark by which it is found again.
//!
//! Pure: the library, the show and all else come in as values, so that what an organiser is shown before is the very same.
//! [`mod@ready`] says beforehand whether all posts of a show fit.

mod ready;

use serenity::all::ChannelId;
use sha2::{Digest, Sha256};

use super::component::{Component, Style, container, gallery, row, separator, styled, text};
use super::custom_id::{State, Trail, UNIQUE_SUFFIX};
use super::delivery::File;
use super::limits::{BUTTON_LABEL, CUSTOM_ID, MESSAGE_TEXT, NONCE};
use super::markdown::{cut, escape, shortened};
use super::response::MessageBody;
use super::view::{accent, sign};
use crate::catalogue::{CategoryKey, EntryKey, Status};
use crate::ceremony::show::Revealed;
use crate::ceremony::{RunningOrder, Show};
use crate::ledger::post::Stage;
use crate::library::Library;
use crate::names::tag::tag;
use crate::picture::CardText;
use crate::reply::announcement::{self, Announcement, Ended};
use crate::reply::phrases::{capital, status_of};
use crate::request::{FilterText, Request};
use crate::wording::{Asked, Wording, say};

pub(crate) use ready::ready;

/// Signs of a mark: with 36 of them these are 62 bits, far more than all posts of all shows need.
const MARK: usize = 12;
/// Digits and letters.
const SIGNS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Characters that a post may say: some are kept free for what stands around the text, the ping and a preview's line.
const ROOM: usize = MESSAGE_TEXT - 200;

/// What is to be posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A category's nominees.
    Shortlist,
    /// Its winner, put right where it was corrected.
    Winner,
    /// Word that the winner was corrected.
    Correction,
    /// Word that the announcement was taken back.
    Withdrawal,
}

impl Kind {
    /// What a post of this stage is, if it is a message of its own.
    pub(crate) fn of(stage: Stage, is_withdrawn: bool) -> Option<Self> {
        match stage {
            Stage::Shortlist => Some(Self::Shortlist),
            Stage::Winner | Stage::Correction => Some(Self::Winner),
            Stage::Notice if is_withdrawn => Some(Self::Withdrawal),
            Stage::Notice => Some(Self::Correction),
            Stage::Removal | Stage::Publishing => None,
        }
    }
}

/// A post before its pictures are drawn.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    told: Announcement,
    /// The winners that are pictured.
    pictured: Vec<EntryKey>,
    category: CategoryKey,
    /// What its buttons do, the one with the mark first.
    buttons: Vec<(String, String)>,
    ping: Option<String>,
    /// How those who are pictured stand.
    standing: String,
}

/// What a post of this kind is in these words, with what its buttons do; `None` where a show has nothing of the kind to tell: the
/// category is not in it, or its winner is not known.
///
/// `ping` is the role that a winner's post pings in its channel, `mark` what [`mark`] makes of the post's id.
pub(crate) fn post(
    wording: &Wording,
    order: &RunningOrder<'_>,
    show: &Show,
    (kind, category): (Kind, &str),
    ping: Option<&str>,
    mark: &str,
) -> Option<Post> {
    let catalogue = order.catalogue();
    let (key, place) = (order.category(category)?, (order.position(category)? + 1, order.categories().len()));
    let revealed = show.revealed(category);
    let keys = |ids: &[String]| ids.iter().map(|id| catalogue.entry_by_id(id)).collect::<Option<Vec<EntryKey>>>();
    let (winners, commended) = match revealed {
        Some(Revealed { result, .. }) => (keys(&result.outcome.winners)?, keys(&result.outcome.commended)?),
        None => (Vec::new(), Vec::new()),
    };
    let ended = || {
        let revealed = revealed?;
        Some(Ended {
            category: key,
            place,
            winners: &winners,
            commended: &commended,
            citation: revealed.result.outcome.citation.as_deref(),
            at: revealed.at,
            corrected: revealed.corrected.as_ref().map(|(at, reason)| (*at, reason.as_str())),
        })
    };
    let told = match kind {
        Kind::Shortlist => {
            let nominees: Vec<EntryKey> = order.shortlist(key).map(|(key, _)| key).collect();
            announcement::shortlist(wording, catalogue, key, place, &nominees)
        }
        Kind::Winner => announcement::winner(wording, catalogue, &ended()?),
        Kind::Correction => announcement::correction(wording, catalogue, &ended()?),
        Kind::Withdrawal => announcement::withdrawal(wording, catalogue, key, place),
    };
    let names_winner = matches!(kind, Kind::Winner | Kind::Correction);
    let first = winners.first().filter(|_| names_winner).map(|key| show_entry(&catalogue.entry(*key).id));
    let opens = first.map(|state| (say!(wording, "announce-open"), state));
    let lists = (say!(wording, "announce-list"), list(order, key));
    let states = opens.into_iter().chain([lists]);
    let buttons = states.filter_map(|(label, state)| Some((label, marked(&state, mark)?))).collect();
    let pictured = if kind == Kind::Winner { winners } else { Vec::new() };
    let ping = ping.filter(|_| kind == Kind::Winner).map(str::to_owned);
    let standing = capital(&status_of(wording, Status::Winner));
    Some(Post { told, pictured, category: key, buttons, ping, standing })
}

/// Opens an entry, for whoever presses.
fn show_entry(id: &str) -> State {
    // The id in full where there is room for it and the mark.
    let id = if id.len() + MARK + 4 > CUSTOM_ID { tag(id) } else { id.to_owned() };
    State::Show(Request::Show { entry: id, page: Some(1) }, Trail::new())
}

/// Lists those who stand in a category, for whoever presses: by the names of award and category, or where they are too long by
/// the award's winners.
fn list(order: &RunningOrder<'_>, key: CategoryKey) -> State {
    let award = Some(order.name().to_owned());
    let category = Some(order.catalogue().category(key).name.clone());
    let browse =
        Request::Browse { filters: FilterText { award: award.clone(), category, ..FilterText::default() }, page: 1 };
    let state = State::Show(browse, Trail::new());
    if state.encode().is_some_and(|id| id.len() + MARK < CUSTOM_ID) {
        return state;
    }
    let winners = Request::Winners { filters: FilterText { award, ..FilterText::default() }, page: 1 };
    State::Show(winners, Trail::new())
}

/// A custom id with a mark that nothing reads but [`is_marked`].
fn marked(state: &State, mark: &str) -> Option<String> {
    let id = format!("{}{UNIQUE_SUFFIX}{mark}", state.encode()?);
    (id.len() <= CUSTOM_ID).then_some(id)
}

/// The mark of a post, by which it is found again in its channel. It says nothing to anybody.
pub(crate) fn mark(post: &str) -> String {
    signs(post, MARK)
}

/// The nonce of a post, by which Discord knows it when it comes twice within some minutes.
pub(crate) fn nonce(post: &str) -> String {
    signs(post, NONCE)
}

fn signs(text: &str, count: usize) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(count).map(|byte| char::from(SIGNS[usize::from(byte % 36)])).collect()
}

/// Whether a message's components, as Discord gives them, carry a mark.
pub(crate) fn is_marked(components: &serde_json::Value, mark: &str) -> bool {
    match components {
        serde_json::Value::Array(all) => all.iter().any(|one| is_marked(one, mark)),
        serde_json::Value::Object(fields) => {
            let id = fields.get("custom_id").and_then(serde_json::Value::as_str);
            let own = id.and_then(|id| id.rsplit_once(UNIQUE_SUFFIX)).is_some_and(|(_, end)| end == mark);
            own || fields.values().any(|value| value.is_array() || value.is_object()) && {
                fields.values().any(|value| is_marked(value, mark))
            }
        }
        _ => false,
    }
}

impl Post {
    /// What its pictures say, in the post's language.
    pub(crate) fn cards(&self, library: &Library) -> Vec<CardText> {
        let standing = &self.standing;
        let library = library.speaking(Asked::Always(self.told.language));
        // The library may not have the result yet; who is pictured has won.
        let card =
            |key: &EntryKey| CardText { standing: standing.clone(), ..CardText::of(&library, *key, self.category) };
        self.pictured.iter().map(card).collect()
    }

    /// What it says.
    pub(crate) fn words(&self) -> &Announcement {
        &self.told
    }

    /// The same as a rehearsal has it: its words and its pictures say what it is.
    pub(crate) fn rehearsal(mut self) -> Self {
        let language = self.told.language;
        let rehearsal = say!(language, "announce-rehearsal");
        self.told.heading = format!("{rehearsal} · {}", self.told.heading);
        self.told.small = format!("{} · {}", say!(language, "announce-made-up"), self.told.small);
        self.standing = rehearsal;
        self.ping = None;
        self
    }

    /// The same as an organiser is shown it before: nobody else sees it, nobody is pinged, and nothing can be pressed. What is
    /// said of that is in the organiser's words.
    pub(crate) fn preview(mut self, wording: &Wording, pictures: &[File]) -> MessageBody {
        self.buttons.clear();
        let files = || pictures.iter().map(|file| (file.name.as_str(), file.description.as_str()));
        let mut components: Vec<Component> = Vec::new();
        components.extend(self.ping.as_ref().map(|role| text(format!("<@&{role}>"))));
        components.push(container(accent(self.told.tone), self.inside(files())));
        components.push(text(format!("-# {}", say!(wording, "announce-preview"))));
        MessageBody::new(components, true).with_files(files())
    }

    /// The message, with its pictures.
    pub(crate) fn message(&self, pictures: &[File]) -> MessageBody {
        let files = || pictures.iter().map(|file| (file.name.as_str(), file.description.as_str()));
        let mut components: Vec<Component> = Vec::new();
        components.extend(self.ping.as_ref().map(|role| text(format!("<@&{role}>"))));
        components.push(container(accent(self.told.tone), self.inside(files())));
        MessageBody::new(components, false).pinging(self.ping.as_deref()).with_files(files())
    }

    /// What it says, in markdown: the part above its pictures, and the part below them.
    fn markdown(&self) -> [Vec<String>; 2] {
        let told = &self.told;
        let above =
            vec![format!("## {}{}", sign(told.tone), escape(&told.heading)), format!("**{}**", escape(&told.lead))];
        let lines = |lines: &[String], before: &str| {
            lines.iter().map(|line| format!("{before}{}", escape(line))).collect::<Vec<_>>().join("\n")
        };
        let quote = told.quote.as_ref().map(|quote| format!("> {}", escape(quote)));
        let corrected = told.corrected.as_ref();
        let corrected = corrected.map(|(at, why)| {
            let time = format!("<t:{}:f>", at.as_second());
            say!(told.language, "announce-corrected-at", time = time, reason = escape(why))
        });
        let at = told.at.map(|at| format!(" · <t:{}:f>", at.as_second())).unwrap_or_default();
        let mut below = vec![lines(&told.about, ""), lines(&told.listed, "- ")];
        below.extend(quote.into_iter().chain(corrected));
        below.push(format!("-# {}{at}", escape(&told.small)));
        below.retain(|part| !part.is_empty());
        [above, below]
    }

    /// Characters that are left out, as a message has no room for them.
    fn left_out(&self) -> usize {
        let all: usize = self.markdown().iter().flatten().map(|part| part.chars().count()).sum();
        all.saturating_sub(ROOM)
    }

    fn inside<'a>(&self, files: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Component> {
        let [above, below] = self.markdown();
        let mut room = ROOM;
        let mut fitting = |markdown: String| {
            let markdown = shortened(&markdown, room);
            room = room.saturating_sub(markdown.chars().count());
            (!markdown.is_empty()).then(|| text(markdown))
        };
        let mut components: Vec<Component> = above.into_iter().filter_map(&mut fitting).collect();
        let mut files = files.peekable();
        if files.peek().is_some() {
            components.push(gallery(files));
        }
        components.extend(below.into_iter().filter_map(&mut fitting));
        let button = |(at, (label, id)): (usize, &(String, String))| {
            let style = if at == 0 { Style::Primary } else { Style::Secondary };
            styled(style, &cut(label, BUTTON_LABEL), id.clone())
        };
        let buttons: Vec<Component> = self.buttons.iter().enumerate().map(button).collect();
        if !buttons.is_empty() {
            components.extend([separator(), row(buttons)]);
        }
        components
    }
}

/// The API path of the messages of a channel; `None` if the id is not that of a channel.
pub(crate) fn messages(channel: &str) -> Option<String> {
    let id: u64 = channel.parse().ok().filter(|id| *id > 0)?;
    Some(format!("/channels/{}/messages", ChannelId::new(id)))
}
