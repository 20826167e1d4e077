//! A client as plain as can be, so that a test says what goes over the connection, and when.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use laureate::ledger::sealed::hex;
use serde_json::Value;

/// After this nothing comes any more.
const PATIENCE: Duration = Duration::from_mins(1);

/// The key by which the tests' interactions are signed.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

/// What `DISCORD_PUBLIC_KEY` says.
pub(crate) fn public_key() -> String {
    hex(key().verifying_key().as_bytes())
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: String,
}

impl Answer {
    /// Its body, which is JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// A request for an interaction with this body, signed by this key at a time that is so many seconds from now.
pub(crate) fn signed_by(key: &SigningKey, seconds: i64, body: &str) -> String {
    let time = (Timestamp::now().as_second() + seconds).to_string();
    let signature = hex(&key.sign(format!("{time}{body}").as_bytes()).to_bytes());
    post(&[("X-Signature-Ed25519", &signature), ("X-Signature-Timestamp", &time)], body)
}

/// The same as Discord does.
pub(crate) fn signed(body: &str) -> String {
    signed_by(&key(), 0, body)
}

/// A request for an interaction with these headers.
pub(crate) fn post(headers: &[(&str, &str)], body: &str) -> String {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    let length = body.len();
    format!(
        "POST /interactions HTTP/1.1\r\nHost: laureate\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         {headers}\r\n{body}"
    )
}

/// A request to look at something.
pub(crate) fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: laureate\r\n\r\n")
}

/// A connection.
pub(crate) struct Connection {
    reader: BufReader<TcpStream>,
}

impl Connection {
    #[track_caller]
    pub(crate) fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("somebody listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
        stream.set_nodelay(true).expect("it can be set");
        Self { reader: BufReader::new(stream) }
    }

    /// Sends something, be it a part of a request; whether it is read is not known.
    pub(crate) fn send(&mut self, text: &str) {
        // Who does not want to hear it has closed the connection, which is then read.
        let _ = self.reader.get_mut().write_all(text.as_bytes());
    }

    /// Sends a request, and waits for its answer.
    #[track_caller]
    pub(crate) fn ask(&mut self, request: &str) -> Answer {
        self.send(request);
        self.answer().expect("an answer comes").expect("the connection is open")
    }

    /// The next line of an answer that has no end; nothing where the connection was closed.
    #[allow(dead_code, reason = "the benchmark, which shares this, follows nothing")]
    pub(crate) fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(line.trim_end().to_owned()),
        }
    }

    /// The next answer; nothing where the connection was closed first.
    pub(crate) fn answer(&mut self) -> io::Result<Option<Answer>> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => return Ok(None),
            read => read.map(drop)?,
        }
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status line");
        let (mut headers, mut length) = (String::new(), 0);
        loop {
            line.clear();
            self.reader.read_line(&mut line)?;
            if line.trim_end().is_empty() {
                break;
            }
            headers += &line.to_lowercase();
            if let Some(told) = line.to_lowercase().strip_prefix("content-length:") {
                length = told.trim().parse().expect("a length is a number");
            }
        }
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body)?;
        Ok(Some(Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }))
    }
}
