//! A real browser: Chromium without a window, driven through chromedriver, on this machine alone.
//!
//! It gets its orders in the words of <https://www.w3.org/TR/webdriver2/>, a few requests of JSON. Libraries for that switch on
//! features of others that the program is built without, so that all would be built twice.
//!
//! Without a chromedriver the tests are passed over with a word; with `LAUREATE_TEST_BROWSER` set that is a failure.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use serde_json::{Value, json};

const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");
const PROGRAM: &str = "chromedriver";

/// How wide and high a window is, in pixels.
pub(crate) type Size = (u32, u32);
/// A phone held upright.
pub(crate) const PHONE: Size = (360, 740);
/// A screen in a hall.
pub(crate) const HALL: Size = (1920, 1080);

/// The driver's process.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    /// Starts it at a port that is free; nothing where this machine does not have the driver.
    #[expect(clippy::disallowed_methods, reason = "only the environment can say that there has to be one")]
    #[expect(clippy::print_stderr, reason = "whoever runs the tests reads it")]
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
        let port = lines.find_map(|line| {
            Some(line.rsplit_once("started successfully on port ")?.1.trim_end_matches('.').to_owned())
        });
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
    client: reqwest::Client,
    /// Where its session is.
    address: String,
}

/// What stands on a page, as the driver calls it.
pub(crate) struct Element(String);

/// Keys, as the driver is sent them.
pub(crate) const TAB: char = '\u{E004}';
pub(crate) const ENTER: char = '\u{E007}';
/// By what an element's name is found in an answer ("Elements").
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

const FLAGS: [&str; 10] = [
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
];

/// Does something with a browser, where there is one.
pub(crate) fn with_browser(test: impl AsyncFnOnce(&Browser)) {
    let Some(process) = Driver::start() else { return };
    let profile = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": flags}}}});
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut browser = Browser { client, address: format!("{}/session", process.address) };
        let session = browser.told(Method::POST, "", &wanted).await;
        let id = session["sessionId"].as_str().expect("the session has a name");
        browser.address = format!("{}/{id}", browser.address);
        test(&browser).await;
        browser.told(Method::DELETE, "", &Value::Null).await;
    });
}

impl Browser {
    /// Has the driver do something, and gives what it says.
    async fn told(&self, method: Method, path: &str, what: &Value) -> Value {
        let body = if what.is_null() { String::new() } else { what.to_string() };
        let sent = self.client.request(method, format!("{}{path}", self.address)).body(body).send();
        let answer = sent.await.expect("the driver answers");
        let status = answer.status();
        let mut said: Value = serde_json::from_slice(&answer.bytes().await.expect("all of it")).expect("it is JSON");
        assert!(status.is_success(), "{path}: {said}");
        said["value"].take()
    }

    async fn asked(&self, path: &str) -> Value {
        self.told(Method::GET, path, &Value::Null).await
    }

    async fn found(&self, using: &str, value: &str) -> Element {
        let found = self.told(Method::POST, "/element", &json!({"using": using, "value": value})).await;
        Element(found[ELEMENT].as_str().expect("an element has a name").to_owned())
    }

    /// Makes the window so large, and the reader's choice of colours this one.
    pub(crate) async fn look(&self, (width, height): Size, scheme: &str) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        for (command, parameters) in [
            ("Emulation.setDeviceMetricsOverride", size),
            ("Emulation.setEmulatedMedia", json!({"features": features})),
        ] {
            let what = json!({"cmd": command, "params": parameters});
            self.told(Method::POST, "/goog/cdp/execute", &what).await;
        }
    }

    /// Opens a page.
    pub(crate) async fn open(&self, address: &str) {
        self.told(Method::POST, "/url", &json!({"url": address})).await;
    }

    /// What a script gives.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.told(Method::POST, "/execute/sync", &json!({"script": script, "args": []})).await
    }

    /// What a script gives to the function that it gets last, in its own time.
    pub(crate) async fn wait(&self, script: &str) -> Value {
        self.told(Method::POST, "/execute/async", &json!({"script": script, "args": []})).await
    }

    /// What a selector finds first.
    pub(crate) async fn find(&self, selector: &str) -> Element {
        self.found("css selector", selector).await
    }

    /// What has the focus.
    pub(crate) async fn focused(&self) -> Element {
        let found = self.asked("/element/active").await;
        Element(found[ELEMENT].as_str().expect("an element has a name").to_owned())
    }

    /// Types into an element.
    pub(crate) async fn types(&self, Element(id): &Element, text: &str) {
        self.told(Method::POST, &format!("/element/{id}/value"), &json!({"text": text})).await;
    }

    /// Empties a field.
    pub(crate) async fn empties(&self, Element(id): &Element) {
        self.told(Method::POST, &format!("/element/{id}/clear"), &json!({})).await;
    }

    /// What an element says.
    pub(crate) async fn says(&self, Element(id): &Element) -> String {
        self.asked(&format!("/element/{id}/text")).await.as_str().expect("it has a text").to_owned()
    }

    /// The text of what a selector finds first.
    pub(crate) async fn text(&self, selector: &str) -> String {
        self.says(&self.find(selector).await).await
    }

    /// Follows the link with this text.
    pub(crate) async fn follow(&self, text: &str) {
        let Element(id) = self.found("link text", text).await;
        self.told(Method::POST, &format!("/element/{id}/click"), &json!({})).await;
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
        let picture = self.asked("/screenshot").await;
        let png = STANDARD.decode(picture.as_str().expect("it is text")).expect("it is a picture");
        std::fs::write(folder.join(name).with_extension("png"), png).expect("it is kept");
    }
}
