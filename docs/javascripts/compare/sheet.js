// What the page of a pledge says, by the names of its marked parts (`data-field`): one truth, in the page's own form.
import { readable } from "../money.js";
import { clean } from "./clean.js";

const MONEY = /^(plan|secured|executed)-/;

// The pledge at `path`: title, short name, address and values by field; null where there is no such pledge.
export const fetchSheet = async (path, root, words) => {
  const url = new URL(`${path}/`, root).href;
  const answer = await fetch(url);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Anything else that lies at such an address is no pledge.
  if (page.querySelector("[data-compare]")?.dataset.compare !== path) return null;
  const values = new Map();
  for (const part of page.querySelectorAll("[data-field]")) {
    const name = part.dataset.field;
    if (!values.has(name)) values.set(name, []);
    values.get(name).push(...read(part, url, root, words));
  }
  const text = (selector) => page.querySelector(selector)?.textContent.trim() ?? "";
  // A number stays in one line where the name is the label of a value.
  const number = text('[data-field="number"]').replaceAll("-", "\u2011");
  const name = `${text('[data-field="government"]')} ${number}`.trim();
  return { path, url, title: text("h1"), name, values };
};

// A row of a table gives a value a period, any other part gives one.
const read = (part, url, root, words) => {
  const copy = (node) => node && [...node.childNodes].flatMap((child) => clean(child, url, root));
  if (part.localName !== "tr") {
    const nodes = copy(part);
    if (MONEY.test(part.dataset.field)) inWords(nodes, words);
    return [{ name: part.dataset.name ?? "", nodes }];
  }
  const heads = part.closest("table").tHead.rows[0].cells;
  const since = part.cells[0].querySelector(".gy-sub");
  const head = (cell) => heads[cell.cellIndex].textContent.trim();
  const values = [...part.cells].slice(1).map((cell) => ({ name: head(cell), nodes: copy(cell) }));
  const filled = values.filter(({ nodes }) => nodes.length);
  return since ? [{ name: "", note: true, nodes: copy(since) }, ...filled] : filled;
};

// Money of a table stands there in the unit of the table; away from it, with its own.
const inWords = (nodes, words) => {
  const whole = document.createElement("div");
  whole.append(...nodes);
  for (const data of whole.querySelectorAll("data")) data.textContent = readable(Number(data.value), words);
};
