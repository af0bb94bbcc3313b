//! Which readings are of how much of one thing there is to each of another, or at one time to what there was at another?

use super::evidence::{Candidate, Evidence, TokenSet, cued};
use super::fit::{fitness, is_target};
use super::pair::{MOST_PAIRED, has_figures, indicator};
use super::readings::{Reading, Scene};
use super::{Ask, Operand};
use crate::facts::base::Kind;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Decimal, Per, Unit};
use crate::question::{Asked, Class, Token};

/// So much of one thing for each of another, or for so many of it: "passengers per ferry", "prisoners for every 100 places".
pub fn per_unit(scene: &Scene<'_>) -> Option<Reading> {
    if scene.question.cued(Cue::Share).any(|place| scene.question.tokens[place].class == Class::Content) {
        return None;
    }
    if let Some((of_many, opener, taken)) = for_so_many(scene) {
        return for_each(scene, of_many, opener, taken);
    }
    let each = super::frames::each(scene).filter(|(_, taken)| !taken.is_empty());
    if let Some(reading) = for_each_coin(scene) {
        return Some(reading);
    }
    let (opener, taken) =
        each.or_else(|| super::hinge::ratio_of(scene)).or_else(|| super::hinge::spread_over(scene).filter(|_| !scene.has(Cue::Share)))?;
    // 平均每起网诈损失多少: what is told of each stands right behind it, and takes no "of".
    let shorter = if scene.question.language == Language::Chinese { taken.iter().count() } else { 1 };
    (0..shorter).find_map(|left| {
        let count = taken.iter().count() - left;
        for_each(scene, None, opener, taken.iter().take(count).collect())
    })
}

