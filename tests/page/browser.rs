//! How is a page driven? Headless Chromium of the system, told by its DevTools protocol what a hand would do.
//!
//! <https://chromedevtools.github.io/devtools-protocol/>

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How long something may take to show up. Machines that build at the same time are slow, and nobody waits this long for what
/// does come.
pub const PATIENCE: Duration = Duration::from_secs(120);
/// How often it is looked whether it has.
const LOOK: Duration = Duration::from_millis(40);
/// Where the pictures go.
const PICTURES: &str = "target/screenshots";

/// The system's Chromium. Where there is none it says so aloud; in CI that is a failure.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    let found = named.into_iter().chain(usual).find(|path| path.exists());
    if found.is_none() {
        let sentence = "NOT RUN: the page is tested in Chromium, which is not there; install Debian's `chromium`, or name it in CHROMIUM";
        assert!(std::env::var_os("CI").is_none(), "{sentence}");
        eprintln!("{sentence}");
    }
    found
}

/// One page in a browser of its own.
pub struct Page {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    session: String,
    last: u64,
    /// The documents that have been loaded whole, by the number of their loader.
    loaded: Vec<String>,
    /// What the page complained about: exceptions, blocked loads, errors.
    pub problems: Vec<String>,
    // Both end when the page is dropped: the browser first.
    _browser: Child,
    _profile: TempDir,
}

