// Replaces what names somebody's account by AWS's example names: the same name by the same one, in every document.
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const TELLING_ADDRESS = /^(0\.0\.0\.0|127\.|169\.254\.|10\.0\.0\.0$)/; // says nothing of a network, but something to the engine
const ACCOUNTS = ["111122223333", "444455556666", "777788889999"];
const pad = (number, length) => String(number).padStart(length, "0");

// Per kind: where its names stand (the first group, else all of it), and the n-th example name, counted from 0.
const KINDS = {
  bucket: {
    find: [
      /\barn:aws[\w-]*:s3:::([a-z0-9][a-z0-9._-]{2,62})/g, /\bs3[an]?:\/\/([a-z0-9][a-z0-9._-]{2,62})/g,
      /"Bucket(?:Name)?\\*"\s*:\s*\\*"([a-z0-9][a-z0-9._-]{2,62})\\*"/g, /\b([a-z0-9][a-z0-9.-]{2,62})\.s3[.-][a-z0-9.-]*amazonaws\.com/g,
    ],
    example: (n) => `amzn-s3-demo-bucket${n || ""}`,
  },
  account: { find: [/(?<!\d)\d{12}(?!\d)/g], example: (n) => ACCOUNTS[n] ?? `9000${pad(n, 8)}` },
  key: {
    find: [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, /\bmrk-[0-9a-f]{32}\b/g, /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
    example: (n, name) => (name.startsWith("mrk-") ? `mrk-${pad(n, 32)}` : name.includes("-") ? `00000000-0000-4000-8000-${pad(n, 12)}` : `AKIA${pad(n, 9)}EXAMPLE`),
  },
  id: {
    find: [/\b(?:vpc|subnet|sg|eni|vpce|vpce-svc|igw|nat|rtb|pcx|i|vol|fs|fsap|ami|tgw|acl|eipalloc|snap|lt|vgw|cgw|vpn)-[0-9a-f]{8,17}\b/g, /\bo-[a-z0-9]{10,32}\b/g],
    example: (n, name) => name.replace(/[0-9a-z]+$/, (id) => pad(n, id.length)),
  },
  address: {
    find: [/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,6}(?::|[0-9a-f]{1,4}:[0-9a-f]{1,4})(?![\w:.])/gi],
    skip: (name) => TELLING_ADDRESS.test(name) || (name.includes(":") && !name.includes("::") && name.split(":").length !== 8),
    example: (n, name) => {
      if (name.includes(":")) return `2001:db8:${(n + 1).toString(16)}::`;
      const network = name.endsWith(".0");
      return PRIVATE.test(name) ? (network ? `10.${(n % 200) + 1}.0.0` : `10.0.0.${(n % 250) + 1}`) : network ? `198.51.${(n % 200) + 1}.0` : `198.51.100.${(n % 250) + 1}`;
    },
  },
  person: { find: [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g], example: (n) => `user${n + 1}@example.com` },
  host: {
    find: [/\b[a-z][a-z0-9+]*:\/\/(?:[^\s"'\\/@]*@)?([a-z0-9][a-z0-9.-]*[a-z0-9])/gi, /\b([a-z][a-z0-9-]*\.[a-z0-9]{8,})\.[a-z]{2}-[a-z-]+-\d\.[a-z]+\.amazonaws\.com/g],
    skip: (name) => /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|aws|localhost)$|^[\d.]+$|^\d{12}$/.test(name),
    example: (n) => `host-${n + 1}.example.com`,
  },
  name: {
    find: [
      /"(?:\w*Job|Role|Model|Endpoint|EndpointConfig|Function|Table|Queue|Topic|Stack|Pipeline|Cluster|User|Group|Secret)Name\\*"\s*:\s*\\*"([\w+=,.@/-]{3,})\\*"/g,
      /\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/([\w./-]{3,}?)(?=[:@"\\])/g, /"(?:DBInstance|DBCluster|Cluster|ReplicationGroup)(?:Identifier|Id)\\*"\s*:\s*\\*"([\w-]{3,})\\*"/g,
    ],
    arns: /\barn:aws[\w-]*:(?!s3:)[\w-]+:[\w-]*:[\w*]*:([^"'\\\s]+)/g,
    skip: (name) => /^(root|role|user|group|policy|key|alias|service-role|aws-service-role|assumed-role|aws|default|latest|\d+)$|amazonaws|^AWS|^Amazon/.test(name) || name.length < 3,
    example: (n) => `name-${n + 1}`,
  },
};
export const KIND_NAMES = Object.keys(KINDS);

const SECRET = /("[^"]*(?:password|passwd|secret|token|apikey|api_key)\\*"\s*:\s*\\*")([^"\\$]{4,})(\\*")/gi;

function decoded(text) {
  if (!/%22|%3A/i.test(text)) return "";
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => { try { return decodeURIComponent(part); } catch { return part; } });
}

// `documents`: [{ name, text, format }]; `kinds` that are not to be replaced. Returns the documents and what was replaced: [{ kind, from, to }].
export function redact(documents, except = []) {
  const known = new Map(), replaced = [], used = new Set();
  const everything = documents.map(({ text }) => text + decoded(text)).join("\n");
  for (const [kind, { find, arns, skip, example }] of Object.entries(KINDS)) {
    if (except.includes(kind)) continue;
    let count = 0;
    const note = (name) => {
      if (known.has(name) || used.has(name) || skip?.(name)) return;
      let to;
      do to = example(count++, name); while (used.has(to) || (to !== name && everything.includes(to)));
      used.add(to);
      known.set(name, to);
      if (to !== name) replaced.push({ kind, from: name, to });
    };
    for (const pattern of find) for (const match of everything.matchAll(pattern)) note(match[1] ?? match[0]);
    if (!arns) continue;
    for (const [, rest] of everything.matchAll(arns)) {
      const parts = rest.split(/[/:]/), names = parts.length > 1 ? parts.slice(1) : parts;
      for (const part of names) for (const name of part.split(/[*?]|\$\{[^}]*\}/)) if (/^[\w+=,.@-]+$/.test(name)) note(name);
    }
  }
  const names = replaced.map(({ from }) => from).sort((a, b) => b.length - a.length);
  const escape = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const change = (text, pattern) => (names.length ? text.replace(pattern, (name) => known.get(name)) : text);
  const whole = new RegExp(`(?<![\\w-])(?:${names.map(escape).join("|")})(?![\\w-])`, "g");
  const long = names.filter((name) => name.length >= 8);
  // A name that is long enough to mean nothing else is replaced within words too (`%3Aname`, `\nname`).
  const within = long.length ? new RegExp(long.map(escape).join("|"), "g") : null;
  return {
    replaced,
    documents: documents.map(({ name, text, format }, at) => {
      let changed = change(text, whole);
      if (within) changed = changed.replace(within, (found) => known.get(found));
      if (!except.includes("name")) changed = changed.replace(SECRET, "$1redacted$3");
      return { name: `document-${at + 1}${/\.\w+$/.exec(name)?.[0] ?? ""}`, text: changed, format };
    }),
  };
}
