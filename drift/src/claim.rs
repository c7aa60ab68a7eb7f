//! What a page says of operations, as data. Nothing here is guessed: what a page does not
//! say, or not in words that are understood, is `None`, and the latter is also listed as
//! [`Unread`].

mod kind;
mod limit;
mod nesting;
mod value;

pub use kind::Kind;
pub use limit::Limit;
pub use nesting::{Body, Inside, Nesting};
pub(crate) use value::json;

use bindery::finding::Place;
use serde_json::Value;

/// All that a page says.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The title.
    pub title: Option<Claimed<String>>,
    /// The operations, in the order of the page. Most pages have one; one with two addresses
    /// (`/v2/…` and `/v2.1/…`) has two that are else the same.
    pub operations: Vec<Operation>,
    /// The nested tables: what the objects consist of that fields name.
    pub groups: Vec<Group>,
    /// What was not understood, in the order of the page.
    pub unread: Vec<Unread>,
    /// How many rows there were, and what became of them.
    pub rows: Rows,
}

/// A fact, and where the page states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed<T> {
    /// The fact.
    pub value: T,
    /// Where it is stated.
    pub place: Place,
}

/// What a page says of an operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The HTTP method, upper case.
    pub method: String,
    /// The path, with `{parameters}`, as the page has it; a query is not part of it.
    pub path: Claimed<String>,
    /// Where the page calls the operation itself deprecated or discarded, if it does.
    pub deprecated: Option<Place>,
    /// Scheme and host, where the page has a whole URL with a host that is no placeholder.
    pub host: Option<String>,
    /// The parameters in path, query and headers.
    pub parameters: Vec<Parameter>,
    /// The fields of the request body.
    pub request: Vec<Field>,
    /// What comes back.
    pub responses: Vec<Response>,
    /// The statuses that the page lists, each with its row.
    pub statuses: Vec<Claimed<u16>>,
    /// Examples.
    pub examples: Vec<Example>,
}

/// A parameter that is not in the body.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it is sent.
    pub location: Location,
    /// The rest.
    pub field: Field,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
}

/// A row that speaks of a parameter, a field or a header.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// What it is.
    pub kind: Option<Claimed<Kind>>,
    /// Whether it must be there. `None` where the page does not say, as for what comes back.
    pub mandatory: Option<Claimed<bool>>,
    /// The limits of its value; of a list, all but the numbers of items are those of its items.
    pub limits: Vec<Claimed<Limit>>,
    /// The values that it can have, where they are listed; of a list, that its items can have.
    pub values: Option<Claimed<Vec<Value>>>,
    /// The value where none is given.
    pub default: Option<Claimed<Value>>,
    /// Whether the page calls it deprecated, discarded or not supported.
    pub deprecated: bool,
    /// The nested table that tells what it consists of, an index of [`Claims::groups`].
    pub group: Option<usize>,
    /// A digest of the words of the row, normalised: another one with the same facts is a
    /// change of wording.
    pub digest: String,
    /// Where the row is.
    pub place: Place,
}

impl Field {
    /// Whether the page says that it must be there.
    #[must_use]
    pub fn is_mandatory(&self) -> bool {
        self.mandatory.as_ref().is_some_and(|claim| claim.value)
    }
}

/// A nested table.
#[derive(Clone, Debug)]
pub struct Group {
    /// The name that types or the caption give it; else that of the field it belongs to.
    pub name: String,
    /// Its rows.
    pub fields: Vec<Field>,
    /// Where the table is.
    pub place: Place,
}

/// What comes back with a status.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status; `None` where the page does not say: what comes back on success.
    pub status: Option<u16>,
    /// The headers.
    pub headers: Vec<Field>,
    /// The fields of the body.
    pub body: Vec<Field>,
    /// Where it is.
    pub place: Place,
}

/// An example.
#[derive(Clone, Debug)]
pub struct Example {
    /// Of what.
    pub of: ExampleOf,
    /// The text, as it stands.
    pub text: String,
    /// The JSON in it, where there is some.
    pub body: Option<Value>,
    /// Where it is.
    pub place: Place,
}

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleOf {
    /// A request.
    Request,
    /// A response, with its status where the page says it.
    Response(Option<u16>),
}

/// Something that was not understood.
#[derive(Clone, Debug)]
pub struct Unread {
    /// What kind of thing.
    pub what: What,
    /// Its words, for people; never recorded.
    pub words: String,
    /// Where it is.
    pub place: Place,
}

/// What kind of thing was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A table in the part of a page that speaks of parameters, whose heading says nothing
    /// that is known.
    Table,
    /// A nested table that no field is known to refer to.
    Group,
    /// A row without a name.
    Row,
    /// The words of a type.
    Type,
    /// A cell that should say yes or no.
    Mandatory,
    /// A sentence that speaks of a limit, values or a default.
    Limit,
    /// A line that should have a method and a path.
    Address,
    /// An example that should be JSON.
    Example,
}

impl What {
    /// The kind of thing, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            What::Table => "a table without a heading that is known",
            What::Group => "a nested table that no field is known to refer to",
            What::Row => "a row without a name",
            What::Type => "the words of a type",
            What::Mandatory => "whether it is mandatory",
            What::Limit => "words about limits, values or a default",
            What::Address => "a method and a path",
            What::Example => "an example",
        }
    }
}

/// How many rows of tables that speak of parameters there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// All of them.
    pub all: usize,
    /// Those that became a claim.
    pub claims: usize,
    /// Those that are listed as unread.
    pub unread: usize,
}
