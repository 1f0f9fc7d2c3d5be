// Which documents answer the words of a query, and how well; which titles are near to words that none answers.
import { each, hash } from "./files.js";
import { initials, lookups, normalise, pattern, single } from "./words.js";

// A document answers a query as well as it answers the worst of its words.
const [BODY, PLACE, TITLE, BEGINNING, EXACT] = [1, 2, 3, 4, 5];
// Where a reader sees the words of each level.
export const PLACES = ["", "body", "government", "title", "title", "title"];
const FEW = 20; // a page of results
const CANDIDATES = 24;
const TRACES = 16;

// {levels: of each word those of all documents, found: [[document, level], …], the best first}
export async function find(files, words) {
  const { documents } = await files.manifest();
  const keys = lookups(words);
  const whole = words.join("");
  const [[[exact]], ...levels] = await Promise.all([
    files.lists([`${whole.slice(0, 2)}=${hash(whole).toString(16)}`]),
    ...words.map((word, i) => levelsOf(files, word, keys[i])),
  ]);
  const best = new Uint8Array(documents).map((_, document) => Math.min(...levels.map((level) => level[document])));
  each(exact, (document) => (best[document] = EXACT));
  return { levels, found: await verified(files, words, levels, ranked(best)) };
}

// Few documents are read themselves: their grams may stand apart, as 이차 and 보증 do without any 이차보증.
async function verified(files, words, levels, found) {
  if (found.length > FEW) return found;
  const says = await Promise.all(found.map(async ([document]) => {
    const open = words.filter((_, i) => levels[i][document] !== PLACE);
    const [, title] = await files.row(document);
    const missing = open.filter((word) => !includes(normalise(title), word));
    if (!missing.length) return true;
    const lines = await files.lines(document);
    const text = normalise(lines.join("\n"));
    return !lines.at(-1) || missing.every((word) => includes(text, word)); // of a text cut short one cannot know
  }));
  return found.filter((_, i) => says[i]);
}

// Whether a normalised text has a word; a number only as a whole.
const includes = (text, word) => pattern(word).test(text);

async function levelsOf(files, word, keys) {
  const manifest = await files.manifest();
  const [levels, titles, all] = [0, 0, 0].map(() => new Uint8Array(manifest.documents));
  const found = await files.lists(single(word) ? [...keys, `${word}^`] : keys);
  for (const [title, body] of found.slice(0, keys.length)) {
    each(title, (document) => (titles[document]++, all[document]++));
    each(body, (document) => all[document]++);
  }
  all.forEach((count, document) => {
    if (count === keys.length) levels[document] = titles[document] === count ? TITLE : BODY;
  });
  for (const [from, to] of called(word, manifest)) {
    for (let document = from; document < to; document++) levels[document] = Math.max(levels[document], PLACE);
  }
  for (const [title] of found.slice(keys.length)) each(title, (document) => (levels[document] = BEGINNING));
  return levels;
}

// The ranges of documents whose government or term is called so; a bare number calls nothing.
function* called(word, { names, runs }) {
  if (/^[0-9/\n]*$/.test(word)) return;
  const begins = (name) => name.split(" ").some((part) => normalise(part).startsWith(word));
  const hit = names.map((name) => (single(word) ? begins(name) : pattern(word).test(name)));
  let from = 0;
  for (const [, government, term, count] of runs) {
    if (hit[government] || hit[term]) yield [from, from + count];
    from += count;
  }
}

// By level, the highest first; within a level in the order of the documents.
function ranked(best) {
  const levels = PLACES.map(() => []);
  best.forEach((level, document) => levels[level].push([document, level]));
  return levels.slice(BODY).reverse().flat();
}

// The documents that have most in common with the words, letters and pairs of initials, and that answer other words.
export async function near(files, words, levels) {
  const keys = words.flatMap((word) => [...word, ...Array.from(word.slice(1), (_, i) => initials(word).slice(i, i + 2))]);
  const scores = new Uint8Array(levels[0].length);
  for (const [title] of await files.lists([...new Set(keys)].filter((key) => !/[0-9/\n]/.test(key)).slice(0, TRACES))) {
    each(title, (document) => scores[document]++);
  }
  for (const level of levels) level.forEach((value, document) => (scores[document] += value && scores[document] && 3));
  const found = Array.from(scores.keys()).filter((document) => scores[document]);
  return found.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, CANDIDATES);
}

// How many letters of the keyboard lie between the words and the title, or Infinity: a syllable may be wrong, missing or
// too many, in a word of two only a letter.
export function distance(words, title) {
  const text = normalise(title);
  return words.reduce((sum, word) => {
    const letters = changes([...word.normalize("NFD")], [...text.normalize("NFD")]);
    return sum + ((word.length > 2 ? changes([...word], [...text]) : letters) > 1 ? Infinity : letters);
  }, 0);
}

// The fewest changes that make `part` a piece of `whole` (Sellers).
function changes(part, whole) {
  let row = new Array(whole.length + 1).fill(0);
  part.forEach((char, i) => {
    const next = [i + 1];
    whole.forEach((other, j) => next.push(Math.min(row[j] + (char !== other), row[j + 1] + 1, next[j] + 1)));
    row = next;
  });
  return Math.min(...row);
}
