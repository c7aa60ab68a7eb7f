use super::super::tokens::{Tokens, quote};
use super::Printer;

fn items(tokens: Tokens) -> String {
    Printer::default().items(&tokens, 0).text
}

fn statements(tokens: Tokens, width: usize) -> String {
    Printer::default().statements(&tokens, width)
}

fn lines(text: &str) -> String {
    text.trim_start_matches('\n').trim_end().to_owned()
}

fn prints(tokens: Tokens, expected: &str) {
    assert_eq!(items(tokens), lines(expected));
}

#[test]
fn items_have_empty_lines_between_them() {
    let tokens = quote! {
        //! What this is.
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]
        use a::{b, c};
        pub use ::d::*;
        /// A pair.
        #[derive(Clone, PartialEq,)]
        pub struct Pair<T> { pub(super) left: Option<T>, pub right: &'static [u8], }
        pub struct Unit;
        impl<'a, T: Into<String> + 'a> From<&'a T> for Pair<T> {
            fn from(_: &'a T) -> Self { todo!() }
            fn other(&mut self) {}
        }
        ::path::call!(Pair, field: super::X);
    };
    let expected = r"
//! What this is.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

use a::{b, c};
pub use ::d::*;

/// A pair.
#[derive(Clone, PartialEq)]
pub struct Pair<T> {
    pub(super) left: Option<T>,
    pub right: &'static [u8],
}

pub struct Unit;

impl<'a, T: Into<String> + 'a> From<&'a T> for Pair<T> {
    fn from(_: &'a T) -> Self {
        todo!()
    }

    fn other(&mut self) {}
}

::path::call!(Pair, field: super::X);";
    prints(tokens, expected);
}

#[test]
fn what_is_too_wide_is_folded_from_the_outside_in() {
    let tokens = quote! {
        static SMALL: Row = Row { name: "a", ..Row::EMPTY };
        static TABLE: Table = Table { name: "a name that is long enough", rows: &[Row { name: "a" }, Row { name: "b" }], other: None, ..Table::EMPTY };
        static ONE: &[Row] = &[Row { name: "a name that is long enough", rows: Some(&OTHER_TABLE_OF_ROWS), same: false }];
        static A_NAME_THAT_TAKES_MOST_OF_A_LINE: &super::schema::TypeOfTable = &super::schema::TABLE_OF_NAMES;
        fn with_many_arguments(first: impl Into<String>, second: HashMap<String, Vec<u8>>, third: u8) -> u8 { first }
    };
    let expected = r#"
static SMALL: Row = Row { name: "a", ..Row::EMPTY };

static TABLE: Table = Table {
    name: "a name that is long enough",
    rows: &[Row { name: "a" }, Row { name: "b" }],
    other: None,
    ..Table::EMPTY
};

static ONE: &[Row] = &[Row {
    name: "a name that is long enough",
    rows: Some(&OTHER_TABLE_OF_ROWS),
    same: false,
}];

static A_NAME_THAT_TAKES_MOST_OF_A_LINE: &super::schema::TypeOfTable =
    &super::schema::TABLE_OF_NAMES;

fn with_many_arguments(
    first: impl Into<String>,
    second: HashMap<String, Vec<u8>>,
    third: u8,
) -> u8 {
    first
}"#;
    prints(tokens, expected);
}

#[test]
fn statements_stand_below_each_other() {
    let tokens = quote! {
        let client = api::Client::builder("https://example.com/a/long/path").token("token").build()?;
        let x = if a { -1 } else { !b & c };
        match reader.next(&mut x)? { Some(1 | 2) => go(|a, b| a + b), Some(_) => { return Err(a.b.c) } _ => None, }
        for (name, value) in &pairs { send(name, *value); }
        let t = (1,);
        println!("{reply:?}");
        call("a text that is so long that nothing at all helps to get it into one line, and so it stays", 1)
    };
    let expected = r#"
let client = api::Client::builder("https://example.com/a/long/path")
    .token("token")
    .build()?;
let x = if a { -1 } else { !b & c };
match reader.next(&mut x)? {
    Some(1 | 2) => go(|a, b| a + b),
    Some(_) => { return Err(a.b.c) }
    _ => None,
}
for (name, value) in &pairs {
    send(name, *value);
}
let t = (1,);
println!("{reply:?}");
call(
    "a text that is so long that nothing at all helps to get it into one line, and so it stays",
    1,
)"#;
    assert_eq!(statements(tokens, 72), lines(expected));
}

#[test]
fn a_printer_forgets_what_it_has_printed() {
    let mut printer = Printer::default();
    printer.items(
        &quote!(
            use a::b;
            mod c {
                use d;
            }
        ),
        0,
    );
    let inside = printer.items(
        &quote!(
            use e;
            #[cfg(f)]
            use g;
        ),
        4,
    );
    assert_eq!(inside.text, "    use e;\n\n    #[cfg(f)]\n    use g;");
    assert_eq!((inside.first.as_deref(), inside.last), (Some("use"), None));
}

#[test]
fn short_things_share_a_line() {
    let numbers = 100_000_u32..100_020;
    let expected = r"
static NUMBERS: &[u32] = &[
    100000, 100001, 100002, 100003, 100004, 100005, 100006, 100007, 100008, 100009, 100010, 100011,
    100012, 100013, 100014, 100015, 100016, 100017, 100018, 100019,
];";
    prints(quote!(static NUMBERS: &[u32] = &[#(#numbers),*];), expected);
}

#[test]
fn what_cannot_be_a_comment_stays_an_attribute() {
    let tokens = quote!(
        #[doc = " a\n b"]
        #[doc = "/ c"]
        #[doc = " d e"]
        mod x;
    );
    prints(
        tokens,
        "#[doc = \" a\\n b\"]\n#[doc = \"/ c\"]\n/// d e\nmod x;",
    );
}

/// A million nested lists would take a million times as long, if a step were quadratic; a few
/// thousand are seen.
#[test]
fn deep_and_long_things_take_no_time() {
    let mut nested = quote!(0);
    for _ in 0..200 {
        nested = quote!(&[#nested, "a text of some length to fill the line"]);
    }
    let many = std::iter::repeat_n(&nested, 50);
    let text = items(quote!(static DEEP: T = &[#(#many),*];));
    assert_eq!(text.matches('[').count(), 200 * 50 + 1);
}
