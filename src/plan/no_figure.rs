//! Which plain figures are no answer, though they are named?

use super::evidence::TokenSet;
use super::frames;
use super::readings::{Reading, Scene, Standing};
use super::single::Maker;
use super::{Ask, Operand};
use crate::facts::base::{IndicatorId, Kind};
use crate::facts::index::{FeatureId, Tie};
use crate::facts::period::Shape;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;
use crate::quantity::{Decimal, Per, Unit};
use crate::question::{Class, Token};

/// How much of a name has to be said for what it denies to tell.
const HALF_SAID: f32 = 0.5;

impl Maker<'_, '_> {
    /// 独角兽里有多少不是专精特新: whether what a part is called by is denied of those that are counted.
    pub fn is_denied(&self) -> bool {
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let of_part = |place: usize| {
            tokens[place].class == Class::Content && tokens[place].cues.is_empty() && self.candidate.explained.contains(place)
        };
        let denies = |place: usize| matches!(tokens[place].text.as_ref(), "不是" | "并非" | "不属于" | "非" | "不算");
        let counted = scene.question.cued(Cue::HowMany).next();
        let denied = counted.and_then(|counted| scene.question.cued(Cue::Not).find(|place| *place > counted && denies(*place)));
        let is_part_denied = denied.is_some_and(|denied| denied + 1 < tokens.len() && of_part(denied + 1));
        self.indicator.unit.is_counted() && is_part_denied || self.is_undone(of_part)
    }

    /// 没修复的文物有多少: whether that is denied right before it which the figure is called by, and by no name of its own.
    fn is_undone(&self, of_part: impl Fn(usize) -> bool) -> bool {
        const UNDONE: [&str; 7] = ["没", "没有", "没能", "未", "未能", "尚未", "还没"];
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let undone = scene.question.cued(Cue::Not).find(|place| UNDONE.contains(&tokens[*place].text.as_ref())).map(|denial| denial + 1);
        let Some(denied) = undone.or_else(|| not_looked_at(scene)) else { return false };
        let not = FeatureId::from(Lexicon::get().concept_for(Cue::Not));
        let is_own = scene.evidence.said.is_in_name(self.id(), not);
        !is_own && scene.number_tokens().next().is_none() && denied < tokens.len() && of_part(denied)
    }

    /// "How many of the respondents were mistreated?": whether a part of what is counted is asked for by a word that nobody knows, so that
    /// all of them are no answer.
    pub fn is_only_asked_of(&self) -> bool {
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let of = |place: usize| tokens.get(place + 1).is_some_and(|next| next.text.split(' ').next() == Some("of"));
        let Some(asker) = scene.question.cued(Cue::HowMany).find(|place| of(*place)) else { return false };
        let opens = |token: &Token| !matches!(token.class, Class::Neutral | Class::Number(_) | Class::Period(_));
        let own = |place: usize| self.candidate.explained.contains(place);
        let Some(head) = (asker + 2..tokens.len()).find(|place| opens(&tokens[*place])).filter(|head| own(*head)) else { return false };
        let clause = tokens[asker].clause;
        let unknown = |place: usize| tokens[place].class == Class::Unknown && tokens[place].clause == clause && !own(place);
        self.indicator.unit.is_counted() && self.indicator.part_of.is_none() && (head + 1..tokens.len()).any(unknown)
    }

    /// "By how many trillion yuan did sales rise?", 多了多少万亿: whether so much of the level is asked for, where the level is held.
    pub fn wants_so_much(&self, level: IndicatorId) -> bool {
        let scene = self.scene;
        let held = &scene.base().indicators[level.0 as usize];
        let large = |token: &Token| ["万", "亿", "万亿"].contains(&token.text.as_ref()) || token.text.ends_with("多少亿");
        let is_sum = !frames::meaning(scene, "money").is_empty() || scene.question.tokens.iter().any(large);
        held.unit.is_money() && is_sum && super::wanted::asks_so_many(scene, held) && scene.pick(level).is_ok()
    }

