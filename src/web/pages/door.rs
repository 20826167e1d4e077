//! Who is let in, and how often: by a key, where the operator set one, and so many requests a minute from an address.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{Request, State as Shared};
use axum::http::header::{AUTHORIZATION, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};

use super::frame::sentence;
use super::{as_accepted, html};
use crate::config::{PagesKey, ServeSettings};
use crate::web::server::Peer;
use crate::web::state::State;
use crate::wording::say;

/// Addresses that are counted before those that have not asked for a while are forgotten.
const MANY: usize = 10_000;
/// Leading groups of an IPv6 address that are one household's or one company's: 64 bits.
const NETWORK: usize = 4;

/// The door.
pub(in crate::web) struct Door {
    /// The digest of the key; without one everybody is let in.
    key: Option<[u8; 32]>,
    counted: DefaultKeyedRateLimiter<IpAddr>,
    /// The header in which the proxy says whose request it is.
    header: Option<HeaderName>,
}

impl Door {
    pub(super) fn new(settings: &ServeSettings, key: Option<&PagesKey>) -> Self {
        let most = NonZeroU32::new(settings.pages_per_minute).unwrap_or(NonZeroU32::MIN);
        let key = key.map(|key| Sha256::digest(key.expose()).into());
        Self { key, counted: RateLimiter::keyed(Quota::per_minute(most)), header: settings.address_header.0.clone() }
    }

    /// Seconds to wait, where there are too many requests from an address.
    fn too_many(&self, from: IpAddr) -> Option<u64> {
        if self.counted.len() > MANY {
            self.counted.retain_recent();
        }
        let not_until = self.counted.check_key(&from).err()?;
        Some(not_until.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }

    /// Whose request it is: what the proxy says, where it says so; else who is at the other end.
    fn address(&self, headers: &HeaderMap, peer: IpAddr) -> IpAddr {
        let said = self.header.as_ref().and_then(|name| headers.get_all(name).iter().next_back());
        // The last of several is the one that our proxy added; whoever asks may have made up those before.
        let said = said.and_then(|said| said.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        network(said.unwrap_or(peer))
    }

    fn lets_in(&self, headers: &HeaderMap) -> bool {
        let Some(key) = self.key else { return true };
        let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given =
            given.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"));
        let given = given.and_then(|(_, coded)| String::from_utf8(BASE64_STANDARD.decode(coded.trim()).ok()?).ok());
        let said = given.as_deref().and_then(|both| both.split_once(':')).map(|(_, password)| password);
        // Digests are compared, so that the time it takes tells nothing of the key.
        said.is_some_and(|said| <[u8; 32]>::from(Sha256::digest(said)) == key)
    }
}

/// An address, or the network that it is in where one household has many.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let mut groups = six.segments();
            groups[NETWORK..].fill(0);
            IpAddr::V6(Ipv6Addr::from(groups))
        }
        IpAddr::V4(four) => IpAddr::V4(four),
    }
}

/// Lets a request in, or says why not.
pub(super) async fn enter(Shared(state): Shared<Arc<State>>, request: Request, next: Next) -> Response {
    let Some(pages) = &state.pages else { return StatusCode::NOT_FOUND.into_response() };
    let peer = request.extensions().get::<Peer>().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.0);
    let from = pages.door.address(request.headers(), peer);
    if let Some(seconds) = pages.door.too_many(from) {
        state.metrics.refused("too many");
        let library = as_accepted(&state, request.headers());
        let told =
            sentence(&library, &say!(library, "too-many-requests"), &say!(library, "too-many-from-your-address"));
        let mut response = html(StatusCode::TOO_MANY_REQUESTS, told);
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        return response;
    }
    if !pages.door.lets_in(request.headers()) {
        state.metrics.refused("no key");
        let library = as_accepted(&state, request.headers());
        let told = sentence(&library, &say!(library, "key-needed"), &say!(library, "give-the-key"));
        let mut response = html(StatusCode::UNAUTHORIZED, told);
        let asks = HeaderValue::from_static("Basic realm=\"Laureate\", charset=\"UTF-8\"");
        response.headers_mut().insert(WWW_AUTHENTICATE, asks);
        return response;
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Environment};

    fn door(settings: &[(&str, &str)], key: Option<&str>) -> Door {
        let config = Config::load(None, &Environment::of(settings)).expect("they are sound");
        Door::new(&config.serve, key.map(PagesKey::new).as_ref())
    }

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_str(value).expect("it is a value"))])
    }

    #[test]
    fn so_many_requests_of_an_address_are_let_in() {
        let door = door(&[("LAUREATE_SERVE__PAGES_PER_MINUTE", "3")], None);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().expect("it is an address"));
        assert!((0..3).all(|_| door.too_many(one).is_none()));
        assert!(door.too_many(one).is_some_and(|seconds| (1..=21).contains(&seconds)));
        assert_eq!(door.too_many(other), None);
    }

    #[test]
    fn the_address_is_the_peers_unless_the_operator_names_a_header() {
        let peer: IpAddr = "192.0.2.1".parse().expect("it is an address");
        let forwarded = headers("x-forwarded-for", "198.51.100.9, 203.0.113.7");
        assert_eq!(door(&[], None).address(&forwarded, peer), peer, "anybody can write a header");
        let named = door(&[("LAUREATE_SERVE__ADDRESS_HEADER", "X-Forwarded-For")], None);
        assert_eq!(named.address(&forwarded, peer).to_string(), "203.0.113.7", "what the proxy added stands last");
        assert_eq!(named.address(&headers("x-forwarded-for", "nobody"), peer), peer);
        let six = headers("x-forwarded-for", "2001:db8:1:2:3:4:5:6");
        assert_eq!(named.address(&six, peer).to_string(), "2001:db8:1:2::");
        assert_eq!(named.address(&headers("x-forwarded-for", "::ffff:203.0.113.7"), peer).to_string(), "203.0.113.7");
    }

    #[test]
    fn with_a_key_it_is_the_password() {
        let door = door(&[], Some("open sésame"));
        let basic = |text: &str| headers("authorization", &format!("Basic {}", BASE64_STANDARD.encode(text)));
        assert!(door.lets_in(&basic("anybody:open sésame")));
        for refused in
            [basic("anybody:open"), basic("open sésame"), headers("authorization", "Basic !"), HeaderMap::new()]
        {
            assert!(!door.lets_in(&refused), "{refused:?}");
        }
    }
}
