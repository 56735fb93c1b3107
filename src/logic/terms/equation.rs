//! Equations between the quantities of one subject: `training-cost = gpu-count * training-time * gpu-hour-price`.

use std::collections::BTreeSet;

use super::property::PropertyId;
use crate::value::{Number, Quantity, Reading, Units};

/// Both sides of an equation, equal for every subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// As it is written.
    pub text: String,
    /// The left side.
    pub left: Expression,
    /// The right side.
    pub right: Expression,
}

/// A quantity worked out of others.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// The value of a property.
    Property(PropertyId),
    /// A plain number, exact.
    Number(Number),
    /// Two quantities, and what is done with them.
    Of(Operator, Box<[Expression; 2]>),
}

/// What is done with two quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// Their sum.
    Plus,
    /// Their difference.
    Minus,
    /// Their product.
    Times,
    /// Their quotient.
    Over,
}

impl Operator {
    /// As it is read in a sum worked out.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "−",
            Self::Times => "×",
            Self::Over => "/",
        }
    }
}

impl Expression {
    /// The properties that stand in it.
    pub fn properties(&self) -> BTreeSet<PropertyId> {
        match self {
            Self::Property(property) => BTreeSet::from([*property]),
            Self::Number(_) => BTreeSet::new(),
            Self::Of(_, sides) => sides.iter().flat_map(Self::properties).collect(),
        }
    }
}

impl Equation {
    /// The properties that stand in it.
    pub fn properties(&self) -> BTreeSet<PropertyId> {
        self.left.properties().into_iter().chain(self.right.properties()).collect()
    }
}

/// The most signs, names and brackets of one equation: no sum that people write is longer.
const MOST_TOKENS: usize = 200;

/// Reads an equation; `find` knows the properties.
///
/// # Errors
/// What is wrong with it, and what to write instead.
pub(super) fn parse(
    text: &str,
    find: &dyn Fn(&str) -> Result<PropertyId, String>,
) -> Result<Equation, String> {
    let tokens = tokens(text)?;
    if tokens.len() > MOST_TOKENS {
        return Err(format!("it has {} parts, at most {MOST_TOKENS} are read", tokens.len()));
    }
    let mut reader = Reader { tokens: &tokens, at: 0, find };
    let left = reader.sum()?;
    if reader.take("=").is_none() {
        return Err(match reader.peek() {
            Some(found) => format!("`{found}` stands where `=` is expected"),
            None => "it has no `=`".to_owned(),
        });
    }
    let right = reader.sum()?;
    match reader.peek() {
        Some("=") => Err("it has more than one `=`".to_owned()),
        Some(found) => Err(format!("`{found}` stands behind its end")),
        None => Ok(Equation { text: text.split_whitespace().collect::<Vec<_>>().join(" "), left, right }),
    }
}

/// Names and numbers, and the signs between them. A hyphen inside a name belongs to it; a minus stands alone.
fn tokens(text: &str) -> Result<Vec<&str>, String> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let width = c.len_utf8();
        if c.is_whitespace() {
            at += width;
            continue;
        }
        let rest = &text[at..];
        let length = if c.is_alphanumeric() || c == '_' {
            let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ',');
            rest.find(|c| !part(c)).unwrap_or(rest.len())
        } else if "=+-−*×·/÷()".contains(c) {
            width
        } else {
            return Err(format!(
                "`{c}` has no meaning here; write names, numbers, `+`, `-`, `*`, `/` and brackets"
            ));
        };
        tokens.push(&rest[..length]);
        at += length;
    }
    Ok(tokens)
}

/// A plain number, exact as written.
fn number(token: &str) -> Result<Number, String> {
    let units = Units::default();
    let reading = Reading { exact: true, ..Reading::new(&units) };
    let quantity = Quantity::read(token, &reading).map_err(|why| why.to_string())?;
    let point = quantity.interval().lower().filter(|_| quantity.dimension().is_none());
    point.map(|bound| bound.at.clone()).ok_or_else(|| format!("`{token}` is no plain number"))
}

struct Reader<'a> {
    tokens: &'a [&'a str],
    at: usize,
    find: &'a dyn Fn(&str) -> Result<PropertyId, String>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.at).copied()
    }

    fn take(&mut self, sign: &str) -> Option<()> {
        (self.peek() == Some(sign)).then(|| self.at += 1)
    }

    fn operator(&mut self, known: &[(&str, Operator)]) -> Option<Operator> {
        let found =
            known.iter().find(|(sign, _)| self.peek() == Some(sign)).map(|(_, operator)| *operator)?;
        self.at += 1;
        Some(found)
    }

    fn sum(&mut self) -> Result<Expression, String> {
        const SIGNS: [(&str, Operator); 3] =
            [("+", Operator::Plus), ("-", Operator::Minus), ("−", Operator::Minus)];
        let mut sum = self.product()?;
        while let Some(operator) = self.operator(&SIGNS) {
            sum = Expression::Of(operator, Box::new([sum, self.product()?]));
        }
        Ok(sum)
    }

    fn product(&mut self) -> Result<Expression, String> {
        const SIGNS: [(&str, Operator); 5] = [
            ("*", Operator::Times),
            ("×", Operator::Times),
            ("·", Operator::Times),
            ("/", Operator::Over),
            ("÷", Operator::Over),
        ];
        let mut product = self.factor()?;
        while let Some(operator) = self.operator(&SIGNS) {
            product = Expression::Of(operator, Box::new([product, self.factor()?]));
        }
        Ok(product)
    }

    fn factor(&mut self) -> Result<Expression, String> {
        if self.take("(").is_some() {
            let inner = self.sum()?;
            return self.take(")").map(|()| inner).ok_or_else(|| "a bracket is not closed".to_owned());
        }
        let Some(token) = self.peek() else {
            return Err("it breaks off: a name or a number is expected".to_owned());
        };
        if token.starts_with(|c: char| c.is_ascii_digit()) && !token.contains('-') {
            self.at += 1;
            return number(token).map(Expression::Number);
        }
        if !token.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            return Err(format!("`{token}` stands where a name or a number is expected"));
        }
        self.at += 1;
        (self.find)(token).map(Expression::Property)
    }
}
