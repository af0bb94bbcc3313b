//! What is done about a command?

use super::desk::Desk;
use super::later::{self, Asked};
use super::posts::{self, Poster};
use super::wording::{self, Wording, wording};
use super::{checked, figures, help, line, menu, privately, questions, script, shown, suggest, take_turn, told};
use crate::answer::{Answer, Content};
use crate::chat::{Action, Audience, AuthorId, Check, Command, Outcome, Post, Response};
use crate::facts::base::{DimensionId, IndicatorId, MemberId, TopicId};
use crate::facts::period::Period;
use crate::language::Language;
use crate::plan::{Ask, Operand, Provenance, Reason, pick};
use crate::verify;

/// What to do about a command.
#[must_use]
pub fn command(desk: &Desk<'_>, command: &Command) -> Response {
    if !command.author.is_person || !desk.memory.is_new(command.event) {
        return Response::silent();
    }
    let language = wording::language(command.author.locale, desk.settings.language);
    let words = wording(language);
    if let Err(slowed) = take_turn(desk, &command.author, &command.room, words) {
        return slowed;
    }
    let given = Given { desk, command, language, words };
    let response = given.response().unwrap_or_else(|refusal| refusal);
    script::to_member(response, command.author.locale, command.option("question").or(command.option("text")))
}

/// What to do about a text whose figures are to be checked.
#[must_use]
pub fn check(desk: &Desk<'_>, check: &Check) -> Response {
    if !check.author.is_person || !desk.memory.is_new(check.event) {
        return Response::silent();
    }
    let language = wording::language(check.author.locale, desk.settings.language);
    let words = wording(language);
    if let Err(slowed) = take_turn(desk, &check.author, &check.room, words) {
        return slowed;
    }
    script::to_member(checked(desk, &check.text, check.author.id, language), check.author.locale, Some(&check.text))
}

/// The verdict on each figure of a text, for the member alone; in the language of the text, where it has figures that can be judged.
fn checked(desk: &Desk<'_>, text: &str, asker: AuthorId, language: Language) -> Response {
    let report = verify::verify(text, &desk.known.facts, desk.day);
    let language = if report.claims.is_empty() { language } else { report.language };
    let poster = Poster { desk, language, asker, words: wording(language) };
    let outcome = if report.claims.is_empty() { Outcome::Abstain } else { Outcome::Answer };
    privately(checked::post(&poster, text, &report), outcome)
}

struct Given<'a> {
    desk: &'a Desk<'a>,
    command: &'a Command,
    language: Language,
    words: &'static Wording,
}

