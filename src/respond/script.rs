//! In which characters is a Chinese answer written: those of the question, else those of the member's Discord?

use crate::chat::{Action, Blank, Choice, Control, Form, Locale, Post, Response};
use crate::language::traditional::{Script, script, traditional};

/// What a block stands between.
const FENCE: &str = "```";

/// The response to a text, in the characters of the text, or else of the latest before it that tells.
pub fn to_text<'a>(response: Response, texts: impl Iterator<Item = &'a str>) -> Response {
    let mut scripts = texts.filter_map(script);
    if scripts.next() == Some(Script::Traditional) { in_traditional(response) } else { response }
}

/// The response to a member; `text` is what was written, where anything was.
pub fn to_member(response: Response, locale: Locale, text: Option<&str>) -> Response {
    let own = text.and_then(script);
    let is_traditional = own.map_or(locale == Locale::Traditional, |script| script == Script::Traditional);
    if is_traditional { in_traditional(response) } else { response }
}

fn in_traditional(response: Response) -> Response {
    let actions = response.actions.into_iter().map(|action| match action {
        Action::Reply { question, room, post } => Action::Reply { question, room, post: written(post) },
        Action::Edit { answer, room, post } => Action::Edit { answer, room, post: written(post) },
        Action::Whisper { author, text } => Action::Whisper { author, text: traditional(&text) },
        Action::Respond { post, audience } => Action::Respond { post: written(post), audience },
        Action::Update { post } => Action::Update { post: written(post) },
        Action::Open(form) => {
            let blank = |blank: Blank| Blank { label: traditional(&blank.label), hint: traditional(&blank.hint), ..blank };
            Action::Open(Form { title: traditional(&form.title), blanks: form.blanks.into_iter().map(blank).collect(), ..form })
        }
        Action::Offer(choices) => Action::Offer(choices.into_iter().map(choice).collect()),
        Action::Hand { post, documents } => Action::Hand { post: written(post), documents },
        same @ (Action::Delete { .. } | Action::Remove | Action::Record(_) | Action::Report { .. }) => same,
    });
    Response { actions: actions.collect(), outcome: response.outcome }
}

/// A text in traditional characters, but for what stands in blocks: what a file says, or what was typed, is shown as it is.
fn prose(text: &str) -> String {
    let parts = text.split(FENCE).enumerate();
    let parts: Vec<String> = parts.map(|(place, part)| if place % 2 == 0 { traditional(part) } else { part.to_owned() }).collect();
    parts.join(FENCE)
}

/// A post in traditional characters; what its buttons carry, and what is drawn in its picture, stay.
fn written(post: Post) -> Post {
    let mut post = Post { text: prose(&post.text), ..post };
    if let Some(card) = &mut post.card {
        card.text = prose(&card.text);
        for field in &mut card.fields {
            field.title = traditional(&field.title);
            field.text = prose(&field.text);
        }
    }
    if let Some(picture) = &mut post.picture {
        picture.description = traditional(&picture.description);
    }
    let control = |control| match control {
        Control::Button { id, label, emphasis } => Control::Button { id, label: traditional(&label), emphasis },
        Control::Menu { id, hint, choices } => {
            Control::Menu { id, hint: traditional(&hint), choices: choices.into_iter().map(choice).collect() }
        }
        Control::Checklist { id, hint, choices, ticked } => {
            Control::Checklist { id, hint: traditional(&hint), choices: choices.into_iter().map(choice).collect(), ticked }
        }
    };
    post.rows = post.rows.into_iter().map(|row| row.into_iter().map(control).collect()).collect();
    post
}

fn choice(choice: Choice) -> Choice {
    Choice { label: traditional(&choice.label), ..choice }
}
