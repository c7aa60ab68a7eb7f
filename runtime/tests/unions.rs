//! Unions without a tag: reading finds the best variant, judging says what is wrong.

use std::time::{Duration, Instant};

use bindery_runtime::describe::{Record, See, Union, Value};
use bindery_runtime::json::{self, Json};
use bindery_runtime::schema::{Additional, Field, Literal, Rule, Schema, Shape, Types, Variants};
use bindery_runtime::validate;
use bindery_runtime::value::present;
use bindery_runtime::violation::Violations;

/// Keeps what it read as JSON, and which variant it was read as.
#[derive(Clone)]
struct Either {
    variant: usize,
    value: Json,
}

static NAME: Schema = Schema {
    types: Types::STRING,
    rules: &[Rule::MaxLength(4)],
    ..Schema::ANY
};
static COUNT: Schema = Schema {
    types: Types::INTEGER,
    rules: &[Rule::Minimum(Literal::Integer(0))],
    ..Schema::ANY
};
static FILE: Schema = Schema {
    types: Types::STRING,
    rules: &[Rule::Const(Literal::Text("file"))],
    ..Schema::ANY
};

const fn field(name: &'static str, required: bool, schema: &'static Schema) -> Field {
    Field {
        name,
        rust_name: name,
        required,
        null: false,
        schema,
    }
}

const fn object(shape: &'static Shape) -> Schema {
    Schema {
        types: Types::OBJECT,
        shape: Some(shape),
        ..Schema::ANY
    }
}

static SMALL_SHAPE: Shape = Shape {
    name: "Small",
    fields: &[field("name", true, &NAME)],
    additional: Additional::Any,
};
static LARGE_SHAPE: Shape = Shape {
    name: "Large",
    fields: &[field("name", true, &NAME), field("count", false, &COUNT)],
    additional: Additional::Any,
};
static FILE_SHAPE: Shape = Shape {
    name: "File",
    fields: &[field("kind", true, &FILE), field("path", true, &NAME)],
    additional: Additional::Any,
};
static LINK: Schema = Schema {
    types: Types::STRING,
    rules: &[Rule::Enum(&[Literal::Text("link")])],
    ..Schema::ANY
};
static LINK_SHAPE: Shape = Shape {
    name: "Link",
    fields: &[field("kind", true, &LINK), field("target", true, &NAME)],
    additional: Additional::Any,
};
static LINKS: Schema = object(&LINK_SHAPE);
static SMALL: Schema = object(&SMALL_SHAPE);
static LARGE: Schema = object(&LARGE_SHAPE);
static FILES: Schema = object(&FILE_SHAPE);
static EITHER_VARIANTS: Variants = Variants {
    schemas: &[&SMALL, &LARGE, &FILES, &COUNT, &LINKS],
    exactly_one: false,
    tag: None,
};
static EITHER: Schema = Schema {
    variants: Some(&EITHER_VARIANTS),
    ..Schema::ANY
};

impl Union for Either {
    fn variants(&self) -> &'static Variants {
        &EITHER_VARIANTS
    }

    fn active(&self) -> &dyn Value {
        &self.value
    }

    fn switch(&mut self, index: usize) -> &mut dyn Value {
        self.variant = index;
        self.value = Json::Null;
        &mut self.value
    }

    fn nothing() -> Self {
        Either {
            variant: usize::MAX,
            value: Json::Null,
        }
    }
}

bindery_runtime::union!(Either: EITHER);

