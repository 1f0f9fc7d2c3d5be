// What was found, as elements. Text of the data enters the page only as text.
import { root } from "./asking.js";

export const words = document.querySelector("#find-words").dataset;
const GLYPHS = { done: "●", active: "◐", stopped: "■", not_due: "○" };

export const element = (name, className, ...children) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

export const address = (result) => new URL(result.url, root).href;

export const say = (sentence, number) => sentence.replace("{n}", number.toLocaleString("ko"));

export const highlighted = (parts) => parts.map(([text, hit]) => (hit ? element("mark", "gy-hit", text) : text));

// The title with its marked ranges.
export const titled = ({ title, marks }) => {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks ?? []) {
    parts.push([title.slice(at, start), false], [title.slice(start, end), true]);
    at = end;
  }
  return highlighted([...parts, [title.slice(at), false]]);
};

const status = ({ group, status }) => {
  const glyph = element("span", "gy-status__glyph", GLYPHS[group] ?? "?");
  glyph.setAttribute("aria-hidden", "true");
  return element("span", `gy-status gy-status--${group}`, glyph, status);
};

// What a result is, whose it is, how it stands.
export const about = (result) => {
  const parts = [words[result.kind], result.government, result.term].filter(Boolean);
  const line = parts.map((part) => element("span", "", part));
  return element("span", "gy-about", ...line, ...(result.status ? [status(result)] : []));
};

// Tells a screen reader once the writing pauses.
export const announcer = (region) => {
  let waiting;
  return (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (region.textContent = text), 700);
  };
};
