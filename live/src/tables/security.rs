//! What operations need to be let in.

use bindery::plan::{self, Need};
use bindery_runtime::operation::{Requirement, Scheme, Security};

use super::Tables;
use super::leak::{leak, list};
use super::operation::location;

impl<'m> Tables<'m> {
    /// Makes the tables of all schemes and of all that is needed.
    pub(super) fn security(&mut self) {
        let module = self.module;
        for scheme in &module.security.schemes {
            let scheme = leak(Scheme {
                name: self.texts.keep(&scheme.name),
                setter: self.texts.keep(scheme.setter.as_str()),
                location: location(scheme.location),
                key: self.texts.keep(&scheme.key),
            });
            self.schemes.push(scheme);
        }
        for needs in &module.security.needs {
            let alternatives = needs.alternatives.iter();
            let alternatives =
                alternatives.map(|all| list(all.iter().filter_map(|need| self.requirement(need))));
            let alternatives = list(alternatives);
            self.needs.insert(needs.ident.as_str(), alternatives);
        }
    }

    fn requirement(&mut self, need: &Need) -> Option<Requirement> {
        Some(Requirement {
            scheme: self.schemes.get(need.scheme)?,
            scopes: self.texts.all(&need.scopes),
        })
    }

    /// What an operation needs.
    pub(super) fn needed(&self, security: &plan::Security) -> Security {
        match security {
            plan::Security::Nothing => &[],
            plan::Security::Unsaid => &[&[]],
            plan::Security::Needs(table) => {
                self.needs.get(table.as_str()).copied().unwrap_or(&[&[]])
            }
        }
    }
}
