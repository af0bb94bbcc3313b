//! How is a long list turned over?
//!
//! Each page is made anew when it is turned to, from the facts or files of that moment; its buttons carry its number, so they work after a restart.

use super::Bench;
use super::lists::SHOWN;
use super::mark::{Kind, Mark};
use crate::chat::{Card, Control, Emphasis, Post, Tone};
use crate::render::markdown::push_line;

/// The most pages that can be turned to.
const MOST_PAGES: usize = 4_000;

/// Which page a button leads to, the first being 0.
pub(super) fn turned_to(mark: &Mark) -> usize {
    mark.part(0).and_then(|number| usize::try_from(number - 1).ok()).unwrap_or(0).min(MOST_PAGES)
}

/// The number by which a button carries a page: none is nought.
pub(super) fn number(page: usize) -> u64 {
    u64::try_from(page.min(MOST_PAGES) + 1).unwrap_or(1)
}

/// The buttons that lead to the page before and the one behind, where there are such; `about` is what is listed.
pub(super) fn turning(bench: &Bench<'_>, (kind, about): (Kind, &str), page: usize, has_more: bool) -> Vec<Control> {
    let button = |page: usize, label: &str| {
        let mark = Mark { text: about.to_owned(), ..Mark::of(kind, bench.author(), number(page)) };
        Some(Control::Button { id: mark.closed(&bench.desk.settings.seal)?, label: label.to_owned(), emphasis: Emphasis::Plain })
    };
    let before = page.checked_sub(1).and_then(|before| button(before, "◀"));
    let behind = if has_more { button(page + 1, "▶") } else { None };
    before.into_iter().chain(behind).collect()
}

/// A page of lines below a text, with the buttons that turn it; of a list that has become shorter meanwhile the last there is.
pub(super) fn paged(bench: &Bench<'_>, kind: Kind, (text, tone): (String, Tone), lines: &[String], page: usize) -> Post {
    let page = page.min(lines.len().saturating_sub(1) / SHOWN);
    let behind = lines.len().saturating_sub((page + 1) * SHOWN);
    let mut shown = String::new();
    for line in lines.iter().skip(page * SHOWN).take(SHOWN) {
        push_line(&mut shown, &format!("- {line}"));
    }
    if behind > 0 {
        push_line(&mut shown, &bench.words.and_more.replace("{count}", &behind.to_string()));
    }
    let rows = vec![turning(bench, (kind, ""), page, behind > 0)];
    Post { text, card: Some(Card { tone, text: shown, fields: Vec::new() }), rows, picture: None }
}
