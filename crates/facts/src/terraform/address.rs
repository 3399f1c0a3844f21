//! Addresses: `module.web[0].aws_lb_listener.this["http"]` and what references to them say.

/// The parts of an address or reference between dots, indexes kept: `module`, `web[0]`, `aws_lb_listener`, `this["a.b"]`.
pub(super) fn parts(address: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_u32, false);
    for (at, byte) in address.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'[' if !quoted => depth += 1,
            b']' if !quoted => depth = depth.saturating_sub(1),
            b'.' if depth == 0 && !quoted => {
                parts.extend(address.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(address.get(start..));
    parts
}

/// A part without its index.
pub(super) fn plain(part: &str) -> &str {
    part.split('[').next().unwrap_or(part)
}

/// The index of a part or address's last part, brackets included; empty when it has none.
pub(super) fn index(address: &str) -> &str {
    let last = parts(address).last().copied().unwrap_or_default();
    last.find('[').and_then(|at| last.get(at..)).unwrap_or_default()
}

/// The names of the modules that hold a resource, without indexes, and the resource's own parts
/// (`aws_lb_listener`, `this`; before them `data` for a data source).
pub(super) fn split(address: &str) -> (Vec<&str>, Vec<&str>) {
    let all = parts(address);
    let mut rest = all.as_slice();
    let mut modules = Vec::new();
    while let [kind, name, tail @ ..] = rest {
        if *kind != "module" {
            break;
        }
        modules.push(plain(name));
        rest = tail;
    }
    (modules, rest.iter().map(|part| plain(part)).collect())
}

/// The address of a resource in the configuration: without any index.
pub(super) fn configured(address: &str) -> String {
    let (modules, own) = split(address);
    join(&modules, &own)
}

/// The address of a resource in modules.
pub(super) fn join(modules: &[&str], own: &[&str]) -> String {
    let modules = modules.iter().flat_map(|name| ["module", name]);
    modules.chain(own.iter().copied()).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_modules_and_indexes() {
        let address = r#"module.web["a.b"].module.lb[0].aws_lb_listener.this["x].y"]"#;
        assert_eq!(
            parts(address),
            ["module", r#"web["a.b"]"#, "module", "lb[0]", "aws_lb_listener", r#"this["x].y"]"#]
        );
        assert_eq!(split(address), (vec!["web", "lb"], vec!["aws_lb_listener", "this"]));
        assert_eq!(configured(address), "module.web.module.lb.aws_lb_listener.this");
        assert_eq!(index(address), r#"["x].y"]"#);
        assert_eq!(configured("data.aws_iam_policy_document.d[1]"), "data.aws_iam_policy_document.d");
        assert_eq!(index("aws_sqs_queue.q"), "");
        assert_eq!(parts(""), [""]);
    }
}
