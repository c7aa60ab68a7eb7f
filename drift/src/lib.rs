//! Documentation pages of HTTP APIs: what they claim, and where that no longer agrees.
//!
//! The road:
//!
//! - [`page`] reads a file (HTML, Markdown or text) into blocks with places. It knows nothing
//!   of APIs.
//! - [`claim`] is what a page says of an operation, as data.
//!   [`scaffold`](mod@scaffold) makes a first document of it.

pub mod claim;
pub mod page;
pub mod scaffold;
