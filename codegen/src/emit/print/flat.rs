//! All tokens in one line.

use super::super::tokens::{self, Iter, Tokens};
use super::doc;
use super::group::{Class, Closing, Level};
use super::space::{Before, Room, is_keyword, room};

/// All tokens in one line.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
}

/// A token, and where it stands in the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// How many tokens before this one want to be at the end of a line.
    pub(super) forced: u32,
}

/// What matters about a token for where lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword, a literal.
    Word,
    /// The start of a group: what it holds, and at which token it ends.
    Open(Class, usize),
    /// The end of a group.
    Close,
    /// A comment for what follows.
    Doc,
    /// A comment for what it is in.
    InnerDoc,
    /// `#` of an attribute for what follows.
    Attribute,
    /// `#!` of an attribute for what it is in.
    InnerAttribute,
    Comma,
    Semicolon,
    Dot,
    /// `=`
    Equals,
    /// `=>`
    Arrow,
    AngleOpen,
    AngleClose,
    Sign,
}

impl Flat {
    /// Puts tokens into the line, instead of those that were there.
    pub(super) fn set(&mut self, tokens: &Tokens) {
        self.text.clear();
        self.tokens.clear();
        let mut writer = Writer {
            flat: self,
            rest: tokens.iter(),
            before: Before::Start,
            room: false,
            verbatim: false,
        };
        writer.level(&mut Level::top());
        self.count_forced();
    }

    /// Notes for each token how many before it want to be at the end of a line.
    fn count_forced(&mut self) {
        let mut forced = 0;
        for token in &mut self.tokens {
            token.forced = forced;
            forced += u32::from(match token.kind {
                Kind::Doc | Kind::InnerDoc => true,
                Kind::Open(class, _) => class.is_forced(),
                _ => false,
            });
        }
        // So that there is one behind every range.
        let end = self.text.len();
        self.tokens.push(Token {
            start: end,
            end,
            kind: Kind::Sign,
            forced,
        });
    }
}

struct Writer<'f, 't> {
    flat: &'f mut Flat,
    /// What is still to come.
    rest: Iter<'t>,
    before: Before,
    /// Whether the last token suffers a space behind it.
    room: bool,
    /// Whether this is in the call of a macro, whose commas are its own.
    verbatim: bool,
}

impl Writer<'_, '_> {
    /// Writes what is in a group, up to its last bracket, or everything.
    fn level(&mut self, level: &mut Level) {
        while let Some(token) = self.rest.peek() {
            if token.kind == tokens::Kind::Close {
                return;
            }
            self.rest.next();
            match token.kind {
                tokens::Kind::Word => self.name(token.text, level),
                tokens::Kind::Literal => {
                    self.token(token.text, Kind::Word, Room::BOTH, Before::Literal);
                }
                tokens::Kind::Lifetime => {
                    self.token(token.text, Kind::Word, Room::BOTH, Before::Keyword);
                }
                tokens::Kind::Doc => self.comment("///", token.text, Kind::Doc, level),
                tokens::Kind::InnerDoc => self.comment("//!", token.text, Kind::InnerDoc, level),
                tokens::Kind::Sign => self.sign(token.text, level),
                tokens::Kind::Open | tokens::Kind::Close => self.group(token.text, level),
            }
        }
    }

    fn token(&mut self, text: &str, kind: Kind, room: Room, is: Before) {
        self.tokens(["", text], kind, room, is);
    }

    /// Writes a token of two texts.
    fn tokens(&mut self, texts: [&str; 2], kind: Kind, room: Room, is: Before) {
        if self.room && room.in_front {
            self.flat.text.push(' ');
        }
        let start = self.flat.text.len();
        texts.iter().for_each(|text| self.flat.text.push_str(text));
        self.flat.tokens.push(Token {
            start,
            end: self.flat.text.len(),
            kind,
            forced: 0,
        });
        self.room = room.behind;
        self.before = is;
    }

    fn name(&mut self, word: &str, level: &mut Level) {
        let is_keyword = is_keyword(word);
        let is = match is_keyword {
            true => Before::Keyword,
            false => Before::Name,
        };
        self.token(word, Kind::Word, Room::BOTH, is);
        if is_keyword {
            level.keyword(word);
        }
    }

    fn comment(&mut self, sign: &'static str, words: &str, kind: Kind, level: &mut Level) {
        level.has_attributes = true;
        self.tokens([sign, words], kind, Room::BOTH, Before::Start);
    }

    fn sign(&mut self, sign: &str, level: &mut Level) {
        match sign {
            "#" => self.attribute(level),
            "<" if self.before == Before::Path
                || self.before == Before::Name
                || !self.before.is_value() =>
            {
                self.angle_open(level);
            }
            ">" if level.angles > 0 => self.angle_close(level),
            "|" if level.closure => {
                level.closure = false;
                self.token(sign, Kind::Sign, Room::BEHIND, Before::Bar);
            }
            _ => self.operator(sign, level),
        }
    }

