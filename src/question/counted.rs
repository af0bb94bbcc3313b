//! Of what does a Chinese question ask how many there are, where the word for it is one that hardly ever narrows anything?
//!
//! 进口了多少车, 有多少条狗: what stands behind "how many", at the end of what is said, is what is counted.

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;

/// What asks how many there are.
const ASKING: [&str; 5] = ["多少", "几多", "好多", "多少个", "几个"];
/// Things that one character names and that no lexicon has: 进口多少油.
const THINGS: &str = "米油煤钢茶酒狗猫猪牛羊鸡鸭鱼虾蟹蛋奶肉菜果盐糖棉布铁铜铝锂纸木药枪炮琴花草树瓜豆麦糠炭玉瓷丝革皮胶";

impl Maker<'_> {
    /// Lets what is counted narrow the question, though the word for it may be background elsewhere.
    pub(super) fn read_counted(&mut self) {
        if self.question.language != Language::Chinese {
            return;
        }
        let tokens = &self.question.tokens;
        let asks = |token: &Token| token.cues.contains(&Cue::HowMany) && ASKING.contains(&token.text.as_ref());
        let ends = |place: usize| tokens.get(place).is_none_or(|token| matches!(token.class, Class::Mark | Class::Neutral));
        let is_thing = |token: &Token| match token.class {
            Class::Unknown => token.text.chars().count() == 1 && THINGS.contains(token.text.as_ref()),
            Class::Content => {
                token.cues.is_empty() && !token.features.iter().any(|feature| self.facts.index.postings.contains_key(feature))
            }
            _ => false,
        };
        let found = (1..tokens.len()).find(|place| asks(&tokens[place - 1]) && is_thing(&tokens[*place]) && ends(place + 1));
        if let Some(thing) = found {
            self.question.tokens[thing].restricts = 1.0;
        }
    }
}