/// So much of what else is said for each of what some tokens say.
fn for_each(scene: &Scene<'_>, of_many: Option<Decimal>, opener: TokenSet, taken: TokenSet) -> Option<Reading> {
    let rest = TokenSet::all(scene.question).without(taken);
    let cues = cued(scene.question, &[Cue::HowMany, Cue::Average, Cue::Each, Cue::Ratio, Cue::Count, Cue::Total, Cue::Share, Cue::Needed]);
    let best = |focus: TokenSet, fits: &dyn Fn(&Unit) -> bool| {
        let evidence = Evidence::around(scene.question, scene.facts, focus);
        let held =
            scene.candidates.iter().filter(|candidate| has_figures(scene, candidate.indicator) && fits(&indicator(scene, candidate).unit));
        let heard = held.filter_map(|candidate| evidence.candidate(candidate.indicator, focus));
        let own = focus.intersection(scene.required).without(cues).without(opener);
        let unsaid = |candidate: &Candidate| evidence.said.unsaid(candidate.indicator).iter().map(|(_, weight)| weight).sum::<f32>();
        let named = heard.filter(|candidate| {
            candidate.coverage >= LEAST_NAMED && unsaid(candidate) < super::readings::TELLING && own.without(candidate.explained).is_empty()
        });
        // 每家初创公司: of two that fit as well the one that is called so.
        let is_named = |candidate: &Candidate| {
            let named = scene.question.named.iter().filter(|(id, _)| *id == candidate.indicator);
            f32::from(u8::from(named.into_iter().any(|(_, span)| span.clone().all(|place| focus.contains(place)))))
        };
        let named: Vec<Candidate> = named.collect();
        // "Harvest per farm": of all farms, and not of those of a sort that is not said.
        let is_part_of_one = |candidate: &Candidate| {
            let whole = indicator(scene, candidate).part_of;
            f32::from(u8::from(whole.is_some_and(|whole| named.iter().any(|other| other.indicator == whole)) && !candidate.full))
        };
        let fit = |candidate: &Candidate| candidate.fit() + (is_named(candidate) - is_part_of_one(candidate)) * NAMED;
        named.iter().max_by(|left, right| fit(left).total_cmp(&fit(right))).cloned()
    };
    let over = best(rest, &|unit| unit.is_counted() || unit.is_money())?;
    let under = best(taken, &|unit| unit.is_counted())?;
    // How often something has to be done is spread over nobody.
    if indicator(scene, &over).kind == Some(Kind::Rule) || indicator(scene, &under).kind == Some(Kind::Rule) {
        return None;
    }
    // What is told on the average, or for each, is not spread again.
    let profile = &scene.facts.index.profiles[over.indicator.0 as usize];
    let is_spread = [Cue::Average, Cue::Each].into_iter().any(|cue| {
        let notion = crate::facts::index::FeatureId::from(crate::language::lexicon::Lexicon::get().concept_for(cue));
        profile.tie(notion) == Some(crate::facts::index::Tie::Own)
    });
    if is_spread {
        return None;
    }
    if over.indicator == under.indicator || is_target(indicator(scene, &over)) || is_target(indicator(scene, &under)) {
        return None;
    }
    // Two of a sort are held against each other elsewhere.
    let is_ratio = super::hinge::ratio_of(scene).is_some() || super::hinge::spread_over(scene).is_some();
    if is_ratio && of_many.is_none() && indicator(scene, &over).unit.comparable(&indicator(scene, &under).unit) {
        return None;
    }
    let said = over.explained.union(under.explained).intersection(scene.required);
    // What is told of each already is not reckoned anew, though it be called by a word that is not said, as what is spread is.
    let unsaid = |id| scene.evidence.said.unsaid(id);
    let of_over = unsaid(over.indicator);
    let more = |id| unsaid(id).iter().filter(|(word, _)| of_over.iter().all(|(other, _)| other != word)).map(|(_, weight)| weight).sum();
    let tells = |candidate: &&Candidate| {
        let more: f32 = more(candidate.indicator);
        // For every 100,000 inhabitants it is told of them, and not of whom the question names.
        matches!(indicator(scene, candidate).unit, Unit::Rate(_, Per::Each(many, _)) if is_ratio || many == 1)
            && said.without(candidate.explained).is_empty()
            && more < super::readings::TELLING
    };
    let told = scene.candidates.iter().filter(tells).find_map(|candidate| scene.pick(candidate.indicator).ok());
    // Where no period is asked, a whole year is told rather than a part of one that the other is not told of.
    let latest = scene.pick(over.indicator);
    let is_of_both = |left: &Operand| {
        let right = super::kin::matching(scene, under.indicator, left);
        right.is_ok_and(|right| right.period(scene.base()) == left.period(scene.base()))
    };
    let yearly = || super::pick::series(scene.base(), over.indicator, &scene.members_of(over.indicator)).pop();
    let is_open = scene.question.periods.is_empty() && !latest.as_ref().is_ok_and(is_of_both);
    let left = if is_open { yearly().map_or(latest, Ok) } else { latest };
    let ask = left.and_then(|left| {
        if let Some(told) = told {
            return Ok(Ask::Figure(told));
        }
        let right = super::kin::matching(scene, under.indicator, &left)?;
        Ok(match of_many {
            Some(_) => Ask::Proportion { part: left, whole: right, of_many },
            None => Ask::Ratio { right, left },
        })
    });
    Some(Reading {
        outcome: ask.map_err(|reason| (reason, Vec::new())),
        claim: None,
        explained: over.explained.union(under.explained).union(opener).union(cues),
        score: (over.fit() + under.fit()) / 2.0 + 0.2,
        coverage: over.coverage.min(under.coverage),
        full: over.full && under.full,
    })
}

/// "For each euro that airports got, how many did the railways get?": how many times one sum of money is another.
fn for_each_coin(scene: &Scene<'_>) -> Option<Reading> {
    let tokens = &scene.question.tokens;
    let coins = super::frames::meaning(scene, "money");
    let opens = |place: usize| matches!(tokens[place].text.rsplit(' ').next(), Some("each" | "every" | "per" | "one"));
    let coin = coins.iter().find(|place| *place > 0 && opens(*place - 1))?;
    let asks = |place: usize| tokens[place].cues.contains(&Cue::HowMany);
    let is_open = |place: &usize| tokens[*place].class != Class::Mark && !asks(*place);
    let taken: TokenSet = (coin + 1..tokens.len()).take_while(is_open).collect();
    let rest = TokenSet::all(scene.question).without(taken);
    let cues = cued(scene.question, &[Cue::HowMany, Cue::Each, Cue::Ratio]).union(coins).union(TokenSet::from_iter([coin - 1]));
    let best = |focus: TokenSet| {
        let evidence = Evidence::around(scene.question, scene.facts, focus);
        let own = focus.intersection(scene.required).without(cues);
        let sums = scene.candidates.iter().filter(|candidate| {
            let held = indicator(scene, candidate);
            has_figures(scene, candidate.indicator) && held.unit.is_money() && !is_target(held) && scene.pick(candidate.indicator).is_ok()
        });
        let heard: Vec<Candidate> = sums.filter_map(|candidate| evidence.candidate(candidate.indicator, focus)).collect();
        let mut named = heard.into_iter().filter(|candidate| !own.is_empty() && own.without(candidate.explained).is_empty());
        let first = named.next()?;
        Some(named.fold(first, |best, other| if other.fit() > best.fit() { other } else { best }))
    };
    let (over, under) = (best(rest)?, best(taken)?);
    if over.indicator == under.indicator {
        return None;
    }
    let ask = scene.pick(over.indicator).and_then(|left| {
        let right = super::kin::matching(scene, under.indicator, &left)?;
        Ok(Ask::Ratio { left, right })
    });
    Some(Reading {
        outcome: ask.map_err(|reason| (reason, Vec::new())),
        claim: None,
        explained: over.explained.union(under.explained).union(cues),
        score: OF_COINS,
        coverage: over.coverage.min(under.coverage),
        full: over.full && under.full,
    })
}

