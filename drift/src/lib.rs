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
//! - [`subject`] is the same, flattened: each fact hangs on a subject such as
//!   `request nics[].subnet_id`.
//! - [`record`] keeps it in a file, [`compare`](mod@compare) tells where it is not what a
//!   document says or what was recorded, and [`deviation`] which of that is known.
//! - [`review`](mod@review) does all of it for many pages.

pub mod amend;
pub mod claim;
pub mod code;
pub mod compare;
pub mod deviation;
pub mod follow;
pub mod page;
pub mod read;
pub mod record;
pub mod review;
pub mod scaffold;
mod spec;
pub mod subject;
mod words;
