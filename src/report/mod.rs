//! Reports: calls as text, JSON, CSV and Markdown. Pure: given calls it answers text; must not
//! know files, the clock or how a call is edited.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod text;

pub use text::summary;
