//! How do those who keep the facts learn from what members asked in vain?
//!
//! The groups of the inbox, the most asked first; of each what can be done about it. Teaching a phrase takes three steps: which words of the question,
//! which indicator they mean, and the preview that every change has. Adding a figure takes the same first two, and leads into the form for one.
//! Buttons carry the number of the group and what was filled in so far, so each step works after a restart.

mod words;

use super::figures::{self, blank, holding, optional};
use super::lists::{said, shortened};
use super::mark::{Kind, Mark, NONE};
use super::{Bench, Refusal, first, pages};
use crate::answer::Content;
use crate::chat::{Action, Card, Choice, Control, Emphasis, Filled, Form, Order, Outcome, Post, Response, Tone};
use crate::facts::base::IndicatorId;
use crate::facts::period::Period;
use crate::keep::change::Change;
use crate::language::fold::fold;
use crate::plan;
use crate::question;
use crate::render::label::Labels;
use crate::render::markdown::{escaped, push_line};
use crate::respond::inbox::{Ending, Group, Inbox};
use crate::respond::{known, questions, seal, suggest};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use words::{Words, words};

/// How many groups stand on a page.
const PAGE: usize = 5;
/// The longest stretch of a question that is taught here, in characters: so that it can be carried by the menu behind it.
const LONGEST_PHRASE: u16 = 50;
/// The longest name that is typed for an indicator, and the longest period and key of a statement, in characters.
const LONGEST_NAME: u16 = 100;
const LONGEST_PERIOD: u16 = 34;
const LONGEST_STATEMENT: u16 = 100;
/// The fields of the forms.
const PHRASE: &str = "phrase";
const MEANS: &str = "means";
const PERIOD: &str = "period";
const STATEMENT: &str = "statement";

/// The inbox as one who keeps the facts sees it.
struct Reader<'a> {
    bench: &'a Bench<'a>,
    inbox: &'a dyn Inbox,
    words: &'static Words,
}

fn reader<'a>(bench: &'a Bench<'a>) -> Result<Reader<'a>, Refusal> {
    let words = words(bench.language);
    Ok(Reader { bench, inbox: bench.desk.inbox.ok_or(words.off)?, words })
}

/// A page of the groups.
pub(super) fn page(bench: &Bench<'_>, page: usize) -> Result<Post, Refusal> {
    reader(bench)?.page(page)
}

/// What is done about a button of the inbox, or a choice.
pub(super) fn pressed(bench: &Bench<'_>, mark: &Mark, chosen: Option<&str>) -> Result<Response, Refusal> {
    let reader = reader(bench)?;
    let number = mark.part(0).ok_or(bench.words.not_yours)?;
    let post = match mark.kind {
        Kind::Inbox => reader.page(pages::turned_to(mark))?,
        Kind::Group => {
            let number = chosen.and_then(seal::number).ok_or(bench.words.not_yours)?;
            reader.shown(&reader.group(number)?)
        }
        Kind::Closed => reader.ended(number, Ending::Closed)?,
        Kind::Unwanted => reader.ended(number, Ending::Unwanted)?,
        Kind::Reopened => {
            reader.inbox.reopen_group(number).ok_or(reader.words.unreadable)?;
            reader.shown(&reader.group(number)?)
        }
        Kind::Teach => return bench.form(reader.teaching(&reader.group(number)?)?),
        Kind::Missing => return bench.form(reader.adding(&reader.group(number)?)?),
        Kind::Taught => {
            let key = reader.key(chosen)?;
            let asked = reader.inbox.group(number).map(|group| group.question().to_owned());
            bench.proposed(&Change::Teach { key, phrase: mark.text.clone() }.into(), &asked.into_iter().collect::<Vec<_>>())
        }
        Kind::Measured => return bench.form(reader.form(mark, chosen)?),
        _ => return Err(bench.words.not_yours),
    };
    Ok(Response { actions: vec![Action::Update { post }], outcome: Outcome::Other })
}

