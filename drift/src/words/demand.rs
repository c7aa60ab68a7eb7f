//! How sentences state rules for a value that are neither limits nor lists, as patterns. All is
//! read without regard to case.

/// What stands between a subject and the rule for it.
pub(crate) static DEMANDS: &[&str] = &[
    r"\b(?:must|shall)(?: not| only)?\b",
    r"\b(?:cannot|can not|can't|should not|may not)\b",
    r"\b(?:can|may|should) (?:only\b|(?:contain|include|have|consist of|be) only\b)",
    r"\b(?:consists?|comprises?) (?:only )?of\b",
    r"\b(?:contains?|includes?|allows?|supports?|accepts?) only\b",
    r"\bonly (?:contains?|includes?|allows?|supports?|accepts?|consists? of)\b",
    r"\b(?:is|are) not allowed to\b",
    r"必须|不能|不得|不可|只能|只允许|只支持|仅能|仅可|仅允许|仅支持|不允许|需要?满足|由.{1,80}组成",
];

/// The same behind a limit in one sentence with it, without a subject.
pub(crate) static BEHIND_LIMITS: &str = r"\b(?:consisting of|containing only|starting with|beginning with|ending with|(?:and|or|but) (?:starts?|begins?|ends?) with)\b|以.{1,40}(?:开头|结尾)";

/// Whole sentences that say what a value may have in it, whatever their subject.
pub(crate) static RESTRICTIONS: &[&str] = &[
    r"^only .{1,200} (?:is|are|can be) (?:allowed|permitted|supported|accepted|used|included|contained)(?:$|[.)])",
    r"^.{1,120} (?:is|are) not (?:allowed|permitted)(?:$|[.)])",
    r"^(?:只|仅)(?:能|可|允许|支持)",
];

/// What such words can stand before that is no rule for the value: whether it is there at all,
/// and what a pattern says, which is read as such.
pub(crate) static NO_DEMANDS: &str = r"^ (?:be|is) (?:specified|set|configured|provided|carried|passed|transferred|mandatory|required)(?:$|[.,]| (?:when|if|for|in|at)\b)|^(?:填|传|设置|指定)|\bregular expression|\bregex|\bpatterns?\b|正则";

/// Folded subjects that are parts of a value: a rule for them is one for it.
pub(crate) static PARTS: &str = r"^(?:the |a |an )?(?:content|(?:tag |metadata )?(?:keys?|values?)(?: of (?:the |a |an )?(?:same )?(?:tags?|keys?|metadata))?)$";

/// Beginnings that do not count.
pub(crate) static NOTES: &[&str] = &["NOTE: ", "Note: ", "CAUTION: ", "and ", "说明：", "注意："];
