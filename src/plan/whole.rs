//! Of which whole is a share said to be?

use super::Operand;
use super::evidence::{Candidate, TokenSet};
use super::readings::{Reading, Scene, Standing};
use crate::facts::base::{Indicator, IndicatorId};
use crate::facts::index::Tie;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::question::{Class, Token};

/// Whether the words after "share of" (before 里, 中; after 占) name the whole of a share, as far as they are content.
/// "What share of ferries is electric" and "what share of electric ships are ferries" ask for different shares.
pub fn names_other_whole(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    let Some(share) = indicator.share else {
        return indicator.unit.is_percent() && indicator.growth_of.is_none() && is_reckoned_of_stated(scene);
    };
    let whole = stated_whole(scene);
    let ties = |place: usize, of: IndicatorId, least: Tie| {
        let profile = &scene.facts.index.profiles[of.0 as usize];
        scene.question.tokens[place].features.iter().any(|feature| profile.tie(*feature) >= Some(least))
    };
    let named = || whole.iter().filter(|place| scene.required.contains(*place) && scene.question.tokens[*place].cues.is_empty());
    // "Of respondents put money into research": what is said of the part begins where the words are of the whole no longer.
    let is_of_whole = |place: &usize| ties(*place, share.of, Tie::Company);
    let begins_part = |place: usize| !is_of_whole(&place) && ties(place, share.part, Tie::Own);
    let part = named().skip_while(|place| !is_of_whole(place)).find(|place| begins_part(*place));
    let named = || named().take_while(|place| Some(*place) != part);
    // "Of the victims, how many reported it" asks for no share of victims, where a share of them is known.
    let is_whole_of_another = || {
        let other = |candidate: &Candidate| scene.base().indicators[candidate.indicator.0 as usize].share.map(|share| share.of);
        scene.candidates.iter().any(|candidate| other(candidate) == Some(share.part))
    };
    let weight = |place: &usize| scene.question.tokens[*place].weight;
    let telling = named().max_by(|one, other| weight(one).total_cmp(&weight(other)));
    let names_part = telling.is_some_and(|place| ties(place, share.part, Tie::Own)) && is_whole_of_another();
    names_part || named().any(|place| !is_of_whole(&place))
}

/// Whether a part and the whole that is said of it are both named, so that the share is to be reckoned: 税收里增值税占几成 asks for no rate.
fn is_reckoned_of_stated(scene: &Scene<'_>) -> bool {
    let stated: TokenSet = stated_whole(scene)
        .iter()
        .filter(|place| scene.required.contains(*place) && scene.question.tokens[*place].cues.is_empty())
        .collect();
    let held = |candidate: &Candidate| &scene.base().indicators[candidate.indicator.0 as usize];
    let shares: TokenSet = scene.question.cued(Cue::Share).collect();
    let is_of = |part: &Candidate, whole: IndicatorId| {
        let says_both = |other: &Candidate| scene.unread(part.explained.union(other.explained).union(shares)).is_empty();
        let is_whole = |other: &Candidate| other.full && stated.without(other.explained).is_empty() && says_both(other);
        scene.candidates.iter().any(|other| other.indicator == whole && is_whole(other))
    };
    let is_part = |part: &Candidate| part.full && held(part).part_of.is_some_and(|whole| is_of(part, whole));
    !stated.is_empty() && scene.candidates.iter().any(is_part)
}

