//! Where the texts of a window are drawn, and whether each of them can be read.

use egui::{Rect, Shape};

use crate::app::App;

/// Texts that are drawn one upon the other with nothing opaque between them.
pub(crate) fn one_upon_another(app: &App) -> Vec<String> {
    fn look(shape: &Shape, clip: Rect, seen: &mut Vec<(String, Rect)>, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, clip, seen, found)),
            Shape::Rect(sheet) if sheet.fill.is_opaque() => {
                seen.retain(|(_, rect)| !rect.intersects(sheet.rect));
            }
            Shape::Text(text) if !text.galley.text().trim().is_empty() => {
                let words = text.galley.text();
                for row in &text.galley.rows {
                    let ink = row.visuals.mesh_bounds.translate(text.pos.to_vec2() + row.pos.to_vec2());
                    let ink = ink.intersect(clip);
                    for (below, at) in seen.iter() {
                        let shared = at.intersect(ink);
                        if shared.width() > 1.0 && shared.height() > 1.0 {
                            found.push(format!("“{words}” lies upon “{below}”"));
                        }
                    }
                    seen.push((words.to_owned(), ink));
                }
            }
            _ => {}
        }
    }
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    for clipped in &app.harness.output().shapes {
        look(&clipped.shape, clipped.clip_rect, &mut seen, &mut found);
    }
    found
}
