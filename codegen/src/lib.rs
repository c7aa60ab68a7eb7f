//! Binds HTTP APIs to Rust.
//!
//! The road, in order; each stage says what is true after it:
//!
//! 1. [`document`] reads text: after it, every node has a place in a file.
//!    Where there are overlays, they change the trees next.
//! 2. [`openapi`] reads OpenAPI: after it, there are no unknown keywords and no versions.
//! 3. [`resolve`] follows references and merges: after it, there is a [`model`], which
//!    has no OpenAPI words and no Rust words.
//!    [`format`](mod@format) binds formats to other types where that is asked for, and
//!    [`select`] marks the operations of it that are wanted.
//! 4. [`check`] judges the model: after it, the API makes sense.
//! 5. [`plan`] takes every Rust decision: after it, names, types and files are fixed.
//! 6. [`emit`] spells the plan: it cannot fail, and it cannot see the model.
//!
//! Beside the road, with the feature `diff`, two APIs are compared with their plans.
//!
//! Every stage reports into [`finding::Findings`] and goes on with the next item; errors
//! stop the road at the end of the stage.

pub mod build;
pub mod check;
#[cfg(feature = "diff")]
pub mod diff;
pub mod document;
pub mod emit;
pub mod finding;
pub mod format;
pub mod generate;
pub mod map;
mod mark;
pub mod model;
pub mod openapi;
mod overlay;
mod parallel;
pub mod pattern;
pub mod plan;
pub mod resolve;
pub mod sample;
pub mod select;

pub use build::{BuildError, Config, build};

/// The examples of the README, compiled and run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
