//! At which word does a question turn from one thing to what that is held against?

use super::evidence::{TokenSet, cued};
use super::readings::Scene;
use crate::language::cue::Cue;
use crate::question::{Class, Token};

/// Verbs that stand between two things of which one is asked for.
pub const AUXILIARIES: [&str; 12] = ["is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "did the", "were the"];

/// "How many times as fast as profits did sales climb?", "how many times the profits are the sales?": what stands behind "as", "than" or
/// the bare "times" is what the other is held against, though it is named first.
pub fn is_turned(scene: &Scene<'_>, one: usize, other: usize) -> bool {
    let tokens = &scene.question.tokens;
    let (first, second) = (one.min(other), one.max(other));
    if is_set_against_first(scene, first, second) {
        return true;
    }
    let Some(ratio) = scene.question.cued(Cue::Ratio).next().filter(|ratio| *ratio < first) else { return false };
    let compares = |place: usize| matches!(tokens[place].text.as_ref(), "as" | "than");
    let asks = |place: usize| AUXILIARIES.contains(&tokens[place].text.as_ref());
    let leads = (ratio + 1..first).any(compares) || tokens[ratio].text.ends_with(" than");
    let counts = tokens[ratio].text.ends_with(" times") || tokens[ratio].text.ends_with("multiple of");
    let bare = counts && !(ratio + 1..first).any(asks) && !(first..second).any(compares);
    (leads || bare) && (first..second).any(asks)
}

/// "Compared with the profits, how many times larger are the sales?", 和利润相比，营收是几倍: whether it is said before a comma what the
/// other is held against.
pub fn is_set_against_first(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    const TOLD: [Cue; 4] = [Cue::Ratio, Cue::Difference, Cue::Greater, Cue::Lesser];
    let tokens = &scene.question.tokens;
    let Some(comma) = (first + 1..second).find(|place| tokens[*place].class == Class::Mark) else { return false };
    let sets = |token: &Token| token.cues.contains(&Cue::Compare) && token.text.as_ref() != "compare";
    let tells = |token: &Token| token.cues.iter().any(|cue| TOLD.contains(cue));
    // 跟利润比，
    let ends_set = matches!(tokens[comma - 1].text.as_ref(), "比" | "比起来" | "比的话");
    (ends_set || tokens[..comma].iter().any(sets)) && !tokens[..comma].iter().any(tells) && tokens[comma..].iter().any(tells)
}

/// Whether the first of two things stands before the other where something is said to be more or less than something else: what stands
/// behind "than" is what the other is held against, and of what stands before it that is meant which is nearest ("the courts closed more
/// cases than they took in": the cases closed, though the courts are of those taken in). Nothing where no such word tells.
pub fn is_first_around_than(scene: &Scene<'_>, one: TokenSet, other: TokenSet) -> Option<bool> {
    let tokens = &scene.question.tokens;
    let than =
        (0..tokens.len()).find(|place| tokens[*place].says("than") || matches!(tokens[*place].text.as_ref(), "比" | "少于" | "多于"))?;
    let named_before = |own: TokenSet| own.iter().filter(|place| *place < than).last();
    let named_behind = |own: TokenSet| own.iter().any(|place| place > than);
    match (named_behind(one), named_behind(other)) {
        (true, false) if named_before(other).is_some() => Some(false),
        (false, true) if named_before(one).is_some() => Some(true),
        (false, false) => Some(named_before(one)? > named_before(other)?),
        _ => None,
    }
}

/// "If you take the profits from the sales": whether one thing is to be taken from another.
pub fn takes_from(scene: &Scene<'_>) -> bool {
    const TAKING: [&str; 4] = ["take", "taking", "takes", "knock"];
    const TAKERS: [&str; 6] = ["if", "you", "we", "i", "one", "when"];
    let tokens = &scene.question.tokens;
    let takes = |place: &usize| {
        let mut words = tokens[*place].text.split(' ');
        let is_told = *place == 0
            || words.clone().any(|word| TAKERS.contains(&word))
            || tokens[*place - 1].text.split(' ').any(|word| TAKERS.contains(&word));
        is_told && words.any(|word| TAKING.contains(&word))
    };
    let names = |place: usize| scene.required.contains(place) && tokens[place].cues.is_empty();
    let Some(verb) = (0..tokens.len()).find(takes) else { return false };
    let from = (verb + 1..tokens.len()).find(|place| matches!(tokens[*place].text.as_ref(), "from" | "from the" | "away from" | "off"));
    from.is_some_and(|from| (verb + 1..from).any(names) && (from + 1..tokens.len()).any(names))
}

/// The words by which one thing is taken from another, or by which a distance is said to separate them.
pub fn apart(scene: &Scene<'_>) -> TokenSet {
    *scene.once.apart.get_or_init(|| {
        let taken = if takes_from(scene) { super::stretch::taken_away(scene) } else { TokenSet::default() };
        taken.union(separating(scene))
    })
}

/// "How many points separate the one from the other?"
pub fn separating(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let divides = |place: usize| matches!(tokens[place].text.as_ref(), "from" | "from the" | "and");
    let separates = |place: &usize| tokens[*place].text.starts_with("separate") && (*place + 1..tokens.len()).any(divides);
    if scene.has(Cue::HowMany) || scene.has(Cue::Difference) { (0..tokens.len()).filter(separates).collect() } else { TokenSet::default() }
}

/// The words that set a part against its whole, where each is named on its own side of them: "the burglaries against all offences".
pub fn set_against(scene: &Scene<'_>, part: TokenSet, whole: TokenSet) -> TokenSet {
    let tokens = &scene.question.tokens;
    let hinges = cued(scene.question, &[Cue::Compare, Cue::Ratio]);
    let own = part.without(whole).intersection(scene.required).without(hinges);
    let others = whole.intersection(scene.required).without(hinges);
    let stands_between = |hinge: usize| {
        // "Divide the one by the other", "compared with the one, the other" say it before both.
        let leads = !(0..hinge).any(|place| own.contains(place) || others.contains(place));
        let parts = |place: &usize| matches!(tokens[*place].text.as_ref(), "by" | "," | "with" | "to");
        let turn = if leads { (hinge + 1..tokens.len()).find(parts) } else { Some(hinge) };
        turn.is_some_and(|turn| {
            own.iter().all(|place| place < turn) && others.iter().any(|place| place > turn)
                || own.iter().all(|place| place > turn) && others.iter().any(|place| place < turn)
        })
    };
    if !own.is_empty() && hinges.iter().any(stands_between) { hinges } else { TokenSet::default() }
}

/// "The ratio of pupils to teachers": what says so, and what the first is held against.
pub fn ratio_of(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    let tokens = &scene.question.tokens;
    if super::length::divides_by_it(scene) {
        return None;
    }
    if let Some(found) = divided(scene) {
        return Some(found);
    }
    let ratio = tokens.iter().position(|token| token.text.ends_with("ratio of") || token.text.ends_with("ratio between"))?;
    let turn = (ratio + 1..tokens.len()).find(|place| matches!(tokens[*place].text.as_ref(), "to" | "and" | "to the"))?;
    let second = named_behind(scene, turn);
    (!second.is_empty()).then(|| ([ratio, turn].into_iter().collect(), second))
}

/// The words of a name that come next behind a place.
fn named_behind(scene: &Scene<'_>, turn: usize) -> TokenSet {
    let tokens = &scene.question.tokens;
    let names = |place: &usize| scene.required.contains(*place) && tokens[*place].cues.is_empty();
    (turn + 1..tokens.len()).skip_while(|place| !names(place)).take_while(names).collect()
}

/// "Divide the pupils by the teachers", "shared out equally among the schools": what says so, and what the first is spread over.
pub fn spread_over(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    const EVENLY: [&str; 3] = ["equally", "evenly", "out"];
    const OVER: [&str; 8] = ["among", "amongst", "across", "over", "between", "among the", "over all", "across all"];
    let tokens = &scene.question.tokens;
    let has_word = |place: usize, words: &[&str]| tokens[place].text.split(' ').any(|word| words.contains(&word));
    let divides = |place: &usize| tokens[*place].text.starts_with("divide");
    let by = |verb: usize| (verb..tokens.len()).find(|place| tokens[*place].text.split(' ').any(|word| word == "by"));
    let divided = (0..tokens.len()).find(divides).and_then(|verb| Some((verb, by(verb)?)));
    let spread = || {
        let verb = (0..tokens.len()).find(|place| has_word(*place, &EVENLY) && tokens[*place].cues.contains(&Cue::Average))?;
        Some((verb, (verb + 1..tokens.len()).find(|place| OVER.contains(&tokens[*place].text.as_ref()))?))
    };
    // "Spread the grants evenly over the lifts": what is spread stands between.
    let apart = || {
        const VERBS: [&str; 5] = ["spread", "share", "split", "distribute", "divide"];
        let verb = (0..tokens.len()).find(|place| VERBS.iter().any(|verb| tokens[*place].text.split(' ').next() == Some(verb)))?;
        let evenly = (verb + 2..tokens.len()).find(|place| has_word(*place, &EVENLY))?;
        Some((verb, evenly, (evenly..tokens.len()).find(|place| has_word(*place, &OVER))?))
    };
    let (verb, evenly, turn) = divided.or_else(spread).map(|(verb, turn)| (verb, verb, turn)).or_else(apart)?;
    let second = named_behind(scene, turn);
    (!second.is_empty()).then(|| ([verb, evenly, turn].into_iter().collect(), second))
}

/// A除以B, A与B之比: what says so, and what the first is held against.
fn divided(scene: &Scene<'_>) -> Option<(TokenSet, TokenSet)> {
    const RATIOS: [&str; 5] = ["之比", "比值", "的比值", "之比是", "的比"];
    const JOINTS: [&str; 7] = ["与", "和", "对", "跟", "同", "比上", "及"];
    let tokens = &scene.question.tokens;
    let names = |place: &usize| scene.required.contains(*place) && tokens[*place].cues.is_empty();
    let behind = |turn: usize| (turn + 1..tokens.len()).skip_while(|place| !names(place)).take_while(names).collect::<TokenSet>();
    let (opener, second): (TokenSet, TokenSet) = if let Some(turn) =
        tokens.iter().position(|token| matches!(token.text.as_ref(), "除以" | "÷"))
    {
        ([turn].into_iter().collect(), behind(turn))
    } else {
        let ratio = tokens.iter().position(|token| RATIOS.contains(&token.text.as_ref()))?;
        let turn = (1..ratio).find(|place| JOINTS.contains(&tokens[*place].text.as_ref()) && (0..*place).any(|before| names(&before)))?;
        ([turn, ratio].into_iter().collect(), behind(turn))
    };
    (!second.is_empty()).then_some((opener, second))
}

/// "The ratio of one to the other", where the lexicon lets "ratio of" pass.
pub fn is_ratio(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let ratio = tokens.iter().position(|token| token.text.ends_with("ratio of") || token.text.ends_with("ratio between"));
    ratio.is_some_and(|ratio| tokens[ratio..].iter().any(|token| matches!(token.text.as_ref(), "to" | "and")))
}

/// Whether a share is asked of those of whom two things are true at once: "did both research and exports", 既…又…, 同时.
pub fn does_both(scene: &Scene<'_>) -> bool {
    const DOING: [&str; 14] =
        ["did", "do", "does", "have", "had", "has", "made", "got", "invested", "invested in", "are", "were", "spent on", "doing"];
    let tokens = &scene.question.tokens;
    let says = |place: usize, words: &[&str]| tokens.get(place).is_some_and(|token| words.contains(&token.text.as_ref()));
    let both = (1..tokens.len()).any(|place| says(place, &["both"]) && says(place - 1, &DOING));
    let at_once =
        tokens.iter().any(|token| matches!(token.text.as_ref(), "同时" | "既" | "simultaneously") || token.text.ends_with("same time"));
    let shares = scene.question.cued(Cue::Share).any(|place| tokens[place].text.ends_with('s') && !tokens[place].text.ends_with("ss"));
    scene.has(Cue::Share) && !shares && (both || at_once)
}

/// "As a percentage of", "relative to": whether two numbers are set in relation, though the one be no part of the other.
pub fn is_set_in_relation(scene: &Scene<'_>) -> bool {
    const SETTING: [&str; 8] = ["as a", "as percentage", "as share", "relative", "compared", "against", "ratio", "相当于"];
    scene.question.tokens.iter().any(|token| SETTING.iter().any(|word| token.text.starts_with(word)))
}
