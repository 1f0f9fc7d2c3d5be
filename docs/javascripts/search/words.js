// What a reader asks for: a text in the form in which it is searched, its words, the grams to look up for each, and where
// they stand in a text that people read.
// As scripts/gongyak/search/normalise.py and grams.py do it; tests/data/search/vectors.json holds the two together.

const LONGEST = 200; // characters of a query
const WORDS = 8;
const GRAMS = 16; // looked up at most: a shard each
const BEFORE = 30; // characters of a snippet before the first match
const WINDOW = 120; // and in all

// Blanks, hyphens, apostrophes, &, middle dots: half of them look alike, the others like nothing.
const SOFT = /[\t\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000&'\-\u2010-\u2015\u2018\u2019\u2212\xb7\u119e\u2022-\u2024\u2027\u2219\u22c5\u30fb\u318d]/;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const JOINED = "ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ".split(" ");

export function normalise(text) {
  return Array.from(text.normalize("NFC"), folded).join("")
    .replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "")
    .replace(/[/,][ /,]*/g, "/")
    .replace(/([0-9]) +(?=[0-9])/g, "$1/")
    .replaceAll(" ", "")
    .replace(/\/?\n\/?/g, "\n")
    .replace(/^[/\n]+|[/\n]+$/g, "");
}

const FOLDED = new Map();

function folded(char) {
  if (!FOLDED.has(char)) FOLDED.set(char, fold(char));
  return FOLDED.get(char);
}

function fold(char) {
  if (/[\n;]/.test(char)) return "\n";
  if (SOFT.test(char)) return " ";
  // NFKC would turn the letters of a keyboard into parts of a syllable.
  if (/[\u3131-\u318e]/.test(char)) return JOINED.find((row) => row[0] === char)?.slice(1) ?? char;
  return Array.from(char.normalize("NFKC").toLowerCase(), sort).join("");
}

const sort = (char) =>
  char < "\ud800" || char > "\udfff" ? (/[\p{L}\p{N},]/u.test(char) ? char : /[\p{M}\p{Cf}]/u.test(char) ? "" : SOFT.test(char) ? " " : "/") : "/";

// A number counts as one letter, so that 919 is not found in 7,919.
export const units = (text) => text.match(/[0-9]+|[^0-9]/g) ?? [];

// The grams of a normalised text, none twice.
export function grams(text) {
  const parts = units(text);
  const pairs = parts.slice(1).map((unit, i) => parts[i] + unit).filter((pair) => !/[0-9]{3}|[/\n]/.test(pair));
  const broken = Array.from(text.matchAll(/([0-9]+)(?=\/([0-9]+))/g), ([, first, second]) => `${first}/${second}`);
  const latin = Array.from(text.matchAll(/(?=([a-z]{3}))/g), ([, run]) => run);
  return [...new Set([...pairs, ...broken, ...latin, ...(text.match(/[0-9]+/g) ?? [])])];
}

// The initial consonant of each syllable; other characters as they are.
export const initials = (text) =>
  text.replace(/[가-힣]/g, (char) => INITIALS[Math.floor((char.charCodeAt(0) - 0xac00) / 588)]);

export const single = (word) => /^[^0-9]$/.test(word);

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

// 인천의 as 인천; two syllables remain.
export const withoutParticle = (word) => word.replace(/(?<=[가-힣]{2})(에서|으로|[의을를이가은는에로와과도만])$/, "");

// The grams to look up for each word: few in all, those of a long word at even distances.
export function lookups(words) {
  const found = words.map(keys);
  const most = Math.max(2, Math.floor(GRAMS / words.length));
  const many = found.flat().length > GRAMS;
  return found.map((list) => (many && list.length > most ? spread(list, most) : list));
}

const spread = (list, most) => Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]);

function keys(word) {
  if (/[ㄱ-ㅎ]/.test(word)) return slices(initials(word), Math.min(3, word.length));
  // No text has a letter three times in a row; pairs alone would find such a word wherever it stands twice.
  const found = [...grams(word), ...(word.match(/([^0-9])\1\1/) ?? []).slice(0, 1)];
  const needed = found.filter((gram) => !found.some((other) => other.length > gram.length && other.includes(gram)));
  if (needed.length > 5) return needed.filter((_, i) => i % 2 === 0 || i === needed.length - 1); // all letters are in them
  return needed.length ? needed : units(word).filter((unit) => !/[/\n]/.test(unit));
}

const slices = (text, size) => [...new Set(Array.from({ length: text.length - size + 1 }, (_, i) => text.slice(i, i + size)))];

// A pattern that finds a normalised word in plain text.
export function pattern(word) {
  const parts = units(word).map((unit) => (/[/\n]/.test(unit) ? "[^\\p{L}\\p{N}\\n]+" : /[0-9]/.test(unit) ? number(unit) : letter(unit)));
  return new RegExp(parts.join(`${SOFT.source}*`), "giu");
}

const number = (digits) => `(?<![0-9])(?<![0-9],)${[...digits].join(",?")}(?![0-9]|,[0-9]{3})`;

// A consonant stands for every syllable that begins with it.
function letter(char) {
  const first = 0xac00 + INITIALS.indexOf(char) * 588;
  return first < 0xac00 ? char : `[${char}${String.fromCharCode(first)}-${String.fromCharCode(first + 587)}]`;
}

// [[start, end], …] of all words, ascending and apart.
export function marks(text, words) {
  const found = words.flatMap((word) => Array.from(text.matchAll(pattern(word)), ({ index, 0: match }) => [index, index + match.length]));
  const apart = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
    else apart.push([start, end]);
  }
  return apart;
}

// [[text, isMatch], …]: of the lines the one with most of the words, cut to what one reads at a glance.
export function snippet(lines, words) {
  const patterns = words.map(pattern);
  const counts = lines.map((line) => patterns.filter((found) => line.search(found) >= 0).length);
  const line = lines[counts.indexOf(Math.max(...counts))] ?? "";
  const places = marks(line, words);
  const from = Math.max(0, (places[0]?.[0] ?? 0) - BEFORE);
  const to = Math.min(line.length, from + WINDOW);
  const pieces = [];
  let at = from;
  let before = from ? "…" : "";
  for (const [start, end] of places.filter((place) => place[1] <= to)) {
    pieces.push([before + line.slice(at, start), false], [line.slice(start, end), true]);
    at = end;
    before = "";
  }
  pieces.push([before + line.slice(at, to) + (to < line.length ? "…" : ""), false]);
  return pieces.filter(([text]) => text);
}
