// The search of the site without a browser: reads one task from the standard input, a file stands for an answer.
// {vectors: true}: what the script makes of the vectors; {root, asks: [{query, …}], …}: what it finds in an index.
import { existsSync, readFileSync } from "node:fs";

const FOLDER = new URL("../docs/javascripts/search/", import.meta.url);
const task = JSON.parse(readFileSync(0, "utf8"));
const requests = [];
let stale = task.stale;

globalThis.fetch = async (url, { cache } = {}) => {
  const path = decodeURIComponent(url.pathname);
  requests.push(`${cache ?? ""} ${path.split("/search/")[1]}`.trim());
  if (!existsSync(path)) return new Response("", { status: 404 });
  const content = readFileSync(path);
  if (!stale || cache === "reload" || !path.endsWith("manifest.json")) return new Response(content);
  return new Response(content.toString().replace(/"version":"[^"]*"/, '"version":"gone"'));
};

const ask = async ({ query, abort, ...options }) => {
  const { Engine } = await import(new URL("engine.js", FOLDER));
  const engine = new Engine(new URL(`file://${task.root}/search/`));
  const control = new AbortController();
  if (abort) control.abort();
  const events = [];
  for await (const event of engine.search(query, { ...options, signal: control.signal })) {
    if (event.title) event.snippet = await engine.snippet(event, query);
    events.push(event);
  }
  return { events, requests: requests.splice(0) };
};

const vectors = async () => {
  const { grams, normalise, parse } = await import(new URL("words.js", FOLDER));
  const given = JSON.parse(readFileSync(new URL("data/search/vectors.json", import.meta.url), "utf8"));
  return {
    normalise: given.normalise.map(([text]) => normalise(text)),
    grams: given.grams.map(([text]) => grams(text).sort()),
    queries: given.queries.map(([query]) => Object.values(parse(query))),
  };
};

const answers = [];
for (const one of task.asks ?? []) answers.push(await ask(one));
console.log(JSON.stringify(task.vectors ? await vectors() : answers));
