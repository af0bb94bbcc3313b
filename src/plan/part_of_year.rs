//! What is asked of the parts of a year: in which of them was something highest, and what do they come to?

use super::evidence::TokenSet;
use super::frames;
use super::pick::{figures_for, pick};
use super::readings::{Reading, Scene};
use super::single::{ASKED_FOR, Maker};
use super::{Ask, Operand, Reason};
use crate::facts::base::Kind;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::question::{Asked, Class};

/// The words of the lexicon for parts of a year, and how many days each has.
const PARTS: [(&str, (i32, i32)); 3] = [("quarter", (88, 92)), ("half-year", (180, 184)), ("month", (27, 31))];
/// What a turn of phrase that asks for one thing only is worth beside a plain figure.
const TURNED: f32 = 3.0 * ASKED_FOR;
/// Words that ask which one it was.
const ASKING: [&str; 6] = ["which", "what", "哪", "哪个", "哪一", "边个"];

impl Maker<'_, '_> {
    /// What a half or a year comes to by its quarters or months, where it is not told itself: their sum, or each of them where they do
    /// not add up.
    pub fn total(&self, picked: &Result<Operand, Reason>) -> Option<Ask> {
        let (scene, base) = (self.scene, self.scene.base());
        let asked = asked_whole(scene)?;
        let told = picked.as_ref().is_ok_and(|held| held.period(base).is_as_long_as(&asked));
        if told || matches!(self.indicator.kind, Some(Kind::Stock | Kind::Target | Kind::Rule)) {
            return None;
        }
        let members = scene.members_of(self.id());
        let inside = |period: &Period| asked.start <= period.start && period.end <= asked.end && !period.is_fiscal();
        let mut held: Vec<Period> = figures_for(base, self.id(), &members).map(|(_, figure)| figure.period).filter(inside).collect();
        held.sort_by_key(|period| (period.start, std::cmp::Reverse(period.end)));
        let mut parts: Vec<Period> = Vec::new();
        for period in held {
            if parts.last().map_or(asked.start, |last| last.end.tomorrow().unwrap_or(last.end)) == period.start {
                parts.push(period);
            }
        }
        let whole = Period::spanned_by(&parts).filter(|_| parts.len() > 1)?;
        let adds_up = self.indicator.kind == Some(Kind::Flow) && (self.indicator.unit.is_counted() || self.indicator.unit.is_money());
        // A year may not be over; of a half both quarters are needed.
        let covers = whole.end == asked.end || asked.shape == Shape::Year;
        let operands: Vec<Operand> = parts.iter().filter_map(|part| pick(base, self.id(), Some(*part), &members).ok()).collect();
        match (covers, adds_up) {
            (true, true) => Some(Ask::Total(operands)),
            (true, false) if asked.shape != Shape::Year => Some(Ask::Figures(operands)),
            _ => None,
        }
    }

    /// "Which year had the most ...?"
    pub fn best_year(&self, within: &[Operand]) -> Option<Reading> {
        let scene = self.scene;
        let which = asks_which_year(scene);
        let asks_when = which || self.has(Cue::When) || self.has(Cue::Year);
        let says_members = super::dimensions::says_members(scene);
        let of_members = !asks_when && says_members || !which && !scene.members_of(self.id()).is_empty();
        if within.len() < 2 || !(self.has(Cue::Highest) || self.has(Cue::Lowest)) || of_members || asked_part(scene).is_some() {
            return None;
        }
        let lowest_first = says_lowest(scene) != super::superlative::is_turned(scene, self.id());
        let rank = Ask::Rank { operands: within.to_vec(), lowest_first, whole_list: false };
        let worth = if which && !says_members { ASKED_FOR } else { -0.02 };
        Some(self.reading(Ok(rank), &[Cue::Highest, Cue::Lowest, Cue::When, Cue::Year], worth))
    }

