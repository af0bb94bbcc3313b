//! Which known phrases begin at a given place of a text?

use rustc_hash::FxHashMap;

/// A tree of phrases, each a sequence of symbols, with a value for each.
#[derive(Clone, Debug)]
pub struct Trie<V> {
    pub(super) symbols: FxHashMap<Box<str>, u32>,
    pub(super) edges: FxHashMap<(u32, u32), u32>,
    /// For each node, the number of its value plus one, or zero: most nodes are only on the way to a phrase.
    pub(super) nodes: Vec<u32>,
    pub(super) values: Vec<V>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { symbols: FxHashMap::default(), edges: FxHashMap::default(), nodes: vec![0], values: Vec::new() }
    }
}

impl<V: Default> Trie<V> {
    /// The value of a phrase, made if it is new.
    pub fn entry<'a>(&mut self, phrase: impl IntoIterator<Item = &'a str>) -> &mut V {
        let mut node = 0;
        for symbol in phrase {
            let next = self.symbols.len() as u32;
            let symbol = match self.symbols.get(symbol) {
                Some(known) => *known,
                None => *self.symbols.entry(symbol.into()).or_insert(next),
            };
            let fresh = self.nodes.len() as u32;
            node = *self.edges.entry((node, symbol)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(0);
            }
        }
        let number = &mut self.nodes[node as usize];
        if *number == 0 {
            self.values.push(V::default());
            *number = self.values.len() as u32;
        }
        &mut self.values[*number as usize - 1]
    }
}

impl<V> Trie<V> {
    /// The number that stands for a symbol, where any phrase has it.
    #[must_use]
    pub fn symbol(&self, text: &str) -> Option<u32> {
        self.symbols.get(text).copied()
    }

    /// Every phrase that begins with the first of `symbols`, as its length and value, shortest first.
    pub fn prefixes(&self, symbols: impl Iterator<Item = Option<u32>>) -> impl Iterator<Item = (usize, &V)> {
        let mut node = Some(0);
        symbols
            .map_while(move |symbol| {
                node = symbol.and_then(|symbol| self.edges.get(&(node?, symbol)).copied());
                node
            })
            .enumerate()
            .filter_map(|(index, node)| Some((index + 1, self.value(node)?)))
    }

    /// The value of exactly this phrase.
    pub fn get<'a>(&self, phrase: impl IntoIterator<Item = &'a str>) -> Option<&V> {
        let mut node = 0;
        for symbol in phrase {
            node = *self.edges.get(&(node, self.symbol(symbol)?))?;
        }
        self.value(node)
    }

    pub(super) fn value(&self, node: u32) -> Option<&V> {
        self.values.get(self.nodes[node as usize].checked_sub(1)? as usize)
    }
}
