//! Which server: the variables in the URLs of a document's servers, and their values.

mod near;

use std::fmt;

use crate::client::BuildError;
use crate::error::shown;

/// The servers of a document, by the values of one variable in their URLs.
#[derive(Debug)]
pub struct Servers {
    /// The variable, such as `region`.
    pub variable: &'static str,
    /// The servers.
    pub servers: &'static [Server],
    /// Its values, each with the index of the server that is there for it.
    pub values: &'static [(&'static str, usize)],
}

/// A server, or as many as the variables of its URL make.
#[derive(Debug)]
pub struct Server {
    /// The URL, with `{variables}`.
    pub url: &'static str,
    /// The variables.
    pub variables: &'static [ServerVariable],
}

/// A variable in the URL of a server.
#[derive(Debug)]
pub struct ServerVariable {
    /// Its name.
    pub name: &'static str,
    /// Its value where none is said.
    pub default: &'static str,
    /// What it can be, where the document lists that.
    pub listed: Option<&'static Servers>,
}

/// A server that was found by a value of a variable.
///
/// ```
/// use bindery_runtime::client::Client;
/// use bindery_runtime::server::{Server, ServerVariable, Servers};
/// use bindery_runtime::transport::Memory;
///
/// static SERVERS: [Server; 2] = [
///     Server { url: "https://{region}.example.com", variables: &[] },
///     Server { url: "https://{region}.example.org", variables: &[] },
/// ];
/// static REGIONS: Servers = Servers {
///     variable: "region",
///     servers: &SERVERS,
///     values: &[("eu-1", 0), ("us-1", 1)],
/// };
///
/// # fn main() -> Result<(), bindery_runtime::client::BuildError> {
/// let builder = Client::builder("").at(REGIONS.find("us-1")?);
/// let client = builder.transport(Memory::new()).build()?;
/// assert_eq!(client.endpoint(), "https://us-1.example.org");
///
/// let error = REGIONS.find("eu-2").unwrap_err();
/// assert_eq!(error.to_string(), r#"`region` cannot be "eu-2"; it can be eu-1, us-1"#);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Located {
    server: &'static Server,
    variable: &'static str,
    value: &'static str,
}

impl Servers {
    /// The server that is there for a value.
    ///
    /// # Errors
    /// When it is none of those that are listed.
    pub fn find(&'static self, value: &str) -> Result<Located, NotListed> {
        let index = self.index(value)?;
        let found = self.values.get(index);
        let found = found.and_then(|(value, at)| Some((*value, self.servers.get(*at)?)));
        let (value, server) = found.ok_or_else(|| NotListed::new(self, value))?;
        Ok(Located {
            server,
            variable: self.variable,
            value,
        })
    }

    /// The index of a value.
    ///
    /// # Errors
    /// When it is none of those that are listed.
    pub fn index(&'static self, value: &str) -> Result<usize, NotListed> {
        let index = self.values.iter().position(|(listed, _)| *listed == value);
        index.ok_or_else(|| NotListed::new(self, value))
    }
}

impl Located {
    /// The URL, with `said` for its other variables, and their defaults.
    pub(crate) fn url(&self, said: &[(&'static str, String)]) -> Result<String, BuildError> {
        for (name, value) in said {
            self.check(name, value)?;
        }
        let mut url = String::with_capacity(self.server.url.len());
        let mut rest = self.server.url;
        while let Some((before, (name, behind))) = next(rest) {
            url.push_str(before);
            url.push_str(self.value(name, said, &url)?);
            rest = behind;
        }
        url.push_str(rest);
        Ok(url)
    }

    fn check(&self, name: &'static str, value: &str) -> Result<(), BuildError> {
        let mut others = self.server.variables.iter();
        let variable = others.find(|other| other.name == name && name != self.variable);
        let variable = variable.ok_or(BuildError::NoServerVariable(name))?;
        match variable.listed {
            Some(listed) => listed.index(value).map(drop).map_err(BuildError::from),
            None => Ok(()),
        }
    }

    /// The value of a variable that stands behind `before`.
    fn value<'a>(
        &'a self,
        name: &str,
        said: &'a [(&'static str, String)],
        before: &str,
    ) -> Result<&'a str, BuildError> {
        if name == self.variable {
            return Ok(self.value);
        }
        if let Some((name, value)) = said.iter().find(|(other, _)| *other == name) {
            let in_path = before
                .split_once("://")
                .is_some_and(|(_, rest)| rest.contains('/'));
            return match value.bytes().all(|byte| may_be_said(byte, in_path)) {
                true => Ok(value),
                false => Err(BuildError::ServerVariable(name)),
            };
        }
        let mut variables = self.server.variables.iter();
        let variable = variables.find(|variable| variable.name == name);
        Ok(variable.map_or("", |variable| variable.default))
    }
}

/// The next variable of a URL: what stands before it, its name, and what stands behind it.
fn next(url: &str) -> Option<(&str, (&str, &str))> {
    let (before, after) = url.split_once('{')?;
    Some((before, after.split_once('}')?))
}

