//! Which readings are of parts and wholes?

use super::evidence::{Candidate, TokenSet, cued};
use super::frames;
use super::hinge;
use super::kin::{self, Kin};
use super::readings::{Reading, TELLING};
use super::single::{ASKED_FOR, Maker};
use super::stretch::negates;
use super::wanted::{Wanted, counts_things, wanted};
use super::whole::{names_other_whole, stated_whole};
use super::{Ask, Operand};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;
use crate::question::{Asked, Class, Token};

/// What a turn of phrase that asks for one thing only is worth beside a plain figure.
const TURNED: f32 = 0.3;
/// How much of a whole's name has to be said for it to be what a part is set against.
const NAMED: f32 = 0.5;

/// What it is worth for a whole that all of it is asked for in so many words.
const ENTIRE: f32 = 0.2;

impl Maker<'_, '_> {
    /// All readings of parts and wholes.
    pub fn parts(&self) -> Vec<Reading> {
        let mut readings = self.without();
        readings.extend(self.count_of());
        readings.extend(self.implied_whole());
        readings.extend(self.share());
        readings.extend(self.share_of_member());
        readings.extend(self.share_of_year());
        readings.extend(self.share_of_target());
        readings.extend(self.proportion());
        readings
    }

    /// The candidate for a whole, where the question names it.
    pub fn named(&self, whole: IndicatorId) -> Option<&Candidate> {
        self.scene.candidates.iter().find(|candidate| candidate.indicator == whole && candidate.coverage > NAMED)
    }

    /// How many firms a share of a known group is.
    fn count_of(&self) -> Option<Reading> {
        // "How many yuan were not cleared": so much of what is itself a sum of money.
        let is_of_money = self.indicator.share.is_some_and(|share| self.scene.base().indicators[share.of.0 as usize].unit.is_money());
        let sum = wanted(self.scene) == Wanted::Money;
        if sum && !is_of_money && !self.has(Cue::Absolute) || super::about::asks_for_meaning(self.scene) {
            return None;
        }
        // 砸了多少亿做研发 asks for no number of firms.
        let in_hundred_millions = |token: &Token| ["多少亿", "几亿", "几个亿", "多少个亿"].iter().any(|word| token.text.contains(word));
        if self.scene.question.tokens.iter().any(in_hundred_millions) && !is_of_money {
            return None;
        }
        let complement = self.negates();
        let absolute = self.has(Cue::Absolute) || counts_things(self.scene) || sum;
        if let Some(share) = self.indicator.share.filter(|_| absolute && self.candidate.coverage > NAMED) {
            let part = &self.scene.base().indicators[share.part.0 as usize];
            if !complement && super::units::counts_others(self.scene, part) {
                return None;
            }
            if !complement && let Ok(part) = self.scene.pick(share.part) {
                return Some(self.reading(Ok(Ask::Figure(part)), &[Cue::Absolute], -0.1));
            }
            if complement && !self.is_denied_of(share.of) {
                return None;
            }
            let ask = self.scene.pick(self.id()).and_then(|operand| {
                match self.matching(share.of, &operand) {
                    Ok(group) => Ok(Ask::CountOf { group, share: operand, complement }),
                    // The whole has no figure, but the part and its share imply it.
                    Err(_) if complement => {
                        Ok(Ask::ImpliedRest { part: self.matching(share.part, &operand)?, share: operand, whole: share.of })
                    }
                    Err(reason) => Err(reason),
                }
            });
            let mut cues = vec![Cue::Absolute, Cue::Share];
            cues.extend(complement.then_some(Cue::Not));
            let worth = match ask {
                Ok(_) if self.has(Cue::Absolute) || self.has(Cue::Count) => 0.15,
                Ok(_) => 0.0,
                Err(_) => -0.3,
            };
            return Some(self.reading(ask, &cues, worth));
        }
        let percent = wanted(self.scene) == Wanted::Percent && !absolute;
        let (share, group) = kin::share_of_part(self.scene, self.id()).filter(|_| self.indicator.figures.is_empty() && !percent)?;
        let ask = self
            .scene
            .pick(share)
            .and_then(|operand| Ok(Ask::CountOf { group: self.matching(group, &operand)?, share: operand, complement }));
        // "A headcount, not a share"
        let mut cues = vec![Cue::Absolute];
        cues.extend(complement.then_some(Cue::Not));
        Some(self.reading(ask, &cues, 0.1))
    }

