//! Which files does a change belong in, and what do they say then?

use super::change::{Change, Definition, Description, Source, Which};
use super::field::Emptied;
use super::propose::Refusal;
use super::splice::{Sheet, block, in_languages, language_of, quoted};
use crate::facts::load::{Files, Held};
use jiff::civil::Date;
use std::path::PathBuf;

/// The files of a change and their new texts, in the order in which they are written: with the first of them alone the facts are sound, too.
pub(super) fn edited(held: &Held, change: &Change) -> Result<Vec<(PathBuf, String)>, Refusal> {
    let Change::Together(changes) = change else { return Ok(vec![edited_file(held, change)?]) };
    let (mut now, mut files): (Held, Vec<(PathBuf, String)>) = (held.clone(), Vec::new());
    for change in changes {
        for (file, text) in edited(&now, change)? {
            now = now.with(&file, Some(text.clone()));
            match files.iter_mut().find(|(other, _)| *other == file) {
                Some(earlier) => earlier.1 = text,
                None => files.push((file, text)),
            }
        }
    }
    Ok(files)
}

/// The file of a change of one file, and its new text.
fn edited_file(held: &Held, change: &Change) -> Result<(PathBuf, String), Refusal> {
    let dimensions = dimensions(held);
    match change {
        Change::Together(_) => Err("these are several changes".to_owned()),
        Change::Add { figure, stated, note, source } => added(held, figure, stated, note.as_deref(), source.as_ref()),
        Change::AddAll { figures, source } => all_added(held, figures, source.as_ref()),
        Change::Edit { figure, stated, period, note } => {
            let (file, mut text) = statement_of(held, figure, &dimensions)?;
            if let Some(stated) = stated {
                text = Sheet::of(&text)?.set(figure, &dimensions, "stated", stated)?;
            }
            if let Some(note) = note {
                text = Sheet::of(&text)?.set_note(figure, &dimensions, note)?;
            }
            if let Some(period) = period {
                text = Sheet::of(&text)?.set(figure, &dimensions, "period", period)?;
            }
            Ok((file, text))
        }
        Change::Retire { figure, why } => {
            let (file, text) = statement_of(held, figure, &dimensions)?;
            let text = Sheet::of(&text)?.set(figure, &dimensions, "retired", why)?;
            Ok((file, text))
        }
        Change::Restore { figure } => {
            let (file, text) = statement_of(held, figure, &dimensions)?;
            let text = Sheet::of(&text)?.unset(figure, &dimensions, "retired").map_err(|_| format!("{figure} is not retired"))?;
            Ok((file, text))
        }
        Change::Teach { key, phrase } => {
            let (file, text) = description_of(held, key)?;
            let text = Sheet::of(&text)?.with_phrase(key, language_of(phrase), phrase)?;
            Ok((file, text))
        }
        Change::Unteach { key, phrase } => {
            let (file, text) = description_of(held, key)?;
            let text = Sheet::of(&text)?.without_phrase(key, phrase)?;
            Ok((file, text))
        }
        Change::Remark { statement, about, text } => {
            let file = statement_file(statement)?;
            let old = held.read(&file).map_err(|_| no_statement(statement))?;
            let mut fields = Vec::new();
            if !about.is_empty() {
                fields.push(("about", format!("[{}]", about.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", "))));
            }
            fields.push(("text", quoted(text)));
            Ok((file, Sheet::of(&old)?.with_listed("remark", &fields)?))
        }
        Change::Define { key, term, without } => {
            let texts = [("name", &term.name), ("definition", &term.text), ("publisher", &term.publisher), ("url", &term.url)];
            one_or_the_other(without, texts.map(|(field, text)| (field, text.as_str())).into_iter().filter(|(_, text)| !text.is_empty()))?;
            let (file, text) = defined(held, key, term)?;
            Ok((file, without_fields(text, key, without)?))
        }
        Change::Describe { key, says } => described(held, key, says),
        Change::Redescribe { key, says, without } => {
            let (file, mut text) = description_of(held, key)?;
            let texts = [("name", &says.names), ("note", &says.notes), ("unit", &says.units)];
            let (asked, rest) = (("asked", &says.phrases), rest(says));
            let given = texts.into_iter().chain([asked]).flat_map(|(field, texts)| texts.iter().map(move |text| (field, text.as_str())));
            one_or_the_other(without, given.chain(rest.iter().map(|(field, value)| (*field, value.as_str()))))?;
            for (field, texts) in texts {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                if !texts.is_empty() {
                    text = Sheet::of(&text)?.with_field_texts(key, field, &texts)?;
                }
            }
            for phrase in &says.phrases {
                text = Sheet::of(&text)?.with_phrase(key, language_of(phrase), phrase)?;
            }
            for (field, value) in rest {
                text = Sheet::of(&text)?.with_field(key, field, &value)?;
            }
            Ok((file, without_fields(text, key, without)?))
        }
    }
}

