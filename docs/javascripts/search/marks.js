// Where the words of a query stand in a text that people read.
import { INITIALS, SOFT, units } from "./words.js";

const BEFORE = 30;
const WINDOW = 120;

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
  const line = lines[counts.indexOf(Math.max(...counts))];
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
