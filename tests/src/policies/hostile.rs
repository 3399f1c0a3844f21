//! Policies made to be expensive: automata that blow up, splits over many keys, thousands of statements.

use super::generate::BUCKET;
use serde_json::{Value, json};

/// A hostile policy.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What is hard about it.
    pub name: &'static str,
    /// Its text.
    pub policy: String,
    /// Whether `denies-plaintext` holds.
    pub holds: bool,
}

/// All of them.
pub fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    let mut add = |name, statements: Vec<Value>, holds| {
        let policy = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
        all.push(Hostile { name, policy, holds });
    };

    // The n-th character from the end needs 2^n states when it is made deterministic.
    let from_end = |char: char, count: usize| key(&format!("*{char}{}", "?".repeat(count)));
    add("fourteenth character from the end", vec![except(&[from_end('a', 13)]), except(&[from_end('b', 13)])], true);
    let many: Vec<Value> = (5..35).map(|count| except(&[from_end('a', count)])).collect();
    add("thirty exceptions by their characters from the end", many, false);

    // Words that must hold many others somewhere.
    let scattered =
        |letters: &str| key(&format!("*{}*", letters.chars().map(String::from).collect::<Vec<_>>().join("*")));
    let words = ["abcabcabcabc", "bcabcabcabca", "cabcabcabcab", "aabbccaabbcc", "ccbbaaccbbaa", "abacabadabac"];
    add("exceptions that all words of a long word meet", words.map(|word| except(&[scattered(word)])).to_vec(), false);
    let stars = (0..20).map(|at| except(&[key(&format!("{}b{at}", "a*".repeat(30)))])).collect();
    add("many stars before the only difference", stars, true);
    add("three thousand stars", vec![except(&[key(&"*".repeat(3000))]), covering(&[key(&"*?".repeat(1500))])], false);

    // Coprime lengths: all exceptions meet only at the product.
    let lengths = [2_usize, 3, 5, 7, 11, 13].map(|prime| {
        let list: Vec<String> =
            (1..=1024).filter(|length| length % prime == 0).map(|length| key(&"?".repeat(length))).collect();
        json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": list, "Condition": plain() })
    });
    add("lengths that six primes divide", lengths.to_vec(), true);

    // A statement for each prefix, and one for the rest.
    let prefixes: Vec<String> = (0..5000).map(|at| key(&format!("team-{at:04}/*"))).collect();
    let mut each: Vec<Value> = prefixes.iter().map(|prefix| covering(std::slice::from_ref(prefix))).collect();
    each.push(except(&prefixes));
    add("five thousand prefixes and the rest", each.clone(), true);
    each.remove(4321);
    add("five thousand prefixes but one, and the rest", each, false);
    add("ten thousand statements alike", vec![covering(&[BUCKET.to_owned(), key("*")]); 10_000], true);
    let narrow = (0..10_000).map(|at| covering(&[key(&format!("k{at}"))])).collect();
    add("ten thousand single keys", narrow, false);

    // Splits over independent keys.
    let tag = |name: &str| format!("aws:PrincipalTag/{name}");
    let split: Vec<Value> = (0..4096_u32)
        .map(|bits| {
            let side = |want: bool| -> Value {
                (0..12)
                    .filter(|at| (bits >> at & 1 == 1) == want)
                    .map(|at| (tag(&format!("t{at}")), json!("x")))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            };
            when(json!({ "StringEquals": side(true), "StringNotEquals": side(false) }))
        })
        .collect();
    add("every combination of twelve tags", split.clone(), true);
    add("every combination of twelve tags but one", split.into_iter().skip(1).collect(), false);
    let chain = (0..60).map(|at| {
        let mut equal = serde_json::Map::new();
        equal.insert(tag(&format!("t{at}")), json!("x"));
        let mut other = serde_json::Map::new();
        other.insert(tag(&format!("t{}", at + 1)), json!("x"));
        when(json!({ "StringEquals": equal, "StringNotEquals": other }))
    });
    add("a chain of sixty tags", chain.collect(), false);
    add("nine pigeons in eight holes", pigeons(9, 8), true);
    add("eight pigeons in eight holes", pigeons(8, 8), false);

    // Many values in one condition.
    let addresses: Vec<String> =
        (0..65_536_u32).step_by(16).map(|at| format!("203.{}.{}.0/20", at >> 8, at & 255)).collect();
    add(
        "four thousand address ranges",
        vec![
            when(json!({ "IpAddress": { "aws:SourceIp": addresses } })),
            when(json!({ "NotIpAddress": { "aws:SourceIp": "203.0.0.0/8" } })),
        ],
        true,
    );
    let names: Vec<String> =
        (0..3000).map(|at| format!("arn:aws:iam::{:012}:user/u{at}", 111_111_111_111_u64 + at)).collect();
    let mut crowd = covering(&[BUCKET.to_owned(), key("*")]);
    crowd["Principal"] = json!({ "AWS": names });
    add("three thousand principals", vec![crowd], false);
    let globs: Vec<String> = (0..400).map(|at| format!("arn:aws:iam::*:role/*{at}*/*x{at}*")).collect();
    add(
        "four hundred patterns of principals",
        vec![
            when(json!({ "ArnLike": { "aws:PrincipalArn": globs } })),
            when(json!({ "ArnNotLike": { "aws:PrincipalArn": globs } })),
        ],
        true,
    );

    // Variables.
    let home: Vec<Value> = (0..30).map(|at| except(&[key(&format!("{}${{aws:username}}*", "?".repeat(at)))])).collect();
    add("thirty places of a user's name", home, false);
    all.extend(long());
    all
}

