//! What users do, played through labels and keys.

mod arc;
mod breath;
mod call;
mod compact;
mod cover;
mod debrief;
mod guard;
mod insights;
mod keeping;
mod keyboard;
mod ladder;
mod lock;
mod playbook;
mod promises;
mod reset;
mod returning;
mod review;
mod saving;
mod settings;
mod shift;
mod techniques;
mod timed;
mod together;
mod versions;
mod window;
mod wrapup;
