//! Which calls an expectation is about.

use std::sync::Arc;

use bytes::Bytes;
use http::Request;

use super::Expectation;
use super::difference::differences;
use super::received::{Received, Sent};
use crate::call::Endpoint;
use crate::describe::Blank;
use crate::json::{self, Json};

/// Whether a call is meant, or how it is another.
pub(super) type Condition =
    Arc<dyn Fn(&Arc<Sent>, &Request<Bytes>) -> Result<(), String> + Send + Sync>;

impl<E: Endpoint> Expectation<E> {
    /// Only calls for which this holds; several conditions must all hold.
    pub fn when(
        self,
        condition: impl Fn(&Received<E::Body>) -> bool + Send + Sync + 'static,
    ) -> Self
    where
        E::Body: Blank,
    {
        self.condition(move |sent, request| {
            let received = Received::new(Arc::clone(sent), request.clone());
            match condition(&received) {
                true => Ok(()),
                false => Err("a condition of `when` does not hold".to_owned()),
            }
        })
    }

    /// Only calls with this value of a parameter, by its name in the document.
    pub fn with(self, parameter: &str, value: impl Into<Json>) -> Self {
        let (name, value) = (parameter.to_owned(), value.into());
        self.condition(move |sent, _| match sent.argument(&name) {
            Some(argument) if argument.value == value => Ok(()),
            Some(argument) if argument.secret => Err(format!("`{name}` is another")),
            Some(argument) => {
                let came = json::to_string(&argument.value);
                Err(format!(
                    "`{name}` is {came}, not {}",
                    json::to_string(&value)
                ))
            }
            None if sent.operation.parameters.iter().any(|one| one.name == name) => {
                Err(format!("`{name}` is not sent"))
            }
            None => Err(format!("there is no parameter `{name}`")),
        })
    }

    /// Only calls with this header. It may be a key, so it is not shown where it is another.
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let (name, value) = (name.to_owned(), value.to_owned());
        self.condition(move |_, request| match request.headers().get(&name) {
            Some(came) if came.as_bytes() == value.as_bytes() => Ok(()),
            Some(_) => Err(format!("the header `{name}` is another")),
            None => Err(format!("the header `{name}` is not sent")),
        })
    }

    /// Only calls with this body, in this form. What is another in one that comes is told,
    /// except for secrets.
    pub fn with_body(self, body: impl Into<E::Body>) -> Self
    where
        E::Body: Blank + PartialEq,
    {
        let body = body.into();
        self.condition(move |sent, request| {
            let received = Received::<E::Body>::new(Arc::clone(sent), request.clone());
            match received.body() {
                Some(came) if *came == body => Ok(()),
                Some(came) => Err(differences(came, &body)),
                None => Err("its body cannot be read".to_owned()),
            }
        })
    }

    fn condition(
        self,
        condition: impl Fn(&Arc<Sent>, &Request<Bytes>) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        self.change(|expected| expected.conditions.push(Arc::new(condition)))
    }
}
