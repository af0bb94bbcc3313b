//! What do the measure words of a Chinese question say, by the units of the base itself?
//!
//! 银幕有几块 asks for no money where screens are counted in 块, 四大地区 says how many regions there are, 新增了多少 asks by how many a
//! stock grew, and 一百台车里有几台是 asks for a percentage.

use super::tokens::{Class, Maker, Token};
use crate::facts::base::{Indicator, Kind};
use crate::facts::index::FeatureId;
use crate::facts::index::called::Called;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Unit};

/// What asks how many there are, in front of a measure word.
const ASKING: [&str; 8] = ["几", "多少", "几多", "有几", "有多少", "有几多", "好多", "第几"];

impl Maker<'_> {
    /// Reads what is told by the units and dimensions of the base.
    pub(super) fn read_units(&mut self) {
        self.drop_own_nouns();
        if self.question.language != Language::Chinese {
            return;
        }
        self.read_own_measures();
        self.read_money_behind_numbers();
        self.drop_count_of_members();
        self.read_additions();
        self.read_of_a_hundred();
    }

    /// Passes over what the base counts in, behind a number or behind what asks for one, where the word means nothing else: "40 million
    /// talers", 多少塔勒.
    fn drop_own_nouns(&mut self) {
        let units = || self.facts.base.indicators.iter().map(|held| &held.unit_name);
        let is_noun = |text: &str| {
            units().any(|unit| {
                let english = unit.en.as_deref().and_then(|unit| unit.split(' ').next()).map(str::to_lowercase);
                let is_english = english.is_some_and(|noun| noun == text || noun.trim_end_matches('s') == text);
                is_english || unit.zh.as_deref() == Some(text)
            })
        };
        let tokens = &self.question.tokens;
        let leads = |before: &Token| {
            let asks = before.cues.contains(&Cue::HowMany)
                || ["多少", "几", "几多", "how many", "how much"].iter().any(|asker| before.text.ends_with(asker));
            matches!(before.class, Class::Number(_)) || asks || before.text.as_ref() == "in"
        };
        let is_counted = |place: &usize| {
            let token = &tokens[*place];
            token.class == Class::Unknown && leads(&tokens[*place - 1]) && is_noun(&token.text)
        };
        for place in (1..tokens.len()).filter(is_counted).collect::<Vec<_>>() {
            self.pass_over(place..place + 1);
        }
    }

    /// Lets a measure word behind "how many" be one, whatever else it may mean, where the base counts by it.
    fn read_own_measures(&mut self) {
        let counts =
            |word: &str| self.facts.base.indicators.iter().filter_map(|held| held.unit_name.zh.as_deref()).any(|unit| unit == word);
        let money = Lexicon::get().concept_of("money").map(FeatureId::from);
        let tokens = &self.question.tokens;
        // 几分钟 means what it says.
        let means_other =
            |place: usize| tokens[place].class == Class::Unknown || money.is_some_and(|money| tokens[place].features.contains(&money));
        let apart = (1..tokens.len()).find(|place| {
            let asks = ASKING.contains(&tokens[*place - 1].text.as_ref());
            asks && tokens[*place].text.chars().count() < 3 && means_other(*place) && counts(&tokens[*place].text)
        });
        // 多少块 in one word
        let joined = (0..tokens.len()).find(|place| {
            let unit = |asker: &str| tokens[*place].text.strip_prefix(asker).filter(|unit| unit.chars().count() == 1 && counts(unit));
            ASKING.iter().any(|asker| unit(asker).is_some()) && !tokens[*place].cues.contains(&Cue::HowMany)
        });
        if let Some(place) = apart {
            self.pass_over(place..place + 1);
        } else if let Some(place) = joined {
            let token = &mut self.question.tokens[place];
            token.features = vec![Lexicon::get().concept_for(Cue::HowMany).into()];
            token.cues = vec![Cue::HowMany];
        }
    }

    /// Takes the 块 behind a number for the base's measure word, else for its money: 跌破500块.
    fn read_money_behind_numbers(&mut self) {
        let tokens = &self.question.tokens;
        let is_number = |place: usize| matches!(tokens[place].class, Class::Number(_));
        let found = (1..tokens.len()).find(|place| matches!(tokens[*place].text.as_ref(), "块" | "块钱" | "蚊") && is_number(place - 1));
        let Some(place) = found else { return };
        let units = || self.facts.base.indicators.iter();
        let counted = units().any(|held| held.unit_name.zh.as_deref() == Some(tokens[place].text.as_ref()));
        let money = units().find_map(|held| match &held.unit {
            Unit::Money(currency) => Some(*currency),
            _ => None,
        });
        let Class::Number(index) = tokens[place - 1].class else { return };
        let Some(number) = self.question.numbers.get_mut(index).filter(|number| number.unit.measure == Measure::None) else { return };
        match money {
            _ if counted => {}
            Some(currency) => number.unit.measure = Measure::Money(currency),
            None => return,
        }
        self.pass_over(place..place + 1);
    }

    /// Passes over how many members there are, said before the word for them: 四大地区, 五个旅游区.
    fn drop_count_of_members(&mut self) {
        const DIGITS: &str = "一二三四五六七八九十";
        let count = |text: &str| -> Option<usize> {
            let bare = text.trim_end_matches(['大', '个', '类', '种']);
            bare.parse().ok().or_else(|| DIGITS.chars().position(|digit| bare == digit.to_string()).map(|place| place + 1))
        };
        let names = |text: &str, count: usize| {
            self.facts.base.dimensions.iter().any(|dimension| {
                let name = dimension.name.zh.as_deref();
                let says = name.is_some_and(|name| text == name || text.ends_with(name)) || Called::of(dimension).is_sort(text);
                says && dimension.members.len() == count
            })
        };
        let tokens = &self.question.tokens;
        let found = (1..tokens.len()).find(|place| count(&tokens[*place - 1].text).is_some_and(|count| names(&tokens[*place].text, count)));
        if let Some(place) = found {
            self.pass_over(place - 1..place);
        }
    }

    /// Lets what was added to a stock be how much it grew, where the base tells of nothing that is founded.
    fn read_additions(&mut self) {
        const FOUND: [&str; 6] = ["企业", "公司", "商户", "经营主体", "市场主体", "店"];
        const ADDED: [&str; 6] = ["新增", "新增了", "新增加", "新增加了", "新添", "新添了"];
        let is_stock = |held: &Indicator| held.kind == Some(Kind::Stock);
        let lexicon = Lexicon::get();
        let founded: Option<FeatureId> = lexicon.concept_of("founded").map(FeatureId::from);
        // What is founded is told of firms, and hardly of anything else that is added.
        let told = founded.is_some_and(|founded| self.facts.index.postings.contains_key(&founded));
        let firms = || self.question.tokens.iter().any(|token| FOUND.iter().any(|firm| token.text.contains(firm)));
        if told && firms() || !self.facts.base.indicators.iter().any(is_stock) {
            return;
        }
        let Some(place) = self.question.tokens.iter().position(|token| ADDED.contains(&token.text.as_ref())) else { return };
        let token = &mut self.question.tokens[place];
        token.class = Class::Content;
        token.features = vec![lexicon.concept_for(Cue::Growth).into()];
        token.cues = vec![Cue::Growth];
    }

    /// Lets 每卖掉一百台车里头有几台是, 平均十个里有几个是 ask for a percentage.
    fn read_of_a_hundred(&mut self) {
        const EACH: [&str; 8] = ["每", "每一", "每个", "平均", "平均每", "大约每", "平均下来", "差不多每"];
        const INSIDE: [&str; 7] = ["里", "中", "里面", "里头", "当中", "之中", "里边"];
        let tokens = &self.question.tokens;
        let is_round = |place: usize| {
            let Class::Number(index) = tokens[place].class else { return false };
            let found = &self.question.numbers[index];
            let counts = matches!(found.unit.measure, Measure::None | Measure::Counted(_));
            counts && matches!(found.value, Bounded::Exact(value) if value == 10.into() || value == 100.into())
        };
        let Some(number) = (0..tokens.len()).find(|place| is_round(*place)) else { return };
        let opens = |place: usize| EACH.contains(&tokens[place].text.as_ref());
        // 每卖掉一百台: a verb may stand between.
        let opener = (number.saturating_sub(2)..number).find(|place| opens(*place));
        let asks = |place: &usize| tokens[*place].cues.contains(&Cue::HowMany);
        let Some(asked) = (number + 1..tokens.len()).find(asks) else { return };
        let inside = tokens[number..asked].iter().any(|token| INSIDE.contains(&token.text.as_ref()));
        let clause = tokens[number].clause == tokens[asked].clause;
        if !inside && opener.is_none() || !clause && opener.is_none() || !tokens[asked].text.contains(['几', '多']) {
            return;
        }
        for place in opener.map_or(number..number + 1, |opener| opener..number + 1) {
            self.pass_over(place..place + 1);
        }
        let share = Lexicon::get().concept_for(Cue::Share).into();
        let token = &mut self.question.tokens[asked];
        token.class = Class::Content;
        token.features = vec![share];
        token.cues = vec![Cue::Share];
    }
}
