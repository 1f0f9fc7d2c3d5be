// Asks the engine one thing at a time: whoever asks anew is no longer told what was asked before.
import { Engine } from "./engine.js";

export const root = new URL("../../", import.meta.url);
const engine = new Engine(new URL("search/", root));
// Characters of a query.
const MOST = 200;
// Milliseconds without a key before the engine is asked.
const PAUSE = 120;

export class Asking {
  #running = new AbortController();

  // Yields what the engine yields, or once `{type: "failed"}`.
  async *ask(query, options) {
    this.stop();
    const { signal } = (this.#running = new AbortController());
    try {
      for await (const found of engine.search(query, { ...options, signal })) {
        if (signal.aborted) return;
        yield found;
      }
    } catch {
      if (!signal.aborted) yield { type: "failed" };
    }
  }

  stop() {
    this.#running.abort();
  }
}

// The passage of a result in which the query stands; nothing when it cannot be had.
export const passage = (result, query) => engine.snippet(result, query).catch(() => []);

// The query in a text. A consonant after a syllable is the beginning of the next: `친절ㄱ` asks for `친절`.
export const queryIn = (text) => text.trim().slice(0, MOST).replace(/(?<=[가-힣])[ㄱ-ㅎ]$/, "");

// Calls `seek` with the query in the box when the writing pauses.
export const whenWritten = (input, seek) => {
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => seek(queryIn(input.value)), PAUSE);
  });
  return () => clearTimeout(waiting);
};