    /// 历年加起来, 历年累计: the word for all years where what they came to is asked of a number that is one to date by itself.
    pub fn to_date(&self) -> TokenSet {
        const ADDED: [&str; 4] = ["累计", "累积", "合计", "累加"];
        let tokens = &self.scene.question.tokens;
        let adds = |token: &Token| token.cues.contains(&Cue::Total) || ADDED.iter().any(|word| token.text.starts_with(word));
        let all_years = self.scene.question.cued(Cue::Trend).filter(|place| tokens.get(place + 1).is_some_and(adds));
        if self.indicator.kind == Some(Kind::Stock) && !self.indicator.unit.is_percent() {
            all_years.collect()
        } else {
            TokenSet::default()
        }
    }

    /// "Averaged over twelve months" is asked of what comes in over them, and is told by no rate and no time.
    pub fn is_spread_over_time(&self) -> bool {
        let is_spread = super::length::spread(self.scene).is_some_and(|(per, _)| per.is_some());
        is_spread && !self.is_paced() && !self.indicator.unit.is_percent()
    }

    /// Whether a name denies what the question does not: 达标的污水厂 are none of those that don't.
    pub fn denies_what_is_said(&self) -> bool {
        let not = FeatureId::from(Lexicon::get().concept_for(Cue::Not));
        let is_said = self.candidate.coverage > HALF_SAID && !self.has(Cue::Not) && !self.has(Cue::Excluding);
        is_said && self.scene.evidence.said.is_in_name(self.id(), not)
    }

    /// "8.7 million were founded in 2022": the year, where what is told by the day is claimed to be so many that a year's are meant.
    pub fn claimed_of_a_year(&self) -> Option<Per> {
        /// How many times what a day brings a claim has to be.
        const OF_A_YEAR: Decimal = Decimal::from_parts(100, 0, 0, false, 0);
        let scene = self.scene;
        let Unit::Rate(of, Per::Day) = &self.indicator.unit else { return None };
        let is_year = scene.period().is_some_and(|period| period.shape == Shape::Year);
        let rate = scene.pick(self.id()).ok().filter(|_| is_year && of.is_counted())?;
        let least = rate.value(scene.base()).point().checked_mul(OF_A_YEAR)?;
        let claims = |index: usize| {
            let found = &scene.question.numbers[index];
            found.unit.per.is_none() && matches!(found.unit.measure, Measure::Counted(_) | Measure::None) && found.value.point() >= least
        };
        scene.number_tokens().any(claims).then_some(Per::Year)
    }
}

/// 不看新股，…: where that begins which is not looked at.
fn not_looked_at(scene: &Scene<'_>) -> Option<usize> {
    const LOOKING: [&str; 6] = ["看", "算", "含", "计", "包括", "包含"];
    let tokens = &scene.question.tokens;
    let looks = |place: &usize| {
        tokens[*place].text.as_ref() == "不" && tokens.get(place + 1).is_some_and(|next| LOOKING.contains(&next.text.as_ref()))
    };
    scene.question.cued(Cue::Not).find(looks).map(|denial| denial + 2)
}

/// Whether a reading tells what nobody asks for, though its figures are named.
pub fn is_no_answer(scene: &Scene<'_>, reading: &Reading) -> bool {
    is_no_sample(scene, reading)
        || tells_what_is_not_looked_at(scene, reading)
        || holds_two_leads(scene, reading)
        || holds_unlike(scene, reading)
        || is_of_no_kind(scene, reading)
        || is_per_somebody_else(scene, reading)
        || is_no_length(scene, reading)
        || is_part_for_whole(scene, reading)
        || counts_what_moved(scene, reading)
}

