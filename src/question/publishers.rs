//! By whose count is something asked: "going by the ministry's own figures", "per the Chamber of Mines", 按矿业部的数据?
//!
//! A publisher is named by the word for what it is, with whatever else of its name stands around that: "the ministry", "the Reserve Bank".
//! Such words narrow nothing but whose figure is told, and are no word for a thing that is counted.

use super::tokens::{Class, Maker, Token};
use crate::facts::index::documents::{Documents, Name, is_han};
use std::ops::Range;

/// What those who publish figures are.
const BODIES: [&str; 60] = [
    "ministry",
    "bank",
    "bureau",
    "office",
    "chamber",
    "agency",
    "department",
    "council",
    "authority",
    "institute",
    "commission",
    "association",
    "union",
    "federation",
    "board",
    "inspectorate",
    "treasury",
    "regulator",
    "university",
    "society",
    "foundation",
    "confederation",
    "directorate",
    "administration",
    "secretariat",
    "committee",
    "centre",
    "center",
    "observatory",
    "academy",
    "herald",
    "times",
    "post",
    "courier",
    "gazette",
    "daily",
    "weekly",
    "tribune",
    "journal",
    "chronicle",
    "observer",
    "guardian",
    "newspaper",
    "alliance",
    "league",
    "mission",
    "company",
    "ledger",
    "watch",
    "register",
    "registry",
    "network",
    "mail",
    "telegraph",
    "press",
    "review",
    "cooperative",
    "forum",
    "news",
    "magazine",
];
/// The same in Chinese, by the character that a name ends with.
const BODIES_ZH: [char; 20] =
    ['室', '网', '部', '局', '署', '会', '行', '院', '厅', '委', '社', '报', '刊', '司', '所', '处', '台', '盟', '心', '办'];
/// What stands before whose figures they are.
const BY: [&str; 24] = [
    "by",
    "per",
    "going by",
    "according to",
    "as per",
    "based on",
    "judging by",
    "on",
    "using",
    "from",
    "taking",
    "trusting",
    "strictly by",
    "going with",
    "with",
    "follow",
    "following",
    "按",
    "按照",
    "据",
    "根据",
    "依据",
    "照",
    "以",
];
/// What stands behind them: their own figures. Each is but a word for what is published.
const COUNT: [&str; 50] = [
    "own",
    "figure",
    "figures",
    "figures for",
    "number",
    "numbers",
    "numbers for",
    "count",
    "data",
    "data for",
    "statistics",
    "stats",
    "tally",
    "estimate",
    "estimates",
    "records",
    "books",
    "reckoning",
    "version",
    "的",
    "自己的",
    "自己",
    "数据",
    "口径",
    "统计",
    "数字",
    "说法",
    "公布的",
    "公布",
    "为准",
    "的数据",
    "says",
    "said",
    "reports",
    "reported",
    "counts",
    "counted",
    "recorded",
    "puts",
    "gives",
    "estimated",
    "说",
    "称",
    "说的",
    "报的",
    "给的",
    "统计的",
    "发布的",
    "公布的数据",
    "官方数据",
];
/// How many tokens may stand between the words before or behind and the name.
const REACH: usize = 2;
/// The fewest Chinese characters that tell a publisher.
const CHARACTERS: usize = 3;
/// The most tokens of a Chinese name.
const LONGEST: usize = 6;

impl Maker<'_> {
    /// Finds whose figures are asked for, and lets the words for them narrow nothing else.
    pub(super) fn read_publishers(&mut self) {
        let documents = &self.facts.index.documents;
        let tokens = &self.question.tokens;
        let Some((span, publishers)) = named(tokens, documents) else { return };
        let by = before(tokens, &span, &BY);
        let count = behind(tokens, &span);
        if by.is_none() && count.is_none() {
            return;
        }
        self.question.publishers = publishers;
        let last = count.map_or(span.end, |last| last + 1);
        for token in &mut self.question.tokens[span.start..last] {
            pass_over(token);
        }
    }
}

