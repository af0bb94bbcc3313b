//! Which readings ask where figures come from, who said them, and when?
//!
//! "Source?", "who says that there are 41 ...", "where do you get that count from", "how old is this info".

use super::afterthought::is_afterthought;
use super::documents::{self, Named};
use super::{is_document, reading};
use crate::facts::base::{FigureId, IndicatorId, StatementId};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::{Ask, Operand, Provenance, dimensions, pick};
use crate::question::{Class, Token};

/// How much of an indicator's phrase has to be said before its source is given.
const LEAST_NAMED: f32 = 0.5;
/// The same where the question has the value that is stated.
const LEAST_BY_VALUE: f32 = 0.25;
/// The same where nothing else is stated to be so much.
const LEAST_BY_VALUE_ALONE: f32 = 0.12;
/// By how much a figure fits better whose value is said.
const BY_VALUE: f32 = 0.2;
/// How well a question fits that names a document and asks when or by whom it was published.
const OF_A_DOCUMENT: f32 = 1.05;
/// How much may be left unread of a question for a source that names no figure: "when was the explorer released" is about another thing.
const BESIDE: f32 = 0.3;
/// The most tokens of a question that is nothing but a wish for a source ("got a link for that?").
const SHORT: usize = 9;
/// The most figures that are told the source of because they have the value that was named.
const MOST_BY_VALUE: usize = 3;

/// Where figures come from, who said them, and when.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let document = documents::named(scene);
    let Some((what, asked)) = wanted(scene, document).filter(|_| !is_afterthought(scene)) else {
        return Vec::new();
    };
    // "When reports speak of it, what do they mean by it?" asks for no date.
    let asks_for_meaning = scene.question.cued(Cue::Define).any(|place| scene.question.tokens[place].says("mean"));
    if asks_for_meaning && !scene.question.terms.is_empty() && matches!(what, Provenance::Date) {
        return Vec::new();
    }
    let mut readings = Vec::new();
    let documents = document.map(|named| &named.statements);
    let light: TokenSet = scene.required.iter().filter(|place| scene.question.tokens[*place].weight < TELLING).collect();
    let generic = light.union(beside(scene, asked));
    let about = scene.required.without(asked).without(generic);
    let numbers: Vec<usize> = scene.number_tokens().collect();
    if about.is_empty() && !numbers.is_empty() {
        let operands = by_value(scene, &numbers);
        if !operands.is_empty() {
            readings.push(reading(Ask::Source { operands, what }, asked.union(generic), 0.9));
        }
    }
    if let Some(named) = document.filter(|_| numbers.is_empty()) {
        let documents = documents::on(scene, named, about.without(named.said));
        let operands = of_documents(scene, &documents);
        if !operands.is_empty() {
            let explained = asked.union(generic).union(named.said).union(about);
            readings.push(reading(Ask::Source { operands, what }, explained, OF_A_DOCUMENT));
        }
    }
    let nothing_else = scene.looseness(asked.union(generic)) < BESIDE;
    if about.is_empty() && numbers.is_empty() && nothing_else && points_at_figures(scene, asked, light) {
        readings.push(reading(Ask::Source { operands: latest_operands(scene), what }, asked.union(generic), 0.7));
    }
    // 各区老年人口应引用哪份公报 asks for the one document that tells of each.
    let apart = dimensions::dimensions(scene).map(|dimension| dimensions::told_apart(scene, dimension));
    let apart = apart.fold(TokenSet::default(), TokenSet::union);
    for candidate in scene.candidates.iter().take(8) {
        let names = !candidate.explained.intersection(scene.required).without(asked).is_empty();
        let stated = stated_by(scene, candidate.indicator, &numbers);
        // The value of a figure names it as well as words do: "the figure of 15 million electric cars by 2030".
        let least = match stated {
            Some(_) if by_value(scene, &numbers).len() == 1 => LEAST_BY_VALUE_ALONE,
            Some(_) => LEAST_BY_VALUE,
            None => LEAST_NAMED,
        };
        // The date of a yearbook is not that of what another document states.
        let is_theirs = |operand: &Operand| {
            let statement = scene.base().figures[operand.figure.0 as usize].statement;
            documents.as_ref().is_none_or(|documents| documents.contains(&statement))
        };
        let named = || stated.or_else(|| scene.pick(candidate.indicator).ok()).filter(is_theirs);
        if candidate.coverage > least
            && let Some(operand) = named()
            && names
        {
            let worth = if about.is_empty() { 0.0 } else { 0.3 };
            let worth = if least < LEAST_NAMED { worth + BY_VALUE } else { worth };
            readings.push(Reading {
                outcome: Ok(Ask::Source { operands: vec![operand], what }),
                claim: None,
                explained: candidate.explained.union(asked).union(apart),
                score: candidate.fit() + worth,
                coverage: candidate.coverage,
                full: candidate.full,
            });
        }
    }
    readings
}

