//! Which turns of phrase set a number beside the figures?
//!
//! "For every thousand", "one in how many", "over 30 days", "until a million", "a quarter of", "at 7 yuan to the dollar". Each is found
//! by the few words that make it, with the tokens that a reading which takes it up explains.

use super::evidence::{TokenSet, cued};
use super::readings::Scene;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Bounded, Decimal, Per};
use crate::question::{Class, Token};

/// Words that open "so many of them": "for every thousand firms", 每千家.
const EACH: [&str; 14] = [
    "every",
    "each",
    "per",
    "for every",
    "for each",
    "in every",
    "of every",
    "out of every",
    "among every",
    "每",
    "每一",
    "每个",
    "平均每",
    "per each",
];
/// Words that say that what follows is only supposed.
const SUPPOSING: [&str; 18] = [
    "if",
    "suppose",
    "supposing",
    "imagine",
    "assume",
    "assuming",
    "take",
    "picture",
    "say",
    "假如",
    "如果",
    "假设",
    "要是",
    "假使",
    "若",
    "倘若",
    "比如",
    "设",
];
/// Words that take a number out of a group.
const OUT_OF: [&str; 4] = ["out of", "of", "among", "amongst"];
const ONE: [&str; 12] = ["one", "1", "a", "一", "一家", "一个", "1家", "1个", "一户", "一名", "一位", "一间"];
const INSIDE: [&str; 9] = ["里", "中", "里面", "当中", "里头", "之中", "里边", "才", "就"];

/// The places of the numbers that were read, with each.
pub fn numbers<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (usize, &'s Found)> {
    scene.question.tokens.iter().enumerate().filter_map(|(place, token)| match token.class {
        Class::Number(index) => Some((place, &scene.question.numbers[index])),
        _ => None,
    })
}

/// The tokens that stand for a notion of the lexicon.
pub fn meaning(scene: &Scene<'_>, key: &str) -> TokenSet {
    let Some(concept) = Lexicon::get().concept_of(key) else {
        return TokenSet::default();
    };
    let tokens = scene.question.tokens.iter().enumerate();
    tokens.filter(|(_, token)| token.features.contains(&concept.into())).map(|(place, _)| place).collect()
}

fn before<'s>(scene: &'s Scene<'_>, place: usize) -> Option<(usize, &'s Token)> {
    scene.question.tokens[..place].iter().enumerate().rev().find(|(_, token)| token.class != Class::Mark)
}

fn text<'s>(scene: &'s Scene<'_>, place: usize) -> &'s str {
    scene.question.tokens.get(place).map_or("", |token| token.text.as_ref())
}

/// A round number that stands without a digit: "thousand", 百家.
fn round(text: &str) -> Option<Decimal> {
    let bare = text.trim_end_matches(['家', '户', '个', '人', '名', '位', '间', '艘', '条', '项', '件', '次', '例', '台', '辆']);
    let value: i64 = match bare.strip_prefix('一').unwrap_or(bare) {
        "ten" | "十" => 10,
        "hundred" | "a hundred" | "one hundred" | "百" => 100,
        "thousand" | "a thousand" | "one thousand" | "千" => 1_000,
        "ten thousand" | "万" => 10_000,
        "hundred thousand" | "十万" => 100_000,
        "million" | "a million" | "one million" | "百万" => 1_000_000,
        _ => return None,
    };
    Some(Decimal::from(value))
}

/// "For every thousand", 每千家: the number, with what says so.
pub fn per_many(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    *scene.once.per_many.get_or_init(|| find_per_many(scene))
}

fn find_per_many(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    let tokens = &scene.question.tokens;
    // The lexicon has "out of every hundred" for a percentage.
    let of_hundred = scene.question.cued(Cue::Share).find(|place| tokens[*place].text.ends_with("hundred"));
    if let Some(place) = of_hundred {
        return Some((Decimal::ONE_HUNDRED, TokenSet::from_iter([place])));
    }
    (0..tokens.len()).find_map(|place| {
        let number = match tokens[place].class {
            Class::Number(index) => plain(&scene.question.numbers[index]),
            _ => round(&tokens[place].text),
        }?;
        let (opener, opening) = before(scene, place).filter(|(_, token)| EACH.contains(&token.text.as_ref()))?;
        let _ = opening;
        (number > Decimal::ONE).then(|| (number, [opener, place].into_iter().collect()))
    })
}

