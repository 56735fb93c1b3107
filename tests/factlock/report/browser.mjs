// Opens a report in Chromium and holds it to what it promises. Arguments: the folder of the npm packages, the page.
// Prints what is wrong, a line each, and ends with status 1 if anything is.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [modules, page] = process.argv.slice(2);
const require = createRequire(join(modules, "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(join(modules, "axe-core/axe.min.js"), "utf8");

let wrong = 0;
function say(line) {
  wrong += 1;
  console.log(line);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
});

// The policy stays in force, except where a checker has to be put into the page.
async function open(options, bypassCSP = false) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP, ...options });
  const tab = await context.newPage();
  const requests = [];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("console", (message) => say(`console: ${message.text()}`));
  tab.on("pageerror", (error) => say(`error: ${error}`));
  await tab.goto(`file://${page}`);
  if (requests.length !== 1) say(`requests: ${requests.join(" ")}`);
  return tab;
}

const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 800 } },
  forced: { forcedColors: "active" },
};
for (const [name, options] of Object.entries(looks)) {
  const tab = await open(options, true);
  const width = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (width[0] > width[1]) say(`${name}: scrolls sideways, ${width[0]} in ${width[1]} px`);
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => globalThis.axe.run());
  for (const kind of ["violations", "incomplete"]) {
    for (const rule of found[kind]) say(`${name}: axe ${kind}: ${rule.id}: ${rule.nodes[0].html}`);
  }
  await tab.context().close();
}

// The style is in force under the policy, and what is put in afterwards is not.
const tab = await open({});
const styled = await tab.evaluate(() => getComputedStyle(document.querySelector(".claim")).borderTopWidth);
if (styled !== "4px") say(`the style is not in force: ${styled}`);

// From each mark one stop leads to its claim, and from the claim one stop leads back.
const marks = await tab.$$eval(".text a[id]", (links) => links.map((link) => link.id));
for (const id of marks.slice(0, 60)) {
  await tab.evaluate((id) => document.getElementById(id).focus(), id);
  const target = await tab.evaluate((id) => document.getElementById(id).getAttribute("href").slice(1), id);
  await tab.keyboard.press("Enter");
  let back = false;
  for (let stop = 0; stop < 2 && !back; stop += 1) {
    await tab.keyboard.press("Tab");
    back = await tab.evaluate(
      ([target, id]) => {
        const here = document.activeElement;
        return here.closest(".claim")?.id === target && here.getAttribute("href")?.split("--")[0] === `#${id.split("--")[0]}`;
      },
      [target, id],
    );
  }
  if (!back) say(`keyboard: no way from ${id} to ${target} and back in two stops`);
}

// Every target is large enough to hit, but for those in running text.
const small = await tab.$$eval("summary, .contents a, .foot a, .back, .number, .box", (links) =>
  links.filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent),
);
if (small.length > 0) say(`targets below 24 px: ${small.slice(0, 5).join(" | ")}`);

// On paper every quote and every hash is there in full.
const wanted = await tab.evaluate(() => [
  ...[...document.querySelectorAll("blockquote mark")].map((mark) => mark.textContent),
  ...[...document.querySelectorAll(".hash")].map((hash) => hash.textContent),
  ...[...document.querySelectorAll(".coverage q")].map((words) => words.textContent),
]);
const pdf = join(mkdtempSync(join(tmpdir(), "report-")), "report.pdf");
await tab.pdf({ path: pdf, format: "A4" });
const squeezed = (text) => text.normalize("NFKC").replace(/[\s\u00ad-]+/g, "");
const printed = squeezed(execFileSync("pdftotext", ["-raw", pdf, "-"], { maxBuffer: 1 << 28 }).toString());
for (const text of wanted) {
  // A page may end within it.
  if (!printed.includes(squeezed(text)) && !printed.includes(squeezed(text).slice(0, 60))) say(`not on paper: ${text}`);
}
if (wanted.length < 3) say("there is no quote on the page");
await browser.close();

const { HtmlValidate } = require("html-validate");
const report = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(readFileSync(page, "utf8"));
for (const { messages } of report.results) {
  for (const message of messages) say(`html-validate: ${message.ruleId} at ${message.line}:${message.column}: ${message.message}`);
}
try {
  execFileSync("java", ["-jar", join(modules, "vnu-jar/build/dist/vnu.jar"), "--errors-only", page], { stdio: "pipe" });
} catch (failure) {
  say(`vnu: ${failure.stderr}`);
}
process.exit(wrong > 0 ? 1 : 0);
