//! CPU rasteriser: egui's shapes in, pixels out, the same on every machine.
//!
//! Owns textures, the frame buffer and the decision which parts of it have to be painted again.
//! Knows nothing of windows, input or time: the CPU runner presents what it paints, and tests use
//! it as their renderer. Blending is premultiplied and in gamma space, as in `egui_glow`.

mod blend;
mod damage;
mod edges;
mod quad;
mod rect;
mod texture;
mod triangle;

pub use damage::Damage;
pub use rect::PixelRect;
pub use texture::Textures;

use eframe::egui::{
    self, Color32, TexturesDelta,
    epaint::{ClippedPrimitive, ClippedShape, Mesh, Primitive, Shape},
};

/// How the picture of one frame is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Width and height of the frame buffer.
    pub size_px: [usize; 2],
    /// Physical pixels per egui point.
    pub pixels_per_point: f32,
    /// What shows where nothing is painted; taken as opaque.
    pub clear: Color32,
}

/// A canvas with textures of its own: all that a single window or a test needs.
#[derive(Default)]
pub struct Raster {
    textures: Textures,
    canvas: Canvas,
}

impl Raster {
    /// An empty raster; the first frame paints everything.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Paints one frame and returns what changed. Leaves `delta` empty, as egui demands.
    pub fn paint(
        &mut self,
        ctx: &egui::Context,
        shapes: Vec<ClippedShape>,
        delta: &mut TexturesDelta,
        layout: Layout,
    ) -> Damage {
        self.textures.set(delta);
        let damage = self.canvas.paint(ctx, shapes, &self.textures, layout);
        self.textures.free(delta);
        damage
    }

    /// The picture, row by row from the top, each pixel as `0x00RRGGBB`.
    #[must_use]
    pub fn pixels(&self) -> &[u32] {
        self.canvas.pixels()
    }

    /// The picture as opaque RGBA bytes, for an image file.
    #[must_use]
    pub fn rgba(&self) -> Vec<u8> {
        self.canvas.rgba()
    }
}

/// The frame buffer of one window and what it shows. Several canvases can share their [`Textures`].
#[derive(Default)]
pub struct Canvas {
    pixels: Vec<u32>,
    layout: Option<Layout>,
    shapes: Vec<ClippedShape>,
    textures_generation: u64,
}

impl Canvas {
    /// Paints what differs from the last frame and returns where that was.
    pub fn paint(
        &mut self,
        ctx: &egui::Context,
        mut shapes: Vec<ClippedShape>,
        textures: &Textures,
        layout: Layout,
    ) -> Damage {
        shapes.retain(|clipped| !matches!(clipped.shape, Shape::Noop));
        let damage = self.damage_of(&shapes, textures, layout);
        let primitives = tessellate_within(ctx, &shapes, &damage, layout.pixels_per_point);
        self.shapes = shapes;
        let width = layout.size_px.first().copied().unwrap_or_default();
        for rect in damage.rects() {
            let mut target = Target { pixels: &mut self.pixels, width, clip: *rect };
            target.clear(blend::pack(layout.clear));
            for primitive in &primitives {
                target.draw(primitive, textures, layout.pixels_per_point);
            }
        }
        damage
    }

    /// The picture, row by row from the top, each pixel as `0x00RRGGBB`.
    #[must_use]
    pub fn pixels(&self) -> &[u32] {
        &self.pixels
    }

    /// Width and height of the picture, nothing before the first frame.
    #[must_use]
    pub fn size_px(&self) -> [usize; 2] {
        self.layout.map(|layout| layout.size_px).unwrap_or_default()
    }

    /// The picture as opaque RGBA bytes, for an image file.
    #[must_use]
    pub fn rgba(&self) -> Vec<u8> {
        let opaque = |pixel: &u32| {
            let [_, red, green, blue] = pixel.to_be_bytes();
            [red, green, blue, u8::MAX]
        };
        self.pixels.iter().flat_map(opaque).collect()
    }