/// Whether what was said of a number is claimed: "are 13 % of them ...?" takes no part of anything.
pub fn is_predicated(scene: &Scene<'_>, said: TokenSet) -> bool {
    const COPULAS: [&str; 12] = ["is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could"];
    let Some(first) = said.iter().next() else { return false };
    let values = ["how", "what", "which"];
    let asks_for_value = scene.question.tokens.iter().any(|token| token.text.split(' ').any(|word| values.contains(&word)));
    !asks_for_value && first.checked_sub(1).is_some_and(|before| COPULAS.contains(&text(scene, before)))
}

/// A number of things, without a unit that measures.
fn plain(found: &Found) -> Option<Decimal> {
    match (&found.unit.measure, found.value) {
        (Measure::None, Bounded::Exact(value)) => Some(value),
        (Measure::Counted(noun), Bounded::Exact(value)) if Per::parse(noun).is_none_or(|per| matches!(per, Per::Each(..))) => Some(value),
        _ => None,
    }
}

/// "If 200 firms", "out of 500", 如果有200家: the number that is supposed, which no figure states.
pub fn supposed(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    *scene.once.supposed.get_or_init(|| find_supposed(scene))
}

fn find_supposed(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    let tokens = &scene.question.tokens;
    let supposes = |place: usize| {
        let earlier = tokens[..place].iter().any(|token| SUPPOSING.contains(&token.text.as_ref()));
        let beside = before(scene, place).is_some_and(|(_, token)| OUT_OF.iter().any(|word| token.text.ends_with(word)));
        let inside = tokens[place + 1..].iter().take(6).any(|token| INSIDE[..7].contains(&token.text.as_ref()));
        earlier || beside || inside
    };
    numbers(scene).find_map(|(place, found)| {
        let number = plain(found).filter(|number| *number > Decimal::from(3) && number.fract().is_zero())?;
        (supposes(place) && !is_stated(scene, number)).then(|| (number, TokenSet::from_iter([place])))
    })
}

/// Whether a figure of what the question may mean has this value.
fn is_stated(scene: &Scene<'_>, value: Decimal) -> bool {
    scene.candidates.iter().map(|candidate| &scene.base().indicators[candidate.indicator.0 as usize]).any(|held| {
        let figures = &scene.base().figures[held.figures.start as usize..held.figures.end as usize];
        figures.iter().any(|figure| figure.value.point() == value)
    })
}

/// Whether a number of things is asked: "how many of them" is a word of its own in the lexicon.
pub fn asks_number(scene: &Scene<'_>) -> bool {
    let opens = |token: &Token| ["how many", "多少", "几"].iter().any(|word| token.text.starts_with(word));
    scene.has(Cue::HowMany) || scene.has(Cue::Count) || scene.question.tokens.iter().any(opens)
}

/// "One in how many", 几家里有一家: what says so.
pub fn one_in(scene: &Scene<'_>) -> Option<TokenSet> {
    *scene.once.one_in.get_or_init(|| find_one_in(scene))
}

fn find_one_in(scene: &Scene<'_>) -> Option<TokenSet> {
    let tokens = &scene.question.tokens;
    let ones = || tokens.iter().enumerate().filter(|(_, token)| ONE[..2].contains(&token.text.as_ref())).map(|(place, _)| place);
    if scene.has(Cue::OneIn) {
        return Some(cued(scene.question, &[Cue::OneIn, Cue::Each, Cue::HowMany]).union(ones().collect()));
    }
    let times = &super::stretch::TIME_CUES[..6];
    if scene.question.tokens.iter().any(|token| token.cues.iter().any(|cue| times.contains(cue))) {
        return None;
    }
    let every = scene
        .question
        .cued(Cue::EachInterval)
        .find(|place| text(scene, *place).starts_with("every how many") && text(scene, *place).len() < 15);
    if let Some(every) = every {
        return Some(ones().chain([every]).collect());
    }
    let asked: Vec<usize> = scene.question.cued(Cue::HowMany).collect();
    let english = asked.iter().find_map(|place| {
        let (opener, opening) = before(scene, *place)?;
        matches!(opening.text.as_ref(), "every" | "for every" | "in" | "in every" | "out of" | "per" | "out of every")
            .then_some([opener, *place])
    });
    if let Some(places) = english {
        return Some(places.into_iter().chain(ones()).collect());
    }
    let chinese = asked.iter().find_map(|place| {
        let inside = (*place + 1..tokens.len()).find(|later| INSIDE.iter().any(|word| text(scene, *later).starts_with(word)))?;
        let one = (inside + 1..tokens.len()).find(|later| ONE[3..].contains(&text(scene, *later)))?;
        Some([*place, inside, one])
    });
    // "How many does it take to get one", 一家对应多少家
    let taking = || {
        const TAKING: [&str; 14] =
            ["take", "takes", "to get", "get", "find", "produce", "yield", "behind", "对应", "背后", "需要", "要", "摊到", "才"];
        let takes = |token: &Token| TAKING.iter().any(|word| token.text.as_ref() == *word || token.text.starts_with("对应"));
        let one = tokens.iter().position(|token| ONE[..2].contains(&token.text.as_ref()) || ONE[4..].contains(&token.text.as_ref()))?;
        let answers = tokens.iter().position(|token| token.text.starts_with("对应多少") || token.text.starts_with("对应几"));
        let asked: Vec<usize> = asked.iter().copied().chain(answers).collect();
        tokens.iter().any(takes).then(|| asked.iter().copied().chain([one]).collect::<TokenSet>()).filter(|_| !asked.is_empty())
    };
    chinese.map(|places| places.into_iter().collect()).or_else(taking)
}

