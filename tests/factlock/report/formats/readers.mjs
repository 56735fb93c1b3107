// Reads annotations as other programs do, and fails where one of them finds other words:
// node readers.mjs MODULES ANNOTATIONS TEXTS, where TEXTS has the text and the blocks of each snapshot by its digest.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, annotations, snapshots] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { JSDOM } = require("jsdom");
const page = new JSDOM("<!doctype html><body>");
for (const name of ["window", "document", "Node", "NodeFilter", "Range", "Text", "Element", "HTMLElement", "Document"]) {
  globalThis[name] = page.window[name] ?? page.window;
}
Object.defineProperty(globalThis, "navigator", { value: page.window.navigator, configurable: true });
const load = (file) => import(pathToFileURL(`${modules}/${file}`).href);
const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await load("@apache-annotator/dom/lib/index.js");
const fragments = await load("text-fragments-polyfill/src/text-fragment-utils.js");

const texts = JSON.parse(readFileSync(snapshots, "utf8"));
const items = JSON.parse(readFileSync(annotations, "utf8")).first.items;
const wrong = [];
const seen = { positions: 0, quotes: 0, fragments: 0 };
const folded = (text) => text.replace(/\s+/g, " ").trim();

// The text in many nodes, as a page has it: a node ends after every ninth character.
function scattered(text) {
  const element = document.createElement("pre");
  const characters = [...text];
  for (let at = 0; at < characters.length; at += 9) {
    const part = document.createElement(at % 2 ? "b" : "span");
    part.append(characters.slice(at, at + 9).join(""));
    element.append(part);
  }
  document.body.replaceChildren(element);
  return element;
}

async function ranges(matcher, scope) {
  const found = [];
  for await (const range of matcher(scope)) found.push(range);
  return found;
}

function blocks(snapshot) {
  const elements = snapshot.blocks.map((block) => {
    const element = document.createElement("p");
    element.textContent = block;
    return element;
  });
  document.body.replaceChildren(...elements);
}

for (const item of items) {
  for (const target of item.target) {
    const snapshot = texts[target.sha256];
    const selectors = Object.fromEntries((target.selector ?? []).map((selector) => [selector.type, selector]));
    const quote = selectors.TextQuoteSelector;
    const position = selectors.TextPositionSelector;
    if (!snapshot || !position) continue;
    const scope = scattered(snapshot.text);
    const [at] = await ranges(createTextPositionSelectorMatcher(position), scope);
    seen.positions += 1;
    if (at?.toString() !== quote.exact) wrong.push(`position: ${at} is not ${quote.exact}`);
    const quoted = await ranges(createTextQuoteSelectorMatcher(quote), scope);
    seen.quotes += 1;
    const same = (range) =>
      range.compareBoundaryPoints(Range.START_TO_START, at) === 0 || folded(range.toString()) === folded(at.toString());
    if (!quoted.some(same)) wrong.push(`quote: ${quoted} is not ${quote.exact}`);
    const fragment = selectors.FragmentSelector;
    if (!fragment) continue;
    blocks(snapshot);
    const directives = fragments.getFragmentDirectives(`#${fragment.value}`);
    const parsed = fragments.parseFragmentDirectives(directives).text;
    for (const one of parsed) {
      const [found] = fragments.processTextFragmentDirective(one, document);
      seen.fragments += 1;
      const words = found && folded(found.toString()).replaceAll(" ", "");
      if (words !== folded(quote.exact).replaceAll(" ", "")) {
        wrong.push(`fragment: ${found} is not ${quote.exact} (${fragment.value})`);
      }
    }
  }
}
console.log(JSON.stringify(seen));
wrong.forEach((line) => console.log(line));
process.exit(wrong.length || !seen.positions || !seen.fragments ? 1 : 0);
