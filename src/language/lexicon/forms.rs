//! In which forms does a word or phrase of the lexicon's files stand?

/// The plural of an English noun.
pub(super) fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// A word without the endings that verbs and nouns take.
pub(super) fn bare(word: &str) -> String {
    let ending = ["ings", "ing", "ed", "es", "s", "e"].into_iter().find(|ending| word.len() > ending.len() + 2 && word.ends_with(ending));
    ending.map_or(word, |ending| &word[..word.len() - ending.len()]).to_owned()
}

/// What a phrase with choices stands for: "(有|)多少(家|户)" is four phrases.
pub(super) fn spellings(phrase: &str) -> Vec<String> {
    let choice = phrase.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?)));
    let Some((before, (choices, after))) = choice else { return vec![phrase.to_owned()] };
    let after = spellings(after);
    choices.split('|').flat_map(|choice| after.iter().map(move |after| format!("{before}{choice}{after}"))).collect()
}
