// The rows of a page of the list, and the way to the other pages.
import { readable } from "../money.js";
import { record } from "./data.js";
import { number, part } from "./parts.js";

export const SIZE = 50;

// The texts of a row, by the slots of its template.
const texts = (item, { regions, units }) => ({
  number: item.number,
  title: item.title,
  government: item.government[1],
  place: [regions.get(item.government[2]), item.term[1]].filter(Boolean).join(" · "),
  status: "",
  day: item.day[1],
  rate: number(item.rate ?? 0),
  kind: item.kind?.[3] ?? "",
  planned: readable(item.planned ?? 0, units),
  executed: readable(item.executed ?? 0, units),
  discrepancies: number(item.discrepancies),
});

// A cell shows its figure or says that there is none.
const settle = (cells, item) => {
  const known = [item.number, 1, 1, 1, item.kind, item.planned !== null, item.executed !== null, item.discrepancies];
  known.forEach((is, n) => {
    cells[n].querySelector("[data-none]")?.toggleAttribute("hidden", Boolean(is));
    cells[n].querySelector("[data-some]")?.toggleAttribute("hidden", !is);
  });
};

// The shape of the group with the word of the status.
const status = ([group, , label]) => {
  const groups = document.getElementById("browse-statuses").content;
  const shape = groups.querySelector(`.gy-status--${CSS.escape(group || "unknown")}`) ?? groups.lastElementChild;
  const made = shape.cloneNode(true);
  made.lastChild.data = label;
  return made;
};

const line = (list, row, page) => {
  const item = record(list, row);
  const made = part("row", texts(item, page));
  const slot = (name) => made.querySelector(`[data-slot="${name}"]`);
  settle(made.firstElementChild.cells, item);
  slot("status").replaceChildren(status(item.status));
  made.querySelector("[data-dated]").hidden = !item.day[0];
  for (const name of ["planned", "executed"]) slot(name).value = item[name] ?? "";
  slot("title").href = page.root + item.url;
  made.querySelector("[data-link]").href = `${page.root}${item.url}#discrepancies`;
  const pick = made.querySelector("[data-compare]");
  pick.dataset.compare = item.url.slice(0, -1);
  pick.lastElementChild.append(item.title);
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
