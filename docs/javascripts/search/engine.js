// Search in the files that scripts/gongyak/search/ writes: docs/decisions/0013-search.md tells how.
import { marks, pattern, snippet } from "./marks.js";
import { hash, normalise } from "./normalise.js";
import { lookups, parse, single } from "./query.js";
import { each, Shards, Stale } from "./shards.js";

export { normalise };

// How well a document answers; a query is answered as well as its worst word.
const [BODY, PLACE, TITLE, BEGINNING, EXACT] = [1, 2, 3, 4, 5];
const PLACES = ["", "body", "government", "title", "title", "title"];

export class Engine {
  #shards;

  constructor(base) {
    this.#shards = new Shards(base);
  }

  // Yields results in their order, then {type: "end", total, cut, words}; ends without a word when `signal` aborts.
  async *search(query, { limit = 20, offset = 0, signal } = {}) {
    const gone = new Promise((resolve) => signal?.addEventListener("abort", () => resolve({ done: true })));
    const events = this.#events(query, limit, offset);
    while (!signal?.aborted) {
      const { done, value } = await Promise.race([events.next(), gone]);
      if (done) return;
      yield value;
    }
  }

  // [[text, isMatch], …] from the line that holds most of the query.
  async snippet(result, query, { signal } = {}) {
    const { texts } = await this.#shards.manifest();
    const lines = await this.#shards.item("texts", texts, result.document);
    return signal?.aborted ? [] : snippet(lines, parse(query).words);
  }

  async *#events(query, limit, offset) {
    const { words, cut } = parse(query);
    let found;
    try {
      found = await this.#find(words, query);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      await this.#shards.manifest(true);
      found = await this.#find(words, query);
    }
    yield* this.#results(found.slice(offset, offset + limit), words);
    yield { type: "end", total: found.length, cut, words };
  }

  // [[document, level], …], the best first.
  async #find(words, query) {
    if (!words.length) return [];
    const manifest = await this.#shards.manifest();
    const keys = lookups(words);
    const [exact, ...levels] = await Promise.all([
      this.#lists([`=${hash(normalise(query)).toString(16)}`], manifest),
      ...words.map((word, i) => this.#levels(word, keys[i], manifest)),
    ]);
    const best = levels.reduce((worst, level) => worst.map((value, document) => Math.min(value, level[document])));
    each(exact[0][0], (document) => (best[document] = EXACT));
    return ranked(best);
  }

  #lists(keys, { shards }) {
    return Promise.all(keys.map((key) => this.#shards.lists(key, hash(key) & (shards - 1))));
  }

  // How well each document answers one word.
  async #levels(word, keys, manifest) {
    const [whole, inTitles, levels] = [0, 0, 0].map(() => new Uint8Array(manifest.documents));
    for (const [title, body] of await this.#lists(keys, manifest)) {
      each(title, (document) => (whole[document]++, inTitles[document]++));
      each(body, (document) => whole[document]++);
    }
    markPlaces(levels, word, manifest);
    whole.forEach((count, document) => {
      if (inTitles[document] === keys.length) levels[document] = TITLE;
      else if (count === keys.length) levels[document] ||= BODY;
    });
    if (single(word)) {
      const [[begins]] = await this.#lists([`^${word}`], manifest);
      each(begins, (document) => (levels[document] = BEGINNING));
    }
    return levels;
  }

  async *#results(found, words) {
    const manifest = await this.#shards.manifest();
    const rows = found.map(([document]) => this.#shards.item("rows", manifest.rows, document));
    rows.forEach((row) => row.catch(() => {}));
    for (const [i, [document, level]] of found.entries()) {
      yield { type: "result", rank: i, place: PLACES[level], ...describe(await rows[i], document, words, manifest) };
    }
  }
}

function ranked(best) {
  const levels = [[], [], [], [], [], []];
  best.forEach((level, document) => levels[level].push([document, level]));
  return [...levels[EXACT], ...levels[BEGINNING], ...levels[TITLE], ...levels[PLACE], ...levels[BODY]];
}

// The documents of governments and terms that are called so; a bare number calls nothing.
function markPlaces(levels, word, { names, runs }) {
  if (/^[0-9·]+$/.test(word)) return;
  const parts = names.map((name) => [normalise(name), ...name.split(" ").map(normalise)]);
  const called = names.map((name, i) => (single(word) ? parts[i].some((part) => part.startsWith(word)) : pattern(word).test(name)));
  let document = 0;
  for (const [, government, term, count] of runs) {
    if (called[government] || called[term]) levels.fill(PLACE, document, document + count);
    document += count;
  }
}

function describe([url, title, state], document, words, { names, runs, states }) {
  let left = document;
  const [kind, government, term] = runs.find(([, , , count]) => (left -= count) < 0);
  const [group, status] = states[state];
  return { document, url, title, kind, government: names[government], term: names[term], group, status, marks: marks(title, words) };
}
