//! How pages say yes and no.

/// Folded words of a cell that says whether something must be there.
pub(crate) static ANSWERS: &[(bool, &[&str])] = &[
    (
        true,
        &[
            "yes",
            "y",
            "true",
            "mandatory",
            "required",
            "m",
            "r",
            "是",
            "必选",
            "必填",
            "必须",
            "必需",
            "√",
            "✓",
        ],
    ),
    // What must be there in some cases need not be there in all.
    (
        false,
        &[
            "no",
            "n",
            "false",
            "optional",
            "o",
            "not required",
            "not mandatory",
            "conditional",
            "conditionally required",
            "conditionally mandatory",
            "conditional mandatory",
            "c",
            "否",
            "可选",
            "非必选",
            "非必填",
            "非必须",
            "条件必选",
            "条件必填",
            "选填",
            "×",
            "✗",
        ],
    ),
];

/// Folded words of a cell that says nothing.
pub(crate) static NOTHING: &[&str] = &[
    "",
    "n a",
    "na",
    "none",
    "not applicable",
    "not involved",
    "无",
    "不涉及",
    "不适用",
    "暂无",
    "没有",
    "nil",
];

/// What is left of a text that says nothing although it has signs.
pub(crate) fn nothing(text: &str) -> bool {
    NOTHING.contains(&super::fold(text).as_str())
}
