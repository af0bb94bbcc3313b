//! Are the screens of those who keep the facts readable: on a desk and on a phone, light and dark, English and Chinese?

use crate::browser::{Page, chromium};
use crate::folder::copy;
use crate::real::sandbox_with;
use serde_json::json;
use smebot::sandbox::seed;
use std::path::Path;
use std::time::Duration;

/// What is pressed, chosen and typed on the way, in a keeper's language.
#[derive(Clone, Copy)]
struct Words {
    language: &'static str,
    speaker: (&'static str, u64),
    apply: &'static str,
    approve: &'static str,
    try_question: &'static str,
    teach: &'static str,
    add: &'static str,
    add_these: &'static str,
    choose: &'static str,
    look_at: &'static str,
    undo: &'static str,
    again: &'static str,
    put_right: &'static str,
    known: &'static str,
    year: &'static str,
    asked: [&'static str; 3],
    phrase: &'static str,
    statement: &'static str,
    added: &'static str,
}

/// In English (0) or Chinese (1).
fn words_in(place: usize) -> Words {
    let of = |both: [&'static str; 2]| both[place];
    Words {
        language: of(["en", "zh"]),
        speaker: [("Mira", seed::MIRA), ("林晓", seed::LIN)][place],
        apply: of(["Apply", "应用"]),
        approve: "Approve",
        try_question: of(["Try a question", "试问"]),
        teach: of(["Teach a phrase", "教一个说法"]),
        add: of(["Add a figure", "添加数据"]),
        add_these: of(["Add these", "添加这些"]),
        look_at: of(["Look at a change", "查看一项更改"]),
        undo: of(["Back to the changes", "返回更改记录"]),
        again: of(["Open it again", "重新打开表单"]),
        put_right: of(["stated from \"8,997\" to \"8,998\"", "数据由“8,997”改为“8,998”"]),
        choose: of(["Choose one to deal with", "选择要处理的一组"]),
        known: of(["little giant", "小巨人"]),
        year: "2022",
        asked: [
            ["how many quality minnows are there?", "how many tulips are there in Delft?", "little giants in 2031?"],
            ["优质鲦鱼有多少家？", "代尔夫特有多少朵郁金香？", "2031年小巨人有多少家？"],
        ][place],
        phrase: of(["quality minnows", "优质鲦鱼"]),
        statement: of([
            "Small firms in 2026\n\nBy the end of 2026 there were more than 19,000 little giant enterprises. \
                The number of specialised and innovative SMEs reached 160,000. In 2022 there were 9,000 little giants. Some 300 lanterns were lit.",
            "2027年中小企业\n\n截至2027年底，专精特新“小巨人”企业超过2.1万家，专精特新中小企业达到18万家。2022年小巨人企业为9000家。共点亮灯笼300盏。",
        ]),
        added: of(["+stated = \"160,000\"", "+stated = \"超过2.1万家\""]),
    }
}

/// How an option is filled in.
#[derive(Clone, Copy)]
enum Typed {
    /// With what is offered first for it.
    Completed,
    /// As it stands.
    AsIs,
}

/// A keeper's page, of which pictures are taken twice: on a desk and on a phone.
struct Desk {
    page: Page,
    words: Words,
    desk_is_dark: bool,
}

impl Desk {
    /// Takes pictures of what is there now; nothing is wider than it may be.
    async fn shown(&mut self, name: &str) {
        for (place, width, height, is_dark) in [("desk", 1100, 1000, self.desk_is_dark), ("phone", 390, 1100, !self.desk_is_dark)] {
            self.page.size(width, height).await;
            self.page.dark(is_dark).await;
            self.page.eval("document.getElementById('scroll').scrollTop = 1e9").await;
            self.page.picture(&format!("keeper-{name}-{}-{place}", self.words.language)).await;
            let fits = "document.documentElement.scrollWidth <= innerWidth && (() => { const all = document.getElementById('scroll'); \
                        return all.scrollWidth <= all.clientWidth; })()";
            assert_eq!(self.page.eval(fits).await, true, "{name} on a {place}, {}: it is wider than it may be", self.words.language);
        }
        self.page.size(1100, 1000).await;
        self.page.dark(self.desk_is_dark).await;
    }

    /// Gives a command with its options in the order of its fields, each completed with what is offered first.
    async fn order(&mut self, command: &str, options: &[(&str, Typed)]) {
        let count = self.page.count(".message").await;
        self.ordered(command, options).await;
        self.page
            .until(&format!("document.querySelectorAll('.message').length > {count} || document.querySelector('dialog.modal[open]')"))
            .await;
    }

    async fn ordered(&mut self, command: &str, options: &[(&str, Typed)]) {
        self.page.click("#write", "").await;
        self.page.write(&format!("/{command} ")).await;
        self.page.until("document.querySelector('.command-form')").await;
        for (place, (text, typed)) in options.iter().enumerate() {
            self.page
                .until(&format!("[...document.querySelectorAll('.command-form input')].indexOf(document.activeElement) === {place}"))
                .await;
            self.page.write(text).await;
            match typed {
                Typed::Completed => {
                    // What was suggested before this was typed goes first.
                    tokio::time::sleep(Duration::from_millis(400)).await;
                    self.page.until_text(".suggestions [role=option][aria-selected=true]", text).await;
                    self.page.key("Enter").await;
                }
                Typed::AsIs if place + 1 < options.len() => self.page.key("Tab").await,
                Typed::AsIs => {}
            }
        }
        self.page.click(".send", "").await;
    }

    /// Presses the last button with a label.
    async fn press(&mut self, label: &str) {
        self.page.click(".message .button", label).await;
    }

    async fn form(&mut self) {
        self.page.until("document.querySelector('dialog.modal[open]')").await;
    }

    async fn send(&mut self) {
        self.page.click(".modal .button-primary", "").await;
        self.page.until("!document.querySelector('dialog')").await;
    }

    /// Fills the field of a form in that stands in this place.
    async fn fill(&mut self, place: usize, text: &str) {
        let field = format!("[...document.querySelectorAll('.modal input, .modal textarea')][{place}]");
        self.page.eval(&format!("{field}.focus(), {field}.select()")).await;
        self.page.write(text).await;
    }

    /// Says something as a member, and waits for what comes of it.
    async fn say(&mut self, text: &str) {
        let count = self.page.count(".message").await;
        self.page.click("#write", "").await;
        self.page.write(text).await;
        self.page.key("Enter").await;
        self.page.until(&format!("document.querySelectorAll('.message').length >= {}", count + 2)).await;
    }

    async fn speak_as(&mut self, name: &str) {
        self.page.click(".speaker", name).await;
        self.page.until(&format!("document.querySelector('.speaker[aria-checked=true]').textContent.includes({})", json!(name))).await;
    }

    /// Waits until the last message has a text in it.
    async fn until_said(&mut self, text: &str) {
        self.page
            .until(&format!("[...document.querySelectorAll('.message')].some((part) => part.textContent.includes({}))", json!(text)))
            .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_screen_of_a_keeper_fits_in_both_languages() {
    let Some(chromium) = chromium() else { return };
    for words in [words_in(0), words_in(1)] {
        let place = tempfile::tempdir().unwrap();
        let (facts, config) = (place.path().join("facts"), place.path().join("config.toml"));
        copy(Path::new("facts"), &facts);
        std::fs::write(&config, "second-keeper = \"for-changed-figures\"\nquestions-at-once = 100\n").unwrap();
        let (_child, address) = sandbox_with(&["--facts", facts.to_str().unwrap(), "--config", config.to_str().unwrap()]).await;
        let page = Page::open(&chromium, &address, 1100, 1000).await;
        let mut desk = Desk { page, words, desk_is_dark: words.language == "zh" };
        desk.page.dark(desk.desk_is_dark).await;
        desk.page.until("document.querySelectorAll('.question').length === 3").await;
        // Whoever speaks Chinese is a keeper here, too.
        let body = json!({"control": "roles", "member": words.speaker.1.to_string(), "roles": [seed::MODERATORS.to_string()]}).to_string();
        let call = format!(
            "fetch('/sandbox/api/control', {{method: 'POST', headers: {{'content-type': 'application/json'}}, body: {}}}).then((answer) => answer.ok)",
            json!(body)
        );
        assert_eq!(desk.page.eval(&call).await, true);
        desk.speak_as("Ben").await;
        for text in words.asked {
            desk.say(&format!("@smebot {text}")).await;
        }
        desk.say(&format!("@smebot {}", words.asked[0])).await;
        desk.shown("refusal").await;
        desk.speak_as(words.speaker.0).await;
        walk(&mut desk).await;
        assert_eq!(desk.page.problems, Vec::<String>::new());
    }
}

/// The way of a keeper through all his screens.
async fn walk(desk: &mut Desk) {
    let words = desk.words;
    use Typed::{AsIs, Completed};
    for command in ["check", "due"] {
        desk.order(&format!("sme-facts {command}"), &[]).await;
        desk.shown(command).await;
    }
    // A phrase: its preview, a question of one's own, and done.
    desk.order("sme-facts phrase add", &[(words.known, Completed), (words.phrase, AsIs)]).await;
    desk.until_said(words.try_question).await;
    desk.shown("preview-phrase").await;
    desk.press(words.try_question).await;
    desk.form().await;
    desk.fill(0, words.asked[0]).await;
    desk.shown("form-question").await;
    desk.send().await;
    desk.until_said(words.asked[0]).await;
    desk.shown("preview-question").await;
    desk.press(words.apply).await;
    desk.until_said("/sme-facts undo").await;
    desk.shown("applied").await;
    desk.order("sme-facts history", &[]).await;
    desk.shown("history").await;
    desk.page.click(".menu-opener", words.look_at).await;
    desk.page.click("[role=option]", words.phrase).await;
    desk.until_said(words.undo).await;
    desk.shown("change").await;
    // A figure that is put right, which a second keeper has to agree to.
    desk.order("sme-facts edit", &[(words.known, Completed), (words.year, Completed)]).await;
    desk.form().await;
    desk.shown("form-edit").await;
    desk.fill(0, "8,998").await;
    // A period that is none: what was typed is shown again, and the form is opened again.
    desk.fill(1, "someday").await;
    desk.send().await;
    desk.until_said("someday").await;
    desk.shown("typed").await;
    desk.press(words.again).await;
    desk.form().await;
    desk.fill(1, words.year).await;
    desk.send().await;
    desk.until_said(words.put_right).await;
    desk.shown("preview-figure").await;
    desk.press(words.apply).await;
    desk.page.until_text(".message:not(.is-private) .button-primary", words.approve).await;
    desk.shown("request").await;
    // A figure that is new, of a source that is.
    desk.order("sme-facts add", &[(words.known, Completed), ("2031", AsIs)]).await;
    desk.form().await;
    desk.shown("form-add").await;
    for (place, text) in ["more than 20,001", "Small firms in 2031", "Office of small firms", "2032-01-15", "https://firms.example/2031"]
        .into_iter()
        .enumerate()
    {
        desk.fill(place, text).await;
    }
    desk.send().await;
    desk.until_said("20,001").await;
    desk.shown("preview-add").await;
    // The inbox.
    desk.order("sme-facts inbox", &[]).await;
    desk.until_said(words.choose).await;
    desk.shown("inbox").await;
    desk.page.click(".menu-opener", words.choose).await;
    desk.page.click("[role=option]", words.asked[2]).await;
    desk.until_said(words.teach).await;
    desk.shown("group").await;
    desk.press(words.add).await;
    desk.form().await;
    desk.shown("form-missing").await;
    desk.fill(0, words.known).await;
    desk.send().await;
    desk.page.until("!document.querySelector('.message .is-waiting')").await;
    desk.page.until("document.querySelectorAll('.menu-opener').length > 0").await;
    desk.shown("measured").await;
    // A draft.
    desk.order("sme-facts draft", &[]).await;
    desk.form().await;
    desk.fill(0, words.statement).await;
    desk.shown("form-draft").await;
    desk.send().await;
    desk.until_said(words.add_these).await;
    desk.shown("draft").await;
    desk.press(words.add_these).await;
    desk.form().await;
    desk.shown("form-source").await;
    for (place, text) in
        ["Office of small firms", "2027-01-15", "https://firms.example/2026"].into_iter().zip(1..).map(|(text, place)| (place, text))
    {
        desk.fill(place, text).await;
    }
    desk.send().await;
    desk.until_said(words.added).await;
    desk.shown("preview-draft").await;
    // A new indicator, and what is kept of a keeper.
    desk.order("sme-facts indicator new", &[("paper-boats", AsIs)]).await;
    desk.form().await;
    desk.shown("form-indicator").await;
    desk.page.key("Escape").await;
    desk.page.until("!document.querySelector('dialog')").await;
    desk.order("sme privacy", &[]).await;
    desk.shown("privacy").await;
}
