//! A program that uses everything that code can name in a generated module, with every type
//! written down. It is made from the plan, and knows nothing of how `diff` compares plans.

use std::fmt::Write as _;

use bindery::plan::{
    Argument, CredentialKind, Failure, Ident, Into, Module, Operation, Record, StatusVariant,
    Success, Ty, TypePlan,
};

/// The program; `api` is the module.
pub(crate) fn witness(module: &Module) -> String {
    let mut program = Program {
        out: "use bindery_runtime::codegen as rt;\n\
              fn answers<E: rt::Endpoint<Success = S, Failure = F, Headers = H>, S, F, H>() {}\n\
              fn pieces<E: rt::Streamed<Item = I>, I>() {}\n"
            .to_owned(),
        functions: 0,
    };
    for plan in &module.types {
        let mut target = plan;
        if let TypePlan::Alias(alias) = plan {
            let name = &alias.ident;
            program.function(
                &[format!("value: api::{name}")],
                &format!("let _: api::{} = value;", alias.target),
            );
            let mut all = module.types.iter();
            target = all
                .find(|one| *one.ident() == alias.target && !matches!(one, TypePlan::Alias(_)))
                .unwrap();
        }
        program.ty(plan.ident(), target);
    }
    for operation in &module.operations {
        program.operation(operation);
    }
    program.client(module);
    program.servers(module);
    for webhook in &module.webhooks {
        let ty = spelled(&webhook.ty);
        program.function(
            &[format!("value: {ty}")],
            &format!("let _: api::webhooks::{} = value;", webhook.ident),
        );
    }
    program.out
}

struct Program {
    out: String,
    functions: usize,
}

impl Program {
    fn function(&mut self, arguments: &[String], body: &str) {
        self.functions += 1;
        let (number, arguments) = (self.functions, arguments.join(", "));
        writeln!(self.out, "fn w{number}({arguments}) {{ {body} }}").unwrap();
    }

    /// A call that takes arguments of exactly these types, and what is done with its result.
    fn call(&mut self, before: &[String], path: &str, given: &[(Ty, Into)], after: &str) {
        let values: Vec<String> = (0..given.len()).map(|index| format!("a{index}")).collect();
        let arguments = given.iter().zip(&values);
        let arguments = arguments.map(|((ty, into), name)| format!("{name}: {}", taken(ty, *into)));
        let arguments: Vec<String> = before.iter().cloned().chain(arguments).collect();
        let body = format!("let result = {path}({}); {after}", values.join(", "));
        self.function(&arguments, &body);
    }

    fn ty(&mut self, name: &Ident, plan: &TypePlan) {
        match plan {
            TypePlan::Record(record) => self.record(name, record),
            TypePlan::TextEnum(list) => {
                for variant in &list.variants {
                    self.function(&[], &format!("let _ = api::{name}::{};", variant.ident));
                }
                if let Some(unknown) = &list.unknown {
                    let body = format!("let _ = api::{name}::{unknown}(text);");
                    self.function(&["text: String".to_owned()], &body);
                }
            }
            TypePlan::Union(union) => {
                for variant in &union.variants {
                    self.variant(&format!("api::{name}"), &variant.ident, &variant.ty);
                    if variant.from {
                        self.from(name, &variant.ty);
                    }
                }
                self.variant(&format!("api::{name}"), &union.unknown, &Ty::Json);
            }
            TypePlan::Body(body) => {
                for variant in &body.variants {
                    self.variant(&format!("api::{name}"), &variant.ident, &variant.ty);
                    if variant.from {
                        self.from(name, &variant.ty);
                    }
                }
            }
            TypePlan::Newtype(newtype) => {
                let inner = spelled(&newtype.inner);
                let argument = [format!("value: {inner}")];
                self.function(&argument, &format!("let _ = api::{name}(value);"));
            }
            TypePlan::Alias(_) => {}
        }
    }

    fn variant(&mut self, path: &str, variant: &Ident, ty: &Ty) {
        let argument = [format!("value: {}", spelled(ty))];
        self.function(&argument, &format!("let _ = {path}::{variant}(value);"));
    }

