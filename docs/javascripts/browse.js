// The page of all pledges: one state, which stands in the address; every change of it is drawn anew.
import { empty, read, write } from "./browse/address.js";
import { inWords, parts, show as showChips } from "./browse/chips.js";
import { fill, open } from "./browse/data.js";
import { facetsIn } from "./browse/facets.js";
import { filter } from "./browse/filter.js";
import { order } from "./browse/order.js";
import { number, part } from "./browse/parts.js";
import { resultsIn } from "./browse/results.js";
import { SIZE } from "./browse/table.js";
import { take } from "./browse/take.js";

const place = document.getElementById("browse");
const find = (selector) => place.querySelector(selector);
const root = new URL("../", import.meta.url);
const [form, results] = [find("form"), resultsIn(place, root)];
let [list, state, found, facets, typing] = [null, empty(), { rows: [], counts: null }, new Map(), false];

const address = (page) => write({ ...state, page }, list.facets) || location.pathname;

const drawForm = () => {
  const chosen = parts(state, facets);
  for (const facet of facets.values()) facet.show(state, found.counts);
  showChips(find("[data-chips]"), chosen, ({ name, value }) => change(() => without(name, value)));
  if (form.elements.text.value.trim() !== state.text.trim()) form.elements.text.value = state.text;
  find("[data-number]").textContent = chosen.length ? ` (${number(chosen.length)})` : "";
};

const whole = () => list.loaded === list.count;

const search = () => {
  const { rows, counts } = filter(list, state);
  found = { rows: order(list, rows, state), counts };
};

// Until all rows are there, only the beginning of the whole list is known.
const draw = () => {
  if (whole()) search();
  drawForm();
  results.sort(state);
  const begun = list.loaded && !write(state, list.facets);
  if (whole()) results.show(list, found.rows, found.rows.length, state, address);
  else if (begun) results.show(list, [...Array(Math.min(SIZE, list.loaded)).keys()], list.count, state, address);
  else results.say(part("loading"));
};

const without = (name, value) => {
  if (name === "text") state.text = "";
  else state.chosen.get(name).delete(value);
};

const toggle = (name, value, on) => {
  const chosen = state.chosen.get(name) ?? new Set();
  if (on) state.chosen.set(name, chosen.add(value));
  else chosen.delete(value);
};

// Change the state and draw it. Typing on replaces its own step in the history; other changes add one.
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

const clear = () => change(() => (state = { ...empty(), sort: state.sort, descending: state.descending }));

const sortBy = (name) =>
  change(() => ([state.sort, state.descending] = [name, state.sort === name && !state.descending]));

const panel = (shown) => {
  find("[data-open]").setAttribute("aria-expanded", shown);
  form.classList.toggle("gy-filter--open", shown);
};

const reveal = () => {
  panel(false);
  results.reveal();
};

const goTo = (event, page) => {
  // A page opened beside this one is the browser's matter.
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  change(() => {}, { page });
  reveal();
};

const give = (kind) => {
  if (!whole()) return;
  const said = { query: write({ ...state, page: 1 }, list.facets), filters: inWords(parts(state, facets)) };
  take(kind, list, found.rows, said).catch(() => results.say(part("not-taken")));
};

// What a press on the page means, by the attribute of the button or link.
const PRESSES = {
  open: () => panel(!form.classList.contains("gy-filter--open")),
  clear,
  sort: ({ sort }) => sortBy(sort),
  to: ({ to }, event) => goTo(event, Number(to)),
  take: ({ take: kind }) => give(kind),
};

const press = (event) => {
  const data = event.target.closest("button, a")?.dataset ?? {};
  for (const name of Object.keys(PRESSES)) if (name in data) PRESSES[name](data, event);
};

const listen = () => {
  const { text } = form.elements;
  const [sort, turn] = ["[name=sort]", "[name=order]"].map(find);
  place.addEventListener("click", press);
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") change(() => toggle(target.name, target.value, target.checked));
  });
  form.addEventListener("submit", (event) => (event.preventDefault(), reveal()));
  text.addEventListener("input", () => change(() => (state.text = text.value), { typed: true }));
  sort.addEventListener("change", () => change(() => (state.sort = sort.value)));
  turn.addEventListener("change", () => change(() => (state.descending = turn.value === "desc")));
  addEventListener("popstate", restore);
};

const start = async () => {
  results.say(part("loading"));
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
  results.fail();
});
