//! A file that somebody gave with a command, fetched from where Discord keeps those, and from there alone: without the bot's
//! token, without following anybody elsewhere, and never more of it than is wanted. Nothing of it is logged, its address
//! neither: whoever has that can read the file.

use std::time::Duration;

use reqwest::Url;
use reqwest::redirect::Policy;
use tokio::time::timeout;

use super::Delivery;

/// Why a file could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFetched {
    /// It is somewhere else.
    Elsewhere,
    /// It has more bytes than are taken.
    TooLarge(usize),
    /// It does not come.
    Lost,
}

impl Delivery {
    /// The bytes of a file, so many at most.
    ///
    /// # Errors
    /// It is somewhere else, too large, or does not come in time.
    pub async fn attachment(&self, url: &str, most: usize, patience: Duration) -> Result<Vec<u8>, NotFetched> {
        let url = Url::parse(url).map_err(|_| NotFetched::Elsewhere)?;
        let is_there = Url::parse(&self.files_at).is_ok_and(|place| place.origin() == url.origin());
        if !is_there || !url.username().is_empty() {
            return Err(NotFetched::Elsewhere);
        }
        timeout(patience, self.fetch(url, most)).await.map_err(|_| NotFetched::Lost)?
    }

    async fn fetch(&self, url: Url, most: usize) -> Result<Vec<u8>, NotFetched> {
        let lost = |_| NotFetched::Lost;
        let mut response = self.files.get(url).send().await.map_err(lost)?;
        if !response.status().is_success() {
            return Err(NotFetched::Lost);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if bytes.len() + chunk.len() > most {
                return Err(NotFetched::TooLarge(most));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

/// What fetches files.
pub(super) fn client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .use_rustls_tls()
        .user_agent(serenity::constants::USER_AGENT)
        .redirect(Policy::none())
        .connect_timeout(super::CONNECT_TIMEOUT)
        .build()
}
