// The files of the index: fetched once each, and opened here, so that no host has to compress them.

export class Stale extends Error {} // the manifest names files that are no longer there

export class Files {
  #base;
  #manifest;
  #open = new Map();

  constructor(base) {
    this.#base = base;
  }

  // How to read the other files, and what many results share; `renew` it when a new version was published.
  manifest(renew = false) {
    if (renew) this.#open.clear();
    if (renew || !this.#manifest) {
      this.#manifest = fetch(new URL("manifest.json", this.#base), renew ? { cache: "reload" } : {}).then((answer) => answer.json());
      this.#manifest.catch(() => (this.#manifest = undefined)); // without network now is not for ever
    }
    return this.#manifest;
  }

  // [bytes of the documents with a gram in their titles, of those with it elsewhere], to be read by `each`.
  async lists(grams) {
    const { shards } = await this.manifest();
    return Promise.all(grams.map(async (gram) => (await this.#file(`grams/${bucket(gram) & (shards - 1)}`, shard)).get(gram) ?? [[], []]));
  }

  // [url, title, number of its state] of a document.
  async row(document) {
    const { rows } = await this.manifest();
    return (await this.#file(`rows/${Math.floor(document / rows)}`, (bytes) => JSON.parse(text(bytes))))[document % rows];
  }

  // The lines of a document; the last is empty when more followed.
  async lines(document) {
    const { texts } = await this.manifest();
    const sample = await this.#file("dictionary/0", (bytes) => bytes);
    const block = await this.#file(`texts/${Math.floor(document / texts)}`, text, sample);
    return block.split("\0")[document % texts].split("\n");
  }

  // The lines of a page of the site.
  async page(url) {
    const html = await (await fetch(new URL(`../${url}`, this.#base))).text();
    const lines = new DOMParser().parseFromString(html, "text/html").querySelectorAll("article :is(p, li, dd, th, td)");
    return Array.from(lines, (line) => line.textContent.replace(/\s+/g, " ").trim());
  }

  #file(name, read, sample) {
    if (!this.#open.has(name)) {
      const file = this.#load(`${name}.bin`, sample).then(read);
      file.catch(() => this.#open.delete(name));
      this.#open.set(name, file);
    }
    return this.#open.get(name);
  }

  async #load(name, sample) {
    const { version } = await this.manifest();
    const answer = await fetch(new URL(`${version}/${name}`, this.#base));
    if (!answer.ok) throw new Stale(name);
    if (!sample) return inflated(answer.body, "deflate");
    // What was compressed with a dictionary is opened behind it: the dictionary goes first, as a block of its own.
    const { length } = sample;
    const head = new Uint8Array([0, length, length >> 8, ~length, ~length >> 8]);
    const opened = await inflated(new Blob([head, sample, await answer.arrayBuffer()]).stream(), "deflate-raw");
    return opened.subarray(length);
  }
}

const inflated = async (stream, format) => new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream(format))).arrayBuffer());

const text = (bytes) => new TextDecoder().decode(bytes);

// Calls `see` with every document of a list.
export function each(list, see) {
  let document = -1;
  for (let at = 0; at < list.length; ) {
    let gap;
    [gap, at] = varint(list, at);
    see((document += gap + 1));
  }
}

// How many grams; of each its length, itself and the lengths of its two lists; then all lists.
function shard(bytes) {
  const found = [];
  let [left, at] = varint(bytes, 0);
  for (; left; left--) {
    let length, title, body;
    [length, at] = varint(bytes, at);
    const gram = text(bytes.subarray(at, (at += length)));
    [title, at] = varint(bytes, at);
    [body, at] = varint(bytes, at);
    found.push([gram, title, body]);
  }
  const cut = (length) => bytes.subarray(at, (at += length));
  return new Map(found.map(([gram, title, body]) => [gram, [cut(title), cut(body)]]));
}

// The number at `at`, and where the next begins: seven bits a byte, the lowest first.
function varint(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [number, at];
  }
}

// What is about a gram (가^, 가나=hash) lies in the shard of the gram.
const bucket = (gram) => hash(gram.replace(/[=^].*/, ""));

// FNV-1a of 32 bits over UTF-8.
export function hash(gram) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(gram)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