fn pass_over(token: &mut Token) {
    if !matches!(token.class, Class::Period(_) | Class::Number(_) | Class::Mark) {
        token.class = Class::Neutral;
        token.restricts = 0.0;
        token.features.clear();
        token.cues.clear();
    }
}

/// Where publishers are named, and which; of several places the first.
fn named(tokens: &[Token], documents: &Documents) -> Option<(Range<usize>, Vec<usize>)> {
    (0..tokens.len()).find_map(|place| {
        let spans = documents
            .publishers()
            .iter()
            .map(|name| if tokens[place].text.is_ascii() { in_english(tokens, place, name) } else { in_chinese(tokens, place, name) });
        let spans: Vec<Option<Range<usize>>> = spans.collect();
        let longest = spans.iter().flatten().max_by_key(|span| span.len())?.clone();
        let named = (0..spans.len()).filter(|place| spans[*place].as_ref() == Some(&longest)).collect();
        Some((longest, named))
    })
}

/// What of an English name stands around the word for what a publisher is.
fn in_english(tokens: &[Token], place: usize, name: &Name) -> Option<Range<usize>> {
    const JOINING: [&str; 5] = ["of", "the", "for", "and", "on"];
    const LEADING: [&str; 6] = ["per", "by", "according", "to", "going", "as"];
    let is_body = |word: &str| BODIES.contains(&word) && name.has(word);
    if !tokens[place].text.split(' ').any(is_body) {
        return None;
    }
    let is_of_it = |at: usize| {
        let mut words = tokens[at].text.split(' ');
        let apostrophe = matches!(tokens[at].text.as_ref(), "'" | "’");
        apostrophe || tokens[at].class != Class::Mark && words.all(|word| JOINING.contains(&word) || name.has(word))
    };
    // "Per the ministry" may be one phrase.
    let is_led = |word: &str| JOINING.contains(&word) || LEADING.contains(&word) || name.has(word);
    if !tokens[place].text.split(' ').all(is_led) {
        return None;
    }
    let start = (0..place).rev().take_while(|at| is_of_it(*at)).last().unwrap_or(place);
    let mut end = (place + 1..tokens.len()).take_while(|at| is_of_it(*at)).last().map_or(place + 1, |last| last + 1);
    while end > place + 1 && JOINING.contains(&tokens[end - 1].text.as_ref()) {
        end -= 1;
    }
    Some(start..end)
}

/// A row of Chinese tokens that is the end of a name, or enough of it: 矿业部 of 桑瓦拉矿业部.
fn in_chinese(tokens: &[Token], place: usize, name: &Name) -> Option<Range<usize>> {
    let mut row = String::new();
    let mut found = None;
    for (at, token) in tokens.iter().enumerate().skip(place).take(LONGEST) {
        if !token.text.chars().all(is_han) {
            break;
        }
        row.push_str(token.text.trim_end_matches('的'));
        if !name.has(&row) {
            break;
        }
        if row.ends_with(BODIES_ZH) && row.chars().count() >= CHARACTERS {
            found = Some(place..at + 1);
        }
    }
    found
}

/// Where one of some words stands before a name, with little between them.
fn before(tokens: &[Token], span: &Range<usize>, words: &[&str]) -> Option<usize> {
    (span.start.saturating_sub(REACH)..=span.start).rev().find(|at| {
        let text = tokens[*at].text.as_ref();
        let opens =
            |word: &&str| text.strip_prefix(*word).is_some_and(|rest| rest.is_empty() || *at == span.start && rest.starts_with(' '));
        words.iter().any(opens)
    })
}

/// The last of the words behind a name that say that it is their count.
fn behind(tokens: &[Token], span: &Range<usize>) -> Option<usize> {
    let mut last = None;
    for (at, token) in tokens.iter().enumerate().skip(span.end).take(REACH + 2) {
        if COUNT.contains(&token.text.as_ref()) {
            last = Some(at);
        } else if !matches!(token.class, Class::Period(_)) {
            break;
        }
    }
    // 公布的 may be two words, of which the second alone says nothing.
    let tells = |at: usize| !matches!(tokens[at].text.as_ref(), "的" | "own" | "number");
    last.filter(|last| tells(*last) || (span.end..*last).any(tells))
}