/// What is told beside a wish for a source without naming a subject: "I'm writing a thesis", "can't use it without".
fn beside(scene: &Scene<'_>, asked: TokenSet) -> TokenSet {
    let tokens = &scene.question.tokens;
    let postings = &scene.facts.index.postings;
    let asking: Vec<usize> = asked.iter().map(|place| tokens[place].clause).collect();
    let is_idle = |place: &usize| {
        let token = &tokens[*place];
        let names = token.features.iter().any(|feature| postings.contains_key(feature));
        let restricts = matches!(token.class, Class::Country(_) | Class::Member(_) | Class::Number(_) | Class::Period(_));
        let elsewhere = !asking.contains(&token.clause) && token.cues.is_empty();
        // "From which day is it" asks for a date.
        let dates = token.cues.contains(&Cue::Day) && *place > 0 && matches!(tokens[place - 1].text.as_ref(), "which" | "what");
        if dates {
            return true;
        }
        let soft = token.cues.iter().all(|cue| matches!(cue, Cue::Not | Cue::Everything)) && (elsewhere || !token.cues.is_empty());
        !names && !restricts && soft
    };
    (0..tokens.len()).filter(is_idle).collect()
}

/// A figure of each of the documents that a question names; of the last one where the latest is asked for.
fn of_documents(scene: &Scene<'_>, documents: &[StatementId]) -> Vec<Operand> {
    let base = scene.base();
    let most = if scene.says_now() { 1 } else { MOST_BY_VALUE };
    let first = |statement| (0..).map(FigureId).zip(&base.figures).find(|(_, held)| held.statement == statement);
    let told = documents.iter().filter_map(|statement| first(*statement)).take(most);
    told.map(|(figure, held)| Operand { indicator: held.indicator, figure, disagreeing: Vec::new() }).collect()
}

/// What is asked of the source, and the tokens that ask it.
fn wanted(scene: &Scene<'_>, document: Option<&Named>) -> Option<(Provenance, TokenSet)> {
    let attributing = document.map(|named| documents::attributing(scene, named)).unwrap_or_default();
    let occasion = |place: usize| is_occasion(&scene.question.tokens[place]) && !states(scene);
    let asks_for_source = scene.question.cued(Cue::Source).any(|place| !attributing.contains(place) && !occasion(place));
    let origin = origin(scene).union(announcing(scene));
    let asks_when = scene.has(Cue::When) && points(scene);
    let what = if scene.question.cued(Cue::Published).any(|place| !counts_what_appeared(scene, place)) || asks_when {
        Provenance::Date
    } else if super::person::heads_something(scene) {
        return None;
    } else if scene.has(Cue::Speaker) || scene.has(Cue::Who) && !scene.has(Cue::Absolute) && (points(scene) || !origin.is_empty()) {
        Provenance::Speaker
    } else if asks_for_source || !origin.is_empty() {
        Provenance::Source
    } else {
        return None;
    };
    let cues = [Cue::Published, Cue::Speaker, Cue::Source, Cue::When, Cue::Who, Cue::Where, Cue::Define];
    let figures: TokenSet = (0..scene.question.tokens.len()).filter(|place| is_document(&scene.question.tokens[*place])).collect();
    // "The article behind it", "who is behind those numbers"
    let behind: TokenSet =
        (0..scene.question.tokens.len()).filter(|place| scene.question.tokens[*place].text.as_ref() == "behind").collect();
    Some((what, cued(scene.question, &cues).union(origin).union(figures).union(behind).union(listed_day(scene))))
}

/// "Outlet, official, day", "which outlet, which day": a word for the day that stands alone between marks lists what is wanted of the source.
fn listed_day(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let parts = |place: Option<usize>| {
        place
            .and_then(|place| tokens.get(place))
            .is_none_or(|token| token.class == Class::Mark || matches!(token.text.as_ref(), "and" | "、"))
    };
    let asks = |place: usize| matches!(tokens[place].text.as_ref(), "which" | "what" | "on which" | "哪" | "什么");
    let before = |place: usize| place.checked_sub(1).and_then(|before| if asks(before) { before.checked_sub(1) } else { Some(before) });
    scene.question.cued(Cue::Day).filter(|place| parts(before(*place)) && parts(Some(place + 1))).collect()
}

/// What makes a figure public.
pub const ANNOUNCING: [&str; 22] = [
    "announce",
    "announced",
    "published",
    "publicised",
    "publicized",
    "unveiled",
    "disclosed",
    "divulged",
    "proclaimed",
    "promised",
    "pledged",
    "released",
    "put out",
    "宣布",
    "公布",
    "发布",
    "披露",
    "公开",
    "透露",
    "提出",
    "通报",
    "宣告",
];