    /// A whole without a figure of its own, implied by a part and its share.
    fn implied_whole(&self) -> Option<Reading> {
        let scene = self.scene;
        // What is held for other years only is reckoned for the one that is asked, too.
        let picked = scene.pick(self.id());
        let is_told = || scene.periods.is_empty() || picked.is_ok() || self.total(&picked).is_some();
        let is_held = !self.indicator.figures.is_empty() && is_told();
        if super::about::asks_for_meaning(scene) || is_held {
            return None;
        }
        let asks = scene.question.asks
            || self.candidate.full
            || [Cue::HowMany, Cue::Count, Cue::Total, Cue::Implied].iter().any(|cue| self.has(*cue));
        let Kin { part, share } = kin::part_and_share(scene, self.id()).filter(|_| asks)?;
        let stated = scene.pick(share);
        let ask = stated.and_then(|share| Ok(Ask::ImpliedWhole { part: self.matching(part, &share)?, share, whole: self.id() }));
        let reckons = frames::reckons_from_share(scene);
        if !frames::implies(scene) || wanted(scene) == Wanted::Percent && !reckons {
            // "How many unicorns in total": all of them, though those that are held are called so, too.
            let says_all = |token: &Token| ["一共", "总共", "共有", "合共"].iter().any(|word| token.text.starts_with(word));
            let is_entire = self.has(Cue::Total) || scene.question.tokens.iter().any(says_all);
            let entire = if is_entire && ask.is_ok() && self.candidate.full { ENTIRE } else { 0.0 };
            return Some(self.reading(ask, &[Cue::Total], 0.1 + entire));
        }
        // "If these are 27 % of all, how many are there": the part and the share are only named to be reckoned from.
        let known = |id: IndicatorId| scene.candidates.iter().find(|candidate| candidate.indicator == id).map(|known| known.explained);
        // "How many should there be" asks for no advice.
        let cues = cued(scene.question, &[Cue::Total, Cue::Share, Cue::Absolute, Cue::Implied, Cue::Count, Cue::HowMany, Cue::Advice]);
        let explained = [part, share].into_iter().filter_map(known).fold(self.candidate.explained.union(cues), TokenSet::union);
        Some(self.reading_of(ask, explained, TURNED + ASKED_FOR + if reckons { TURNED } else { 0.0 }))
    }

    /// What share of its whole a part is.
    fn share(&self) -> Option<Reading> {
        // "2024 against 2023 in per cent" asks for no part of a whole.
        let against = self.scene.question.periods.iter().any(|asked| matches!(asked, Asked::Against(_)));
        // "One in how many" wants to know in how many, of a whole that is named.
        if !self.scene.says_share() || self.has(Cue::OneIn) || self.negates() || against && self.scene.periods.len() > 1 {
            return None;
        }
        // "They rose by more than 75 %" tells of no part of a whole, either.
        let is_moved = || self.has(Cue::Growth) || self.has(Cue::Decline);
        let says_part = || [Cue::Share, Cue::Majority, Cue::Minority, Cue::Half].iter().any(|cue| self.has(*cue));
        let in_words = || self.scene.question.numbers.iter().any(|number| number.in_words && number.unit.measure == Measure::Percent);
        if is_moved() && !says_part() && !in_words() {
            return None;
        }
        if self.is_the_whole() {
            return None;
        }
        let whole = self.stated_other_whole().or(self.indicator.part_of)?;
        let ask = self.scene.pick(self.id()).and_then(|part| Ok(Ask::Share { whole: self.matching(whole, &part)?, part }));
        let held = self.scene.candidates.iter().find(|held| held.indicator == whole);
        let more = held.map(|candidate| candidate.explained).unwrap_or_default();
        // 小巨人占百分之几 says the whole of those that were funded, and not that these are meant.
        let profile = &self.scene.facts.index.profiles[whole.0 as usize];
        let is_of_whole = |place: usize| {
            more.contains(place)
                && self.scene.question.tokens[place].features.iter().any(|feature| profile.tie(*feature) >= Some(Tie::Inherited))
        };
        let left_out = !self.scene.evidence.said.unsaid(self.id()).is_empty();
        let is_unsaid = left_out && self.candidate.explained.intersection(self.scene.required).iter().all(is_of_whole);
        if self.is_stated_of(more) || is_unsaid && held.is_some_and(|held| held.full) || self.is_asked_of_itself(whole) {
            return None;
        }
        let said = held.map_or(0.0, |candidate| candidate.coverage);
        let against = hinge::set_against(self.scene, self.candidate.explained, more);
        let explained = self.candidate.explained.union(cued(self.scene.question, &[Cue::Share])).union(more).union(against);
        let worth = if against.is_empty() { 0.0 } else { ASKED_FOR };
        // The whole is named, or at least pointed at ("of them"): a share of something unnamed is a guess.
        let nameless = 0.25 * (1.0 - self.candidate.matched.min(1.0)) * said;
        Some(self.reading_of(ask, explained, 0.25 * (said - 0.8) + worth + nameless))
    }

