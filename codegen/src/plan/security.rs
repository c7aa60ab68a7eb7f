//! What operations need to be let in, as tables.

use super::client::Client;
use super::distinct::Distinct;
use super::{Credential, Ident, Text, docs};
use crate::model::{self, Api, SecurityKind, SecurityUse};

/// A longer name of a table is no help to anybody.
const LONGEST_NAME: usize = 60;

/// The tables of a module.
#[derive(Clone, Debug, Default)]
pub struct SecurityTables {
    /// The schemes.
    pub schemes: Vec<SchemeTable>,
    /// What operations need, each once.
    pub needs: Vec<NeedsTable>,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct SchemeTable {
    /// The name of the table.
    pub ident: Ident,
    /// Its name in the document.
    pub name: String,
    /// The setter of the client's builder.
    pub setter: Ident,
    /// Where the credential is sent, by the name of the runtime's variant.
    pub location: &'static str,
    /// The header, parameter or cookie.
    pub key: String,
}

/// Alternatives, each with all that it needs.
#[derive(Clone, Debug)]
pub struct NeedsTable {
    /// The name of the table.
    pub ident: Ident,
    /// The alternatives.
    pub alternatives: Vec<Vec<Need>>,
}

/// A scheme that is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The index in [`SecurityTables::schemes`].
    pub scheme: usize,
    /// What has to be allowed.
    pub scopes: Vec<String>,
}

/// What an operation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Security {
    /// It is sent without any credentials.
    Nothing,
    /// The document does not say, or asks for what a client does not hold.
    Unsaid,
    /// What stands in this table.
    Needs(Ident),
}

/// What an operation needs, for its table, its documentation and its example.
pub(super) struct Needed {
    pub(super) security: Security,
    pub(super) docs: Option<Text>,
    /// The indexes in [`Client::credentials`] that are enough.
    pub(super) credentials: Vec<usize>,
}

/// Makes the tables while operations are planned.
pub(super) struct SecurityPlanner<'a> {
    api: &'a Api,
    client: &'a Client,
    names: Distinct,
    /// The index in the tables' schemes of each of the API's.
    schemes: Vec<Option<usize>>,
    tables: SecurityTables,
}

