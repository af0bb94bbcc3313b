//! What is done about a button that was pressed, or a choice that was made?

use super::button::{Button, Dead, Purpose};
use super::desk::Desk;
use super::posts::{self, PAGE, Poster};
use super::wording::{self, wording};
use super::{code, figures, line, privately, script, seal, shown, take_turn, told};
use crate::answer::{Answer, Content};
use crate::chat::{Action, Audience, Note, Outcome, Post, Press, Response};
use crate::plan::{Ask, Operand};
use crate::render::label::Labels;
use crate::render::markdown::push_line;

/// What to do about it.
#[must_use]
pub fn press(desk: &Desk<'_>, press: &Press) -> Response {
    if !press.author.is_person || !desk.memory.is_new(press.event) {
        return Response::silent();
    }
    let language = wording::language(press.author.locale, desk.settings.language);
    let words = wording(language);
    let dead = |dead| match dead {
        Dead::Forged => line(words.forged, Outcome::Refused),
        Dead::Stale => line(words.stale, Outcome::Refused),
    };
    let button = match Button::of(&press.id, &desk.settings.seal) {
        Ok(button) => button,
        Err(reason) => return dead(reason),
    };
    if let Err(slowed) = take_turn(desk, &press.author, &press.room, words) {
        return slowed;
    }
    let words = wording(button.language);
    let poster = Poster { desk, language: button.language, asker: button.asker, words };
    let pressed = Pressed { desk, press, button: &button, poster };
    script::to_member(pressed.response().unwrap_or_else(dead), press.author.locale, None)
}

struct Pressed<'a> {
    desk: &'a Desk<'a>,
    press: &'a Press,
    button: &'a Button,
    poster: Poster<'a>,
}

