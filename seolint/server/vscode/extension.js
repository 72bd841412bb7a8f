// Starts `seolint server` and shows what it says; everything else is in the server.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "mdx", "html"];

let client;

function selector() {
  const articles = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  const others = ["**/*.{txt,astro,vue,svelte,njk,liquid,qmd,rmd,mdoc}", "**/.seolint.{yml,yaml}", "**/.seolintignore"];
  return [...articles, ...others.map((pattern) => ({ scheme: "file", pattern }))];
}

function settings() {
  const { minSeverity, timeout, codeLens } = vscode.workspace.getConfiguration("seolint");
  return { minSeverity, timeout, codeLens };
}

async function start() {
  const command = vscode.workspace.getConfiguration("seolint").get("path") || "seolint";
  client = new LanguageClient(
    "seolint",
    "seolint",
    { command, args: ["server"] },
    {
      documentSelector: selector(),
      initializationOptions: settings(),
      synchronize: { configurationSection: "seolint" },
    },
  );
  try {
    await client.start();
  } catch (error) {
    const advice = "Install it with: pip install 'seolint-content[lsp]', or set seolint.path.";
    vscode.window.showErrorMessage(`${command} server can't be started. ${advice} (${error.message || error})`);
  }
}

async function stop() {
  const stopping = client;
  client = undefined;
  if (stopping && stopping.needsStop()) await stopping.stop();
}

function ask(command, ...args) {
  return client.sendRequest("workspace/executeCommand", { command: `seolint.server.${command}`, arguments: args });
}

function active() {
  const editor = vscode.window.activeTextEditor;
  return editor && { uri: editor.document.uri, selection: editor.selection };
}

async function show(content, language) {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

async function explain() {
  const editor = active();
  const here = editor ? vscode.languages.getDiagnostics(editor.uri) : [];
  const found = here.find((each) => each.source === "seolint" && each.range.intersection(editor.selection));
  const code = found && (found.code && found.code.value !== undefined ? found.code.value : found.code);
  const rule = code || (await vscode.window.showInputBox({ prompt: "A rule or a family, such as thin-page" }));
  if (rule) await show(await ask("explain", String(rule), ...(editor ? [editor.uri.toString()] : [])), "markdown");
}

async function text() {
  const editor = active();
  if (editor) await show(await ask("text", editor.uri.toString()), "plaintext");
}

async function record() {
  const editor = active();
  if (editor) await ask("record", editor.uri.toString());
}

async function activate(context) {
  const commands = { explain, text, record, restart: () => stop().then(start) };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`seolint.${name}`, run));
  }
  await start();
}

module.exports = { activate, deactivate: stop };
