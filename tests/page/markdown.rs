//! Does what is written in Discord's markdown look as it does there? The cases are in markdown.toml.

use crate::browser::{Page, chromium};
use serde::Deserialize;
use serde_json::json;
use smebot::sandbox::{Sandbox, Settings};
use std::time::{Duration, Instant};

/// A moment to begin at.
const NOW: u64 = 1_790_000_000_000;
/// How long the longest message may take to be shown, whatever is in it, on a machine that does other things as well.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    shown: String,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn markdown_looks_as_it_does_in_discord_and_noise_takes_no_time() {
    let Some(chromium) = chromium() else { return };
    let sandbox = Sandbox::start(Settings::new(NOW)).await.unwrap();
    let mut page = Page::open(&chromium, sandbox.url(), 800, 600).await;
    page.until("document.querySelector('.place')").await;
    let cases: Cases = toml::from_str(include_str!("markdown.toml")).unwrap();
    assert!(cases.case.len() > 15);
    for case in cases.case {
        let got = page.eval(&format!("import('/page/markdown.js').then((page) => page.markdown({}).innerHTML)", json!(case.text))).await;
        assert_eq!(got, case.shown, "{}", case.text);
    }
    for noise in ["*a *a _b ", "**", "[", "> ", "||x", "`", "_a_", "https://a(", "<@", "- \n", "\\*"] {
        let text = noise.repeat(4_000 / noise.len());
        let began = Instant::now();
        page.eval(&format!("import('/page/markdown.js').then((page) => page.markdown({}).textContent.length)", json!(text))).await;
        assert!(began.elapsed() < PATIENCE, "{noise:?} takes {:?}", began.elapsed());
    }
    assert_eq!(page.problems, Vec::<String>::new());
}
