//! Card brands: which prefixes are issued in which lengths, and the Luhn check. Must not know
//! text: it sees digits only.

/// The fewest digits a card number has (Maestro).
pub(super) const FEWEST_DIGITS: usize = 12;
/// The most digits a card number has (ISO/IEC 7812-1).
pub(super) const MOST_DIGITS: usize = 19;

/// How sure a prefix and a length make it that a Luhn-valid number is a card, the surest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Strength {
    /// Issued today in this length: a card unless something says otherwise.
    Strong,
    /// Rare, or shared with article, phone and profile numbers: a card only where one is spoken of.
    Weak,
}

/// Running Luhn sums over a list of digits, so that any stretch is checked in constant time.
pub(super) struct Luhn {
    /// After each digit: the sums with even places doubled, and with odd places doubled.
    sums: Vec<[u32; 2]>,
}

impl Luhn {
    /// Adds up `digits` (0 to 9 each).
    pub(super) fn over(digits: &[u8]) -> Self {
        let mut sum = [0, 0];
        let mut sums = Vec::with_capacity(digits.len() + 1);
        sums.push(sum);
        for (place, digit) in digits.iter().enumerate() {
            let plain = u32::from(*digit);
            let twice = plain * 2;
            let folded = if twice > 9 { twice - 9 } else { twice };
            let [even, odd] = sum;
            sum = if place % 2 == 0 { [even + folded, odd + plain] } else { [even + plain, odd + folded] };
            sums.push(sum);
        }
        Self { sums }
    }

    /// Whether the digits from `first` up to but without `end` pass.
    pub(super) fn passes(&self, first: usize, end: usize) -> bool {
        let at = |place: usize| {
            let [even, odd] = self.sums.get(place).copied().unwrap_or_default();
            if end.is_multiple_of(2) { even } else { odd }
        };
        at(end).saturating_sub(at(first)).is_multiple_of(10)
    }
}

/// In which lengths the numbers that begin with some digits are cards.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lengths {
    strong: u32,
    weak: u32,
}

impl Lengths {
    /// The lengths for numbers that begin with `digits`, of which the first six count.
    pub(super) fn beginning_with(digits: &[u8]) -> Self {
        let issuer = digits.iter().take(6).fold(0, |number, digit| number * 10 + u32::from(*digit));
        let mut lengths = Self::default();
        for brand in BRANDS.iter().chain(MAESTRO.iter()) {
            if brand.issuers.0 <= issuer && issuer <= brand.issuers.1 {
                lengths.strong |= brand.strong;
                lengths.weak |= brand.weak;
            }
        }
        lengths
    }

    /// How strongly a number of `count` digits looks like a card.
    pub(super) fn strength(self, count: usize) -> Option<Strength> {
        self.within(bit(count))
    }

    /// The best that `count` digits can still become by adding digits, or are already.
    pub(super) fn could_become(self, count: usize) -> Option<Strength> {
        self.within(u32::MAX.checked_shl(u32::try_from(count).ok()?)?)
    }

    /// Whether no brand begins so.
    pub(super) const fn is_empty(self) -> bool {
        self.strong | self.weak == 0
    }

    const fn within(self, lengths: u32) -> Option<Strength> {
        if self.strong & lengths != 0 {
            return Some(Strength::Strong);
        }
        if self.weak & lengths != 0 {
            return Some(Strength::Weak);
        }
        None
    }
}

/// A range of issuer numbers.
struct Brand {
    /// First and last issuer number, six digits each, both included.
    issuers: (u32, u32),
    /// Lengths that count by themselves, one bit for each number of digits.
    strong: u32,
    /// Lengths that count only near a card word.
    weak: u32,
}

const fn bit(digits: usize) -> u32 {
    if digits < 32 { 1 << digits } else { 0 }
}

const fn bits(first: usize, last: usize) -> u32 {
    let mut all = 0;
    let mut length = first;
    while length <= last {
        all |= bit(length);
        length += 1;
    }
    all
}

const fn brand(first: u32, last: u32, strong: u32, weak: u32) -> Brand {
    Brand { issuers: (first, last), strong, weak }
}

