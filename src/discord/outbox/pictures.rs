//! The pictures of announcements: drawn once for all channels, away from the threads that serve Discord.

use std::collections::VecDeque;
use std::sync::Arc;

use tokio::sync::{Mutex, OnceCell};

use crate::discord::announce::Post;
use crate::discord::delivery::File;
use crate::library::Library;
use crate::picture::{CardText, draw};

/// Posts whose pictures are remembered: those of a category go to all channels within moments.
const REMEMBERED: usize = 4;
/// Pictures of one post at most: beyond that nobody looks at each ("Message resource", attachments: ten).
const MOST: usize = 4;

/// What a post shows.
type Cards = Vec<CardText>;
/// The pictures of it, once they are drawn.
type Drawn = Arc<OnceCell<Arc<Vec<File>>>>;

/// Pictures that were drawn.
#[derive(Default)]
pub(super) struct Pictures(Mutex<VecDeque<(Cards, Drawn)>>);

impl Pictures {
    /// The pictures of a post. Where one cannot be drawn the post goes without it, and that is logged once.
    pub(super) async fn of(&self, library: &Library, post: &Post) -> Arc<Vec<File>> {
        let cards: Cards = post.cards(library).into_iter().take(MOST).collect();
        if cards.is_empty() {
            return Arc::default();
        }
        let drawn = self.remembered(&cards).await;
        Arc::clone(drawn.get_or_init(|| draw_all(cards)).await)
    }

    async fn remembered(&self, cards: &Cards) -> Drawn {
        let mut known = self.0.lock().await;
        if let Some((_, drawn)) = known.iter().find(|(drawn, _)| drawn == cards) {
            return Arc::clone(drawn);
        }
        known.truncate(REMEMBERED - 1);
        let drawn = Drawn::default();
        known.push_front((cards.clone(), Arc::clone(&drawn)));
        drawn
    }
}

/// The pictures of a post, drawn for one time alone.
pub(in crate::discord) async fn drawn(library: &Library, post: &Post) -> Arc<Vec<File>> {
    draw_all(post.cards(library).into_iter().take(MOST).collect()).await
}

async fn draw_all(cards: Cards) -> Arc<Vec<File>> {
    let drawing = tokio::task::spawn_blocking(move || {
        let file = |(at, card): (usize, CardText)| match draw(&card) {
            Ok(png) => Some(File {
                name: format!("winner-{}.png", at + 1),
                description: card.alt(),
                kind: "image/png",
                bytes: Arc::new(png),
            }),
            Err(error) => {
                tracing::error!(%error, "a picture cannot be drawn; its post goes without it");
                None
            }
        };
        cards.into_iter().enumerate().filter_map(file).collect::<Vec<File>>()
    });
    // A panic in it has told of itself.
    Arc::new(drawing.await.unwrap_or_default())
}
