//! Which members are named by their sort: "private unis", "the national ones"?

use super::tokens::{Class, Maker, Token};
use crate::facts::base::MemberId;
use crate::facts::index::FeatureId;

impl Maker<'_> {
    /// Names the members that are said by their sort: "private unis", "the national ones", "private vs national universities".
    pub(super) fn name_sorts(&mut self) {
        const JOINING: [&str; 8] = ["and", "or", "vs", "versus", "/", ",", "than", "to"];
        let sorts = &self.facts.index.sorts;
        if sorts.is_empty() {
            return;
        }
        let shares = |token: &Token, features: &[FeatureId]| token.features.iter().any(|feature| features.contains(feature));
        let tokens = &self.question.tokens;
        let told = tokens.iter().filter(|token| token.class == Class::Content && token.cues.is_empty()).count();
        let mut found: Vec<(usize, MemberId)> = Vec::new();
        for place in (0..tokens.len()).rev() {
            let token = &tokens[place];
            let in_a_name = self.question.named.iter().any(|(_, span)| span.len() > 1 && span.contains(&place));
            if !matches!(token.class, Class::Content | Class::Neutral) || token.features.is_empty() || in_a_name {
                continue;
            }
            let next = place + 1;
            let after = next + usize::from(tokens.get(next).is_some_and(|next| JOINING.contains(&next.text.as_ref())));
            let sort = sorts.iter().find(|sort| {
                let of_thing = tokens.get(next).is_some_and(|next| shares(next, &sort.of) || matches!(next.text.as_ref(), "one" | "ones"));
                let beside = after > next
                    && (found.iter().any(|(other, member)| *other == after && member.dimension == sort.member.dimension)
                        || tokens.get(after).is_some_and(
                            |after| matches!(after.class, Class::Member(member) if member.dimension == sort.member.dimension),
                        ));
                let alone = told == 1 && token.class == Class::Content && tokens.len() < 5;
                // What no indicator speaks of can only be the sort: "flats of a coop association".
                let known = |feature: &FeatureId| self.facts.index.postings.contains_key(feature);
                let only = token.class == Class::Content && token.cues.is_empty() && !token.features.iter().any(known);
                let named = only && tokens.iter().enumerate().any(|(other, token)| other != place && shares(token, &sort.of));
                shares(token, &sort.which) && (of_thing || beside || alone || named)
            });
            if let Some(sort) = sort {
                found.push((place, sort.member));
            }
        }
        for (place, member) in found {
            let token = &mut self.question.tokens[place];
            token.class = Class::Member(member);
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// Makes neutral a loose word for a group behind the name of what it is of: "the specialised camp", "the whole gang of them".
    pub(super) fn drop_groups(&mut self) {
        const GROUPS: [&str; 9] = ["gang", "camp", "crowd", "crew", "bunch", "pack", "tribe", "clan", "lot"];
        let postings = &self.facts.index.postings;
        let is_held = |token: &super::tokens::Token| token.features.iter().any(|feature| postings.contains_key(feature));
        let tokens = &self.question.tokens;
        let groups: Vec<usize> = (1..tokens.len())
            .filter(|place| GROUPS.contains(&tokens[*place].text.as_ref()) && !is_held(&tokens[*place]))
            .filter(|place| tokens[place - 1].class == Class::Content && is_held(&tokens[place - 1]))
            .collect();
        // "A share of the SME stock" is of all that there are, and of nothing that is traded.
        let ends = |place: usize| tokens.get(place).is_none_or(|next| next.class == Class::Mark);
        let stocks = (1..tokens.len()).filter(|place| {
            let is_counted = tokens[place - 1].class == Class::Content && tokens[place - 1].cues.is_empty() && is_held(&tokens[place - 1]);
            tokens[*place].text.as_ref() == "stock" && is_counted && ends(place + 1)
        });
        let groups: Vec<usize> = groups.into_iter().chain(stocks).collect();
        for place in groups {
            let token = &mut self.question.tokens[place];
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }
}
