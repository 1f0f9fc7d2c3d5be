// What was found, as the page shows it: how many, in which order, the rows of one page and the way to the others.
import { show as showPicks } from "../compare/tray.js";
import { filtered } from "./address.js";
import { number, part } from "./parts.js";
import { SIZE, pager, rows } from "./table.js";

// What the results know of the page; `root` is the address of the site.
export const resultsIn = (place, root) => {
  const find = (selector) => place.querySelector(selector);
  const [count, table, terms, pages] = [".gy-listed__count", "[data-rows]", "[data-terms]", "[data-pager]"].map(find);
  const units = find("form").dataset;

  // A text that stands there already is not said again.
  const say = (made) => {
    if (count.textContent !== made.textContent) count.replaceChildren(made);
  };

  const sum = (shown, state, all) => {
    if (!shown) return part("nothing");
    return part("found", { found: number(shown), of: filtered(state) ? undefined : null, all: number(all) });
  };

  // `found` are the rows that fit, or the beginning of all `total` rows while the others are still to come.
  const show = (list, found, total, state, address) => {
    const last = Math.max(1, Math.ceil(total / SIZE));
    state.page = Math.min(state.page, last);
    const body = table.querySelector("tbody");
    const shown = found.slice((state.page - 1) * SIZE, state.page * SIZE);
    body.replaceChildren(rows(list, shown, { root: root.href, regions: new Map(list.head.regions), units }));
    showPicks(body);
    pages.replaceChildren(...(last > 1 ? [pager(state.page, last, address)] : []));
    [pages.hidden, table.hidden, terms.hidden] = [last === 1, false, true];
    say(sum(total, state, list.count));
  };

  const sort = ({ sort, descending }) => {
    for (const button of table.querySelectorAll("[data-sort]")) {
      const header = button.closest("th");
      if (button.dataset.sort !== sort) header.removeAttribute("aria-sort");
      else header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    }
    find("[name=sort]").value = sort;
    find("[name=order]").value = descending ? "desc" : "asc";
    find("[data-kinds]").hidden = sort !== "rate";
  };

  // Without the rows, the tables of the terms are what there is.
  const fail = () => {
    [table.hidden, terms.hidden] = [true, false];
    say(part("failed"));
  };

  // For readers of the screen and of the keyboard: to the rows.
  const reveal = () => {
    find("[data-top]").focus({ preventScroll: true });
    find(".gy-listed").scrollIntoView();
  };

  return { show, sort, say, fail, reveal };
};
