//! Which words mean, beside what is named here, something else than by themselves: "the stock", "the list", "the whole", 点解?

use super::mere::names_held;
use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;

impl Maker<'_> {
    /// Reads each of these by what stands beside it.
    pub(super) fn read_in_place(&mut self) {
        self.read_stock();
        self.drop_list();
        self.read_meaning();
        self.drop_by_number();
        self.read_whole();
        self.drop_all_of_new();
        self.require_batch();
        self.drop_taking();
        self.drop_confirmed();
        self.drop_second();
    }

    /// "The first is how many times the second": of two that were named, and neither a time nor a place in an order.
    fn drop_second(&mut self) {
        const ORDERING: [Cue; 3] = [Cue::Highest, Cue::Lowest, Cue::Rank];
        let tokens = &self.question.tokens;
        let is_second = |place: &usize| tokens[*place].text.as_ref() == "second" && tokens[*place - 1].text.as_ref() == "the";
        let orders = tokens.iter().any(|token| token.cues.iter().any(|cue| ORDERING.contains(cue)));
        if let Some(place) = (1..tokens.len()).find(is_second).filter(|_| !orders) {
            self.pass_over(place..place + 1);
        }
    }

    /// "The confirmed cases" claim nothing.
    fn drop_confirmed(&mut self) {
        const SURE: [&str; 4] = ["confirmed", "proven", "verified", "documented"];
        let tokens = &self.question.tokens;
        let names = |token: &Token| token.class == Class::Content && token.cues.is_empty();
        let qualifies = |place: &usize| {
            let says_so = SURE.contains(&tokens[*place].text.as_ref()) && tokens[*place].cues == [Cue::Claim];
            says_so && tokens.get(place + 1).is_some_and(names)
        };
        if let Some(place) = (0..tokens.len()).find(qualifies) {
            self.pass_over(place..place + 1);
        }
    }

    /// "They take how many per cent": who takes a share takes no money.
    fn drop_taking(&mut self) {
        const TAKING: [&str; 6] = ["take", "takes", "took", "take up", "takes up", "took up"];
        let tokens = &self.question.tokens;
        let is_share = |place: usize| tokens.get(place).is_some_and(|next| next.cues.contains(&Cue::Share) && next.text.starts_with("how"));
        let found = (0..tokens.len()).find(|place| TAKING.contains(&tokens[*place].text.as_ref()) && is_share(place + 1));
        if let Some(place) = found {
            self.pass_over(place..place + 1);
        }
    }

    /// 哪一批最多, 最新一批有多少家: one of several batches, of which a base that calls nothing so tells nothing.
    fn require_batch(&mut self) {
        const BATCHES: [&str; 2] = ["批", "一批"];
        const ONE_OF_THEM: [&str; 7] = ["哪", "哪一", "最新", "最近", "新", "上", "这"];
        let tokens = &self.question.tokens;
        let is_batch = |place: &usize| {
            let before = tokens[*place - 1].text.as_ref();
            BATCHES.contains(&tokens[*place].text.as_ref()) && ONE_OF_THEM.contains(&before)
        };
        let phrases = || self.facts.base.indicators.iter().flat_map(|held| held.name.zh.iter().chain(&held.asked.zh));
        let found = (1..tokens.len()).find(is_batch).filter(|_| !phrases().any(|phrase| phrase.contains('批')));
        if let Some(place) = found {
            let token = &mut self.question.tokens[place];
            token.class = Class::Unknown;
            token.restricts = 1.0;
        }
    }

    /// "All new listings", "the newcomers overall": all of those that are new are not all that there are.
    fn drop_all_of_new(&mut self) {
        let lexicon = Lexicon::get();
        let (Some(all), Some(new)) = (lexicon.concept_of("all-of"), lexicon.concept_of("new")) else { return };
        let (all, new) = (FeatureId::from(all), FeatureId::from(new));
        let tokens = &self.question.tokens;
        let is_new = |place: usize| tokens.get(place).is_some_and(|token| token.features.contains(&new));
        let beside = |place: usize| is_new(place + 1) || (1..=2).any(|back| place >= back && is_new(place - back));
        let quantified: Vec<usize> = (0..tokens.len()).filter(|place| tokens[*place].features.contains(&all) && beside(*place)).collect();
        for place in quantified {
            self.question.tokens[place].features.retain(|feature| *feature != all);
        }
    }

    /// "The small-firm stock": what there is of a thing is its number, where the base calls nothing a stock.
    fn read_stock(&mut self) {
        const OF_TRADE: [&str; 6] = ["market", "exchange", "price", "index", "listing", "offering"];
        let tokens = &self.question.tokens;
        let trades = |place: usize| tokens.get(place).is_some_and(|next| OF_TRADE.iter().any(|word| next.text.starts_with(word)));
        // "From the end-2022 stock", "the existing stock"
        let leads = |before: &Token| {
            matches!(before.class, Class::Period(_))
                || ["existing", "current", "total", "present"].contains(&before.text.as_ref())
                || names_held(before, self.facts)
        };
        let is_stock = |place: &usize| tokens[*place].text.as_ref() == "stock" && leads(&tokens[place - 1]) && !trades(place + 1);
        // "Little giants on the stock market", but "the housing stock"
        let phrases = || self.facts.base.indicators.iter().flat_map(|held| held.name.en.iter().chain(&held.asked.en));
        let calls_so = |phrase: &str| {
            phrase.split_once("stock").is_some_and(|(_, behind)| !OF_TRADE.iter().any(|word| behind.trim_start().starts_with(word)))
        };
        if let Some(place) = (1..tokens.len()).find(is_stock).filter(|_| !phrases().any(|phrase| calls_so(phrase))) {
            let token = &mut self.question.tokens[place];
            token.features = vec![Lexicon::get().concept_for(Cue::Count).into()];
            token.cues = vec![Cue::Count];
        }
    }

    /// "The little giants' list": a list of what is held is no listing of it on a market, where the base calls nothing a list.
    fn drop_list(&mut self) {
        let tokens = &self.question.tokens;
        let Some(listing) = Lexicon::get().concept_of("listing").map(FeatureId::from) else { return };
        let is_list = |place: &usize| {
            tokens[*place].text.as_ref() == "list" && tokens[*place].features == [listing] && names_held(&tokens[place - 1], self.facts)
        };
        if let Some(place) = (1..tokens.len()).find(is_list) {
            self.pass_over(place..place + 1);
        }
    }

    /// 规上点解: what a term means, and not why it is so; but 点解小巨人这么多, 怎么这么多 ask why.
    fn read_meaning(&mut self) {
        let tokens = &self.question.tokens;
        let last = tokens.iter().rposition(|token| token.class != Class::Mark);
        let so_many = tokens.iter().position(|token| ["这么多", "这么少", "这么高", "这么低"].iter().any(|so| token.text.contains(so)));
        let asks_why = |place: usize| match tokens[place].text.as_ref() {
            "点解" => Some(Some(place) != last || place == 0),
            "怎么" | "怎么会" => so_many.filter(|so_many| *so_many > place).map(|_| true),
            _ => None,
        };
        let Some((place, why)) = (0..tokens.len()).find_map(|place| Some((place, asks_why(place)?))) else { return };
        let cue = if why { Cue::Why } else { Cue::Define };
        let token = &mut self.question.tokens[place];
        token.features = vec![Lexicon::get().concept_for(cue).into()];
        token.cues = vec![cue];
        if why {
            token.class = Class::Content;
            token.restricts = 1.0;
        }
    }

    /// 按家数占多大比重: a share of things is one by their number anyway.
    fn drop_by_number(&mut self) {
        const BY_NUMBER: [&str; 6] = ["按家数", "按户数", "按数量", "按企业数", "按公司数", "按个数"];
        let tokens = &self.question.tokens;
        let place = tokens.iter().position(|token| BY_NUMBER.contains(&token.text.as_ref()));
        let is_share = self.question.has(Cue::Share) || self.question.numbers.iter().any(|number| number.unit.measure == Measure::Percent);
        if let Some(place) = place.filter(|_| is_share) {
            self.pass_over(place..place + 1);
        }
    }

    /// "In whole market": "whole" says "all", but for "whole blood" where that is what a base counts.
    fn read_whole(&mut self) {
        let Some(all) = Lexicon::get().concept_of("all-of").map(FeatureId::from) else { return };
        let index = &self.facts.index;
        if index.name_words.contains("whole") || !index.postings.contains_key(&all) {
            return;
        }
        for token in self.question.tokens.iter_mut().filter(|token| token.text.as_ref() == "whole") {
            token.class = Class::Content;
            token.features = vec![all];
            token.weight = index.weight(all);
        }
    }
}