/// Whether a share is asked the other way round than it is stated: "what share of the listed innovative firms are on the new board?"
/// where that of the innovative ones among those on the new board is held, 创新企业里有百分之几在新板上市.
pub fn is_turned_round(scene: &Scene<'_>, id: IndicatorId) -> bool {
    let Some(share) = scene.base().indicators[id.0 as usize].share else { return false };
    let tokens = &scene.question.tokens;
    let ties = |place: usize, of: IndicatorId, least: Tie| {
        let profile = &scene.facts.index.profiles[of.0 as usize];
        tokens[place].features.iter().any(|feature| profile.tie(*feature) >= Some(least))
    };
    let named = |place: &usize| scene.required.contains(*place) && tokens[*place].cues.is_empty();
    let stated = stated_whole(scene);
    let stated = if stated.is_empty() { given_whole(scene) } else { stated };
    let Some(last) = stated.iter().filter(named).last() else { return false };
    let own_of_part = |place: &usize| ties(*place, id, Tie::Inherited) && !ties(*place, share.of, Tie::Company);
    let Some(part) = stated.iter().filter(named).find(own_of_part) else { return false };
    let next = tokens.get(last + 1).map_or("", |next| next.text.as_ref());
    let closed = match scene.question.language {
        Language::English => {
            let goes_on = (part + 1..=last).all(|place| stated.contains(place) && ties(place, share.of, Tie::Company));
            // "Of all firms 59 % went public": the word for the whole may follow by itself.
            let follows = tokens
                .get(last + 1)
                .is_some_and(|next| next.class == Class::Content && is_of_those(&next.text) && ties(last + 1, share.of, Tie::Inherited));
            let after_most = || majority(scene).is_some() && tokens.get(last + 1).is_some_and(ends_majority);
            goes_on && (matches!(next, "are" | "is" | "were" | "was") || follows || after_most())
        }
        Language::Chinese => {
            let inside = matches!(next, "里" | "中" | "里面" | "里头" | "当中" | "之中" | "里边" | "里有" | "中有");
            let after_most = || majority(scene).is_some() && tokens.get(last + 1).is_some_and(ends_majority);
            (inside || after_most()) && !tokens[part..last].iter().any(|token| matches!(token.text.as_ref(), "在" | "占" | "于" | "是"))
        }
    };
    let of_whole = |place: usize| !stated.contains(place) && named(&place) && ties(place, share.of, Tie::Own);
    closed && (0..tokens.len()).any(of_whole)
}

/// The tokens that are said to be the whole of a share.
pub fn stated_whole(scene: &Scene<'_>) -> TokenSet {
    *scene.once.stated_whole.get_or_init(|| find_stated_whole(scene))
}