/// "For each ferry", "per firm", 每家企业: the opening word, and the words that it takes.
pub fn each(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    *scene.once.each.get_or_init(|| find_each(scene))
}

fn find_each(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    const ENDS: [&str; 16] = ["are", "is", "were", "was", "there", "do", "does", "did", "in", "on", "at", "of", "有", "对应", "的", "需要"];
    let tokens = &scene.question.tokens;
    // "Per company" is one word in the lexicon.
    let whole = meaning(scene, "per-company");
    if !whole.is_empty() {
        return Some((whole, TokenSet::default()));
    }
    let opens =
        |token: &Token| EACH.contains(&token.text.as_ref()) || matches!(token.text.as_ref(), "for one" | "平均每家" | "每家" | "平均每个");
    // "On average, how many nights does a guest stay?", "does the average guest stay"
    let of_one = |place: &usize| {
        const ONE_OF_THEM: [&str; 6] = ["a", "an", "one", "a single", "average", "typical"];
        const LEADING: [&str; 9] = ["does", "do", "did", "share", "for", "to", "on", "the", "an"];
        let before = place.checked_sub(1).and_then(|before| tokens[before].text.rsplit(' ').next());
        let text = tokens[*place].text.as_ref();
        let averages =
            scene.has(Cue::Average) || matches!(text, "one" | "a single") || tokens.iter().any(|token| token.text.contains("average"));
        before.is_some_and(|word| LEADING.contains(&word)) && ONE_OF_THEM.contains(&text) && averages && scene.has(Cue::HowMany)
    };
    let opener = (0..tokens.len()).find(|place| opens(&tokens[*place])).or_else(|| (0..tokens.len()).find(of_one))?;
    let taken: TokenSet = (opener + 1..tokens.len())
        .take_while(|place| {
            let token = &tokens[*place];
            let timed = token.cues.iter().any(|cue| super::stretch::TIME_CUES.contains(cue));
            !matches!(token.class, Class::Mark | Class::Number(_) | Class::Period(_))
                && !timed
                && !token.cues.contains(&Cue::HowMany)
                && !ENDS.contains(&token.text.as_ref())
        })
        .filter(|place| tokens[*place].class == Class::Content)
        .collect();
    Some((TokenSet::from_iter([opener]), taken))
}

/// "Over 30 days", 一个季度: how many stretches of which length.
pub fn span(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    scene.once.span.get_or_init(|| find_span(scene)).clone()
}

fn find_span(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    let counted = numbers(scene).find_map(|(place, found)| {
        // "Over 30 days" says how long, not that it is longer.
        let (Measure::Counted(noun), Bounded::Exact(count) | Bounded::About(count) | Bounded::Above(count)) =
            (&found.unit.measure, found.value)
        else {
            return None;
        };
        let per = Per::parse(noun).filter(|per| !matches!(per, Per::Each(..)))?;
        (count > Decimal::ZERO).then(|| (count, per, TokenSet::from_iter([place])))
    });
    let named = || {
        let tokens = scene.question.tokens.iter().enumerate();
        tokens.into_iter().find_map(|(place, token)| {
            let (count, per) = match token.text.as_ref() {
                "quarter" | "a quarter" | "per quarter" | "quarterly" | "each quarter" | "季度" | "一个季度" | "每季度" | "每个季度"
                | "一季" => (Decimal::from(3), Per::Month),
                "half a year" | "half-year" | "six months" | "半年" => (Decimal::from(6), Per::Month),
                "fortnight" | "a fortnight" => (Decimal::from(2), Per::Week),
                "decade" | "a decade" => (Decimal::from(10), Per::Year),
                "weekend" | "a weekend" => (Decimal::from(2), Per::Day),
                _ => return None,
            };
            Some((count, per, TokenSet::from_iter([place])))
        })
    };
    counted.or_else(named)
}

