// The form of a text in which it is searched, as scripts/gongyak/search/normalise.py and grams.py make it.
// tests/data/search/vectors.json holds the two together.

export const SOFT = /[\t\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'\-\u2010-\u2015\u2018\u2019\u2212\xb7\u119e\u2022-\u2024\u2027\u2219\u22c5\u30fb\u318d]/;
const JOINED = Object.fromEntries(
  ["ㄳㄱㅅ", "ㄵㄴㅈ", "ㄶㄴㅎ", "ㄺㄹㄱ", "ㄻㄹㅁ", "ㄼㄹㅂ", "ㄽㄹㅅ", "ㄾㄹㅌ", "ㄿㄹㅍ", "ㅀㄹㅎ", "ㅄㅂㅅ"]
    .map((row) => [row[0], row.slice(1)]));
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

const sort = (char) =>
  /[\p{L}\p{N},]/u.test(char) ? char : /[\p{M}\p{Cf}]/u.test(char) ? "" : SOFT.test(char) ? " " : "·";

const fold = (char) => {
  if (char === "\n") return char;
  if (JOINED[char]) return JOINED[char];
  if (SOFT.test(char)) return " ";
  // NFKC would turn the letters of a keyboard into parts of a syllable.
  const wide = char >= "\u3131" && char <= "\u318e" ? char : char.normalize("NFKC").toLowerCase();
  return Array.from(wide, sort).join("");
};

export function normalise(text) {
  return Array.from(text.normalize("NFC"), fold).join("")
    .replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "")
    .replace(/ *[·,][ ·,]*/g, "·")
    .replace(/(?<=[0-9]) +(?=[0-9])/g, "·")
    .replaceAll(" ", "")
    .replace(/·?\n·?/g, "\n")
    .replace(/^·+|·+$/g, "");
}

// A number counts as one letter, so that 919 is not found in 7,919.
export const units = (text) => text.match(/[0-9]+|[^0-9]/gu) ?? [];

// The grams of a normalised word, none twice.
export function grams(text) {
  const parts = units(text);
  const pairs = parts.slice(1).map((unit, i) => parts[i] + unit).filter((pair) => !/^[·\n]|[·\n]$/.test(pair));
  const numbers = Array.from(text.matchAll(/(?<![0-9])(?=([0-9]+·[0-9]+))/g), (match) => match[1]);
  const rows = Array.from(text.matchAll(/([^0-9])\1\1/gu), (match) => match[0]);
  return [...new Set([...pairs, ...numbers, ...rows, ...(text.match(/[0-9]+/g) ?? [])])];
}

// The initial consonant of each syllable; other characters as they are.
export const initials = (text) =>
  text.replace(/[가-힣]/g, (char) => INITIALS[Math.floor((char.charCodeAt(0) - 0xac00) / 588)]);

// FNV-1a of 32 bits over UTF-8.
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
