// Serves a report to Lighthouse and opens it as a file. Arguments: the folder of the npm packages, the page, and `load`
// where only the time to load counts. Prints what is wrong, a line each, and ends with status 1 if anything is.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, page, what] = process.argv.slice(2);
const require = createRequire(join(modules, "index.js"));
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = ["--headless=new", "--no-sandbox", "--disable-quic", "--disable-background-networking"];

let wrong = 0;
function say(line) {
  wrong += 1;
  console.log(line);
}

async function score() {
  const { default: lighthouse } = await import(pathToFileURL(require.resolve("lighthouse")).href);
  const launcher = await import(pathToFileURL(require.resolve("chrome-launcher")).href);
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(readFileSync(page));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const chrome = await launcher.launch({ chromePath: chromium, chromeFlags: flags });
  const categories = ["accessibility", "best-practices"];
  const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/`, {
    port: chrome.port,
    logLevel: "error",
    onlyCategories: categories,
  });
  for (const name of categories) {
    const { score, auditRefs } = lhr.categories[name];
    if (score === 1) continue;
    const failed = auditRefs.map(({ id }) => lhr.audits[id]).filter((audit) => audit.score !== null && audit.score < 1);
    say(`${name}: ${score}: ${failed.map((audit) => audit.title).join("; ")}`);
  }
  await chrome.kill();
  server.close();
}

// The best of a few: a browser that has much else to do says nothing of the page.
async function load() {
  const browser = await require("playwright-core").chromium.launch({ executablePath: chromium, args: flags.slice(1) });
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.goto(pathToFileURL(page).href);
    times.push(await tab.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
    await tab.close();
  }
  await browser.close();
  const best = Math.min(...times);
  console.error(`loads in ${times.map((time) => Math.round(time)).join(", ")} ms`);
  if (!(best > 0 && best <= 500)) say(`loads in ${Math.round(best)} ms`);
}

await (what === "load" ? load() : score());
process.exit(wrong === 0 ? 0 : 1);
