//! What is on and what is off, told apart without any colour.

use egui::Color32;
use egui_kittest::kittest::Queryable as _;
use evenkeel::model::action::{Action, Change, Which};
use evenkeel::model::settings::{Settings, Theme};
use evenkeel::ui::theme::contrast;

use crate::app::{App, NARROW, app_at};
use crate::support::Home;

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::HighContrast];

/// What is drawn of the control with this name, as somebody sees it who sees no colours: where there is
/// ink that stands out from the page.
fn shape(app: &mut App, name: &str) -> Vec<Vec<bool>> {
    app.harness.remove_cursor();
    app.frames(2);
    let rect = app.harness.get_by_label_contains(name).rect();
    let picture = app.harness.render().unwrap();
    let at = |x: u32, y: u32| {
        let [r, g, b, _] = picture.get_pixel(x, y).0;
        Color32::from_rgb(r, g, b)
    };
    let page = at(10, 10);
    let (left, right) = (rect.left() as u32, rect.right() as u32);
    let row = |y| (left..right).map(|x| contrast(at(x, y), page) >= 3.0).collect();
    (rect.top() as u32..rect.bottom() as u32).map(row).collect()
}

/// The share of points at which two shapes differ; those that are not of one size differ wholly.
fn apart(one: &[Vec<bool>], other: &[Vec<bool>]) -> f32 {
    if one.len() != other.len() || one.iter().zip(other).any(|(a, b)| a.len() != b.len()) {
        return 1.0;
    }
    let points: Vec<bool> = one.iter().flatten().zip(other.iter().flatten()).map(|(a, b)| a != b).collect();
    points.iter().filter(|differ| **differ).count() as f32 / points.len() as f32
}

fn window(theme: Theme) -> App {
    app_at(Home::new(), NARROW, Settings { theme, ..Settings::default() })
}

#[test]
fn the_pin_is_another_shape_when_it_holds() {
    for theme in THEMES {
        let mut app = window(theme);
        let on = shape(&mut app, "Always on top");
        app.press("Ctrl+T");
        let off = shape(&mut app, "Always on top");
        assert!(apart(&on, &off) > 0.05, "{theme:?}: {}", apart(&on, &off));
    }
}

#[test]
fn what_is_overdue_is_marked_and_counted_apart_from_what_is_due_today() {
    for theme in THEMES {
        let due = |name: &str, promises: &[&str]| {
            let mut app = window(theme);
            app.press("Ctrl+N").type_text("x");
            for promise in promises {
                app.act(Action::Record(Which::Live, Change::Promise((*promise).to_owned())));
            }
            app.stall(3_600.0);
            app.frames(3);
            shape(&mut app, name)
        };
        let today = due("1 promise due today", &["ring by 5pm"]);
        let late = due("1 promise overdue", &["ring by 3pm"]);
        let both = due("1 promise overdue, 1 more due today", &["ring by 3pm", "write by 5pm"]);
        assert!(apart(&today, &late) > 0.01, "{theme:?}: {}", apart(&today, &late));
        assert!(apart(&late, &both) > 0.01, "{theme:?}: {}", apart(&late, &both));
    }
}
