//! What code can name of servers.

use super::{Holder, Item, List, Nature};
use crate::plan::{Module, ServerArgument};

impl List<'_> {
    pub(super) fn servers(&mut self, module: &Module) {
        for server in &module.servers.all {
            let one = |argument: &ServerArgument| match &argument.choice {
                Some(choice) => choice.to_string(),
                None => "&str".to_owned(),
            };
            let signature: Vec<String> = server.arguments.iter().map(one).collect();
            let names = server.arguments.iter();
            let item = Item {
                positions: names.map(|argument| argument.ident.to_string()).collect(),
                ..Item::new(Holder::Servers, "", signature.join(", "))
            };
            self.add(format!("servers::{}", server.ident), item);
        }
        for choice in &module.servers.choices {
            for value in &choice.variants {
                let item = Item {
                    nature: Nature::Listed,
                    ..Item::new(Holder::Servers, "", format!("{:?}", value.text))
                };
                self.add(format!("servers::{}::{}", choice.ident, value.ident), item);
            }
            if let Some(start) = &choice.start {
                let item = Item::new(Holder::Servers, "", "a text");
                self.add(format!("Client::{}", start.ident), item);
            }
            if let Some(default) = &choice.default {
                let item = Item::new(Holder::Servers, "", format!("the default is {default}"));
                self.add(format!("servers::{}: Default", choice.ident), item);
            }
        }
    }
}