/// How well it fits that one sum is told for each coin of another.
const OF_COINS: f32 = 1.0;

/// How much it says for one of both that it is called by a phrase of its own.
const NAMED: f32 = 0.02;

/// How well both things have to be named that are set one against each of the other.
const LEAST_NAMED: f32 = 0.5;

/// "For every 100 places": how many, what says so, and what they are of.
fn for_so_many(scene: &Scene<'_>) -> Option<(Option<Decimal>, TokenSet, TokenSet)> {
    let (many, said) = super::frames::per_many(scene)?;
    // What is told for so many of something says it better.
    let is_told = |candidate: &Candidate| {
        let unit = &indicator(scene, candidate).unit;
        let related = unit.is_percent() || matches!(unit, Unit::Rate(_, Per::Each(..)));
        related && candidate.full && has_figures(scene, candidate.indicator) && scene.unread(candidate.explained.union(said)).is_empty()
    };
    if scene.candidates.iter().any(is_told) {
        return None;
    }
    let tokens = &scene.question.tokens;
    let last = said.iter().last()?;
    let taken: TokenSet =
        (last + 1..tokens.len()).take_while(|next| scene.required.contains(*next) && tokens[*next].cues.is_empty()).collect();
    (!taken.is_empty()).then_some((Some(many), said, taken))
}

/// How many times as much one period is as another, of one indicator.
pub fn of_periods(scene: &Scene<'_>) -> Vec<Reading> {
    let (first, second) = match (scene.periods.as_slice(), scene.question.periods.as_slice()) {
        ([first, second], _) => (first, second),
        // 从2022到2025翻了几番
        (_, [Asked::Between(first, second)]) => (first, second),
        _ => return Vec::new(),
    };
    // "The ratio of 2024 to 2020", where the lexicon lets "ratio of" pass.
    let worded = |token: &Token| token.text.ends_with("ratio of") || token.text.ends_with("ratio between");
    let multiplies = scene.has(Cue::Ratio) || scene.question.tokens.iter().any(worded) || names_times(scene);
    if !multiplies && !scene.has(Cue::Double) {
        return Vec::new();
    }
    let (earlier, later) = if first.end <= second.end { (first, second) } else { (second, first) };
    let counts = |candidate: &&Candidate| !super::units::counts_others(scene, indicator(scene, candidate));
    let candidates = scene.candidates.iter().take(MOST_PAIRED).filter(counts);
    candidates
        .filter_map(|candidate| {
            let left = scene.pick_at(candidate.indicator, *later).ok()?;
            let right = scene.pick_at(candidate.indicator, *earlier).ok()?;
            let explained =
                candidate.explained.union(cued(scene.question, &[Cue::Ratio, Cue::Double, Cue::Growth, Cue::Compare, Cue::Greater]));
            Some(Reading {
                outcome: Ok(Ask::Ratio { left, right }),
                claim: None,
                explained,
                score: fitness(scene, candidate) + if multiplies { 0.2 } else { 0.12 },
                coverage: candidate.coverage,
                full: candidate.full,
            })
        })
        .collect()
}

/// "Over one and a half times as many as in 2023", 超过2023年的1.5倍: whether a number says how many times as much.
fn names_times(scene: &Scene<'_>) -> bool {
    scene.number_tokens().any(|index| scene.question.numbers[index].unit.measure == Measure::Times)
}