    /// What a quarter or a half brought of what its whole year did: 第四季度占全年的百分之几, 全年卖的车里第四季度贡献了多少.
    pub fn share_of_year(&self) -> Option<Reading> {
        const OF_YEAR: [&str; 6] = ["当年", "那一年", "年度", "一年里", "the year", "annual"];
        let (scene, base) = (self.scene, self.scene.base());
        let adds_up = self.indicator.kind == Some(Kind::Flow) && (self.indicator.unit.is_counted() || self.indicator.unit.is_money());
        let contributes: TokenSet = frames::meaning(scene, "contribution");
        if !adds_up || !scene.says_share() && contributes.is_empty() || super::stretch::negates(scene) {
            return None;
        }
        let is_part = |period: &&Period| matches!(period.shape, Shape::Half | Shape::Quarter | Shape::Months | Shape::Month);
        let asked = *scene.periods.iter().find(is_part)?;
        let year = crate::question::period::year(asked.start.year())?;
        let tokens = &scene.question.tokens;
        let names_year = || tokens.iter().any(|token| OF_YEAR.contains(&token.text.as_ref()));
        let of_year = scene.periods.contains(&year) || super::stretch::names_a_whole_year(scene.question) || names_year();
        if !of_year || scene.periods.iter().any(|period| *period != asked && *period != year) {
            return None;
        }
        let part = scene.pick_at(self.id(), asked).ok().filter(|part| part.period(base) == asked)?;
        let whole = scene.pick_at(self.id(), year).ok().filter(|whole| whole.period(base) == year)?;
        let cues = [Cue::Share, Cue::Year, Cue::Total, Cue::HowMany];
        let explained = self.candidate.explained.union(super::evidence::cued(scene.question, &cues)).union(contributes);
        Some(self.reading_of(Ok(Ask::Share { part, whole }), explained, TURNED))
    }

    /// "Which quarter of 2024 had the most ...?"
    pub fn best_part(&self) -> Option<Reading> {
        let scene = self.scene;
        let (said, (fewest, most)) = asked_part(scene)?;
        let base = scene.base();
        let members = scene.members_of(self.id());
        let asked = scene.period();
        let is_part = |period: &Period| {
            (fewest..=most).contains(&((period.end - period.start).get_days() + 1))
                && asked.is_none_or(|asked| asked.start <= period.start && period.end <= asked.end)
        };
        let mut periods: Vec<Period> = figures_for(base, self.id(), &members).map(|(_, figure)| figure.period).filter(is_part).collect();
        periods.sort_by_key(|period| (period.start, period.end));
        periods.dedup();
        let operands: Vec<Operand> = periods.iter().filter_map(|period| pick(base, self.id(), Some(*period), &members).ok()).collect();
        if operands.len() < 2 {
            return None;
        }
        let lowest = says_lowest(scene);
        let ask = Ask::Rank { operands, lowest_first: lowest != super::superlative::is_turned(scene, self.id()), whole_list: false };
        let cues = [Cue::Highest, Cue::Lowest, Cue::Greater, Cue::Lesser, Cue::When, Cue::Month];
        let explained = self.candidate.explained.union(super::evidence::cued(scene.question, &cues)).union(said);
        Some(self.reading_of(Ok(ask), explained, ASKED_FOR))
    }
}

/// The stretch of which a total may be asked: the one that is named, or two parts of a year that follow each other.
fn asked_whole(scene: &Scene<'_>) -> Option<Period> {
    let parts = |period: &Period| matches!(period.shape, Shape::Half | Shape::Quarter | Shape::Months | Shape::Year);
    match scene.question.periods.as_slice() {
        [_] if scene.period().is_some() => scene.period().filter(parts),
        [Asked::Between(first, last)] if scene.has(Cue::Total) && parts(first) && first.end.tomorrow().ok() == Some(last.start) => {
            Period::spanned_by(&[*first, *last])
        }
        [Asked::At(first), Asked::At(last)] if scene.has(Cue::Total) && parts(first) && first.shape != Shape::Year => {
            let (first, last) = if first.end < last.start { (first, last) } else { (last, first) };
            (first.end.tomorrow().ok() == Some(last.start)).then(|| Period::spanned_by(&[*first, *last])).flatten()
        }
        _ => None,
    }
}

/// Whether it is asked what parts of a year come to together: "the sum of the first and the second quarter".
pub fn adds_up(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Total) && asked_whole(scene).is_some()
}