    fn operator(&mut self, operator: &str, level: &mut Level) {
        let mut room = room(operator, self.before);
        let (mut kind, mut is) = (Kind::Sign, Before::Sign);
        match operator {
            "," => kind = Kind::Comma,
            ";" => (kind, is) = (Kind::Semicolon, Before::Semicolon),
            "." => kind = Kind::Dot,
            "=" => kind = Kind::Equals,
            "=>" => (kind, is) = (Kind::Arrow, Before::Arrow),
            "::" => is = Before::Path,
            "?" => is = Before::Closed,
            "!" if self.before == Before::Name => (room, is) = (Room::NONE, Before::Bang),
            "|" if !self.before.is_value() && self.before != Before::ClosedBrace => {
                level.closure = true;
                room = Room::IN_FRONT;
            }
            "||" if !self.before.is_value() => is = Before::Bar,
            _ => {}
        }
        level.sign(kind);
        self.token(operator, kind, room, is);
    }

    fn angle_open(&mut self, level: &mut Level) {
        level.angles += 1;
        let tight = matches!(self.before, Before::Name | Before::Path) || self.is_generic_item();
        self.token("<", Kind::AngleOpen, Room::of(!tight, false), Before::Start);
    }

    /// Whether the last word is one that generics of its own follow.
    fn is_generic_item(&self) -> bool {
        matches!(self.last_word(), Some("impl" | "fn" | "for"))
    }

    fn last_word(&self) -> Option<&str> {
        let last = self.flat.tokens.last()?;
        self.flat.text.get(last.start..last.end)
    }

    fn angle_close(&mut self, level: &mut Level) {
        level.angles -= 1;
        self.token(">", Kind::AngleClose, Room::BEHIND, Before::ClosedAngle);
    }

    fn attribute(&mut self, level: &mut Level) {
        let is_inner = self.takes("!");
        let (sign, kind, comment, doc) = match is_inner {
            true => ("#!", Kind::InnerAttribute, "//!", Kind::InnerDoc),
            false => ("#", Kind::Attribute, "///", Kind::Doc),
        };
        if self.rest.peek().is_none_or(|next| next.text != "[") {
            return self.token(sign, Kind::Sign, Room::IN_FRONT, Before::Sign);
        }
        level.has_attributes = true;
        if let Some(words) = doc::words(self.rest.clone()) {
            // `[`, `doc`, `=`, the words and `]`.
            self.rest.nth(4);
            return self.comment(comment, words, doc, level);
        }
        self.rest.next();
        self.token(sign, kind, Room::IN_FRONT, Before::Bang);
        self.inside("[", "]", Class::List);
        self.before = Before::Start;
    }

    /// Whether the next token is this one, which is taken then.
    fn takes(&mut self, text: &str) -> bool {
        let is_it = self.rest.peek().is_some_and(|next| next.text == text);
        if is_it {
            self.rest.next();
        }
        is_it
    }

    fn group(&mut self, open: &str, level: &mut Level) {
        let outer = self.verbatim;
        self.verbatim |= self.before == Before::Bang;
        let list = match open {
            _ if self.verbatim => Class::Verbatim,
            "(" if self.before.is_callable() => Class::Call,
            _ => Class::List,
        };
        match open {
            "{" => {
                let class = level.braces(self.before);
                self.inside("{", "}", class);
            }
            "[" => self.inside("[", "]", list),
            _ => self.inside("(", ")", list),
        }
        self.verbatim = outer;
    }

    fn inside(&mut self, open: &'static str, close: &'static str, class: Class) {
        let is_brace = open == "{";
        self.room |= is_brace && self.before == Before::Bang;
        let tight = match open {
            "{" => false,
            "(" if self.last_word() == Some("pub") => true,
            _ => self.before.is_callable(),
        };
        let is_spaced = is_brace && self.before != Before::Path;
        let at = self.flat.tokens.len();
        self.token(
            open,
            Kind::Open(class, at),
            Room::of(!tight, is_spaced),
            Before::Start,
        );
        let mut level = Level::of(class);
        self.level(&mut level);
        // The last bracket.
        self.rest.next();
        let is_empty = self.flat.tokens.len() == at + 1;
        let closing = Closing {
            class,
            open,
            verbatim: self.verbatim,
            is_empty,
        };
        if closing.drops_comma(&level) {
            self.drop_comma();
        }
        let end = self.flat.tokens.len();
        if let Some(token) = self.flat.tokens.get_mut(at) {
            token.kind = Kind::Open(closing.class(&level), end);
        }
        let is = match is_brace {
            true => Before::ClosedBrace,
            false => Before::Closed,
        };
        self.room = true;
        let room = Room::of(is_spaced && !is_empty, true);
        self.token(close, Kind::Close, room, is);
    }

    /// Takes back the comma behind the last thing of a list: at the end of a line there is
    /// one, and elsewhere there is none.
    fn drop_comma(&mut self) {
        if let Some(last) = self.flat.tokens.pop_if(|last| last.kind == Kind::Comma) {
            self.flat.text.truncate(last.start);
        }
    }
}
