//! Of which files does the page consist? They are part of the program; nothing is built, and nothing is loaded from elsewhere.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const PICTURE: &str = "image/svg+xml";

/// The page itself.
pub const PAGE: &str = "index.html";

/// Name, media type, content.
const FILES: [(&str, &str, &str); 29] = [
    (PAGE, HTML, include_str!("index.html")),
    ("frame.css", STYLE, include_str!("frame.css")),
    ("messages.css", STYLE, include_str!("messages.css")),
    ("controls.css", STYLE, include_str!("controls.css")),
    ("mark.svg", PICTURE, include_str!("mark.svg")),
    ("api.js", SCRIPT, include_str!("api.js")),
    ("catalogue.js", SCRIPT, include_str!("catalogue.js")),
    ("command.js", SCRIPT, include_str!("command.js")),
    ("composer.js", SCRIPT, include_str!("composer.js")),
    ("dom.js", SCRIPT, include_str!("dom.js")),
    ("embed.js", SCRIPT, include_str!("embed.js")),
    ("faults.js", SCRIPT, include_str!("faults.js")),
    ("feed.js", SCRIPT, include_str!("feed.js")),
    ("inline.js", SCRIPT, include_str!("inline.js")),
    ("interactions.js", SCRIPT, include_str!("interactions.js")),
    ("main.js", SCRIPT, include_str!("main.js")),
    ("markdown.js", SCRIPT, include_str!("markdown.js")),
    ("message.js", SCRIPT, include_str!("message.js")),
    ("modal.js", SCRIPT, include_str!("modal.js")),
    ("parts.js", SCRIPT, include_str!("parts.js")),
    ("pictures.js", SCRIPT, include_str!("pictures.js")),
    ("popup.js", SCRIPT, include_str!("popup.js")),
    ("sidebar.js", SCRIPT, include_str!("sidebar.js")),
    ("state.js", SCRIPT, include_str!("state.js")),
    ("suggestions.js", SCRIPT, include_str!("suggestions.js")),
    ("words.en.js", SCRIPT, include_str!("words.en.js")),
    ("words.js", SCRIPT, include_str!("words.js")),
    ("words.zh-cn.js", SCRIPT, include_str!("words.zh-cn.js")),
    ("words.zh-tw.js", SCRIPT, include_str!("words.zh-tw.js")),
];

/// A file by its name.
pub fn file(name: &str) -> Response {
    match FILES.iter().find(|(own, _, _)| *own == name) {
        Some((_, kind, text)) => ([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "no-store")], *text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::seed;
    use super::*;
    use std::collections::BTreeSet;

    fn text(name: &str) -> &'static str {
        FILES.iter().find(|(own, _, _)| *own == name).map(|(_, _, text)| *text).unwrap()
    }

    /// What stands in quotation marks after a mark.
    fn quoted<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
        text.split(before).skip(1).filter_map(|rest| rest.split('"').next())
    }

    #[test]
    fn the_page_names_only_files_that_are_served_and_each_of_them() {
        let served: BTreeSet<&str> = FILES.iter().map(|(name, _, _)| *name).collect();
        let page = ["href=\"/page/", "src=\"/page/"].into_iter().flat_map(|before| quoted(text(PAGE), before));
        let imported = FILES.iter().flat_map(|(_, _, text)| quoted(text, "from \"./"));
        let named: BTreeSet<&str> = page.chain(imported).chain([PAGE]).collect();
        assert_eq!(named, served);
    }

    #[test]
    fn the_page_begins_as_a_member_that_there_is() {
        let first = quoted(text(PAGE), "data-first=\"").next().unwrap();
        assert!(seed::SPEAKERS.contains(&first.parse().unwrap()));
    }

    #[test]
    fn no_script_makes_html_or_code_of_text_and_nothing_comes_from_elsewhere() {
        const FORBIDDEN: [&str; 9] =
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser", "import(", "srcdoc"];
        for (name, _, text) in FILES {
            for word in FORBIDDEN {
                assert!(!text.contains(word), "{name} has {word}");
            }
            let own = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!own.contains("http://") && !own.contains("https://") && !own.contains("url("), "{name} names another site");
        }
    }

    #[test]
    fn every_language_of_the_page_has_every_phrase() {
        let keys = |name: &str| -> BTreeSet<&str> {
            let before = text(name).split(": \"").filter_map(|before| before.rsplit(|letter: char| !letter.is_alphanumeric()).next());
            before.filter(|key| !key.is_empty()).collect()
        };
        let english = keys("words.en.js");
        assert!(english.len() > 100);
        for other in ["words.zh-cn.js", "words.zh-tw.js"] {
            assert_eq!(keys(other), english, "{other}");
        }
    }
}
