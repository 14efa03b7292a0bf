//! How a start goes: the first frame, then, a moment later, slower work. Must not know what that work is.

/// Seconds after the first frame before slower work begins.
const SLOW_WORK_SECS: f64 = 0.15;

/// How far the start has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Start {
    #[default]
    NotYet,
    /// The first frame was painted at this second.
    Painted(f64),
    /// Slower work has begun.
    Settled,
}

/// What a frame is for the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Frame {
    /// The first.
    First,
    /// The one with which slower work begins.
    Settling,
    /// Any other.
    Plain,
}

impl Start {
    /// A frame at this second.
    pub(super) fn frame(&mut self, now_secs: f64) -> Frame {
        match *self {
            Self::NotYet => {
                *self = Self::Painted(now_secs);
                Frame::First
            }
            Self::Painted(at_secs) if now_secs - at_secs >= SLOW_WORK_SECS => {
                *self = Self::Settled;
                Frame::Settling
            }
            Self::Painted(_) | Self::Settled => Frame::Plain,
        }
    }

    /// In how many seconds the next frame is needed. To be asked for in every one: a frame that comes for
    /// another reason takes away the one that was asked for before.
    pub(super) fn next_secs(self, now_secs: f64) -> Option<f64> {
        match self {
            Self::Painted(at_secs) => Some((at_secs + SLOW_WORK_SECS - now_secs).max(0.0)),
            Self::NotYet | Self::Settled => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_in_between_do_not_keep_slower_work_from_beginning() {
        let mut start = Start::default();
        assert_eq!(start.frame(7.0), Frame::First);
        for between in [7.0, 7.02, 7.1] {
            assert_eq!(start.frame(between), Frame::Plain);
            let next_secs = start.next_secs(between).unwrap();
            assert!((between + next_secs - 7.15).abs() < 1e-9, "{between}: in {next_secs} s");
        }
        assert_eq!(start.frame(7.2), Frame::Settling);
        assert_eq!((start.frame(7.3), start.next_secs(7.3)), (Frame::Plain, None));
    }
}