/// Whether the least is sought: "the poorest year" is none of much poverty.
fn says_lowest(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Lowest) || scene.has(Cue::Lesser) || scene.question.tokens.iter().any(|token| token.says("poorest"))
}

/// The words for the parts of a year among which the most or the least is sought, and how many days such a part has: "which half was the
/// busier", "the quarter with the highest".
pub fn asked_part(scene: &Scene<'_>) -> Option<(TokenSet, (i32, i32))> {
    *scene.once.asked_part.get_or_init(|| find_asked_part(scene))
}

fn find_asked_part(scene: &Scene<'_>) -> Option<(TokenSet, (i32, i32))> {
    let tokens = &scene.question.tokens;
    let is_most = scene.has(Cue::Highest) || scene.has(Cue::Lowest);
    let is_more = scene.has(Cue::Greater) || scene.has(Cue::Lesser);
    let asking = |place: usize| ASKING.iter().any(|word| tokens[place].text.starts_with(word));
    let asks = (0..tokens.len()).any(asking);
    let last_word = |place: usize| place.checked_sub(1).map_or("", |before| tokens[before].text.rsplit(' ').next().unwrap_or_default());
    let asked_for = |place: usize| matches!(last_word(place), "which" | "what") || tokens[place].text.starts_with("which ");
    let qualified = |place: usize| {
        let before = place.checked_sub(1).map(|before| &tokens[before]);
        before.is_some_and(|before| before.cues.iter().any(|cue| matches!(cue, Cue::Highest | Cue::Lowest)))
    };
    // "The quarter of 2024 with the most"
    let told = |place: usize| {
        let dated = tokens[place + 1..].iter().take(2).any(|next| matches!(next.class, Class::Period(_)));
        dated && last_word(place) == "the"
    };
    let names = |place: usize, key: &str| tokens[place].text.split(' ').any(|word| word == key || word.strip_suffix('s') == Some(key));
    let spelt = |key: &str| -> TokenSet {
        let half = key == "half-year";
        let direct = |place: usize| asked_for(place) || is_most && (qualified(place) || told(place));
        let is_said = |place: usize| {
            // "Quarter of" and "half of" may be a part of anything, too.
            tokens[place].text.starts_with(key) && (is_most || direct(place))
                || (names(place, key) || half && names(place, "half")) && direct(place)
        };
        (0..tokens.len()).filter(|place| is_said(*place)).collect()
    };
    let said_of = |key: &str| frames::meaning(scene, key).union(spelt(key));
    let (said, days) = PARTS.iter().map(|(key, days)| (said_of(key), *days)).find(|(said, _)| !said.is_empty())?;
    let direct = said.iter().any(asked_for);
    let is_asked = is_most && (asks || said.iter().any(|place| told(place) || qualified(place))) || is_more && direct;
    is_asked.then_some((said, days))
}

/// Whether it is asked in which year something was so: "which year", "the worst year for", "when did they peak".
pub fn asks_which_year(scene: &Scene<'_>) -> bool {
    *scene.once.asks_which_year.get_or_init(|| find_asks_which_year(scene))
}

fn find_asks_which_year(scene: &Scene<'_>) -> bool {
    /// What before "year" says how long something goes on, or which one is meant.
    const LEADING: [&str; 12] = ["a", "per", "each", "every", "this", "that", "last", "next", "one", "past", "recent", "of the"];
    let tokens = &scene.question.tokens;
    let names_a_year = |place: usize| {
        let token = &tokens[place];
        let mut words = token.text.split(' ');
        let ends_with = |text: &str, word: &str| text.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        let leads = || {
            let before = place.checked_sub(1).map(|before| tokens[before].text.as_ref());
            before.is_some_and(|text| LEADING.iter().any(|word| ends_with(text, word)))
        };
        !matches!(token.class, Class::Period(_) | Class::Number(_))
            && words.clone().next().is_some_and(|first| !LEADING.contains(&first))
            && words.any(|word| matches!(word, "year" | "years" | "yr"))
            && !leads()
    };
    scene.has(Cue::When) && !scene.has(Cue::Where) || !scene.has(Cue::Where) && (0..tokens.len()).any(names_a_year)
}