    /// "What per cent of all the little ones is that?": whether it is the indicator itself that a share is asked of, and nothing else named.
    fn is_the_whole(&self) -> bool {
        let scene = self.scene;
        let stated = stated_whole(scene);
        const ALL: [&str; 10] = ["all", "all the", "all of the", "total", "the total", "whole", "the whole", "全部", "所有", "全体"];
        let says_all = stated.iter().take(2).any(|place| ALL.contains(&scene.question.tokens[place].text.as_ref()));
        let names = scene.required.without(stated).iter().any(|place| scene.question.tokens[place].cues.is_empty());
        // "Of all the little ones listed on the market": the whole stands among these words, and they are its part.
        let whole = self.indicator.part_of.and_then(|whole| self.named(whole)).map(|whole| whole.explained).unwrap_or_default();
        let told: f32 =
            whole.intersection(stated).intersection(scene.required).iter().map(|place| scene.question.tokens[place].weight).sum();
        says_all
            && !names
            && told < TELLING
            && self.candidate.full
            && scene.required.intersection(stated).without(self.candidate.explained).is_empty()
    }

    /// "What share of the little ones are certified?", where all of them are, as they are a part of the certified: whether a share is
    /// asked of the part and not of its whole.
    fn is_asked_of_itself(&self, whole: IndicatorId) -> bool {
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let names = |place: &usize| scene.required.contains(*place) && tokens[*place].cues.is_empty();
        let tie = |place: usize, of: IndicatorId| scene.tie(of, place);
        let stated: Vec<usize> = stated_whole(scene).iter().filter(names).collect();
        let is_part = stated.iter().any(|place| tie(*place, self.id()) == Some(Tie::Own) && tie(*place, whole).is_none());
        // "Among the certified, what is the percentage of little ones?" names the whole before.
        let last = stated.iter().max().copied().unwrap_or_default();
        let is_whole = |place: usize| names(&place) && tie(place, whole) == Some(Tie::Own);
        is_part && stated.iter().all(|place| tie(*place, self.id()).is_some()) && (last + 1..tokens.len()).any(is_whole)
    }

