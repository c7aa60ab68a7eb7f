//! How sentences list values, and state a default.
//!
//! All is read without regard to case.

/// What a default hangs on without being a case: that nothing is given.
pub(crate) static NOT_GIVEN: &str = r"^(?:if|when) (?:this|the|it)(?: parameter| field| value)? ?(?:is )?(?:not (?:specified|set|configured|provided|given|carried|transferred|passed)|left blank|left empty|empty|omitted|unspecified|blank|unavailable)(?: or (?:left blank|empty|not specified))?, ?|^(?:如果|若)?(?:不传|不填|不设置|未设置|不指定|为空|未填写)(?:该参数|该字段)?(?:时)?[，,]? ?";

/// How sentences state a default. `{v}` is the value, with what may follow it.
pub(crate) static DEFAULTS: &[&str] = &[
    r"(?:^|, |\bthe |\bits |，|and )default (?:parameter |field )?value(?: of (?:this parameter|this field|which))? (?:is|being)(?: set to)?:? {v}",
    r"(?:^|, )(?:the )?default is {v}",
    r"\bby default, (?:this parameter|this field|it|the value|its value) is (?:set to )?{v}",
    r"(?:^|, )(?:this parameter|this field|it|the value|its value|which) is (?:set to )?{w} by default",
    r"(?:^|, )the (?:number|quantity|amount|size|length) of [a-z ]{1,40} is (?:set to )?{w} by default",
    r"(?:^|, )(?:it |this parameter |which |this field |the value )?defaults to {v}",
    r"(?:^|, )(?:the )?value {w} is used by default",
    r"^{w} is used by default",
    r"(?:默认取值|默认值|缺省值|默认|缺省)(?:为|是|:|：) ?{v}",
];

/// `{w}` in [`DEFAULTS`]: a value whatever follows.
pub(crate) static WORD: &str =
    r#"(?P<v>"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`|[^\s,，。；;（(]*[^\s,，。；;.:（(])"#;

/// `{v}` in [`DEFAULTS`].
pub(crate) static VALUE: &str = r#"(?P<v>"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`|[^\s,，。；;（(]*[^\s,，。；;.:（(])(?:$|[.,;，。；:]|\s*[（(]|\s+(?:and|which|by|is|indicating)\b)"#;

/// Words that are no value although they stand where one could, in lower case.
pub(crate) static NO_VALUES: &[&str] = &[
    "a",
    "an",
    "the",
    "not",
    "no",
    "any",
    "all",
    "same",
    "as",
    "determined",
    "specified",
    "this",
    "that",
    "its",
    "used",
    "is",
    "set",
    "by",
    "in",
    "of",
    "to",
    "for",
    "and",
    "or",
    "set",
    "left",
    "blank",
    "empty",
    "one",
    "obtained",
    "returned",
    "generated",
    "changed",
    "which",
    "other",
    "others",
    "only",
    "also",
    "user-defined",
    "customized",
    "automatically",
    "recommended",
    "based",
    "it",
    "they",
    "be",
    "at",
    "on",
    "with",
    "from",
    "your",
    "you",
    "similar",
    "none",
    "etc",
    "etc.",
    "required",
    "mandatory",
    "optional",
    "available",
    "unavailable",
    "unique",
    "reserved",
    "valid",
    "invalid",
    "supported",
    "unlimited",
    "enabled",
    "disabled",
    "case-sensitive",
    "modified",
    "queried",
    "displayed",
    "customizable",
    "described",
    "deleted",
    "created",
    "configured",
];

/// Values that say that there is none, in lower case.
pub(crate) static NULLS: &[&str] = &["null", "none", "n/a", "nil", "undefined"];

/// How sentences list values: `s` is the subject, `list` the list. With `true` one value is
/// enough, because nothing else can be.
pub(crate) static LISTS: &[(bool, &str)] = &[
    (
        true,
        r"^(?P<s>.{0,80}?) (?:can|may|must) only be(?: set to)? (?P<list>.+)$",
    ),
    (
        true,
        r"^(?P<s>.{0,40}?)(?:只能为|仅支持|只能是|固定为)(?P<list>.+)$",
    ),
    (
        false,
        r"^(?P<s>.{0,80}?) (?:can|may|must|could|should) (?:be set to|be|include)(?: one of the following(?: values)?:?)?(?: either)? (?P<list>.+)$",
    ),
    (
        false,
        r"^(?P<s>.{0,80}?) (?:is|are)(?: one of the following(?: values)?:?| one of| either)? (?P<list>.+ or .+)$",
    ),
    (
        false,
        r"^(?P<s>.{0,40}?)(?:可以?为|可以?取值?为|可选|为|包括|有)[:：]? ?(?P<list>.+)$",
    ),
    (
        false,
        r"^(?P<s>(?:the )?(?:possible|valid|available|allowed|supported|enumeration|enumerated|optional)? ?(?:values?|options?|value range))(?: are| include| includes| can be)(?: as follows)?[:：]? (?P<list>.+)$",
    ),
];

/// Folded subjects that lists of values are stated of, besides the field's own name.
pub(crate) static LIST_SUBJECTS: &[&str] = &[
    "the value",
    "value",
    "its value",
    "this parameter",
    "this field",
    "the value of this parameter",
    "the value of this field",
    "the parameter value",
    "the parameter",
    "the value of the parameter",
    "the options",
    "options",
    "it",
    "possible values",
    "the possible values",
    "valid values",
    "values",
    "the values",
    "取值",
    "取值范围",
    "该参数",
    "值",
    "枚举值",
    "可选值",
    "参数取值",
    "该字段",
    "该值",
];

/// Words after which a list of values is not all there is, in lower case.
pub(crate) static OPEN: &[&str] = &[
    "such as",
    "for example",
    "e.g.",
    "etc",
    "and so on",
    "not limited to",
    "other values",
    "例如",
    "比如",
    "等",
];
