//! Connections, within limits, until the end.
//!
//! One listener, HTTP/1.1, no encryption: a proxy is before it. A connection has one request at a time, so that their number
//! bounds what is answered at once; those beyond it wait to be taken.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::routes::routes;
use super::state::State;
use crate::config::ServeSettings;

/// Headers of a request at most; proxies add a few.
const MOST_HEADERS: usize = 64;
/// How long nothing is taken after the system would give no connection, as when there are too many files open.
const RECOVER: Duration = Duration::from_millis(100);

/// Who is at the other end of a request's connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// Takes connections.
pub struct Server {
    listener: TcpListener,
    state: Arc<State>,
    router: Router,
    room: Arc<Semaphore>,
    /// Asked to end.
    stop: CancellationToken,
    /// Connections that are open.
    open: TaskTracker,
}

impl Server {
    /// What takes connections from this listener.
    #[must_use]
    pub fn new(listener: TcpListener, state: Arc<State>) -> Self {
        let room = Arc::new(Semaphore::new(state.settings.connections));
        let router = routes(state.clone());
        let stop = state.ended.clone();
        Self { listener, state, router, room, stop, open: TaskTracker::new() }
    }

    /// Takes connections, until it is asked to end.
    pub async fn run(&self) {
        let http = http(&self.state.settings);
        loop {
            let Ok(place) = self.room.clone().acquire_owned().await else { return };
            let taken = tokio::select! {
                taken = self.listener.accept() => taken,
                () = self.stop.cancelled() => return,
            };
            match taken {
                Ok((stream, peer)) => self.take(&http, (stream, peer.ip()), place),
                Err(error) => {
                    if !is_of_connection(&error) {
                        tracing::error!(%error, "no connection can be taken for now");
                        sleep(RECOVER).await;
                    }
                }
            }
        }
    }

    /// Answers what comes by a connection, until that ends.
    fn take(&self, http: &http1::Builder, (stream, peer): (TcpStream, IpAddr), place: OwnedSemaphorePermit) {
        // An answer is one piece: nothing has to be waited for.
        let _ = stream.set_nodelay(true);
        let router = TowerToHyperService::new(self.router.clone());
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            router.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let (stop, state) = (self.stop.clone(), self.state.clone());
        self.open.spawn(async move {
            let _place = place;
            state.metrics.connections.inc();
            let mut connection = std::pin::pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = stop.cancelled() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            state.metrics.connections.dec();
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended in disorder");
            }
        });
    }

    /// Takes nothing any more, and waits for what is being answered, so long at most. Gives whether all was.
    pub async fn finish(&self, grace: Duration) -> bool {
        self.stop.cancel();
        self.open.close();
        timeout(grace, self.open.wait()).await.is_ok()
    }
}

fn http(settings: &ServeSettings) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        // For a connection on which nothing comes it runs as well.
        .header_read_timeout(Duration::from_secs(settings.header_seconds.into()))
        .max_header_size(settings.header_kib * 1024)
        .max_headers(MOST_HEADERS);
    http
}

/// Whether it is about the one connection that was to be taken.
fn is_of_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