/// Long lists of everything that a policy may list.
fn long() -> Vec<Hostile> {
    let mut all = Vec::new();
    let mut add = |name, statements: Vec<Value>, holds| {
        let policy = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
        all.push(Hostile { name, policy, holds });
    };
    let texts = |count: usize, make: &dyn Fn(usize) -> String| -> Value { (0..count).map(make).collect() };
    let either = |operator: &str, other: &str, key: &str, values: &Value| {
        vec![when(json!({ operator: { key: values } })), when(json!({ other: { key: values } }))]
    };
    let granted = |mut statement: Value, to: Value| {
        statement["Effect"] = json!("Allow");
        statement["Principal"] = to;
        statement
    };

    let numbers = texts(10_000, &|at| (2 * at).to_string());
    add("ten thousand numbers", either("NumericEquals", "NumericNotEquals", "s3:max-keys", &numbers), true);
    let ranges = texts(10_000, &|at| format!("{}.{}.{}.{}/31", 20 + at / 16_384, at / 64 % 256, at % 64 * 4, 0));
    add("ten thousand gaps between addresses", either("IpAddress", "NotIpAddress", "aws:SourceIp", &ranges), true);
    let ranges = texts(10_000, &|at| format!("2600:{:x}::/32", 2 * at));
    add("ten thousand ranges of long addresses", either("IpAddress", "NotIpAddress", "aws:SourceIp", &ranges), true);
    let dates = texts(10_000, &|at| (1_800_000_000 + 2 * at).to_string());
    add("ten thousand points in time", either("DateEquals", "DateNotEquals", "aws:CurrentTime", &dates), true);
    let globs = texts(10_000, &|at| format!("arn:aws:iam::*:role/team-{at}-*"));
    add("ten thousand patterns of roles", either("ArnLike", "ArnNotLike", "aws:PrincipalArn", &globs), true);
    let names = texts(10_000, &|at| format!("name-{at}"));
    add(
        "ten thousand names in any case",
        either("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "aws:username", &names),
        true,
    );
    let keys = texts(5_000, &|at| format!("key-{at}-*"));
    add(
        "five thousand patterns of tags",
        either("ForAnyValue:StringLike", "ForAllValues:StringNotLike", "aws:TagKeys", &keys),
        true,
    );
    let paths = texts(5_000, &|at| format!("o-{at:08}/r-ab12/*"));
    add(
        "five thousand paths",
        either("ForAnyValue:StringLike", "ForAllValues:StringNotLike", "aws:PrincipalOrgPaths", &paths),
        true,
    );
    let points = texts(5_000, &|at| format!("arn:aws:s3:*:{:012}:accesspoint/*", 111_122_223_333_u64 + at as u64));
    add("five thousand access points", either("ArnLike", "ArnNotLike", "s3:DataAccessPointArn", &points), true);

    let tag = |at: usize| format!("aws:PrincipalTag/t{at}");
    let each = (0..5_000).map(|at| when(json!({ "StringEquals": { tag(at): "x" } })));
    add("five thousand keys", each.collect(), false);
    let one: serde_json::Map<String, Value> = (0..10_000).map(|at| (tag(at), json!("x"))).collect();
    add("ten thousand keys in one statement", vec![when(json!({ "StringEquals": one }))], false);
    let unknown = (0..5_000).map(|at| when(json!({ "NumericLessThan": { format!("x:k{at}"): "1" } })));
    add("five thousand keys that nobody knows", unknown.collect(), false);

    let user = |at: usize| format!("arn:aws:iam::{:012}:user/u{at}", 111_122_223_333_u64 + (at % 99) as u64);
    let sparing = |names: Value| {
        let mut statement = covering(&[BUCKET.to_owned(), key("*")]);
        statement["NotPrincipal"] = json!({ "AWS": names });
        statement.as_object_mut().map(|members| members.remove("Principal"));
        statement
    };
    add("ten thousand principals spared", vec![sparing(texts(10_000, &user))], false);
    add("a thousand statements that each spare one", (0..1_000).map(|at| sparing(json!([user(at)]))).collect(), true);
    let named = |at: usize, to: Value| {
        let mut statement = covering(&[BUCKET.to_owned(), key("*")]);
        statement["Principal"] = to;
        statement["Sid"] = json!(at.to_string());
        statement
    };
    add(
        "three thousand statements that each name one",
        (0..3_000).map(|at| named(at, json!({ "AWS": user(at) }))).collect(),
        false,
    );
    let mut both: Vec<Value> = (0..2_500).map(|at| covering(&[key(&format!("{at}/*"))])).collect();
    both.extend((0..2_500).map(|at| granted(covering(&[key(&format!("{at}/*"))]), json!({ "AWS": user(at) }))));
    both.iter_mut().skip(2_500).for_each(|one| drop(one.as_object_mut().map(|members| members.remove("Condition"))));
    add("thousands of Allows, each closed by a Deny", both, false);

    let mut acts = covering(&[BUCKET.to_owned(), key("*")]);
    acts["Action"] = texts(20_000, &|at| format!("s3:*{at}*"));
    add("twenty thousand patterns of actions", vec![acts.clone()], false);
    acts["Action"] = json!("s3:*");
    let split = (b'a'..=b'z').cycle().zip(0..2_000).map(|(letter, at)| {
        let mut one = acts.clone();
        one["Action"] = json!([format!("s3:*{}*", char::from(letter)), "s3:Get*", format!("s3:{at}")]);
        one
    });
    add("two thousand lists of actions", split.collect(), true);

    let homes = texts(5_000, &|at| key(&format!("{at}/${{aws:username}}/*")));
    acts["Resource"] = homes;
    add("five thousand homes", vec![acts.clone()], false);
    let guests = (0..1_000).map(|at| when(json!({ "StringNotLike": { "aws:PrincipalTag/home": [format!("{at}/${{aws:username}}/*"), "${aws:userid}"] } })));
    add("a thousand tests against variables", guests.collect(), false);
    acts["Resource"] = json!([key(&"*a".repeat(20_000)), key(&"?*".repeat(20_000))]);
    add("patterns of forty thousand parts", vec![acts.clone(), except(&[key(&"*b".repeat(20_000))])], false);
    all
}

fn plain() -> Value {
    json!({ "Bool": { "aws:SecureTransport": "false" } })
}

fn key(pattern: &str) -> String {
    format!("{BUCKET}/{pattern}")
}

fn covering(resources: &[String]) -> Value {
    json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": resources, "Condition": plain() })
}

fn except(resources: &[String]) -> Value {
    json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": resources, "Condition": plain() })
}

fn when(mut condition: Value) -> Value {
    condition["Bool"] = json!({ "aws:SecureTransport": "false" });
    let mut statement = covering(&[BUCKET.to_owned(), key("*")]);
    statement["Condition"] = condition;
    statement
}

/// Every pigeon sits in a hole and no two in one: refused for each pigeon outside of all holes and for each pair in one.
fn pigeons(count: usize, holes: usize) -> Vec<Value> {
    let tag = |at: usize| format!("aws:PrincipalTag/p{at}");
    let all: Vec<String> = (0..holes).map(|hole| hole.to_string()).collect();
    let mut statements = Vec::new();
    for one in 0..count {
        let mut outside = serde_json::Map::new();
        outside.insert(tag(one), json!(all));
        statements.push(when(json!({ "StringNotEquals": outside })));
        for other in 0..one {
            for hole in &all {
                let mut both = serde_json::Map::new();
                both.insert(tag(one), json!(hole));
                both.insert(tag(other), json!(hole));
                statements.push(when(json!({ "StringEquals": both })));
            }
        }
    }
    statements
}
