// The page of results: its address says what is sought (`q`) and how many results of it are shown (`n`).
import { show as compare } from "../compare/tray.js";
import { Asking, passage, queryIn, whenWritten } from "./asking.js";
import { about, announcer, element, highlighted, link, told } from "./results.js";

const STEP = 20;
const part = (name) => document.querySelector(`#find-page [data-part=${name}]`);
const [form, idle, total, list, more, none, near] = ["form", "idle", "total", "list", "more", "none", "near"].map(part);
const input = form.elements.q;
const title = document.title;
const asking = new Asking();
const announce = announcer(part("status"));
let query = "";
// Whether the present entry of the history is a search to come back to.
let settled = false;

const passages = new IntersectionObserver(
  (seen) => {
    for (const { target } of seen.filter(({ isIntersecting }) => isIntersecting)) {
      passages.unobserve(target);
      passage(target.result, query).then((parts) => target.querySelector("p").append(...highlighted(parts)));
    }
  },
  { rootMargin: "200px" },
);

// The button that puts a pledge into the comparison.
const pick = ({ url, title }) => {
  const made = document.querySelector("#find-pick").content.cloneNode(true);
  const button = made.firstChild;
  button.dataset.compare = url.slice(0, -1);
  button.lastChild.append(title);
  compare(made);
  return made;
};

const item = (found) => {
  const made = element("li", "gy-result", element("h2", "gy-result__title", link(found, "")), about(found));
  if (found.type === "suggestion") return made;
  made.append(element("p", "gy-result__snippet"), ...(found.kind === "pledge" ? [pick(found)] : []));
  made.result = found;
  passages.observe(made);
  return made;
};

const clear = () => {
  passages.disconnect();
  list.replaceChildren();
  total.textContent = "";
  more.hidden = none.hidden = near.hidden = true;
};

const finish = (end) => {
  const count = list.childElementCount;
  idle.hidden = end.type !== "failed";
  none.hidden = count > 0 || !idle.hidden;
  more.hidden = !(end.total > count);
  total.textContent = told(end, false);
  announce(told(end, count));
};

// Shows results up to number `limit`, after those that are there when `offset` says how many.
const show = async (limit, offset = 0) => {
  let fresh = !offset;
  idle.hidden = query !== "";
  if (!query) {
    asking.stop();
    return clear();
  }
  for await (const found of asking.ask(query, { limit: limit - offset, offset })) {
    if (fresh) clear();
    fresh = false;
    near.hidden &&= found.type !== "suggestion";
    if (found.title) list.append(item(found));
    else finish(found);
  }
};

const named = () => (document.title = query ? `${query} - ${title}` : title);

const remember = (change, shown = STEP) => {
  const asked = new URLSearchParams(query && { q: query });
  if (shown > STEP) asked.set("n", shown);
  history[change](null, "", asked.size ? `?${asked}` : location.pathname);
  named();
};

// The first change of a search that was settled makes an entry of its own: Back leads to what was sought before.
const seek = (text) => {
  if (text === query) return;
  query = text;
  remember(settled ? "pushState" : "replaceState");
  settled = false;
  show(STEP);
};

const restore = () => {
  const asked = new URLSearchParams(location.search);
  input.value = query = queryIn(asked.get("q") ?? "");
  settled = query !== "";
  named();
  show(Math.min(Math.max(STEP, parseInt(asked.get("n")) || 0), 10 * STEP));
};

const forget = whenWritten(input, seek);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  forget();
  seek(queryIn(input.value));
  settled = query !== "";
  // Puts the keyboard of a phone away.
  if (matchMedia("(pointer: coarse)").matches) input.blur();
});

more.addEventListener("click", async () => {
  const before = list.childElementCount;
  remember("replaceState", before + STEP);
  await show(before + STEP, before);
  list.children[before]?.querySelector("a").focus();
});

addEventListener("popstate", restore);
restore();
