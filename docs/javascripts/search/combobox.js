// A search box with a list of what it finds (ARIA 1.2: combobox with listbox). Without it the form leads to the page of results.
import { Asking, composes, queryOf } from "./asking.js";
import { about, address, announcer, element, say, titled, words } from "./results.js";

const LIMIT = 8;
const PAUSE = 120; // milliseconds without a key before the engine is asked
let lists = 0;

export class Combobox {
  #asking = new Asking();
  #options = [];
  #active = -1;
  #query = "";
  #waiting = 0;

  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.#build();
    this.input.addEventListener("input", (event) => this.#wait(event));
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("click", () => this.#reopen());
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.#close());
    form.addEventListener("submit", () => this.#close());
    addEventListener("pagehide", () => this.#close());
    if (document.activeElement === this.input) this.#wait();
  }

  #build() {
    this.total = element("span", "gy-found__total");
    this.all = element("a", "gy-found__all", words.all);
    this.all.tabIndex = -1;
    this.list = element("div", "gy-found__list");
    this.list.id = `found-${(lists += 1)}`;
    this.list.role = "listbox";
    this.list.ariaLabel = words.results;
    this.popup = element("div", "gy-found", element("p", "gy-found__head", this.total, this.all), this.list);
    this.popup.hidden = true;
    this.popup.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("pointermove", ({ target }) => this.#activate(this.#options.indexOf(target.closest("a"))));
    const status = element("p", "gy-vh");
    status.role = "status";
    this.announce = announcer(status);
    this.form.append(this.popup, status);
    const settings = { "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(settings)) this.input.setAttribute(name, value);
    this.input.role = "combobox";
  }

  #wait(event) {
    clearTimeout(this.#waiting);
    const query = queryOf(this.input, event);
    this.#activate(-1);
    if (query) this.#waiting = setTimeout(() => this.#ask(query), PAUSE);
    else this.#close();
  }

  async #ask(query) {
    let fresh = true;
    for await (const found of this.#asking.ask(query, { limit: LIMIT })) {
      if (fresh) this.#clear(query);
      fresh = false;
      if (found.title) this.#add(found);
      else this.#finish(query, found);
      this.#open();
    }
  }

  #clear(query) {
    this.#activate(-1);
    this.#query = "";
    this.#options = [];
    this.list.replaceChildren();
    this.total.textContent = "";
    this.all.href = `${this.form.action}?${new URLSearchParams({ q: query })}`;
    this.all.hidden = false;
  }

  #add(found) {
    const option = element("a", "gy-found__option", element("span", "gy-found__title", ...titled(found)), about(found));
    option.href = address(found);
    option.id = `${this.list.id}-${this.#options.length}`;
    option.role = "option";
    option.tabIndex = -1;
    option.ariaSelected = "false";
    if (found.type === "suggestion" && !this.#options.length) this.#none(words.near);
    this.#options.push(option);
    this.list.append(option);
  }

  #none(...more) {
    this.all.hidden = true;
    this.total.textContent = [words.none, ...more].join(" ");
  }

  #finish(query, { type, total, cut }) {
    this.#query = query;
    if (type === "failed") this.total.textContent = words.failed;
    else if (total) this.total.textContent = say(cut ? words.over : words.total, total);
    else if (!this.#options.length) this.#none();
    this.announce(total ? say(words.found, total) : this.total.textContent);
  }

  #open() {
    const room = (visualViewport?.height ?? innerHeight) - this.form.getBoundingClientRect().bottom;
    this.popup.style.setProperty("--gy-room", `${room}px`);
    this.popup.hidden = false;
    this.input.ariaExpanded = String(this.#options.length > 0);
  }

  // What is known of the text in the box is shown again; what is not is asked.
  #reopen() {
    if (this.#query && this.#query === queryOf(this.input)) this.#open();
    else this.#wait();
  }

  #close() {
    clearTimeout(this.#waiting);
    this.#asking.stop();
    this.#activate(-1);
    this.popup.hidden = true;
    this.input.ariaExpanded = "false";
  }

  #activate(index) {
    const [before, option] = [this.#options[this.#active], this.#options[index]];
    this.#active = index;
    if (before) before.ariaSelected = "false";
    if (option) option.ariaSelected = "true";
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    if (composes(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#acts[event.key];
    if (act?.()) event.preventDefault();
  }

  // What a key does; true when nothing else shall come of it.
  #acts = {
    ArrowDown: () => this.#step(1),
    ArrowUp: () => this.#step(-1),
    Home: () => this.#active >= 0 && this.#jump(0),
    End: () => this.#active >= 0 && this.#jump(this.#options.length - 1),
    Enter: () => this.#active >= 0 && (this.#options[this.#active].click(), true),
    Escape: () => this.#escape(),
  };

  // Round through the options; between the last and the first no option is active, only the box.
  #step(by) {
    if (this.popup.hidden) this.#reopen();
    else this.#jump((this.#active + 1 + by + this.#options.length + 1) % (this.#options.length + 1) - 1);
    return true;
  }

  #jump(index) {
    this.#activate(index);
    this.#options[index]?.scrollIntoView({ block: "nearest" });
    return true;
  }

  #escape() {
    if (this.popup.hidden) this.input.value = "";
    else this.#close();
    return true;
  }
}
