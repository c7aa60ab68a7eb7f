//! Waits that can be shown: what is asked about each job, and what a server can answer.
//!
//! What is asked comes from the example of the first answer, and the answers are that of the
//! operation which is asked, with other states. Whatever breaks a rule then is not shown.

use crate::check::Judge;
use crate::model::{
    Api, Content, Format, Json, Operation, Status, TypeId, Waiter, WaiterArgument, WaiterSample,
    WaiterSource,
};

/// Makes a sample of every waiter, once the operations have theirs.
pub(super) fn fill(api: &mut Api) {
    if api.operations.iter().all(|one| one.waiter.is_none()) {
        return;
    }
    let samples: Vec<_> = {
        let judge = Judge::new(api);
        let sample = |operation| Some(Followed::of(api, &judge, operation)?.sample());
        api.operations.iter().map(sample).collect()
    };
    for (operation, sample) in api.operations.iter_mut().zip(samples) {
        if let Some(waiter) = &mut operation.waiter {
            waiter.sample = sample;
        }
    }
}

/// An operation that is followed.
struct Followed<'a> {
    api: &'a Api,
    judge: &'a Judge<'a>,
    operation: &'a Operation,
    waiter: &'a Waiter,
    query: &'a Operation,
}

impl<'a> Followed<'a> {
    fn of(api: &'a Api, judge: &'a Judge<'a>, operation: &'a Operation) -> Option<Followed<'a>> {
        let waiter = operation.waiter.as_ref()?;
        let mut operations = api.operations.iter();
        Some(Followed {
            api,
            judge,
            operation,
            waiter,
            query: operations.find(|one| one.id == waiter.operation)?,
        })
    }

    fn sample(&self) -> Result<WaiterSample, String> {
        let (status, answers) = self.answers().ok_or_else(|| {
            let query = &self.query.id;
            format!("no answer of `{query}` is known that tells a success and keeps its rules")
        })?;
        Ok(WaiterSample {
            jobs: self.jobs()?,
            status,
            answers,
        })
    }

    /// One in which it goes on, where there is such a state, and one of success.
    fn answers(&self) -> Option<(u16, Vec<(String, Json)>)> {
        let (status, content) = told(self.query)?;
        let (ty, shown) = (content.ty?, content.shown(self.api)?);
        let tells = |state: &String| Some((state.clone(), self.telling(ty, shown, state)?));
        let pending = self.waiter.pending.iter().find_map(tells);
        // A state that may be the one from before is only believed after another one.
        let is_believed = |state: &&String| pending.is_some() || !self.waiter.stale.contains(state);
        let mut believed = self.waiter.success.iter().filter(is_believed);
        let success = believed.find_map(tells)?;
        Some((status, pending.into_iter().chain([success]).collect()))
    }

    /// An answer with another state, where that keeps all rules.
    fn telling(&self, ty: TypeId, shown: &Json, state: &str) -> Option<Json> {
        let forms = [
            Json::String(state.to_owned()),
            Json::Number(state.to_owned()),
        ];
        let is_integer = state.parse().is_ok_and(|it: i64| it.to_string() == state);
        let mut forms = forms.into_iter().take(if is_integer { 2 } else { 1 });
        forms.find_map(|form| {
            let mut answer = shown.clone();
            let is_there = answer.put(&self.waiter.state, form);
            (is_there && self.keeps(ty, &answer)).then_some(answer)
        })
    }

    /// What is asked about each job that the first answer names.
    fn jobs(&self) -> Result<Vec<Vec<Json>>, String> {
        let shown = self.operation.shown_answer(self.api);
        let answer = shown.and_then(|(_, body)| body).unwrap_or(&Json::Null);
        let items = match &self.waiter.each {
            None => std::slice::from_ref(answer),
            Some(pointer) => match answer.pointer(pointer) {
                Some(Json::Array(items)) if !items.is_empty() => items,
                _ => return Err("no answer is known that names a job".to_owned()),
            },
        };
        let job = |item| {
            let arguments = self.waiter.arguments.iter();
            arguments
                .map(|argument| self.argument(argument, answer, item))
                .collect()
        };
        items.iter().map(job).collect()
    }

    fn argument(
        &self,
        argument: &WaiterArgument,
        answer: &Json,
        item: &Json,
    ) -> Result<Json, String> {
        let value = match &argument.source {
            WaiterSource::Parameter(index) => self.parameter(*index),
            WaiterSource::Request(pointer) => {
                let content = self.operation.shown_content();
                let body = content.and_then(|content| content.shown(self.api));
                body.and_then(|body| body.pointer(pointer))
            }
            WaiterSource::Response(pointer) => answer.pointer(pointer),
            WaiterSource::Item(pointer) => item.pointer(pointer),
            WaiterSource::Constant(value) => Some(value),
            // No headers are made.
            WaiterSource::Header(_) => None,
        };
        let parameter = self.query.parameters.get(argument.parameter);
        let keeps = |value: &&Json| parameter.is_some_and(|one| self.keeps(one.ty, value));
        let value = value.filter(|value| names_a_job(value)).filter(keeps);
        value.cloned().ok_or_else(|| {
            let (query, name) = (&self.query.id, &argument.name);
            format!("no value is known for `{name}` of `{query}`")
        })
    }

    /// What the call is shown with; what need not be said is not.
    fn parameter(&self, index: usize) -> Option<&Json> {
        let parameter = self.operation.parameters.get(index)?;
        let is_said = parameter.required || parameter.client;
        parameter.shown(self.api).filter(|_| is_said)
    }

    fn keeps(&self, ty: TypeId, value: &Json) -> bool {
        let broken = self.judge.surely_broken(ty, value);
        broken.is_some_and(|broken| broken.is_empty())
    }
}

/// The answer that tells a state: its status, and its body.
fn told(query: &Operation) -> Option<(u16, &Content)> {
    let mut successes = query.responses.iter().filter(|one| one.status.is_success());
    successes.find_map(|response| {
        let content = response.read()?;
        let is_json = content.format == Format::Json && content.ty.is_some();
        let code = match response.status {
            Status::Exactly(code) => code,
            Status::Range(_) | Status::Default => 200,
        };
        is_json.then_some((code, content))
    })
}

/// As the runtime has it: anything else would ask for something else.
fn names_a_job(value: &Json) -> bool {
    match value {
        Json::String(text) => !text.is_empty(),
        Json::Number(_) | Json::Bool(_) => true,
        Json::Null | Json::Array(_) | Json::Object(_) => false,
    }
}