impl<'a> SecurityPlanner<'a> {
    pub(super) fn new(api: &'a Api, client: &'a Client) -> SecurityPlanner<'a> {
        SecurityPlanner {
            api,
            client,
            names: Distinct::shouty("tables"),
            schemes: vec![None; api.security_schemes.len()],
            tables: SecurityTables::default(),
        }
    }

    pub(super) fn finish(self) -> SecurityTables {
        self.tables
    }

    pub(super) fn needed(&mut self, operation: &model::Operation) -> Needed {
        let said = operation.security.is_some();
        let alternatives = match &operation.security {
            Some(alternatives) => alternatives.clone(),
            None => self.any(),
        };
        if alternatives.is_empty() {
            return Needed {
                security: Security::Nothing,
                docs: Some(Text::plain("Sent without credentials.")),
                credentials: Vec::new(),
            };
        }
        let first = alternatives.iter().find_map(|all| self.credentials(all));
        let needs: Vec<Vec<Need>> = alternatives.iter().map(|all| self.needs(all)).collect();
        Needed {
            security: self.table(&alternatives, needs),
            docs: said.then(|| self.docs(&alternatives)).flatten(),
            credentials: first.unwrap_or_default(),
        }
    }

    /// Where the document declares schemes and does not say which operation needs one, any of
    /// them is sent that the client has.
    fn any(&self) -> Vec<Vec<SecurityUse>> {
        let each = (0..self.api.security_schemes.len()).map(|scheme| {
            vec![SecurityUse {
                scheme,
                scopes: Vec::new(),
            }]
        });
        let held = each.filter(|all| self.credential(&all[0]).is_some());
        held.chain([Vec::new()]).collect()
    }

    /// What the client holds for a scheme; nothing where that is no business of its own.
    fn credential(&self, one: &SecurityUse) -> Option<(usize, &'a Credential)> {
        let mut credentials = self.client.credentials.iter().enumerate();
        credentials.find(|(_, credential)| credential.scheme == one.scheme)
    }

    fn credentials(&self, all: &[SecurityUse]) -> Option<Vec<usize>> {
        let held = all.iter().filter_map(|one| self.credential(one));
        let held: Vec<usize> = held.map(|(index, _)| index).collect();
        (!held.is_empty()).then_some(held)
    }

    fn needs(&mut self, all: &[SecurityUse]) -> Vec<Need> {
        let mut needs = Vec::new();
        for one in all {
            let Some((_, credential)) = self.credential(one) else {
                continue;
            };
            needs.push(Need {
                scheme: self.scheme(one.scheme, credential),
                scopes: one.scopes.clone(),
            });
        }
        needs
    }

    fn scheme(&mut self, index: usize, credential: &Credential) -> usize {
        if let Some(known) = self.schemes[index] {
            return known;
        }
        let scheme = &self.api.security_schemes[index];
        let (location, key) = sent(&scheme.kind);
        self.tables.schemes.push(SchemeTable {
            ident: self.names.free(Ident::shouty(&scheme.name)),
            name: scheme.name.clone(),
            setter: credential.ident.clone(),
            location,
            key: key.to_owned(),
        });
        let new = self.tables.schemes.len() - 1;
        self.schemes[index] = Some(new);
        new
    }

    fn table(&mut self, alternatives: &[Vec<SecurityUse>], needs: Vec<Vec<Need>>) -> Security {
        if needs.iter().all(Vec::is_empty) {
            return Security::Unsaid;
        }
        let known = &self.tables.needs;
        if let Some(known) = known.iter().find(|table| table.alternatives == needs) {
            return Security::Needs(known.ident.clone());
        }
        let words: Vec<String> = alternatives.iter().map(|all| self.words(all)).collect();
        let words = format!("needs {}", words.join(" or "));
        let plain = if words.len() > LONGEST_NAME {
            Ident::shouty("needs")
        } else {
            Ident::shouty(&words)
        };
        let ident = self.names.free(plain);
        self.tables.needs.push(NeedsTable {
            ident: ident.clone(),
            alternatives: needs,
        });
        Security::Needs(ident)
    }

    fn words(&self, all: &[SecurityUse]) -> String {
        let names = all
            .iter()
            .map(|one| &*self.api.security_schemes[one.scheme].name);
        let names: Vec<&str> = names.collect();
        if names.is_empty() {
            "nothing".to_owned()
        } else {
            names.join(" and ")
        }
    }

    /// A sentence about what is needed.
    fn docs(&self, alternatives: &[Vec<SecurityUse>]) -> Option<Text> {
        let (needed, optional): (Vec<_>, Vec<_>) =
            alternatives.iter().partition(|all| !all.is_empty());
        if needed.is_empty() {
            return None;
        }
        let needed: Vec<String> = needed.iter().map(|all| self.all_of(all)).collect();
        let or_none = if optional.is_empty() {
            ""
        } else {
            ", or by nothing"
        };
        Some(Text::plain(format!(
            "Authenticated by {}{or_none}.",
            needed.join(", or by ")
        )))
    }

    fn all_of(&self, all: &[SecurityUse]) -> String {
        let names = all.iter().map(|one| {
            let name = match self.credential(one) {
                Some((_, credential)) => {
                    let (shown, path) = (credential.ident.plain(), credential.ident.as_str());
                    format!("[`{shown}`](ClientBuilder::{path})")
                }
                None => docs::code(&self.api.security_schemes[one.scheme].name),
            };
            let scopes: Vec<String> = one.scopes.iter().map(|scope| docs::code(scope)).collect();
            match scopes.len() {
                0 => name,
                1 => format!("{name} with the scope {}", scopes[0]),
                _ => format!("{name} with the scopes {}", scopes.join(", ")),
            }
        });
        names.collect::<Vec<_>>().join(" and ")
    }
}

/// Where a credential is sent, and under which name.
fn sent(kind: &SecurityKind) -> (&'static str, &str) {
    match kind {
        SecurityKind::HeaderKey(name) => ("Header", name),
        SecurityKind::QueryKey(name) => ("Query", name),
        SecurityKind::CookieKey(name) => ("Cookie", name),
        _ => ("Header", "Authorization"),
    }
}
