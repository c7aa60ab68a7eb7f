//! What is known of nested tables before a page is read.

use bindery::map::Map;

/// A body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// That of the request.
    Request,
    /// What comes back with a status; `None` where the page does not say which.
    Response(Option<u16>),
}

/// The rows of a nested table: a digest of its words by each name.
pub type Inside = Map<String, String>;

/// What the fields of bodies consist of, as a page said it before. Where nested tables have no
/// captions, it tells which table is whose.
///
/// ```
/// use bindery_drift::claim::{Body, Nesting};
///
/// let mut nesting = Nesting::default();
/// nesting.add(Body::Request, &["ink"], "colour", "5e0f");
/// let ink = nesting.inside(Body::Request, &["ink"]).unwrap();
/// assert_eq!(ink["colour"], "5e0f");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Nesting {
    fields: Map<Body, Map<Vec<String>, Inside>>,
}

impl Nesting {
    /// Knows that a field has a row of some name in it. `way` are the names that lead to the
    /// field; `digest` is of the words of the row.
    pub fn add(&mut self, body: Body, way: &[&str], name: &str, digest: &str) {
        let way = way.iter().map(|name| (*name).to_owned()).collect();
        let fields = self.fields.entry(body).or_default();
        let inside = fields.entry(way).or_default();
        inside.insert(name.to_owned(), digest.to_owned());
    }

    /// What is known to be in a field.
    #[must_use]
    pub fn inside(&self, body: Body, way: &[&str]) -> Option<&Inside> {
        let way: Vec<String> = way.iter().map(|name| (*name).to_owned()).collect();
        self.fields.get(&body)?.get(&way)
    }
}
