//! How is a row of atoms best cut into known phrases?

/// A phrase that may cover the atoms from some place on.
#[derive(Clone, Debug)]
pub struct Piece<T> {
    /// How many atoms it covers.
    pub length: usize,
    /// What it costs to read it so; a known phrase costs about one.
    pub cost: f32,
    /// What it is.
    pub what: T,
}

/// The cheapest way to cover all of `count` atoms with the pieces that `at` adds at each place.
///
/// `at` must add at least one piece at every place. Where two ways cost the same, the longer first
/// piece wins. The result holds the place of each piece.
pub fn cheapest<T>(count: usize, mut at: impl FnMut(usize, &mut Vec<Piece<T>>)) -> Vec<(usize, Piece<T>)> {
    let mut best: Vec<(f32, Option<Piece<T>>)> = Vec::with_capacity(count + 1);
    best.resize_with(count + 1, || (f32::INFINITY, None));
    best[count].0 = 0.0;
    let mut pieces = Vec::new();
    for place in (0..count).rev() {
        at(place, &mut pieces);
        for piece in pieces.drain(..) {
            let end = place + piece.length;
            if piece.length == 0 || end > count {
                continue;
            }
            let cost = piece.cost + best[end].0;
            let longer = best[place].1.as_ref().is_none_or(|known| known.length < piece.length);
            if cost < best[place].0 - 1e-4 || (longer && cost <= best[place].0 + 1e-4) {
                best[place] = (cost, Some(piece));
            }
        }
    }
    let mut place = 0;
    let mut cut = Vec::new();
    while place < count {
        let Some(piece) = best[place].1.take() else {
            break;
        };
        let length = piece.length;
        cut.push((place, piece));
        place += length;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::{Piece, cheapest};

    #[test]
    fn the_cheapest_cut_is_not_the_greedy_one() {
        let pieces = [(0, 2, 1.0), (0, 1, 1.0), (1, 2, 1.0), (2, 1, 3.0)];
        let cut = cheapest(3, |place, found| {
            let here = pieces.iter().filter(|(start, ..)| *start == place);
            found.extend(here.map(|&(_, length, cost)| Piece { length, cost, what: () }));
        });
        assert_eq!(cut.iter().map(|(place, piece)| (*place, piece.length)).collect::<Vec<_>>(), [(0, 1), (1, 2)]);
    }
}
