// The page of the comparison. Its address says what is compared; every change is a new address, so that the back
// button undoes it and the address can be passed on.
import { listen } from "./compare/adding.js";
import { LIMIT, read, write } from "./compare/address.js";
import { fetchSheet } from "./compare/sheet.js";
import { choose, fill } from "./compare/table.js";
import { keep } from "./compare/tray.js";

const root = new URL("../", import.meta.url).href;
const view = document.getElementById("compare");
const table = view.querySelector("table");
const tools = view.querySelector(".gy-compare__tools");
const adding = view.querySelector("details");
const full = view.querySelector(".gy-compare__full");
const place = tools.querySelector(".gy-compare__address");
const box = tools.querySelector("input[type=checkbox]");
const parts = [...view.querySelectorAll("template")].map((part) => [part.id.slice("compare-".length), part]);
const templates = Object.fromEntries(parts);
const title = document.title;
const sheets = new Map();
const PAUSE = 300; // milliseconds a reader waits without being told
let compared = []; // the paths that are, or are to be, on show

const say = (name, text) => {
  const line = view.querySelector(`[data-say="${name}"]`);
  line.hidden = text === undefined || text === false || text === "";
  const slot = line.querySelector("b");
  if (slot && !line.hidden) slot.textContent = text;
};

// The sheets of the paths; null where there is no such pledge, undefined where it could not be loaded.
const load = (paths) =>
  Promise.all(
    paths.map((path) => {
      if (!sheets.has(path)) {
        const sheet = fetchSheet(path, root, view.dataset).catch(() => void sheets.delete(path));
        sheets.set(path, sheet);
      }
      return sheets.get(path);
    }),
  );

const draw = async () => {
  const asked = read(location.search);
  const search = location.search;
  const waiting = setTimeout(() => say("loading", true), PAUSE);
  const loaded = await load(asked.paths);
  clearTimeout(waiting);
  if (search !== location.search) return; // the reader has gone on
  say("loading");
  const found = loaded.filter(Boolean);
  tell(asked, loaded, found.length);
  compared = asked.paths.filter((_, index) => loaded[index] !== null);
  table.hidden = found.length === 0;
  tools.hidden = found.length < 2;
  adding.hidden = found.length >= LIMIT;
  adding.open = found.length < 2;
  full.hidden = !adding.hidden;
  for (const button of adding.querySelectorAll("[data-path]")) button.disabled = compared.includes(button.dataset.path);
  fill(table, found, templates);
  box.checked = asked.onlyDifferent;
  place.hidden = true;
  const same = choose(table, asked.onlyDifferent && found.length > 1);
  say("same", found.length > 1 && asked.onlyDifferent && same);
  document.title = [found.map((sheet) => sheet.title).join(", "), title].filter(Boolean).join(" | ");
};

// What there is to say about the address and what came of it.
const tell = (asked, loaded, count) => {
  const named = (value) => asked.paths.filter((_, index) => loaded[index] === value).join(", ");
  for (const name of ["refused", "doubled", "surplus"]) say(name, asked[name]);
  say("missing", named(null));
  say("failed", named(undefined));
  say("none", asked.paths.length === 0);
  say("one", count === 1);
  say("count", count > 1 && count);
  say("copied");
};

const go = async (paths, onlyDifferent = box.checked) => {
  history.pushState(null, "", write(paths, onlyDifferent));
  await draw();
};

const moved = (paths, path, by) => {
  const from = paths.indexOf(path);
  return paths.toSpliced(from, 1).toSpliced(from + by, 0, path);
};

const CHANGES = {
  add: (path) => [...new Set([...compared, path])],
  earlier: (path) => moved(compared, path, -1),
  later: (path) => moved(compared, path, 1),
  remove: (path) => compared.filter((other) => other !== path),
};

// After a change the focus stays where the reader was: on the same button, or on the nearest that can be pressed.
const refocus = (path, action) => {
  const own = [...table.querySelectorAll("[data-path]")].filter((button) => button.dataset.path === path);
  const wanted = own.find((button) => button.dataset.do === action && !button.disabled);
  const next = wanted ?? own.find((button) => !button.disabled) ?? table.querySelector("[data-path]:not(:disabled)");
  next?.focus();
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say("copied", true);
  } catch {
    place.hidden = false;
    place.value = location.href;
    place.select();
  }
};

view.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-do]");
  if (!button) return;
  if (button.dataset.do === "copy") await copy();
  else {
    const paths = CHANGES[button.dataset.do](button.dataset.path);
    keep(paths); // the tray holds what the reader has made of it
    await go(paths);
    refocus(button.dataset.path, button.dataset.do);
  }
});
box.addEventListener("change", () => go(compared));
addEventListener("popstate", draw);
listen(adding.querySelector("form"), templates.found, () => compared);
delete view.dataset.waiting;
await draw();
