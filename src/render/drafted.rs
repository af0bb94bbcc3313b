//! How is a draft written as the file of a statement, for a person to finish?
//!
//! What is sure or likely stands as it would be answered from; the rest stands in comments, ready to be taken out of them. Above each figure are
//! the words of the text that it was found in.

use super::label::Labels;
use crate::draft::{Draft, Link, Located, Of, Proposed, Standing, Sureness};
use crate::facts::base::{FactBase, FigureId};
use crate::language::Language;
use crate::plan::Operand;
use crate::quantity::read;
use std::fmt::Write;
use std::ops::Range;

/// The head of a statement, as far as it is known; what is not stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: String,
    /// Where it can be read.
    pub url: String,
}

/// The longest words of a text in a comment, in characters.
const LONGEST: usize = 220;
/// How many numbers that are no figures stand in a line.
const IN_A_LINE: usize = 8;

/// What is said in the comments; slots are in braces.
struct Words {
    top: &'static str,
    found: &'static str,
    sureness: [&'static str; 3],
    corroborated: &'static str,
    contradicted: &'static str,
    again: &'static str,
    no_period: &'static str,
    no_words: &'static str,
    unsure: &'static str,
    new: &'static str,
    change_of: &'static str,
    unplaced: &'static str,
    nothing_unplaced: &'static str,
    asides: &'static str,
    no_figures: &'static str,
}

const ENGLISH: Words = Words {
    top: "Drafted by smebot: read each line against its source, and fill in what is empty here.",
    found: "line {line}: “{words}”",
    sureness: ["unsure: {name}", "likely: {name}", "sure: {name}"],
    corroborated: "held already: {statement} says “{stated}”",
    contradicted: "HELD OTHERWISE: {statement} says “{stated}”",
    again: "the text says this of the same thing and period, too; one of the two can stay",
    no_period: "the text does not say when: fill in the period",
    no_words: "its words do not read as a figure of this indicator: write them as the source has them",
    unsure: "take it out of the comment if it is that",
    new: "not described yet: add it to a file in indicators/ if it is wanted",
    change_of: "change in {name}",
    unplaced: "figures of which the text does not say what they are of:",
    nothing_unplaced: "every figure was placed",
    asides: "numbers that were taken for no figures (dates, years, what numbers an item):",
    no_figures: "no figure was found in the text",
};

const CHINESE: Words = Words {
    top: "由 smebot 起草：请逐行对照来源，并填写空缺之处。",
    found: "第{line}行：“{words}”",
    sureness: ["不确定：{name}", "很可能：{name}", "确定：{name}"],
    corroborated: "已有：{statement} 写的是“{stated}”",
    contradicted: "与已有数据不一致：{statement} 写的是“{stated}”",
    again: "文中对同一指标、同一时期另有表述；保留一处即可",
    no_period: "文中未说明时期：请填写 period",
    no_words: "这几个字读不出该指标的数值：请按来源原文填写",
    unsure: "若确是该指标，去掉行首的 #",
    new: "尚无此指标：如有需要，先加入 indicators/ 中的文件",
    change_of: "{name}变化率",
    unplaced: "文中未说明所指的数字：",
    nothing_unplaced: "所有数字均已归位",
    asides: "未视为数据的数字（日期、年份、条目编号等）：",
    no_figures: "文中没有找到数字",
};

fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

/// The file of the statement that a text drafts.
#[must_use]
pub fn file(text: &str, draft: &Draft, heading: &Heading, base: &FactBase) -> String {
    let writer = Writer { text, draft, base, words: words(draft.language), labels: Labels::new(base, draft.language) };
    let title = if heading.title.is_empty() {
        draft.title.clone().map(|place| quote(text, place)).unwrap_or_default()
    } else {
        heading.title.clone()
    };
    let published =
        if heading.published.parse::<jiff::civil::Date>().is_ok() { heading.published.clone() } else { quoted(&heading.published) };
    let mut file = format!("# {}\n", writer.words.top);
    for (field, value) in
        [("title", quoted(&title)), ("publisher", quoted(&heading.publisher)), ("published", published), ("url", quoted(&heading.url))]
    {
        let _ = writeln!(file, "{field:9} = {value}");
    }
    for figure in &draft.figures {
        file.push_str(&writer.figure(figure));
    }
    for line in unplaced(text, draft) {
        let gap = if line.starts_with("- ") { "" } else { "\n" };
        let _ = writeln!(file, "{gap}# {line}");
    }
    file
}

/// What could not be placed, and what was taken for no figure, a line each; lines of a list begin with a dash.
#[must_use]
pub fn unplaced(text: &str, draft: &Draft) -> Vec<String> {
    let words = words(draft.language);
    let mut lines = Vec::new();
    let rest: Vec<&Located> = draft.figures.iter().filter(|figure| figure.of == Of::Unplaced).collect();
    if draft.figures.is_empty() {
        lines.push(words.no_figures.to_owned());
    } else if rest.is_empty() {
        lines.push(words.nothing_unplaced.to_owned());
    } else {
        lines.push(words.unplaced.to_owned());
        lines.extend(rest.iter().map(|figure| {
            let found = found(words, text, &figure.around);
            format!("- “{}” ({found})", quote(text, figure.place.clone()))
        }));
    }
    if !draft.asides.is_empty() {
        lines.push(words.asides.to_owned());
        let quoted: Vec<String> = draft.asides.iter().map(|place| format!("“{}”", quote(text, place.clone()))).collect();
        lines.extend(quoted.chunks(IN_A_LINE).map(|some| format!("- {}", some.join(", "))));
    }
    lines
}

fn found(words: &Words, text: &str, place: &Range<usize>) -> String {
    let line = text[..place.start].matches('\n').count() + 1;
    words.found.replace("{line}", &line.to_string()).replace("{words}", &quote(text, place.clone()))
}

/// A stretch of the text on one line, without what a comment may not hold.
pub(crate) fn quote(text: &str, place: Range<usize>) -> String {
    let words: String = text[place].chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST { words.chars().take(LONGEST - 1).chain(['…']).collect() } else { words }
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string().trim().to_owned()
}

struct Writer<'a> {
    text: &'a str,
    draft: &'a Draft,
    base: &'a FactBase,
    words: &'static Words,
    labels: Labels<'a>,
}

