//! The views: they read the model, draw, and push actions. Everything works from `&mut egui::Ui`
//! alone; nothing here names a runner, a file or a clock.

pub mod bar;
pub mod breath;
pub mod cards;
pub mod commands;
pub mod guide;
pub mod icon;
pub mod keys;
pub mod notes;
pub mod notices;
pub mod palette;
pub mod picker;
pub mod review;
pub mod settings;
pub mod strip;
pub mod theme;
pub mod timeline;
pub mod view;
pub mod widget;
pub mod window;
pub mod wrapup;
