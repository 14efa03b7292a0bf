//! Evenkeel keeps a call-centre agent steady with difficult customers.
//!
//! Layers, left may use right, never back: `main → cli, desktop` · `cli → vault, report, model` ·
//! `desktop → ui, vault, model` · `ui → model, report` · `vault, report → model`.
//!
//! One way round: a key or click becomes an [`model::action::Action`]; `update` is the only writer
//! of the model; what touches the world leaves it as an [`model::action::Effect`]; the result comes
//! back as another action.

pub mod cli;
pub mod desktop;
pub mod model;
pub mod report;
pub mod ui;
pub mod vault;
