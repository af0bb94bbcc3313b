//! What is done about a command of those who keep the facts?
//!
//! Who may give it is decided each time, at every command, form and button: [`who`] says from what.

mod approval;
mod changes;
mod complete;
mod described;
pub mod drafts;
mod figures;
mod first;
mod inbox;
mod keeper;
mod lists;
mod mark;
pub mod menu;
pub mod notices;
mod pages;
mod phrases;
mod preview;
mod reported;
mod summary;
mod told;
mod typed;
mod who;
mod words;

pub use complete::suggest;
pub use keeper::{Applied, Export, Found, Keeper, Since, Wanted, Why};
pub use reported::{more_reported, reported};
pub use who::may_keep;

use super::desk::Desk;
use super::{line, privately, script, wording};
use crate::chat::{Action, AuthorId, Caller, Control, Emphasis, Filled, Form, Given, KeeperPress, Order, Outcome, Post, Response};
use crate::language::Language;
use crate::render::markdown::escaped;
use lists::{said, shortened};
use mark::{Kind, Mark};
use who::Right;
use words::{Words, words};

/// The command that all others are part of.
pub const ROOT: &str = "sme-facts";
/// Adds a figure.
pub const ADD: &str = "add";
/// Puts a figure right.
pub const EDIT: &str = "edit";
/// Has a figure answered no longer.
pub const RETIRE: &str = "retire";
/// Has it answered again.
pub const RESTORE: &str = "restore";
/// What is done with the words that people use.
pub const PHRASE: &str = "phrase";
/// Adds words that people use.
pub const PHRASE_ADD: &str = "phrase add";
/// Removes them.
pub const PHRASE_REMOVE: &str = "phrase remove";
/// What is done with indicators.
pub const INDICATOR: &str = "indicator";
/// Describes a new one.
pub const INDICATOR_NEW: &str = "indicator new";
/// Describes one otherwise.
pub const INDICATOR_EDIT: &str = "indicator edit";
/// Adds a remark to a statement.
pub const REMARK: &str = "remark";
/// Says what a term means.
pub const GLOSSARY: &str = "glossary";
/// Takes a change back.
pub const UNDO: &str = "undo";
/// Gives the facts and their history away.
pub const EXPORT: &str = "export";
/// Shows what is wrong with the files.
pub const CHECK: &str = "check";
/// Has the files read now.
pub const RELOAD: &str = "reload";
/// Shows who changed what.
pub const HISTORY: &str = "history";
/// Shows which figures should be out.
pub const DUE: &str = "due";

/// Drafts what the text of a statement has.
pub const DRAFT: &str = "draft";
/// The option with the text as a file.
pub const DRAFT_FILE: &str = "file";
/// Shows what members asked in vain.
pub const INBOX: &str = "inbox";

/// The door of changes that members of the chat made: their author is a number.
pub const DISCORD: &str = "Discord";
/// The door of changes that are made with `smebot facts`.
pub const COMMAND_LINE: &str = "command line";

/// Whether a command is answered with a form: that has to be the first answer, and nothing may come before it.
#[must_use]
pub fn opens_a_form(name: &str) -> bool {
    [ADD, EDIT, RETIRE, INDICATOR_NEW, INDICATOR_EDIT, REMARK, GLOSSARY, DRAFT].contains(&name)
}

/// The same of a button.
#[must_use]
pub fn leads_to_a_form(id: &str) -> bool {
    matches!(mark::kind(id), Some(Kind::Try | Kind::Teach | Kind::Missing | Kind::Measured | Kind::Adds | Kind::Picks | Kind::Again))
}

/// Whether a mark is one of a keeper's form or button.
#[must_use]
pub fn is_ours(id: &str) -> bool {
    id.starts_with(mark::MARK)
}

/// Who keeps the facts at this moment, and with what.
#[derive(Clone, Copy)]
struct Bench<'a> {
    desk: &'a Desk<'a>,
    keeper: &'a dyn Keeper,
    caller: &'a Caller,
    language: Language,
    words: &'static Words,
}