impl Writer<'_> {
    fn figure(&self, figure: &Located) -> String {
        let mut comments = vec![found(self.words, self.text, &figure.around)];
        let (fields, is_entry) = match &figure.of {
            Of::Unplaced => return String::new(),
            Of::Known(link) => {
                comments.extend(self.linked(figure, link));
                (self.known_fields(figure, link), figure.entry().is_some())
            }
            Of::New(proposed) => {
                comments.push(self.words.new.to_owned());
                comments.extend(self.described(proposed));
                (self.new_fields(figure, proposed), false)
            }
        };
        let mut block = String::from("\n");
        for comment in comments {
            let _ = writeln!(block, "# {comment}");
        }
        let mark = if is_entry { "" } else { "# " };
        let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        let _ = writeln!(block, "{mark}[[figure]]");
        for (name, value) in fields {
            let _ = writeln!(block, "{mark}{name:width$} = {value}");
        }
        block
    }

    fn linked(&self, figure: &Located, link: &Link) -> Vec<String> {
        let name = match link.members.as_slice() {
            [] => self.labels.indicator(link.indicator).to_owned(),
            members => format!("{}, {}", self.labels.indicator(link.indicator), self.labels.members(members)),
        };
        let [unsure, likely, sure] = self.words.sureness;
        let sureness = match link.sureness {
            Sureness::Unsure => unsure,
            Sureness::Likely => likely,
            Sureness::Sure => sure,
        };
        let mut comments = vec![sureness.replace("{name}", &name)];
        comments.extend(match link.standing {
            Standing::First => None,
            Standing::Corroborated(id) => Some(self.held(self.words.corroborated, link, id)),
            Standing::Contradicted(id) => Some(self.held(self.words.contradicted, link, id)),
        });
        let why = if link.again.is_some() {
            Some(self.words.again)
        } else if figure.period.is_none() {
            Some(self.words.no_period)
        } else if link.stated.is_none() {
            Some(self.words.no_words)
        } else {
            (link.sureness == Sureness::Unsure).then_some(self.words.unsure)
        };
        comments.extend(why.map(str::to_owned));
        comments
    }

    fn held(&self, words: &str, link: &Link, figure: FigureId) -> String {
        let operand = Operand { indicator: link.indicator, figure, disagreeing: Vec::new() };
        let statement = self.base.figures[figure.0 as usize].statement;
        let key = &self.base.statements[statement.0 as usize].key;
        words.replace("{statement}", key).replace("{stated}", self.labels.stated(&operand))
    }

    fn known_fields(&self, figure: &Located, link: &Link) -> Vec<(String, String)> {
        let key = &self.base.indicators[link.indicator.0 as usize].key;
        let stated = link.stated.clone().unwrap_or_else(|| figure.place.clone());
        let mut fields = vec![("key".to_owned(), quoted(key)), ("period".to_owned(), self.period(figure))];
        for member in &link.members {
            let dimension = &self.base.dimensions[usize::from(member.dimension.0)];
            fields.push((dimension.key.to_string(), quoted(&dimension.members[member.index as usize].key)));
        }
        fields.push(("stated".to_owned(), quoted(&quote(self.text, stated))));
        fields
    }

    fn new_fields(&self, figure: &Located, proposed: &Proposed) -> Vec<(String, String)> {
        // What a unit says beyond the number is said by the unit; where the words alone are no figure, all of them stay.
        let number = self.number(figure);
        vec![
            ("key".to_owned(), quoted(&proposed.key)),
            ("period".to_owned(), self.period(figure)),
            ("stated".to_owned(), quoted(&quote(self.text, number))),
        ]
    }

    fn number(&self, figure: &Located) -> Range<usize> {
        let words = &self.text[figure.place.clone()];
        let shortest = read::find(words).first().map(|found| found.span.clone());
        shortest.map_or_else(|| figure.place.clone(), |span| figure.place.start + span.start..figure.place.start + span.end)
    }

    fn period(&self, figure: &Located) -> String {
        quoted(&figure.period.map(|period| period.to_string()).unwrap_or_default())
    }

    /// The table that describes a new indicator.
    fn described(&self, proposed: &Proposed) -> Vec<String> {
        let name = quote(self.text, proposed.name.clone());
        let name = if proposed.is_change { self.words.change_of.replace("{name}", &name) } else { name };
        let language = self.draft.language.code();
        let fields = [("name", format!("{{ {language} = {} }}", quoted(&name))), ("unit", quoted(&proposed.unit))];
        let growth = proposed.growth_of.as_ref().map(|key| ("growth_of", quoted(key)));
        let lines = fields.into_iter().chain(growth).map(|(field, value)| format!("    {field} = {value}"));
        std::iter::once(format!("    [{}]", proposed.key)).chain(lines).collect()
    }
}
