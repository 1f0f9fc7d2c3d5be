// A first query as a reader makes it: a page of results, and the snippets of those on the first screen.
async ({ query, results, snippets }) => {
  const { Engine } = await import(new URL("javascripts/search/engine.js", location).href);
  let flying = 0;
  let most = 0;
  const real = globalThis.fetch;
  globalThis.fetch = (...args) => {
    most = Math.max(most, ++flying);
    return real(...args).finally(() => flying--);
  };
  const engine = new Engine(new URL("search/", location));
  const start = performance.now();
  const shown = [];
  let first;
  for await (const { type, ...result } of engine.search(query, { limit: results })) {
    if (type !== "result") continue;
    first ??= performance.now() - start;
    if (shown.length < snippets) shown.push(engine.snippet(result, query));
  }
  await Promise.all(shown);
  const all = performance.now() - start;
  const { found } = await engine.find(query);
  return { first: first ?? all, all, most, found: found.map(([document]) => document) };
};
