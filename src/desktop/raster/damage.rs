//! What of a picture has to be painted again, found by comparing the shapes of two frames.
//!
//! Sound because of this: a pixel outside of every shape that is not matched one to one, in order,
//! is covered by the same shapes in the same order as before. Knows nothing of pixels' colours.

use super::rect::PixelRect;
use eframe::egui::epaint::{ClippedShape, Shape};
use std::sync::Arc;

/// More rectangles than this cost more in bookkeeping than they save in painting.
const MAX_RECTS: usize = 4;
/// Two rectangles become one when that paints at most so many pixels more.
const SLACK_PX: i64 = 4096;
/// How far anti-aliasing and text underlines reach beyond a shape's own rectangle.
const MARGIN_PX: f32 = 2.0;
/// How many shapes ahead two lists are searched for the place where they agree again.
const LOOK_AHEAD: usize = 6;

/// The rectangles of a picture that changed: few, and none inside of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    rects: Vec<PixelRect>,
}

impl Damage {
    /// The rectangles, in no order.
    #[must_use]
    pub fn rects(&self) -> &[PixelRect] {
        &self.rects
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rects.is_empty()
    }

    pub(super) fn everything(bounds: PixelRect) -> Self {
        let mut damage = Self::default();
        damage.add(bounds);
        damage
    }

    pub(super) fn between(
        old: &[ClippedShape],
        new: &[ClippedShape],
        pixels_per_point: f32,
        bounds: PixelRect,
    ) -> Self {
        let mut damage = Self::default();
        for_each_change(old, new, |clipped| {
            damage.add(extent(clipped, pixels_per_point).intersect(bounds));
        });
        damage
    }

    /// Whether painting the shape can change a pixel of the damage.
    pub(super) fn touches(&self, clipped: &ClippedShape, pixels_per_point: f32) -> bool {
        let extent = extent(clipped, pixels_per_point);
        self.rects.iter().any(|rect| !rect.intersect(extent).is_empty())
    }

    fn add(&mut self, mut rect: PixelRect) {
        if rect.is_empty() {
            return;
        }
        while let Some(at) = self.rects.iter().position(|other| other.waste(rect) <= SLACK_PX) {
            rect = rect.union(self.rects.swap_remove(at));
        }
        if self.rects.len() < MAX_RECTS {
            self.rects.push(rect);
        } else if let Some(nearest) = self.rects.iter_mut().min_by_key(|other| other.waste(rect)) {
            let union = nearest.union(rect);
            self.rects.retain(|other| other.union(union) != union);
            self.add(union);
        }
    }
}

/// All that a shape may paint on.
fn extent(clipped: &ClippedShape, pixels_per_point: f32) -> PixelRect {
    let transform = clipped.transform_after_tessellation;
    let painted = transform * clipped.shape.visual_bounding_rect();
    let margin_px = MARGIN_PX * transform.scaling.max(1.0);
    PixelRect::around(painted.intersect(clipped.clip_rect), pixels_per_point, margin_px)
}

/// Walks both lists and reports each shape that has no partner in the other one.
fn for_each_change(
    mut old: &[ClippedShape],
    mut new: &[ClippedShape],
    mut report: impl FnMut(&ClippedShape),
) {
    while let (Some((a, old_rest)), Some((b, new_rest))) = (old.split_last(), new.split_last()) {
        if !same(a, b) {
            break;
        }
        (old, new) = (old_rest, new_rest);
    }
    while let (Some((a, old_rest)), Some((b, new_rest))) = (old.split_first(), new.split_first()) {
        if same(a, b) {
            (old, new) = (old_rest, new_rest);
            continue;
        }
        let (from_old, from_new) = next_agreement(old, new).unwrap_or((1, 1));
        old.iter().take(from_old).chain(new.iter().take(from_new)).for_each(&mut report);
        old = old.get(from_old..).unwrap_or_default();
        new = new.get(from_new..).unwrap_or_default();
    }
    old.iter().chain(new).for_each(report);
}

/// How many shapes to skip in each list until both go on alike, nearest first.
fn next_agreement(old: &[ClippedShape], new: &[ClippedShape]) -> Option<(usize, usize)> {
    let nearest_first =
        (1..=LOOK_AHEAD).flat_map(|sum| (0..=sum).map(move |from_old| (from_old, sum - from_old)));
    let evenly_first = [(1, 1)].into_iter().chain(nearest_first);
    evenly_first.into_iter().find(|(from_old, from_new)| {
        let (Some(a), Some(b)) = (old.get(*from_old), new.get(*from_new)) else {
            return false;
        };
        same(a, b)
    })
}