impl Given<'_> {
    fn response(&self) -> Result<Response, Response> {
        match self.command.name.as_str() {
            menu::ASK => self.ask(),
            menu::FACT => self.fact(),
            menu::COMPARE => self.compare(),
            menu::CHART => self.chart(),
            menu::SOURCES => self.sources(),
            menu::HELP => Ok(privately(help::post(self.desk, self.language), Outcome::Other)),
            menu::CHECK_TEXT => Ok(checked(self.desk, self.required("text")?, self.command.author.id, self.language)),
            menu::PRIVACY => Ok(told::kept(self.desk, self.command.author.id, self.language)),
            menu::TOPIC => self.topic(self.required("topic")?),
            name => self.topic(name.strip_prefix(menu::TOPIC_MARK).unwrap_or(name)),
        }
    }

    fn required(&self, option: &str) -> Result<&str, Response> {
        let text = self.command.option(option).map(str::trim).filter(|text| !text.is_empty());
        text.ok_or_else(|| line(self.words.missing, Outcome::Refused))
    }

    fn ask(&self) -> Result<Response, Response> {
        let question = self.required("question")?;
        let (room, author) = (self.command.room.id, self.command.author.id);
        let before = self.desk.memory.thread(room, author, self.desk.now);
        let answer = questions::ask(self.desk, question, &before);
        if matches!(answer.content, Content::Silence) {
            return Ok(privately(help::nothing(self.desk, answer.language), Outcome::Silent));
        }
        self.desk.memory.asked(room, author, &before, question, self.desk.now);
        let follows = later::follows(&answer, || questions::ask(self.desk, question, &[]), &before);
        let mut response = self.answered(&answer, Some(&Asked::Question { text: question.to_owned(), before, follows }));
        response.actions.extend(questions::unanswered(&answer, question).map(Action::Record));
        Ok(response)
    }

    /// An answer for all, or for the member alone where there is none, unless he can be told below it once there is.
    fn answered(&self, answer: &Answer, asked: Option<&Asked>) -> Response {
        let outcome = questions::outcome(answer);
        let Some(post) = posts::answer(self.desk, answer, self.command.author.id) else {
            return privately(help::nothing(self.desk, self.language), outcome);
        };
        let (post, audience) = match (&answer.content, asked) {
            (Content::Found { .. } | Content::Choices(_), _) => (post, Audience::Room),
            (Content::Abstention { .. }, Some(asked)) => told::offered_below(self.desk, answer, self.command, asked, post),
            (Content::Abstention { .. } | Content::Silence, _) => (post, Audience::Member),
        };
        Response { actions: vec![Action::Respond { post, audience }], outcome }
    }

    fn indicator(&self, option: &str) -> Result<IndicatorId, Response> {
        suggest::indicator(self.desk, self.required(option)?).ok_or_else(|| line(self.words.no_such_name, Outcome::Refused))
    }

    fn period(&self) -> Result<Option<Period>, Response> {
        let Some(text) = self.command.option("period").map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        Period::parse(text).map(Some).map_err(|_| line(self.words.no_such_period, Outcome::Refused))
    }

    /// The members that were picked, of any dimension.
    fn members(&self) -> Result<Vec<MemberId>, Response> {
        let base = self.desk.known.base();
        let mut picked = Vec::new();
        for (dimension, place) in base.dimensions.iter().zip(0..) {
            let Some(text) = self.command.option(&dimension.key).map(str::trim).filter(|text| !text.is_empty()) else { continue };
            let is_called = |member: &&crate::facts::base::Member| {
                let names = [&member.name.en, &member.name.zh];
                member.key.as_ref() == text || names.into_iter().flatten().any(|name| name.as_ref() == text)
            };
            let found = dimension.members.iter().zip(0..).find(|(member, _)| is_called(member));
            let Some((_, index)) = found else { return Err(line(self.words.no_such_name, Outcome::Refused)) };
            picked.push(MemberId { dimension: DimensionId(place), index });
        }
        Ok(picked)
    }

    fn picked(&self, id: IndicatorId) -> Result<Operand, Response> {
        let (period, members) = (self.period()?, self.members()?);
        let picked = pick(self.desk.known.base(), id, period, &members);
        picked.map_err(|reason| self.refused(reason, (id, period, members)))
    }

    /// Why there is no figure, with the latest that there is.
    fn refused(&self, reason: Reason, asked: (IndicatorId, Option<Period>, Vec<MemberId>)) -> Response {
        let answer = self.without(reason, asked.0);
        self.answered(&answer, Some(&Asked::Figure { indicator: asked.0, period: asked.1, members: asked.2 }))
    }

    fn without(&self, reason: Reason, id: IndicatorId) -> Answer {
        let near = pick(self.desk.known.base(), id, None, &[]).ok().into_iter().collect();
        Answer { language: self.language, as_of: self.desk.day, content: Content::Abstention { reason, near } }
    }

    fn fact(&self) -> Result<Response, Response> {
        let operand = self.picked(self.indicator("key")?)?;
        Ok(self.answered(&self.desk.picked(Ask::Figure(operand), self.language), None))
    }

    fn compare(&self) -> Result<Response, Response> {
        let (one, other) = (self.indicator("a")?, self.indicator("b")?);
        let base = self.desk.known.base();
        let left = self.picked(one)?;
        let right = self
            .picked(other)
            .or_else(|_| pick(base, other, None, &[]).map_err(|reason| self.refused(reason, (other, None, Vec::new()))))?;
        if left.figure == right.figure {
            return Ok(self.answered(&self.desk.picked(Ask::Figure(left), self.language), None));
        }
        if !figures::are_alike(&left, &right, base) {
            let content = Content::Abstention { reason: Reason::NotAlike(one, other), near: vec![left, right] };
            return Ok(self.answered(&Answer { language: self.language, as_of: self.desk.day, content }, None));
        }
        Ok(self.answered(&self.desk.picked(figures::versus(left, right, base), self.language), None))
    }

    fn chart(&self) -> Result<Response, Response> {
        let operand = self.picked(self.indicator("key")?)?;
        let ask = match self.command.option("with").map(str::trim).filter(|text| !text.is_empty()) {
            Some(_) => {
                let other = self.picked(self.indicator("with")?)?;
                Ask::Figures(vec![operand, other])
            }
            None => Ask::Figure(operand),
        };
        Ok(match posts::chart(self.desk, &ask, self.language, self.command.author.id) {
            Some(post) => Response { actions: vec![Action::Respond { post, audience: Audience::Room }], outcome: Outcome::Answer },
            None => line(self.words.no_chart, Outcome::Other),
        })
    }

    fn sources(&self) -> Result<Response, Response> {
        let poster = Poster { desk: self.desk, language: self.language, asker: self.command.author.id, words: self.words };
        if self.command.option("key").is_none_or(|key| key.trim().is_empty()) {
            let post = shown::statements(&poster, 0).unwrap_or_else(|| help::nothing(self.desk, self.language));
            return Ok(privately(post, Outcome::Other));
        }
        let id = self.indicator("key")?;
        // What is asked here is for the member alone, and so is that there is nothing.
        let picked = pick(self.desk.known.base(), id, self.period()?, &self.members()?);
        let operand = picked.map_err(|reason| self.answered(&self.without(reason, id), None))?;
        let ask = Ask::Source { operands: vec![operand], what: Provenance::Source };
        let post: Option<Post> = shown::sources(&poster, &self.desk.picked(ask, self.language));
        Ok(privately(post.unwrap_or_else(|| help::nothing(self.desk, self.language)), Outcome::Other))
    }

    fn topic(&self, key: &str) -> Result<Response, Response> {
        let topic: TopicId = self.desk.known.topic_by_key(key).ok_or_else(|| line(self.words.no_such_name, Outcome::Refused))?;
        let (period, members) = (self.period()?, self.members()?);
        let operands = figures::of_topic(self.desk.known.base(), topic, period, &members);
        if operands.is_empty() {
            return Err(line(self.words.no_figure_of_topic, Outcome::Abstain));
        }
        Ok(self.answered(&self.desk.picked(Ask::Topic { topic, operands }, self.language), None))
    }
}
