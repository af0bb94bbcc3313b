//! How is a remark added to a statement, and a term to the glossary?

use super::described::is_dash;
use super::figures::{blank, holding, several};
use super::mark::{Kind, Mark, NONE};
use super::phrases::indicator;
use super::{Bench, Refusal, Wanted};
use crate::chat::{Filled, Form, Order};
use crate::facts::base::{Term, Text};
use crate::keep::change::{Change, Definition};
use crate::keep::field::{Emptied, Field};
use crate::language::Language;
use crate::respond::known;

/// The fields of the forms.
const TEXT: &str = "text";
const NAME: &str = "name";
const PUBLISHER: &str = "publisher";
const URL: &str = "url";
/// The longest key of a term, in characters.
const LONGEST_KEY: usize = 50;
/// The longest remark or definition, in characters.
const LONGEST: u16 = 1_500;

/// The form for a remark of a statement.
pub(super) fn remarking(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let sought = order.option("statement").ok_or(words.no_statement)?;
    let statement = base.statements.iter().find(|held| *held.key == *sought).ok_or(words.no_statement)?;
    let about = match order.option("key") {
        Some(_) => known::key("indicator", &base.indicators[indicator(bench, order)?.0 as usize].key),
        None => NONE,
    };
    let parts = vec![known::key("statement", &statement.key), about];
    let mark = Mark { kind: Kind::Remark, author: bench.author(), parts, text: String::new() };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.no_statement)?;
    Ok(Form { id, title: words.remark_title.to_owned(), blanks: vec![several(blank(TEXT, words.remark, words.remark_hint, LONGEST))] })
}

/// The remark of a form.
pub(super) fn remarked(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let mark = form.part(0).ok_or(words.gone)?;
    let statement = base.statements.iter().find(|held| known::key("statement", &held.key) == mark).ok_or(words.gone)?;
    let about = match form.part(1) {
        Some(mark) => vec![bench.desk.known.indicator(mark).map(|id| base.indicators[id.0 as usize].key.to_string()).ok_or(words.gone)?],
        None => Vec::new(),
    };
    Ok(Change::Remark { statement: statement.key.to_string(), about, text: filled.value(TEXT).to_owned() }.into())
}

fn own(language: Language, Text { en, zh }: &Text) -> &str {
    let (own, other) = if language == Language::English { (en, zh) } else { (zh, en) };
    own.as_deref().or(other.as_deref()).unwrap_or_default()
}

/// The form for a term: a new one, or one that is known, with what is said of it in the keeper's language.
pub(super) fn defining(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let words = bench.words;
    let key = order.option("term").ok_or(words.no_term_key)?;
    let is_good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if key.len() > LONGEST_KEY || !key.chars().all(is_good) {
        return Err(words.no_term_key);
    }
    let mark = Mark { kind: Kind::Term, author: bench.author(), parts: Vec::new(), text: key.to_owned() };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.no_term_key)?;
    let held = term(bench, key);
    let text = |of: fn(&Term) -> &Text| held.map(|term| own(bench.language, of(term))).unwrap_or_default();
    let blanks = vec![
        holding(blank(NAME, words.term_name, "", 120), text(|term| &term.name)),
        several(holding(
            blank(TEXT, words.definition, if held.is_some() { words.dash_hint } else { "" }, LONGEST),
            text(|term| &term.definition),
        )),
        holding(blank(PUBLISHER, words.defined_by, "", 200), text(|term| &term.publisher)),
        holding(blank(URL, words.url, "https://", 500), held.map(|term| &*term.url).unwrap_or_default()),
    ];
    Ok(Form { id, title: words.term_title.to_owned(), blanks })
}

fn term<'a>(bench: &Bench<'a>, key: &str) -> Option<&'a Term> {
    bench.desk.known.base().glossary.iter().find(|term| *term.key == *key)
}

/// The term of a form; of one that is known, what is said otherwise.
pub(super) fn defined(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let held = term(bench, &form.text);
    let mut without = Vec::new();
    let mut changed = |field: &str, old: Option<&str>, emptied: Field| {
        let new = filled.value(field);
        if is_dash(new) {
            let language = matches!(emptied, Field::Name | Field::Definition).then_some(bench.language);
            without.push(Emptied { field: emptied, language });
        }
        if is_dash(new) || Some(new) == old { String::new() } else { new.to_owned() }
    };
    let text = |of: fn(&Term) -> &Text| held.map(|term| own(bench.language, of(term)));
    let term = Definition {
        name: changed(NAME, text(|term| &term.name), Field::Name),
        text: changed(TEXT, text(|term| &term.definition), Field::Definition),
        publisher: changed(PUBLISHER, text(|term| &term.publisher), Field::Publisher),
        url: changed(URL, held.map(|term| &*term.url), Field::Url),
    };
    if held.is_none() && !without.is_empty() {
        return Err(bench.words.nothing_to_empty);
    }
    if term == Definition::default() && without.is_empty() {
        return Err(bench.words.same_figure);
    }
    Ok(Change::Define { key: form.text.clone(), term, without }.into())
}
