// What every page of ours promises, held to it in Chromium and by validators of HTML.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

// A browser at a page, and `say`, which takes what is wrong. `modules` is the folder of the npm packages.
export async function visit(modules, page) {
  const require = createRequire(join(modules, "index.js"));
  const { chromium } = require("playwright-core");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
  });
  const visit = { browser, modules, page, require, wrong: 0 };
  visit.say = (line) => {
    visit.wrong += 1;
    console.log(line);
  };
  return visit;
}

// Opens the page; it may ask for nothing more. Its policy stays in force, except where a checker has to be put into it.
export async function open({ browser, page, say }, options, bypassCSP = false) {
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

// In each look nothing scrolls sideways, and axe finds nothing wrong and leaves nothing open.
export async function inEveryLook(visit) {
  const axe = readFileSync(join(visit.modules, "axe-core/axe.min.js"), "utf8");
  for (const [name, options] of Object.entries(looks)) {
    const tab = await open(visit, options, true);
    // What is drawn only where somebody scrolls to has neither a width nor colours until then.
    await tab.$$eval(".part", (parts) => parts.forEach((part) => (part.style.contentVisibility = "visible")));
    const width = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (width[0] > width[1]) visit.say(`${name}: scrolls sideways, ${width[0]} in ${width[1]} px`);
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => globalThis.axe.run());
    for (const kind of ["violations", "incomplete"]) {
      for (const rule of found[kind]) visit.say(`${name}: axe ${kind}: ${rule.id}: ${rule.nodes[0].html}`);
    }
    await tab.context().close();
  }
}

// The page on paper, as text without white space and hyphens.
export async function onPaper(tab) {
  const pdf = join(mkdtempSync(join(tmpdir(), "page-")), "page.pdf");
  await tab.pdf({ path: pdf, format: "A4" });
  return squeezed(execFileSync("pdftotext", ["-raw", pdf, "-"], { maxBuffer: 1 << 28 }).toString());
}

export function squeezed(text) {
  return text.normalize("NFKC").replace(/[\s\u00ad-]+/g, "");
}

// Both validators of HTML find no error.
export async function valid({ modules, page, require, say }) {
  const { HtmlValidate } = require("html-validate");
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
  for (const { messages } of (await validator.validateString(readFileSync(page, "utf8"))).results) {
    for (const { ruleId, line, column, message } of messages) say(`html-validate: ${ruleId} at ${line}:${column}: ${message}`);
  }
  try {
    execFileSync("java", ["-jar", join(modules, "vnu-jar/build/dist/vnu.jar"), "--errors-only", page], { stdio: "pipe" });
  } catch (failure) {
    say(`vnu: ${failure.stderr}`);
  }
}
