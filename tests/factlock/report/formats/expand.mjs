// Expands annotations with a processor of JSON-LD under the model's own context, and requires that no key is lost and
// that every type and every motivation is one of the model's; then holds each to the assertions of W3C's tests:
// node expand.mjs MODULES ANNOTATIONS CONTEXT [SCHEMAS]. CONTEXT is a file that has the context in it. No network is asked.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, file, contextFile, schemas] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const jsonld = require("jsonld");
const collection = JSON.parse(readFileSync(file, "utf8"));
const OA = "http://www.w3.org/ns/oa#";
const AS = "http://www.w3.org/ns/activitystreams#";

// The object that begins with the prefix of the model, whatever stands around it.
function contextIn(text) {
  const begin = text.lastIndexOf("{", text.search(/"oa":\s*"http:\/\/www\.w3\.org\/ns\/oa#"/));
  let depth = 0;
  for (let at = begin; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return JSON.parse(text.slice(begin, at + 1));
  }
  throw new Error("there is no context");
}

const keys = (value) =>
  Array.isArray(value)
    ? value.reduce((sum, one) => sum + keys(one), 0)
    : value && typeof value === "object"
      ? Object.entries(value)
          .filter(([key]) => !key.startsWith("@") && key !== "id" && key !== "type")
          .reduce((sum, [key, one]) => sum + 1 + (key === "@context" ? 0 : keys(one)), 0)
      : 0;

function properties(value) {
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + properties(one), 0);
  if (!value || typeof value !== "object") return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key.startsWith("@") ? (key === "@list" ? properties(one) : 0) : 1 + properties(one)),
    0,
  );
}

function walk(value, visit) {
  if (Array.isArray(value)) value.forEach((one) => walk(one, visit));
  else if (value && typeof value === "object") {
    visit(value);
    Object.values(value).forEach((one) => walk(one, visit));
  }
}

const TYPES = new Set(
  ["Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "DataPositionSelector", "FragmentSelector", "TimeState"]
    .map((name) => OA + name)
    .concat(["Application", "OrderedCollection", "OrderedCollectionPage"].map((name) => AS + name)),
);
const WHY = new Set(["assessing", "identifying", "describing", "commenting", "moderating"].map((name) => OA + name));

function judge(expanded, source) {
  if (properties(expanded) !== keys(source)) throw new Error(`${keys(source)} keys, ${properties(expanded)} expanded`);
  let annotations = 0;
  walk(expanded, (node) => {
    for (const key of Object.keys(node)) {
      if (!key.startsWith("@") && !/^https?:\/\/[^ ]+$/.test(key)) throw new Error(`\`${key}\` is no address`);
    }
    for (const type of [node["@type"]].flat().filter((type) => type !== undefined && !("@value" in node))) {
      if (!TYPES.has(type)) throw new Error(`\`${type}\` is no type of the model`);
    }
    for (const why of [...(node[`${OA}motivatedBy`] ?? []), ...(node[`${OA}hasPurpose`] ?? [])]) {
      if (!WHY.has(why["@id"])) throw new Error(`${JSON.stringify(why)} is no motivation`);
    }
    for (const key of ["start", "end"]) {
      for (const place of node[OA + key] ?? []) {
        if (place["@type"] !== "http://www.w3.org/2001/XMLSchema#nonNegativeInteger") throw new Error(JSON.stringify(place));
      }
    }
    if ((node["@type"] ?? []).includes?.(`${OA}Annotation`)) {
      annotations += 1;
      if (!node[`${OA}hasTarget`]?.length || !node[`${OA}hasBody`]?.length || !node["@id"]) throw new Error(JSON.stringify(node));
    }
  });
  return annotations;
}

const published = contextIn(readFileSync(contextFile, "utf8"));
let count = 0;
// Copies of the context from its first years lack a motivation.
for (const context of [published, { ...published, assessing: `${OA}assessing` }]) {
  const documentLoader = async (url) => {
    if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`asked for ${url}`);
    return { contextUrl: null, documentUrl: url, document: { "@context": context } };
  };
  const options = { documentLoader, safe: true };
  const items = collection.first.items;
  const whole = judge(await jsonld.expand(collection, options), collection);
  if (whole !== items.length || items.length === 0) throw new Error(`${whole} annotations of ${items.length}`);
  for (const item of items) count += judge(await jsonld.expand(item, options), item);
  const quads = await jsonld.toRDF(collection, { ...options, format: "application/n-quads" });
  if (quads.split(`<${OA}Annotation>`).length !== items.length + 1) throw new Error("an annotation is lost as triples");
}
console.log(`${count} annotations expanded`);

if (schemas) {
  const Ajv = require("ajv-draft-04");
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false, logger: false });
  const read = (name) => JSON.parse(readFileSync(`${schemas}/${name}`, "utf8"));
  for (const name of readdirSync(`${schemas}/definitions`).filter((name) => name.endsWith(".json"))) {
    ajv.addSchema(read(`definitions/${name}`), name);
  }
  const { assertions } = read("annotations/annotationMusts.test");
  const failed = new Map();
  for (const name of assertions) {
    const schema = read(name);
    if (schema.assertionType !== "must") continue;
    const validate = ajv.compile({ ...schema, id: undefined });
    for (const item of collection.first.items) {
      if (validate(item) !== (schema.expectedResult !== "invalid")) failed.set(name, [schema.title, JSON.stringify(validate.errors?.[0]), JSON.stringify(item)]);
    }
  }
  if (failed.size > 0) throw new Error([...failed].map((one) => one.flat().join("\n")).join("\n\n"));
  console.log(`${assertions.length} assertions of W3C hold for each of ${collection.first.items.length} annotations`);
}
