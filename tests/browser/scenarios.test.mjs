// What people do with the page from end to end, beyond a single text.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { filesOf } from "../../web/editor/src/lines.js";
import { inEachBrowser, launch } from "./browsers.mjs";
import { answer, report } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { serve } from "./serve.mjs";

const SAMPLES = await samples();
const files = (id) => SAMPLES.find((sample) => sample.id === id).files;
const TRAP = files("tls-version-trap")[0].text;
const judged = (inputs) => JSON.parse(answer(inputs, { language: "en" }));

// A policy that refuses plain HTTP, or does not.
const policy = (bucket, refuses) => JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`], Condition: { Bool: { "aws:SecureTransport": String(!refuses) } } }],
}, null, 2);

inEachBrowser("scenarios", (name) => {
  let server, browser;
  before(async () => {
    server = await serve();
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  // Runs a scenario on a fresh page.
  const scenario = (what, run, options = {}) => test(what, async () => {
    const page = await open(browser, `${server.url}?fresh`, { language: "en", ...options });
    await run(page);
    await page.close();
  });

  scenario("job and policy: F8, the message, the fix, the proof, and back", async (page) => {
    const before = judged(files("fraud-training"));
    await page.openFiles(files("fraud-training"));
    await page.untilReport(before);
    const order = ["error", "warning", "note"].flatMap((level) => before.findings.filter((finding) => finding.level === level));
    const proving = order.findIndex(({ rule }) => rule === "bucket-admits-plain-http");
    for (let step = 0; step <= proving; step++) await page.tab.keyboard.press("F8");
    const { id, message, location, fix } = order[proving];
    await page.until((_, id) => document.querySelector(`.finding.chosen[data-finding="${id}"]`), id);
    assert.match(await page.evaluate(() => document.querySelector(".findings [role=status]").textContent), new RegExp(`^Finding ${proving + 1} of ${order.length}: `));
    assert.ok((await page.evaluate(() => document.querySelector(".finding.chosen").innerText)).toLowerCase().includes(message.replaceAll("`", "").toLowerCase()));
    const text = files("fraud-training")[location.input].text;
    assert.equal((await page.editor()).text, text, "the document of the finding is shown");
    await page.tab.keyboard.down("Control");
    await page.tab.keyboard.press("Period");
    await page.tab.keyboard.up("Control");
    await page.until((hooks) => document.querySelector(hooks.apply)?.checkVisibility());
    await page.click("apply");
    await page.until((_, claim) => [...document.querySelectorAll(".proof.tone-enforced")].some((proof) => proof.innerText.includes(claim)), "No plain-HTTP request escapes");
    assert.equal(fix.after, "enforced");
    await page.tab.keyboard.press("Escape");
    await page.undo();
    await page.untilReport(before);
    assert.equal((await page.editor()).text, text);
  });

  scenario("every fix at once: the verdict afterwards is known before, and true", async (page) => {
    await page.openFiles(files("fraud-training"));
    await page.untilReport(judged(files("fraud-training")));
    await page.evaluate(() => document.querySelector(".fix-all").click());
    await page.until(() => /after this change\s+\S+/.test(document.querySelector("dialog.preview .then")?.innerText));
    const promised = await page.evaluate(() => /tone-([a-z-]+)/.exec(document.querySelector("dialog.preview .then .verdict-word:last-child").className)[1]);
    await page.click("apply");
    await page.untilVerdict(promised);
  });

  scenario("a counterexample is shown with what each statement says to it", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    const { counterexample, steps } = report(TRAP).proofs.find(({ verdict }) => verdict === "refuted");
    const shown = await page.evaluate(() => document.querySelector(".proof.tone-cleartext").innerText);
    for (const words of [counterexample.principal, counterexample.action, counterexample.resource, counterexample.command]) assert.ok(shown.includes(words), words);
    assert.equal(await page.evaluate(() => document.querySelectorAll(".proof.tone-cleartext .steps li").length), steps.length);
  });

  scenario("sixty hops: alike ones share a wire, worst first, a count narrows them, a finding opens its row", async (page) => {
    const inputs = Array.from({ length: 60 }, (_, at) => ({ name: `policy-${at}.json`, text: policy(`ledger-${at}`, at % 4 > 0) }));
    const expected = judged(inputs);
    assert.equal(expected.hops.length, 60);
    await page.openFiles(inputs);
    await page.untilVerdict("cleartext");
    await page.until((hooks) => document.querySelectorAll(hooks.group).length === 2);
    const words = await page.evaluate((hooks) => [...document.querySelectorAll(hooks.group)].map((group) => group.parentElement.innerText));
    assert.match(words[0], /15 hops/);
    assert.match(words[0], /cleartext/);
    assert.match(words[1], /45 hops/);
    assert.equal(await page.evaluate((hooks) => document.querySelectorAll(hooks.row).length), 0, "closed at first");
    await page.click("group");
    await page.until((hooks) => document.querySelectorAll(hooks.row).length === 15);
    assert.equal(await page.evaluate((hooks) => [...document.querySelectorAll(`${hooks.row} .hop-verdict`)].filter((line) => line.checkVisibility()).length), 0, "the group gives their common reason");
    await page.evaluate((hooks) => [...document.querySelectorAll(hooks.count)].find((count) => /enforced/.test(count.innerText)).click());
    await page.until((hooks) => document.querySelectorAll(hooks.group).length === 1 && document.querySelectorAll(hooks.finding).length === 0);
    await page.tab.keyboard.press("F8");
    await page.evaluate((hooks) => document.querySelector(`${hooks.count}[aria-pressed=true]`).click());
    await page.tab.keyboard.press("F8");
    await page.until((hooks) => document.querySelector(`${hooks.row}.chosen .wire`));
  });

  for (const width of [320, 1280]) {
    scenario(`twenty wires of different kinds stay readable at ${width} px`, async (page) => {
      const inputs = [...files("fraud-training"), ...files("describe-output"), ...files("no-bucket-policy"), ...files("http-endpoint"), ...files("one-role-exempt"), ...files("terraform-plan")];
      await page.openFiles(inputs);
      await page.untilVerdict("cleartext");
      await page.until((hooks) => document.querySelectorAll(hooks.hop).length > 6);
      const faults = await page.evaluate((hooks) => [...document.querySelectorAll(hooks.hop)].flatMap((hop) => {
        const outer = hop.getBoundingClientRect();
        return [...hop.querySelectorAll(".hop-ends, .wire, .through-name, .hop-verdict")].filter((part) => {
          const { left, right, height } = part.getBoundingClientRect();
          return height > 0 && (left < outer.left - 1 || right > outer.right + 1);
        }).map((part) => part.className);
      }));
      assert.deepEqual(faults, []);
    }, { width, height: 800 });
  }

  scenario("the letters on a wire say what a listener reads, in words too", async (page) => {
    await page.openFiles(files("fraud-training"));
    await page.untilReport(judged(files("fraud-training")));
    const wires = await page.evaluate((hooks) => [...document.querySelectorAll(hooks.hop)].map((hop) => ({
      verdict: /tone-([a-z-]+)/.exec(hop.className)[1], letters: [...hop.querySelectorAll(".run, .glass")].map((run) => run.textContent), hidden: hop.querySelector(".wire").ariaHidden,
      said: [...hop.children].find((child) => child.className === "unseen").textContent, boxes: [...hop.querySelectorAll(".through-name")].map((box) => box.textContent),
    })));
    for (const { verdict, letters, said, boxes, hidden } of wires) {
      assert.equal(new Set(letters).size, 1, "the same letters before, inside and after every box");
      if (verdict === "cleartext") assert.match(letters[0], /^name=Jane Roe {2}card=4111 1111 1111 1111/);
      if (verdict === "encrypted" || verdict === "enforced") assert.match(letters[0], /^17 03 03 00 52( [0-9a-f]{2})+$/);
      assert.match(said, { cleartext: /can read the record itself/, encrypted: /only ciphertext/, enforced: /refuses plaintext/ }[verdict]);
      for (const box of boxes) assert.ok(said.includes(box), `${said} names ${box}`);
      assert.equal(hidden, "true");
    }
    assert.ok(wires.some(({ boxes }) => boxes.length > 2));
  });

  scenario("an escaped policy behind Hangul, emoji, tabs, CR LF and a byte order mark", async (page) => {
    const text = `\ufeff{\r\n\t"이름": "급여 😀👩‍👩‍👧",\r\n\t"Policy": ${JSON.stringify(policy("급여-없는-payroll", false)).replace("급여-없는-", "")}\r\n}\r\n`;
    const expected = report(text);
    await page.paste(text);
    await page.untilReport(expected);
    assert.ok(expected.findings.length > 0);
    for (const { id, location: { range } } of expected.findings) {
      await page.click("jump", `[data-finding="${id}"]`);
      assert.equal((await page.editor()).selected, text.slice(range.start.utf16, range.end.utf16).replaceAll("\r\n", "\n"));
    }
  });

  scenario("Hangul is composed without losing a letter, and shortcuts wait", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await page.focusEditor();
    if (name === "chromium") {
      const session = await page.tab.createCDPSession();
      await page.tab.keyboard.down("Control");
      await page.tab.keyboard.press("End");
      await page.tab.keyboard.up("Control");
      for (const syllable of ["ㅎ", "하", "한"]) {
        await session.send("Input.imeSetComposition", { text: syllable, selectionStart: syllable.length, selectionEnd: syllable.length });
        await new Promise((wake) => setTimeout(wake, 120)); // an answer arrives between the strokes
      }
      await session.send("Input.insertText", { text: "한" });
      await session.send("Input.imeSetComposition", { text: "글", selectionStart: 1, selectionEnd: 1 });
      await session.send("Input.insertText", { text: "글" });
      await page.until((hooks, text) => {
        const content = document.querySelector(hooks.editor).shadowRoot.querySelector(".cm-content");
        return (content.cmTile?.root?.view ?? content.cmView?.rootView?.view).state.doc.toString() === text;
      }, `${TRAP}한글`);
    }
    const chosen = () => page.evaluate(() => document.querySelector(".finding.chosen")?.dataset.finding ?? null);
    const before = await chosen();
    await page.evaluate((hooks) => {
      const content = document.querySelector(hooks.editor).shadowRoot.querySelector(".cm-content");
      content.dispatchEvent(new KeyboardEvent("keydown", { key: "Process", code: "F8", keyCode: 229, isComposing: true, bubbles: true, composed: true }));
    });
    assert.equal(await chosen(), before, "a key of a composition is no shortcut");
  });

  scenario("the plain view composes and edits the same text", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await page.evaluate(() => document.querySelector("button.view").click());
    await page.until((hooks) => document.querySelector(hooks.editor).shadowRoot.querySelector("textarea").checkVisibility());
    await page.evaluate((hooks) => {
      const area = document.querySelector(hooks.editor).shadowRoot.querySelector("textarea");
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    });
    await page.tab.keyboard.type(" 한글");
    await page.until((hooks) => document.querySelector(hooks.editor).shadowRoot.querySelector("textarea").value.endsWith("한글"));
    await page.catchSaved();
    await page.report("Save this document");
    assert.equal((await page.caught())[0].text, `${TRAP} 한글`);
  });

  scenario("the keyboard alone reaches everything and is trapped nowhere", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await page.evaluate(() => { document.activeElement?.blur(); document.querySelector(".skip").focus(); });
    const seen = [];
    for (let step = 0; step < 150; step++) {
      const at = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (!element || element === document.body) return null;
        const { width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${element.className} ${element.ariaLabel ?? element.textContent?.slice(0, 30)} ${width > 0 && height > 0}`;
      });
      if (at === null && seen.length > 10) break;
      if (at) seen.push(at);
      await page.tab.keyboard.press("Tab");
    }
    assert.ok(seen.length < 150, `never left the page: ${seen.slice(-5)}`);
    assert.deepEqual(seen.filter((line) => line.endsWith(" false") && !line.includes("skip")), []);
    for (const part of ["samples", "open", "theme", "seal", "help", "tab", "cm-content", "count", "hop-ends", "finding-head", "preview-fix"]) {
      assert.ok(seen.some((line) => line.split(" ").some((word) => word === part)), `${part} is reached: ${seen.join("\n")}`);
    }
  });

  scenario("arrows walk the path and the findings", async (page) => {
    await page.openFiles(files("fraud-training"));
    await page.untilReport(judged(files("fraud-training")));
    const focused = (selector) => page.evaluate((_, selector) => [...document.querySelectorAll(selector)].indexOf(document.activeElement), selector);
    for (const selector of [".path .hop-ends", ".finding-head"]) {
      await page.evaluate((_, selector) => document.querySelector(selector).focus(), selector);
      await page.tab.keyboard.press("ArrowDown");
      assert.equal(await focused(selector), 1);
      await page.tab.keyboard.press("End");
      assert.ok((await focused(selector)) >= 5);
      await page.tab.keyboard.press("Home");
      assert.equal(await focused(selector), 0);
    }
  });

  scenario("on a phone a touched sign brings its finding up beside the text", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await page.until((hooks) => document.querySelector(hooks.editor).shadowRoot.querySelector(".wp-gutter .wp-sign-error"));
    const [x, y] = await page.evaluate((hooks) => {
      const { left, top, width, height } = document.querySelector(hooks.editor).shadowRoot.querySelector(".wp-gutter .wp-sign-error").getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    });
    await page.tab.mouse.click(x, y);
    await page.until(() => document.querySelector(".peek")?.checkVisibility());
    assert.match(await page.evaluate(() => document.querySelector(".peek").innerText), /plain HTTP gets through/);
    const covered = await page.evaluate(() => document.querySelector(".peek").getBoundingClientRect().bottom > document.querySelector(".panebar").getBoundingClientRect().top + 1);
    assert.equal(covered, false);
    await page.evaluate(() => document.querySelector(".peek button").focus());
    await page.tab.keyboard.press("Escape");
    await page.until(() => !document.querySelector(".peek"));
    assert.ok((await page.editor()).hasFocus);
  }, { width: 390, height: 800 });

  scenario("dropped files open beside each other", async (page) => {
    await page.evaluate((_, inputs) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of inputs) dataTransfer.items.add(new File([text], name));
      const place = document.querySelector("#text");
      for (const kind of ["dragover", "drop"]) place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    }, [...files("fraud-training"), { name: "third.json", text: TRAP }]);
    await page.until(() => document.querySelectorAll("[role=tab]").length === 3);
    await page.untilReport(judged([...files("fraud-training"), { name: "third.json", text: TRAP }]));
  });

  scenario("clearing everything leaves nothing, and nothing to undo", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await page.evaluate(() => document.querySelector("button.help").click());
    await page.until(() => document.querySelector(".forget")?.checkVisibility());
    await page.evaluate(() => document.querySelector(".forget").click());
    await page.until((hooks) => document.querySelector(`${hooks.verdict}.tone-none`) && !document.querySelector(hooks.finding));
    assert.equal((await page.editor()).text, "");
    await page.undo();
    assert.equal((await page.editor()).text, "");
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
  });

  scenario("the text comes back with the back button, or the page starts anew; it works either way", async (page) => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await page.tab.goto(`${server.url}?elsewhere`);
    await page.until((hooks) => document.querySelector(hooks.verdict));
    await page.tab.goBack();
    await page.until((hooks) => document.querySelector(hooks.verdict));
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
  });
});

describe("folders", () => {
  const file = (name) => ({ isFile: true, name, file: (ok) => ok({ name }) });
  const folder = (name, ...children) => ({
    isDirectory: true, name, createReader: () => { const rest = [children, []]; return { readEntries: (ok) => ok(rest.shift()) }; },
  });

  test("a dropped folder gives its configurations, in order, and nothing hidden", async () => {
    const dropped = [folder("infra", file("b.json"), file("a.yaml"), file("logo.png"), folder(".git", file("x.json")), folder("node_modules", file("y.json")), folder("deep", file("z.template"))), file("plan.out")];
    assert.deepEqual((await filesOf(dropped)).map(({ name }) => name), ["a.yaml", "b.json", "z.template", "plan.out"]);
  });

  test("what cannot be read is left out", async () => {
    const broken = { isFile: true, name: "gone.json", file: (_ok, no) => no(new Error("gone")) };
    assert.deepEqual((await filesOf([broken, file("a.json")])).map(({ name }) => name), ["a.json"]);
  });
});
