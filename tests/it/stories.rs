//! What users do, played through labels and keys.

mod breath;
mod call;
mod guard;
mod keyboard;
mod review;
mod saving;
mod window;