#[test]
fn the_best_variant_is_read_and_not_the_first() {
    const UNKNOWN: usize = usize::MAX;
    for (text, variant) in [
        (r#"{"name":"a"}"#, 0),
        (r#"{"name":"a","count":1}"#, 1),
        (r#"{"name":"a","other":1}"#, 0),
        (r#"{"kind":"file","path":"p"}"#, 2),
        (r#"{"kind":"link","target":"t"}"#, 4),
        ("7", 3),
        ("7.0", 3),
        // Beyond a constraint, but of that kind.
        (r#"{"name":"too long"}"#, 0),
        (r#"{"name":"too long","count":3}"#, 1),
        (r#"{"name":"a","count":-1}"#, 0),
        ("-7", 3),
        // Of no kind that is known.
        (r#"{"kind":"folder","path":"p"}"#, UNKNOWN),
        (r#"{"kind":"file"}"#, UNKNOWN),
        // An `enum` of one value is a constant.
        (r#"{"kind":"folder","target":"t"}"#, UNKNOWN),
        (r#"{"name":1}"#, UNKNOWN),
        ("7.5", UNKNOWN),
        ("null", UNKNOWN),
        ("[]", UNKNOWN),
    ] {
        let either: Either = json::from_str(text).unwrap();
        assert_eq!(either.variant, variant, "{text}");
        assert_eq!(either.value, text.parse().unwrap(), "{text}");
    }
}

/// A document allows integers that the Rust type cannot hold.
#[test]
fn what_a_variant_cannot_hold_is_kept_as_unknown() {
    #[derive(Clone)]
    enum Size {
        Small(u8),
        Unknown(Json),
    }

    static VARIANTS: Variants = Variants {
        schemas: &[&COUNT],
        exactly_one: true,
        tag: None,
    };
    static SIZE: Schema = Schema {
        variants: Some(&VARIANTS),
        ..Schema::ANY
    };

    impl Union for Size {
        fn variants(&self) -> &'static Variants {
            &VARIANTS
        }

        fn active(&self) -> &dyn Value {
            match self {
                Size::Small(value) => value,
                Size::Unknown(value) => value,
            }
        }

        fn switch(&mut self, index: usize) -> &mut dyn Value {
            *self = if index == 0 {
                Size::Small(0)
            } else {
                Size::Unknown(Json::Null)
            };
            match self {
                Size::Small(value) => value,
                Size::Unknown(value) => value,
            }
        }

        fn nothing() -> Self {
            Size::Unknown(Json::Null)
        }
    }

    bindery_runtime::union!(Size: SIZE);

    let sizes: Vec<Size> = json::from_str("[255, 256, 7]").unwrap();
    assert!(matches!(
        sizes.as_slice(),
        [
            Size::Small(255),
            Size::Unknown(Json::Number(_)),
            Size::Small(7)
        ]
    ));
    assert_eq!(json::to_string(&sizes), "[255,256,7]");
    assert_eq!(format!("{sizes:?}"), "[255, 256, 7]");
}

/// Where the type of a value leaves one variant, it is read as that without being judged first,
/// and comes to the same.
#[test]
fn what_only_one_variant_can_be_is_that_one_unless_something_would_be_lost() {
    let text = r#"["bug",{"name":"a"},{"name":"too long"},{"name":"a","count":null},{"count":1},{"name":"a","count":1.5},3,{"name":"b","count":2}]"#;
    let labels: Vec<Label> = json::from_str(text).unwrap();
    let kinds: Vec<char> = labels.iter().map(Label::kind).collect();
    assert_eq!(String::from_iter(kinds), "nddUUUUd");
    assert_eq!(json::to_string(&labels), text);
}

#[derive(Clone)]
enum Label {
    Name(String),
    Details(Details),
    Unknown(Json),
}

impl Label {
    fn kind(&self) -> char {
        match self {
            Label::Name(_) => 'n',
            Label::Details(_) => 'd',
            Label::Unknown(_) => 'U',
        }
    }
}

#[derive(Clone)]
struct Details {
    name: String,
    count: Option<i64>,
}

static LABEL_VARIANTS: Variants = Variants {
    schemas: &[&NAME, &LARGE],
    exactly_one: true,
    tag: None,
};
static LABEL: Schema = Schema {
    variants: Some(&LABEL_VARIANTS),
    ..Schema::ANY
};

impl Record for Details {
    fn shape(&self) -> &'static Shape {
        &LARGE_SHAPE
    }

    fn fields<'a>(&'a self, see: See<'_, 'a>) {
        see(&[Some(&self.name), present(&self.count)]);
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value> {
        match index {
            0 => Some(&mut self.name),
            1 => Some(&mut self.count),
            _ => None,
        }
    }

    fn nothing() -> Details {
        Details {
            name: String::new(),
            count: None,
        }
    }
}

impl Union for Label {
    fn variants(&self) -> &'static Variants {
        &LABEL_VARIANTS
    }

    fn active(&self) -> &dyn Value {
        match self {
            Label::Name(value) => value,
            Label::Details(value) => value,
            Label::Unknown(value) => value,
        }
    }

    fn switch(&mut self, index: usize) -> &mut dyn Value {
        *self = match index {
            0 => Label::Name(String::new()),
            1 => Label::Details(Details::nothing()),
            _ => Label::nothing(),
        };
        match self {
            Label::Name(value) => value,
            Label::Details(value) => value,
            Label::Unknown(value) => value,
        }
    }

    fn nothing() -> Label {
        Label::Unknown(Json::Null)
    }
}

bindery_runtime::record!(Details: LARGE);
bindery_runtime::union!(Label: LABEL);

#[test]
fn reading_goes_on_behind_the_union() {
    let all: Vec<Either> = json::from_str(r#"[{"name":"a"}, 1, [[]], "x"]"#).unwrap();
    let variants: Vec<usize> = all.iter().map(|either| either.variant).collect();
    assert_eq!(variants, [0, 3, usize::MAX, usize::MAX]);
    assert!(json::from_str::<Vec<Either>>(r#"[{"name":"a"}, {"name":}]"#).is_err());
}

#[test]
fn violations_are_those_of_the_variant_that_was_meant() {
    let judged = |variants: &'static Variants, text: &str| {
        let schema = Box::leak(Box::new(Schema {
            variants: Some(variants),
            ..Schema::ANY
        }));
        lines(validate::check_json_as(text.as_bytes(), schema))
    };
    static KINDS: Variants = Variants {
        schemas: &[&FILES, &LINKS, &COUNT],
        exactly_one: true,
        tag: None,
    };
    for (text, expected) in [
        (r#"{"kind":"file","path":"p"}"#, vec![]),
        // The constant says which one is meant, the type does, or nothing does.
        (
            r#"{"kind":"file","path":"too long"}"#,
            vec!["/path maxLength"],
        ),
        (r#"{"kind":"file"}"#, vec!["/path required"]),
        ("-7", vec![" minimum"]),
        ("7.5", vec![" oneOf"]),
        (r#"{"kind":"folder","path":"p"}"#, vec![" oneOf"]),
        (r#"{"path":"p"}"#, vec![" oneOf"]),
    ] {
        assert_eq!(judged(&KINDS, text), expected, "{text}");
    }
    // Only one is an object at all, so what it is meant to be is clear.
    static FILE_OR_COUNT: Variants = Variants {
        schemas: &[&FILES, &COUNT],
        exactly_one: true,
        tag: None,
    };
    assert_eq!(
        judged(&FILE_OR_COUNT, r#"{"path":"p"}"#),
        ["/kind required"]
    );
    assert_eq!(judged(&FILE_OR_COUNT, r#"{"kind":"link"}"#), [" oneOf"]);
    // At least one, and exactly one.
    static LOOSE: Variants = Variants {
        schemas: &[&SMALL, &LARGE],
        exactly_one: false,
        tag: None,
    };
    static STRICT: Variants = Variants {
        schemas: &[&SMALL, &LARGE],
        exactly_one: true,
        tag: None,
    };
    assert_eq!(judged(&LOOSE, r#"{"name":"a"}"#), Vec::<String>::new());
    assert_eq!(judged(&STRICT, r#"{"name":"a"}"#), [" oneOf"]);
    assert_eq!(judged(&LOOSE, r#"{"name":"too long"}"#), [" anyOf"]);
}

/// Every object fits both variants of every level.
#[test]
fn alternatives_inside_alternatives_take_no_exponential_time() {
    static ENDLESS: Schema = Schema {
        variants: Some(&ENDLESS_VARIANTS),
        ..Schema::ANY
    };
    static ENDLESS_VARIANTS: Variants = Variants {
        schemas: &[&LEFT, &RIGHT],
        exactly_one: true,
        tag: None,
    };
    static LEFT: Schema = object(&LEFT_SHAPE);
    static RIGHT: Schema = object(&RIGHT_SHAPE);
    static LEFT_SHAPE: Shape = Shape {
        name: "Left",
        fields: &[field("child", false, &ENDLESS), field("end", false, &NAME)],
        additional: Additional::Any,
    };
    static RIGHT_SHAPE: Shape = Shape {
        name: "Right",
        fields: &[field("child", false, &ENDLESS), field("end", false, &COUNT)],
        additional: Additional::Any,
    };
    let start = Instant::now();
    let text = format!(
        "{}{{\"end\":null}}{}",
        "{\"child\":".repeat(120),
        "}".repeat(120)
    );
    assert!(!lines(validate::check_json_as(text.as_bytes(), &ENDLESS)).is_empty());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn schemas_that_go_round_in_circles_end() {
    static CIRCLE: Schema = Schema {
        rules: &[Rule::AllOf(&[&CIRCLE])],
        ..Schema::ANY
    };
    assert_eq!(
        lines(validate::check_json_as(b"1", &CIRCLE)),
        [" x-bindery-depth"]
    );
}

fn lines(judged: Result<(), Violations>) -> Vec<String> {
    let lines = |violations: Violations| {
        violations
            .iter()
            .map(|one| format!("{} {}", one.pointer(), one.rule()))
            .collect()
    };
    judged.map_or_else(lines, |()| Vec::new())
}