/// Whether it is asked at which event: of what was said there, that is a source.
pub fn is_occasion(token: &Token) -> bool {
    const OCCASIONS: [&str; 6] = ["event", "occasion", "conference", "briefing", "场合", "会上"];
    OCCASIONS.iter().any(|word| token.says(word))
}

/// Whether something is said to have been said.
fn states(scene: &Scene<'_>) -> bool {
    const VERBS: [&str; 18] = [
        "said",
        "say",
        "stated",
        "set",
        "named",
        "mentioned",
        "reported",
        "revealed",
        "given",
        "gave",
        "quoted",
        "spoken",
        "说",
        "讲",
        "提到",
        "定",
        "公开",
        "透露",
    ];
    let tokens = &scene.question.tokens;
    tokens.iter().any(|token| VERBS.iter().chain(&ANNOUNCING).any(|verb| token.says(verb)))
}

/// The tokens of "who announced ...", 是谁宣布的: whoever makes a figure public is asked for as its source.
fn announcing(scene: &Scene<'_>) -> TokenSet {
    /// How far behind "who" the verb may stand: 是谁在什么场合宣布的.
    const REACH: usize = 5;
    let tokens = &scene.question.tokens;
    let verb_behind = |place: &usize| {
        let behind = tokens.iter().enumerate().skip(place + 1).take(REACH).take_while(|(_, token)| token.clause == tokens[*place].clause);
        behind.into_iter().find(|(_, token)| ANNOUNCING.iter().any(|verb| token.says(verb))).map(|(verb, _)| verb)
    };
    scene.question.cued(Cue::Who).filter_map(|who| verb_behind(&who).map(|verb| [who, verb])).flatten().collect()
}

/// 出版了多少种书: whether it is asked how many of something appeared, and not when.
fn counts_what_appeared(scene: &Scene<'_>, place: usize) -> bool {
    /// How many tokens behind the verb it may be asked how many.
    const REACH: usize = 3;
    let tokens = &scene.question.tokens;
    let dates = ["时", "日", "天", "号", "年", "新", "旧"].iter().any(|word| tokens[place].text.contains(word));
    let behind = tokens[place + 1..].iter().take(REACH).any(|token| token.cues.contains(&Cue::HowMany));
    scene.question.language == Language::Chinese && behind && !dates
}

/// The tokens of "where do you get ... from", "where is the number of ... from", 哪来的, if they are about figures and not about things:
/// "where do the passengers come from" asks for something else.
fn origin(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let is = |token: &Token, words: &[&str]| token.text.split(' ').any(|word| words.contains(&word));
    let Some(start) = tokens.iter().position(|token| is(token, &["where", "where's", "wheres", "whence"])) else {
        return TokenSet::default();
    };
    let clause = tokens[start].clause;
    let in_clause = || tokens.iter().enumerate().skip(start).take_while(|(_, token)| token.clause == clause);
    let from = in_clause().find(|(_, token)| token.text.split(' ').next_back() == Some("from"));
    let takes = ["get", "got", "take", "took", "find", "found", "have", "read", "pull", "pulled", "see", "grab"];
    let taken = in_clause().find(|(_, token)| is(token, &takes));
    let Some((end, _)) = from.or(taken) else {
        return TokenSet::default();
    };
    let between = &tokens[start..=end];
    let by_bot = between.iter().any(|token| is(token, &["you", "u", "ya", "they", "your", "ur", "bot"]));
    let figure = |token: &Token| {
        matches!(token.class, Class::Number(_)) || token.cues.iter().any(|cue| matches!(cue, Cue::Count | Cue::Target)) || is_figure(token)
    };
    let of_figures = from.is_some() && tokens[start..].iter().any(figure);
    let own = |token: &Token| is(token, &takes) || is(token, &["where", "from", "come", "comes", "came", "taken"]) || is_figure(token);
    if by_bot || of_figures { (start..=end).filter(|place| own(&tokens[*place])).collect() } else { TokenSet::default() }
}

/// Whether a word is one for figures as such: "number", "stat", "percentage", 数字.
pub fn is_figure(token: &Token) -> bool {
    const FIGURES: [&str; 16] = [
        "figure",
        "figures",
        "number",
        "numbers",
        "stat",
        "stats",
        "statistic",
        "statistics",
        "data",
        "count",
        "info",
        "information",
        "percentage",
        "数据",
        "数字",
        "资料",
    ];
    const IN_CHINESE: [&str; 8] = ["数", "这些数", "这个数", "那些数", "那个数", "这组数", "数值", "数目"];
    // Whatever "counts as" something is asked what it is.
    if token.cues.contains(&Cue::Define) {
        return false;
    }
    is_document(token)
        || IN_CHINESE.contains(&token.text.as_ref())
        || token.text.split(' ').any(|word| FIGURES.contains(&word))
        || FIGURES[13..].iter().any(|word| token.text.contains(word))
}