/// Refuses to take out what is given with it: a field altogether, or its text in one language.
fn one_or_the_other<'t>(without: &[Emptied], mut given: impl Iterator<Item = (&'static str, &'t str)>) -> Result<(), Refusal> {
    let takes = |emptied: &&Emptied, (field, text): (&str, &str)| {
        emptied.field.key() == field && emptied.language.is_none_or(|language| language.code() == language_of(text))
    };
    match given.find_map(|given| without.iter().find(|emptied| takes(emptied, given))) {
        Some(both) => Err(format!("{both} cannot be given and be taken out at once")),
        None => Ok(()),
    }
}

/// A text in which a table does not say what is taken out of it.
fn without_fields(text: String, key: &str, without: &[Emptied]) -> Result<String, Refusal> {
    without.iter().try_fold(text, |text, emptied| emptied.taken_out(&text, key))
}

/// What an indicator's table says beside its texts.
fn rest(says: &Description) -> Vec<(&'static str, String)> {
    let texts = [
        ("kind", &says.kind),
        ("topic", &says.topic),
        ("part_of", &says.part_of),
        ("target_for", &says.target_for),
        ("growth_of", &says.growth_of),
    ];
    let mut fields: Vec<_> = texts.into_iter().filter_map(|(field, text)| Some((field, quoted(text.as_deref()?)))).collect();
    fields.extend(says.share.as_ref().map(|(part, of)| ("share", format!("{{ part = {}, of = {} }}", quoted(part), quoted(of)))));
    fields.extend(says.expects.as_deref().map(|day| ("expects", dated(day))));
    fields
}

/// A new indicator: in the file that describes most of its topic, else in one of its own.
fn described(held: &Held, key: &str, says: &Description) -> Result<(PathBuf, String), Refusal> {
    if !is_key(key) {
        return Err(no_key(key));
    }
    if description_of(held, key).is_ok() {
        return Err(format!("there is an indicator {key:?} already"));
    }
    let languages = |texts: &[String]| {
        let told = |language: &str| texts.iter().map(String::as_str).find(|text| language_of(text) == language);
        match (told("en"), told("zh")) {
            (Some(only), None) => quoted(only),
            (en, zh) => in_languages(en, zh),
        }
    };
    if says.names.is_empty() || says.units.is_empty() {
        return Err("an indicator needs a name and a unit".to_owned());
    }
    let told = |language: &str| says.names.iter().map(String::as_str).find(|text| language_of(text) == language);
    let mut fields = vec![("name", in_languages(told("en"), told("zh")))];
    let phrases = |language: &str| {
        let texts: Vec<String> = says.phrases.iter().filter(|text| language_of(text) == language).map(|text| quoted(text)).collect();
        (!texts.is_empty()).then(|| format!("{language} = [{}]", texts.join(", ")))
    };
    let asked: Vec<String> = ["en", "zh"].into_iter().filter_map(phrases).collect();
    if !asked.is_empty() {
        fields.push(("asked", format!("{{ {} }}", asked.join(", "))));
    }
    fields.push(("unit", languages(&says.units)));
    fields.extend(rest(says));
    if !says.notes.is_empty() {
        fields.push(("note", languages(&says.notes)));
    }
    let file = home(held, says.topic.as_deref());
    let old = held.read(&file).unwrap_or_default();
    Ok((file, Sheet::of(&old)?.with_table(key, &fields)?))
}

/// The file for a new indicator of a topic.
fn home(held: &Held, topic: Option<&str>) -> PathBuf {
    let Some(topic) = topic else { return PathBuf::from("indicators/more.toml") };
    let files = held.list().0.into_iter().filter(|file| file.starts_with("indicators"));
    let counted = files.filter_map(|file| {
        let text = held.read(&file).ok()?;
        let count = Sheet::of(&text).map_or(0, |sheet| sheet.count_with("topic", topic));
        (count > 0).then_some((count, file))
    });
    let most = counted.max_by(|(one, first), (other, second)| one.cmp(other).then_with(|| second.cmp(first)));
    let own = if is_key(topic) { format!("indicators/{topic}.toml") } else { "indicators/more.toml".to_owned() };
    most.map_or_else(|| PathBuf::from(own), |(_, file)| file)
}

/// A term of the glossary, new or said otherwise.
fn defined(held: &Held, key: &str, term: &Definition) -> Result<(PathBuf, String), Refusal> {
    if !is_key(key) {
        return Err(no_key(key));
    }
    let file = PathBuf::from("glossary.toml");
    let old = held.read(&file).unwrap_or_default();
    let fields = [("name", &term.name), ("definition", &term.text), ("publisher", &term.publisher), ("url", &term.url)];
    if !Sheet::of(&old)?.describes(key) {
        return Ok((file, Sheet::of(&old)?.with_table(key, &fields.map(|(field, text)| (field, quoted(text))))?));
    }
    let mut text = old;
    for (field, new) in fields.into_iter().filter(|(_, new)| !new.is_empty()) {
        text = if field == "url" {
            Sheet::of(&text)?.with_field(key, field, &quoted(new))?
        } else {
            Sheet::of(&text)?.with_field_texts(key, field, &[new])?
        };
    }
    Ok((file, text))
}

fn no_key(key: &str) -> Refusal {
    format!("{key:?} is no key: a key has the letters a to z, digits and -")
}

