//! Rectangles of pixels, and how a rectangle of egui points becomes one.
//!
//! Knows nothing of shapes or of what is painted.

use eframe::egui::Rect;

/// A half-open rectangle of pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PixelRect {
    /// First column.
    pub left: i64,
    /// First row.
    pub top: i64,
    /// Column after the last.
    pub right: i64,
    /// Row after the last.
    pub bottom: i64,
}

impl PixelRect {
    pub(super) fn sized(width: usize, height: usize) -> Self {
        let side = |length| i64::try_from(length).unwrap_or(i64::MAX);
        Self { left: 0, top: 0, right: side(width), bottom: side(height) }
    }

    /// The clip rectangle as `egui_glow` rounds it.
    pub(super) fn rounded(rect: Rect, pixels_per_point: f32) -> Self {
        Self::by(
            rect,
            |side| whole((side * pixels_per_point).round()),
            |side| whole((side * pixels_per_point).round()),
        )
    }

    /// Every pixel that painting inside of `rect` can touch.
    pub(super) fn around(rect: Rect, pixels_per_point: f32, margin_px: f32) -> Self {
        Self::by(
            rect,
            |near| whole((near * pixels_per_point - margin_px).floor()),
            |far| whole((far * pixels_per_point + margin_px).ceil()),
        )
    }

    fn by(rect: Rect, near: impl Fn(f32) -> i64, far: impl Fn(f32) -> i64) -> Self {
        Self {
            left: near(rect.min.x),
            top: near(rect.min.y),
            right: far(rect.max.x),
            bottom: far(rect.max.y),
        }
    }

    /// The pixels in both.
    #[must_use]
    pub fn intersect(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Whether there is no pixel in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn area(self) -> i64 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    /// How many pixels the union covers that neither of the two does; negative where they overlap.
    pub(super) fn waste(self, other: Self) -> i64 {
        self.union(other).area() - self.area() - other.area()
    }
}

/// A pixel coordinate, kept where sums and areas cannot overflow.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a million pixels first")]
fn whole(coordinate: f32) -> i64 {
    coordinate.clamp(-1e6, 1e6) as i64
}
