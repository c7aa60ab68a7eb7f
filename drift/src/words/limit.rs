//! How sentences state limits, as patterns.
//!
//! `{n}` stands for a number, and the other words in braces for the lists below. All is read
//! without regard to case.

/// Numbers.
pub(crate) static NUMBER: &str = r"(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|zero\b)";

/// What the numbers of a phrase are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// The least and the greatest.
    Between,
    /// The greatest.
    AtMost,
    /// The least.
    AtLeast,
    /// The first one that is too much.
    Below,
    /// The last one that is too little.
    Above,
    /// Both at once.
    Exactly,
    /// Above the first and below the second.
    Within,
    /// Nothing below zero.
    NotNegative,
}

/// Phrases, in the order in which they are tried; each stands behind subject and verb.
pub(crate) static PHRASES: &[(Sense, &str)] = &[
    (
        Sense::Within,
        r"(?:greater|longer|larger|more) than {n}(?: {unit})? (?:and|but) (?:less|smaller|shorter|fewer) than {n}",
    ),
    (
        Sense::Between,
        r"greater than or equal to {n} and (?:less|smaller) than or equal to {n}",
    ),
    (
        Sense::Between,
        r"(?:a length )?(?:(?:ranges?|ranging|of) )?(?:from |between |in the range (?:of |from )?|within )?\[?{n}\]?(?: \(inclusive\))?(?: ?{unit})? ?(?:to|and|-|–|—|~|～|至|到) ?{n}\]?(?: \(inclusive\))?",
    ),
    (Sense::Between, r"(?:in the range )?\[{n}[,，] ?{n}\]"),
    (
        Sense::AtMost,
        r"{cannot} (?:exceed|(?:be|contain|have|include|consist of) (?:more|greater|larger|longer|higher) than) {n}",
    ),
    (
        Sense::AtLeast,
        r"{cannot} (?:be|contain|have|include|consist of) (?:less|fewer|smaller|shorter|lower) than {n}",
    ),
    (
        Sense::AtMost,
        r"(?:a |the )?(?:maximum|max\.?|largest|longest)(?: length| value| number| size)?(?: of (?:this|the) (?:parameter|field|value))?(?: of| is|:)? {n}",
    ),
    (
        Sense::AtMost,
        r"(?:the )?maximum number of [a-z ]{1,40} is {n}",
    ),
    (
        Sense::AtMost,
        r"(?:at most|up to|no more than|not more than|no greater than|not greater than|no longer than|not longer than|no larger than|not larger than|(?:less|smaller|shorter|fewer) than or equal to|not exceed(?:ing)?|≤|<=) {n}",
    ),
    (
        Sense::AtMost,
        r"(?:最多(?:为|支持|包含|可以?有)?|不超过|不能超过|不得超过|不大于|不多于|最大(?:值|长度)?(?:为|是)?|小于等于|小于或等于|至多) ?{n}",
    ),
    (
        Sense::AtLeast,
        r"(?:a |the )?(?:minimum|min\.?|smallest|shortest)(?: length| value| number| size)?(?: of (?:this|the) (?:parameter|field|value))?(?: of| is|:)? {n}",
    ),
    (
        Sense::AtLeast,
        r"(?:at least|no less than|not less than|no fewer than|not fewer than|no smaller than|not smaller than|(?:greater|larger|longer|more) than or equal to|≥|>=) {n}",
    ),
    (
        Sense::AtLeast,
        r"(?:至少(?:为|包含)?|不少于|不小于|最少(?:为|包含)?|最小(?:值|长度)?(?:为|是)?|大于等于|大于或等于) ?{n}",
    ),
    (
        Sense::Below,
        r"(?:less|fewer|smaller|shorter|lower) than {n}",
    ),
    (Sense::Below, r"(?:小于|少于|低于) ?{n}"),
    (Sense::Above, r"(?:greater|larger|longer|more) than {n}"),
    (Sense::Above, r"(?:大于|多于|高于) ?{n}"),
    (
        Sense::NotNegative,
        r"{cannot} be (?:a )?negative(?: number| integer| value)?\b",
    ),
    (
        Sense::NotNegative,
        r"(?:a )?(?:non-negative (?:integer|number)|非负整数)",
    ),
    (
        Sense::Exactly,
        r"(?:exactly |fixed at |fixed to |a length of |固定为?)?{n}",
    ),
];

/// What denies a verb.
pub(crate) static CANNOT: &str = r"(?:cannot|can not|can't|must not|may not|should not|shall not|does not|do not|is not allowed to)";

/// Units of text.
pub(crate) static CHARACTERS: &[&str] = &[
    "characters",
    "character",
    "chars",
    "letters",
    "digits",
    "bytes",
    "byte",
    "unicode characters",
    "english characters",
    "chinese characters",
    "个字符",
    "字符",
    "个字节",
    "字节",
    "个英文字符",
    "位字符",
];

/// Units that a number is measured in.
pub(crate) static MEASURES: &[&str] = &[
    "gb",
    "mb",
    "kb",
    "tb",
    "gib",
    "mib",
    "kib",
    "seconds",
    "second",
    "s",
    "ms",
    "milliseconds",
    "minutes",
    "minute",
    "hours",
    "hour",
    "days",
    "day",
    "months",
    "years",
    "mbit/s",
    "gbit/s",
    "kbit/s",
    "%",
    "percent",
    "秒",
    "分钟",
    "小时",
    "天",
    "个月",
    "年",
    "毫秒",
];