/// "How many days until a million", 多久才能到100万家: so many, and what the time is counted in.
pub fn goal(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    scene.once.goal.get_or_init(|| find_goal(scene)).clone()
}

fn find_goal(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    // "How many weeks" may be cut in two.
    let tokens = &scene.question.tokens;
    let times = &super::stretch::TIME_CUES[..7];
    let counted = scene
        .question
        .cued(Cue::HowMany)
        .find(|place| tokens.get(place + 1).is_some_and(|next| next.cues.iter().any(|cue| times.contains(cue))));
    let counted: TokenSet = counted.into_iter().flat_map(|place| [place, place + 1]).collect();
    let asked = meaning(scene, "duration").union(cued(scene.question, &[Cue::EachInterval])).union(counted);
    let said: String = asked.iter().map(|place| tokens[place].text.as_ref()).collect();
    if asked.is_empty() {
        return None;
    }
    let per = [
        (["day", "天"], Per::Day),
        (["week", "周"], Per::Week),
        (["month", "月"], Per::Month),
        (["year", "年"], Per::Year),
        (["hour", "小时"], Per::Hour),
        (["minute", "分钟"], Per::Minute),
    ];
    let per = per.into_iter().find(|(words, _)| words.iter().any(|word| said.contains(word))).map_or(Per::Day, |(_, per)| per);
    let (place, count) = numbers(scene).find_map(|(place, found)| Some((place, plain(found).filter(|count| *count > Decimal::ONE)?)))?;
    Some((count, per, asked.union(TokenSet::from_iter([place]))))
}

/// "A quarter of", "10 % of", 的三分之一: a part in per cent, where it is not what a figure states.
pub fn portion(scene: &Scene<'_>) -> Option<(Bounded, TokenSet)> {
    *scene.once.portion.get_or_init(|| find_portion(scene))
}

fn find_portion(scene: &Scene<'_>) -> Option<(Bounded, TokenSet)> {
    let tokens = &scene.question.tokens;
    let fractions = ["half", "third", "one-quarter"].iter().fold(TokenSet::default(), |all, key| all.union(meaning(scene, key)));
    let percent = |found: &Found| {
        let is_exact = matches!(found.value, Bounded::Exact(_)) || found.in_words && matches!(found.value, Bounded::About(_));
        let is_part = found.unit.measure == Measure::Percent && is_exact;
        (is_part && (found.in_words || !states_percentage(scene, found.value.point()))).then_some(found.value)
    };
    let takes = |place: usize| {
        let said = text(scene, place);
        let english =
            said.ends_with(" of") || said.ends_with(" the") || matches!(text(scene, place + 1), "of" | "of the" | "of all" | "the");
        let chinese = before(scene, place).is_some_and(|(_, token)| matches!(token.text.as_ref(), "的" | "其中"));
        english || chinese
    };
    let read = numbers(scene).find_map(|(place, found)| Some((percent(found)?, place)).filter(|(_, place)| takes(*place)));
    let worded = || {
        let place = fractions.iter().find(|place| takes(*place))?;
        let written: Vec<Bounded> = scene.question.numbers.iter().filter(|found| found.in_words).filter_map(percent).collect();
        let known = |word: &str| (tokens[place].text.contains(word)).then_some(Bounded::Exact(Decimal::from(50)));
        let value = match written.as_slice() {
            [only] => Some(*only),
            _ => known("half").or_else(|| known("半")),
        };
        Some((value?, place))
    };
    let (value, place) = read.or_else(worded)?;
    Some((value, TokenSet::from_iter([place])))
}