/// Whether two shapes paint the same; text that shares its galley is not compared glyph by glyph.
fn same(a: &ClippedShape, b: &ClippedShape) -> bool {
    let (Shape::Text(text), Shape::Text(other)) = (&a.shape, &b.shape) else {
        return a == b;
    };
    if !Arc::ptr_eq(&text.galley, &other.galley) {
        return a == b;
    }
    a.clip_rect == b.clip_rect
        && a.transform_after_tessellation == b.transform_after_tessellation
        && text.pos == other.pos
        && text.fallback_color == other.fallback_color
        && text.override_text_color == other.override_text_color
        && text.opacity_factor.to_bits() == other.opacity_factor.to_bits()
        && text.underline == other.underline
        && text.angle.to_bits() == other.angle.to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Color32, Rect, emath::TSTransform, pos2, vec2};

    const WINDOW: PixelRect = PixelRect { left: 0, top: 0, right: 400, bottom: 800 };

    fn dot(x: f32, y: f32) -> ClippedShape {
        let rect = Rect::from_min_size(pos2(x, y), vec2(10.0, 10.0));
        ClippedShape::new(Rect::EVERYTHING, Shape::rect_filled(rect, 0.0, Color32::RED))
    }

    fn column(rows: std::ops::Range<u8>) -> Vec<ClippedShape> {
        rows.map(|row| dot(20.0, f32::from(row) * 20.0)).collect()
    }

    fn damage(old: &[ClippedShape], new: &[ClippedShape]) -> Vec<PixelRect> {
        Damage::between(old, new, 1.0, WINDOW).rects
    }

    fn around_dot(x: i64, y: i64) -> PixelRect {
        PixelRect { left: x - 2, top: y - 2, right: x + 12, bottom: y + 12 }
    }

    #[test]
    fn equal_frames_have_no_damage() {
        assert!(damage(&column(0..30), &column(0..30)).is_empty());
    }

    #[test]
    fn a_caret_that_appears_damages_only_itself() {
        let (old, mut new) = (column(0..30), column(0..30));
        new.insert(12, dot(200.0, 240.0));
        assert_eq!(damage(&old, &new), [around_dot(200, 240)]);
        assert_eq!(damage(&new, &old), [around_dot(200, 240)], "and so when it goes");
    }

    #[test]
    fn a_panel_of_many_shapes_that_opens_damages_only_itself() {
        let (old, mut new) = (column(0..30), column(0..30));
        new.splice(12..12, (0..20_u8).map(|at| dot(200.0 + f32::from(at), 240.0)));
        let panel = PixelRect { right: 231, ..around_dot(200, 240) };
        assert_eq!(damage(&old, &new), [panel]);
    }

    #[test]
    fn a_shape_that_moves_damages_both_places() {
        let (old, mut new) = (column(0..30), column(0..30));
        new[3] = dot(380.0, 700.0);
        assert_eq!(
            damage(&old, &new),
            [around_dot(20, 60), PixelRect { right: 392, ..around_dot(380, 700) }]
        );
    }

    #[test]
    fn a_clock_above_and_a_ring_below_stay_two_rectangles_when_shapes_come_and_go() {
        let (old, mut new) = (column(0..30), column(0..30));
        new.insert(28, dot(300.0, 560.0));
        new.insert(1, dot(300.0, 20.0));
        new.remove(3);
        let rects = damage(&old, &new);
        assert!(rects.contains(&around_dot(300, 20)) && rects.contains(&around_dot(300, 560)), "{rects:?}");
        assert!(rects.iter().all(|rect| rect.area() < 1000), "{rects:?}");
    }

    #[test]
    fn scattered_damage_is_gathered_into_at_most_four_rectangles_that_cover_it() {
        let new: Vec<_> = (0..9_u8).map(|at| dot(f32::from(at) * 45.0, f32::from(at) * 90.0)).collect();
        let rects = damage(&[], &new);
        assert!(rects.len() <= MAX_RECTS, "{rects:?}");
        for shape in &new {
            let extent = extent(shape, 1.0).intersect(WINDOW);
            assert!(
                rects.iter().any(|rect| rect.intersect(extent) == extent),
                "{extent:?} is in none of {rects:?}"
            );
        }
    }

    #[test]
    fn a_shape_that_egui_scales_after_tessellation_is_where_it_is_painted() {
        let mut scaled = dot(20.0, 20.0);
        scaled.transform_after_tessellation = TSTransform::new(vec2(100.0, 0.0), 2.0);
        assert_eq!(damage(&[], &[scaled]), [PixelRect { left: 136, top: 36, right: 164, bottom: 64 }]);
    }

    #[test]
    fn what_is_clipped_away_is_no_damage() {
        let mut hidden = dot(20.0, 20.0);
        hidden.clip_rect = Rect::from_min_size(pos2(100.0, 100.0), vec2(50.0, 50.0));
        assert!(damage(&[], &[hidden]).is_empty());
        assert!(damage(&[], &[dot(500.0, 20.0)]).is_empty(), "nor what is outside of the window");
    }
}
