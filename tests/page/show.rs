//! Is everything shown that a bot can send, and is said what goes wrong?

use crate::browser::{Page, chromium};
use crate::stage;
use smebot::sandbox::{Limits, Sandbox, Settings, Welcome};
use std::time::Duration;

/// A moment to begin at.
const NOW: u64 = 1_790_000_000_000;

async fn begin(text: &str) -> Option<(Page, Sandbox, stage::Submitted)> {
    let chromium = chromium()?;
    let welcome = Welcome { text: text.to_owned(), questions: ["One?", "Two?", "Three?"].map(str::to_owned).to_vec() };
    let sandbox = Sandbox::start(Settings { limits: Limits::Off, welcome: Some(welcome), ..Settings::new(NOW) }).await.unwrap();
    let submitted = stage::begin(&sandbox).await;
    let page = Page::open(&chromium, sandbox.url(), 1280, 800).await;
    Some((page, sandbox, submitted))
}

/// Types a command without options and sends it.
async fn give(page: &mut Page, command: &str) {
    page.click("#write", "").await;
    page.write(command).await;
    page.until_text(".suggestions [aria-selected=true]", command).await;
    page.key("Enter").await;
    page.until("document.querySelector('.command-form')").await;
    page.click(".send", "").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_modal_is_filled_in_and_sent_off() {
    let Some((mut page, _sandbox, mut submitted)) = begin("Hello").await else { return };
    page.until("document.querySelectorAll('.question').length === 3").await;
    give(&mut page, "/stage modal").await;
    page.until("document.querySelector('dialog.modal[open]')").await;
    assert_eq!(page.count(".modal .field").await, 3);
    page.picture("modal").await;
    page.dark(true).await;
    page.picture("modal-dark").await;
    // What is too short stays, and says why.
    page.write("no").await;
    page.click(".modal .button-primary", "").await;
    page.until_text(".field-error", "3").await;
    page.write("ne at all").await;
    page.click(".modal textarea", "").await;
    page.write("The figure is of <another> year.").await;
    page.click(".modal .menu-opener", "").await;
    page.click(".modal [role=option]", "Very").await;
    page.click(".modal .button-primary", "").await;
    page.until_text(".message.is-private", "Thank you.").await;
    page.until("!document.querySelector('dialog')").await;
    let got = tokio::time::timeout(Duration::from_secs(5), submitted.recv()).await.unwrap().unwrap();
    assert_eq!(got["components"][0]["components"][0]["value"], "none at all", "{got}");
    assert_eq!(got["components"][1]["component"]["value"], "The figure is of <another> year.", "{got}");
    assert_eq!(got["components"][2]["component"]["values"][0], "very", "{got}");
    assert_eq!(page.problems, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_bot_sends_is_shown_and_never_taken_for_html() {
    let Some((mut page, _sandbox, _)) = begin("<b>Hello</b>").await else { return };
    page.until_text(".welcome", "<b>Hello</b>").await;
    give(&mut page, "/stage all").await;
    page.until("document.querySelector('.container')").await;
    for (tag, text) in
        [("strong", "Bold"), ("em", "italic"), ("u", "underlined"), ("s", "struck"), ("code", "code"), (".spoiler", "hidden")]
    {
        page.until_text(&format!(".container {tag}"), text).await;
    }
    page.until_text(".container p", "*plain*").await;
    page.until_text(".container blockquote", "a quote").await;
    page.until_text(".container ul ul li", "one below").await;
    page.until_text(".container .subtext", "small").await;
    assert_eq!(page.eval("[...document.querySelectorAll('.container a')].map((link) => link.href)").await[0], "https://example.org/a_(b)");
    page.until_text(".container .section-text", "<img src=x onerror=").await;
    page.until_text(".container .section-text", "[bad](javascript:alert(1))").await;
    assert_eq!(page.count(".container img, .container script").await, 0);
    assert_eq!(page.eval("window.broken ?? null").await, serde_json::Value::Null);
    assert_eq!(page.eval("document.querySelector('[data-id=off]').disabled").await, true);
    page.picture("everything").await;
    page.dark(true).await;
    page.size(360, 740).await;
    page.picture("everything-phone-dark").await;
    assert_eq!(page.eval("document.getElementById('scroll').scrollWidth").await, 360, "nothing is wider than the phone");
    page.size(1280, 800).await;
    page.click(".container .button", "Main").await;
    page.until_text(".message.is-private", "Pressed main.").await;
    page.click(".menu-opener", "").await;
    page.click("[role=option]", "Red").await;
    page.click("[role=option]", "Blue").await;
    page.key("Escape").await;
    page.until_text(".message.is-private", "Pressed some with 2 values.").await;
    assert_eq!(page.problems, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_is_shown_and_a_picture_with_its_text_and_larger_on_a_click() {
    let Some((mut page, _sandbox, _)) = begin("Hello").await else { return };
    give(&mut page, "/stage picture").await;
    page.until("document.querySelector('.message img')?.naturalWidth === 800").await;
    assert_eq!(page.eval("document.querySelector('.message img').alt").await, "Nothing at all, 800 by 400");
    page.until_text(".embed-title a", "A title").await;
    page.until_text(".embed dd strong", "2").await;
    page.until_text(".embed footer", "The foot").await;
    assert_eq!(page.eval("getComputedStyle(document.querySelector('.embed')).borderLeftColor").await, "rgb(51, 102, 204)");
    page.picture("card").await;
    page.click(".message .picture", "").await;
    page.until_text("dialog.lightbox figcaption", "Nothing at all").await;
    page.key("Escape").await;
    page.until("!document.querySelector('dialog')").await;
    assert_eq!(page.problems, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thinking_silence_and_a_lost_connection_are_said() {
    let Some((mut page, sandbox, _)) = begin("Hello").await else { return };
    give(&mut page, "/stage all").await;
    page.until("document.querySelector('.container')").await;
    page.click("#write", "").await;
    page.write("/stage slow ").await;
    page.until("document.querySelector('.command-form')").await;
    // What is required is asked for.
    page.key("Enter").await;
    page.until_text(".problem", "required").await;
    page.write("word").await;
    page.key("Tab").await;
    page.write("7").await;
    page.key("Enter").await;
    page.until_text(".message .thinking", "smebot is thinking").await;
    page.picture("thinking").await;
    page.until_text(".message", r#"Heard: [{"name":"text","type":3,"value":"word"},{"name":"count","type":4,"value":7}]"#).await;
    // A button that nobody answers.
    page.click(".container .button", "Dead").await;
    page.until("document.querySelector('[data-id=dead].is-waiting')").await;
    page.until_text(".message .failure", "This interaction failed").await;
    give(&mut page, "/stage silent").await;
    page.until_text(".notices .failure", "The application did not respond").await;
    page.picture("no-answer").await;
    page.click(".notices .plain-link", "Dismiss").await;
    assert_eq!(page.count(".notices .message").await, 0);
    // The panel cuts the bot off; then the server itself ends.
    page.click("#open-faults", "").await;
    page.picture("faults").await;
    page.click("#faults .button", "Drop the connection").await;
    page.until_text("#notice", "offline").await;
    sandbox.stop().await;
    page.until_text("#notice", "lost").await;
    page.picture("lost").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_writes_edits_answers_and_deletes_with_the_keyboard_and_the_menus() {
    let Some((mut page, sandbox, _)) = begin("Hello").await else { return };
    page.click("#write", "").await;
    page.write("Hello @sm").await;
    page.until_text(".suggestions [aria-selected=true]", "smebot").await;
    page.key("Tab").await;
    page.write("and #general").await;
    page.key("Enter").await;
    page.until_text(".message .mention", "@smebot").await;
    page.until_text(".message .mention", "#general").await;
    // The arrow takes up what one wrote last, with names as one writes them.
    page.key("ArrowUp").await;
    page.until("document.querySelector('.editor')?.value === 'Hello @smebot and #general'").await;
    // What is typed before the editor has the focus goes elsewhere.
    page.until("document.activeElement === document.querySelector('.editor')").await;
    page.write(", again").await;
    page.until("document.querySelector('.editor')?.value === 'Hello @smebot and #general, again'").await;
    page.key("Enter").await;
    page.until_text(".message .edited", "edited").await;
    page.write("!react").await;
    page.key("Enter").await;
    page.until_text(".reaction", "1").await;
    page.click(".reaction", "").await;
    page.until_text(".reaction.is-mine", "2").await;
    // The context menu: an answer with its reference, a command of the bot.
    page.right_click(".message p", "again").await;
    page.picture("context-menu").await;
    page.click("[role=menuitem]", "Reply").await;
    page.until("!document.querySelector('.reply-bar').hidden").await;
    page.write("Yes").await;
    page.key("Enter").await;
    page.until_text(".reference", "Hello @smebot").await;
    page.click(".message .open-actions", "").await;
    page.click("[role=menuitem]", "Look at it").await;
    page.until_text(".message.is-private", "Looked at.").await;
    page.click(".message.is-private .plain-link", "Dismiss").await;
    page.until("!document.querySelector('.message.is-private')").await;
    page.right_click(".message p", "Yes").await;
    page.click("[role=menuitem]", "Delete").await;
    page.until("![...document.querySelectorAll('.message p')].some((part) => part.textContent === 'Yes')").await;
    // A second member sees it all, and may not delete it; the page speaks their language.
    page.click(".speaker", "林晓").await;
    page.until("document.documentElement.lang === 'zh-CN'").await;
    page.right_click(".message p", "again").await;
    page.until_text("[role=menuitem]", "回复").await;
    assert_eq!(page.count("[role=menuitem].is-danger").await, 0);
    page.key("Escape").await;
    page.until("!document.querySelector('.popup')").await;
    assert_eq!(sandbox.complaints(), Vec::<String>::new());
    assert_eq!(page.problems, Vec::<String>::new());
}