    /// The damage that covers the whole picture.
    #[must_use]
    pub fn everything(&self) -> Damage {
        let [width, height] = self.size_px();
        Damage::everything(PixelRect::sized(width, height))
    }

    fn damage_of(&mut self, shapes: &[ClippedShape], textures: &Textures, layout: Layout) -> Damage {
        let [width, height] = layout.size_px;
        let bounds = PixelRect::sized(width, height);
        let textures_changed = self.textures_generation != textures.generation();
        self.textures_generation = textures.generation();
        if self.layout == Some(layout) && !textures_changed {
            return Damage::between(&self.shapes, shapes, layout.pixels_per_point, bounds);
        }
        if self.size_px() != layout.size_px {
            self.pixels = vec![0; width * height];
        }
        self.layout = Some(layout);
        Damage::everything(bounds)
    }
}

/// Tessellates only the shapes that touch the damage, once for all of its rectangles.
fn tessellate_within(
    ctx: &egui::Context,
    shapes: &[ClippedShape],
    damage: &Damage,
    pixels_per_point: f32,
) -> Vec<ClippedPrimitive> {
    let touched: Vec<ClippedShape> =
        shapes.iter().filter(|clipped| damage.touches(clipped, pixels_per_point)).cloned().collect();
    if touched.is_empty() {
        return Vec::new();
    }
    ctx.tessellate(touched, pixels_per_point)
}

/// The part of a frame buffer that may be written to.
struct Target<'a> {
    pixels: &'a mut [u32],
    width: usize,
    clip: PixelRect,
}

impl Target<'_> {
    /// The pixels from `left` up to `right` in row `y`, all inside of the clip rectangle.
    fn span(&mut self, y: i64, left: i64, right: i64) -> Option<&mut [u32]> {
        let row = usize::try_from(y).ok()?.checked_mul(self.width)?;
        let start = row.checked_add(usize::try_from(left).ok()?)?;
        let end = row.checked_add(usize::try_from(right).ok()?)?;
        self.pixels.get_mut(start..end)
    }

    fn clear(&mut self, color: u32) {
        let clip = self.clip;
        for y in clip.top..clip.bottom {
            if let Some(row) = self.span(y, clip.left, clip.right) {
                blend::fill(row, color);
            }
        }
    }

    fn draw(&mut self, primitive: &ClippedPrimitive, textures: &Textures, pixels_per_point: f32) {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            return;
        };
        let Some(texture) = textures.get(mesh.texture_id) else {
            return;
        };
        let clip = PixelRect::rounded(primitive.clip_rect, pixels_per_point).intersect(self.clip);
        if clip.is_empty() {
            return;
        }
        let mut target = Target { pixels: self.pixels, width: self.width, clip };
        target.draw_mesh(mesh, texture, pixels_per_point);
    }

    /// Draws glyphs and other axis-aligned quads as such, all else as triangles.
    fn draw_mesh(&mut self, mesh: &Mesh, texture: &texture::Texture, pixels_per_point: f32) {
        // a vertex is the corner of several triangles
        let corners: Vec<triangle::Corner> = mesh
            .vertices
            .iter()
            .map(|vertex| triangle::Corner::new(vertex, texture, pixels_per_point))
            .collect();
        let corner = |index: &u32| corners.get(usize::try_from(*index).ok()?).copied();
        let mut indices = mesh.indices.as_slice();
        while let Some(([a, b, c], rest)) = indices.split_first_chunk() {
            indices = rest;
            let (Some(first), Some(second), Some(third)) = (corner(a), corner(b), corner(c)) else {
                continue;
            };
            if let Some(([d, e, f], after)) = rest.split_first_chunk()
                && (d, e) == (c, b)
                && let Some(quad) = corner(f).and_then(|last| quad::Quad::new([first, second, third, last]))
            {
                quad.draw(self, texture);
                indices = after;
            } else {
                triangle::draw(self, [first, second, third], texture);
            }
        }
    }
}

#[cfg(test)]
mod tests;
