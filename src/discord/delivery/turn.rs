//! A message's turn in its channel: the place in the queue, then the turn, in which it is sent.

use reqwest::Method;
use serenity::all::ChannelId;
use tokio::time::{Instant, timeout_at};
use twilight_http_ratelimiting::{Permit, PermitFuture};

use super::failure::Failure;
use super::{Body, Delivered, Delivery, Kind, MESSAGE_PATIENCE, Outgoing, TIMEOUT, json};
use crate::discord::response::MessageBody;

/// A place in a channel's queue, given up when it is dropped.
#[must_use = "whoever has a place holds the others up"]
pub struct QueueTicket<'a> {
    pub(super) entered: Entered<'a>,
    pub(super) path: String,
    pub(super) permit: PermitFuture,
    pub(super) until: Instant,
}

/// Counts in the channel's queue until it is dropped.
pub(super) struct Entered<'a> {
    pub(super) delivery: &'a Delivery,
    pub(super) channel: ChannelId,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.delivery.queues().leave(self.channel);
    }
}

/// A message's turn in its channel: nothing else is sent there meanwhile.
#[must_use = "whoever has the turn holds the others up"]
pub struct Turn<'a> {
    entered: Entered<'a>,
    path: String,
    permit: Permit,
}

impl<'a> QueueTicket<'a> {
    /// Waits for the turn.
    ///
    /// # Errors
    /// It does not come in time.
    pub async fn turn(self) -> Result<Turn<'a>, Failure> {
        let permit = timeout_at(self.until, self.permit).await.map_err(|_| Failure::WaitedTooLong)?;
        Ok(Turn { entered: self.entered, path: self.path, permit })
    }
}

impl Turn<'_> {
    /// Sends the message. It has to carry a nonce, by which Discord knows it when it is repeated.
    ///
    /// # Errors
    /// Discord does not take it, or cannot be reached.
    pub async fn send(self, message: &MessageBody) -> Delivered {
        let request = Outgoing {
            method: Method::POST,
            path: self.path,
            body: Some(Body::Json(json(message)?)),
            timeout: TIMEOUT,
            kind: Kind::Other,
        };
        let until = Instant::now() + MESSAGE_PATIENCE;
        self.entered.delivery.with(self.permit, &request, until).await.map(|done| done.arrived)
    }
}