fn find_stated_whole(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token: &crate::question::Token| token.text.as_ref());
    let ends = |place: usize| {
        // "Of companies on the board not ..."
        let denies = tokens[place].cues.contains(&Cue::Not);
        denies
            || matches!(
                text(place),
                "are"
                    | "is"
                    | "were"
                    | "was"
                    | "that"
                    | "which"
                    | "who"
                    | "got"
                    | "obtained"
                    | "had"
                    | "have"
                    | "invested"
                    | ","
                    | "?"
                    | "by"
                    | "came"
            )
            || is_of_those(text(place))
            || tokens[place].restricts == 0.0
                && tokens[place].features.is_empty()
                && text(place).len() > 2
                && tokens[place].class == Class::Neutral
                && text(place) != "all"
                && text(place) != "the"
    };
    // "Out of every hundred firms", "per thousand firms"
    let round = scene.question.cued(Cue::Share).find(|place| text(*place).ends_with("hundred") || text(*place).ends_with("ten"));
    let many = round.or_else(|| super::frames::per_many(scene).and_then(|(_, said)| said.iter().last()));
    if let Some(many) = many {
        return (many + 1..tokens.len()).take_while(|place| !ends(*place)).collect();
    }
    if let Some(share) = part_last(scene) {
        // "How much of the market is made up of these"
        let opening = (0..share).rev().find(|place| text(*place).split(' ').next_back() == Some("of"));
        return opening.map(|opening| (opening + 1..share).take_while(|place| !ends(*place)).collect()).unwrap_or_default();
    }
    // "27 % of them are listed" says the whole as "what share of them is listed" does.
    for place in scene.question.cued(Cue::Share) {
        let of = place + 1;
        if text(of) == "of" || text(place).ends_with(" of") {
            let start = if text(of) == "of" { of + 1 } else { of };
            // "The share of X, by number, in Y"
            let aside = aside(scene, start);
            let after: Vec<usize> =
                (start..tokens.len()).filter(|place| !aside.contains(place)).take_while(|place| !ends(*place)).collect();
            // "The share of X in Y" names the part first.
            let within = after
                .iter()
                .position(|place| matches!(text(*place), "in" | "in all" | "in the" | "among" | "amongst" | "within" | "on" | "inside"));
            // "On the stock exchange" may be one word of the lexicon.
            let begins = |place: &usize| matches!(text(*place).split_once(' '), Some(("on" | "in" | "among" | "within", _)));
            let in_one = after.iter().position(begins).filter(|place| *place > 0).map(|place| &after[place..]);
            let inner = within
                .map(|within| &after[within + 1..])
                .or(in_one)
                .filter(|inner| inner.iter().any(|place| tokens[*place].class == Class::Content));
            return inner.unwrap_or(&after).iter().copied().collect();
        }
        // 多大比例的受访企业获得了贷款
        if text(of) == "的" && !text(place).starts_with('占') {
            let whole = of_these_so_many(tokens, of + 1);
            if !whole.is_empty() {
                return whole;
            }
        }
        // 占比 is a noun, and has its whole before it.
        if text(place).starts_with('占') && !text(place).starts_with("占比") {
            let after: TokenSet =
                (of..tokens.len()).take_while(|place| !matches!(text(*place), "的" | "多少" | "几" | "?" | ",")).collect();
            // "Of these so many per cent" says what of before it: 里头已上市的占多大比例.
            if after.iter().any(|place| !tokens[place].cues.contains(&Cue::Share)) {
                return after;
            }
        }
    }
    // 最低养老金是平均养老金的百分之几
    let of_it = |place: &usize| *place > 1 && text(*place - 1) == "的" && !text(*place).starts_with('占');
    for place in scene.question.cued(Cue::Share).filter(of_it) {
        let copula = (0..place - 1).rev().find(|place| matches!(text(*place), "是" | "等于" | "相当于" | "约是" | "大概是" | "只是"));
        if let Some(copula) = copula.filter(|copula| copula + 1 < place - 1 && *copula > 0) {
            return (copula + 1..place - 1).collect();
        }
    }
    let opening = tokens.iter().position(|token| matches!(token.text.as_ref(), "of" | "among" | "amongst" | "out of" | "within" | "in"));
    let is_first = |place: usize| place.checked_sub(1).is_none_or(|before| tokens[before].class == Class::Mark);
    // "Out of all of them, ..."
    let begins = |place: usize| is_first(place) || place > 0 && text(place - 1) == "out" && is_first(place - 1);
    if let (Some(opening), Some(share)) = (opening, scene.question.cued(Cue::Share).next())
        && opening < share
        && (tokens[opening..share].iter().any(|token| token.class == Class::Mark) || begins(opening) && asks_anew(text(share)))
    {
        // "Of those who had been robbed, ..."
        let is_clause = tokens[opening..share].iter().any(|token| token.text.ends_with("who")) && opening == 0;
        let closes = |place: usize| tokens[place].class == Class::Mark || !is_clause && ends(place);
        return (opening + 1..share).take_while(|place| !closes(*place)).collect();
    }
    if let Some(whole) = before_a_clause(scene) {
        return whole;
    }
    let inside = tokens.iter().position(|token| matches!(token.text.as_ref(), "里" | "中" | "里面" | "里头" | "当中" | "之中" | "里边"));
    match inside {
        Some(inside) if scene.has(Cue::Share) => {
            (0..inside).rev().take_while(|place| !matches!(tokens[*place].class, Class::Mark | Class::Period(_))).collect()
        }
        _ => TokenSet::default(),
    }
}

/// What a share is asked of in front of what is said of it, where its words begin here: 几成的专精特新已经上市.
fn of_these_so_many(tokens: &[Token], start: usize) -> TokenSet {
    const VERBS: [char; 16] = ['已', '在', '都', '被', '拿', '获', '投', '有', '没', '上', '做', '参', '是', '得', '能', '会'];
    let ends = |token: &Token| token.class != Class::Content || token.text.starts_with(VERBS);
    let length = tokens[start..].iter().take_while(|token| !ends(token)).count();
    // What is left says what of them.
    let is_said = tokens[start + length..].iter().any(|token| token.class == Class::Content && token.cues.is_empty());
    if is_said { (start..start + length).collect() } else { TokenSet::default() }
}

