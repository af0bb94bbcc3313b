//! How much is there without one member: "chip firms outside Wuxi", 除了无锡还有多少家?

use super::evidence::{TokenSet, cued};
use super::fit::fitness;
use super::pair::MOST_PAIRED;
use super::readings::{Reading, Scene};
use super::{Ask, pick};
use crate::facts::base::{Kind, MemberId};
use crate::language::cue::Cue;
use crate::question::Class;

/// What takes away what stands behind it.
const BEFORE: [&str; 27] = [
    "outside",
    "outside the",
    "outside of",
    "excluding",
    "except",
    "except for",
    "apart from",
    "aside from",
    "other than",
    "leaving out",
    "leave out",
    "not counting",
    "not including",
    "minus",
    "without",
    "除了",
    "除",
    "除去",
    "不算",
    "不计",
    "不含",
    "不包括",
    "扣除",
    "去掉",
    "剔除",
    "撇开",
    "刨去",
];
/// What takes away what stands before it.
const BEHIND: [&str; 6] = ["以外", "之外", "除外", "外", "excluded", "left out"];
/// What this is worth beside a plain figure, which leaves the word unread.
const TAKEN_AWAY: f32 = 0.3;

/// What all have less what the one member has that is taken away.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some((member, words)) = taken_away(scene) else { return Vec::new() };
    let base = scene.base();
    let candidates = scene.candidates.iter().take(MOST_PAIRED);
    let reading = |candidate: &super::evidence::Candidate| {
        let id = candidate.indicator;
        let held = &base.indicators[id.0 as usize];
        let adds_up = (held.unit.is_counted() || held.unit.is_money()) && !super::wanted::is_time(&held.unit);
        let is_denied = words.iter().any(|place| scene.question.tokens[place].cues.contains(&Cue::Not));
        if !adds_up || is_denied && !matches!(held.kind, Some(Kind::Flow | Kind::Stock)) {
            return None;
        }
        let own = pick::pick(base, id, scene.period(), &[member]).ok()?;
        let all = pick::pick(base, id, Some(own.period(base)), &[]).ok().filter(|all| all.period(base) == own.period(base))?;
        let asking = cued(scene.question, &[Cue::HowMany, Cue::Count, Cue::Progress, Cue::Total, Cue::Share]);
        let ask =
            if scene.has(Cue::Share) { Ask::ShareOfRest { part: own, whole: all } } else { Ask::Difference { left: all, right: own } };
        Some(Reading {
            outcome: Ok(ask),
            claim: None,
            explained: candidate.explained.union(words).union(asking),
            score: fitness(scene, candidate) + TAKEN_AWAY,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    };
    candidates.filter_map(reading).collect()
}

/// The only member that a question names, where it is taken away, with the words that do so.
fn taken_away(scene: &Scene<'_>) -> Option<(MemberId, TokenSet)> {
    let tokens = &scene.question.tokens;
    let is_member = |place: usize| matches!(tokens[place].class, Class::Member(_));
    let [place] = (0..tokens.len()).filter(|place| is_member(*place)).collect::<Vec<_>>()[..] else { return None };
    let Class::Member(member) = tokens[place].class else { return None };
    let is_joint = |text: &str| matches!(text, "the" | "of" | "市" | "省" | "地区");
    let before = (0..place).rev().find(|before| !is_joint(&tokens[*before].text));
    let behind = (place + 1..tokens.len()).find(|behind| !is_joint(&tokens[*behind].text));
    let asked = crate::question::may_ask(tokens);
    if let Some(denial) = crate::question::denial_of(tokens, place).filter(|_| asked) {
        return Some((member, TokenSet::from_iter([denial])));
    }
    let opens = before.filter(|before| BEFORE.contains(&tokens[*before].text.as_ref()) || tokens[*before].cues.contains(&Cue::Excluding));
    let closes = behind.filter(|behind| BEHIND.contains(&tokens[*behind].text.as_ref()));
    let words: TokenSet = opens.into_iter().chain(closes).collect();
    (!words.is_empty()).then_some((member, words))
}