/// What stands between a subject and a phrase.
pub(crate) static VERBS: &[&str] = &[
    r"(?:is|are|can be|must be|should be) (?:a|an) (?:positive |decimal )?(?:integer|number|string|value|text)(?: value)?(?:,| that| which)?(?: (?:of|with|in|consisting of|containing|ranging|ranges|contains|consists of|has))?",
    r"(?:can|must|may|should|shall)(?: only)? (?:be|contain|have|include|consist of|range|be set to|comprise)(?: a value| a number| an integer| a string| a length)?",
    r"(?:is|are)(?: limited to| set to)?",
    r"(?:consists?|comprises?)(?: of)?",
    r"(?:contains?|has|have|includes?|supports?|allows?)",
    r"(?:的)?(?:取值范围|取值|长度|范围)?(?:必须|应|可以?|只能)?(?:为|是|在|由|支持|包含)",
];

/// Folded words of a subject that is the parameter itself.
pub(crate) static SELF: &[&str] = &[
    "",
    "it",
    "this parameter",
    "this field",
    "this value",
    "this",
    "the parameter",
    "the field",
    "the value",
    "value",
    "values",
    "its value",
    "the length",
    "length",
    "its length",
    "the number",
    "the parameter value",
    "the field value",
    "the string",
    "the range",
    "range",
    "value range",
    "the value range",
    "its range",
    "the value of this parameter",
    "the value of this field",
    "the length of this parameter",
    "the length of the parameter",
    "the length of the value",
    "the value of the parameter",
    "the value length",
    "the array",
    "the list",
    "a list",
    "an array",
    "they",
    "list",
    "a list",
    "array",
    "an array",
    "which",
    "the size",
    "size",
    "the parameter length",
    "the number of items",
    "number",
    "the name length",
    "the number of elements",
    "该参数",
    "该字段",
    "参数",
    "取值",
    "取值范围",
    "长度",
    "值",
    "该值",
    "名称长度",
    "字段",
    "参数值",
    "参数取值",
    "参数长度",
    "范围",
    "长度范围",
    "数组长度",
    "字符长度",
];

/// Folded words that say that what stands behind them is counted in characters or items.
pub(crate) static LENGTH_WORDS: &[&str] = &["length", "长度"];

/// Beginnings of a sentence that holds in some cases only, in lower case.
pub(crate) static CASES: &[&str] = &[
    "if ",
    "when ",
    "for ",
    "in this case",
    "in such a case",
    "in other cases",
    "in microversion",
    "otherwise",
    "unless ",
    "after ",
    "before ",
    "during ",
    "as of ",
    "with ",
    "without ",
    "each ",
    "every ",
    "per ",
    "only when ",
    "assume ",
    "for example",
    "e.g.",
    "such as",
    "such ",
    "如果",
    "若",
    "当",
    "对于",
    "例如",
    "比如",
    "否则",
    "每个",
    "每一个",
    "仅当",
];

/// Words in front of the items of a list.
pub(crate) static EACH: &[&str] = &["Each ", "Every ", "each ", "every ", "每个", "每一个"];

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

/// Words that make a sentence one about limits, with a number somewhere.
pub(crate) static LIMIT_WORDS: &str = r"\b(?:maximum|minimum|at most|at least|no more|not more|no less|not less|exceed\w*|ranges?|ranging|characters?|bytes?|length|greater|less than|more than|fewer|larger|smaller|longer|shorter|up to|between|limited|inclusive|exclusive)\b|\d ?(?:to|-|–|~|～|至) ?\d|最大|最小|最多|最少|至少|不超过|不少于|长度|范围|个字符|大于|小于";

/// Words that make a sentence one about values or a default.
pub(crate) static VALUE_WORDS: &str = r"\bdefault value|\b(?:is|are|set to|specified|used|created|value\S*) (?:\S+ )?by default|\bby default, (?:it|this|the value|the parameter)\b|\bdefaults? (?:to|is)|\bdefault parameter value|\bvalues?(?: of this (?:parameter|field))? (?:can|may|must|could|range)|\bvalues? is (?:either|one of)|\boptions? (?:are|is|include)|\bonly \S+ (?:is|are) supported|\bpossible values|\bvalid values|\benumeration|默认|缺省|取值|枚举|可选值";

/// Names of forms: a sentence that has the words says the form.
pub(crate) static FORMATS: &[(&str, &str)] = &[
    (
        "uuid",
        r"\buuid\)? format\b|\bformat of (?:the |an? )?uuid\b|uuid ?格式",
    ),
    (
        "ipv4",
        r"\b(?:is|must be) (?:an |the )?ipv4 address(?: format)?[.]?$|ipv4 ?(?:地址)?格式",
    ),
    (
        "ipv6",
        r"\b(?:is|must be) (?:an |the )?ipv6 address(?: format)?[.]?$|ipv6 ?(?:地址)?格式",
    ),
];

/// Sentences that call a parameter deprecated.
pub(crate) static DEPRECATED: &str = r"(?i)^(?:\(|（)?(?:(?:this|the) (?:parameter|field|attribute|header|api)(?: value)? )?(?:(?:is|has been|have been|will be|was) )?(?:now )?(?:deprecated|discarded|obsolete|abandoned|not supported|unsupported|no longer (?:supported|used|in use|available)|not supported currently|currently not supported|unavailable now)(?:\)|）)?[.:。：]?$|^(?:（|\()?(?:该|此)?(?:参数|字段)?(?:已|已经)?(?:废弃|弃用|作废|不支持|暂不支持|不再使用|不再支持)(?:）|\))?[。.]?$";