    /// The whole that a share is said to be of, where it is not the one that the relations name: of all listed firms so many per cent
    /// are little ones, but "what share of the little ones is listed" asks how many of those are.
    fn stated_other_whole(&self) -> Option<IndicatorId> {
        const WITHIN: [&str; 8] = ["in", "among", "amongst", "within", "inside", "across", "by", "out"];
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let part_of = self.indicator.part_of?;
        let names = |place: &usize| scene.required.contains(*place) && tokens[*place].cues.is_empty();
        let says = |whole: IndicatorId, place: usize| {
            let mut candidates = scene.candidates.iter();
            candidates.any(|candidate| candidate.indicator == whole && candidate.explained.contains(place))
        };
        let stated: TokenSet = stated_whole(scene).iter().filter(names).collect();
        // "Of all the firms": the words are true of the nearer whole, too, but leave nothing of the wider one unsaid.
        let names_in_full = |whole: IndicatorId| scene.evidence.said.unsaid(whole).is_empty();
        // "The share of the little ones in all": what stands within the whole is its part.
        let within = tokens.iter().any(|token| token.text.split(' ').next().is_some_and(|word| WITHIN.contains(&word)));
        let mixed = stated.iter().any(|place| says(part_of, place));
        if within || mixed && scene.question.language == Language::Chinese && names_in_full(part_of) {
            return None;
        }
        let head = stated.iter().next()?;
        let is_shared = says(part_of, head);
        if is_shared && names_in_full(part_of) {
            return None;
        }
        let mut wholes = kin::wholes_above(scene, self.id()).into_iter();
        wholes.find(|whole| {
            !kin::are_siblings(scene, self.id(), *whole)
                && *whole != part_of
                && super::pair::has_figures(scene, *whole)
                && says(*whole, head)
                && if is_shared { names_in_full(*whole) } else { self.named(*whole).is_some() }
        })
    }

    /// Whether the question denies what the indicator tells; a "no" of its own name ("without a successor") denies nothing.
    pub fn negates(&self) -> bool {
        let not = FeatureId::from(Lexicon::get().concept_for(Cue::Not));
        negates(self.scene) && !self.scene.evidence.said.is_in_name(self.id(), not)
    }

    /// A member's part of the whole: "the region's share of all passengers".
    fn share_of_member(&self) -> Option<Reading> {
        let scene = self.scene;
        let adds_up = self.indicator.unit.is_counted() || self.indicator.unit.is_money();
        if !adds_up || !scene.says_share() || scene.members_of(self.id()).is_empty() || negates(scene) {
            return None;
        }
        if self.is_stated_of(TokenSet::default()) || self.is_part_within_member() {
            return None;
        }
        // "Social homes" may be a part with figures of its own of the homes that were built.
        let members = scene.members_of(self.id());
        let names_part = |other: &&Candidate| {
            let profile = &scene.facts.index.profiles[other.indicator.0 as usize];
            let held = &scene.base().indicators[other.indicator.0 as usize];
            other.full
                && held.part_of.is_some_and(|whole| whole != self.id())
                && members.iter().all(|member| profile.members.contains(member))
                && !other.explained.without(self.candidate.explained).is_empty()
        };
        if scene.candidates.iter().any(|other| names_part(&other)) {
            return None;
        }
        let part = scene.pick(self.id()).ok()?;
        let whole = super::pick::pick(scene.base(), self.id(), Some(part.period(scene.base())), &[]).ok()?;
        let mut reading =
            self.reading(Ok(Ask::Share { part, whole }), &[Cue::Share, Cue::Total, Cue::Majority, Cue::Minority, Cue::Half], TURNED);
        // "Of all the passengers", 占全体的几成
        reading.explained = reading.explained.union(frames::meaning(scene, "all-of"));
        Some(reading)
    }

    /// "The share of Dublin schools serving meals": of the schools there, and not of all that serve them.
    fn is_part_within_member(&self) -> bool {
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let opens = |place: usize| place > 0 && scene.question.cued(Cue::Share).any(|share| share < place && place - share < 3);
        let of = |place: usize| opens(place) && tokens[place - 1].text.split(' ').next_back() == Some("of");
        let is_member = |place: &usize| matches!(tokens[*place].class, Class::Member(_)) && of(*place);
        let Some(place) = (0..tokens.len()).find(is_member) else { return false };
        let whole = self.indicator.part_of.and_then(|whole| self.named(whole).map(|named| (whole, named)));
        let next = tokens.get(place + 1).is_some_and(|next| next.class == Class::Content && next.cues.is_empty());
        let alike = |part: &Operand, held: &Operand| held.members(scene.base()) == part.members(scene.base());
        let same = |whole| scene.pick(self.id()).is_ok_and(|part| self.matching(whole, &part).is_ok_and(|held| alike(&part, &held)));
        next && whole.is_some_and(|(whole, named)| named.explained.contains(place + 1) && same(whole))
    }