impl Pressed<'_> {
    fn response(&self) -> Result<Response, Dead> {
        let words = self.poster.words;
        Ok(match self.button.purpose {
            Purpose::Working => self.shown(shown::working(&self.poster, &self.answer()?), words.no_working),
            Purpose::Sources => self.shown(shown::sources(&self.poster, &self.answer()?), words.nothing_to_answer),
            Purpose::Chart => self.chart()?,
            Purpose::Compare => self.compare()?,
            Purpose::Versus => self.versus()?,
            Purpose::Page => self.page()?,
            Purpose::SourcePage => self.source_page()?,
            Purpose::Delete if self.is_asker() => Response { actions: vec![Action::Remove], outcome: Outcome::Other },
            Purpose::Delete => line(words.not_yours_to_delete, Outcome::Refused),
            Purpose::NotAsked => self.not_asked(),
            Purpose::Tell => told::wait(&self.poster, self.press, &self.button.code)?,
            Purpose::Forget => told::forget(&self.poster, self.press),
            Purpose::Pick | Purpose::Choose if !self.is_asker() => line(words.not_yours_to_choose, Outcome::Refused),
            Purpose::Pick => self.pick(self.button.ask(self.desk.known)?)?,
            Purpose::Choose => self.pick(Ask::Figure(self.chosen()?))?,
        })
    }

    fn is_asker(&self) -> bool {
        self.press.author.id == self.button.asker
    }

    fn answer(&self) -> Result<Answer, Dead> {
        Ok(self.desk.picked(self.button.ask(self.desk.known)?, self.button.language))
    }

    /// The figure that was chosen of a menu.
    fn chosen(&self) -> Result<Operand, Dead> {
        self.press.chosen.first().and_then(|value| code::figure_of(value, self.desk.known)).ok_or(Dead::Stale)
    }

    fn shown(&self, post: Option<Post>, otherwise: &str) -> Response {
        match post {
            Some(post) => privately(post, Outcome::Other),
            None => line(otherwise, Outcome::Other),
        }
    }

    /// A picture: for all where the asker wants it, else for the member alone.
    fn chart(&self) -> Result<Response, Dead> {
        let audience = if self.is_asker() { Audience::Room } else { Audience::Member };
        let ask = self.button.ask(self.desk.known)?;
        Ok(match posts::chart(self.desk, &ask, self.button.language, self.button.asker) {
            Some(post) => Response { actions: vec![Action::Respond { post, audience }], outcome: Outcome::Other },
            None => line(self.poster.words.no_chart, Outcome::Other),
        })
    }

    fn compare(&self) -> Result<Response, Dead> {
        let ask = self.button.ask(self.desk.known)?;
        let others = ask.main().map(|main| figures::comparable(main, &self.desk.known.facts)).unwrap_or_default();
        let post = posts::comparison(self.desk, self.button.language, self.press.author.id, &ask, &others);
        Ok(self.shown(post.filter(|_| !others.is_empty()), self.poster.words.nothing_comparable))
    }

    fn versus(&self) -> Result<Response, Dead> {
        let ask = self.button.ask(self.desk.known)?;
        let main = ask.main().cloned().ok_or(Dead::Stale)?;
        let other = self.chosen()?;
        let base = self.desk.known.base();
        if !figures::are_alike(&main, &other, base) {
            return Err(Dead::Forged);
        }
        let answer = self.desk.picked(figures::versus(main, other, base), self.button.language);
        Ok(self.update(posts::answer(self.desk, &answer, self.press.author.id), &answer))
    }

    fn pick(&self, ask: Ask) -> Result<Response, Dead> {
        let answer = self.desk.picked(ask, self.button.language);
        let labels = Labels::new(self.desk.known.base(), self.button.language);
        if let Content::Found { finding, .. } = &answer.content
            && let Some(operand) = finding.figures.first()
        {
            // What was chosen is what a follow-up follows up.
            let question = labels.question(operand);
            let thread = self.desk.memory.asked(self.press.room.id, self.press.author.id, &[], &question, self.desk.now);
            self.desk.memory.answered_with(self.press.message, thread, self.desk.now);
        }
        Ok(self.update(posts::answer(self.desk, &answer, self.button.asker), &answer))
    }

    fn update(&self, post: Option<Post>, answer: &Answer) -> Response {
        match post {
            Some(post) => Response { actions: vec![Action::Update { post }], outcome: super::questions::outcome(answer) },
            None => line(self.poster.words.nothing_to_answer, Outcome::Other),
        }
    }

    /// Another part of a long answer: in its place for the asker, beside it for others.
    fn page(&self) -> Result<Response, Dead> {
        let ask = self.button.ask(self.desk.known)?;
        let Content::Found { finding, .. } = self.desk.picked(ask.clone(), self.button.language).content else {
            return Err(Dead::Stale);
        };
        let (part, count) = (self.button.part, finding.figures.len());
        let some = shown::part(&ask, &finding.figures, part).ok_or(Dead::Stale)?;
        let answer = self.desk.picked(some, self.button.language);
        let mut post = posts::answer(self.desk, &answer, self.button.asker).ok_or(Dead::Stale)?;
        // At the beginning: the end is what is cut where a list is too long.
        let list = std::mem::replace(&mut post.text, format!("-# {}", shown::place(&self.poster, part, count)));
        push_line(&mut post.text, &list);
        let turning = shown::turning(&self.poster, Purpose::Page, &self.button.code, part, count);
        post.rows.insert(post.rows.len().saturating_sub(1), turning);
        debug_assert!(count > PAGE, "a short list has no parts");
        Ok(if self.is_asker() {
            Response { actions: vec![Action::Update { post }], outcome: Outcome::Other }
        } else {
            privately(post, Outcome::Other)
        })
    }

    fn source_page(&self) -> Result<Response, Dead> {
        let post = shown::statements(&self.poster, self.button.part).ok_or(Dead::Stale)?;
        Ok(Response { actions: vec![Action::Update { post }], outcome: Outcome::Other })
    }

    fn not_asked(&self) -> Response {
        let response = line(self.poster.words.noted, Outcome::Other);
        let (message, author) = (self.press.message.0.to_string(), self.press.author.id.0.to_string());
        // Once for each member and answer, however often he presses.
        if !self.desk.memory.is_new(seal::fingerprint(&["not-asked", &message, &author])) {
            return response;
        }
        let asked = self.press.question.and_then(|question| self.desk.memory.given(question)).map(|given| given.text);
        let asked = asked.or_else(|| self.press.asked.clone()).filter(|text| !text.is_empty());
        let question = asked.or_else(|| self.desk.memory.thread_of(self.press.message, self.desk.now).and_then(|mut thread| thread.pop()));
        let note = Note::NotAsked { answer: self.press.message, room: self.press.room.id, question, answered: self.button.code.clone() };
        Response { actions: response.actions.into_iter().chain([Action::Record(note)]).collect(), ..response }
    }
}