/// Lets a keeper in; everybody else is told that this is not for him. The same for commands, forms and buttons, each time.
fn admitted<'a>(desk: &'a Desk<'a>, caller: &'a Caller) -> Result<Bench<'a>, Response> {
    if !caller.author.is_person || !desk.memory.is_new(caller.event) {
        return Err(Response::silent());
    }
    let language = wording::language(caller.author.locale, desk.settings.language);
    let words = words(language);
    match who::right(desk, caller.rights.as_ref()) {
        Right::May => {}
        Right::Not => return Err(line(words.not_a_keeper, Outcome::Refused)),
        Right::NoneNamed => return Err(line(words.none_named, Outcome::Refused)),
    }
    let keeper = desk.keeper.ok_or_else(|| line(words.no_files, Outcome::Refused))?;
    Ok(Bench { desk, keeper, caller, language, words })
}

/// The same for a command, of which there may be too many at once. What a keeper does to answer is as much as he is asked, and not slowed.
fn turned<'a>(desk: &'a Desk<'a>, caller: &'a Caller) -> Result<Bench<'a>, Response> {
    let bench = admitted(desk, caller)?;
    super::take_turn(desk, &caller.author, &caller.room, wording::wording(bench.language))?;
    Ok(bench)
}

/// What is answered to a keeper, in the characters of his Discord.
fn to(caller: &Caller, response: Response) -> Response {
    script::to_member(response, caller.author.locale, None)
}

/// What to do about a command of `/sme-facts`.
#[must_use]
pub fn order(desk: &Desk<'_>, order: &Order) -> Response {
    let done = turned(desk, &order.caller).map(|bench| bench.ordered(order).unwrap_or_else(|why| line(why, Outcome::Refused)));
    to(&order.caller, done.unwrap_or_else(|refusal| refusal))
}

/// What to do about the text of a statement that a keeper gives as a file, or by pointing at a message.
#[must_use]
pub fn given(desk: &Desk<'_>, given: &Given) -> Response {
    let text = given.text.as_deref().map_err(|why| *why);
    let draft =
        |bench: Bench<'_>| drafts::drafted(&bench, text, given.statement.as_deref()).unwrap_or_else(|why| line(why, Outcome::Refused));
    to(&given.caller, turned(desk, &given.caller).map(draft).unwrap_or_else(|refusal| refusal))
}

/// What to do about a form that was filled in.
#[must_use]
pub fn filled(desk: &Desk<'_>, filled: &Filled) -> Response {
    let done = admitted(desk, &filled.caller).map(|bench| bench.submitted(filled));
    to(&filled.caller, done.unwrap_or_else(|refusal| refusal))
}

/// What to do about a button below a preview.
#[must_use]
pub fn press(desk: &Desk<'_>, press: &KeeperPress) -> Response {
    let pressed = |bench: Bench<'_>| {
        let mark = Mark::opened(&press.id, &desk.settings.seal).ok_or(bench.words.not_yours);
        let done = mark.and_then(|mark| bench.pressed(&mark, &press.chosen));
        done.unwrap_or_else(|why| line(why, Outcome::Refused))
    };
    to(&press.caller, admitted(desk, &press.caller).map(pressed).unwrap_or_else(|refusal| refusal))
}

/// Why something is not done, for the keeper.
type Refusal = &'static str;