/// Whether the question is about figures as such.
fn points(scene: &Scene<'_>) -> bool {
    scene.question.tokens.iter().any(is_figure)
}

/// Whether a question without a subject is at least about figures, an article or a source: "who said so?" alone may be about anything.
fn points_at_figures(scene: &Scene<'_>, asked: TokenSet, generic: TokenSet) -> bool {
    let tokens = &scene.question.tokens;
    let works = || scene.question.cued(Cue::Source).any(|place| names_a_work(&tokens[place..]));
    let asks_for_it = scene.question.cued(Cue::Source).any(|place| tokens[place].restricts > 0.0) && !works();
    // "Source?", and no more than that: "lmao source?" and "citation needed" are said for fun.
    let bare = || {
        let mut words = tokens.iter().filter(|token| token.class != Class::Mark);
        words.all(|token| token.cues.contains(&Cue::Source)) && tokens.last().is_some_and(|token| token.text.as_ref() == "?")
    };
    // "Cite the report", "got a link"
    let phrased = || scene.question.asks && scene.question.cued(Cue::Source).any(|place| tokens[place].text.contains(' '));
    // "Who published it, when, and where?"
    let repeated = || {
        let asks = |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Source | Cue::Speaker | Cue::Published));
        tokens.iter().filter(|token| asks(token)).count() > 1
    };
    points(scene)
        || repeated()
        || asks_for_it
            && tokens.len() <= SHORT
            && (asked.iter().count() > 1
                || !generic.is_empty()
                || bare()
                || phrased()
                || tokens.iter().any(|token| token.text.contains("原文")))
}

/// Whether the words of "who wrote ..." name some work rather than point at what was told.
fn names_a_work(asking: &[Token]) -> bool {
    const POINTING: [&str; 9] = ["this", "these", "that", "those", "it", "them", "all", "ur", "your"];
    /// The most words of an object that points: "this down", "it and when".
    const MOST: usize = 3;
    let Some((asks, rest)) = asking.split_first() else { return false };
    let object: Vec<&Token> = rest.iter().take_while(|token| token.class != Class::Mark && token.clause == asks.clause).collect();
    let points = object.first().is_none_or(|first| first.text.split(' ').any(|word| POINTING.contains(&word)));
    asks.text.starts_with("who ") && !object.iter().any(|token| is_figure(token)) && (!points || object.len() > MOST)
}

/// The figures that state one of the numbers, where these are few.
fn by_value(scene: &Scene<'_>, numbers: &[usize]) -> Vec<Operand> {
    let base = scene.base();
    let named = |value| numbers.iter().any(|number| scene.question.numbers[*number].value.point() == value);
    let figures = (0..).map(FigureId).zip(&base.figures).filter(|(_, figure)| named(figure.value.point()));
    let operands: Vec<Operand> = figures
        .map(|(figure, held)| Operand { indicator: held.indicator, figure, disagreeing: Vec::new() })
        .take(MOST_BY_VALUE + 1)
        .collect();
    if operands.len() > MOST_BY_VALUE { Vec::new() } else { operands }
}

/// The latest figure of an indicator that states one of the numbers: whoever doubts 59 % means the year that it was stated of.
fn stated_by(scene: &Scene<'_>, indicator: IndicatorId, numbers: &[usize]) -> Option<Operand> {
    let base = scene.base();
    let named = |value| numbers.iter().any(|number| scene.question.numbers[*number].value.point() == value);
    let figures = base.indicators[indicator.0 as usize].figures.clone().filter(|place| named(base.figures[*place as usize].value.point()));
    let latest = figures.max_by_key(|place| base.figures[*place as usize].period.end)?;
    Some(Operand { indicator, figure: FigureId(latest), disagreeing: Vec::new() })
}

/// One figure of the statement that was published last.
fn latest_operands(scene: &Scene<'_>) -> Vec<Operand> {
    let base = scene.base();
    let latest = (0..).map(IndicatorId).zip(&base.indicators).filter(|(_, indicator)| !indicator.figures.is_empty()).max_by_key(
        |(id, indicator)| {
            let figures = &base.figures[indicator.figures.start as usize..indicator.figures.end as usize];
            (figures.iter().filter_map(|figure| pick::published(base, figure)).max(), std::cmp::Reverse(*id))
        },
    );
    let Some((id, indicator)) = latest else {
        return Vec::new();
    };
    let figure = indicator.figures.clone().max_by_key(|place| pick::published(base, &base.figures[*place as usize]));
    figure.map(|place| Operand { indicator: id, figure: FigureId(place), disagreeing: Vec::new() }).into_iter().collect()
}
