//! Of a group of how many does a question speak: "for every thousand", "if 200 firms", "one in how many", "for each ferry"?

use super::{before, meaning, numbers, plain, text};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::Scene;
use crate::plan::stretch::TIME_CUES;
use crate::quantity::Decimal;
use crate::question::{Class, Token};

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

/// A round number that stands without a digit: "thousand", 百家.
fn round(text: &str) -> Option<Decimal> {
    let bare = text.trim_end_matches([
        '家', '户', '个', '人', '名', '位', '间', '艘', '条', '项', '件', '次', '例', '台', '辆', '张', '份', '头', '座', '所',
    ]);
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

/// Words that say that what follows is only supposed.
const SUPPOSING: [&str; 22] = [
    "随便抓",
    "随机抓",
    "任意抓",
    "随手抓",
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
const INSIDE: [&str; 9] = ["里", "中", "里面", "当中", "里头", "之中", "里边", "才", "就"];

/// Whether a figure of what the question may mean has this value.
fn is_stated(scene: &Scene<'_>, value: Decimal) -> bool {
    scene.candidates.iter().map(|candidate| &scene.base().indicators[candidate.indicator.0 as usize]).any(|held| {
        let figures = &scene.base().figures[held.figures.start as usize..held.figures.end as usize];
        figures.iter().any(|figure| figure.value.point() == value)
    })
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
    let times = &TIME_CUES[..6];
    if scene.question.tokens.iter().any(|token| token.cues.iter().any(|cue| times.contains(cue))) {
        return None;
    }
    let every = scene.question.cued(Cue::EachInterval).find(|place| ["every how many", "per how many"].contains(&text(scene, *place)));
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

const ONE: [&str; 12] = ["one", "1", "a", "一", "一家", "一个", "1家", "1个", "一户", "一名", "一位", "一间"];

/// "For each ferry", "per firm", 每家企业: the opening word, and the words that it takes.
pub fn each(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    *scene.once.each.get_or_init(|| find_each(scene))
}

fn find_each(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    const ENDS: [&str; 24] = [
        "are", "is", "were", "was", "there", "do", "does", "did", "has", "have", "had", "would", "gets", "got", "takes", "took", "in",
        "on", "at", "of", "有", "对应", "的", "需要",
    ];
    let tokens = &scene.question.tokens;
    // "Per company" is one word in the lexicon.
    // 每家初创公司: what stands behind it says of what.
    let whole = meaning(scene, "per-company");
    let is_thing = |place: usize| tokens.get(place).is_some_and(|next| next.class == Class::Content && next.cues.is_empty());
    let named = whole.iter().last().filter(|place| scene.question.language == Language::Chinese && is_thing(place + 1));
    if !whole.is_empty() && named.is_none() {
        return Some((whole, TokenSet::default()));
    }
    let opens = |token: &Token| {
        EACH.contains(&token.text.as_ref())
            || matches!(token.text.as_ref(), "for one" | "平均每家" | "每家" | "平均每个")
            || token.cues.contains(&Cue::Each) && token.text.ends_with("to each")
            || token.cues == [Cue::Each] && token.text.starts_with('一')
    };
    // "On average, how many nights does a guest stay?", "does the average guest stay"
    let of_one = |place: &usize| {
        const ONE_OF_THEM: [&str; 6] = ["a", "an", "one", "a single", "average", "typical"];
        const LEADING: [&str; 9] = ["does", "do", "did", "share", "for", "to", "on", "the", "an"];
        let before = place.checked_sub(1).and_then(|before| tokens[before].text.rsplit(' ').next());
        let text = tokens[*place].text.as_ref();
        let averages =
            || scene.has(Cue::Average) || matches!(text, "one" | "a single") || tokens.iter().any(|token| token.text.contains("average"));
        before.is_some_and(|word| LEADING.contains(&word))
            && ONE_OF_THEM.contains(&text)
            && (scene.has(Cue::HowMany) || scene.has(Cue::Average))
            && averages()
    };
    // "One borrower takes home how many items?"
    let of_one_asked = |place: &usize| {
        /// How far behind it may be asked how many.
        const REACH: usize = 6;
        let one = matches!(tokens[*place].text.as_ref(), "1" | "one" | "a single" | "the average" | "the typical");
        let behind = tokens[place + 1..].iter().take(REACH);
        one && tokens.get(place + 1).is_some_and(|next| next.class == Class::Content && next.cues.is_empty())
            && behind.clone().any(|token| token.cues.contains(&Cue::HowMany))
    };
    let opener = named
        .or_else(|| (0..tokens.len()).find(|place| opens(&tokens[*place])))
        .or_else(|| (0..tokens.len()).find(of_one))
        .or_else(|| (0..tokens.len()).find(of_one_asked))?;
    let taken: TokenSet = (opener + 1..tokens.len())
        .take_while(|place| {
            let token = &tokens[*place];
            let timed = token.cues.iter().any(|cue| TIME_CUES.contains(cue));
            !matches!(token.class, Class::Mark | Class::Number(_) | Class::Period(_))
                && !timed
                && !token.cues.iter().any(|cue| matches!(cue, Cue::HowMany | Cue::Average))
                && !ENDS.contains(&token.text.as_ref())
        })
        .filter(|place| tokens[*place].class == Class::Content)
        .collect();
    Some((TokenSet::from_iter([opener]), taken))
}
