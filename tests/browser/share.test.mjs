// What a person takes along: links, reports, the text itself.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { decode } from "../../web/shell/links.js";
import { inEachBrowser, launch } from "./browsers.mjs";
import { answer } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { serve } from "./serve.mjs";

const SAMPLES = await samples();
const JOB = SAMPLES.find(({ id }) => id === "fraud-training");
const judged = (files, language = "en") => JSON.parse(answer(files.map(({ name, text }) => ({ name, text })), { language }));

inEachBrowser("share", (name) => {
  let server, browser, page;
  before(async () => {
    server = await serve();
    browser = await launch(name);
  });
  beforeEach(async () => { page = await open(browser, server.url, { language: "en" }); });
  afterEach(async () => {
    assert.deepEqual(await page.violations(), []);
    await page.close();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const hash = (link) => link.slice(link.indexOf("#"));

  // The link that the dialog copies.
  async function copied(hook) {
    await page.catchSaved();
    await page.click("share");
    await page.until((hooks) => document.querySelector(hooks.copyLink)?.checkVisibility());
    await page.click(hook);
    const [{ text }] = await page.caught();
    return text;
  }

  test("a link opens with the same answer, without the names, and leaves the address bar", async () => {
    await page.chooseSample(JOB.id);
    await page.untilReport(judged(JOB.files));
    const link = await copied("copyLink");
    assert.match(await page.text("proofed"), /comes out the same/);
    const { docs } = await decode(hash(link));
    assert.equal(docs.length, JOB.files.length);
    assert.doesNotMatch(JSON.stringify(docs), /fraud|0a1b2c3d/i);
    const other = await open(browser, link, { language: "en" });
    await other.untilReport(judged(docs));
    assert.deepEqual(await other.hops(), judged(JOB.files).hops.map(({ verdict }) => verdict));
    assert.equal((await other.editor()).text, docs[0].text);
    assert.doesNotMatch(await other.evaluate(() => location.href + JSON.stringify(history.state)), /x1\./);
    assert.match(await other.text("notice"), /From a link made with Wireproof/);
    await other.close();
  });

  test("with the real names only when that is asked for", async () => {
    await page.chooseSample(JOB.id);
    await page.untilReport(judged(JOB.files));
    await page.click("share");
    await page.until((hooks) => document.querySelector(hooks.copyLink)?.checkVisibility());
    await page.click("hideNames");
    await page.until((hooks) => document.querySelector(hooks.copyLink)?.checkVisibility() && !document.querySelector(hooks.proofed));
    await page.catchSaved();
    await page.click("copyLink");
    const [{ text }] = await page.caught();
    assert.deepEqual((await decode(hash(text))).docs.map(({ text }) => text), JOB.files.map(({ text }) => text));
  });

  test("a link in the address bar takes the place of the text, and gives it back", async () => {
    await page.chooseSample(JOB.id);
    await page.untilReport(judged(JOB.files));
    const link = await copied("copyLink");
    await page.evaluate(() => document.querySelector("dialog[open]").close());
    await page.paste("{\"mine\": 1}");
    await page.evaluate((_, fragment) => { location.hash = fragment; }, hash(link));
    await page.until((hooks) => /From a link/.test(document.querySelector(hooks.notice)?.innerText));
    assert.equal(await page.evaluate(() => location.hash), "");
    await page.click("undoNotice");
    await page.until((hooks) => !document.querySelector(hooks.notice));
    assert.equal((await page.editor()).text, "{\"mine\": 1}");
  });

  test("a verdict alone, a broken link, a newer link", async () => {
    await page.chooseSample(JOB.id);
    await page.untilReport(judged(JOB.files));
    const link = await copied("copyVerdict");
    assert.ok(hash(link).length < 300, link);
    for (const [address, words] of [
      [link, /holds no document.*2 of 6 hops can carry your data unencrypted/], [`${server.url}#x1.AAAA`, /cut off or garbled/], [`${server.url}#x7.AAAA`, /newer version/],
    ]) {
      const other = await open(browser, address, { language: "en" });
      await other.until((hooks) => document.querySelector(hooks.notice));
      assert.match(await other.text("notice"), words);
      assert.equal(await other.evaluate(() => location.hash), "");
      await other.close();
    }
  });

  test("a report of a wrong verdict holds the documents without their names", async () => {
    await page.chooseSample(JOB.id);
    await page.untilReport(judged(JOB.files));
    const text = await copied("copyWrong");
    assert.match(text, /^Wireproof \d/);
    assert.match(text, /2 of 6 hops can carry/);
    assert.match(text, /EnableNetworkIsolation/);
    assert.doesNotMatch(text, /fraud/i);
  });

  test("every report holds what the page shows", async () => {
    const report = judged(JOB.files);
    await page.chooseSample(JOB.id);
    await page.untilReport(report);
    await page.catchSaved();
    const saved = async (words) => {
      await page.report(words);
      return (await page.caught())[0];
    };
    assert.deepEqual(JSON.parse((await saved("Save as JSON")).text), report);
    const { name: sarifName, text: sarifText } = await saved("Save as SARIF");
    const { version, runs: [{ results, columnKind }] } = JSON.parse(sarifText);
    assert.deepEqual([sarifName, version, columnKind], ["wireproof.sarif", "2.1.0", "utf16CodeUnits"]);
    assert.deepEqual(results.map(({ ruleId }) => ruleId), report.findings.map(({ rule }) => rule));
    const { text: html } = await saved("Save as HTML");
    assert.match(html, /^<!doctype html>\n<html lang="en">/);
    assert.doesNotMatch(html, /<script/);
    const written = (message) => message.replaceAll("'", "&#39;").replaceAll(/`([^`]*)`/g, "<code lang=\"en\">$1</code>");
    for (const { message } of report.findings) assert.ok(html.includes(written(message)), message);
    assert.match((await saved("Save as Markdown")).text, /^## /);
    const { text: svg } = await saved("Save the path as SVG");
    assert.equal(svg.match(/<path /g).length, 2 * report.hops.length);
    assert.deepEqual(await saved("Save this document"), { name: JOB.files[0].name, text: JOB.files[0].text });
  });

  test("a lone policy is copied as code, and nothing else is", async () => {
    await page.paste('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b-1","arn:aws:s3:::b-1/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}');
    await page.untilVerdict("enforced");
    await page.catchSaved();
    const open = () => page.evaluate((hooks) => { document.querySelector(hooks.menu).open = true; });
    const offered = (words) => page.until((hooks, words) => [...document.querySelectorAll(`${hooks.menu} button`)].some((button) => button.textContent === words), words);
    await open();
    await offered("Copy this policy as CloudFormation");
    await page.report("Copy this policy as Terraform");
    const [{ text }] = await page.caught();
    assert.match(text, /^resource "aws_s3_bucket_policy" "b_1" \{\n  bucket = "b-1"\n  policy = jsonencode\(\{\n    Version = "2012-10-17"\n/);
    await page.chooseSample(JOB.id);
    await page.untilReport(judged(JOB.files));
    await open();
    await new Promise((wake) => setTimeout(wake, 500)); // for answers that must not come
    assert.ok(!(await page.evaluate((hooks) => document.querySelector(hooks.menu).textContent)).includes("Terraform"));
  });
});
