//! A set of the slots of one shard. Must not know what they stand for.

use super::posting::Slot;

/// Which slots are in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of so many.
    pub(super) fn none(of: usize) -> Self {
        Self(vec![0; of.div_ceil(64)])
    }

    /// All of so many, or a few more.
    pub(super) fn all(of: usize) -> Self {
        Self(vec![u64::MAX; of.div_ceil(64)])
    }

    /// Puts it in.
    pub(super) fn set(&mut self, slot: Slot) {
        if let Some(word) = self.0.get_mut(usize::from(slot / 64)) {
            *word |= 1 << (slot % 64);
        }
    }

    /// Whether it is in.
    pub(super) fn has(&self, slot: Slot) -> bool {
        self.0.get(usize::from(slot / 64)).is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }

    /// Leaves those that are in both.
    pub(super) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// Takes out those that are in the other.
    pub(super) fn drop(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    /// Whether none is in.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Those that are in, from the lowest on.
    pub(super) fn iter(&self) -> impl Iterator<Item = Slot> + '_ {
        self.0.iter().zip(0_u16..).flat_map(|(word, at)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = u16::try_from(rest.trailing_zeros()).ok().filter(|bit| *bit < 64)?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_joined_cut_and_listed() {
        let of = |slots: &[Slot]| {
            let mut bits = Bits::none(300);
            for slot in slots {
                bits.set(*slot);
            }
            bits
        };
        let mut bits = of(&[0, 63, 64, 299]);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 299]);
        bits.keep(&of(&[1, 63, 64, 200]));
        bits.drop(&of(&[64]));
        assert_eq!(bits, of(&[63]));
        assert!(bits.has(63) && !bits.has(64) && !bits.has(9_999));
        assert!(Bits::none(0).is_empty() && !Bits::all(1).is_empty());
        bits.set(9_999);
        assert_eq!(bits, of(&[63]));
    }
}
