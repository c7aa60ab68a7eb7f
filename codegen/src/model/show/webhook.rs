//! Webhooks and callbacks.

use super::{Text, preferred, status};
use crate::model::Webhook;

impl Text<'_> {
    pub(super) fn webhook(&mut self, webhook: &Webhook) {
        let of = webhook.callback.as_ref().map_or_else(String::new, |of| {
            format!(" of {} at {:?}", self.operation_id(of.operation), of.url)
        });
        self.line(&format!(
            "webhook {}{}{of}{}: {}{}",
            webhook.name,
            preferred(webhook.preferred_name.as_deref()),
            if webhook.selected {
                ""
            } else {
                " (not selected)"
            },
            webhook.method,
            self.at(webhook.place)
        ));
        self.inside(|text| {
            text.docs(&webhook.docs);
            if !webhook.tags.is_empty() {
                text.line(&format!("tags {:?}", webhook.tags));
            }
            for parameter in &webhook.parameters {
                let optional = if parameter.required { "" } else { "?" };
                let location = format!("{:?}", parameter.location).to_lowercase();
                text.line(&format!("{location} {:?}{optional}", parameter.name));
                text.inside(|text| text.docs(&parameter.docs));
            }
            if let Some(body) = &webhook.body {
                text.body(body);
            }
            for (code, docs) in &webhook.answers {
                text.line(&format!("answer {}", status(*code)));
                text.inside(|text| text.docs(docs));
            }
        });
    }
}
