//! What kind of sentence it is, by its words.

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
