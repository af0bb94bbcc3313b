//! What is said when a change is applied, when a second keeper has to agree to it, and to those who follow what is changed?

use super::lists::{said, shortened};
use super::mark::{Kind, Mark};
use super::preview::{fenced, meanwhile, preview, shown, standing};
use super::summary::summary;
use super::words::words;
use super::{Applied, Bench, Refusal, Why};
use crate::chat::{Action, AuthorId, Card, Control, Emphasis, Outcome, Post, Response, Tone};
use crate::keep::propose::Proposal;
use crate::render::markdown::{escaped, push_line};

/// The most characters of a difference in the log channel.
pub(super) const LONGEST_DIFF: usize = 1_600;

/// What came of applying what an author proposed: it takes the place of the preview, or of the request to agree.
pub(super) fn settled(bench: &Bench<'_>, applied: Applied, author: AuthorId, number: u64) -> Response {
    let words = bench.words;
    let is_own = author == bench.author();
    let (post, report) = match applied {
        Applied::Done { change, proposal } => {
            let summary = escaped(&shortened(&summary(bench.language, &proposal)));
            let mut done = words.applied.replace("{change}", &change.to_string()).replace("{summary}", &summary);
            push_line(&mut done, &standing(words, &proposal));
            let second = if is_own { None } else { Some(bench.author()) };
            (said(done), Some((told(bench, change, &proposal, author, second), None)))
        }
        Applied::Asked { proposal } => {
            (said(words.second_asked.to_owned()), Some((request(bench, &proposal, number), Some(bench.caller.room.id))))
        }
        // The request stays for another one.
        Applied::Own => return super::line(words.own_change, Outcome::Refused),
        Applied::Gone => (said(words.gone.to_owned()), None),
        Applied::Changed { since, again: Ok((number, proposal)) } if is_own => {
            let mut post = preview(bench, &proposal, number);
            post.text = format!("{}\n{}\n{}", meanwhile(bench, &since), words.changed, post.text);
            (post, None)
        }
        // Who agrees has seen another change than this would be now: its author begins again.
        Applied::Changed { since, again: Ok(_) } => (said(format!("{}\n{}", meanwhile(bench, &since), words.author_again)), None),
        Applied::Changed { since, again: Err(why) } => {
            (said(format!("{}\n{} {}", meanwhile(bench, &since), words.does_not_fit_now, escaped(&shortened(&why)))), None)
        }
        Applied::Failed { why, again } => {
            let why = match &why {
                Why::Busy => words.busy.to_owned(),
                Why::JustChanged => words.just_changed.to_owned(),
                Why::Disk => words.no_disk.to_owned(),
                Why::History => words.history_full.to_owned(),
                Why::Said(why) => escaped(&shortened(why)),
            };
            let why = format!("{} {why}", words.failed);
            if !is_own && again.is_some() {
                // The request stays, and can be agreed to again.
                return super::line(&why, Outcome::Refused);
            }
            let mut post = again.map(|(number, proposal)| preview(bench, &proposal, number)).unwrap_or_default();
            post.text = format!("{why}\n{}", post.text).trim_end().to_owned();
            (post, None)
        }
    };
    let report = report.map(|(post, otherwise)| Action::Report { post, otherwise });
    Response { actions: std::iter::once(Action::Update { post }).chain(report).collect(), outcome: Outcome::Other }
}

/// What those read who follow what is changed. It is for no one reader, so it is in the bot's own language.
fn told(bench: &Bench<'_>, change: i64, proposal: &Proposal, author: AuthorId, second: Option<AuthorId>) -> Post {
    let words = words(bench.desk.settings.language);
    let summary = escaped(&shortened(&summary(bench.desk.settings.language, proposal)));
    let line = words.report.replace("{change}", &change.to_string()).replace("{author}", &named(author)).replace("{summary}", &summary);
    let second = second.map(|second| format!(" {}", words.report_second.replace("{second}", &named(second)))).unwrap_or_default();
    let card = Card { tone: Tone::Answer, text: fenced(&proposal.diff, LONGEST_DIFF), fields: Vec::new() };
    Post { text: format!("{line}{second}"), card: Some(card), ..Post::default() }
}

/// A member by his name, which mentions nobody here.
fn named(member: AuthorId) -> String {
    format!("<@{}>", member.0)
}

/// The request to a second keeper to look at a change and agree, or not.
fn request(bench: &Bench<'_>, proposal: &Proposal, number: u64) -> Post {
    let bench = Bench { language: bench.desk.settings.language, words: words(bench.desk.settings.language), ..*bench };
    let button = |kind, label: &str, emphasis| {
        let id = Mark::of(kind, bench.author(), number).closed(&bench.desk.settings.seal)?;
        Some(Control::Button { id, label: label.to_owned(), emphasis })
    };
    let approve = button(Kind::Approve, bench.words.approve, Emphasis::Main);
    let decline = button(Kind::Decline, bench.words.decline, Emphasis::Plain);
    let text = bench.words.request.replace("{author}", &named(bench.author()));
    let text = format!("{text}\n{}", escaped(&shortened(&summary(bench.language, proposal))));
    Post { text, card: Some(shown(&bench, proposal)), rows: vec![approve.into_iter().chain(decline).collect()], picture: None }
}

/// What is said when a keeper does not agree, or the author takes his request back.
pub(super) fn declined(bench: &Bench<'_>, author: AuthorId, number: u64) -> Result<Response, Refusal> {
    if !bench.keeper.discard(number, author) {
        return Ok(Response { actions: vec![Action::Update { post: said(bench.words.gone.to_owned()) }], outcome: Outcome::Refused });
    }
    let words = words(bench.desk.settings.language);
    let text = words.declined.replace("{second}", &named(bench.author())).replace("{author}", &named(author));
    Ok(Response { actions: vec![Action::Update { post: said(text) }], outcome: Outcome::Other })
}