impl Page {
    /// Opens a page of a size, in the light.
    pub async fn open(chromium: &Path, url: &str, width: u32, height: u32) -> Self {
        let profile = TempDir::new().unwrap();
        let mut command = Command::new(chromium);
        // The sandbox of the browser needs rights that containers lack; the pages are our own.
        command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars"]);
        command.args(["--remote-debugging-port=0", "--force-color-profile=srgb", "about:blank"]);
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        let mut browser = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
        let mut lines = BufReader::new(browser.stderr.take().unwrap()).lines();
        let address = async {
            while let Some(line) = lines.next_line().await.unwrap() {
                if let Some((_, address)) = line.split_once("DevTools listening on ") {
                    return address.to_owned();
                }
            }
            panic!("Chromium has ended before it said where it listens");
        };
        let address = tokio::time::timeout(PATIENCE, address).await.expect("Chromium says where it listens");
        // What it says later is read as well, or it would wait for a reader.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let (socket, _) = tokio_tungstenite::connect_async(address).await.unwrap();
        let session = String::new();
        let mut page = Self { socket, session, last: 0, loaded: Vec::new(), problems: Vec::new(), _browser: browser, _profile: profile };
        let target = page.call("Target.createTarget", json!({"url": "about:blank"})).await;
        let attached = page.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true})).await;
        page.session = attached["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log"] {
            page.call(&format!("{domain}.enable"), json!({})).await;
        }
        page.size(width, height).await;
        page.dark(false).await;
        page.go(url).await;
        page
    }

    /// Goes to an address and waits until its document is loaded: what is asked while the one before is left ends with it.
    async fn go(&mut self, url: &str) {
        self.call("Page.setLifecycleEventsEnabled", json!({"enabled": true})).await;
        let begun = self.call("Page.navigate", json!({"url": url})).await;
        let loader = begun["loaderId"].as_str().unwrap_or_else(|| panic!("{url} is not opened: {begun}")).to_owned();
        while !self.loaded.contains(&loader) {
            self.heard("the document is loaded").await;
        }
    }

    async fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        let mut message = json!({"id": id, "method": method, "params": params});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(message.to_string())).await.unwrap();
        loop {
            let said = self.heard(method).await;
            if said["id"] == id {
                assert!(said["error"].is_null(), "{method}: {}", said["error"]);
                return said["result"].clone();
            }
        }
    }

    /// What Chromium says next, while something is waited for.
    async fn heard(&mut self, awaited: &str) -> Value {
        let frame = tokio::time::timeout(PATIENCE, self.socket.next()).await.expect(awaited).expect("Chromium is there").unwrap();
        let Message::Text(text) = frame else { return Value::Null };
        let said: Value = serde_json::from_str(&text).unwrap();
        self.note(&said);
        said
    }

    fn note(&mut self, said: &Value) {
        match said["method"].as_str() {
            Some("Runtime.exceptionThrown") => self.problems.push(said["params"]["exceptionDetails"].to_string()),
            Some("Log.entryAdded") if said["params"]["entry"]["level"] == "error" => {
                self.problems.push(said["params"]["entry"].to_string())
            }
            Some("Page.lifecycleEvent") if said["params"]["name"] == "load" => {
                self.loaded.extend(said["params"]["loaderId"].as_str().map(str::to_owned));
            }
            _ => {}
        }
    }

    /// What an expression comes to.
    pub async fn eval(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let said = self.call("Runtime.evaluate", asked).await;
        assert!(said["exceptionDetails"].is_null(), "{expression}: {}", said["exceptionDetails"]);
        said["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub async fn until(&mut self, expression: &str) {
        let began = Instant::now();
        loop {
            if self.eval(&format!("Boolean({expression})")).await == true {
                return;
            }
            if began.elapsed() > PATIENCE {
                self.picture("never").await;
                let text = self.eval("document.body.innerText").await;
                panic!("never true: {expression}\nproblems: {:#?}\nthe page:\n{}", self.problems, text.as_str().unwrap_or_default());
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until something is there whose text contains a text.
    pub async fn until_text(&mut self, selector: &str, text: &str) {
        self.until(&format!(
            "[...document.querySelectorAll({})].some((part) => part.textContent.includes({}))",
            json!(selector),
            json!(text)
        ))
        .await;
    }

    /// How many elements a selector finds.
    pub async fn count(&mut self, selector: &str) -> u64 {
        self.eval(&format!("document.querySelectorAll({}).length", json!(selector))).await.as_u64().unwrap()
    }

    /// Clicks the last element that a selector finds and whose text contains a text, with the mouse, where it stands.
    pub async fn click(&mut self, selector: &str, text: &str) {
        self.mouse(selector, text, "left").await;
    }

    /// The same with the right button.
    pub async fn right_click(&mut self, selector: &str, text: &str) {
        self.mouse(selector, text, "right").await;
    }

    async fn mouse(&mut self, selector: &str, text: &str, button: &str) {
        let find = format!(
            "[...document.querySelectorAll({})].filter((part) => part.textContent.includes({}) && !part.disabled).at(-1)",
            json!(selector),
            json!(text)
        );
        self.until(&find).await;
        self.eval(&format!("{find}.scrollIntoView({{block: 'nearest'}})")).await;
        let place =
            format!("(() => {{ const at = {find}.getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]; }})()");
        // What slides in is clicked when it has come to rest.
        let mut at = self.eval(&place).await;
        loop {
            tokio::time::sleep(LOOK).await;
            let now = self.eval(&place).await;
            if now == at {
                break;
            }
            at = now;
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": at[0], "y": at[1], "button": button, "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Types a text where the focus is.
    pub async fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text})).await;
    }

    /// Presses a key by its name.
    pub async fn key(&mut self, key: &str) {
        let code = match key {
            "Enter" => 13,
            "Tab" => 9,
            "Escape" => 27,
            "ArrowUp" => 38,
            "ArrowDown" => 40,
            "Backspace" => 8,
            other => panic!("no number is known of the key {other}"),
        };
        for kind in ["rawKeyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            self.call("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Gives the page another size; a narrow one is a phone.
    pub async fn size(&mut self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
        self.call("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes it dark, or light, as the system would.
    pub async fn dark(&mut self, is_dark: bool) {
        let scheme = if is_dark { "dark" } else { "light" };
        self.call("Emulation.setEmulatedMedia", json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]})).await;
    }

    /// Saves what is to be seen.
    pub async fn picture(&mut self, name: &str) {
        // What moves comes to rest first, and pictures are there.
        self.eval(
            "Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode().catch(() => {})))",
        )
        .await;
        tokio::time::sleep(Duration::from_millis(250)).await;
        let shot = self.call("Page.captureScreenshot", json!({"format": "png"})).await;
        std::fs::create_dir_all(PICTURES).unwrap();
        std::fs::write(Path::new(PICTURES).join(format!("{name}.png")), STANDARD.decode(shot["data"].as_str().unwrap()).unwrap()).unwrap();
    }
}