/// The whole of a percentage that is given: "27 % of them are listed", 企业里有27%上市了.
fn given_whole(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token: &Token| token.text.as_ref());
    if let Some(most) = majority(scene) {
        return (most + 1..tokens.len()).take_while(|place| !ends_majority(&tokens[*place])).collect();
    }
    let Some(given) = (0..tokens.len()).find(|place| says_percentage(scene, *place)) else { return TokenSet::default() };
    if text(given + 1) == "of" {
        let ends = |place: &usize| {
            let token = &tokens[*place];
            token.class == Class::Mark || matches!(token.text.as_ref(), "are" | "is" | "were" | "was") || is_of_those(&token.text)
        };
        return (given + 2..tokens.len()).take_while(|place| !ends(place)).collect();
    }
    let inside =
        (0..given).rev().find(|place| matches!(text(*place), "里" | "中" | "里面" | "里头" | "当中" | "之中" | "里边" | "里有" | "中有"));
    let Some(inside) = inside else { return TokenSet::default() };
    (0..inside).rev().take_while(|place| !matches!(tokens[*place].class, Class::Mark | Class::Period(_))).collect()
}

/// Where most of something are spoken of: "are most listed firms ...", 大多数上市企业都...
fn majority(scene: &Scene<'_>) -> Option<usize> {
    let place = scene.question.cued(Cue::Majority).next()?;
    let next = scene.question.tokens.get(place + 1)?;
    (next.class == Class::Content && next.text.as_ref() != "of").then_some(place)
}

/// Whether what most of something are, do or lie in is told from here on.
fn ends_majority(token: &Token) -> bool {
    const BEHIND: [&str; 16] =
        ["are", "is", "were", "was", "on", "in", "at", "from", "都", "都是", "都在", "在", "是", "来自", "均", "属于"];
    token.class == Class::Mark || BEHIND.contains(&token.text.as_ref()) || is_of_those(&token.text)
}

/// Whether a word tells what somebody did rather than what something is: "went public", "got listed".
fn is_of_those(text: &str) -> bool {
    ["went ", "got ", "came ", "became ", "have ", "had ", "were ", "are "].iter().any(|verb| text.starts_with(verb))
}

/// Whether a token is a percentage that is given, "27 %", 七成.
fn says_percentage(scene: &Scene<'_>, place: usize) -> bool {
    let Class::Number(index) = scene.question.tokens[place].class else { return false };
    scene.question.numbers[index].unit.measure == Measure::Percent
}

/// What a clause is said of that the share is asked of: "companies on the board that are not ..., what per cent?"
fn before_a_clause(scene: &Scene<'_>) -> Option<TokenSet> {
    let tokens = &scene.question.tokens;
    let begins_clause = |token: &Token| token.text.split(' ').next().is_some_and(|word| matches!(word, "that" | "which" | "who"));
    let clause = tokens.iter().position(begins_clause).filter(|clause| *clause > 0)?;
    let share = scene.question.cued(Cue::Share).next().filter(|share| *share > clause)?;
    let is_last = tokens[share + 1..].iter().all(|token| token.class == Class::Mark || token.restricts == 0.0);
    is_last.then(|| (0..clause).filter(|place| tokens[*place].class == Class::Content).collect())
}

/// What stands between two commas or in brackets behind a place, and says nothing of what is asked.
fn aside(scene: &Scene<'_>, start: usize) -> std::ops::Range<usize> {
    const LONGEST: usize = 5;
    let tokens = &scene.question.tokens;
    let is = |place: &usize, marks: &[&str]| marks.contains(&tokens[*place].text.as_ref());
    let opening = (start..tokens.len()).find(|place| tokens[*place].class == Class::Mark).filter(|place| is(place, &[",", "("]));
    let Some(opening) = opening else { return 0..0 };
    let closing = (opening + 1..tokens.len()).take(LONGEST).find(|place| tokens[*place].class == Class::Mark);
    let goes_on = |place: usize| {
        let word = tokens.get(place + 1).and_then(|next| next.text.split(' ').next());
        word.is_some_and(|word| matches!(word, "in" | "among" | "amongst" | "within" | "across" | "of" | "out"))
    };
    let closing = closing.filter(|place| is(place, &[",", ")"]) && goes_on(*place));
    let says_nothing = |place: usize| tokens[place].restricts == 0.0 && tokens[place].class == Class::Neutral;
    closing.filter(|closing| (opening + 1..*closing).all(says_nothing)).map_or(0..0, |closing| opening..closing + 1)
}

