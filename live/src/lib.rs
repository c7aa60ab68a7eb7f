//! The operations of OpenAPI documents, without generating code.
//!
//! [`Live`] walks the road of [`bindery`] from documents to their plan, and makes of it, while
//! the program runs, the tables that the generator would have written: the same
//! [`Operation`](bindery_runtime::operation::Operation)s and
//! [`Schema`](bindery_runtime::schema::Schema)s. What is done with them, checking, writing,
//! signing, sending, is done by `bindery-runtime`, as it is for generated code. Arguments and
//! bodies are JSON.
//!
//! Tables are `'static`, so what is made here **stays until the process ends**. That is right
//! for a process that serves one set of documents, as a command or a test does, and wrong for
//! one that reads new documents for ever.

mod answer;
mod live;
pub mod mock;
mod tables;
mod value;

pub use answer::{Answer, Untyped};
pub use live::{Live, Read, Settings};
pub use value::Data;
