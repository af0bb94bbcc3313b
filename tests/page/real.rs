//! Does the page serve a stranger who wants to try the bot? `smebot sandbox`, as the README has it.

use crate::browser::{PATIENCE, Page, chromium};
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// The program and the address of its page; it ends when the child is dropped.
async fn sandbox() -> (Child, String) {
    sandbox_with(&[]).await
}

/// The same with further arguments.
pub async fn sandbox_with(arguments: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smebot"));
    command.args(["sandbox", "--port", "0"]).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let found = async {
        while let Some(line) = lines.next_line().await.unwrap() {
            if let Some(address) = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:")) {
                return address.to_owned();
            }
        }
        panic!("smebot sandbox has ended before it named its page");
    };
    let address = tokio::time::timeout(PATIENCE, found).await.expect("smebot sandbox names its page");
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, address)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_asks_chooses_and_gives_a_command() {
    let Some(chromium) = chromium() else { return };
    let (_child, address) = sandbox().await;
    let mut page = Page::open(&chromium, &address, 1280, 800).await;
    page.until("document.querySelectorAll('.question').length === 3").await;
    page.picture("welcome").await;
    // Ask, by a click.
    page.click(".question", "").await;
    page.until("document.querySelector('.message .embed')").await;
    page.until("document.querySelector('.message .app-tag')").await;
    page.picture("answer").await;
    // What is private says so, and goes.
    page.click(".message .button", "Sources").await;
    page.until("document.querySelector('.message.is-private')").await;
    page.picture("private").await;
    page.click(".message.is-private .plain-link", "").await;
    page.until("!document.querySelector('.message.is-private')").await;
    // A question that may mean several things, by a member who has asked nothing before: a choice, and its answer.
    page.click(".speaker", "Ben").await;
    page.until("document.querySelector('.speaker[aria-checked=true]').textContent.includes('Ben')").await;
    let before = page.count(".message").await;
    page.click("#write", "").await;
    page.write("what share of new listings?").await;
    page.key("Enter").await;
    page.until(&format!("document.querySelectorAll('.message').length >= {}", before + 2)).await;
    page.picture("choices").await;
    let last = page.eval("[...document.querySelectorAll('.message')].at(-1).id").await;
    page.click(&format!("#{} .menu-opener, #{0} .button-primary", last.as_str().unwrap()), "").await;
    if page.count(".menu-list:not([hidden])").await > 0 {
        page.picture("menu").await;
        page.key("Enter").await;
    }
    page.until(&format!(
        "document.querySelectorAll('.message').length >= {} || document.querySelector('#{} .edited')",
        before + 3,
        last.as_str().unwrap()
    ))
    .await;
    page.picture("chosen").await;
    // A command, with what the bot suggests.
    page.click("#write", "").await;
    page.write("/sme fact ").await;
    page.until("document.querySelector('.command-form')").await;
    page.write("little giant").await;
    page.until("document.querySelector('.suggestions [role=option]')").await;
    page.picture("autocomplete").await;
    page.key("Enter").await;
    page.key("Enter").await;
    page.until_text(".reference", "/sme fact").await;
    page.dark(true).await;
    page.picture("dark").await;
    assert_eq!(page.problems, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bot_draws_a_chart_that_is_seen() {
    let Some(chromium) = chromium() else { return };
    let (_child, address) = sandbox().await;
    let mut page = Page::open(&chromium, &address, 1280, 800).await;
    page.until("document.querySelectorAll('.question').length === 3").await;
    page.click("#write", "").await;
    page.write("小巨人企业历年数量变化").await;
    page.key("Enter").await;
    page.until("document.querySelector('.message .app-tag')").await;
    page.click(".message .button", "图表").await;
    // It is there, has been loaded and is as large as a chart, and says in words what it shows.
    let chart = "[...document.querySelectorAll('.message img')].find((image) => image.complete && image.naturalWidth >= 400 && image.naturalHeight >= 200)";
    page.until(chart).await;
    let alt = page.eval(&format!("{chart}.alt")).await;
    let alt = alt.as_str().unwrap();
    assert!(alt.contains("8997") && alt.contains("1.76万"), "{alt}");
    // Its bars are drawn: pixels in more than the two colours of a page with letters on it. A picture's size is known before
    // its pixels are, so that those are waited for.
    let colours = page
        .eval(&format!(
            "(async () => {{ const image = {chart}; await image.decode(); const canvas = document.createElement('canvas'); canvas.width = image.naturalWidth; \
             canvas.height = image.naturalHeight; const context = canvas.getContext('2d'); context.drawImage(image, 0, 0); \
             const data = context.getImageData(0, 0, canvas.width, canvas.height).data; let blue = 0; \
             for (let place = 0; place < data.length; place += 4) if (data[place + 2] > data[place] + 60) blue += 1; \
             return blue / (data.length / 4); }})()"
        ))
        .await;
    assert!(colours.as_f64().unwrap() > 0.05, "the share of blue is {colours}");
    page.picture("chart").await;
    page.dark(true).await;
    page.picture("chart-dark").await;
    page.size(360, 740).await;
    page.until(&format!("{chart}.getBoundingClientRect().width <= 360")).await;
    page.picture("chart-phone").await;
    assert_eq!(page.problems, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_asks_in_chinese_on_a_phone() {
    let Some(chromium) = chromium() else { return };
    let (_child, address) = sandbox().await;
    let mut page = Page::open(&chromium, &address, 360, 740).await;
    page.until("document.querySelectorAll('.question').length === 3").await;
    page.picture("phone-welcome").await;
    page.click("#open-menu", "").await;
    page.picture("phone-side").await;
    page.click(".speaker", "林晓").await;
    page.until("document.documentElement.lang === 'zh-CN'").await;
    // The welcome and its questions are Chinese as well, and one of them can be asked.
    page.until("/\\p{Script=Han}/u.test(document.querySelector('.question').textContent)").await;
    page.picture("phone-welcome-chinese").await;
    page.click(".question", "").await;
    page.until("document.querySelector('.message .app-tag')").await;
    page.until("document.querySelector('.message .embed')").await;
    page.picture("phone-answer-chinese").await;
    page.click("#open-commands", "").await;
    page.until_text(".suggestions [role=option]", "/sme").await;
    page.write("sme fact ").await;
    page.until("document.querySelector('.command-form')").await;
    page.write("小巨人").await;
    page.until_text(".suggestions [role=option]", "小巨人").await;
    page.picture("phone-autocomplete-chinese").await;
    page.key("Escape").await;
    page.key("Escape").await;
    page.until("!document.querySelector('.command-form')").await;
    page.dark(true).await;
    page.picture("phone-dark").await;
    assert_eq!(
        page.eval("document.documentElement.scrollWidth <= 360 && document.getElementById('scroll').scrollWidth <= 360").await,
        true
    );
    // The switch wins over the system, and is remembered.
    page.click("#switch-theme", "").await;
    assert_eq!(page.eval("document.documentElement.dataset.theme").await, "light");
    page.eval("location.reload()").await;
    page.until("document.documentElement?.dataset.theme === 'light' && document.documentElement.lang === 'zh-CN'").await;
    assert_eq!(page.problems, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keeper_sees_what_a_phrase_does() {
    let Some(chromium) = chromium() else { return };
    let (_child, address) = sandbox().await;
    let mut page = Page::open(&chromium, &address, 1280, 900).await;
    page.until("document.querySelectorAll('.question').length === 3").await;
    page.click(".speaker", "Mira").await;
    page.until("document.querySelector('.speaker[aria-checked=true]').textContent.includes('Mira')").await;
    page.click("#write", "").await;
    page.write("/sme-facts phrase add ").await;
    page.until("document.querySelector('.command-form')").await;
    page.write("little giant").await;
    page.until("document.querySelector('.suggestions [role=option]')").await;
    page.picture("keeper-command").await;
    page.key("Enter").await;
    page.write("quality minnows").await;
    page.key("Enter").await;
    page.until("document.querySelector('.message.is-private .embed')").await;
    page.picture("keeper-preview").await;
    // A long line of the difference scrolls inside its card.
    let fits = "(() => { const right = (selector) => document.querySelector(selector).getBoundingClientRect().right; \
                return right('.message.is-private pre') <= right('.message.is-private .embed'); })()";
    assert_eq!(page.eval(fits).await, true);
    assert_eq!(page.problems, Vec::<String>::new());
}
