//! Which Chinese questions ask for the price of one thing in the money of a country, without a word for it?
//!
//! 一度电要多少欧分, 一平米卖多少克朗: what one of them costs; 一个学生一年花多少钱: so much for each.

use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// Verbs of what is paid for one of something.
const PAYING: [&str; 14] = ["要", "卖", "收", "付", "花", "值", "得", "要花", "要付", "得花", "交", "缴", "只要", "卖到"];
/// The stretches of time over which each of something costs or brings so much.
const TIMES: [Cue; 4] = [Cue::Year, Cue::Month, Cue::Week, Cue::Day];
/// How many tokens before the verb the one thing may stand.
const REACH: usize = 6;
/// Small coins, which have no notion of their own.
const COINS: [&str; 5] = ["欧分", "美分", "分钱", "毛钱", "便士"];

impl Maker<'_> {
    /// Lets the verb between one thing and an amount of money ask for a price.
    pub(super) fn read_prices(&mut self) {
        let lexicon = Lexicon::get();
        let notions = |key| lexicon.concept_of(key).map(FeatureId::from);
        let (Some(price), Some(money)) = (notions("price"), notions("money")) else { return };
        if self.question.language != Language::Chinese || !self.facts.index.postings.contains_key(&price) {
            return;
        }
        let tokens = &self.question.tokens;
        let is_money =
            |place: usize| tokens.get(place).is_some_and(|token| token.features.contains(&money) || COINS.contains(&token.text.as_ref()));
        let asks = |place: usize| tokens.get(place).is_some_and(|token| token.text.contains("多少") || token.text.contains("几"));
        let is_one = |place: &usize| tokens[*place].text.starts_with(['一', '每']) && tokens[*place].text.chars().count() > 1;
        let found = (1..tokens.len()).find(|place| {
            let amount = asks(place + 1) && (is_money(place + 1) || is_money(place + 2));
            let before = place.saturating_sub(REACH)..*place;
            PAYING.contains(&tokens[*place].text.as_ref())
                && amount
                && before.clone().any(|one| is_one(&one))
                && !before.into_iter().any(|other| tokens[other].features.contains(&price))
        });
        if let Some(verb) = found {
            let weight = self.facts.index.weight(price);
            let token = &mut self.question.tokens[verb];
            token.class = Class::Content;
            token.features = vec![price];
            token.cues.clear();
            token.weight = weight;
            token.restricts = 0.0;
        }
    }

    /// Lets the "one" of 一个学生一年花多少 stand for each of them.
    pub(super) fn read_one_each(&mut self) {
        const ONE: [&str; 13] = ["一个", "一名", "一位", "一户", "一人", "一头", "一辆", "一张", "一座", "一家", "一所", "一台", "一间"];
        const SPREADING: [&str; 16] = [
            "平均",
            "平均下来",
            "平均要",
            "摊到",
            "分到",
            "轮到",
            "摊上",
            "分摊",
            "分摊到",
            "对应",
            "伺候",
            "服务",
            "要伺候",
            "要服务",
            "均摊",
            "人均",
        ];
        if self.question.language != Language::Chinese {
            return;
        }
        let tokens = &self.question.tokens;
        let is_noun = |place: usize| tokens.get(place).is_some_and(|token| token.class == Class::Content && token.cues.is_empty());
        let spreads = |token: &Token| SPREADING.contains(&token.text.as_ref());
        let is_stretch = |token: &Token| token.text.starts_with(['一', '每']) && token.cues.iter().any(|cue| TIMES.contains(cue));
        let asks = |token: &Token| token.text.contains("多少") || token.text.contains('几');
        let found = (0..tokens.len()).find(|place| {
            let rest = &tokens[*place + 1..];
            ONE.contains(&tokens[*place].text.as_ref())
                && is_noun(place + 1)
                && (rest.iter().position(is_stretch).is_some_and(|stretch| rest[stretch..].iter().any(asks))
                    || tokens.iter().any(spreads) && rest.iter().any(|token| asks(token) && token.cues.contains(&Cue::HowMany)))
        });
        let spreading: Vec<usize> =
            (0..tokens.len()).filter(|place| spreads(&tokens[*place]) && tokens[*place].class != Class::Mark).collect();
        if let Some(one) = found {
            // 一个桩要伺候几台车: how it is spread says nothing more.
            for place in spreading {
                if self.question.tokens[place].class == Class::Unknown {
                    self.pass_over(place..place + 1);
                }
            }
            self.take_for(one, Cue::Each);
        }
    }
}
