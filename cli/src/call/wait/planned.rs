//! What would be asked, for people.

use std::time::Duration;

use bindery_live::Data;
use bindery_runtime::call::{Call as RuntimeCall, Unsent};
use bindery_runtime::client::Client;
use bindery_runtime::error::Error;
use bindery_runtime::json::Json;
use bindery_runtime::secret::Redaction;
use bindery_runtime::waiter::{Following, Source};

use super::WaitOptions;
use crate::call::ready::Ready;
use crate::call::shown;
use crate::outcome::Refusal;

/// The values of a question, by the indexes of its parameters.
pub(super) type Known = Vec<(usize, Json)>;

/// What is known of a question before there is an answer.
pub(super) fn before(table: &Following, ready: &Ready) -> Known {
    let known = table.arguments.iter().filter_map(|argument| {
        let value = match &argument.source {
            Source::Parameter(index) => {
                let mut all = ready.arguments.iter();
                all.find(|one| one.index == *index)?.value.shown()
            }
            Source::Request(pointer) => ready.body.as_ref()?.shown().pointer(pointer)?.clone(),
            Source::Constant(text) => text.parse().ok()?,
            Source::Response(_) | Source::Header(_) | Source::Item(_) => return None,
        };
        Some((argument.parameter, value))
    });
    known.collect()
}

/// What a token knows of it.
pub(super) fn of_token(table: &Following, job: &[(String, Json)]) -> Known {
    let parameters = table.query.parameters;
    let known = job.iter().filter_map(|(name, value)| {
        let index = parameters.iter().position(|one| one.name == name)?;
        Some((index, value.clone()))
    });
    known.collect()
}

/// A question; what is not known yet is `{its name}`.
pub(super) fn question(client: &Client, table: &Following, known: &Known) -> RuntimeCall {
    let mut call = RuntimeCall::new(client, table.query).validation(false);
    for (index, parameter) in table.query.parameters.iter().enumerate() {
        let value = known.iter().find(|(one, _)| *one == index);
        let is_asked = table.arguments.iter().any(|one| one.parameter == index);
        let value = match value {
            Some((_, value)) => value.clone(),
            None if is_asked => Json::String(format!("{{{}}}", parameter.name)),
            None => continue,
        };
        call = call.with(index, Data::new(value, parameter.schema));
    }
    call
}

/// A question as a request.
pub(super) fn text(
    mut call: RuntimeCall,
    headers: &[(String, String)],
    table: &Following,
    hidden: &Redaction,
) -> Result<String, Refusal> {
    for (name, value) in headers {
        call = call.header(name, value.as_str());
    }
    let request = call.to_http(None).map_err(|why| match why {
        Unsent::NotSent(why) => Refusal::new(hidden.hide(&Error::<()>::NotSent(why).to_string())),
        _ => Refusal::new(format!("`{}` cannot be asked", table.query.id)),
    })?;
    let mut text = shown::request(&request, None, hidden);
    for parameter in table.query.parameters {
        let name = format!("{{{}}}", parameter.name);
        text = text.replace(&in_url(&name), &name);
    }
    Ok(text)
}

/// The text, percent-encoded wherever a URL may need that.
fn in_url(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// Who is asked, when, and until when.
pub(super) fn summary(table: &Following, options: &WaitOptions) -> String {
    let [interval, deadline] =
        [table.interval, table.deadline].map(|seconds| Duration::from_secs(seconds.into()));
    let each = match table.each {
        Some(pointer) => format!(" for each of `{pointer}`"),
        None => String::new(),
    };
    let failure = match table.failure {
        [] => String::new(),
        all => format!("; {} is a failure", either(all)),
    };
    format!(
        "`{}` is asked{each} every {}, for at most {}, until `{}` is {}{failure}.",
        table.query.id,
        time(options.pause(interval)),
        time(options.deadline(deadline)),
        table.state,
        either(table.success),
    )
}

/// Where the values come from that are not known yet.
pub(super) fn sources(table: &Following) -> String {
    let lines = table.arguments.iter().filter_map(|argument| {
        let place = match argument.source {
            Source::Response(pointer) => format!("`{pointer}` of the answer"),
            Source::Item(pointer) => format!("`{pointer}` of each"),
            Source::Header(name) => format!("the header `{name}` of the answer"),
            Source::Parameter(_) | Source::Request(_) | Source::Constant(_) => return None,
        };
        let name = table.query.parameters.get(argument.parameter)?.name;
        Some(format!("`{{{name}}}` is {place}.\n"))
    });
    lines.collect()
}

fn either(states: &[&str]) -> String {
    let states: Vec<String> = states.iter().map(|state| format!("`{state}`")).collect();
    states.join(" or ")
}

fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let whole = |unit: f64| seconds >= unit && seconds % unit == 0.0;
    if whole(3600.0) {
        format!("{} h", seconds / 3600.0)
    } else if whole(60.0) {
        format!("{} min", seconds / 60.0)
    } else {
        format!("{seconds} s")
    }
}
