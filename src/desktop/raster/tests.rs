//! Whole pictures: what egui's shapes become, and that a partial repaint is the same picture.

use super::*;
use eframe::egui::{
    ColorImage, Pos2, Rect, Stroke, TextureId, TextureOptions, epaint::ImageDelta, pos2, vec2,
};

const SIZE_PX: [usize; 2] = [64, 48];
const CLEAR: Color32 = Color32::from_rgb(10, 20, 30);

/// A raster with its context, painting into a small window.
struct Easel {
    ctx: egui::Context,
    raster: Raster,
    delta: TexturesDelta,
}

impl Easel {
    fn new() -> Self {
        let ctx = egui::Context::default();
        ctx.set_fonts(egui::FontDefinitions::empty());
        let output = ctx.run_ui(egui::RawInput::default(), |_| {});
        Self { ctx, raster: Raster::new(), delta: output.textures_delta }
    }

    fn paint(&mut self, shapes: Vec<Shape>) -> Damage {
        let everywhere = |shape| ClippedShape::new(Rect::EVERYTHING, shape);
        self.paint_clipped(shapes.into_iter().map(everywhere).collect())
    }

    fn paint_clipped(&mut self, shapes: Vec<ClippedShape>) -> Damage {
        let layout = Layout { size_px: SIZE_PX, pixels_per_point: 1.0, clear: CLEAR };
        self.raster.paint(&self.ctx, shapes, &mut self.delta, layout)
    }

    fn at(&self, x: usize, y: usize) -> Color32 {
        let [_, red, green, blue] = self.raster.pixels()[y * SIZE_PX[0] + x].to_be_bytes();
        Color32::from_rgb(red, green, blue)
    }

    fn count(&self, color: Color32) -> usize {
        self.raster.pixels().iter().filter(|pixel| **pixel == blend::pack(color)).count()
    }
}

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

/// A rectangle without anti-aliasing: two triangles, as they are.
fn hard_rect(rect: Rect, color: Color32) -> Shape {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, color);
    Shape::mesh(mesh)
}

fn busy_scene(step: f32) -> Vec<Shape> {
    let mut shapes = vec![Shape::rect_filled(rect(3.0, 3.0, 60.0, 44.0), 6.0, Color32::from_rgb(40, 60, 90))];
    for at in 0..6_u8 {
        let center = pos2(8.0 + f32::from(at) * 9.3, 20.0 + f32::from(at % 3) * 5.7);
        shapes.push(Shape::circle_filled(
            center,
            5.3,
            Color32::from_rgba_unmultiplied(200, 90, 30 * at, 150),
        ));
    }
    shapes.push(Shape::circle_stroke(pos2(30.0, 24.0), 9.0 + step, Stroke::new(1.7, Color32::LIGHT_GREEN)));
    shapes.push(Shape::line_segment(
        [pos2(2.0, 40.0), pos2(61.0, 5.5)],
        Stroke::new(2.3, Color32::from_white_alpha(120)),
    ));
    shapes
}

#[test]
fn a_rectangle_covers_exactly_its_pixels() {
    let mut easel = Easel::new();
    easel.paint(vec![hard_rect(rect(5.0, 7.0, 15.0, 19.0), Color32::RED)]);
    assert_eq!(easel.count(Color32::RED), 10 * 12);
    assert_eq!(easel.count(CLEAR), SIZE_PX[0] * SIZE_PX[1] - 120);
    assert_eq!([easel.at(5, 7), easel.at(14, 18)], [Color32::RED; 2]);
    assert_eq!([easel.at(4, 7), easel.at(15, 18), easel.at(5, 6), easel.at(5, 19)], [CLEAR; 4]);
}

#[test]
fn nothing_is_painted_outside_of_the_clip_rectangle() {
    let mut easel = Easel::new();
    let shape = hard_rect(rect(0.0, 0.0, 64.0, 48.0), Color32::RED);
    easel.paint_clipped(vec![ClippedShape::new(rect(10.0, 10.0, 20.0, 15.0), shape)]);
    assert_eq!(easel.count(Color32::RED), 50);
    assert_eq!([easel.at(10, 10), easel.at(19, 14)], [Color32::RED; 2]);
}

