//! A real browser: Chromium without a window, driven through chromedriver, on this machine alone.
//!
//! Where there is no chromedriver the tests are passed over with a word; with `LAUREATE_TEST_BROWSER` set that is a failure.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{Request, Response};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::session::http::{Body, HttpClient};

const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");
const PROGRAM: &str = "chromedriver";

/// How wide and high a window is, in pixels.
pub(crate) type Size = (u32, u32);
/// A phone held upright.
pub(crate) const PHONE: Size = (360, 740);
/// A screen in a hall.
pub(crate) const HALL: Size = (1920, 1080);

/// What talks to the driver.
struct Plain(reqwest::Client);

#[async_trait::async_trait]
impl HttpClient for Plain {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        let (head, body) = request.into_parts();
        let body = match body {
            Body::Empty => String::new(),
            Body::Json(json) => json.to_string(),
        };
        let sent = self.0.request(head.method, head.uri.to_string()).headers(head.headers).body(body).send();
        let failed = |error: reqwest::Error| WebDriverError::HttpError(error.to_string());
        let answer = sent.await.map_err(failed)?;
        let status = answer.status();
        let mut response = Response::new(answer.bytes().await.map_err(failed)?);
        *response.status_mut() = status;
        Ok(response)
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Self(self.0.clone()))
    }
}

/// The driver's process.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    /// Starts it at a port that is free; nothing where there is none on this machine.
    #[expect(clippy::disallowed_methods, reason = "only the environment can say that there has to be one")]
    fn start() -> Option<Self> {
        let started = Command::new(PROGRAM)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = match started {
            Ok(child) => child,
            Err(error) if std::env::var_os("LAUREATE_TEST_BROWSER").is_none() => {
                eprintln!(
                    "NOT tested in a browser: {PROGRAM} does not start ({error}); Debian's package is chromium-driver"
                );
                return None;
            }
            Err(error) => panic!("{PROGRAM} does not start: {error}"),
        };
        let mut lines =
            BufReader::new(child.stdout.take().expect("its output is a pipe")).lines().map_while(Result::ok);
        let port = lines.find_map(|line| Some(line.rsplit_once("on port ")?.1.trim_end_matches('.').to_owned()));
        let address = format!("http://127.0.0.1:{}", port.expect("it says where it is"));
        // What else it says is nobody's.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, address })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser with one window.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
}

/// Does something with a browser, where there is one.
pub(crate) fn with_browser(test: impl AsyncFnOnce(&Browser)) {
    let Some(process) = Driver::start() else { return };
    let profile = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut wanted = DesiredCapabilities::chrome();
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ] {
            wanted.add_arg(flag).expect("it is a flag");
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.path().display())).expect("it is a flag");
        let client = Plain(reqwest::Client::builder().no_proxy().build().expect("a client"));
        let driver = WebDriver::builder(&process.address, wanted).client(client).connect().await;
        let browser = Browser { driver: driver.expect("the browser starts") };
        test(&browser).await;
        browser.driver.quit().await.expect("it ends");
    });
}

impl Browser {
    /// Makes the window so large, and the reader's choice of colours this one.
    pub(crate) async fn look(&self, (width, height): Size, scheme: &str) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        let cdp = self.driver.cdp();
        cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await.expect("it has a size");
        cdp.send_raw("Emulation.setEmulatedMedia", json!({"features": features})).await.expect("it has colours");
    }

    /// Opens a page.
    pub(crate) async fn open(&self, address: &str) {
        self.driver.goto(address).await.expect("it opens");
    }

    /// What a script gives.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.expect(script).json().clone()
    }

    /// What a script gives to the function that it gets last, in its own time.
    pub(crate) async fn wait(&self, script: &str) -> Value {
        self.driver.execute_async(script, Vec::new()).await.expect(script).json().clone()
    }

    /// The text of what a selector finds first.
    pub(crate) async fn text(&self, selector: &str) -> String {
        let found = self.driver.find(By::Css(selector)).await.expect(selector);
        found.text().await.expect("it has a text")
    }

    /// Follows the link with this text.
    pub(crate) async fn follow(&self, text: &str) {
        let link = self.driver.find(By::LinkText(text)).await.unwrap_or_else(|error| panic!("{text}: {error}"));
        link.click().await.expect("it can be followed");
    }

    /// What axe finds wrong with the page: of which rule, how bad, and where.
    pub(crate) async fn faults(&self) -> Vec<String> {
        self.run(AXE).await;
        let script = "const done = arguments[arguments.length - 1];
            axe.run({resultTypes: ['violations']}).then(
                found => done(found.violations.map(v => `${v.impact} ${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`)),
                error => done([`axe failed: ${error}`]));";
        serde_json::from_value(self.wait(script).await).expect("it is a list")
    }

    /// Keeps a picture of the page, to be looked at.
    #[expect(clippy::disallowed_methods, reason = "tests make their own files")]
    pub(crate) async fn keep(&self, name: &str) {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
        std::fs::create_dir_all(&folder).expect("a folder");
        let png = self.driver.screenshot_as_png().await.expect("it can be seen");
        std::fs::write(folder.join(name).with_extension("png"), png).expect("it is kept");
    }
}
