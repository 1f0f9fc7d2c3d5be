// Asks the engine one thing at a time: whoever asks anew is no longer told what was asked before.
import { Engine } from "./engine.js";

export const root = new URL("../../", import.meta.url);
const engine = new Engine(new URL("search/", root));

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

  // The passage of a result in which the query stands; nothing when it is too late or cannot be had.
  async snippet(result, query) {
    const { signal } = this.#running;
    const parts = await engine.snippet(result, query, { signal }).catch(() => []);
    return signal.aborted ? [] : parts;
  }

  stop() {
    this.#running.abort();
  }
}

const MOST = 200; // characters of a query

export const shortened = (text) => text.trim().slice(0, MOST);

// While a syllable is being composed, its first consonant says nothing yet: `친절ㄱ` asks for `친절`.
export const queryOf = (input, event) =>
  shortened(event?.isComposing ? input.value.replace(/([가-힣])[ㄱ-ㅎ]$/, "$1") : input.value);

// The Enter that ends a composition is no Enter; Safari sends it after the composition has ended.
export const composes = (event) => event.isComposing || event.keyCode === 229;