/// A day is written as TOML has dates; a month or a year as a text.
fn dated(text: &str) -> String {
    if text.parse::<Date>().is_ok() { text.to_owned() } else { quoted(text) }
}

fn added(held: &Held, figure: &Which, stated: &str, note: Option<&str>, source: Option<&Source>) -> Result<(PathBuf, String), Refusal> {
    let statement = figure.statement.as_deref().ok_or("say which statement states it")?;
    let file = statement_file(statement)?;
    let mut fields = vec![("key", quoted(&figure.key)), ("period", quoted(&figure.period))];
    fields.extend(figure.members.iter().map(|(dimension, member)| (dimension.as_str(), quoted(member))));
    fields.push(("stated", quoted(stated)));
    fields.extend(note.map(|note| ("note", quoted(note))));
    match (held.read(&file), source) {
        (Ok(_), Some(_)) => {
            Err(format!("there is a statement {statement:?} already: leave its title and address out, or call this one otherwise"))
        }
        (Ok(old), None) => Ok((file, Sheet::of(&old)?.with_listed("figure", &fields)?)),
        (Err(_), None) => Err(no_statement(statement)),
        (Err(_), Some(source)) => {
            let mut head = vec![
                ("title", quoted(&source.title)),
                ("publisher", quoted(&source.publisher)),
                ("published", dated(&source.published)),
                ("url", quoted(&source.url)),
            ];
            head.extend(source.speaker.as_deref().map(|speaker| ("speaker", quoted(speaker))));
            Ok((file, format!("{}\n{}", block("", &head), block("[[figure]]", &fields))))
        }
    }
}

/// Several figures of one statement, one below the other; the first brings the head of a new one.
fn all_added(held: &Held, figures: &[(Which, String)], source: Option<&Source>) -> Result<(PathBuf, String), Refusal> {
    let (first, rest) = figures.split_first().ok_or("there is no figure to add")?;
    if rest.iter().any(|(figure, _)| figure.statement != first.0.statement) {
        return Err("figures that are added at once have to be of one statement".to_owned());
    }
    let (file, mut text) = added(held, &first.0, &first.1, None, source)?;
    for (figure, stated) in rest {
        text = added(&held.with(&file, Some(text)), figure, stated, None, None)?.1;
    }
    Ok((file, text))
}

/// The file of the statement that states a figure, and its text.
fn statement_of(held: &Held, figure: &Which, dimensions: &[String]) -> Result<(PathBuf, String), Refusal> {
    if let Some(statement) = &figure.statement {
        let file = statement_file(statement)?;
        let text = held.read(&file).map_err(|_| no_statement(statement))?;
        return Ok((file, text));
    }
    let texts = held.list().0.into_iter().filter(|file| file.starts_with("statements"));
    let texts = texts.filter_map(|file| held.read(&file).ok().map(|text| (file, text)));
    let states = |text: &str| text.contains(&figure.key) && Sheet::of(text).is_ok_and(|sheet| sheet.count(figure, dimensions) > 0);
    let mut found: Vec<(PathBuf, String)> = texts.filter(|(_, text)| states(text)).collect();
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(format!("no statement states {figure}")),
        (Some(last), false) => {
            found.push(last);
            let stated = found.iter().map(|(file, text)| {
                let words = Sheet::of(text).ok().and_then(|sheet| sheet.stated(figure, dimensions)).unwrap_or_default();
                format!("{} ({words:?})", file.file_stem().unwrap_or_default().to_string_lossy())
            });
            Err(format!("{figure} is stated by several: say which statement, of {}", stated.collect::<Vec<_>>().join(", ")))
        }
    }
}

fn statement_file(key: &str) -> Result<PathBuf, Refusal> {
    if !is_key(key) {
        return Err(format!("{key:?} is no key of a statement: it has the letters a to z, digits and -, as in 2023-03-27-some-words"));
    }
    Ok(PathBuf::from(format!("statements/{key}.toml")))
}

fn no_statement(key: &str) -> Refusal {
    format!("there is no statement {key:?}: for a new one give its title, publisher, date and address")
}

/// The file that describes an indicator, and its text.
fn description_of(held: &Held, key: &str) -> Result<(PathBuf, String), Refusal> {
    let files = held.list().0.into_iter().filter(|file| file.starts_with("indicators"));
    let mut texts = files.filter_map(|file| held.read(&file).ok().map(|text| (file, text)));
    texts
        .find(|(_, text)| Sheet::of(text).is_ok_and(|sheet| sheet.describes(key)))
        .ok_or_else(|| format!("no file describes an indicator {key:?}"))
}

/// The dimensions of the base, by which figures of one period are told apart.
fn dimensions(held: &Held) -> Vec<String> {
    let base = crate::facts::load::load_from(held).base;
    base.dimensions.iter().map(|dimension| dimension.key.to_string()).collect()
}

/// Letters, digits and hyphens: nothing that means anything in a path.
fn is_key(text: &str) -> bool {
    let is_good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    (1..=100).contains(&text.len()) && text.chars().all(is_good)
}
