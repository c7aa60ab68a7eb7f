//! The place that is being judged.

use crate::json::pointer;

/// A place, as a chain back to the start: it costs nothing until a violation needs it.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The start, as a JSON pointer.
    Root(&'a str),
    /// A property of the value at a path.
    Property(&'a Path<'a>, &'a str),
    /// An item of the value at a path.
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The place as a JSON pointer.
    pub(super) fn pointer(&self) -> String {
        let mut out = String::new();
        self.push_to(&mut out);
        out
    }

    fn push_to(&self, out: &mut String) {
        match self {
            Path::Root(start) => out.push_str(start),
            Path::Property(parent, name) => {
                parent.push_to(out);
                pointer::push(out, name);
            }
            Path::Item(parent, index) => {
                parent.push_to(out);
                pointer::push(out, &index.to_string());
            }
        }
    }
}
