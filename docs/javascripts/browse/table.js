// The rows of a page of the list, and the way to the other pages.
import { readable } from "../money.js";
import { record } from "./data.js";
import { number, part } from "./parts.js";

export const SIZE = 50;

// A cell shows its figure or says that there is none.
const settle = (cell, known) => {
  cell.querySelector("[data-none]")?.toggleAttribute("hidden", known);
  cell.querySelector("[data-some]")?.toggleAttribute("hidden", !known);
};

const status = ([group, , label]) => {
  const groups = document.getElementById("browse-statuses").content;
  const made = (groups.querySelector(`.gy-status--${CSS.escape(group || "unknown")}`) ?? groups.firstElementChild).cloneNode(true);
  made.lastChild.data = label;
  return made;
};

const line = (list, row, page) => {
  const item = record(list, row);
  const [, name, above] = item.government;
  const made = part("row", {
    number: item.number,
    title: item.title,
    government: name,
    place: [page.regions.get(above), item.term[1]].filter(Boolean).join(" · "),
    status: "",
    day: item.day[1],
    rate: item.rate === null ? "" : number(item.rate),
    kind: item.kind?.[3] ?? "",
    discrepancies: number(item.discrepancies),
    planned: readable(item.planned ?? 0, page.units),
    executed: readable(item.executed ?? 0, page.units),
  });
  const cells = made.firstElementChild.cells;
  [item.number, true, true, true, item.rate !== null, item.planned !== null, item.executed !== null, item.discrepancies]
    .forEach((known, n) => settle(cells[n], Boolean(known)));
  made.querySelector("[data-dated]").hidden = !item.day[0];
  made.querySelector('[data-slot="status"]').replaceChildren(status(item.status));
  made.querySelector('[data-slot="title"]').href = page.root + item.url;
  const pick = made.querySelector("[data-compare]");
  pick.dataset.compare = item.url.slice(0, -1);
  pick.lastElementChild.append(item.title);
  made.querySelector("[data-link]").href = `${page.root}${item.url}#discrepancies`;
  for (const name of ["planned", "executed"]) made.querySelector(`[data-slot="${name}"]`).value = item[name] ?? "";
  return made;
};

export const rows = (list, found, page) => {
  const lines = document.createDocumentFragment();
  for (const row of found) lines.append(line(list, row, page));
  return lines;
};

// The pages to go to: the first, the last, this one and its neighbours; 0 where some are left out.
const steps = (current, last) => {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((page) => page >= 1 && page <= last);
  return shown.flatMap((page, n) => (n && page > shown[n - 1] + 1 ? [0, page] : [page]));
};

export const pager = (current, last, address) => {
  const made = part("pager");
  const link = (name, page) => {
    const step = made.querySelector(`[data-slot="${name}"]`);
    if (page < 1 || page > last) step.parentElement.remove();
    else Object.assign(step, { href: address(page) }).dataset.to = page;
  };
  link("prev", current - 1);
  link("next", current + 1);
  const [one, gap] = [made.querySelector("[data-page]"), made.querySelector("[data-gap]")];
  const items = steps(current, last).map((page) => {
    const item = (page ? one : gap).cloneNode(true);
    if (!page) return item;
    const a = Object.assign(item.firstElementChild, { href: address(page) });
    a.dataset.to = page;
    if (page === current) a.setAttribute("aria-current", "page");
    a.firstElementChild.textContent = number(page);
    return item;
  });
  gap.remove();
  one.replaceWith(...items);
  return made;
};
