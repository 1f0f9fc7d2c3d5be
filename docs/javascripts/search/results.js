// What was found, as elements. Text of the data enters the page only as text.
import { root } from "./asking.js";

// What the scripts say and open stands in the page of results, once for all pages.
const read = async () => {
  const answer = await fetch(new URL("search/", root));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};
const source = document.querySelector("#find-words") ? document : await read();
const template = source.querySelector("#find-words");
export const words = template.dataset;
export const popup = () => document.importNode(template.content, true);

export const element = (name, className, ...children) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

export const highlighted = (parts) => parts.map(([text, hit]) => (hit ? element("mark", "gy-hit", text) : text));

// The title with its marked ranges.
const titled = ({ title, marks }) => {
  let at = 0;
  const parts = marks.flatMap(([start, end]) => {
    const before = title.slice(at, start);
    return [[before], [title.slice(start, (at = end)), true]];
  });
  return highlighted([...parts, [title.slice(at)]]);
};

// A link to a result that shows its title.
export const link = (result, className) => {
  const made = element("a", className, ...titled(result));
  made.href = new URL(result.url, root);
  return made;
};

// What a result is, whose it is, how it stands: the style sheet sets its shape before its word.
export const about = ({ kind, government, term, status, group }) => {
  const parts = [words[kind], government, term, status].filter(Boolean).map((part) => element("span", "", part));
  if (status) parts.at(-1).className = `gy-status gy-status--${group}`;
  return element("span", "gy-about", ...parts);
};

// What is to be said at the end of a search that offered `some` results or suggestions.
export const told = ({ type, total, cut }, some) => {
  if (type === "failed") return words.failed;
  const found = total ? words.found.replace("{n}", total.toLocaleString("ko")) : words.none + (some ? ` ${words.near}` : "");
  return cut ? `${found} ${words.cut}` : found;
};

// Says it to a screen reader once the writing pauses.
export const announcer = (region) => {
  let waiting;
  return (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (region.textContent = text), 700);
  };
};
