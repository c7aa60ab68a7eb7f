//! Where there is a space between two tokens.

/// What stood before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: the start of a group, or of everything.
    Start,
    /// A name, or a keyword that stands for a value or a path.
    Name,
    /// Another keyword.
    Keyword,
    /// A literal.
    Literal,
    /// `)` or `]`
    Closed,
    /// `}`
    ClosedBrace,
    /// `>` at the end of generic arguments.
    ClosedAngle,
    /// `!` behind the name of a macro.
    Bang,
    /// `::`
    Path,
    /// The second `|` of a closure.
    Bar,
    /// `=>`
    Arrow,
    /// What ends a statement.
    Semicolon,
    /// Anything else.
    Sign,
}

impl Before {
    /// Whether a value can end here, so that an operator behind it has two sides.
    pub(super) fn is_value(self) -> bool {
        matches!(
            self,
            Before::Name | Before::Literal | Before::Closed | Before::ClosedAngle
        )
    }

    /// Whether something can be called or looked up that ends here.
    pub(super) fn is_callable(self) -> bool {
        matches!(
            self,
            Before::Name | Before::Closed | Before::ClosedAngle | Before::Bang
        )
    }
}

/// Whether a word is a keyword behind which no value ends.
pub(super) fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "as" | "async"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "fn"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
    )
}

/// Where spaces may stand about an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) in_front: bool,
    pub(super) behind: bool,
}

impl Room {
    pub(super) const NONE: Room = Room::of(false, false);
    pub(super) const BOTH: Room = Room::of(true, true);
    pub(super) const IN_FRONT: Room = Room::of(true, false);
    pub(super) const BEHIND: Room = Room::of(false, true);

    pub(super) const fn of(in_front: bool, behind: bool) -> Room {
        Room { in_front, behind }
    }
}

/// The room about an operator that means the same wherever it stands, or by what is before it.
pub(super) fn room(operator: &str, before: Before) -> Room {
    match operator {
        "," | ";" | ":" => Room::BEHIND,
        "." => Room::NONE,
        ".." | "..=" | "..." => Room::of(!before.is_value(), false),
        "?" if before == Before::Sign || before == Before::Start => Room::IN_FRONT,
        "?" => Room::BEHIND,
        "::" => Room::of(!matches!(before, Before::Name | Before::ClosedAngle), false),
        "!" | "&" | "&&" | "*" | "-" if !before.is_value() => Room::IN_FRONT,
        "$" => Room::IN_FRONT,
        _ => Room::BOTH,
    }
}
