// Opens the page of a diff in Chromium and holds it to what it promises. Arguments: the folder of the npm packages, the
// page. Prints what is wrong, a line each, and ends with status 1 if anything is.

import { inEveryLook, onPaper, open, squeezed, valid, visit } from "../pages/browser.mjs";

const here = await visit(...process.argv.slice(2));
await inEveryLook(here);

// What was put in and what was taken out can be told apart without colours, also on paper.
const tab = await open(here, { forcedColors: "active" });
for (const [kind, mark] of [["ins", "underline"], ["del", "line-through"]]) {
  const lines = await tab.$$eval(kind, (all) => all.map((one) => getComputedStyle(one).textDecorationLine));
  if (lines.some((line) => line !== mark)) here.say(`\`${kind}\` is not ${mark}: ${lines.join(" ")}`);
}
if ((await tab.$$("ins, del")).length === 0) here.say("no word of the page is marked as changed");
const changed = await tab.$$eval("ins, del", (all) =>
  all.map((one) => [...one.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE).map((part) => part.data).join("")),
);
const printed = await onPaper(tab);
for (const words of changed) {
  if (!printed.includes(squeezed(words))) here.say(`not on paper: ${words}`);
}
await here.browser.close();
await valid(here);
process.exit(here.wrong > 0 ? 1 : 0);
