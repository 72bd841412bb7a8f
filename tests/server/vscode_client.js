// Loads the extension with a stand-in for the editor, then speaks with a server through the extension's client library.
"use strict";

const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { pathToFileURL } = require("node:url");
const [file, extension] = process.argv.slice(2);

const commands = [];
let started;

// What the extension asks of the editor while it is activated, and the class that it starts the server with.
const editor = {
  workspace: { getConfiguration: () => ({ get: () => undefined, minSeverity: null, timeout: 30, codeLens: false }) },
  commands: { registerCommand: (name) => commands.push(name) },
  window: { showErrorMessage: (message) => { throw new Error(message); } },
};
class LanguageClient {
  constructor(id, name, options) { started = { command: options.command, args: options.args }; }
  async start() {}
}
const load = Module._load;
Module._load = (name, ...others) => {
  if (name === "vscode") return editor;
  if (name === "vscode-languageclient/node") return { LanguageClient, TransportKind: { stdio: 0 } };
  return load(name, ...others);
};

async function main() {
  await require(extension).activate({ subscriptions: [] });
  const rpc = require("vscode-languageserver-protocol/node");
  const server = spawn(process.env.SEOLINT_PYTHON, ["-m", "seolint", "server"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createProtocolConnection(
    new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid, rootUri: null, workspaceFolders: null,
    capabilities: {
      textDocument: { diagnostic: {}, codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
      workspace: { workspaceEdit: { documentChanges: true } },
    },
  });
  connection.sendNotification("initialized", {});
  const uri = pathToFileURL(file).toString();
  const text = readFileSync(file, "utf-8");
  connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
  const report = await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  const found = report.items.find((item) => item.code === "skipped-heading-level");
  const actions = await connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri }, range: found.range, context: { diagnostics: [found] } });
  const fix = actions.find((action) => action.title.startsWith("Fix this"));
  const { edit } = await connection.sendRequest("codeAction/resolve", fix);
  const document = require("vscode-languageserver-types").TextDocument.create(uri, "markdown", 1, text);
  const after = require("vscode-languageserver-types").TextDocument.applyEdits(document, edit.documentChanges[0].edits);
  const explained = await connection.sendRequest("workspace/executeCommand", {
    command: "seolint.server.explain", arguments: ["thin-page", uri] });
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  console.log(JSON.stringify({ commands, started, codes: report.items.map((item) => item.code), text: after, explained }));
  process.exit(0);
}

main().catch((error) => { console.error(error); process.exit(1); });
