//! Structs that JSON has as arrays.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bindery_runtime::describe::{Blank, List, Record, See, Value};
use bindery_runtime::json;
use bindery_runtime::schema::{Additional, Field, Rule, Schema, Shape, Types};
use bindery_runtime::validate::validate;
use bindery_runtime::value::{Nullable, present};

/// Names, perhaps a number, perhaps a text or `null`, and more numbers. The names stand where
/// the struct itself does.
#[derive(Clone, PartialEq)]
#[repr(C)]
struct Row {
    names: Vec<i64>,
    number: Option<i64>,
    text: Option<Nullable<String>>,
    rest: Vec<i64>,
}

static INTEGER: Schema = Schema {
    types: Types::INTEGER,
    ..Schema::ANY
};
static SHORT: Schema = Schema {
    rules: &[Rule::MaxItems(1)],
    ..Schema::ANY
};
static NAMES: Schema = Schema {
    types: Types::ARRAY,
    rules: &[Rule::AnyOf(&[&SHORT])],
    items: Some(&INTEGER),
    ..Schema::ANY
};
static ROW: Schema = Schema {
    types: Types::ARRAY,
    rules: &[
        Rule::AnyOf(&[&SHORT]),
        Rule::Items {
            prefix: &[&NAMES, &INTEGER, &Schema::ANY],
            rest: Some(&INTEGER),
        },
    ],
    ..Schema::ANY
};
static ROW_SHAPE: Shape = Shape {
    name: "Row",
    fields: &[
        place("names", true, &NAMES),
        place("number", false, &INTEGER),
        place("text", false, &SECRET),
    ],
    additional: Additional::Each(&INTEGER),
};
static SECRET: Schema = Schema {
    secret: true,
    ..Schema::ANY
};

const fn place(rust_name: &'static str, required: bool, schema: &'static Schema) -> Field {
    Field {
        name: "",
        rust_name,
        required,
        null: false,
        schema,
    }
}

impl Record for Row {
    fn shape(&self) -> &'static Shape {
        &ROW_SHAPE
    }

    fn fields<'a>(&'a self, see: See<'_, 'a>) {
        see(&[
            Some(&self.names),
            present(&self.number),
            present(&self.text),
        ]);
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value> {
        Some(match index {
            0 => &mut self.names,
            1 => &mut self.number,
            2 => &mut self.text,
            _ => return None,
        })
    }

    fn rest(&self) -> Option<&dyn List> {
        Some(&self.rest)
    }

    fn rest_mut(&mut self) -> Option<&mut dyn List> {
        Some(&mut self.rest)
    }

    fn nothing() -> Row {
        Row {
            names: Vec::new(),
            number: None,
            text: None,
            rest: Vec::new(),
        }
    }
}

bindery_runtime::tuple!(Row: ROW);

#[test]
fn arrays_of_every_length_come_back_as_they_were() {
    for text in [
        "[[]]",
        "[[1],2]",
        r#"[[1],2,"a"]"#,
        "[[1],2,null]",
        "[[1],2,null,3,4]",
    ] {
        let row: Row = json::from_str(text).unwrap();
        assert_eq!(json::to_string(&row), text);
        #[cfg(feature = "serde")]
        {
            assert_eq!(serde_json::to_string(&row).unwrap(), text);
            assert!(serde_json::from_str::<Row>(text).unwrap() == row);
        }
    }
}

#[test]
fn what_does_not_fit_says_which_item_it_is() {
    for (text, said) in [
        ("{}", "expected an array, found an object"),
        ("[]", "/0: required item is missing"),
        ("[[true]]", "/0/0: expected an integer, found a boolean"),
        ("[[],null]", "/1: expected a value, found null"),
        ("[[],1,null,2,null]", "/4: expected an integer, found null"),
    ] {
        let error = json::from_str::<Row>(text).unwrap_err().to_string();
        assert!(error.starts_with(said), "{error}");
    }
}

#[test]
fn an_array_is_not_taken_for_its_first_item_at_the_same_address() {
    let broken = |text: &str| {
        let row: Row = json::from_str(text).unwrap();
        let violations = validate(&row).err();
        let all = violations.iter().flat_map(|all| all.iter());
        all.map(|one| one.pointer().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(broken("[[1]]"), [""; 0]);
    assert_eq!(broken("[[1],2]"), [""]);
    assert_eq!(broken("[[1,2]]"), ["/0"]);
    assert_eq!(broken("[[1,2],3]"), ["", "/0"]);
}

#[test]
fn it_is_shown_by_its_places_without_secrets() {
    let mut row = Row::blank();
    assert_eq!(
        format!("{row:?}"),
        "Row { names: [], number: None, text: None }"
    );
    row.text = Some(Nullable::Value("hidden".to_owned()));
    row.rest = vec![1];
    assert_eq!(
        format!("{row:?}"),
        "Row { names: [], number: None, text: ***, rest: [1] }"
    );
}