/// "How many masts fell over?", "how many fatal falls": whether a growth is told where those are counted that did so.
fn counts_what_moved(scene: &Scene<'_>, reading: &Reading) -> bool {
    if !matches!(reading.outcome, Ok(Ask::Growth { .. } | Ask::AnnualGrowth { .. })) || scene.question.language != Language::English {
        return false;
    }
    let tokens = &scene.question.tokens;
    let Some(counted) = tokens.iter().position(|token| token.text.as_ref() == "how many") else { return false };
    let by_so_many = counted.checked_sub(1).is_some_and(|before| tokens[before].text.as_ref() == "by");
    let names = |token: &&Token| token.class == Class::Content && token.cues.is_empty();
    let things = tokens[counted + 1..].iter().take_while(names).count();
    let moved = tokens.get(counted + 1 + things);
    let moves = moved.is_some_and(|moved| moved.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline)));
    !by_so_many && things > 0 && moves
}

/// "How many companies listed?": whether a part is told by whose own words nothing is said, where all that is said is said of its whole.
fn is_part_for_whole(scene: &Scene<'_>, reading: &Reading) -> bool {
    let Ok(Ask::Figure(told)) = &reading.outcome else { return false };
    let base = scene.base();
    let of_shares = base.indicators.iter().filter_map(|held| held.share).filter(|share| share.part == told.indicator).map(|share| share.of);
    let mut wholes = base.indicators[told.indicator.0 as usize].part_of.into_iter().chain(of_shares);
    let candidate = |id: IndicatorId| scene.candidates.iter().find(|candidate| candidate.indicator == id);
    let Some(own) = candidate(told.indicator) else { return false };
    let unsaid = |id| scene.evidence.said.unsaid(id).iter().map(|(_, weight)| weight).sum::<f32>();
    let says_all = |whole: IndicatorId| {
        let is_empty = base.indicators[whole.0 as usize].figures.is_empty();
        let explains = || candidate(whole).is_some_and(|all| own.explained.intersection(scene.required).without(all.explained).is_empty());
        is_empty && unsaid(told.indicator) - unsaid(whole) >= super::readings::TELLING && explains()
    };
    // "How many companies?" may be any of them.
    let tells = |place: usize| scene.question.tokens[place].weight >= super::readings::TELLING && scene.required.contains(place);
    scene.standing == Standing::Alone && reading.claim.is_none() && own.explained.iter().any(tells) && wholes.any(says_all)
}

/// "How long does a loan take?": whether a share is told where it is asked how long something lasts.
fn is_no_length(scene: &Scene<'_>, reading: &Reading) -> bool {
    const IN_CHINESE: [&str; 4] = ["多久", "多长时间", "要多久", "多少天"];
    let Ok(ask @ (Ask::Figure(_) | Ask::CountOf { .. })) = &reading.outcome else { return false };
    let asks = |token: &Token| token.text.starts_with("how long") || IN_CHINESE.contains(&token.text.as_ref());
    let is_percent = ask.main().is_some_and(|told| told.unit(scene.base()).is_percent());
    reading.claim.is_none() && is_percent && scene.question.tokens.iter().any(asks)
}

/// "Which kind of museum is cheapest?": whether one figure of all kinds is told where one of the kinds is asked for.
fn is_of_no_kind(scene: &Scene<'_>, reading: &Reading) -> bool {
    let Ok(Ask::Figure(told)) = &reading.outcome else { return false };
    let asks = |token: &Token| token.text.starts_with("which") || token.text.starts_with('哪');
    let orders = scene.operates(Cue::Highest) || scene.operates(Cue::Lowest);
    let ranges = |id: IndicatorId| super::dimensions::ranged(scene, id).iter().any(|ranged| !ranged.said.is_empty());
    orders
        && scene.question.tokens.iter().any(asks)
        && told.members(scene.base()).is_empty()
        && !ranges(told.indicator)
        && scene.candidates.iter().any(|candidate| ranges(candidate.indicator))
}

