//! What of a text that somebody types or pastes does not belong into a file?
//!
//! Blanks around it, line breaks where one line is meant, and the line ends of Windows: a figure that was pasted with the end of its line is stated
//! as "9", and not as a text of two lines. Everything else stays as it was typed; what may not stand in the files the check refuses.

use super::change::{Change, Definition, Description, Source, Which};

/// A change as it is meant.
pub(super) fn tidied(change: &Change) -> Change {
    match change.clone() {
        Change::Add { figure, stated, note, source } => {
            Change::Add { figure: which(figure), stated: line(&stated), note: note.as_deref().map(lines), source: source.map(head) }
        }
        Change::AddAll { figures, source } => {
            let figures = figures.into_iter().map(|(figure, stated)| (which(figure), line(&stated))).collect();
            Change::AddAll { figures, source: source.map(head) }
        }
        Change::Edit { figure, stated, period, note } => {
            let (stated, period) = (stated.as_deref().map(line), period.as_deref().map(line));
            Change::Edit { figure, stated, period, note: note.as_deref().map(lines) }
        }
        Change::Retire { figure, why } => Change::Retire { figure, why: line(&why) },
        Change::Teach { key, phrase } => Change::Teach { key, phrase: line(&phrase) },
        Change::Remark { statement, about, text } => Change::Remark { statement, about, text: lines(&text) },
        Change::Define { key, term, without } => {
            let Definition { name, text, publisher, url } = term;
            let term = Definition { name: line(&name), text: lines(&text), publisher: line(&publisher), url: line(&url) };
            Change::Define { key, term, without }
        }
        Change::Describe { key, says } => Change::Describe { key, says: Box::new(described(*says)) },
        Change::Redescribe { key, says, without } => Change::Redescribe { key, says: Box::new(described(*says)), without },
        Change::Together(changes) => Change::Together(changes.iter().map(tidied).collect()),
        // These name what is in the files already, as it stands there.
        same @ (Change::Restore { .. } | Change::Unteach { .. }) => same,
    }
}

fn which(figure: Which) -> Which {
    Which { period: line(&figure.period), ..figure }
}

fn head(Source { title, publisher, published, url, speaker }: Source) -> Source {
    let speaker = speaker.as_deref().map(line);
    Source { title: line(&title), publisher: line(&publisher), published: line(&published), url: line(&url), speaker }
}

fn described(says: Description) -> Description {
    let all = |texts: &[String], tidy: fn(&str) -> String| texts.iter().map(|text| tidy(text)).collect::<Vec<_>>();
    let (names, phrases, units) = (all(&says.names, line), all(&says.phrases, line), all(&says.units, line));
    Description { names, phrases, units, notes: all(&says.notes, lines), expects: says.expects.as_deref().map(line), ..says }
}

/// A text of one line.
fn line(text: &str) -> String {
    let parts = text.split(['\r', '\n', '\t', '\u{2028}', '\u{2029}']).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// A text that may have several.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_belong_into_a_file_is_left_out_and_all_else_stays() {
        let figure = || Which { key: "boats".to_owned(), period: " 2023\r\n".to_owned(), ..Which::default() };
        let source = Source { title: "The\r\ncount ".to_owned(), url: "https://harbour.example/count\n".to_owned(), ..Source::default() };
        let note = Some("Counted\r\nat dusk \r\n".to_owned());
        let added = tidied(&Change::Add { figure: figure(), stated: "\tmore  than 9\r\n".to_owned(), note, source: Some(source) });
        let tidy = Source { title: "The count".to_owned(), url: "https://harbour.example/count".to_owned(), ..Source::default() };
        let whole = Change::Add {
            figure: Which { period: "2023".to_owned(), ..figure() },
            stated: "more  than 9".to_owned(),
            note: Some("Counted\nat dusk".to_owned()),
            source: Some(tidy),
        };
        assert_eq!(added, whole);
        assert_eq!(tidied(&whole), whole);
        // What is in the file already is named as it stands there.
        let untaught = Change::Unteach { key: "boats".to_owned(), phrase: " odd \n".to_owned() };
        assert_eq!(tidied(&untaught), untaught);
        let taught = Change::Teach { key: "boats".to_owned(), phrase: "🐟 @everyone\u{2028}boats".to_owned() };
        assert_eq!(tidied(&taught), Change::Teach { key: "boats".to_owned(), phrase: "🐟 @everyone boats".to_owned() });
    }
}
