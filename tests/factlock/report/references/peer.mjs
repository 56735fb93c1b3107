// Formats a CSL-JSON bibliography with citeproc-js, each item for itself:
// node peer.mjs MODULES STYLES BIBLIOGRAPHY STYLE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, styles, bibliography, ...names] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const CSL = require("citeproc");
const locales = require("@citation-js/plugin-csl/lib/locales.json");
const items = Object.fromEntries(JSON.parse(readFileSync(bibliography, "utf8")).map((item) => [item.id, item]));
const system = {
  retrieveLocale: (language) => locales[language] ?? locales["en-US"],
  retrieveItem: (id) => structuredClone(items[id]),
};

const lines = names.map((name) => {
  const engine = new CSL.Engine(system, readFileSync(`${styles}/${name}.csl`, "utf8"), "en-US", true);
  engine.setOutputFormat("text");
  const line = (id) => {
    engine.updateItems([id]);
    return engine.makeBibliography()[1].join(" ").replace(/\s+/g, " ").trim();
  };
  return [name, Object.fromEntries(Object.keys(items).map((id) => [id, line(id)]))];
});
process.stdout.write(JSON.stringify(Object.fromEntries(lines)));
