// The page of all pledges: one state, which stands in the address; every change of it is drawn anew.
import { empty, filtered, read, write } from "./browse/address.js";
import { inWords, parts, show as showChips } from "./browse/chips.js";
import { fill, open } from "./browse/data.js";
import { facetsIn } from "./browse/facets.js";
import { filter } from "./browse/filter.js";
import { order } from "./browse/order.js";
import { number, part } from "./browse/parts.js";
import { SIZE, pager, rows as lines } from "./browse/table.js";
import { take } from "./browse/take.js";
import { show as showPicks } from "./compare/tray.js";

const place = document.getElementById("browse");
const find = (selector) => place.querySelector(selector);
const [form, count, chips, table] = ["form", ".gy-listed__count", "[data-chips]", "[data-rows]"].map(find);
const root = new URL("../", import.meta.url);
let [list, state, found, facets] = [null, empty(), { rows: [], counts: null }, new Map()];

const address = (page) => write({ ...state, page }, list.facets) || location.pathname;

const say = (made) => {
  if (count.textContent !== made.textContent) count.replaceChildren(made);
};

const total = (shown) =>
  shown ? part("found", { found: number(shown), of: filtered(state) ? undefined : null, all: number(list.count) }) : part("nothing");

// Until all rows are there, only the beginning of the whole list is known.
const whole = () => list.loaded === list.count;
const begun = () => list.loaded > 0 && !write(state, list.facets);

const drawRows = () => {
  const all = whole() ? found.rows.length : list.count;
  const last = Math.max(1, Math.ceil(all / SIZE));
  state.page = Math.min(state.page, last);
  const start = (state.page - 1) * SIZE;
  const rows = whole() ? found.rows.slice(start, start + SIZE) : [...Array(Math.min(SIZE, list.loaded)).keys()];
  const page = { root: root.href, regions: new Map(list.head.regions), units: form.dataset };
  const body = table.querySelector("tbody");
  body.replaceChildren(lines(list, rows, page));
  showPicks(body);
  const pages = find("[data-pager]");
  pages.replaceChildren(...(last > 1 ? [pager(state.page, last, address)] : []));
  pages.hidden = last === 1;
  table.hidden = false;
  find("[data-terms]").hidden = true;
};

const drawSort = () => {
  for (const button of table.querySelectorAll("[data-sort]")) {
    const own = button.dataset.sort === state.sort;
    const header = button.closest("th");
    if (own) header.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
    else header.removeAttribute("aria-sort");
  }
  find("[name=sort]").value = state.sort;
  find("[name=order]").value = state.descending ? "desc" : "asc";
  find("[data-kinds]").hidden = state.sort !== "rate";
};

const drawForm = () => {
  const chosen = parts(state, facets);
  for (const facet of facets.values()) facet.show(state, found.counts);
  showChips(chips, chosen, ({ name, value }) => change(() => without(name, value)));
  if (form.elements.text.value.trim() !== state.text.trim()) form.elements.text.value = state.text;
  find("[data-number]").textContent = chosen.length ? ` (${number(chosen.length)})` : "";
};

const draw = () => {
  if (whole()) {
    const fits = filter(list, state);
    found = { rows: order(list, fits.rows, state), counts: fits.counts };
  }
  drawForm();
  drawSort();
  if (whole() || begun()) drawRows();
  say(whole() || begun() ? total(whole() ? found.rows.length : list.count) : part("loading"));
};

const without = (name, value) => {
  if (name === "text") state.text = "";
  else state.chosen.get(name).delete(value);
};

// Change the state and draw it. Typing on replaces its own step in the history; other changes add one.
let typing = false;
const change = (alter, { page = 1, typed = false } = {}) => {
  alter();
  state.page = page;
  find("[data-ignored]").hidden = true;
  history[typed && typing ? "replaceState" : "pushState"](null, "", address(page));
  typing = typed;
  draw();
};

const restore = () => {
  const { state: said, ignored } = read(location.search, list.facets);
  [state, typing] = [said, false];
  find("[data-ignored]").hidden = !ignored.length;
  find("[data-ignored] [data-slot]").textContent = ignored.slice(0, 5).map((each) => each.slice(0, 40)).join(", ");
  draw();
};

const toggle = (name, value, on) => {
  const chosen = state.chosen.get(name) ?? new Set();
  state.chosen.set(name, on ? chosen.add(value) : (chosen.delete(value), chosen));
};

const sortBy = (name) =>
  change(() => ([state.sort, state.descending] = [name, state.sort === name && !state.descending]));

const goTo = (page) => {
  change(() => {}, { page });
  reveal();
};

const panel = (shown) => {
  find("[data-open]").setAttribute("aria-expanded", shown);
  form.classList.toggle("gy-filter--open", shown);
};

// From the choices to what they found.
const reveal = () => {
  panel(false);
  find("[data-top]").focus({ preventScroll: true });
  find(".gy-listed").scrollIntoView();
};

const give = (kind) => {
  const said = { query: write({ ...state, page: 1 }, list.facets), filters: inWords(parts(state, facets)) };
  take(kind, list, found.rows, said).catch(() => say(part("not-taken")));
};

const plain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

// What a press on the page means, by the attribute of the button or link.
const PRESSES = {
  open: () => panel(!form.classList.contains("gy-filter--open")),
  clear: () => change(() => (state = { ...empty(), sort: state.sort, descending: state.descending })),
  sort: ({ sort }) => sortBy(sort),
  to: ({ to }, event) => plain(event) && (event.preventDefault(), goTo(Number(to))),
  take: ({ take: kind }) => whole() && give(kind),
};

const listen = () => {
  place.addEventListener("click", (event) => {
    const pressed = event.target.closest("button, a");
    for (const [name, act] of Object.entries(PRESSES)) if (pressed?.dataset[name] !== undefined) act(pressed.dataset, event);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") change(() => toggle(target.name, target.value, target.checked));
  });
  form.addEventListener("submit", (event) => (event.preventDefault(), reveal()));
  form.elements.text.addEventListener("input", ({ target }) => change(() => (state.text = target.value), { typed: true }));
  find("[name=sort]").addEventListener("change", ({ target }) => change(() => (state.sort = target.value)));
  find("[name=order]").addEventListener("change", ({ target }) => change(() => (state.descending = target.value === "desc")));
  addEventListener("popstate", restore);
};

const start = async () => {
  say(part("loading"));
  list = await open(new URL("pledges/", root));
  facets = facetsIn(form, list.facets);
  restore();
  listen();
  place.classList.add("gy-browse--ready");
  await fill(list, draw);
  draw();
  // Titles take longest to sort: that is done before it is asked for.
  globalThis.requestIdleCallback?.(() => order(list, [], { sort: "title", descending: false }));
};

start().catch((error) => {
  console.error(error);
  say(part("failed"));
});