/// Whether a question begins with what stands here: "of all offers what per cent", "among firms how many".
fn asks_anew(text: &str) -> bool {
    ["what", "how", "which"].iter().any(|word| text.starts_with(word))
}

/// From here on a question says of one share what is not true of another.
const SAID: f32 = 0.3;

/// Whether a question leaves open of which of two wholes it asks a share: "the percentage of listings" may be of the new ones or of all
/// that are listed. "Of listed companies", "of the whole market" says which: all there are.
pub fn leaves_open_the_whole(scene: &Scene<'_>, best: &Reading, rival: &Reading) -> bool {
    const ENTIRE: [&str; 18] = [
        "all",
        "total",
        "whole",
        "entire",
        "every",
        "each",
        "any",
        "existing",
        "overall",
        "universe",
        "everything",
        "full",
        "old",
        "complete",
        "altogether",
        "roster",
        "among",
        "amongst",
    ];
    let id = |reading: &Reading| reading.main().map(|operand| operand.indicator);
    let (Some(one), Some(other)) = (id(best), id(rival)) else { return false };
    let held = |id: IndicatorId| &scene.base().indicators[id.0 as usize];
    let (Some(own), Some(others)) = (held(one).share, held(other).share) else { return false };
    // The one board's newcomers are among all newcomers, and would have been named.
    let within = |part: IndicatorId, whole: IndicatorId| held(part).part_of == Some(whole);
    let tokens = &scene.question.tokens;
    let counted = &scene.facts.index.profiles[own.of.0 as usize].counted;
    let counts = |token: &Token| token.features.iter().any(|feature| counted.binary_search(feature).is_ok());
    let is_entire = |token: &Token| token.text.split(' ').any(|word| ENTIRE.contains(&word));
    // "Of the listed", "among those quoted"
    let is_state = |token: &Token| token.text.split(' ').any(|word| word.ends_with("ed"));
    let whole = stated_whole(scene);
    let names = |place: usize| counts(&tokens[place]) || scene.required.contains(place) && is_state(&tokens[place]);
    scene.question.language == Language::English
        && scene.standing == Standing::Alone
        && best.claim.is_none()
        && own.of != others.of
        && own.part != others.part
        && !within(own.of, others.of)
        && !within(others.of, own.of)
        && super::contrast::said_rather_of(&scene.evidence, one, other) < SAID
        && best.explained.intersection(scene.required).without(rival.explained).is_empty()
        && !tokens.iter().any(is_entire)
        && !whole.iter().any(names)
}

/// "How much of the market is made up of these": the words for a share behind which its part stands, and before which its whole does.
pub fn part_last(scene: &Scene<'_>) -> Option<usize> {
    const MADE_UP: [&str; 7] =
        ["made up of", "composed of", "comprised of", "made up by", "accounted for by", "represented by", "contributed by"];
    scene.question.cued(Cue::Share).find(|place| MADE_UP.contains(&scene.question.tokens[*place].text.as_ref()))
}

/// "Micro firms' share of the small ones": whether the one of two that has a word beside the whole that is stated, and so is its part, is the
/// larger one.
pub fn is_part_of_less(scene: &Scene<'_>, left: &Operand, right: &Operand) -> bool {
    let base = scene.base();
    let beside = scene.required.without(stated_whole(scene));
    let tied = |operand: &Operand, place: usize| scene.tie(operand.indicator, place).is_some();
    let is_part = |one: &Operand, other: &Operand| beside.iter().any(|place| tied(one, place) && !tied(other, place));
    let is_more = |one: &Operand, other: &Operand| one.value(base).point() > other.value(base).point();
    is_part(left, right) && is_more(left, right) || is_part(right, left) && is_more(right, left)
}
