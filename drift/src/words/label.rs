//! Labels within a description: "Range: …".

/// What the words after a label are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// What the parameter is for.
    Definition,
    /// What holds for it.
    Constraint,
    /// What values it can have.
    Range,
    /// The values, one by one: even a single one is all there are.
    Values,
    /// The value where none is given.
    Default,
    /// The least value, length or number of items.
    Minimum,
    /// The greatest value, length or number of items.
    Maximum,
    /// The least length.
    MinLength,
    /// The greatest length.
    MaxLength,
    /// The length.
    Length,
    /// The number of items.
    Items,
    /// A regular expression.
    Pattern,
    /// Nothing that is read, but what came before ends here.
    Other,
}

/// The labels, as they are written; in English the first letter is a capital.
pub(crate) static LABELS: &[(Label, &[&str])] = &[
    (
        Label::Definition,
        &[
            "Definition",
            "Parameter description",
            "Parameter Description",
            "Explanation",
            "Meaning",
            "参数解释",
            "参数说明",
            "参数描述",
            "含义",
        ],
    ),
    (
        Label::Constraint,
        &[
            "Constraint",
            "Constraints",
            "Restrictions",
            "Restriction",
            "约束限制",
            "约束",
            "限制",
            "约束条件",
        ],
    ),
    (
        Label::Range,
        &[
            "Range",
            "Value range",
            "Value Range",
            "Value",
            "取值范围",
            "取值",
            "可选范围",
            "有效值",
            "值范围",
        ],
    ),
    (
        Label::Values,
        &[
            "Values",
            "Options",
            "Option",
            "Possible values",
            "Possible Values",
            "Enumeration values",
            "Enumeration Values",
            "Enumerated values",
            "Valid values",
            "Valid Values",
            "Value options",
            "Allowed values",
            "Available values",
            "The options are as follows",
            "The value can be",
            "Possible values are as follows",
            "The values are as follows",
            "Valid value",
            "The value can be one of the following",
            "The possible values are",
            "枚举值",
            "可选值",
            "取值如下",
            "取值包括",
        ],
    ),
    (
        Label::Default,
        &[
            "Default value",
            "Default Value",
            "Default",
            "默认取值",
            "默认值",
            "缺省值",
            "默认",
        ],
    ),
    (
        Label::MinLength,
        &["Minimum length", "Minimum Length", "Min length", "最小长度"],
    ),
    (
        Label::MaxLength,
        &["Maximum length", "Maximum Length", "Max length", "最大长度"],
    ),
    (
        Label::Minimum,
        &["Minimum", "Minimum value", "Minimum Value", "Min", "最小值"],
    ),
    (
        Label::Maximum,
        &["Maximum", "Maximum value", "Maximum Value", "Max", "最大值"],
    ),
    (
        Label::Items,
        &[
            "Array length",
            "Array Length",
            "List length",
            "Number of items",
            "Minimum items",
            "数组长度",
            "列表长度",
        ],
    ),
    (
        Label::Length,
        &[
            "Length",
            "Value length",
            "String length",
            "长度",
            "字符长度",
        ],
    ),
    (
        Label::Pattern,
        &[
            "Regular expression",
            "Regular Expression",
            "Regex",
            "Pattern",
            "正则表达式",
            "正则匹配",
            "正则",
        ],
    ),
    (
        Label::Other,
        &[
            "Example",
            "Examples",
            "Note",
            "NOTE",
            "Notes",
            "Unit",
            "Format",
            "For example",
            "示例",
            "样例",
            "说明",
            "单位",
            "例如",
        ],
    ),
];
