//! All tokens in one line.

use std::fmt::{Display, Write};
use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, Punct, TokenStream, TokenTree};

use super::doc;
use super::group::{Class, Closing, Level};
use super::operator::joined;
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
    pub(super) fn set(&mut self, tokens: TokenStream) {
        self.text.clear();
        self.tokens.clear();
        let mut writer = Writer {
            flat: self,
            before: Before::Start,
            room: false,
            verbatim: false,
        };
        writer.level(tokens.into_iter(), &mut Level::top());
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

struct Writer<'f> {
    flat: &'f mut Flat,
    before: Before,
    /// Whether the last token suffers a space behind it.
    room: bool,
    /// Whether this is in the call of a macro, whose commas are its own.
    verbatim: bool,
}

impl Writer<'_> {
    fn level(&mut self, trees: impl Iterator<Item = TokenTree>, level: &mut Level) {
        let mut trees = trees.peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(name) => self.name(&name, level),
                TokenTree::Literal(literal) => {
                    self.token(&literal, Kind::Word, Room::BOTH, Before::Literal);
                }
                TokenTree::Punct(sign) => self.sign(&sign, &mut trees, level),
                TokenTree::Group(group) => self.group(group, level),
            }
        }
    }

    fn token(&mut self, text: &impl Display, kind: Kind, room: Room, is: Before) {
        if self.room && room.in_front {
            self.flat.text.push(' ');
        }
        let start = self.flat.text.len();
        // Writing to a string cannot fail.
        let _ = write!(self.flat.text, "{text}");
        self.flat.tokens.push(Token {
            start,
            end: self.flat.text.len(),
            kind,
            forced: 0,
        });
        self.room = room.behind;
        self.before = is;
    }

    fn name(&mut self, name: &proc_macro2::Ident, level: &mut Level) {
        self.token(name, Kind::Word, Room::BOTH, Before::Name);
        let start = self.flat.tokens.last().map_or(0, |token| token.start);
        let word = self.flat.text.get(start..).unwrap_or_default();
        if is_keyword(word) {
            self.before = Before::Keyword;
            level.keyword(word);
        }
    }

    fn sign(
        &mut self,
        sign: &Punct,
        rest: &mut Peekable<impl Iterator<Item = TokenTree>>,
        level: &mut Level,
    ) {
        let c = sign.as_char();
        match c {
            '#' => return self.attribute(rest, level),
            '\'' => return self.lifetime(rest),
            '<' if self.before == Before::Path || !self.before.is_value() => {
                return self.angle_open(level);
            }
            '<' if self.before == Before::Name && !is_compound(sign, rest) => {
                return self.angle_open(level);
            }
            '>' if level.angles > 0 => return self.angle_close(level),
            '|' if level.closure => {
                level.closure = false;
                return self.token(&c, Kind::Sign, Room::BEHIND, Before::Bar);
            }
            _ => {}
        }
        let (several, one) = joined(sign, rest);
        let mut buffer = [0; 4];
        let operator = match several {
            "" => &*one.encode_utf8(&mut buffer),
            several => several,
        };
        self.operator(operator, level);
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
        self.token(&operator, kind, room, is);
    }

    fn lifetime(&mut self, rest: &mut Peekable<impl Iterator<Item = TokenTree>>) {
        match rest.next_if(|next| matches!(next, TokenTree::Ident(_))) {
            Some(name) => self.token(
                &format_args!("'{name}"),
                Kind::Word,
                Room::BOTH,
                Before::Keyword,
            ),
            None => self.token(&'\'', Kind::Sign, Room::IN_FRONT, Before::Sign),
        }
    }

    fn angle_open(&mut self, level: &mut Level) {
        level.angles += 1;
        let tight = matches!(self.before, Before::Name | Before::Path) || self.is_generic_item();
        self.token(
            &'<',
            Kind::AngleOpen,
            Room::of(!tight, false),
            Before::Start,
        );
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
        self.token(&'>', Kind::AngleClose, Room::BEHIND, Before::ClosedAngle);
    }

    fn attribute(
        &mut self,
        rest: &mut Peekable<impl Iterator<Item = TokenTree>>,
        level: &mut Level,
    ) {
        let is_inner = matches!(rest.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '!');
        if is_inner {
            rest.next();
        }
        let (sign, kind) = match is_inner {
            true => ("#!", Kind::InnerAttribute),
            false => ("#", Kind::Attribute),
        };
        let is_list = |next: &TokenTree| matches!(next, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
        let Some(TokenTree::Group(group)) = rest.next_if(is_list) else {
            return self.token(&sign, Kind::Sign, Room::IN_FRONT, Before::Sign);
        };
        let inside: Vec<TokenTree> = opened(group).collect();
        level.has_attributes = true;
        if let Some(words) = doc::words(&inside) {
            let (sign, kind) = match is_inner {
                true => ("//!", Kind::InnerDoc),
                false => ("///", Kind::Doc),
            };
            self.token(
                &format_args!("{sign}{words}"),
                kind,
                Room::BOTH,
                Before::Start,
            );
            return;
        }
        self.token(&sign, kind, Room::IN_FRONT, Before::Bang);
        self.inside(Delimiter::Bracket, inside.into_iter(), Class::List);
        self.before = Before::Start;
    }

    fn group(&mut self, group: Group, level: &mut Level) {
        let delimiter = group.delimiter();
        if delimiter == Delimiter::None {
            return self.level(opened(group), level);
        }
        let outer = self.verbatim;
        self.verbatim |= self.before == Before::Bang;
        let class = match delimiter {
            Delimiter::Brace => level.braces(self.before),
            _ if self.verbatim => Class::Verbatim,
            Delimiter::Parenthesis if self.before.is_callable() => Class::Call,
            _ => Class::List,
        };
        self.inside(delimiter, opened(group), class);
        self.verbatim = outer;
    }

    fn inside(
        &mut self,
        delimiter: Delimiter,
        trees: impl Iterator<Item = TokenTree>,
        class: Class,
    ) {
        let is_brace = delimiter == Delimiter::Brace;
        let (open, close) = match delimiter {
            Delimiter::Brace => ('{', '}'),
            Delimiter::Bracket => ('[', ']'),
            _ => ('(', ')'),
        };
        self.room |= is_brace && self.before == Before::Bang;
        let tight = match delimiter {
            Delimiter::Brace => false,
            Delimiter::Parenthesis if self.last_word() == Some("pub") => true,
            _ => self.before.is_callable(),
        };
        let is_spaced = is_brace && self.before != Before::Path;
        let at = self.flat.tokens.len();
        self.token(
            &open,
            Kind::Open(class, at),
            Room::of(!tight, is_spaced),
            Before::Start,
        );
        let mut level = Level::of(class);
        self.level(trees, &mut level);
        let is_empty = self.flat.tokens.len() == at + 1;
        let closing = Closing {
            class,
            delimiter,
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
        self.token(&close, Kind::Close, room, is);
    }

    /// Takes back the comma behind the last thing of a list: at the end of a line there is
    /// one, and elsewhere there is none.
    fn drop_comma(&mut self) {
        if let Some(last) = self.flat.tokens.pop_if(|last| last.kind == Kind::Comma) {
            self.flat.text.truncate(last.start);
        }
    }
}

/// What is in a group. The group is gone before, so that nothing needs to be copied.
fn opened(group: Group) -> impl Iterator<Item = TokenTree> {
    let stream = group.stream();
    drop(group);
    stream.into_iter()
}

/// Whether `<` is the start of `<=` and the like.
fn is_compound(sign: &Punct, rest: &mut Peekable<impl Iterator<Item = TokenTree>>) -> bool {
    sign.spacing() == proc_macro2::Spacing::Joint
        && matches!(rest.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '=')
}
