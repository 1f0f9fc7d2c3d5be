// Where the words of a query stand in a text that people read.
import { SOFT, units } from "./normalise.js";

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const BEFORE = 30;
const WINDOW = 140;

// A pattern that finds a normalised word in plain text.
export function pattern(word) {
  const parts = units(word).map((unit) => (unit === "·" ? "[^\\p{L}\\p{N}]+" : /[0-9]/.test(unit) ? number(unit) : letter(unit)));
  return new RegExp(parts.join(`${SOFT.source}*`), "giu");
}

const number = (digits) => `(?<![0-9])(?<![0-9],)${[...digits].join(",?")}(?![0-9]|,[0-9]{3})`;

function letter(char) {
  const first = 0xac00 + INITIALS.indexOf(char) * 588;
  return first < 0xac00 ? char : `[${char}${String.fromCharCode(first)}-${String.fromCharCode(first + 587)}]`;
}

// [[start, end], …] of all words, ascending and apart.
export function marks(text, words) {
  const found = words.flatMap((word) => Array.from(text.matchAll(pattern(word)), (match) => [match.index, match.index + match[0].length]));
  const apart = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (apart.length && start <= apart.at(-1)[1]) apart.at(-1)[1] = Math.max(end, apart.at(-1)[1]);
    else apart.push([start, end]);
  }
  return apart;
}

// [[text, isMatch], …]: of the lines the one with most of the words, cut to what one reads at a glance.
export function snippet(lines, words) {
  const count = (line) => words.filter((word) => pattern(word).test(line)).length;
  const line = lines.reduce((best, line) => (count(line) > count(best) ? line : best), lines[0] ?? "");
  const places = marks(line, words);
  const from = Math.max(0, (places[0]?.[0] ?? 0) - BEFORE);
  const to = Math.min(line.length, from + WINDOW);
  const pieces = [[(from ? "…" : ""), false]];
  let at = from;
  for (const [start, end] of places.filter((place) => place[1] <= to)) {
    pieces.push([line.slice(at, start), false], [line.slice(start, end), true]);
    at = end;
  }
  pieces.push([line.slice(at, to) + (to < line.length ? "…" : ""), false]);
  return pieces.filter(([text]) => text);
}
