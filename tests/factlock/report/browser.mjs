// Opens a report in Chromium and holds it to what it promises. Arguments: the folder of the npm packages, the page.
// Prints what is wrong, a line each, and ends with status 1 if anything is.

import { inEveryLook, onPaper, open, squeezed, valid, visit } from "../pages/browser.mjs";

const here = await visit(...process.argv.slice(2));
const say = here.say;
await inEveryLook(here);

// The style is in force under the policy, and what is put in afterwards is not.
const tab = await open(here, {});
const styled = await tab.evaluate(() => getComputedStyle(document.querySelector("#claims article")).borderTopWidth);
if (styled !== "4px") say(`the style is not in force: ${styled}`);

// The claims of a verdict stand below its heading, whatever the width.
for (const width of [1600, 1200, 900, 600]) {
  await tab.setViewportSize({ width, height: 900 });
  const torn = await tab.$$eval(".contents section", (sections) =>
    sections
      .filter((section) => {
        const [head, list] = ["h3", "ol"].map((name) => section.querySelector(name).getBoundingClientRect());
        return list.left !== head.left || list.top < head.bottom || section.getClientRects().length !== 1;
      })
      .map((section) => section.querySelector("h3").textContent),
  );
  if (torn.length > 0) say(`contents at ${width} px: not below their heading: ${torn.join(" | ")}`);
}
await tab.setViewportSize({ width: 1280, height: 900 });

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
        return here.closest("#claims article")?.id === target && here.getAttribute("href")?.split("--")[0] === `#${id.split("--")[0]}`;
      },
      [target, id],
    );
  }
  if (!back) say(`keyboard: no way from ${id} to ${target} and back in two stops`);
}

// Every target is large enough to hit, but for those in running text.
const small = await tab.$$eval("summary, .contents a, article > header a, .number, .box", (links) =>
  links.filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent),
);
if (small.length > 0) say(`targets below 24 px: ${small.slice(0, 5).join(" | ")}`);

// On paper every quote and every hash is there in full.
const wanted = await tab.evaluate(() => [
  ...[...document.querySelectorAll("blockquote mark")].map((mark) => mark.textContent),
  ...[...document.querySelectorAll(".hash")].map((hash) => hash.textContent),
  ...[...document.querySelectorAll(".coverage q")].map((words) => words.textContent),
]);
const printed = await onPaper(tab);
for (const text of wanted) {
  // A page may end within it.
  if (!printed.includes(squeezed(text)) && !printed.includes(squeezed(text).slice(0, 60))) say(`not on paper: ${text}`);
}
if (wanted.length < 3) say("there is no quote on the page");
await here.browser.close();
await valid(here);
process.exit(here.wrong > 0 ? 1 : 0);
