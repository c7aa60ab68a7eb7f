//! Things with commas in between.

use super::flat::Kind;
use super::fold::{Fold, INDENT, Range};
use super::group::Class;

/// So wide are things at most of which several stand in a line.
const SHORT: usize = 16;

/// A thing in a list.
#[derive(Clone, Copy)]
struct Element {
    range: Range,
    /// Whether a comma follows it.
    comma: bool,
}

impl Fold<'_> {
    /// Writes a list that does not stay in the line.
    pub(super) fn list(&mut self, open: usize, inside: Range, indent: usize, tail: usize) {
        let elements = self.elements_of(inside);
        let is_brace = self.word(open) == "{";
        self.push_one(open);
        if let [only] = elements.as_slice()
            && !is_brace
            && self.hugs(only.range, indent)
        {
            self.run(only.range, indent, 1 + tail);
            if only.comma {
                self.push_one(only.range.to);
            }
        } else {
            self.line(indent + INDENT);
            if self.are_short(&elements) {
                self.filled(&elements, indent + INDENT);
            } else {
                let comma = self.ends_with_comma(open, &elements, is_brace);
                self.each(&elements, indent + INDENT, comma);
            }
            self.line(indent);
        }
        self.push_one(inside.to);
    }

    /// Writes the things of a list, each in a line.
    pub(super) fn elements(&mut self, inside: Range, indent: usize, comma: bool) {
        let elements = self.elements_of(inside);
        self.each(&elements, indent, comma);
    }

    fn each(&mut self, elements: &[Element], indent: usize, comma: bool) {
        for (index, element) in elements.iter().enumerate() {
            if index > 0 {
                self.line(indent);
            }
            let is_last = index + 1 == elements.len();
            let content = self.lead(element.range, indent);
            self.run(content, indent, 1);
            if element.comma {
                self.push_one(element.range.to);
            } else if is_last && comma && self.takes_comma(content) {
                self.push_comma();
            }
        }
    }

    /// Whether a comma can follow on the last thing: not on `..`, and not on an arm that is a
    /// block.
    fn takes_comma(&self, content: Range) -> bool {
        if content.is_empty() || self.text(content).starts_with("..") {
            return false;
        }
        !self.is_arm_with_block(content)
    }

    fn is_arm_with_block(&self, content: Range) -> bool {
        let mut outer = self.outer(content);
        let arrow = outer.find(|index| self.token(*index).kind == Kind::Arrow);
        arrow.is_some_and(|arrow| self.is_block_to(arrow + 1, content.to))
    }

    /// Whether braces go from a token to another.
    fn is_block_to(&self, at: usize, to: usize) -> bool {
        at < to && self.behind(at) == to && self.word(at).starts_with('{')
    }

    /// Short things, as many in a line as fit.
    fn filled(&mut self, elements: &[Element], indent: usize) {
        for (index, element) in elements.iter().enumerate() {
            if index > 0 && !self.fits(element.range, 1) {
                self.line(indent);
            }
            self.push(element.range);
            match element.comma {
                true => self.push_one(element.range.to),
                false => self.push_comma(),
            }
        }
    }

    fn are_short(&self, elements: &[Element]) -> bool {
        let is_short = |element: &Element| {
            !self.is_forced(element.range)
                && self.wide(element.range) <= SHORT
                && !self.text(element.range).starts_with("..")
        };
        elements.len() > 8 && elements.iter().all(is_short)
    }

    /// Whether the only thing of a list starts behind its bracket: it ends with a group that
    /// can be folded instead, or a line of its own would not help.
    fn hugs(&self, only: Range, indent: usize) -> bool {
        if self.is_forced(only) && !matches!(self.token(only.from).kind, Kind::Word | Kind::Sign) {
            return false;
        }
        let last = self.outer(only).last();
        let ends_with_group = last.is_some_and(
            |last| matches!(self.token(last).kind, Kind::Open(class, _) if class != Class::Empty),
        );
        if !ends_with_group {
            return only.to == only.from + 1 && !self.fits_alone(only, indent + INDENT, 1);
        }
        last.is_some_and(|last| {
            self.reaches(only.ending(last + 1), 0) && self.chain(only).is_none()
        })
    }

    /// Whether the last thing gets a comma when each has a line.
    fn ends_with_comma(&self, open: usize, elements: &[Element], is_brace: bool) -> bool {
        let Kind::Open(class, _) = self.token(open).kind else {
            return false;
        };
        let has_semicolon = elements.iter().any(|element| {
            self.outer(element.range)
                .any(|index| self.token(index).kind == Kind::Semicolon)
        });
        // One thing alone in brackets may be a type, and in parentheses it would be a tuple.
        class != Class::Verbatim
            && !has_semicolon
            && (is_brace || class == Class::Call || elements.len() > 1)
    }

    fn elements_of(&self, inside: Range) -> Vec<Element> {
        let mut elements = Vec::new();
        let (mut from, mut angles, mut arrow) = (inside.from, 0_usize, None);
        let mut bars = false;
        for index in self.outer(inside) {
            let end = self.behind(index);
            match self.token(index).kind {
                Kind::AngleOpen => angles += 1,
                Kind::AngleClose => angles = angles.saturating_sub(1),
                Kind::Arrow => arrow = Some(index),
                Kind::Sign => bars ^= self.is_bar(index, from, bars),
                Kind::Comma if angles == 0 && !bars => {
                    let range = Range { from, to: index };
                    elements.push(Element { range, comma: true });
                    (from, arrow) = (end, None);
                }
                Kind::Open(..)
                    if arrow.is_some_and(|arrow| arrow + 1 == index)
                        && self.is_block_to(index, end)
                        && !self.has_comma(end, inside) =>
                {
                    let range = Range { from, to: end };
                    elements.push(Element {
                        range,
                        comma: false,
                    });
                    (from, arrow) = (end, None);
                }
                _ => {}
            }
        }
        let range = inside.starting(from);
        if !range.is_empty() {
            elements.push(Element {
                range,
                comma: false,
            });
        }
        elements
    }

    fn has_comma(&self, at: usize, inside: Range) -> bool {
        at < inside.to && matches!(self.token(at).kind, Kind::Comma | Kind::Dot)
    }

    /// Whether this is the first bar of a closure that starts here, or its second one.
    fn is_bar(&self, index: usize, from: usize, open: bool) -> bool {
        let one = |index| self.word(index);
        one(index) == "|" && (open || index == from || (index == from + 1 && one(from) == "move"))
    }
}
