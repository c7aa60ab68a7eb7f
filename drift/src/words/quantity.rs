//! How sentences state a least and a greatest, as patterns.
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

/// Folded words that say that what stands behind them is counted in characters or items.
pub(crate) static LENGTH_WORDS: &[&str] = &["length", "长度"];
