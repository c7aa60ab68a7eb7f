//! Waiters: how the operations are followed that answer before their work is done.

use bindery::plan::{self, WaiterSource};
use bindery_runtime::operation::Operation;
use bindery_runtime::waiter::{Argument, Following, Source};

use super::Tables;
use super::leak::{leak, list};

impl Tables<'_> {
    /// For each operation of the module, how it is followed; `made` are their tables.
    pub(crate) fn waiters(
        &mut self,
        made: &[&'static Operation],
    ) -> Vec<Option<&'static Following>> {
        let operations = self.module.operations.iter();
        let waiters = operations.map(|operation| {
            let waiter = operation.waiter.as_ref()?;
            let mut all = self.module.operations.iter().zip(made);
            let (_, query) = all.find(|(one, _)| one.table == waiter.table)?;
            Some(self.waiter(waiter, query))
        });
        waiters.collect()
    }

    fn waiter(&mut self, waiter: &plan::Waiter, query: &'static Operation) -> &'static Following {
        let arguments = waiter.arguments.iter();
        let arguments = list(arguments.map(|(parameter, source)| Argument {
            parameter: *parameter,
            source: self.source(source),
        }));
        let mut text = |text: &Option<String>| text.as_ref().map(|text| self.texts.keep(text));
        let (each, reason) = (text(&waiter.each), text(&waiter.reason));
        leak(Following {
            query,
            arguments,
            each,
            state: self.texts.keep(&waiter.state),
            success: self.texts.all(&waiter.success),
            failure: self.texts.all(&waiter.failure),
            pending: self.texts.all(&waiter.pending),
            stale: self.texts.all(&waiter.stale),
            stale_for: waiter.stale_for,
            reason,
            delay: waiter.delay,
            interval: waiter.interval,
            deadline: waiter.deadline,
        })
    }

    fn source(&mut self, source: &WaiterSource) -> Source {
        let (variant, text) = match source {
            WaiterSource::Parameter(index) => return Source::Parameter(*index),
            WaiterSource::Text(variant, text) => (*variant, self.texts.keep(text)),
        };
        match variant {
            "Request" => Source::Request(text),
            "Response" => Source::Response(text),
            "Header" => Source::Header(text),
            "Item" => Source::Item(text),
            _ => Source::Constant(text),
        }
    }
}