/// "Lifts per inhabitant": whether it is told for each of some others what is asked for each person, as only another language says it of both
/// (检查员人均).
fn is_per_somebody_else(scene: &Scene<'_>, reading: &Reading) -> bool {
    const ANYBODY: [&str; 8] = ["person", "people", "inhabitant", "inhabitants", "head", "capita", "resident", "citizen"];
    let Ok(Ask::Figure(told)) = &reading.outcome else { return false };
    let per_head = Lexicon::get().concept_of("per-capita").map(FeatureId::from);
    let asks = |token: &Token| token.text.starts_with("per ") && token.features.first().is_some_and(|first| Some(*first) == per_head);
    let is_of_others = |noun: &str| !noun.is_empty() && !noun.split(' ').any(|word| ANYBODY.contains(&word));
    let of_others = matches!(told.unit(scene.base()), Unit::Rate(_, Per::Each(1, noun)) if is_of_others(noun));
    of_others && scene.question.language == Language::English && scene.question.tokens.iter().any(asks)
}

/// "Are small firms more innovative than big ones?": whether how far one is above another is held against the like of two others.
fn holds_two_leads(scene: &Scene<'_>, reading: &Reading) -> bool {
    let base = scene.base();
    let Ok(Ask::Compare { left, right }) = &reading.outcome else { return false };
    let leads = |operand: &Operand| *operand.unit(base) == Unit::PercentagePoints;
    left.indicator != right.indicator && leads(left) && leads(right)
}

/// Whether a reading tells besides the figure that is asked one that is not looked at.
fn tells_what_is_not_looked_at(scene: &Scene<'_>, reading: &Reading) -> bool {
    matches!(reading.outcome, Ok(Ask::Figures(_))) && not_looked_at(scene).is_some()
}

/// Whether a reading tells a percentage where it is asked how many were questioned: "the sample size of the trust survey".
fn is_no_sample(scene: &Scene<'_>, reading: &Reading) -> bool {
    const IN_CHINESE: [&str; 4] = ["样本量", "样本数", "样本数量", "样本规模"];
    let sample = Lexicon::get().concept_of("sample").map(FeatureId::from);
    let sizes = |token: &Token| {
        let is_sample = token.features.iter().any(|feature| Some(*feature) == sample);
        is_sample && (token.says("size") || IN_CHINESE.contains(&token.text.as_ref()))
    };
    let Ok(ask @ (Ask::Figure(_) | Ask::Figures(_))) = &reading.outcome else { return false };
    let is_percent = |id: &IndicatorId| scene.base().indicators[id.0 as usize].unit.is_percent();
    scene.question.tokens.iter().any(sizes) && ask.indicators().iter().any(is_percent)
}

/// Whether a reading holds against each other what cannot be: a member against another where the two are asked for together
/// (湖北加重庆，两地合起来占全江的百分之多少), or what something comes to on the average and all that there is of something else.
fn holds_unlike(scene: &Scene<'_>, reading: &Reading) -> bool {
    const TOGETHER: [&str; 11] =
        ["合起来", "加起来", "合计", "一共", "总共", "两地", "together", "combined", "taken together", "jointly", "in total"];
    let base = scene.base();
    match &reading.outcome {
        Ok(Ask::Share { part, whole }) => {
            let siblings = part.indicator == whole.indicator && !part.members(base).is_empty() && !whole.members(base).is_empty();
            let same_period = part.period(base) == whole.period(base);
            siblings && same_period && scene.question.tokens.iter().any(|token| TOGETHER.contains(&token.text.as_ref()))
        }
        Ok(Ask::Difference { left, right }) if left.indicator != right.indicator => {
            let is_called = |id: IndicatorId, cue: Cue| {
                let notion = FeatureId::from(Lexicon::get().concept_for(cue));
                scene.facts.index.profiles[id.0 as usize].tie(notion) == Some(Tie::Own)
            };
            let unlike = |one: IndicatorId, other: IndicatorId| is_called(one, Cue::Average) && is_called(other, Cue::Total);
            left.unit(base).is_money() && (unlike(left.indicator, right.indicator) || unlike(right.indicator, left.indicator))
        }
        _ => false,
    }
}
