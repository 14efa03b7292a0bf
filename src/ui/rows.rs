//! A list of rows of one height, however many: only those in sight are drawn. egui keeps places as
//! f32, in which a long list would stumble; here they are f64, and egui scrolls a shorter one.
//! Must not know what the rows are.

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// A list as tall as this is scrolled as it is; a taller one is as tall for the bar, in points.
const TALLEST_PX: f64 = 200_000.0;

/// So far from the edge the bar is taken hold of, in points.
const BAR_PX: f32 = 16.0;

/// How many rows there are, how tall each is, and which is to come into sight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// What the list is known by.
    pub(super) name: &'static str,
    /// How many.
    pub(super) count: usize,
    /// How tall, in points.
    pub(super) row_px: f32,
    /// This one comes into sight.
    pub(super) sought: Option<usize>,
}

/// Draws the rows in sight, each by its place.
pub(super) fn rows_ui(ui: &mut Ui, rows: Rows, mut row_ui: impl FnMut(&mut Ui, usize)) {
    let id = Id::unique((rows.name, "place"));
    let each = f64::from(rows.row_px + ui.spacing().item_spacing.y);
    let tall = Tall { all_px: exact(rows.count) * each, sight_px: f64::from(ui.available_height()) };
    let before: f64 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let top = tall.within(rows.sought.map_or(before, |at| tall.sought(before, exact(at) * each, each)));
    let mut area = ScrollArea::vertical().id_salt(rows.name).auto_shrink(false);
    if tall.scale() > 1.0 || rows.sought.is_some() {
        area = area.vertical_scroll_offset(point(top / tall.scale()));
    }
    let shown = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(point(tall.bar_px()));
        let top = if tall.scale() > 1.0 { top } else { f64::from(viewport.min.y) };
        let sight = ui.max_rect().top() + viewport.min.y;
        let mut at = whole(top / each);
        while at < rows.count && exact(at) * each < top + tall.sight_px {
            let y = sight + point(exact(at) * each - top);
            let place = Rect::from_min_size(
                egui::pos2(ui.max_rect().left(), y),
                vec2(ui.max_rect().width(), rows.row_px),
            );
            ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(at), |ui| row_ui(ui, at));
            at += 1;
        }
    });
    let moved = f64::from(shown.state.clamped_offset().y);
    let by_bar = ui.input(|input| {
        let from = input.pointer.press_origin().filter(|_| input.pointer.primary_down());
        from.is_some_and(|from| shown.inner_rect.contains(from) && from.x > shown.inner_rect.right() - BAR_PX)
    });
    let after = if by_bar || tall.scale() <= 1.0 {
        moved * tall.scale()
    } else {
        top + moved - f64::from(point(top / tall.scale()))
    };
    ui.data_mut(|data| data.insert_temp(id, tall.within(after)));
}

/// How tall everything is, and what is in sight of it.
#[derive(Clone, Copy, Debug)]
struct Tall {
    all_px: f64,
    sight_px: f64,
}

impl Tall {
    fn bar_px(self) -> f64 {
        self.all_px.min(TALLEST_PX)
    }

    /// So many points of the list are one of the bar.
    fn scale(self) -> f64 {
        let (all, bar) = (self.all_px - self.sight_px, self.bar_px() - self.sight_px);
        if bar > 0.0 { all / bar } else { 1.0 }
    }

    fn within(self, top: f64) -> f64 {
        top.min(self.all_px - self.sight_px).max(0.0)
    }

    /// From where on a row at this place is seen whole.
    fn sought(self, top: f64, row: f64, each: f64) -> f64 {
        top.min(row).max(row + each - self.sight_px)
    }
}

#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 rows")]
const fn exact(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
fn whole(place: f64) -> usize {
    place.max(0.0) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
const fn point(px: f64) -> f32 {
    px as f32
}

#[cfg(test)]
mod tests {
    use egui::{Event, Modifiers, MouseWheelUnit, TouchPhase, pos2};
    use egui_kittest::Harness;

    use super::*;

    const COUNT: usize = 1_000_000;

    #[derive(Default)]
    struct Seen {
        sought: Option<usize>,
        rows: Vec<(usize, f32)>,
        right: f32,
    }

    fn harness<'a>() -> Harness<'a, Seen> {
        Harness::builder().with_size(vec2(300.0, 600.0)).build_ui_state(
            |ui, seen: &mut Seen| {
                ui.spacing_mut().item_spacing.y = 2.0;
                seen.rows.clear();
                seen.right = ui.max_rect().right();
                let rows = Rows { name: "test", count: COUNT, row_px: 52.0, sought: seen.sought.take() };
                rows_ui(ui, rows, |ui, at| seen.rows.push((at, ui.max_rect().top())));
            },
            Seen::default(),
        )
    }

    fn place(harness: &Harness<'_, Seen>, row: usize) -> f32 {
        let found = harness.state().rows.iter().find(|(at, _)| *at == row);
        found.unwrap_or_else(|| panic!("row {row} is not in sight: {:?}", harness.state().rows)).1
    }

    #[test]
    fn every_row_of_a_million_comes_into_sight_and_stands_below_the_one_before() {
        let mut harness = harness();
        for row in [0, 7, 300_000, 299_995, 777_777, COUNT - 1, 12] {
            harness.state_mut().sought = Some(row);
            harness.run();
            let top = place(&harness, row);
            assert!((0.0..=600.0 - 52.0).contains(&top), "row {row} at {top}");
            let rows = &harness.state().rows;
            assert!((10..14).contains(&rows.len()), "{rows:?}");
            for pair in rows.windows(2) {
                assert_eq!(pair[1].0, pair[0].0 + 1);
                assert!((pair[1].1 - pair[0].1 - 54.0).abs() < 0.1, "{pair:?}");
            }
        }
    }

    #[test]
    fn the_wheel_moves_by_points_at_the_end_of_a_million_as_at_the_start() {
        for row in [30, COUNT - 30] {
            let mut harness = harness();
            harness.state_mut().sought = Some(row);
            harness.run();
            harness.event(Event::PointerMoved(pos2(100.0, 300.0)));
            for _ in 0..5 {
                let before = place(&harness, row);
                harness.event(Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: vec2(0.0, -3.0),
                    phase: TouchPhase::Move,
                    source: egui::MouseWheelSource::Unknown,
                    modifiers: Modifiers::NONE,
                });
                harness.run();
                let moved = before - place(&harness, row);
                assert!((moved - 3.0).abs() < 0.2, "row {row} moved by {moved}");
            }
        }
    }

    #[test]
    fn the_bar_leads_to_any_part_of_a_million() {
        let mut harness = harness();
        harness.run();
        let right = harness.state().right;
        let bar = |y: f32| pos2(right - 3.0, y);
        harness.hover_at(bar(14.0));
        harness.run();
        harness.drag_at(bar(14.0));
        harness.run();
        for (y, least, most) in [(300.0, 450_000, 550_000), (600.0, COUNT - 12, COUNT), (0.0, 0, 1)] {
            harness.hover_at(bar(y));
            harness.run();
            harness.run();
            let first = harness.state().rows[0].0;
            assert!((least..=most).contains(&first), "{first} at {y}");
        }
        harness.drop_at(bar(0.0));
        harness.run();
        assert_eq!(harness.state().rows[0].0, 0);
    }
}
