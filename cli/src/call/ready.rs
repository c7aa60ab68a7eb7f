//! From what was said to a request that is ready to be checked, and to the client that asks about
//! it.

use bindery_live::{Data, Live};
use bindery_runtime::call::Call as RuntimeCall;
use bindery_runtime::client::Client;
use bindery_runtime::operation::Operation;
use bindery_runtime::retry::Retry;
use bindery_runtime::secret::Redaction;

use super::argument::{self, Argument};
use super::transport::{Http, PATIENCE};
use super::{Call, body, credential, server};
use crate::outcome::Refusal;
use crate::source::Source;

/// A request that is ready to be checked.
pub(super) struct Ready {
    pub(super) call: RuntimeCall,
    pub(super) arguments: Vec<Argument>,
    pub(super) body: Option<Data>,
    /// The same, with something harmless in place of credentials that have to be fetched.
    pub(super) shown: RuntimeCall,
    pub(super) hidden: Redaction,
}

/// What all clients of a run are made of.
pub(super) struct Clients<'a> {
    said: &'a Call,
    live: &'a Live,
    source: Source,
}

/// Two clients of the same server.
pub(super) struct Pair {
    pub(super) real: Client,
    /// With something harmless in place of credentials that have to be fetched.
    pub(super) shown: Client,
}

impl<'a> Clients<'a> {
    pub(super) fn new(said: &'a Call, live: &'a Live) -> Result<Clients<'a>, Refusal> {
        let source = Source::new(&said.env, said.env_file.as_deref())?;
        Ok(Clients { said, live, source })
    }

    /// The values that are said for the parameters of an operation.
    pub(super) fn arguments(
        &self,
        operation: &'static Operation,
        hidden: &mut Redaction,
    ) -> Result<Vec<Argument>, Refusal> {
        let arguments = argument::all(operation, &self.said.parameters, &self.source)?;
        for argument in &arguments {
            let secrets = argument.value.secrets();
            secrets.into_iter().for_each(|one| hidden.add_secret(one));
        }
        Ok(arguments)
    }

    /// Clients for an operation; `held` are the values of parameters that they hold.
    pub(super) fn of(
        &self,
        operation: &'static Operation,
        held: &[(&'static str, Data)],
        hidden: &mut Redaction,
    ) -> Result<Pair, Refusal> {
        Ok(Pair {
            real: self.client(operation, held, true, hidden)?,
            shown: self.client(operation, held, false, hidden)?,
        })
    }

    fn client(
        &self,
        operation: &'static Operation,
        held: &[(&'static str, Data)],
        fetched: bool,
        hidden: &mut Redaction,
    ) -> Result<Client, Refusal> {
        let said = self.said;
        let endpoint = server::url(
            self.live,
            operation,
            said.server.as_deref(),
            &said.variables,
        )?;
        let mut builder = Client::builder(endpoint)
            .user_agent(concat!("bindery/", env!("CARGO_PKG_VERSION")))
            // Somebody looks on, and can say so.
            .retry(Retry::none())
            .validation(!said.no_validation)
            .timeout(said.timeout.unwrap_or(PATIENCE))
            .transport(Http);
        for (name, value) in held {
            builder = builder.parameter(name, value.clone());
        }
        builder = credential::given(builder, self.live, operation, &self.source, fetched, hidden)?;
        let client = builder.build();
        client.map_err(|why| Refusal::new(why.to_string()))
    }
}

impl Call {
    /// The request that was said.
    pub(super) fn ready(
        &self,
        clients: &Clients<'_>,
        operation: &'static Operation,
    ) -> Result<Ready, Refusal> {
        let mut hidden = self.hidden();
        let arguments = clients.arguments(operation, &mut hidden)?;
        let body = body::read(operation, self)?;
        if let Some(data) = &body.value {
            data.secrets()
                .into_iter()
                .for_each(|one| hidden.add_secret(one));
        }
        let pair = clients.of(operation, &[], &mut hidden)?;
        let put = |client: &Client| self.put(client, operation, &arguments, body.content);
        Ok(Ready {
            call: put(&pair.real),
            shown: put(&pair.shown),
            arguments,
            body: body.value,
            hidden,
        })
    }

    /// What is not shown of the command line itself.
    pub(super) fn hidden(&self) -> Redaction {
        let mut hidden = Redaction::default();
        for (_, value) in &self.header {
            hidden.add_secret(&value.as_str().into());
        }
        hidden
    }

    fn put(
        &self,
        client: &Client,
        operation: &'static Operation,
        arguments: &[Argument],
        content: usize,
    ) -> RuntimeCall {
        let mut call = RuntimeCall::new(client, operation).content(content);
        for argument in arguments {
            call = call.with(argument.index, argument.value.clone());
        }
        for (name, value) in &self.header {
            call = call.header(name, value.as_str());
        }
        call
    }
}
