//! Filters: from their text to what they ask.

use super::parse::Parser;
use super::{Comparison, Mistake, Operand, Query, Test};
use crate::document::Value;
use crate::pattern::{Settled, settle};

/// What stands in a filter before it is known whether it is compared.
enum Term {
    Operand(Operand),
    Query(Query),
    Test(Test),
}

/// Longer operators first: `<` begins `<=`.
const COMPARISONS: [(&str, Comparison); 6] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    ("<=", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
];

impl Parser<'_> {
    /// Tests with `||` between them.
    pub(super) fn any(&mut self) -> Result<Test, Mistake> {
        let mut tests = vec![self.all()?];
        while self.operator("||") {
            tests.push(self.all()?);
        }
        Ok(Test::Any(tests))
    }

    fn all(&mut self) -> Result<Test, Mistake> {
        let mut tests = vec![self.basic()?];
        while self.operator("&&") {
            tests.push(self.basic()?);
        }
        Ok(Test::All(tests))
    }

    /// Steps over an operator and the white space around it, where it comes next.
    fn operator(&mut self, operator: &str) -> bool {
        let before = self.text.at;
        self.text.skip_space();
        if self.text.take(operator) {
            self.text.skip_space();
            return true;
        }
        self.text.at = before;
        false
    }

    fn basic(&mut self) -> Result<Test, Mistake> {
        if self.text.is_at("!") {
            self.text.at += 1;
            self.text.skip_space();
            let test = if self.text.is_at("(") {
                self.in_parentheses()?
            } else {
                match self.term()? {
                    Term::Query(query) => Test::Exists(query),
                    Term::Test(test) => test,
                    Term::Operand(_) => {
                        return Err(self.text.mistake("`!` needs a query or parentheses"));
                    }
                }
            };
            return Ok(Test::Not(Box::new(test)));
        }
        if self.text.is_at("(") {
            return self.in_parentheses();
        }
        let start = self.text.at;
        let left = self.term()?;
        let Some(comparison) = self.comparison() else {
            return match left {
                Term::Query(query) => Ok(Test::Exists(query)),
                Term::Test(test) => Ok(test),
                Term::Operand(_) => Err(self.text.expected("a comparison such as `==`")),
            };
        };
        let left = self.comparable(left, start)?;
        let start = self.text.at;
        let right = self.term()?;
        let right = self.comparable(right, start)?;
        Ok(Test::Compare(left, comparison, right))
    }

    fn in_parentheses(&mut self) -> Result<Test, Mistake> {
        self.text.need("(")?;
        self.text.skip_space();
        let test = self.inside(Parser::any)?;
        self.text.skip_space();
        self.text.need(")")?;
        Ok(test)
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let found = COMPARISONS.iter().find(|(text, _)| self.operator(text));
        found.map(|(_, comparison)| *comparison)
    }

    fn comparable(&self, term: Term, start: usize) -> Result<Operand, Mistake> {
        let why = match term {
            Term::Operand(operand) => return Ok(operand),
            Term::Query(query) if query.is_singular() => return Ok(Operand::One(query)),
            Term::Query(_) => "only a query of one node can be compared; perhaps with `value(…)`",
            Term::Test(_) => "`match` and `search` are not compared",
        };
        Err(Mistake {
            at: start,
            why: why.to_owned(),
        })
    }

    fn term(&mut self) -> Result<Term, Mistake> {
        match self.text.peek() {
            Some('@' | '$') => self.query().map(Term::Query),
            Some('\'' | '"') => Ok(literal(Value::String(self.text.string()?.into()))),
            Some('-' | '0'..='9') => Ok(literal(Value::Number(self.text.number()?.into()))),
            Some('a'..='z') => self.word(),
            _ => Err(self
                .text
                .expected("a query that starts with `@` or `$`, or a value")),
        }
    }

    fn query(&mut self) -> Result<Query, Mistake> {
        let absolute = self.text.take("$");
        if !absolute {
            self.text.need("@")?;
        }
        let segments = self.inside(Parser::segments)?;
        Ok(Query { absolute, segments })
    }

    fn word(&mut self) -> Result<Term, Mistake> {
        let start = self.text.at;
        let word = self
            .text
            .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !self.text.take("(") {
            return match word {
                "true" => Ok(literal(Value::Bool(true))),
                "false" => Ok(literal(Value::Bool(false))),
                "null" => Ok(literal(Value::Null)),
                _ => Err(Mistake {
                    at: start,
                    why: format!("`{word}` means nothing here; a string has quotes"),
                }),
            };
        }
        self.text.skip_space();
        let term = match word {
            "length" => Term::Operand(Operand::Length(Box::new(self.argument()?))),
            "count" => Term::Operand(Operand::Count(self.query()?)),
            "value" => Term::Operand(Operand::Value(self.query()?)),
            "match" => Term::Test(self.matches(|pattern| format!("^(?:{pattern})$"))?),
            "search" => Term::Test(self.matches(str::to_owned)?),
            _ => {
                return Err(Mistake {
                    at: start,
                    why: format!(
                        "there is no function `{word}`: there are `length`, `count`, `value`, `match` and `search`"
                    ),
                });
            }
        };
        self.text.skip_space();
        self.text.need(")")?;
        Ok(term)
    }

    /// An argument that is a value.
    fn argument(&mut self) -> Result<Operand, Mistake> {
        let start = self.text.at;
        let term = self.inside(Parser::term)?;
        self.comparable(term, start)
    }

    /// The arguments of `match` and `search`.
    fn matches(&mut self, whole: fn(&str) -> String) -> Result<Test, Mistake> {
        let text = self.argument()?;
        self.text.skip_space();
        self.text.need(",")?;
        self.text.skip_space();
        let start = self.text.at;
        let bad = |why: String| Err(Mistake { at: start, why });
        if !matches!(self.text.peek(), Some('\'' | '"')) {
            return bad("the pattern must be a string that stands here".to_owned());
        }
        let pattern = self.text.string()?;
        match settle(&whole(&pattern)) {
            Ok(Settled::Engine(why)) => bad(format!("this pattern is not supported: {why}")),
            Ok(settled) => Ok(Test::Matches(text, settled)),
            Err(why) => bad(format!("this is no pattern: {why}")),
        }
    }
}

fn literal(value: Value) -> Term {
    Term::Operand(Operand::Literal(value))
}
