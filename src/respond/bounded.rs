//! What is remembered up to a number: the oldest is forgotten.

use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::hash::Hash;

/// A map that forgets the oldest.
#[derive(Debug)]
pub(super) struct Bounded<K, V> {
    pub held: FxHashMap<K, V>,
    pub order: VecDeque<K>,
}

impl<K, V> Default for Bounded<K, V> {
    fn default() -> Self {
        Self { held: FxHashMap::default(), order: VecDeque::new() }
    }
}

impl<K: Clone + Eq + Hash, V> Bounded<K, V> {
    pub fn get(&self, key: &K) -> Option<&V> {
        self.held.get(key)
    }

    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.held.get_mut(key)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.held.remove(key)
    }

    pub fn insert(&mut self, key: K, value: V, most: usize) {
        if self.held.insert(key.clone(), value).is_none() {
            self.order.push_back(key);
        }
        while self.order.len() > most {
            if let Some(oldest) = self.order.pop_front() {
                self.held.remove(&oldest);
            }
        }
    }
}