/// Sources: the networks' published ranges as collected in Wikipedia's "Payment card number"
/// (2026), Faker's providers for the old lengths (Visa 13, JCB 15, Maestro 12).
const BRANDS: [Brand; 27] = [
    // Visa; 13 digits are extinct but in test data, and look like article and phone numbers.
    brand(400_000, 499_999, bit(16) | bit(19), bit(13) | bits(17, 18)),
    // Mastercard.
    brand(510_000, 559_999, bit(16), 0),
    brand(222_100, 272_099, bit(16), 0),
    // American Express.
    brand(340_000, 349_999, bit(15), 0),
    brand(370_000, 379_999, bit(15), 0),
    // Discover.
    brand(601_100, 601_199, bit(16), bits(17, 19)),
    brand(644_000, 659_999, bit(16), bits(17, 19)),
    // Diners Club.
    brand(300_000, 305_999, bit(14), bits(15, 19)),
    brand(309_500, 309_599, bit(14), bits(15, 19)),
    brand(360_000, 369_999, bit(14), bits(15, 19)),
    brand(380_000, 399_999, bit(14), bits(15, 19)),
    // JCB, and its two old ranges.
    brand(352_800, 358_999, bit(16), bits(17, 19)),
    brand(213_100, 213_199, bit(15), 0),
    brand(180_000, 180_099, 0, bit(15)),
    // UnionPay.
    brand(620_000, 629_999, bit(16) | bit(19), bits(17, 18)),
    brand(810_000, 817_199, bit(16) | bit(19), bits(17, 18)),
    // Mir, Borica.
    brand(220_000, 220_599, bit(16), bits(17, 19)),
    // RuPay, Verve, Elo, Dankort and the Maestro ranges that are in use.
    brand(501_800, 502_099, bit(16), bits(12, 19)),
    brand(503_800, 503_899, bit(16), bits(12, 19)),
    brand(506_000, 509_999, bit(16), bits(12, 19)),
    brand(606_200, 608_599, bit(16), bits(12, 19)),
    brand(820_000, 829_999, bit(16), 0),
    brand(630_400, 630_499, bit(16), bits(12, 19)),
    brand(670_000, 679_999, bit(16), bits(12, 19)),
    // Troy.
    brand(979_200, 979_299, bit(16), 0),
    // UATP.
    brand(100_000, 199_999, 0, bit(15)),
    // Faker's Maestro "0604".
    brand(60_400, 60_499, 0, bit(12)),
];

/// The rest of Maestro: 50, 56 to 58 and 60 to 69.
const MAESTRO: [Brand; 3] = [
    brand(500_000, 509_999, 0, bits(12, 19)),
    brand(560_000, 589_999, 0, bits(12, 19)),
    brand(600_000, 699_999, 0, bits(12, 19)),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(text: &str) -> Option<Strength> {
        Lengths::beginning_with(&digits(text)).strength(text.len())
    }

    fn could_become(text: &str) -> Option<Strength> {
        Lengths::beginning_with(&digits(text)).could_become(text.len())
    }

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    #[test]
    fn luhn_holds_for_a_stretch_inside_a_longer_list() {
        let list = digits("9941111111111111110");
        let luhn = Luhn::over(&list);
        assert!(luhn.passes(2, 18), "the card inside");
        assert!(!luhn.passes(1, 18), "with a digit too many");
        assert!(!luhn.passes(2, 17), "with a digit too few");
    }

    #[test]
    fn every_single_wrong_digit_fails_luhn() {
        let right = digits("5555555555554444");
        for place in 0..right.len() {
            for wrong in 0..10 {
                let mut typed = right.clone();
                let Some(digit) = typed.get_mut(place) else {
                    continue;
                };
                let same = *digit == wrong;
                *digit = wrong;
                assert_eq!(Luhn::over(&typed).passes(0, typed.len()), same);
            }
        }
    }

    #[test]
    fn each_brand_counts_in_its_own_lengths_only() {
        let strong = Some(Strength::Strong);
        for text in [
            "4111111111111111",
            "4716989580001715211",
            "5555555555554444",
            "2221000000000009",
            "2720990000000007",
            "378282246310005",
            "6011111111111117",
            "36050234196908",
            "3530111333300000",
            "6226050967750613",
            "8171999927660000",
            "2200770212727079",
            "6759649826438453",
        ] {
            assert_eq!(strength(text), strong, "{text}");
        }
        for text in [
            "411111111111111",
            "555555555555444",
            "3782822463100055",
            "2220990000000000",
            "2721000000000000",
            "9780306406157",
        ] {
            assert_eq!(strength(text), None, "{text}");
        }
        assert_eq!(strength("4222222222222"), Some(Strength::Weak));
    }

    #[test]
    fn a_start_could_become_a_card_until_it_is_longer_than_any() {
        assert_eq!(could_become("4111111"), Some(Strength::Strong));
        assert_eq!(could_become("55555555555544441"), None);
        assert_eq!(could_become("0123456"), None);
    }
}
