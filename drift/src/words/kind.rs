//! What types are called.

use crate::claim::Kind;

/// A type that needs no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Simple {
    String,
    /// Text with a form that has a name.
    Uuid,
    Boolean,
    Integer(Option<&'static str>),
    Number(Option<&'static str>),
    Date,
    DateTime,
    Object,
    Array,
    Map,
    File,
    Null,
    Any,
}

impl Simple {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Simple::String | Simple::Uuid => Kind::String,
            Simple::Boolean => Kind::Boolean,
            Simple::Integer(format) => Kind::Integer(format),
            Simple::Number(format) => Kind::Number(format),
            Simple::Date => Kind::Date,
            Simple::DateTime => Kind::DateTime,
            Simple::Object => Kind::Object(None),
            Simple::Array => Kind::Array(None),
            Simple::Map => Kind::Map(None),
            Simple::File => Kind::File,
            Simple::Null => Kind::Null,
            Simple::Any => Kind::Any,
        }
    }
}

/// Words in lower case; the plural with `s` is understood as well.
pub(crate) static KINDS: &[(Simple, &[&str])] = &[
    (
        Simple::String,
        &[
            "string",
            "str",
            "text",
            "char",
            "varchar",
            "字符串",
            "字符串类型",
            "字符",
        ],
    ),
    (Simple::Uuid, &["uuid", "guid"]),
    (
        Simple::Boolean,
        &["boolean", "bool", "布尔", "布尔值", "布尔型", "布尔类型"],
    ),
    (
        Simple::Integer(None),
        &["integer", "int", "short", "整数", "整型", "整数型", "整形"],
    ),
    (
        Simple::Integer(Some("int32")),
        &["int32", "integer(int32)", "integer (int32)"],
    ),
    (
        Simple::Integer(Some("int64")),
        &[
            "long",
            "int64",
            "bigint",
            "integer(int64)",
            "integer (int64)",
            "长整型",
            "长整数",
        ],
    ),
    (
        Simple::Number(None),
        &["number", "numeric", "decimal", "bigdecimal", "数字", "数值"],
    ),
    (
        Simple::Number(Some("float")),
        &["float", "浮点", "浮点数", "浮点型"],
    ),
    (
        Simple::Number(Some("double")),
        &["double", "双精度", "双精度浮点数"],
    ),
    (Simple::Date, &["date", "日期"]),
    (
        Simple::DateTime,
        &[
            "datetime",
            "date-time",
            "date time",
            "timestamp",
            "offsetdatetime",
            "时间戳",
            "日期时间",
        ],
    ),
    (
        Simple::Object,
        &[
            "object",
            "obj",
            "dict",
            "dictionary",
            "struct",
            "structure",
            "json",
            "json object",
            "jsonobject",
            "对象",
            "结构体",
            "字典",
        ],
    ),
    (
        Simple::Array,
        &[
            "array",
            "list",
            "set",
            "jsonarray",
            "collection",
            "数组",
            "列表",
            "集合",
        ],
    ),
    (Simple::Map, &["map", "hashmap", "映射", "键值对"]),
    (Simple::File, &["file", "binary", "文件", "二进制"]),
    (Simple::Null, &["null", "空"]),
    (Simple::Any, &["any", "任意", "任意类型"]),
];

/// Words that a list of something begins with, in lower case.
pub(crate) static LIST_OF: &[&str] = &[
    "array of ",
    "arrays of ",
    "list of ",
    "lists of ",
    "set of ",
    "collection of ",
];

/// Words in front of angle, round or square brackets.
pub(crate) static LIST: &[&str] = &[
    "array",
    "list",
    "set",
    "collection",
    "arraylist",
    "数组",
    "列表",
];

/// Words of a map in front of brackets.
pub(crate) static MAP: &[&str] = &["map", "hashmap", "dict", "dictionary"];

/// Ends that add nothing.
pub(crate) static DATA: &[&str] = &[" data structure", " data type", " type", " data"];

/// Ends that make a list of what stands in front.
pub(crate) static LIST_ENDS: &[&str] = &[" array", " list", "[]", "数组", "列表"];

/// Ends that make an object of the name in front.
pub(crate) static OBJECT_ENDS: &[&str] = &[
    " objects",
    " object",
    " structures",
    " structure",
    "对象",
    "结构体",
];
