// Expands every document with a processor of JSON-LD, and requires that no property is lost and that every one became
// an address of schema.org. The context is the part of schema.org's that decides: no network is asked.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [modules, folder] = process.argv.slice(2);
const jsonld = createRequire(join(modules, 'x.js'))('jsonld');
const address = (id) => ({ '@id': `schema:${id}`, '@type': '@id' });
const date = (id) => ({ '@id': `schema:${id}`, '@type': 'Date' });
const context = {
  '@vocab': 'http://schema.org/',
  schema: 'http://schema.org/',
  id: '@id',
  type: '@type',
  url: address('url'),
  sameAs: address('sameAs'),
  contentUrl: address('contentUrl'),
  archivedAt: address('archivedAt'),
  datePublished: date('datePublished'),
};
const documentLoader = async (url) => {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`asked for ${url}`);
  return { contextUrl: null, documentUrl: url, document: { '@context': context } };
};

const properties = (value) =>
  Array.isArray(value) ? value.reduce((sum, one) => sum + properties(one), 0)
  : value && typeof value === 'object'
    ? Object.entries(value).filter(([key]) => !key.startsWith('@')).reduce((sum, [, one]) => sum + 1 + properties(one), 0)
    : 0;

let documents = 0;
for (const name of readdirSync(folder)) {
  const document = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const expanded = await jsonld.expand(document, { documentLoader, safe: true });
  if (properties(expanded) !== properties(document)) throw new Error(`${name}: a property was lost`);
  const strange = JSON.stringify(expanded).match(/"(?!@|http:\/\/schema\.org\/)[^"]*":/);
  if (strange) throw new Error(`${name}: ${strange[0]} is none of schema.org`);
  const quads = await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' });
  if (!quads.includes('<http://schema.org/ClaimReview>')) throw new Error(`${name}: no ClaimReview`);
  documents += 1;
}
if (documents === 0) throw new Error('no documents');
console.log(`${documents} documents expanded`);
