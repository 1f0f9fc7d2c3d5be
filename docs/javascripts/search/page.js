// The page of results: its address says what is sought (`q`) and how many results of it are shown (`n`).
import { Asking, queryOf, shortened } from "./asking.js";
import { about, address, announcer, element, highlighted, say, titled, words } from "./results.js";

const STEP = 20;
const PAUSE = 120; // milliseconds without a key before the engine is asked
const page = document.querySelector("#find-page");
const part = (name) => page.querySelector(`[data-part=${name}]`);
const [form, idle, total, list, more, none, near] = ["form", "idle", "total", "list", "more", "none", "near"].map(part);
const input = form.elements.q;
const title = document.title;
const asking = new Asking();
const announce = announcer(part("status"));
let query = "";
let waiting = 0;
let settled = true; // whether the present entry of the history is a search to come back to

const snippets = new IntersectionObserver(
  (seen) => {
    for (const { target } of seen.filter(({ isIntersecting }) => isIntersecting)) {
      snippets.unobserve(target);
      asking.snippet(target.result, query).then((parts) => target.lastChild.append(...highlighted(parts)));
    }
  },
  { rootMargin: "200px" },
);

const item = (found) => {
  const link = element("a", "", ...titled(found));
  link.href = address(found);
  const made = element("li", "gy-result", element("h2", "gy-result__title", link), about(found));
  if (found.type === "suggestion") return made;
  made.append(element("p", "gy-result__snippet"));
  made.result = found;
  snippets.observe(made);
  return made;
};

const clear = () => {
  snippets.disconnect();
  for (const part of [list, near.querySelector("ol")]) part.replaceChildren();
  for (const part of [more, none, near]) part.hidden = true;
  total.textContent = "";
};

const add = (found) => {
  near.hidden = found.type !== "suggestion";
  (near.hidden ? list : near.querySelector("ol")).append(item(found));
};

const finish = (end) => {
  const count = end.total && say(end.cut ? words.over : words.total, end.total);
  total.textContent = end.type === "failed" ? words.failed : count || words.none;
  none.hidden = list.childElementCount > 0;
  more.hidden = !(end.total > list.childElementCount);
  announce(count ? say(words.found, end.total) : near.hidden ? total.textContent : `${words.none} ${words.near}`);
};

// Shows results up to number `limit`, after those that are there when `offset` says how many.
const show = async (limit, offset = 0) => {
  idle.hidden = query !== "";
  if (!query) {
    asking.stop();
    clear();
    return;
  }
  let fresh = offset === 0;
  for await (const found of asking.ask(query, { limit: limit - offset, offset })) {
    if (fresh) clear();
    fresh = false;
    if (found.title) add(found);
    else finish(found);
  }
};

const remember = (change, shown = STEP) => {
  const address = new URL(location.pathname, location.origin);
  if (query) address.searchParams.set("q", query);
  if (query && shown > STEP) address.searchParams.set("n", shown);
  history[change](null, "", address);
  document.title = query ? `${query} - ${title}` : title;
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
  query = shortened(asked.get("q") ?? "");
  const shown = Math.min(Math.max(STEP, Number.parseInt(asked.get("n")) || STEP), 10 * STEP);
  input.value = query;
  settled = query !== "";
  document.title = query ? `${query} - ${title}` : title;
  show(shown);
};

input.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => seek(queryOf(input, event)), PAUSE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  seek(queryOf(input));
  settled = query !== "";
  if (matchMedia("(pointer: coarse)").matches) input.blur(); // puts the keyboard of a phone away
});

more.addEventListener("click", async () => {
  const before = list.childElementCount;
  remember("replaceState", before + STEP);
  await show(before + STEP, before);
  list.children[before]?.querySelector("a").focus();
});

addEventListener("popstate", restore);
restore();
