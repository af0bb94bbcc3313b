//! How are words and phrases kept so that a program has them at its start without any work?
//!
//! `build.rs` freezes what the language files say into tables of bytes; the program reads them where they lie. Numbers are 32 bits,
//! lowest byte first. A table of texts is found through slots: a text's hash says where to look first, and what is taken moves on.

use super::trie::Trie;

/// Cuts frozen bytes into the parts that they were joined from.
#[derive(Clone, Copy, Debug)]
pub struct Parts(pub &'static [u8]);

impl Parts {
    /// The next part; empty past the last.
    pub fn part(&mut self) -> &'static [u8] {
        let Some((length, rest)) = self.0.split_first_chunk() else {
            return &[];
        };
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).unwrap_or_default();
        self.0 = rest;
        part
    }
}

/// Frozen bytes as the text that they are.
///
/// Whether they are one is looked at where they are asked for: of all that is frozen a question needs next to nothing.
pub fn text(bytes: &'static [u8]) -> &'static str {
    // OK because what was frozen as a text is one: a test freezes everything again and compares.
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Joins parts, for [`Parts`] to cut.
#[must_use]
pub fn join(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        push(&mut bytes, part.len());
        bytes.extend_from_slice(part);
    }
    bytes
}

fn push(bytes: &mut Vec<u8>, number: usize) {
    // OK because the language files are far smaller than 4 GB.
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn at(bytes: &[u8], index: usize) -> u32 {
    bytes.get(index * 4..).and_then(<[u8]>::first_chunk).map_or(0, |number| u32::from_le_bytes(*number))
}

/// Fowler, Noll and Vo's hash (FNV-1a), the same in the build and in the program.
fn hash(bytes: impl IntoIterator<Item = u8>) -> usize {
    bytes.into_iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

fn hash_edge(node: u32, symbol: u32) -> usize {
    let mixed = (u64::from(node) << 32 | u64::from(symbol)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize
}

/// How many slots there are for so many entries: a power of two, at least half of them free.
fn slot_count(entries: usize) -> usize {
    (entries * 2).next_power_of_two()
}

/// Texts, each by its number.
#[derive(Clone, Debug)]
pub struct Texts {
    /// For each slot, the number of its text plus one, or zero.
    slots: &'static [u8],
    /// For each text and past the last, where it begins.
    starts: &'static [u8],
    joined: &'static [u8],
}

impl Texts {
    /// Reads what [`freeze_texts`] made.
    pub fn read(parts: &mut Parts) -> Self {
        Self { slots: parts.part(), starts: parts.part(), joined: parts.part() }
    }

    /// The number of a text, if it is one of them.
    #[must_use]
    pub fn number(&self, text: &str) -> Option<u32> {
        self.find(hash(text.bytes()), |known| known == text.as_bytes())
    }

    /// The number of a text that begins with an ASCII mark.
    #[must_use]
    pub fn marked(&self, mark: char, text: &str) -> Option<u32> {
        self.find(hash(std::iter::once(mark as u8).chain(text.bytes())), |known| {
            known.split_first() == Some((&(mark as u8), text.as_bytes()))
        })
    }

    fn find(&self, hash: usize, is_it: impl Fn(&[u8]) -> bool) -> Option<u32> {
        let last = (self.slots.len() / 4).checked_sub(1)?;
        let mut slot = hash & last;
        // OK because half of the slots are free.
        loop {
            let number = at(self.slots, slot).checked_sub(1)?;
            if is_it(self.bytes(number)) {
                return Some(number);
            }
            slot = (slot + 1) & last;
        }
    }

    /// The text of a number; empty where there is none.
    #[must_use]
    pub fn get(&self, number: u32) -> &'static str {
        text(self.bytes(number))
    }

    fn bytes(&self, number: u32) -> &'static [u8] {
        let number = number as usize;
        let (start, end) = (at(self.starts, number), at(self.starts, number + 1));
        self.joined.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// The parts of a table of different texts, each with its place as its number.
#[must_use]
pub fn freeze_texts<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> [Vec<u8>; 3] {
    let mut slots = vec![0; slot_count(texts.len())];
    let (mut starts, mut joined) = (Vec::new(), Vec::new());
    for (number, text) in texts.enumerate() {
        push(&mut starts, joined.len());
        joined.extend_from_slice(text.as_bytes());
        let last = slots.len() - 1;
        let mut slot = hash(text.bytes()) & last;
        while slots[slot] != 0 {
            slot = (slot + 1) & last;
        }
        slots[slot] = number + 1;
    }
    push(&mut starts, joined.len());
    let mut bytes = Vec::new();
    slots.into_iter().for_each(|slot| push(&mut bytes, slot));
    [bytes, starts, joined]
}

/// A tree of phrases as in [`Trie`], read from frozen bytes, with values of the reader's.
#[derive(Clone, Debug)]
pub struct FrozenTrie<V> {
    symbols: Texts,
    /// For each slot a node, a symbol and the node that it leads to, which is zero where the slot is free.
    edges: &'static [u8],
    /// For each node, the number of its value plus one, or zero.
    nodes: &'static [u8],
    values: Vec<V>,
}

impl<V> FrozenTrie<V> {
    /// Reads what [`freeze_trie`] made; `values` are those that it listed.
    pub fn read(parts: &mut Parts, values: Vec<V>) -> Self {
        Self { symbols: Texts::read(parts), edges: parts.part(), nodes: parts.part(), values }
    }

    fn step(&self, node: u32, symbol: u32) -> Option<u32> {
        let last = (self.edges.len() / 12).checked_sub(1)?;
        let mut slot = hash_edge(node, symbol) & last;
        // OK because half of the slots are free.
        loop {
            let next = at(self.edges, slot * 3 + 2);
            if next == 0 {
                return None;
            }
            if (at(self.edges, slot * 3), at(self.edges, slot * 3 + 1)) == (node, symbol) {
                return Some(next);
            }
            slot = (slot + 1) & last;
        }
    }

    fn value(&self, node: u32) -> Option<&V> {
        let number = at(self.nodes, node as usize).checked_sub(1)?;
        self.values.get(number as usize)
    }

    /// The number that stands for a symbol, where any phrase has it.
    #[must_use]
    pub fn symbol(&self, text: &str) -> Option<u32> {
        self.symbols.number(text)
    }

    /// The value of the phrase that is a mark and a text, written as one.
    pub fn get_marked(&self, mark: char, text: &str) -> Option<&V> {
        self.value(self.step(0, self.symbols.marked(mark, text)?)?)
    }

    /// Every phrase that begins with the first of `symbols`, as its length and value, shortest first.
    pub fn prefixes(&self, symbols: impl Iterator<Item = Option<u32>>) -> impl Iterator<Item = (usize, &V)> {
        let mut node = Some(0);
        symbols
            .map_while(move |symbol| {
                node = self.step(node?, symbol?);
                node
            })
            .enumerate()
            .filter_map(|(index, node)| Some((index + 1, self.value(node)?)))
    }

    /// The value of exactly this phrase.
    pub fn get<'a>(&self, phrase: impl IntoIterator<Item = &'a str>) -> Option<&V> {
        let mut node = 0;
        for symbol in phrase {
            node = self.step(node, self.symbol(symbol)?)?;
        }
        self.value(node)
    }
}

/// The parts of a tree of phrases, and its different values in the order in which they are numbered.
#[must_use]
pub fn freeze_trie<V: PartialEq + Clone>(trie: &Trie<V>) -> (Vec<Vec<u8>>, Vec<V>) {
    let mut symbols = vec![""; trie.symbols.len()];
    for (text, number) in &trie.symbols {
        symbols[*number as usize] = text;
    }
    let mut slots = vec![(0, 0, 0); slot_count(trie.edges.len())];
    let mut edges: Vec<_> = trie.edges.iter().collect();
    edges.sort_unstable();
    for ((node, symbol), next) in edges {
        let last = slots.len() - 1;
        let mut slot = hash_edge(*node, *symbol) & last;
        while slots[slot].2 != 0 {
            slot = (slot + 1) & last;
        }
        slots[slot] = (*node, *symbol, *next);
    }
    let (mut values, mut nodes): (Vec<V>, Vec<u8>) = Default::default();
    for node in 0..trie.nodes.len() as u32 {
        let number = trie.value(node).map_or(0, |value| {
            let known = values.iter().position(|known| known == value);
            known.unwrap_or_else(|| {
                values.push(value.clone());
                values.len() - 1
            }) + 1
        });
        push(&mut nodes, number);
    }
    let edges = slots.into_iter().flat_map(|(node, symbol, next)| [node, symbol, next]).flat_map(u32::to_le_bytes).collect();
    let mut parts: Vec<Vec<u8>> = freeze_texts(symbols.into_iter()).into();
    parts.extend([edges, nodes]);
    (parts, values)
}
