//! Evenkeel keeps a call-centre agent steady with difficult customers.
//!
//! Layers, left may use right, never back: `main → cli, desktop` · `cli → vault, report, model` ·
//! `desktop → ui, vault, model` · `ui → model, report` · `vault, report → model`.
//!
//! One way round: a key or click becomes an [`model::action::Action`]; `update` is the only writer
//! of the model; what touches the world leaves it as an [`model::action::Effect`]; the result comes
//! back as another action.
//!
//! Invariants, each with what holds it (a test of `tests/it`, unless it says otherwise):
//! - The model and the reports are pure: no egui, no files, no threads, no clock.
//!   `tidy::the_model_is_pure`, `tidy::reports_are_pure`
//! - No layer names one to the left of it: the views know neither vault nor runner, the vault no window,
//!   the command line no desktop. `tidy::views_know_no_files_and_no_runner`,
//!   `tidy::the_vault_knows_no_window`, `tidy::the_command_line_draws_nothing_and_knows_no_desktop`
//! - The clock is read in `desktop/clock.rs` and handed down, and files are written by `vault/atomic.rs`:
//!   lints in `.clippy.toml`.
//! - All that lies above the shell works without a desktop, so that the runner can be exchanged: every
//!   story is told without one, such as
//!   `stories::access::every_control_has_a_name_in_every_place`
//! - Whatever was typed is on the disk within a second, and "saved" is shown only when it is.
//!   `stories::saving::all_that_is_older_than_a_second_is_on_the_disk_in_the_middle_of_a_burst`,
//!   `stories::saving::saved_is_shown_only_when_it_is`
//! - A failed save keeps the text, says so and tries again.
//!   `stories::saving::a_failed_save_is_loud_keeps_the_text_and_mends_itself`
//! - The files are the truth: whatever becomes of the index, no answer changes.
//!   `vault::index::an_index_deleted_cut_or_garbled_between_two_starts_never_changes_an_answer`,
//!   `vault::index::an_index_deleted_cut_or_garbled_under_a_running_window_never_changes_an_answer`
//! - What cannot be read is never changed, and what a newer version wrote is never overwritten.
//!   `cli::check::an_unreadable_file_is_reported_and_never_touched_until_it_is_set_aside_whole`,
//!   `vault::records::a_file_of_a_newer_version_is_never_overwritten`
//! - Nothing of an encrypted vault lies on the disk in the clear.
//!   `vault::sealed::nothing_plain_is_left_before_or_after_and_all_of_it_comes_back`
//! - No source names a network. `tidy::no_source_names_a_network`
//! - Files stay short and say what they own. `tidy::files_stay_short_and_say_what_they_own`
//!
//! The window's thread does no work on the disk, and a frame costs the same with any number of calls:
//! there is no test for it, the benchmark `tests/bench/window.rs` measures it.

pub mod cli;
pub mod desktop;
pub mod model;
pub mod report;
pub mod ui;
pub mod vault;
