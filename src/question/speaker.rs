//! By which words is a part of a message seen to be about the speaker?

use super::tokens::Token;
use crate::language::cue::Cue;

/// Words by which a part of a message is seen to be about the speaker.
pub(super) const OWN: [&str; 34] = [
    "i",
    "my",
    "we",
    "our",
    "me",
    "im",
    "i'm",
    "myself",
    "mine",
    "ours",
    "i am",
    "we are",
    "us",
    "i'd",
    "i've",
    "i'll",
    "id",
    "ive",
    "i would",
    "i have",
    "i will",
    "we've",
    "we'd",
    "we'll",
    "i'd rather",
    "我",
    "我们",
    "咱",
    "俺",
    "我的",
    "本人",
    "咱们",
    "人家",
    "我们的",
];
/// The same at the start of a phrase: "I am a student from", "we trade in".
pub(super) const OWN_STARTS: [&str; 18] = [
    "i",
    "i'm",
    "im",
    "i've",
    "ive",
    "i'd",
    "i'll",
    "my",
    "we",
    "we're",
    "we've",
    "we'd",
    "we'll",
    "our",
    "my",
    "mine",
    "greetings",
    "hello",
];
/// The speaker as who does something.
pub(super) const SPEAKERS: [&str; 12] = ["i", "i'm", "im", "i've", "ive", "i'd", "i'll", "we", "we're", "we've", "we'd", "we'll"];
/// Words by which the speaker says that something is wanted, so that the sentence is no story.
pub(super) const WISHES: [&str; 26] = [
    "need",
    "needs",
    "want",
    "wants",
    "wanted",
    "looking",
    "look",
    "search",
    "searching",
    "seek",
    "seeking",
    "ask",
    "asks",
    "asking",
    "wonder",
    "wondering",
    "curious",
    "interested",
    "like",
    "love",
    "require",
    "mean",
    "after",
    "give",
    "tell",
    "show",
];
/// Words that go on with a wish after an "and".
pub(super) const WISHING: [&str; 8] = ["would", "want", "wanted", "need", "needed", "wonder", "wondered", "hope"];
/// Words by which the speaker reports what somebody said or what he takes to be so.
pub(super) const REPORTING: [&str; 20] = [
    "heard", "read", "think", "thought", "guess", "bet", "believe", "remember", "recall", "reckon", "saw", "say", "says", "said", "claim",
    "claims", "assume", "doubt", "suppose", "told",
];
/// Words with which a question begins that is answered by yes or no.
pub(crate) const YES_OR_NO: [&str; 19] = [
    "is", "are", "was", "were", "am", "do", "does", "did", "can", "could", "will", "would", "should", "may", "must", "has", "have", "had",
    "r",
];
/// Words with which a question begins inside a sentence: "my manager wants to know what share ...".
pub(super) const ASKERS: [&str; 6] = ["what", "how many", "how much", "how large", "how big", "which"];
/// People of a speaker's own circle.
pub(super) const CIRCLE: [&str; 46] = [
    "cousin",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "dad",
    "mum",
    "mom",
    "father",
    "mother",
    "grandpa",
    "grandma",
    "boss",
    "teacher",
    "prof",
    "professor",
    "friend",
    "mate",
    "colleague",
    "coworker",
    "roommate",
    "neighbour",
    "neighbor",
    "editor",
    "wife",
    "husband",
    "son",
    "daughter",
    "kid",
    "kids",
    "girlfriend",
    "boyfriend",
    "partner",
    "flatmate",
    "buddy",
    "pal",
    "nephew",
    "niece",
    "gran",
    "granddad",
    "grandad",
    "nan",
    "family",
    "parents",
    "colleagues",
    "friends",
];
/// Words that are written with a stop.
pub(super) const SHORTENED: [&str; 11] = ["incl", "excl", "inc", "approx", "ca", "etc", "vs", "esp", "resp", "no", "nr"];
/// What may stand before a message turns to its matter.
pub(super) const GREETINGS: [&str; 6] = ["hi", "hello", "hey", "so", "ok", "well"];
/// Words that join a part of a message to the one before, so that another begins with them.
pub(super) const JOINTS: [&str; 16] =
    ["so", "because", "but", "since", "although", "though", "cause", "cuz", "cos", "lol", "haha", "lmao", "因为", "所以", "但是", "不过"];
/// Words that a clause has and a bare addition ("women only", "in Paris") has not.
pub(super) const SUBJECTS: [&str; 18] = [
    "it", "that", "this", "he", "she", "they", "you", "u", "who", "its", "that's", "thats", "it's", "never", "sounds", "looks", "seems",
    "can",
];
/// Cues of a question: a part that has one is not set aside.
pub(super) const ASKING: [Cue; 15] = [
    Cue::Absolute,
    Cue::AnnualAverage,
    Cue::HowMany,
    Cue::Share,
    Cue::Count,
    Cue::Growth,
    Cue::Ratio,
    Cue::Difference,
    Cue::Define,
    Cue::Source,
    Cue::Speaker,
    Cue::Highest,
    Cue::Lowest,
    Cue::Everything,
    Cue::Claim,
];

/// Whether any word of a token is one of these.
pub(super) fn has_word(token: &Token, words: &[&str]) -> bool {
    token.text.split(' ').any(|word| words.contains(&word))
}

/// Whether a token is the speaker, or opens a phrase with him.
pub(super) fn is_own(token: &Token) -> bool {
    OWN.contains(&token.text.as_ref()) || token.text.split(' ').next().is_some_and(|word| OWN_STARTS.contains(&word))
}