/// What is done about a form of the inbox that was filled in: the indicators that may be meant are offered.
pub(super) fn filled(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Post, Refusal> {
    let reader = reader(bench)?;
    let number = form.part(0).ok_or(bench.words.not_yours)?;
    let group = reader.group(number)?;
    let (kind, parts, text) = match form.kind {
        Kind::Stretch => (Kind::Taught, vec![number], reader.stretch(&group, filled.value(PHRASE))?),
        Kind::What => {
            let period = filled.value(PERIOD);
            Period::parse(period).map_err(|_| bench.words.no_period)?;
            let statement = match filled.value(STATEMENT) {
                "" => NONE,
                key => {
                    let is_held = bench.desk.known.base().statements.iter().any(|held| *held.key == *key);
                    is_held.then(|| known::key("statement", key)).ok_or(bench.words.no_statement)?
                }
            };
            (Kind::Measured, vec![number, statement], period.to_owned())
        }
        _ => return Err(bench.words.not_yours),
    };
    let mut choices = reader.indicators(&group, filled.value(MEANS));
    if kind == Kind::Measured {
        let is_known = |key: &str| bench.desk.known.indicator_by_key(key).is_some();
        let new = first::offered(bench.words, filled.value(MEANS), is_known);
        choices.truncate(suggest::MOST - usize::from(new.is_some()));
        choices.extend(new);
    }
    if choices.is_empty() {
        return Err(bench.words.no_indicator);
    }
    let hint = if kind == Kind::Taught { reader.words.which_means } else { reader.words.which_measures };
    let id = reader.closed(&Mark { kind, author: bench.author(), parts, text: text.clone() })?;
    let menu = Control::Menu { id, hint: hint.to_owned(), choices };
    let back = reader.button(Kind::Inbox, 1, reader.words.back)?;
    let said = format!("> {}\n{hint} **{}**", escaped(group.question()), escaped(&text));
    Ok(Post { text: said, rows: vec![vec![menu], vec![back]], ..Post::default() })
}

/// What stands above a field of the forms; nothing where there is no such field.
pub(super) fn label(bench: &Bench<'_>, field: &str) -> Option<&'static str> {
    let words = words(bench.language);
    Some(match field {
        PHRASE => words.stretch,
        MEANS => words.means,
        STATEMENT => words.statement,
        _ => return None,
    })
}

impl Reader<'_> {
    fn closed(&self, mark: &Mark) -> Result<String, Refusal> {
        mark.closed(&self.bench.desk.settings.seal).ok_or(self.words.too_long)
    }

    fn button(&self, kind: Kind, number: u64, label: &str) -> Result<Control, Refusal> {
        let id = self.closed(&Mark::of(kind, self.bench.author(), number))?;
        let emphasis = if kind == Kind::Teach { Emphasis::Main } else { Emphasis::Plain };
        Ok(Control::Button { id, label: label.to_owned(), emphasis })
    }

    fn group(&self, number: u64) -> Result<Group, Refusal> {
        self.inbox.group(number).ok_or(self.words.ended_already)
    }

    fn page(&self, page: usize) -> Result<Post, Refusal> {
        let (groups, count) = self.inbox.groups(page * PAGE, PAGE).ok_or(self.words.unreadable)?;
        if count == 0 {
            return Ok(said(self.words.empty.replace("{days}", &self.inbox.days().to_string())));
        }
        let mut lines = String::new();
        let mut choices = Vec::new();
        for (group, place) in groups.iter().zip(page * PAGE + 1..) {
            push_line(&mut lines, &format!("**{place}.** {} · {}", escaped(&shortened(group.question())), self.told(group)));
            choices.push(Choice { label: format!("{place}. {}", group.question()), value: seal::digits(group.number, seal::FINGERPRINT) });
        }
        let turning = pages::turning(self.bench, (Kind::Inbox, ""), page, (page + 1) * PAGE < count);
        let mut rows = Vec::new();
        if !choices.is_empty() {
            let id = self.closed(&Mark::of(Kind::Group, self.bench.author(), pages::number(page)))?;
            rows.push(vec![Control::Menu { id, hint: self.words.choose.to_owned(), choices }]);
        }
        rows.push(turning);
        rows.retain(|row| !row.is_empty());
        let card = Card { tone: Tone::Choice, text: lines, fields: Vec::new() };
        Ok(Post { text: self.words.inbox.replace("{count}", &count.to_string()), card: Some(card), rows, picture: None })
    }

    /// How often it was asked, what came of it, and whether it would be answered by now.
    fn told(&self, group: &Group) -> String {
        let words = self.words;
        let counts = [(group.unanswered, words.unanswered), (group.clarified, words.clarified), (group.not_asked, words.not_asked)];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| what.replace("{count}", &count.to_string()));
        let last = Timestamp::from_second(group.last).map(|at| at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d").to_string());
        let mut parts: Vec<String> = counts.chain(last).collect();
        // What was answered otherwise than it was meant is answered still.
        let had_none = group.unanswered + group.clarified > 0;
        if had_none && matches!(questions::ask(self.bench.desk, group.question(), &[]).content, Content::Found { .. }) {
            parts.push(words.answered_now.to_owned());
        }
        parts.join(" · ")
    }

    fn shown(&self, group: &Group) -> Post {
        let words = self.words;
        let mut text = String::new();
        for wording in &group.wordings {
            push_line(&mut text, &format!("> {}", escaped(wording)));
        }
        push_line(&mut text, &self.told(group));
        let number = group.number;
        let buttons = [
            (Kind::Teach, number, words.teach),
            (Kind::Missing, number, words.add),
            (Kind::Unwanted, number, words.unwanted),
            (Kind::Closed, number, words.close),
            (Kind::Inbox, 1, words.back),
        ];
        let row = buttons.into_iter().filter_map(|(kind, number, label)| self.button(kind, number, label).ok()).collect();
        Post { text, rows: vec![row], ..Post::default() }
    }

    fn ended(&self, number: u64, ending: Ending) -> Result<Post, Refusal> {
        let group = self.group(number)?;
        self.inbox.end_group(number, ending).ok_or(self.words.unreadable)?;
        let text = match ending {
            Ending::Closed => self.words.closed,
            Ending::Unwanted => self.words.is_unwanted,
        };
        let row = vec![self.button(Kind::Reopened, number, self.words.reopen)?, self.button(Kind::Inbox, 1, self.words.back)?];
        Ok(Post { text: format!("{text}\n> {}", escaped(&shortened(group.question()))), rows: vec![row], ..Post::default() })
    }

    /// The form for which words of a question mean what.
    fn teaching(&self, group: &Group) -> Result<Form, Refusal> {
        let id = self.closed(&Mark::of(Kind::Stretch, self.bench.author(), group.number))?;
        let words = self.words;
        let phrase = holding(blank(PHRASE, words.stretch, "", LONGEST_PHRASE), group.question());
        Ok(Form { id, title: words.teach.to_owned(), blanks: vec![phrase, optional(MEANS, words.means, words.means_hint, LONGEST_NAME)] })
    }

    /// The form for what figure is missing.
    fn adding(&self, group: &Group) -> Result<Form, Refusal> {
        let id = self.closed(&Mark::of(Kind::What, self.bench.author(), group.number))?;
        let words = self.words;
        let desk = self.bench.desk;
        let periods = question::understand(group.question(), &desk.known.facts, desk.day).periods;
        let named = periods.iter().find_map(|asked| match asked {
            question::Asked::At(period) => Some(period.to_string()),
            _ => None,
        });
        let period = blank(PERIOD, self.bench.words.period, "2024, 2025-H1, 2024-06", LONGEST_PERIOD);
        let blanks = vec![
            optional(MEANS, words.measures, words.means_hint, LONGEST_NAME),
            holding(period, &named.unwrap_or_default()),
            optional(STATEMENT, words.statement, "2025-03-14-annual-report", LONGEST_STATEMENT),
        ];
        Ok(Form { id, title: words.add.to_owned(), blanks })
    }

    /// The stretch of the question that was typed: its words have to stand in it.
    fn stretch(&self, group: &Group, typed: &str) -> Result<String, Refusal> {
        let one_line = |text: &str| fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let sought = one_line(typed);
        let stands = !sought.is_empty() && group.wordings.iter().any(|wording| one_line(wording).contains(&sought));
        stands.then(|| typed.split_whitespace().collect::<Vec<_>>().join(" ")).ok_or(self.words.not_in_it)
    }

    /// The indicators that fit what was typed, or all where nothing was: a sure one first, then those that the question is near to.
    fn indicators(&self, group: &Group, typed: &str) -> Vec<Choice> {
        let desk = self.bench.desk;
        let labels = Labels::new(desk.known.base(), self.bench.language);
        let choice = |id: IndicatorId| Choice { label: labels.indicator(id).to_owned(), value: suggest::value_of(desk.known.base(), id) };
        let mut found: Vec<IndicatorId> = desk.known.lookup.find(typed).into_iter().map(|(id, _)| id).collect();
        let (sure, near) = (suggest::indicator(desk, typed), self.nearest(group));
        found.sort_by_key(|id| (Some(*id) != sure, near.iter().position(|other| other == id).unwrap_or(usize::MAX)));
        found.into_iter().take(suggest::MOST).map(choice).collect()
    }

    /// The indicators that the wordings of a question are near to: what the bot names as near, then those that have words in common with it.
    fn nearest(&self, group: &Group) -> Vec<IndicatorId> {
        let desk = self.bench.desk;
        let mut near = Vec::new();
        for wording in &group.wordings {
            let answer = questions::ask(desk, wording, &[]);
            near.extend(answer.indicators());
            if let Content::Abstention { near: operands, .. } = answer.content {
                near.extend(operands.iter().map(|operand| operand.indicator));
            }
        }
        let facts = &desk.known.facts;
        near.extend(group.wordings.iter().flat_map(|wording| plan::nearest(&question::understand(wording, facts, desk.day), facts)));
        near
    }

    /// The key of the indicator that was chosen; what was not offered is none.
    fn key(&self, chosen: Option<&str>) -> Result<String, Refusal> {
        let (desk, base) = (self.bench.desk, self.bench.desk.known.base());
        let is_offered = |id: &IndicatorId| chosen == Some(&suggest::value_of(base, *id));
        let id = chosen.and_then(|value| suggest::indicator(desk, value)).filter(is_offered).ok_or(self.bench.words.no_indicator)?;
        Ok(base.indicators[id.0 as usize].key.to_string())
    }

    /// The form for a figure of the indicator that was chosen.
    fn form(&self, mark: &Mark, chosen: Option<&str>) -> Result<Form, Refusal> {
        // What is not described yet is offered as in `/sme-facts add`.
        let key = match chosen {
            Some(new) if new.starts_with(first::NEW) => new.to_owned(),
            _ => self.key(chosen)?,
        };
        let mut options = vec![("key".to_owned(), key), (PERIOD.to_owned(), mark.text.clone())];
        if let Some(statement) = mark.part(1) {
            let base = self.bench.desk.known.base();
            let held = base.statements.iter().find(|held| known::key("statement", &held.key) == statement);
            options.push((STATEMENT.to_owned(), held.ok_or(self.bench.words.gone)?.key.to_string()));
        }
        figures::adding(self.bench, &Order { caller: self.bench.caller.clone(), name: super::ADD.to_owned(), options })
    }
}
