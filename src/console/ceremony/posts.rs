//! `laureate ceremony preview` and `rehearse`: the posts of a show as text, made as Discord's are.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Opened, Refused, refused};
use crate::ceremony::act::load;
use crate::ceremony::preview::Previewed;
use crate::ceremony::rehearsal::rehearsed;
use crate::ceremony::{RunningOrder, Show, meant};
use crate::config::Config;
use crate::console::ExitStatus;
use crate::console::output::{print, print_error};
use crate::console::text::{Terminal, render};
use crate::discord::announce::{Kind, Post, post};
use crate::files;
use crate::library::Library;
use crate::picture::draw;

/// Prints the posts of a category, or of all that have a result, as they will be; and writes the winners' pictures.
pub(super) async fn preview(
    config: &Config,
    library: &Library,
    (award, category, card): (Option<&str>, Option<&str>, Option<&Path>),
    screen: Terminal,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let Some(opened) = Opened::existing(config).await? else { return Ok(refused(&Refused::NoShows)) };
    let ledger = &opened.ledger;
    let shows = ledger.shows().await?;
    let meant = meant::award(library, award, &shows).and_then(|order| {
        let category = category.map(|typed| meant::category(library, &order, typed)).transpose()?;
        Ok((order, category))
    });
    let (order, category) = match meant {
        Ok(meant) => meant,
        Err(why) => return Ok(refused(&why)),
    };
    let show = load(ledger, order.award()).await?;
    opened.ledger.close().await;
    let mut previews = 0;
    for (key, of) in order.categories().filter(|(key, _)| category.is_none_or(|wanted| wanted == *key)) {
        let Some(previewed) = Previewed::of(&show, &of.id, Timestamp::now()) else {
            if category == Some(key) {
                return Ok(refused(&Refused::NotRecorded(of.name.clone())));
            }
            continue;
        };
        previews += 1;
        let posts = [(Kind::Shortlist, &show), (Kind::Winner, previewed.for_posts())];
        for (kind, show) in posts {
            let Some(made) = post(library.wording(), &order, show, (kind, &of.id), None, "") else { continue };
            print(&text(library, &made, screen))?;
            let Some(file) = card else { continue };
            for (at, card) in made.cards(library).iter().enumerate() {
                files::write(&numbered(file, at), &draw(card)?)?;
            }
        }
    }
    if previews == 0 {
        print_error("No result is recorded yet, so there is nothing to preview.");
        return Ok(ExitStatus::Nothing);
    }
    Ok(ExitStatus::Done)
}

/// A file of several: `card.png`, `card-2.png`.
fn numbered(file: &Path, at: usize) -> PathBuf {
    let (stem, extension) = (file.file_stem().unwrap_or_default(), file.extension());
    if at == 0 {
        return file.to_owned();
    }
    let mut name = stem.to_owned();
    name.push(format!("-{}", at + 1));
    let named = file.with_file_name(name);
    extension.map_or_else(|| named.clone(), |extension| named.with_extension(extension))
}

/// Prints the whole show with made-up winners.
pub(super) fn rehearse(
    library: &Library,
    award: Option<&str>,
    screen: Terminal,
) -> Result<ExitStatus, Box<dyn std::error::Error>> {
    let order = match meant::award(library, award, &[]) {
        Ok(order) if order.categories().len() > 0 => order,
        Ok(order) => return Ok(refused(&Refused::NothingPending(order.name().to_owned()))),
        Err(why) => return Ok(refused(&why)),
    };
    let mut chance = [0; 32];
    getrandom::fill(&mut chance)?;
    let show = rehearsed(&order, chance, Timestamp::now());
    print(&all(library, &order, &show, screen))?;
    print("\nThe winners above are drawn from the shortlists by chance; a name may be the right one by chance.\n")?;
    Ok(ExitStatus::Done)
}

fn all(library: &Library, order: &RunningOrder<'_>, show: &Show, screen: Terminal) -> String {
    let kinds = [Kind::Shortlist, Kind::Winner];
    let categories = order.categories().flat_map(|(_, category)| kinds.map(|kind| (kind, category.id.as_str())));
    let posts = categories.filter_map(|of| post(library.wording(), order, show, of, None, ""));
    posts.map(|post| text(library, &post.rehearsal(), screen)).collect()
}

/// A post, with what its pictures say, and a line below it.
fn text(library: &Library, post: &Post, screen: Terminal) -> String {
    let pictures = post.cards(library).into_iter().map(|card| format!("Picture: {}\n", card.alt()));
    format!("{}{}\n———\n\n", render(&post.words().as_reply(), screen), pictures.collect::<String>())
}
