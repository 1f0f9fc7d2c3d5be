// What a reader asks for: words that must all occur, each with the grams to look up.
import { grams, initials, normalise, units } from "./normalise.js";

const LONGEST = 120;
const WORDS = 8;
const GRAMS = 16;

// {words, cut}: normalised words, quoted phrases as one, and whether something of the query was left out.
export function parse(query) {
  const words = [];
  let open = false; // whether the last word takes a single syllable that follows, as 임기 does 내
  for (const [, phrase, plain] of query.slice(0, LONGEST).matchAll(/["“”]([^"“”]*)["“”]?|([^\s"“”]+)/g)) {
    const word = normalise(phrase ?? plain);
    if (!word) continue;
    if (open && plain && (single(word) || single(words.at(-1)))) words.push(words.pop() + word);
    else words.push(word);
    open = plain !== undefined;
  }
  const found = [...new Set(words)];
  return { words: found.slice(0, WORDS), cut: query.length > LONGEST || found.length > WORDS };
}

export const single = (word) => /^[^0-9]$/u.test(word);

// The grams of each word, so few in all that a query stays cheap; those of a long word are taken at even distances.
export function lookups(words) {
  const found = words.map(keys);
  const room = Math.max(1, Math.floor(GRAMS / Math.max(1, words.length)));
  const total = found.reduce((sum, list) => sum + list.length, 0);
  return total <= GRAMS ? found : found.map((list) => spread(list, room));
}

function keys(word) {
  if (/[ㄱ-ㅎ]/.test(word)) return initialKeys(word);
  const found = grams(word).filter((gram, _, all) => !all.some((other) => other !== gram && covers(other, gram)));
  return found.length ? found : [...new Set(units(word).filter((unit) => unit !== "·"))];
}

// A number that stands in a pair need not be looked up by itself.
const covers = (pair, gram) => /^[0-9]+$/.test(gram) && units(pair).includes(gram);

function initialKeys(word) {
  const run = initials(word);
  const size = Math.min(3, run.length);
  return [...new Set(Array.from({ length: run.length - size + 1 }, (_, i) => run.slice(i, i + size)))];
}

const spread = (list, room) =>
  list.length <= room ? list : Array.from({ length: room }, (_, i) => list[Math.round((i * (list.length - 1)) / Math.max(1, room - 1))]);
