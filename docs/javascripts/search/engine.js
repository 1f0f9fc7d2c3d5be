// Search in the files that scripts/gongyak/search/ writes: docs/decisions/0013-search.md tells how.
import { distance, find, near, PLACES } from "./answers.js";
import { Files, Stale } from "./files.js";
import { marks, normalise, parse, snippet, withoutParticle } from "./words.js";

export { normalise };

export class Engine {
  #files;

  constructor(base) {
    this.#files = new Files(base);
  }

  // Yields results, the best first, or else suggestions, at last {type: "end", total, cut, words}.
  // Ends without a word when `signal` aborts.
  async *search(query, { limit = 20, offset = 0, signal } = {}) {
    const gone = new Promise((resolve) => signal?.addEventListener("abort", () => resolve({ done: true })));
    const events = this.#events(query, limit, offset);
    while (!signal?.aborted) {
      const { done, value } = await Promise.race([events.next(), gone]);
      if (done) return;
      yield value;
    }
  }

  // [[text, isMatch], …] from the line that holds most of the words; the first line when none does.
  async snippet({ document, place, url, words }, query, { signal } = {}) {
    const lines = await this.#files.lines(document);
    let found = snippet(lines, words);
    // What is said further down than the kept text reaches is read from the page itself.
    if (place === "body" && !lines.at(-1) && !found.some(([, hit]) => hit)) {
      const further = snippet(await this.#files.page(url), words);
      if (further.some(([, hit]) => hit)) found = further;
    }
    return signal?.aborted ? [] : found;
  }

  // {words, cut, levels, found: [[document, level], …], the best first}
  async find(query) {
    const { words, cut } = parse(query);
    const bare = words.map(withoutParticle);
    const answers = await this.#answers(words);
    if (!answers.found.length && bare.join() !== words.join()) {
      const again = await this.#answers(bare);
      if (again.found.length) return { words: bare, cut, ...again };
    }
    return { words, cut, ...answers };
  }

  async #answers(words) {
    if (!words.length) return { found: [] };
    try {
      return await find(this.#files, words);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      await this.#files.manifest(true); // the site was published anew after its manifest was read
      return find(this.#files, words);
    }
  }

  async *#events(query, limit, offset) {
    const { words, cut, levels, found } = await this.find(query);
    const page = found.slice(offset, offset + limit);
    const rows = page.map(([document]) => this.#row(document));
    for (const row of rows) row.catch(() => {}); // the first that fails is told below
    for (const [i, [, level]] of page.entries()) {
      const row = await rows[i];
      yield { type: "result", rank: offset + i, place: PLACES[level], ...row, words, marks: marks(row.title, words) };
    }
    if (levels && !found.length) yield* this.#suggestions(words, levels, limit);
    yield { type: "end", total: found.length, cut, words };
  }

  async #row(document) {
    const { runs, names, states } = await this.#files.manifest();
    const [url, title, state] = await this.#files.row(document);
    let left = document;
    const [kind, government, term] = runs.find((run) => (left -= run.at(-1)) < 0);
    const [group, status] = states[state];
    return { document, url, title, kind, government: names[government], term: names[term], group, status };
  }

  // Titles near to the words that nothing answers, or to all when only together nothing does.
  async *#suggestions(words, levels, limit) {
    const spelt = words.filter((word) => word.length > 1 && /[^0-9/\n]/.test(word));
    const unknown = spelt.filter((word) => !levels[words.indexOf(word)].some(Boolean));
    const missing = unknown.length ? unknown : spelt;
    if (!missing.length) return;
    const rows = await Promise.all((await near(this.#files, missing, levels)).map((document) => this.#row(document)));
    const found = rows.map((row) => [distance(missing, row.title), row]).filter(([far]) => far < Infinity);
    for (const [rank, [, row]] of found.sort((a, b) => a[0] - b[0]).slice(0, limit).entries()) {
      yield { type: "suggestion", rank, place: "title", ...row, words, marks: [] };
    }
  }
}
