//! Reports: calls as text, JSON, CSV and Markdown, and back. Pure: given calls it answers text; must not
//! know files, the clock or how a call is edited.

pub mod back;
pub mod csv;
pub mod figures;
pub mod handover;
pub mod html;
pub mod incident;
pub mod json;
pub mod markdown;
mod svg;
pub mod template;
pub mod text;

pub use template::summary;