    fn from(&mut self, name: &Ident, ty: &Ty) {
        let argument = [format!("value: {}", spelled(ty))];
        self.function(&argument, &format!("let _ = api::{name}::from(value);"));
    }

    fn record(&mut self, name: &Ident, record: &Record) {
        let value = [format!("value: api::{name}")];
        for field in &record.fields {
            let ty = spelled(&field.ty);
            self.function(&value, &format!("let _: {ty} = value.{};", field.ident));
            if !field.required {
                let path = format!("value.{}", field.setter);
                let given = [(field.inner.clone(), field.into)];
                self.call(&value, &path, &given, "");
            }
        }
        if let Some((ident, ty)) = &record.additional {
            // A map, or a list behind the first items: either holds these values.
            let ty = spelled(ty);
            let holder = match record.is_array {
                true => format!("Vec<{ty}>"),
                false => format!("rt::BTreeMap<String, {ty}>"),
            };
            self.function(&value, &format!("let _: {holder} = value.{ident};"));
        }
        let required = record.fields.iter().filter(|field| field.required);
        let given: Vec<(Ty, Into)> = required.map(|one| (one.inner.clone(), one.into)).collect();
        let after = format!("let _: api::{name} = result;");
        self.call(&[], &format!("api::{name}::new"), &given, &after);
        if record.has_default() {
            let body = format!("let _ = <api::{name} as Default>::default();");
            self.function(&[], &body);
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let call = format!("api::operation::{}", operation.call);
        let client = ["client: &api::Client".to_owned()];
        let path = format!("client.{}", operation.ident);
        let after = format!("let _: {call} = result;");
        self.call(&client, &path, &given(&operation.arguments), &after);
        let made = [format!("call: {call}")];
        for setter in &operation.setters {
            let path = format!("call.{}", setter.ident);
            self.call(&made, &path, &given(std::slice::from_ref(setter)), "");
        }
        let success = match &operation.success {
            Success::One(ty) => spelled(ty),
            Success::Several {
                ident, variants, ..
            } => self.outcome(ident, variants),
        };
        let failure = match &operation.failure {
            Failure::Undeclared => "rt::Undeclared".to_owned(),
            Failure::Several {
                ident, variants, ..
            } => self.outcome(ident, variants),
        };
        let headers = operation.headers.as_ref();
        let headers = headers.map_or("()".to_owned(), |one| format!("api::{one}"));
        let body = format!("answers::<{call}, {success}, {failure}, {headers}>();");
        self.function(&[], &body);
        if let Some(ty) = &operation.stream {
            self.function(&[], &format!("pieces::<{call}, {}>();", spelled(ty)));
        }
        // What a call can do by what its endpoint is.
        let is = [
            ("Issues", operation.token.is_some()),
            ("Waited", operation.waiter.is_some()),
        ];
        for (what, _) in is.iter().filter(|(_, is)| *is) {
            let takes = format!("fn is<E: rt::{what}>(_: api::operation::Call<E>) {{}}");
            self.function(&made, &format!("{takes} is(call);"));
        }
    }

    fn outcome(&mut self, ident: &Ident, variants: &[StatusVariant]) -> String {
        let path = format!("api::operation::{ident}");
        for variant in variants {
            self.variant(&path, &variant.ident, &variant.ty);
        }
        path
    }

    fn client(&mut self, module: &Module) {
        let builder = ["builder: api::ClientBuilder".to_owned()];
        for parameter in &module.client.parameters {
            let path = format!("builder.{}", parameter.setter.ident);
            let given = given(std::slice::from_ref(&parameter.setter));
            self.call(&builder, &path, &given, "");
        }
        let (text, secret) = ("String", "rt::Secret");
        for credential in &module.client.credentials {
            let given = match &credential.kind {
                CredentialKind::Basic => vec![secret, secret],
                CredentialKind::SdkHmacSha256 | CredentialKind::ClientCredentials { .. } => {
                    vec![text, secret]
                }
                _ => vec![secret],
            };
            let names: Vec<String> = (0..given.len()).map(|index| format!("a{index}")).collect();
            let arguments = names.iter().zip(given);
            let arguments = arguments.map(|(name, ty)| format!("{name}: {ty}"));
            let arguments: Vec<String> = builder.iter().cloned().chain(arguments).collect();
            let body = format!("builder.{}({});", credential.ident, names.join(", "));
            self.function(&arguments, &body);
        }
    }

    fn servers(&mut self, module: &Module) {
        for server in &module.servers.all {
            let names: Vec<String> = (0..server.arguments.len())
                .map(|at| format!("a{at}"))
                .collect();
            let one = |(argument, name): (&bindery::plan::ServerArgument, &String)| {
                let ty = argument.choice.as_ref();
                let ty = ty.map_or("&str".to_owned(), |one| format!("api::servers::{one}"));
                format!("{name}: {ty}")
            };
            let arguments: Vec<String> = server.arguments.iter().zip(&names).map(one).collect();
            let body = format!(
                "let _: String = api::servers::{}({});",
                server.ident,
                names.join(", ")
            );
            self.function(&arguments, &body);
        }
        for choice in &module.servers.choices {
            let path = format!("api::servers::{}", choice.ident);
            let arms = choice.variants.iter();
            let arms: Vec<String> = arms
                .map(|one| format!("{path}::{} => {{}}", one.ident))
                .collect();
            let body = format!("match value {{ {} }}", arms.join(", "));
            self.function(&[format!("value: {path}")], &body);
            if choice.default.is_some() {
                self.function(&[], &format!("let _ = {path}::default();"));
            }
            if let Some(start) = &choice.start {
                let function = format!("let _ = api::Client::{}", start.ident);
                self.function(&[format!("value: {path}")], &format!("{function}(value);"));
                self.function(&["value: &str".to_owned()], &format!("{function}(value);"));
            }
        }
    }
}

fn given(arguments: &[Argument]) -> Vec<(Ty, Into)> {
    let all = arguments.iter();
    all.map(|one| (one.ty.clone(), one.into)).collect()
}

/// The type of a value that is given for an argument: literals, where it is a text.
fn taken(ty: &Ty, into: Into) -> String {
    match (into, ty) {
        (Into::Into, Ty::Text) => "&'static str".to_owned(),
        (Into::Items, Ty::List(item)) if **item == Ty::Text => "Vec<&'static str>".to_owned(),
        (Into::Boxed, Ty::Boxed(inner)) => spelled(inner),
        _ => spelled(ty),
    }
}

/// A type as code writes it.
fn spelled(ty: &Ty) -> String {
    let plain = match ty {
        Ty::Bool => "bool",
        Ty::I8 => "i8",
        Ty::I16 => "i16",
        Ty::I32 => "i32",
        Ty::I64 => "i64",
        Ty::U8 => "u8",
        Ty::U16 => "u16",
        Ty::U32 => "u32",
        Ty::U64 => "u64",
        Ty::F64 => "f64",
        Ty::Text => "String",
        Ty::Number => "rt::Number",
        Ty::Secret => "rt::Secret",
        Ty::Json => "rt::Json",
        Ty::Bytes => "rt::Bytes",
        Ty::File => "rt::File",
        Ty::NoContent => "rt::NoContent",
        Ty::Formatted(format) => return format!("rt::{}", format.type_name()),
        Ty::Named(name) => return format!("api::{name}"),
        Ty::Option(inner) => return format!("Option<{}>", spelled(inner)),
        Ty::Nullable(inner) => return format!("rt::Nullable<{}>", spelled(inner)),
        Ty::List(inner) => return format!("Vec<{}>", spelled(inner)),
        Ty::Map(inner) => return format!("rt::BTreeMap<String, {}>", spelled(inner)),
        Ty::Boxed(inner) => return format!("Box<{}>", spelled(inner)),
    };
    plain.to_owned()
}