#[test]
fn half_transparent_over_a_colour_is_their_mean() {
    let mut easel = Easel::new();
    let half_white = Color32::from_rgba_premultiplied(128, 128, 128, 128);
    easel.paint(vec![hard_rect(rect(0.0, 0.0, 9.0, 9.0), half_white)]);
    assert_eq!(easel.at(4, 4), Color32::from_rgb(133, 138, 143));
}

#[test]
fn colours_run_evenly_between_the_corners() {
    let mut easel = Easel::new();
    let mut mesh = Mesh::default();
    let corners = [(0.0, 0.0, 0), (64.0, 0.0, 255), (0.0, 48.0, 0), (64.0, 48.0, 255)];
    for (x, y, grey) in corners {
        mesh.colored_vertex(pos2(x, y), Color32::from_gray(grey));
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    easel.paint(vec![Shape::mesh(mesh)]);
    for y in [0, 20, 47] {
        assert_eq!([easel.at(0, y).r(), easel.at(31, y).r(), easel.at(63, y).r()], [2, 126, 253], "row {y}");
    }
}

#[test]
fn a_partial_repaint_gives_the_same_picture_as_a_full_one() {
    let mut moving = Easel::new();
    moving.paint(busy_scene(0.0));
    for step in 1..9_u8 {
        let damage = moving.paint(busy_scene(f32::from(step) * 0.4));
        assert!(!damage.is_empty() && damage.rects().iter().all(|rect| rect.left > 0), "{damage:?}");
        let mut fresh = Easel::new();
        fresh.paint(busy_scene(f32::from(step) * 0.4));
        assert!(moving.raster.pixels() == fresh.raster.pixels(), "differs in step {step}");
    }
}

#[test]
fn the_same_frame_again_paints_nothing() {
    let mut easel = Easel::new();
    assert_eq!(easel.paint(busy_scene(0.0)).rects(), [PixelRect { left: 0, top: 0, right: 64, bottom: 48 }]);
    assert!(easel.paint(busy_scene(0.0)).is_empty());
}

#[test]
fn an_image_at_its_own_size_is_copied_and_at_twice_its_size_smoothed_when_asked() {
    let id = TextureId::User(1);
    let halves = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]);
    let image = |size| {
        let mut mesh = Mesh::with_texture(id);
        mesh.add_rect_with_uv(
            Rect::from_min_size(Pos2::ZERO, size),
            rect(0.0, 0.0, 1.0, 1.0),
            Color32::WHITE,
        );
        Shape::mesh(mesh)
    };
    for (options, enlarged) in
        [(TextureOptions::NEAREST, [0, 0, 255, 255]), (TextureOptions::LINEAR, [0, 64, 191, 255])]
    {
        let mut easel = Easel::new();
        easel.delta.push(id, ImageDelta::full(halves.clone(), options));
        easel.paint(vec![image(vec2(2.0, 1.0))]);
        assert_eq!([0, 1].map(|x| easel.at(x, 0).r()), [0, 255]);
        easel.paint(vec![image(vec2(4.0, 1.0))]);
        assert_eq!([0, 1, 2, 3].map(|x| easel.at(x, 0).r()), enlarged, "{options:?}");
    }
}

#[test]
fn a_changed_image_is_painted_again_though_no_shape_changed() {
    let (id, mut easel) = (TextureId::User(1), Easel::new());
    let mut mesh = Mesh::with_texture(id);
    mesh.add_rect_with_uv(rect(0.0, 0.0, 4.0, 4.0), rect(0.0, 0.0, 1.0, 1.0), Color32::WHITE);
    for color in [Color32::RED, Color32::BLUE] {
        easel.delta.push(id, ImageDelta::full(ColorImage::filled([4, 4], color), TextureOptions::NEAREST));
        easel.paint(vec![Shape::mesh(mesh.clone())]);
        assert_eq!(easel.at(2, 2), color);
    }
}

#[test]
fn shapes_with_absurd_coordinates_are_clipped_and_do_not_overflow() {
    let mut easel = Easel::new();
    let wild = [f32::MAX, f32::INFINITY, -1e30];
    for far in wild {
        let mut mesh = Mesh::default();
        for point in [pos2(-far, -far), pos2(far, -3.0), pos2(3.0, far)] {
            mesh.colored_vertex(point, Color32::RED);
        }
        mesh.add_triangle(0, 1, 2);
        easel.paint(vec![Shape::mesh(mesh)]);
    }
}
