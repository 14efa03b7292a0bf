//! Where one word stands in the calls of a shard, as bytes: the slots of the calls, and for each of
//! them the places in its text. What is put in later is simply appended. Must not know the word.
//!
//! A slot is two bytes, the lower first. A place is its distance from the place before it, seven
//! bits a byte, the lowest bit of all saying whether another place in the same call follows.

/// The number of a call within its shard.
pub(super) type Slot = u16;

/// What is put in of one word.
#[derive(Debug, Default)]
pub(super) struct Posting {
    slots: Vec<u8>,
    places: Vec<u8>,
    last: Option<Last>,
}

/// Where the word was seen last.
#[derive(Clone, Copy, Debug)]
struct Last {
    slot: Slot,
    place: usize,
    /// Where the bytes of this place begin.
    at: usize,
}

impl Posting {
    /// What is kept already, to be added to.
    pub(super) const fn kept(slots: Vec<u8>, places: Vec<u8>) -> Self {
        Self { slots, places, last: None }
    }

    /// The word stands at this place of the call in this slot, behind all others that were added.
    pub(super) fn add(&mut self, slot: Slot, place: usize) {
        let mut before = 0;
        match self.last {
            Some(last) if last.slot == slot => {
                before = last.place;
                if let Some(first) = self.places.get_mut(last.at) {
                    *first |= MORE;
                }
            }
            _ => self.add_slot(slot),
        }
        self.last = Some(Last { slot, place, at: self.places.len() });
        let mut rest = place.saturating_sub(before) << 1;
        loop {
            let bits = u8::try_from(rest & 0x7f).unwrap_or(0);
            rest >>= 7;
            if rest == 0 {
                self.places.push(bits);
                return;
            }
            self.places.push(bits | ON);
        }
    }

    /// The word stands somewhere in the call in this slot.
    pub(super) fn add_slot(&mut self, slot: Slot) {
        self.slots.extend(slot.to_le_bytes());
    }

    /// The same call in another slot, its places as they are kept.
    pub(super) fn add_kept(&mut self, slot: Slot, places: &[u8]) {
        self.add_slot(slot);
        self.places.extend(places);
    }

    /// Appends what was put in later.
    pub(super) fn append(&mut self, later: &Self) {
        self.slots.extend(&later.slots);
        self.places.extend(&later.places);
        self.last = None;
    }

    /// The slots, as they are kept.
    pub(super) fn slots(&self) -> &[u8] {
        &self.slots
    }

    /// The places, as they are kept.
    pub(super) fn places(&self) -> &[u8] {
        &self.places
    }
}

/// In the first byte of a place: another one follows.
const MORE: u8 = 1;

/// In any byte: the number goes on.
const ON: u8 = 0x80;

/// The slots in these bytes.
pub(super) fn slots(kept: &[u8]) -> impl Iterator<Item = Slot> + '_ {
    kept.as_chunks::<2>().0.iter().map(|bytes| Slot::from_le_bytes(*bytes))
}

/// Every slot with the bytes of its places.
pub(super) fn calls<'a>(kept: &'a [u8], places: &'a [u8]) -> impl Iterator<Item = (Slot, &'a [u8])> {
    let mut rest = places;
    slots(kept).map(move |slot| {
        let mut length = 0;
        let mut more = true;
        while more {
            let number = rest.get(length..).unwrap_or_default();
            more = number.first().is_some_and(|first| first & MORE == MORE);
            length += number.iter().position(|byte| byte & ON == 0).map_or(number.len(), |last| last + 1);
        }
        let (places, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = after;
        (slot, places)
    })
}

/// The places in the bytes of one slot.
pub(super) fn places(kept: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let mut bytes = kept.iter();
    let mut place = 0_usize;
    std::iter::from_fn(move || {
        let (mut number, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = bytes.next()?;
            number |= usize::from(byte & !ON).checked_shl(shift).unwrap_or(0);
            if byte & ON == 0 {
                break;
            }
            shift += 7;
        }
        place += number >> 1;
        Some(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_and_places_come_back_as_they_were_put_in() {
        let there: [(Slot, Vec<usize>); 4] =
            [(0, vec![0]), (3, vec![7, 8, 9_000, 2_000_000]), (4, vec![63, 64]), (60_000, vec![127])];
        let (mut early, mut late) = (Posting::default(), Posting::default());
        for (slot, places) in &there {
            let posting = if *slot < 4 { &mut early } else { &mut late };
            for place in places {
                posting.add(*slot, *place);
            }
        }
        early.append(&late);
        let back = |(slot, kept)| (slot, places(kept).collect::<Vec<usize>>());
        assert_eq!(calls(early.slots(), early.places()).map(back).collect::<Vec<_>>(), there);
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        let mut posting = Posting::default();
        for place in [3, 900, 901] {
            posting.add(5, place);
        }
        for end in 0..posting.places().len() {
            let cut = &posting.places()[..end];
            assert_eq!(calls(posting.slots(), cut).count(), 1);
            assert!(places(cut).count() < 3);
        }
    }
}
