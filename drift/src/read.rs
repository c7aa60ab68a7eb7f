//! Understands a page: what each table speaks of, and what its words mean.
//!
//! - `outline` tells the parts of a page, `address` finds methods and paths, `example` JSON.
//! - `judgement` tells which tables speak of parameters, and `sheet` takes them row by row: `cells`
//!   finds the columns, `row` and `kind` read single cells, `facts` descriptions (`passage` takes
//!   them apart, `sentence` says what each is like, `quantity`, `value` and `pattern` understand
//!   those about their `subject`, `demand` tells rules that no claim can hold).
//! - `role` tells bodies from headers, `group` finds the fields that nested tables belong to,
//!   and `assemble` puts it all together.

mod address;
mod assemble;
mod cells;
mod demand;
mod digest;
mod example;
mod facts;
mod group;
mod judgement;
mod kind;
mod outline;
mod passage;
mod pattern;
mod quantity;
mod role;
mod row;
mod sentence;
mod sheet;
mod subject;
mod value;

use crate::claim::{Claims, Nesting};
use crate::page::Page;

/// What a page says.
///
/// ```
/// use bindery::finding::Sources;
/// use bindery_drift::{page::Page, read::read};
///
/// let mut sources = Sources::new();
/// let id = sources.add(
///     "page.md",
///     "# Printing\n\n## URI\n\nPOST /v1/prints\n\n## Request\n\n\
///      | Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n\
///      | paper | Yes | String | 1 to 64 characters |\n",
/// );
/// let claims = read(&Page::read(id, &sources));
/// assert_eq!(claims.operations[0].method, "POST");
/// assert_eq!(claims.operations[0].request[0].limits.len(), 2);
/// ```
#[must_use]
pub fn read(page: &Page) -> Claims {
    again(page, &Nesting::default())
}

/// What a page says of which it is known what it said before.
///
/// Without captions, tables are told apart by their order; where a field is gone and its table
/// stays, that says nothing any more. Then a table belongs to the field that had its rows.
#[must_use]
pub fn again(page: &Page, nesting: &Nesting) -> Claims {
    let outline = outline::outline(page);
    let (addresses, beyond) = address::addresses(&outline);
    let sheets = sheet::sheets(&outline);
    let (examples, mut unread) = example::examples(&outline, page.form);
    unread.extend(beyond);
    let references = group::references(&sheets.sheets);
    let roles = role::roles(&sheets.sheets, &addresses, &group::referred(&references));
    let told = group::Told {
        examples: &examples,
        answers: &outline.answers,
        nesting,
    };
    let links = group::link(&sheets.sheets, &roles, &references, &told);
    assemble::Parts {
        outline: &outline,
        addresses,
        sheets,
        roles,
        links,
        examples,
        unread,
    }
    .claims()
}

#[cfg(test)]
mod tests;
