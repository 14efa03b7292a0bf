//! Where the texts of a window are drawn, and whether each of them can be read.

use egui::{Id, Rect, Shape};

use crate::app::App;

/// What lies over the window on purpose, in the corner and for a while.
const FLOATS: [&str; 2] = ["notice", "reminder"];

/// Texts that are drawn one upon the other, and those that something else lies upon.
pub(crate) fn one_upon_another(app: &App) -> Vec<String> {
    let place = |float| app.harness.ctx.memory(|memory| memory.area_rect(Id::unique(float)));
    let mut look = Look { floats: FLOATS.into_iter().filter_map(place).collect(), ..Look::default() };
    for clipped in &app.harness.output().shapes {
        look.at(&clipped.shape, clipped.clip_rect);
    }
    look.found
}

/// Whether these words are drawn somewhere, with nothing of them cut off.
pub(crate) fn in_whole(app: &App, words: &str) -> bool {
    fn holds(shape: &Shape, clip: Rect, words: &str) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().any(|shape| holds(shape, clip, words)),
            Shape::Text(text) => {
                let galley = &text.galley;
                let ink = galley.mesh_bounds.translate(text.pos.to_vec2());
                galley.text() == words && !galley.elided && clip.expand(1.0).contains_rect(ink)
            }
            _ => false,
        }
    }
    let shapes = &app.harness.output().shapes;
    shapes.iter().any(|clipped| holds(&clipped.shape, clipped.clip_rect, words))
}

#[derive(Default)]
struct Look {
    floats: Vec<Rect>,
    seen: Vec<(String, Rect)>,
    found: Vec<String>,
}

impl Look {
    fn at(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.at(shape, clip)),
            Shape::Rect(sheet) => {
                let rect = sheet.rect.intersect(clip);
                // a sheet over the window has a shadow
                let lies_over =
                    sheet.blur_width > 0.0 || self.floats.iter().any(|float| float.contains_rect(rect));
                if sheet.fill.is_opaque() && !lies_over {
                    let below = self.seen.iter().filter(|(_, at)| share(*at, rect));
                    self.found.extend(below.map(|(words, _)| format!("something lies upon “{words}”")));
                }
                if sheet.fill.is_opaque() || lies_over {
                    self.seen.retain(|(_, at)| !at.intersects(rect));
                }
            }
            Shape::Text(text) if !text.galley.text().trim().is_empty() => {
                let words = text.galley.text();
                for row in &text.galley.rows {
                    let ink = row.visuals.mesh_bounds.translate(text.pos.to_vec2() + row.pos.to_vec2());
                    let ink = ink.intersect(clip);
                    let below = self.seen.iter().filter(|(_, at)| share(*at, ink));
                    self.found.extend(below.map(|(below, _)| format!("“{words}” lies upon “{below}”")));
                    self.seen.push((words.to_owned(), ink));
                }
            }
            _ => {}
        }
    }
}

/// Whether more than an edge is in both.
fn share(one: Rect, other: Rect) -> bool {
    let both = one.intersect(other);
    both.width() > 1.0 && both.height() > 1.0
}