/// Whether a percentage is one that a figure states: then it is what is known, not a part to be taken.
fn states_percentage(scene: &Scene<'_>, value: Decimal) -> bool {
    let indicators = scene.candidates.iter().map(|candidate| &scene.base().indicators[candidate.indicator.0 as usize]);
    indicators.filter(|held| held.unit.is_percent()).any(|held| {
        let figures = &scene.base().figures[held.figures.start as usize..held.figures.end as usize];
        figures.iter().any(|figure| figure.value.point() == value)
    })
}

/// "Times 30", 乘以30: the factor, with what says so.
pub fn factor(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    *scene.once.factor.get_or_init(|| find_factor(scene))
}

fn find_factor(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    const TIMES: [&str; 10] = ["times", "by", "multiply", "multiplied", "multiplied by", "multiply by", "x", "乘", "乘以", "×"];
    let multiplies = scene.question.tokens.iter().enumerate().filter(|(_, token)| {
        let said = token.text.as_ref();
        said.starts_with("multipl") || matches!(said, "times" | "x" | "×" | "*" | "乘" | "乘以" | "乘上")
    });
    let said: TokenSet = multiplies.map(|(place, _)| place).collect();
    // "Twice the number", "3 times the number", 两倍: no factor where one thing is said to be as much as another.
    let compares = [Cue::Greater, Cue::Lesser, Cue::Compare, Cue::Growth, Cue::Claim].iter().any(|cue| scene.has(*cue));
    if !compares && (scene.question.asks || asks_number(scene)) {
        let multiple = numbers(scene).find_map(|(place, found)| match (&found.unit.measure, found.value) {
            (Measure::Times, Bounded::Exact(times)) => Some((times, TokenSet::from_iter([place]))),
            _ => None,
        });
        let worded = [(Cue::Double, 2), (Cue::Triple, 3)].into_iter().find(|(cue, _)| scene.has(*cue));
        let worded = worded.map(|(cue, times)| (Decimal::from(times), cued(scene.question, &[cue])));
        if let Some(found) = multiple.or(worded) {
            return Some(found);
        }
    }
    let (place, number) = numbers(scene).find_map(|(place, found)| {
        let beside = before(scene, place).is_some_and(|(_, token)| TIMES.contains(&token.text.as_ref()));
        Some((place, plain(found)?)).filter(|_| beside)
    })?;
    let opener = before(scene, place).map(|(opener, _)| opener);
    (!said.is_empty()).then(|| (number, said.union(opener.into_iter().chain([place]).collect())))
}

/// "To hit 10,000", 达到一万: a level that the member names.
pub fn aimed_at(scene: &Scene<'_>, index: usize) -> Option<(Decimal, TokenSet)> {
    let place = scene.question.tokens.iter().position(|token| token.class == Class::Number(index))?;
    let (_, opening) = before(scene, place)?;
    let said = opening.text.as_ref();
    let aims = ["to", "hit", "reach", "get to", "until", "till", "make", "hits", "reaches", "attain"]
        .iter()
        .any(|word| said == *word || said.ends_with(&format!(" {word}")))
        || ["达到", "到", "满", "凑够", "凑满", "突破", "达", "够"].iter().any(|word| said.ends_with(word));
    let level = plain(&scene.question.numbers[index])?;
    aims.then(|| (level, TokenSet::from_iter([place])))
}

/// Whether a number is to be reckoned back from what is known: "working backwards", "if that is 27 %, how many are there".
pub fn implies(scene: &Scene<'_>) -> bool {
    *scene.once.implies.get_or_init(|| find_implies(scene))
}

fn find_implies(scene: &Scene<'_>) -> bool {
    const GIVEN: [&str; 20] = [
        "if", "given", "since", "as", "because", "seeing", "knowing", "suppose", "assuming", "with", "按", "按照", "根据", "如果", "既然",
        "若", "要是", "已知", "依", "照",
    ];
    if scene.has(Cue::Implied) {
        return true;
    }
    let tokens = &scene.question.tokens;
    let Some(asked) = scene.question.cued(Cue::HowMany).max() else {
        return false;
    };
    let percent = numbers(scene).filter(|(_, found)| found.unit.measure == Measure::Percent).map(|(place, _)| place);
    let mut shares = scene.question.cued(Cue::Share).chain(percent);
    let given = tokens
        .iter()
        .position(|token| GIVEN.iter().any(|word| token.text.as_ref() == *word || token.text.starts_with(&format!("{word} "))));
    given.is_some_and(|given| shares.any(|share| given < share && share < asked && tokens[share].clause < tokens[asked].clause))
}
