//! Documentation pages of HTTP APIs: what they claim, and where that no longer agrees.
//!
//! The road:
//!
//! - [`page`] reads a file (HTML, Markdown or text) into blocks with places. It knows nothing
//!   of APIs.
//! - [`claim`] is what a page says of an operation, as data.
//! - [`read`](mod@read) understands the blocks: what each table speaks of, and what its words
//!   mean. The words it knows are data, in `words`.
//! - [`scaffold`](mod@scaffold) makes a first document of the claims.

pub mod claim;
pub mod page;
pub mod read;
pub mod scaffold;
mod words;