impl Bench<'_> {
    fn author(&self) -> AuthorId {
        self.caller.author.id
    }

    fn ordered(&self, order: &Order) -> Result<Response, Refusal> {
        let words = self.words;
        let post = match order.name.as_str() {
            ADD => return self.form(figures::adding(self, order)?),
            EDIT => return self.form(figures::editing(self, order)?),
            RETIRE => return self.form(figures::retiring(self, order)?),
            INDICATOR_NEW => return self.form(described::beginning(self, order)?),
            INDICATOR_EDIT => return self.form(described::describing(self, order)?),
            REMARK => return self.form(told::remarking(self, order)?),
            GLOSSARY => return self.form(told::defining(self, order)?),
            DRAFT => return self.form(drafts::asking(self, order)?),
            RESTORE => self.proposed(&figures::restored(self, order)?, &questions(order)),
            PHRASE_ADD => self.proposed(&phrases::taught(self, order)?, &questions(order)),
            PHRASE_REMOVE => self.proposed(&phrases::untaught(self, order)?, &questions(order)),
            UNDO => {
                let number = order.option("change").and_then(|text| text.trim_start_matches('#').parse().ok());
                self.proposed(&Wanted::Undo(number.ok_or(words.no_change)?), &[])
            }
            EXPORT => return lists::handed(self),
            CHECK => {
                let found = self.keeper.check();
                lists::checked(self, &found, words.sound.replace("{revision}", &self.desk.known.revision), 0)
            }
            RELOAD => {
                let found = self.keeper.reload();
                lists::checked(self, &found, words.reloaded.replace("{revision}", &found.revision), 0)
            }
            HISTORY => changes::listed(self, order.option("key").unwrap_or_default(), 0),
            INBOX => inbox::page(self, 0)?,
            DUE => lists::due(self, 0),
            _ => return Err(words.unknown),
        };
        Ok(privately(post, Outcome::Other))
    }

    /// What comes of a form; of one that is refused nothing is lost that was typed into it.
    fn submitted(&self, filled: &Filled) -> Response {
        let opened = Mark::opened(&filled.id, &self.desk.settings.seal).filter(|mark| mark.author == self.author());
        let Some(form) = opened else { return typed::refused(self, filled, said(self.words.not_yours.to_owned())) };
        self.filled(&form, filled).unwrap_or_else(|why| {
            let rows = self.again(filled).map(|again| vec![again]).into_iter().collect();
            typed::refused(self, filled, Post { rows, ..said(why.to_owned()) })
        })
    }

    fn filled(&self, form: &Mark, filled: &Filled) -> Result<Response, Refusal> {
        let (wanted, questions) = match form.kind {
            Kind::Add => (figures::added(self, form, filled)?, one(filled.value(figures::QUESTION))),
            Kind::First => (first::begun(self, form, filled)?, one(filled.value(figures::QUESTION))),
            Kind::Edit => (figures::edited(self, form, filled)?, one(filled.value(figures::QUESTION))),
            Kind::Retire => (figures::retired(self, form, filled)?, Vec::new()),
            Kind::Paste => return drafts::pasted(self, form, filled),
            Kind::Source => return Ok(replacing(filled, drafts::proposed(self, form, filled)?)),
            Kind::New => (described::begun(self, form, filled)?, Vec::new()),
            Kind::Describe => (described::described_otherwise(self, form, filled)?, Vec::new()),
            Kind::Remark => (told::remarked(self, form, filled)?, Vec::new()),
            Kind::Term => (told::defined(self, form, filled)?, Vec::new()),
            Kind::Question => {
                let number = form.part(0).ok_or(self.words.not_yours)?;
                let wanted = self.keeper.pending(number, self.author()).ok_or(self.words.gone)?;
                (wanted, one(filled.value(figures::QUESTION)))
            }
            Kind::Stretch | Kind::What => return Ok(replacing(filled, inbox::filled(self, form, filled)?)),
            Kind::Apply | Kind::Discard | Kind::Try | Kind::Approve | Kind::Decline => return Err(self.words.not_yours),
            Kind::Inbox | Kind::Group | Kind::Teach | Kind::Taught | Kind::Missing => return Err(self.words.not_yours),
            Kind::Measured | Kind::Closed | Kind::Unwanted | Kind::Reopened | Kind::Adds | Kind::Again => return Err(self.words.not_yours),
            Kind::Changes | Kind::Change | Kind::TakeBack | Kind::Due | Kind::Faults | Kind::Picks => return Err(self.words.not_yours),
        };
        let post = match form.kind {
            // Another question is typed below the preview itself.
            Kind::Question => self.proposed(&wanted, &questions),
            _ => self.filled_in(&wanted, &questions, filled).post,
        };
        Ok(replacing(filled, post))
    }

    fn pressed(&self, mark: &Mark, all: &[String]) -> Result<Response, Refusal> {
        let (words, chosen) = (self.words, all.first().map(String::as_str));
        let number = mark.part(0).ok_or(words.not_yours)?;
        let is_own = mark.author == self.author();
        match mark.kind {
            Kind::Apply if is_own => {
                let applied = self.keeper.apply(number, self.author(), self.desk.now, self.desk.day);
                Ok(approval::settled(self, applied, self.author(), number))
            }
            Kind::Discard if is_own => {
                let is_dropped = self.keeper.discard(number, self.author());
                let text = if is_dropped { words.discarded } else { words.gone };
                Ok(updated(said(text.to_owned())))
            }
            Kind::Adds if is_own => self.form(drafts::adding(self, number)?),
            Kind::Picks if is_own => self.form(drafts::picked(self, number, all)?),
            Kind::Again if is_own => self.form(self.desk.memory.form(number, self.author(), self.desk.now).ok_or(words.typed_gone)?),
            Kind::Try if is_own => self.form(preview::asking(self, number)?),
            Kind::Approve => {
                let applied = self.keeper.approve(number, mark.author, self.author(), self.desk.now, self.desk.day);
                Ok(approval::settled(self, applied, mark.author, number))
            }
            Kind::Decline => approval::declined(self, mark.author, number),
            Kind::Apply | Kind::Discard | Kind::Try | Kind::Add | Kind::Edit | Kind::Retire | Kind::Question => Err(words.not_yours),
            Kind::Inbox | Kind::Group | Kind::Teach | Kind::Taught | Kind::Missing if is_own => inbox::pressed(self, mark, chosen),
            Kind::Measured | Kind::Closed | Kind::Unwanted | Kind::Reopened if is_own => inbox::pressed(self, mark, chosen),
            Kind::Changes | Kind::Change | Kind::TakeBack if is_own => Ok(updated(changes::pressed(self, mark, chosen)?)),
            Kind::Due if is_own => Ok(updated(lists::due(self, pages::turned_to(mark)))),
            Kind::Faults if is_own => {
                let sound = words.sound.replace("{revision}", &self.desk.known.revision);
                Ok(updated(lists::checked(self, &self.keeper.check(), sound, pages::turned_to(mark))))
            }
            Kind::Inbox | Kind::Group | Kind::Teach | Kind::Taught | Kind::Missing | Kind::Stretch | Kind::What => Err(words.not_yours),
            Kind::Measured | Kind::Closed | Kind::Unwanted | Kind::Reopened => Err(words.not_yours),
            Kind::First | Kind::New | Kind::Describe | Kind::Remark | Kind::Term | Kind::Paste => Err(words.not_yours),
            Kind::Adds | Kind::Picks | Kind::Source | Kind::Again => Err(words.not_yours),
            Kind::Changes | Kind::Change | Kind::TakeBack | Kind::Due | Kind::Faults => Err(words.not_yours),
        }
    }

    fn form(&self, form: Form) -> Result<Response, Refusal> {
        self.desk.memory.opened(self.author(), &form, self.desk.now);
        Ok(Response { actions: vec![Action::Open(form)], outcome: Outcome::Other })
    }

    /// What a change would do, with the buttons that make or drop it.
    fn proposed(&self, wanted: &Wanted, questions: &[String]) -> Post {
        self.tried(wanted, questions).post
    }

    fn tried(&self, wanted: &Wanted, questions: &[String]) -> Tried {
        match self.keeper.propose(wanted, questions, self.author(), self.desk.day) {
            Ok((number, proposal)) => Tried { post: preview::preview(self, &proposal, number), can_be_made: proposal.errors.is_empty() },
            Err(why) => {
                let text = format!("{} {}", self.words.does_not_fit, escaped(&shortened(&why)));
                Tried { post: said(text), can_be_made: false }
            }
        }
    }

    /// The same of what was typed into a form: below what cannot be made is the button that opens it again.
    fn filled_in(&self, wanted: &Wanted, questions: &[String], filled: &Filled) -> Tried {
        let mut tried = self.tried(wanted, questions);
        if !tried.can_be_made {
            tried.post.rows.extend(self.again(filled).map(|again| vec![again]));
        }
        tried
    }

    /// The button that opens a form again with what was typed into it, while that is remembered.
    fn again(&self, filled: &Filled) -> Option<Control> {
        let number = self.desk.memory.typed(filled, self.desk.now)?;
        let id = Mark::of(Kind::Again, self.author(), number).closed(&self.desk.settings.seal)?;
        Some(Control::Button { id, label: self.words.again.to_owned(), emphasis: Emphasis::Main })
    }
}

/// What a change would do.
struct Tried {
    post: Post,
    can_be_made: bool,
}

/// What takes the place of the message that a button is on.
fn updated(post: Post) -> Response {
    Response { actions: vec![Action::Update { post }], outcome: Outcome::Other }
}

/// What comes of a form: in the place of the message whose button opened it, where one did.
fn replacing(filled: &Filled, post: Post) -> Response {
    if filled.replaces { updated(post) } else { privately(post, Outcome::Other) }
}

/// The question that a keeper wants to try a change with.
fn questions(order: &Order) -> Vec<String> {
    one(order.option(figures::QUESTION).unwrap_or_default())
}

fn one(text: &str) -> Vec<String> {
    Some(text).filter(|text| !text.is_empty()).map(str::to_owned).into_iter().collect()
}