    /// Whether a percentage that is stated says all that this part and its whole say, and more: then it is what is asked for.
    pub fn is_stated_of(&self, whole: TokenSet) -> bool {
        let scene = self.scene;
        let both = self.candidate.explained.union(whole);
        scene.candidates.iter().any(|other| {
            let held = &scene.base().indicators[other.indicator.0 as usize];
            held.unit.is_percent()
                && held.growth_of.is_none()
                && other.full
                && !names_other_whole(scene, held)
                && both.without(other.explained).is_empty()
                && other.explained != self.candidate.explained
                && scene.pick(other.indicator).is_ok()
        })
    }

    /// "The little ones as a share of the target for all".
    fn share_of_target(&self) -> Option<Reading> {
        let scene = self.scene;
        if !self.has(Cue::Share) || !self.has(Cue::Target) {
            return None;
        }
        let target = kin::wholes(scene, self.id()).into_iter().find_map(|whole| kin::target_of(scene, whole))?;
        let named = self.named(target)?;
        let ask =
            scene.pick(target).and_then(|target| Ok(Ask::Share { part: kin::before_target(scene, self.id(), &target)?, whole: target }));
        let explained = self.candidate.explained.union(named.explained).union(cued(scene.question, &[Cue::Share, Cue::Target]));
        Some(self.reading_of(ask, explained, ASKED_FOR))
    }

    /// The words that follow a place up to the next word that names nothing.
    fn next_named(&self, place: usize) -> TokenSet {
        let tokens = &self.scene.question.tokens;
        (place + 1..tokens.len()).take_while(|next| self.scene.required.contains(*next) && tokens[*next].cues.is_empty()).collect()
    }

    /// "For every thousand of the whole, how many of the part", "one in how many".
    fn proportion(&self) -> Vec<Reading> {
        let scene = self.scene;
        // "If there were 100,000 of the whole, what share would the part be?" asks for no number at the share that is known.
        let supposed = || frames::supposed(scene).filter(|_| !scene.says_share() || frames::asks_number(scene));
        let many = frames::per_many(scene).or_else(supposed).map(|(many, said)| (Some(many), said));
        let one = frames::one_in(scene).or_else(|| {
            // "How many firms are there for each little one?"
            let (opener, taken) = frames::each(scene)?;
            let is_part =
                !taken.is_empty() && taken.without(self.candidate.explained).is_empty() && !kin::names_another(scene, self.id(), taken);
            (is_part && self.has(Cue::HowMany)).then_some(opener)
        });
        let Some((of_many, said)) = many.or(one.map(|said| (None, said))) else {
            return Vec::new();
        };
        // 每百张床位有多少名护理员 asks for no beds.
        if self.candidate.coverage < NAMED || super::units::counts_others(scene, self.indicator) {
            return Vec::new();
        }
        let cues = cued(scene.question, &[Cue::HowMany, Cue::Count, Cue::Share, Cue::Each, Cue::Ratio]);
        let wholes = kin::wholes(scene, self.id()).into_iter().filter_map(|whole| self.named(whole));
        wholes
            .map(|whole| {
                // "For every 100 of the part, how many of the whole"
                let next: TokenSet = said.iter().last().map(|last| self.next_named(last)).unwrap_or_default();
                let turned = of_many.is_some() && !next.intersection(self.candidate.explained.without(whole.explained)).is_empty();
                let ask = scene.pick(self.id()).and_then(|part| {
                    let whole = self.matching(whole.indicator, &part)?;
                    Ok(if turned {
                        Ask::Proportion { part: whole, whole: part, of_many }
                    } else {
                        Ask::Proportion { part, whole, of_many }
                    })
                });
                self.reading_of(ask, self.candidate.explained.union(whole.explained).union(said).union(cues), TURNED)
            })
            // Of a hundred no more than a hundred can be.
            .filter(|reading| match &reading.outcome {
                Ok(Ask::Proportion { part, whole, of_many: Some(_) }) => {
                    part.value(scene.base()).point() <= whole.value(scene.base()).point()
                }
                _ => true,
            })
            .collect()
    }
}
