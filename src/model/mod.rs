//! The pure model: what a call is and what every action makes of it. No egui, no files, no clock,
//! no threads.

pub mod action;
pub mod breath;
pub mod call;
pub mod card;
pub mod desk;
pub mod exchange;
pub mod field;
pub mod guard;
mod history;
pub mod library;
mod live;
pub mod playbook;
mod record;
pub mod scrub;
pub mod settings;
mod shelf;
pub mod short_id;
pub mod state;
pub mod text;
mod undo;
mod update;
pub mod when;
