//! Every kind of difference, in both directions. Pages are written here as the claims that
//! they make.

mod against_record;
mod against_spec;
mod headers;
mod layout;
mod written;
