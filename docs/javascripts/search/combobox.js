// A search box with a list of what it finds (ARIA 1.2: combobox with listbox).
import { Asking, queryIn, whenWritten } from "./asking.js";
import { about, announcer, element, link, popup, told, words } from "./results.js";

const LIMIT = 8;
let lists = 0;

export class Combobox {
  #asking = new Asking();
  #options = [];
  #active = -1;

  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.#build();
    this.forget = whenWritten(this.input, (query) => this.#ask(query));
    this.input.addEventListener("input", () => this.#activate(-1));
    this.input.addEventListener("click", () => this.popup.hidden && this.#askNow());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || this.#close());
    form.addEventListener("submit", () => this.#close());
    addEventListener("pagehide", () => this.#close());
    if (document.activeElement === this.input) this.#askNow();
  }

  #build() {
    const made = popup();
    const [status, ...parts] = ["[role=status]", "div", "span", "a", "div div"].map((part) => made.querySelector(part));
    [this.popup, this.total, this.all, this.list] = parts;
    this.announce = announcer(status);
    Object.assign(this.list, { id: `found-${(lists += 1)}`, role: "listbox", ariaLabel: words.results });
    Object.assign(this.input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false", autocomplete: "off" });
    this.input.setAttribute("aria-controls", this.list.id);
    // The box keeps the focus.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("pointermove", ({ target }) => this.#activate(this.#options.indexOf(target.closest("a"))));
    this.form.append(made);
  }

  #askNow() {
    this.#ask(queryIn(this.input.value));
  }

  async #ask(query) {
    if (!query) return this.#close();
    let fresh = true;
    for await (const found of this.#asking.ask(query, { limit: LIMIT })) {
      if (fresh) this.#clear(query);
      fresh = false;
      if (found.title) this.#add(found);
      if (found.type !== "result") this.#tell(found);
      this.#open();
    }
  }

  #clear(query) {
    this.#activate(-1);
    this.#options = [];
    this.list.replaceChildren();
    this.total.textContent = "";
    this.all.hidden = false;
    this.all.href = `${this.form.action}?${new URLSearchParams({ q: query })}`;
  }

  #add(found) {
    const option = link(found, "gy-found__option");
    option.replaceChildren(element("span", "gy-found__title", ...option.childNodes), about(found));
    const id = `${this.list.id}-${this.#options.length}`;
    this.list.append(Object.assign(option, { id, role: "option", tabIndex: -1, ariaSelected: "false" }));
    this.#options.push(option);
  }

  #tell(found) {
    this.all.hidden = !found.total;
    this.total.textContent = told(found, this.#options.length);
    this.announce(this.total.textContent);
  }

  // As high as there is room, above the keyboard of a phone.
  #open() {
    const room = visualViewport.height - this.form.getBoundingClientRect().bottom;
    this.popup.style.setProperty("--gy-room", `${room}px`);
    this.popup.hidden = false;
    this.input.ariaExpanded = String(this.#options.length > 0);
  }

  #close() {
    this.forget();
    this.#asking.stop();
    this.#activate(-1);
    this.popup.hidden = true;
    this.input.ariaExpanded = "false";
  }

  #activate(index) {
    this.#options.forEach((option, place) => (option.ariaSelected = String(place === index)));
    this.#active = index;
    this.input.setAttribute("aria-activedescendant", this.#options[index]?.id ?? "");
  }

  // The Enter that ends a composition is no Enter; Safari sends it, as key 229, after the composition has ended.
  #key(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#act(event.key)) event.preventDefault();
  }

  // Does what a key asks for; false when the key shall do what it does in a text.
  #act(key) {
    const [active, count] = [this.#active, this.#options.length];
    if (key === "Escape") return this.#escape();
    if (key === "ArrowDown" || key === "ArrowUp") {
      // Round through the options; between the last and the first no option is active, only the box.
      if (this.popup.hidden) this.#askNow();
      else this.#move(((active + (key === "ArrowDown" ? 2 : count + 1)) % (count + 1)) - 1);
      return true;
    }
    if (active < 0 || !["Enter", "Home", "End"].includes(key)) return false;
    if (key === "Enter") this.#options[active].click();
    else this.#move(key === "Home" ? 0 : count - 1);
    return true;
  }

  #move(index) {
    this.#activate(index);
    this.#options[index]?.scrollIntoView({ block: "nearest" });
  }

  // First the list goes, then the text.
  #escape() {
    if (this.popup.hidden) this.input.value = "";
    this.#close();
    return true;
  }
}