/// A value must not make the URL one of another host than the document says.
fn may_be_said(byte: u8, in_path: bool) -> bool {
    byte.is_ascii_alphanumeric()
        || b"-._~".contains(&byte)
        || (in_path && b"/%".contains(&byte))
        || (!in_path && b":[]".contains(&byte))
}

/// A text that is none of the values of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotListed {
    variable: &'static str,
    given: String,
    values: Vec<&'static str>,
}

impl NotListed {
    fn new(servers: &'static Servers, given: &str) -> NotListed {
        let values = servers.values.iter().map(|(value, _)| *value);
        NotListed {
            variable: servers.variable,
            given: given.to_owned(),
            values: near::sorted(given, values.collect()),
        }
    }

    /// The variable.
    #[must_use]
    pub fn variable(&self) -> &'static str {
        self.variable
    }

    /// What it can be; what is most like the text comes first.
    #[must_use]
    pub fn values(&self) -> &[&'static str] {
        &self.values
    }
}

impl fmt::Display for NotListed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (variable, given) = (self.variable, shown(&self.given));
        let values = self.values.join(", ");
        write!(f, "`{variable}` cannot be \"{given}\"; it can be {values}")
    }
}

impl std::error::Error for NotListed {}

/// Gives the enum of a variable's values, which the generated code declares, what all such
/// enums have. Its variants are in the order of the table.
#[macro_export]
#[doc(hidden)]
macro_rules! server_values {
    ($Name:ident, $TABLE:ident, [$($Variant:ident),* $(,)?]) => {
        impl $Name {
            /// The text in the URL.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                $TABLE.values[self as usize].0
            }
        }

        impl ::core::convert::AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $Name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::str::FromStr for $Name {
            type Err = $crate::codegen::NotListed;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                let index = $TABLE.index(text)?;
                ::core::result::Result::Ok([$(Self::$Variant),*][index])
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    static SERVERS: [Server; 2] = [
        Server {
            url: "https://{region}.example.com:{port}/{base}/v1",
            variables: &[
                variable("region", "eu-1", Some(&REGIONS)),
                variable("port", "443", None),
                variable("base", "api", None),
            ],
        },
        Server {
            url: "{scheme}://us.example.com",
            variables: &[variable("scheme", "https", Some(&SCHEMES))],
        },
    ];
    static REGIONS: Servers = Servers {
        variable: "region",
        servers: &SERVERS,
        values: &[("eu-1", 0), ("eu-2", 0), ("us-1", 1)],
    };
    static SCHEMES: Servers = Servers {
        variable: "scheme",
        servers: &SERVERS,
        values: &[("https", 1), ("http", 1)],
    };

    const fn variable(
        name: &'static str,
        default: &'static str,
        listed: Option<&'static Servers>,
    ) -> ServerVariable {
        ServerVariable {
            name,
            default,
            listed,
        }
    }

    fn url(region: &str, said: &[(&'static str, &str)]) -> Result<String, String> {
        let said: Vec<_> = said.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
        let located = REGIONS.find(region).map_err(|error| error.to_string())?;
        located.url(&said).map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_has_its_server_and_the_rest_defaults() {
        let ok = |url: &str| Ok(url.to_owned());
        assert_eq!(url("eu-2", &[]), ok("https://eu-2.example.com:443/api/v1"));
        let said = [("port", "8443"), ("base", "a/b%20c")];
        assert_eq!(
            url("eu-1", &said),
            ok("https://eu-1.example.com:8443/a/b%20c/v1")
        );
        // Plain http only where it is said.
        assert_eq!(url("us-1", &[]), ok("https://us.example.com"));
        assert_eq!(
            url("us-1", &[("scheme", "http")]),
            ok("http://us.example.com")
        );
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is_like_it_first() {
        assert_eq!(
            url("us1", &[]).unwrap_err(),
            "`region` cannot be \"us1\"; it can be us-1, eu-1, eu-2"
        );
        assert_eq!(
            url("us-1", &[("scheme", "ftp")]).unwrap_err(),
            "`scheme` cannot be \"ftp\"; it can be http, https"
        );
        for name in ["host", "region"] {
            assert_eq!(
                url("eu-1", &[(name, "x")]).unwrap_err(),
                format!("the server has no variable `{name}` that can be said")
            );
        }
    }

    #[test]
    fn a_value_cannot_lead_to_another_host() {
        for value in ["443/@evil", "443?", "443#", "1@evil.example", "443\\"] {
            let error = url("eu-1", &[("port", value)]).unwrap_err();
            assert!(
                error.contains("`port`") && !error.contains("evil"),
                "{error}"
            );
        }
        assert!(url("eu-1", &[("base", "a?b")]).is_err());
        let error = REGIONS.find("eu-1.evil.example/").unwrap_err();
        assert_eq!(error.variable(), "region");
        assert_eq!(error.values().len(), 3);
    }
}
