//! Examples of calls: in the documentation, and as a program.

mod wait;

use super::tokens::{Kind, Tokens, quote, word};
use super::types::{ident, ty};
use super::{Piece, expression};
use crate::plan::{Client, Crate, Credential, CredentialKind, Ident, Module, Operation, Proof};

/// The example of an operation, as lines of its documentation.
pub(super) fn doc_lines(module: &Module, operation: &Operation) -> Vec<String> {
    let Some(path) = &module.path else {
        return Vec::new();
    };
    let name = ident(&module.ident);
    let start = match &module.client.example_start {
        Some((start, value)) => {
            let start = ident(start);
            quote!(#start(#value)?)
        }
        None => {
            let endpoint = &module.client.example_endpoint;
            quote!(builder(#endpoint))
        }
    };
    let client = built_client(module, operation, &quote!(#name::), &start, None);
    let call = call(operation, &quote!(#name::));
    let code = quote! {
        #client
        let reply = #call.await?;
        println!("{reply:?}");
    };
    let names_the_runtime = names_the_runtime(&code);
    let code = super::format::lines(&code);
    let mut lines = vec![
        String::new(),
        "# Examples".to_owned(),
        String::new(),
        "```no_run".to_owned(),
    ];
    lines.push(format!("use {path};"));
    if names_the_runtime {
        lines.push("use bindery_runtime::codegen as rt;".to_owned());
    }
    lines.push(String::new());
    lines.push("# async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned());
    lines.extend(code);
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines.push("```".to_owned());
    lines
}

/// Whether the code takes something from the runtime.
fn names_the_runtime(code: &Tokens) -> bool {
    let mut tokens = code.iter();
    tokens.any(|token| token.kind == Kind::Word && token.text == "rt")
}

/// `let client = …;`; `more` is what else is said to the builder of a client that is used.
pub(super) fn built_client(
    module: &Module,
    operation: &Operation,
    path: &Tokens,
    start: &Tokens,
    more: Option<&Tokens>,
) -> Tokens {
    let Client {
        parameters,
        credentials,
        ..
    } = &module.client;
    let parameters = parameters.iter().map(|parameter| {
        let setter = ident(&parameter.setter.ident);
        let said = operation
            .request
            .client
            .iter()
            .find(|(name, _)| *name == parameter.name);
        let value = said.map_or(&parameter.example, |(_, value)| value);
        quote!(.#setter(#value))
    });
    let needed = operation.request.credentials.iter();
    let needed = needed.filter_map(|index| credentials.get(*index));
    let credentials = needed.map(|one| credential(one, more.is_some()));
    quote! {
        let client = #path Client::#start #(#parameters)* #(#credentials)* #more .build()?;
    }
}

/// What stands for a credential. A program that runs has a token and fetches none: nothing is
/// sent but to this machine.
fn credential(credential: &Credential, runs: bool) -> Tokens {
    let setter = ident(&credential.ident);
    match &credential.kind {
        CredentialKind::ClientCredentials { token, .. } if runs => {
            let setter = ident(token);
            quote!(.#setter("token"))
        }
        CredentialKind::ClientCredentials { .. } => quote!(.#setter("client id", "client secret")),
        CredentialKind::Basic => quote!(.#setter("user", "password")),
        CredentialKind::Cookie(_) => quote!(.#setter("key")),
        CredentialKind::SdkHmacSha256 => quote!(.#setter("access key", "secret key")),
        CredentialKind::Header(_)
        | CredentialKind::Query(_)
        | CredentialKind::Bearer
        | CredentialKind::Authorization(_) => quote!(.#setter("token")),
    }
}

/// `client.operation(…).setter(…)`
pub(super) fn call(operation: &Operation, path: &Tokens) -> Tokens {
    let name = ident(&operation.ident);
    let arguments = operation
        .request
        .arguments
        .iter()
        .map(|one| expression::spell(one, path));
    let setters = operation.request.setters.iter().map(|(setter, value)| {
        let (setter, value) = (ident(setter), expression::spell(value, path));
        quote!(.#setter(#value))
    });
    quote!(client.#name(#(#arguments),*) #(#setters)*)
}

/// `examples/loopback.rs`: every operation once, against a server on this machine.
pub(super) fn loopback(plan: &Crate) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece::new(|| start(plan))];
    for module in &plan.modules {
        let toured = module.operations.iter().filter(|one| can_tour(one));
        pieces.extend(
            toured.map(|operation| Piece::new(move || tour(module, operation).unwrap_or_default())),
        );
    }
    pieces
}

/// The program without what each operation is.
fn start(plan: &Crate) -> Tokens {
    let krate = Ident::snake(&plan.manifest.name);
    let krate = ident(&krate);
    let modules = plan
        .modules
        .iter()
        .filter(|module| module.operations.iter().any(can_tour))
        .map(|module| ident(&module.ident));
    let modules = match modules.collect::<Vec<_>>().as_slice() {
        [] => {
            return quote! {
                //! The documents have no operation that can be called with their examples.

                fn main() {}
            };
        }
        [module] => quote!(#module),
        modules => quote!({#(#modules),*}),
    };
    let names = plan.modules.iter().flat_map(|module| {
        module
            .operations
            .iter()
            .filter(|operation| can_tour(operation))
            .map(move |operation| tour_name(module, operation))
    });
    let refuses = plan
        .modules
        .iter()
        .flat_map(|module| &module.operations)
        .any(|operation| {
            can_tour(operation)
                && operation
                    .proofs
                    .iter()
                    .any(|proof| matches!(proof, Proof::Refused { .. }))
        });
    let refuse = if refuses {
        quote! {
            fn refused<T: rt::Described>(why: &str, body: &str) {
                println!("  refused  {why}");
                if let Err(violations) = rt::proof::check::<T>(body) {
                    println!("{}", rt::proof::indented(&violations, 11));
                }
            }
        }
    } else {
        Tokens::new()
    };
    let lints = super::lints::of_crate();
    let plays = wait::plays(plan);
    let untoured = left_out("not called", "NOT_CALLED", &untoured(plan));
    let unshown = left_out("not followed", "NOT_FOLLOWED", &wait::unshown(plan));
    quote! {
        //! Every operation once, against a server on this machine that answers with the
        //! documents' examples. What goes on after its answer is followed to its end. Nothing
        //! leaves the machine.
        #lints

        use ::#krate::#modules;
        use ::#krate::runtime::codegen as rt;
        use wiremock::matchers::{method, path};
        use wiremock::{Mock, MockServer, ResponseTemplate};

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let server = MockServer::start().await;
            #(#names(&server).await?;)*
            #untoured
            #unshown
            Ok(())
        }

        #refuse
        #plays
    }
}

fn can_tour(operation: &Operation) -> bool {
    operation.request.untoured.is_none()
}

/// Which calls are not made, and why.
fn untoured(plan: &Crate) -> Vec<String> {
    let calls = plan.modules.iter().flat_map(|module| {
        let calls = module.operations.iter();
        calls.filter_map(move |call| Some((module, call, call.request.untoured.as_ref()?)))
    });
    calls
        .map(|(module, call, why)| format!("{}::{}: {why}", module.ident, call.ident))
        .collect()
}

/// What says what is left out, and why.
fn left_out(title: &str, list: &str, lines: &[String]) -> Tokens {
    if lines.is_empty() {
        return Tokens::new();
    }
    let (title, list) = (format!("\n{title}"), word(list));
    quote! {
        println!(#title);
        // A slice, since it may be of one.
        const #list: &[&str] = &[#(#lines),*];
        for call in #list {
            println!("  {call}");
        }
    }
}

fn tour_name(module: &Module, operation: &Operation) -> Tokens {
    word(format_args!(
        "{}_{}",
        module.ident.plain(),
        operation.ident.plain()
    ))
}

fn tour(module: &Module, operation: &Operation) -> Option<Tokens> {
    let url_path = operation.request.path.as_ref()?;
    let (status, body) = operation.request.answer.as_ref()?;
    let name = tour_name(module, operation);
    let (method, title) = (
        &operation.method,
        format!("\n{}::{}", module.ident, operation.ident),
    );
    let own = ident(&module.ident);
    let path = quote!(#own::);
    let client = built_client(
        module,
        operation,
        &path,
        &quote!(builder(server.uri())),
        Some(&wait::credentials(&module.client, operation)),
    );
    let call = call(operation, &path);
    let wait = wait::shown(operation);
    // A call is used up, and one that is followed is sent twice.
    let (made, call) = match wait {
        Some(_) => (quote!(|| #call), quote!(call())),
        None => (call, quote!(call)),
    };
    let shown = match wait {
        Some(_) => quote!(println!("  call     {:?}", call());),
        None => quote!(println!("  call     {call:?}");),
    };
    let followed = wait.map(wait::followed);
    let mut answer = quote!(ResponseTemplate::new(#status));
    if !body.is_empty() {
        answer.push(&quote!(.set_body_raw(#body, "application/json")));
    }
    let refused = operation.proofs.iter().filter_map(|proof| match proof {
        Proof::Refused {
            ty: refused,
            json,
            summary,
            ..
        } => {
            let refused = ty(refused, &path);
            Some(quote!(refused::<#refused>(#summary, #json);))
        }
        Proof::RoundTrip { .. } => None,
    });
    let refused = refused.take(3);
    Some(quote! {
        async fn #name(server: &MockServer) -> Result<(), Box<dyn std::error::Error>> {
            println!(#title);
            Mock::given(method(#method)).and(path(#url_path)).respond_with(#answer).mount(server).await;
            #client
            let call = #made;
            println!("  request  {}", rt::proof::summary(&#call.to_http()?));
            #shown
            #(#refused)*
            let reply = #call.await?;
            println!("  status   {}", reply.status());
            println!("  answer   {:?}", *reply);
            #followed
            Ok(())
        }
    })
}
