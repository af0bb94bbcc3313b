//! What did somebody do to a file with an editor, figure by figure?
//!
//! The file is cut into its parts: the head, and each figure, remark or table with the blank lines and comments above it. Parts are matched by what
//! they are about, and each that is another, new or gone is a change of its own, with the lines around it, so that each can be taken back alone.

mod parts;

use super::told::Deed;
use crate::journal::history::{Extent, Rewrite};
use parts::{Part, name_of};
use std::collections::BTreeMap;

/// How many changes one look at a file may come to; more are one change of the whole file.
const MOST: usize = 200;
/// How many lines around a part are kept with it: so many that two figures of one indicator differ in them.
const CONTEXT: usize = 8;

/// Something that was done to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// What.
    pub deed: Deed,
    /// The key of what was changed.
    pub subject: String,
    /// What it said.
    pub before: Option<String>,
    /// What it says.
    pub after: Option<String>,
    /// How much of the file that is.
    pub extent: Extent,
}

/// What a rewritten file says otherwise, where that is one part alone.
pub(super) fn only(Rewrite { file, before, after }: &Rewrite) -> Option<Deed> {
    let (old, new) = (parts::parts(before.as_deref()?, file)?, parts::parts(after.as_deref()?, file)?);
    match &steps(&old, &new)[..] {
        [only] => Some(only.deed(&old, &new)),
        _ => None,
    }
}

/// What was done to a file between two looks.
pub(super) fn edits(file: &str, before: Option<&str>, after: Option<&str>) -> Vec<Edit> {
    let name = name_of(file);
    let whole = |deed: Deed| Edit {
        deed,
        subject: name.clone(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        extent: Extent::Whole,
    };
    let told =
        (before.map_or(Some(Vec::new()), |text| parts::parts(text, file)), after.map_or(Some(Vec::new()), |text| parts::parts(text, file)));
    let (Some(old), Some(new)) = told else { return vec![whole(Deed::Faulty(file.to_owned()))] };
    let steps = steps(&old, &new);
    match (before, after) {
        (Some(_), Some(_)) => match &steps[..] {
            // What is all that was changed is taken back by putting the file back.
            [only] => vec![Edit { subject: only.subject(&old, &new, &name), ..whole(only.deed(&old, &new)) }],
            [] => vec![whole(Deed::Reordered(file.to_owned()))],
            _ if steps.len() > MOST => vec![whole(Deed::Many(file.to_owned(), steps.len()))],
            _ => steps.iter().map(|step| step.part(&old, &new, &name)).collect(),
        },
        _ => {
            let deed = if before.is_none() { Deed::FileCome(file.to_owned()) } else { Deed::FileGone(file.to_owned()) };
            let figures = steps.iter().filter(|step| step.is_figure(&old, &new)).take(MOST).map(|step| step.part(&old, &new, &name));
            let file = std::iter::once(whole(deed));
            // Taken back in the order in which they stand: first the file as a whole is there, and last it is gone.
            if before.is_none() { file.chain(figures).collect() } else { figures.chain(file).collect() }
        }
    }
}

/// A part that is another, new, or gone.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// The part of the file before, and of the file after.
    Changed(usize, usize),
    /// New.
    Come(usize),
    /// Gone; it stood before the part of the file after with this number.
    Gone(usize, usize),
}

/// What is done to one file to make it the other.
fn steps(old: &[Part<'_>], new: &[Part<'_>]) -> Vec<Step> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, part) in old.iter().enumerate().rev() {
        places.entry(&part.about).or_default().push(place);
    }
    let mut matched: Vec<Option<usize>> = new.iter().map(|part| places.get_mut(part.about.as_str()).and_then(Vec::pop)).collect();
    let is_taken = |matched: &[Option<usize>], place: usize| matched.contains(&Some(place));
    // A figure whose period was put right, or a remark said otherwise, is the same part still, if one only can be meant.
    for place in 0..new.len() {
        if matched[place].is_some() {
            continue;
        }
        let alike = |part: &Part<'_>| part.kin == new[place].kin;
        let free: Vec<usize> = (0..old.len()).filter(|other| alike(&old[*other]) && !is_taken(&matched, *other)).collect();
        let others = (0..new.len()).filter(|other| alike(&new[*other]) && matched[*other].is_none()).count();
        if let ([only], 1) = (&free[..], others) {
            matched[place] = Some(*only);
        }
    }
    let mut steps = Vec::new();
    let mut gone: Vec<usize> = (0..old.len()).filter(|place| !is_taken(&matched, *place)).collect();
    for place in 0..new.len() {
        match matched[place] {
            Some(other) => {
                while let Some(first) = gone.first().copied().filter(|first| *first < other) {
                    steps.push(Step::Gone(first, place));
                    gone.remove(0);
                }
                if old[other].text.trim() != new[place].text.trim() {
                    steps.push(Step::Changed(other, place));
                }
            }
            None => steps.push(Step::Come(place)),
        }
    }
    steps.extend(gone.into_iter().map(|place| Step::Gone(place, new.len())));
    steps
}

impl Step {
    fn is_figure(self, old: &[Part<'_>], new: &[Part<'_>]) -> bool {
        match self {
            Self::Changed(_, place) | Self::Come(place) => new[place].is_figure,
            Self::Gone(place, _) => old[place].is_figure,
        }
    }

    fn deed(self, old: &[Part<'_>], new: &[Part<'_>]) -> Deed {
        match self {
            Self::Changed(one, other) => new[other].changed_from(&old[one]),
            Self::Come(place) => new[place].come(),
            Self::Gone(place, _) => old[place].gone(),
        }
    }

    fn subject(self, old: &[Part<'_>], new: &[Part<'_>], name: &str) -> String {
        let part = match self {
            Self::Changed(_, place) | Self::Come(place) => &new[place],
            Self::Gone(place, _) => &old[place],
        };
        part.subject.clone().unwrap_or_else(|| name.to_owned())
    }

    /// The change of this part alone, with the lines around it as they are now.
    fn part(self, old: &[Part<'_>], new: &[Part<'_>], name: &str) -> Edit {
        let (before, after, start, end) = match self {
            Self::Changed(one, other) => (old[one].text, new[other].text, other, other + 1),
            Self::Come(place) => ("", new[place].text, place, place + 1),
            Self::Gone(place, at) => (old[place].text, "", at, at),
        };
        let above: Vec<&str> = new[..start].iter().flat_map(|part| part.text.split_inclusive('\n')).collect();
        let below = new[end..].iter().flat_map(|part| part.text.split_inclusive('\n'));
        let above = above[above.len().saturating_sub(CONTEXT)..].concat();
        let below: String = below.take(CONTEXT).collect();
        let text = |middle: &str| {
            // The last part of a file may have been without the line end that it needs once something follows.
            let ends = |text: &str| text.is_empty() || text.ends_with('\n');
            let breaks = |text: &str, rest: &str| if ends(text) || rest.is_empty() { "" } else { "\n" };
            format!("{above}{}{middle}{}{below}", breaks(&above, middle), breaks(middle, &below))
        };
        let extent = Extent::Part { is_first: start == 0, is_last: end == new.len() };
        Edit {
            deed: self.deed(old, new),
            subject: self.subject(old, new, name),
            before: Some(text(before)),
            after: Some(text(after)),
            extent,
        }
    }
}
