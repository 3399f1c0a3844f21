// Links and the names they hide, without a page.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { decode, encode, encodeVerdict, gist, linksOf } from "../../web/shell/links.js";
import { redact } from "../../web/shell/redact.js";
import { answer } from "./engine.mjs";
import { samples } from "./page.mjs";

const fragment = (value) => `#x1.${deflateRawSync(JSON.stringify(value)).toString("base64url")}`;
const cause = (hash) => decode(hash).then(() => "none", (error) => error.cause);

describe("links", () => {
  test("documents come back as they were", async () => {
    const documents = [
      { name: "a.json", text: "{\r\n\"한글\": \"😀\"\t}\n", format: "s3.bucket-policy" }, { name: "b", text: "x".repeat(300_000), format: null },
    ];
    const hash = await encode(documents, "0.1.0");
    assert.match(hash, /^#x1\.[\w-]+$/);
    assert.deepEqual(await decode(hash), { made: "0.1.0", docs: documents });
  });

  test("a verdict travels without a document", async () => {
    const counts = { enforced: 1, encrypted: 0, cleartext: 2, unknown: 0, noTraffic: 0 };
    assert.deepEqual(await decode(await encodeVerdict({ verdict: "cleartext", counts, hops: [{ secret: 1 }] }, "0.1.0")), { made: "0.1.0", verdict: "cleartext", counts });
  });

  test("what cannot be read is refused with its cause", async () => {
    const [one] = (await samples())[0].files;
    const whole = await encode([one], "");
    assert.equal(await cause(whole.slice(0, -9)), "broken");
    assert.equal(await cause("#x1.!!!"), "broken");
    assert.equal(await cause("#x1."), "broken");
    assert.equal(await cause(fragment({ v: 1, docs: [{ name: "a" }] })), "broken");
    assert.equal(await cause(fragment({ v: 1, docs: [] })), "broken");
    assert.equal(await cause(fragment({ v: 2, docs: [{ name: "a", text: "" }] })), "version");
    assert.equal(await cause("#x9.abcd"), "version");
    assert.equal(await cause(fragment({ v: 1, docs: Array(17).fill({ name: "a", text: "" }) })), "size");
    assert.equal(await cause(`#x1.${"A".repeat(65_537)}`), "size");
    assert.equal(await cause(fragment({ v: 1, docs: [{ name: "bomb", text: " ".repeat(5 << 20) }] })), "size");
  });

  test("a link leaves the address bar when it is taken", async () => {
    const location = { hash: await encode([{ name: "a", text: "{}" }], ""), pathname: "/x/", search: "?fresh", href: "https://e/x/?fresh#" };
    const seen = [];
    const links = linksOf(null, { location, history: { replaceState: (...args) => seen.push(args) } });
    assert.ok(links.take());
    assert.deepEqual(seen, [[null, "", "/x/?fresh"]]);
    assert.deepEqual((await links.taken()).docs, [{ name: "a", text: "{}", format: null }]);
    assert.equal(await links.taken(), null);
  });
});

describe("redaction", () => {
  const TELLTALE = `{"RoleArn":"arn:aws:iam::210987654321:role/service/PayrollRole","KmsKeyId":"arn:aws:kms:eu-west-1:210987654321:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
    "S3Uri":"s3://acme-payroll/train","Policy":"{\\"Resource\\":\\"arn:aws:s3:::acme-payroll/*\\",\\"Principal\\":{\\"AWS\\":\\"210987654321\\"}}","Encoded":"%22arn%3Aaws%3As3%3A%3A%3Aacme-archive%22",
    "Subnets":["subnet-0a1b2c3d4e5f60718"],"Cidr":"10.20.0.0/16","Peer":"52.94.5.7","V6":"2600:1f18:1234::/48","Mail":"kim@acme.co.kr","Url":"http://warehouse.acme.internal:8080/x","TrainingJobName":"acme-churn","DbPassword":"hunter2hunter2",
    "Any":"0.0.0.0/0","Open":"arn:aws:iam::210987654321:role/acme-app-*"}`;

  test("no name survives, and one name gets one example", () => {
    const { documents: [{ name, text }], replaced } = redact([{ name: "acme.json", text: TELLTALE }]);
    assert.doesNotMatch(text, /acme|Payroll|2109876|0f1e2d3c|10\.20|52\.94|2600:|0a1b2c|warehouse|hunter2/i);
    assert.equal(name, "document-1.json");
    assert.equal(text.match(/amzn-s3-demo-bucket\b/g).length, 2);
    assert.equal(text.match(/111122223333/g).length, 4);
    assert.match(text, /"Any":"0\.0\.0\.0\/0"/);
    assert.match(text, /role\/name-\d+\*"/);
    assert.equal(new Set(replaced.map(({ to }) => to)).size, replaced.length, "different names get different examples");
    JSON.parse(JSON.parse(text).Policy);
  });

  test("every sample gets the same answer with example names", async () => {
    const tell = async (call, [inputs, options]) => JSON.parse(answer(inputs, options));
    for (const { id, files } of await samples()) {
      const inputs = files.map((file) => ({ ...file, format: null }));
      const { documents, same } = await linksOf(tell, {}).redacted(inputs, { language: "en" });
      assert.ok(same, id);
      assert.equal(gist(await tell("", [documents, {}])), gist(await tell("", [inputs, {}])), id);
    }
  });
});
