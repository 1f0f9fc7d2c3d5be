// Pledges put aside for comparison. They are kept in this browser; where it keeps nothing, a button leads straight to
// the comparison. The tray opens from the button that was pressed, so that the Tab key leads from there into it.
import { LIMIT, isPath, write } from "./address.js";

const KEY = "gy-compare";
const tray = document.getElementById("tray");
const news = document.getElementById("tray-news");

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

const open = (button) => {
  const paths = load();
  tray.hidePopover?.();
  tray.hidden = paths.length === 0;
  if (tray.hidden) return;
  tray.querySelector("b").textContent = paths.length;
  const link = tray.querySelector("a");
  link.search = write(paths);
  link.hidden = paths.length < 2;
  tray.querySelector("[data-more]").hidden = paths.length > 1;
  tray.querySelector("[data-full]").hidden = paths.length < LIMIT;
  tray.showPopover?.(button ? { source: button } : {});
};

const change = (paths, button) => {
  if (!keep(paths)) {
    location.assign(new URL(write(paths), tray.querySelector("a").href));
    return;
  }
  show();
  open(button);
  const lines = [...tray.querySelectorAll("p:not([hidden])")].map((line) => line.textContent);
  news.textContent = paths.length ? lines.join(". ") : news.dataset.empty;
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-compare]");
  if (button) {
    const path = button.dataset.compare;
    const paths = load();
    change(paths.includes(path) ? paths.filter((other) => other !== path) : [...paths, path], button);
  } else if (event.target.closest("#tray button")) change([]);
});
addEventListener("storage", () => (show(), open()));
addEventListener("pageshow", () => (show(), open()));
