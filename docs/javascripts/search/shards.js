// The files of the index: fetched once each, and opened here, so that no host has to compress them.

export class Stale extends Error {} // the manifest names files that are no longer there

export class Shards {
  #base;
  #manifest;
  #files = new Map();

  constructor(base) {
    this.#base = base;
  }

  // How to read the other files, and what many results share; `renew` it when a new version was published.
  manifest(renew = false) {
    if (renew) this.#files.clear();
    if (renew || !this.#manifest) {
      this.#manifest = fetch(new URL("manifest.json", this.#base), renew ? { cache: "reload" } : {}).then((answer) => answer.json());
      this.#manifest.catch(() => (this.#manifest = undefined)); // without network now is not for ever
    }
    return this.#manifest;
  }

  // The documents that hold a gram: [in their titles, elsewhere], as bytes for `each`.
  async lists(gram, number) {
    return (await this.#file("grams", number, directory)).get(gram) ?? [[], []];
  }

  // What the blocks of `folder`, of `size` documents each, hold for one.
  async item(folder, size, document) {
    const block = await this.#file(folder, Math.floor(document / size), (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    return block[document % size];
  }

  #file(folder, number, open) {
    const name = `${folder}/${number}.bin`;
    if (!this.#files.has(name)) {
      const file = this.#load(name).then(open);
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return this.#files.get(name);
  }

  async #load(name) {
    const { version } = await this.manifest();
    const answer = await fetch(new URL(`${version}/${name}`, this.#base));
    if (!answer.ok) throw new Stale(name);
    return new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
  }
}

// Calls `see` with every document of a list.
export function each(list, see) {
  let document = -1;
  for (let at = 0; at < list.length; ) {
    let gap;
    [gap, at] = varint(list, at);
    see((document += gap + 1));
  }
}

// A shard: how many grams; of each its length, itself and the lengths of its two lists; then all lists.
function directory(bytes) {
  const decoder = new TextDecoder();
  const found = [];
  let [left, at] = varint(bytes, 0);
  for (; left; left--) {
    let length, title, body;
    [length, at] = varint(bytes, at);
    const gram = decoder.decode(bytes.subarray(at, at + length));
    [title, at] = varint(bytes, at + length);
    [body, at] = varint(bytes, at);
    found.push([gram, title, body]);
  }
  const cut = (length) => bytes.subarray(at, (at += length));
  return new Map(found.map(([gram, title, body]) => [gram, [cut(title), cut(body)]]));
}

// The number at `at`, and where the next begins.
function varint(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [number, at];
  }
}
