//! The pictures of announcements, drawn once for all channels.

use std::sync::Arc;

use crate::discord::announce::Post;
use crate::discord::delivery::File;
use crate::library::Library;

/// Pictures that were drawn.
#[derive(Default)]
pub(super) struct Pictures;

impl Pictures {
    /// The pictures of a post.
    #[expect(clippy::unused_async, reason = "x")]
    pub(super) async fn of(&self, _library: &Library, _post: &Post) -> Arc<Vec<File>> {
        Arc::default()
    }
}
