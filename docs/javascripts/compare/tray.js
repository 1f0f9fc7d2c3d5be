// Pledges put aside for comparison. They are kept in this browser; where it keeps nothing, a button leads straight to
// the comparison. The tray opens from the button that was pressed, so that the Tab key leads from there into it. It
// stands in the page of the comparison, once for all pages, and is fetched when there is something in it.
import { LIMIT, isPath, write } from "./address.js";

const KEY = "gy-compare";
const HOME = new URL("../../compare/", import.meta.url);
const PAUSE = 200; // milliseconds until a screen reader knows a new live region
let tray;
let news;
let fetched;

// The first that were chosen: one too many is not taken.
const load = () => {
  try {
    const paths = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(paths) ? [...new Set(paths.filter(isPath))].slice(0, LIMIT) : [];
  } catch {
    return [];
  }
};

// Whether the browser kept them.
export const keep = (paths) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(paths));
    return true;
  } catch {
    return false;
  }
};

// Unhides the buttons in `part` and says which pledges are chosen.
export const show = (part = document) => {
  const paths = load();
  for (const button of part.querySelectorAll("button[data-compare]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", paths.includes(button.dataset.compare));
  }
};

const build = async () => {
  const page = new DOMParser().parseFromString(await (await fetch(HOME)).text(), "text/html");
  [tray, news] = document.importNode(page.getElementById("compare-tray").content, true).children;
  document.querySelector("main").append(tray, news);
};

const open = async (button) => {
  const inside = document.getElementById("compare-tray"); // the comparison itself shows what is in the tray
  if (inside || (!tray && !load().length)) return;
  await (fetched ??= build().catch(() => (fetched = undefined)));
  if (!tray) return; // without a connection the choice is kept all the same
  const paths = load();
  tray.hidePopover?.();
  tray.hidden = paths.length === 0;
  if (tray.hidden) return;
  tray.querySelector("b").textContent = paths.length;
  const link = tray.querySelector("a");
  link.href = new URL(write(paths), HOME);
  link.hidden = paths.length < 2;
  tray.querySelector("[data-more]").hidden = paths.length > 1;
  tray.querySelector("[data-full]").hidden = paths.length < LIMIT;
  tray.showPopover?.(button ? { source: button } : {});
};

const change = async (paths, button) => {
  if (!keep(paths)) return location.assign(new URL(write(paths), HOME));
  show();
  await open(button);
  if (!tray) return;
  const lines = [...tray.querySelectorAll("p:not([hidden])")].map((line) => line.textContent);
  setTimeout(() => (news.textContent = paths.length ? lines.join(". ") : news.dataset.empty), PAUSE);
};

const refresh = () => {
  show();
  open();
};

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-compare]");
  if (button) {
    const path = button.dataset.compare;
    const paths = load();
    await change(paths.includes(path) ? paths.filter((other) => other !== path) : [...paths, path], button);
  } else if (target.closest("#tray button")) {
    await change([]);
    document.querySelector("button[data-compare]")?.focus(); // the one that had the focus is gone
  }
});
addEventListener("storage", refresh);
addEventListener("pageshow", refresh);
