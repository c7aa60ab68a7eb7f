//! What groups hold.

use super::flat::Kind;
use super::space::Before;

/// What a group holds, and so where its lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Items, with empty lines between them.
    Items,
    /// Statements, each in a line.
    Statements,
    /// Statements that can stand in one line with what is around them, when it is but one.
    Block,
    /// The fields of a declaration, each in a line.
    Fields,
    /// The arms of a match, each in a line.
    Arms,
    /// Things with commas in between.
    List,
    /// The arguments of a call, or a list that can be taken for one: a comma may follow on
    /// the last.
    Call,
    /// What a macro is called with: commas are as they were.
    Verbatim,
    /// Nothing.
    Empty,
}

impl Class {
    /// Whether its lines end also where all would fit in one.
    pub(super) fn is_forced(self) -> bool {
        matches!(
            self,
            Class::Items | Class::Statements | Class::Fields | Class::Arms
        )
    }
}

/// What is known of the tokens of a group while they are read.
#[derive(Debug)]
pub(super) struct Level {
    class: Class,
    /// What the next braces hold, by the keyword in front of them.
    pending: Option<Class>,
    /// How many `<` are open.
    pub(super) angles: usize,
    /// Whether this is between the `|` of a closure.
    pub(super) closure: bool,
    pub(super) has_attributes: bool,
    commas: usize,
    semicolons: usize,
}

impl Level {
    pub(super) fn top() -> Level {
        Level::of(Class::Items)
    }

    pub(super) fn of(class: Class) -> Level {
        Level {
            class,
            pending: None,
            angles: 0,
            closure: false,
            has_attributes: false,
            commas: 0,
            semicolons: 0,
        }
    }

    /// Notes a keyword: many say what is in the next braces.
    pub(super) fn keyword(&mut self, word: &str) {
        let class = match word {
            "fn" => {
                self.pending = Some(Class::Statements);
                return;
            }
            "impl" | "trait" | "mod" | "extern" => Class::Items,
            "struct" | "enum" => Class::Fields,
            "match" => Class::Arms,
            "for" | "while" | "loop" => Class::Statements,
            "if" | "else" | "unsafe" | "async" | "move" => Class::Block,
            _ => return,
        };
        self.pending.get_or_insert(class);
    }

    /// Notes a sign.
    pub(super) fn sign(&mut self, kind: Kind) {
        match kind {
            Kind::Comma if self.angles == 0 && !self.closure => {
                self.commas += 1;
                if self.class != Class::Items {
                    self.pending = None;
                }
            }
            Kind::Semicolon => {
                self.semicolons += 1;
                self.pending = None;
                self.angles = 0;
            }
            Kind::Arrow => self.pending = None,
            _ => {}
        }
    }

    /// What braces hold that open now.
    pub(super) fn braces(&mut self, before: Before) -> Class {
        self.angles = 0;
        match (self.pending.take(), before) {
            (Some(class), _) => class,
            (None, Before::Bang) => Class::Verbatim,
            (
                None,
                Before::Start
                | Before::Bar
                | Before::Arrow
                | Before::Semicolon
                | Before::ClosedBrace
                | Before::Keyword,
            ) => Class::Block,
            (None, _) => Class::List,
        }
    }
}

/// A group that ends.
pub(super) struct Closing {
    pub(super) class: Class,
    /// Its first bracket.
    pub(super) open: &'static str,
    pub(super) verbatim: bool,
    pub(super) is_empty: bool,
}

impl Closing {
    /// Whether the comma behind the last thing can go. In `(1,)` it makes a tuple.
    pub(super) fn drops_comma(&self, inside: &Level) -> bool {
        let is_tuple = self.open == "(" && self.class != Class::Call && inside.commas < 2;
        !self.verbatim && !is_tuple
    }

    /// What it held, now that all of it was seen.
    pub(super) fn class(&self, inside: &Level) -> Class {
        match self.class {
            _ if self.is_empty => Class::Empty,
            Class::Block if inside.semicolons > 0 || inside.has_attributes => Class::Statements,
            // A macro that is called with statements.
            Class::Verbatim if self.open == "{" && inside.semicolons > 0 => Class::Items,
            class => class,
        }
    }
}
