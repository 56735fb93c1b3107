// Opens records in yaml-language-server, as an editor does. Arguments: the folder of the npm packages. Reads from
// standard input `{ root, documents: [{ file, text, at: [line, character] | null }] }`, lines and characters from 0,
// and prints for each the lines that are marked and what is offered at the place.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules] = process.argv.slice(2);
const { root, documents } = JSON.parse(readFileSync(0, "utf8"));
const program = join(modules, "yaml-language-server/bin/yaml-language-server");
const server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });

const waiting = new Map();
const marked = new Map();
let next = 1;
let rest = Buffer.alloc(0);

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function ask(method, params) {
  const id = next++;
  send({ id, method, params });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

const settings = { yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } } };

function receive(message) {
  if (message.method === "workspace/configuration") {
    const result = message.params.items.map(({ section }) => settings[section] ?? {});
    send({ id: message.id, result });
  } else if (message.method === "textDocument/publishDiagnostics") {
    marked.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (waiting.has(message.id)) {
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) reject(new Error(message.error.message));
    else resolve(message.result);
  }
}

server.stdout.on("data", (data) => {
  rest = Buffer.concat([rest, data]);
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/content-length: *(\d+)/i.exec(rest.subarray(0, end).toString())[1]);
    if (rest.length < end + 4 + length) return;
    const body = rest.subarray(end + 4, end + 4 + length);
    rest = rest.subarray(end + 4 + length);
    receive(JSON.parse(body.toString()));
  }
});

const rootUri = pathToFileURL(root).href;
await ask("initialize", {
  processId: process.pid,
  rootUri,
  workspaceFolders: [{ uri: rootUri, name: "ledger" }],
  capabilities: {
    workspace: { configuration: true },
    textDocument: {
      completion: { completionItem: { snippetSupport: false } },
      publishDiagnostics: {},
      hover: { contentFormat: ["markdown"] },
    },
  },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings } });

const answers = [];
// A name of its own for each: the server remembers what a file held when it was open before.
for (const [number, { file, text, at }] of documents.entries()) {
  const uri = pathToFileURL(join(root, file.replace(/\.yaml$/, `-${number}.yaml`))).href;
  const diagnostics = new Promise((resolve) => marked.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  const found = await diagnostics;
  const answer = {
    lines: found.map((one) => one.range.start.line + 1),
    messages: found.map((one) => one.message),
    offered: [],
    hover: "",
  };
  if (at) {
    const position = { line: at[0], character: at[1] };
    const offered = await ask("textDocument/completion", { textDocument: { uri }, position });
    answer.offered = (offered?.items ?? []).map((item) => item.label);
    const hover = await ask("textDocument/hover", { textDocument: { uri }, position });
    answer.hover = JSON.stringify(hover?.contents ?? "");
  }
  marked.delete(uri);
  send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
  answers.push(answer);
}
console.log(JSON.stringify(answers));
server.kill();
