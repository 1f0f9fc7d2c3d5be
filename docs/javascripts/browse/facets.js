// The choices of the form: those that the data add, how many pledges each has, which are chosen.
import { number, part } from "./parts.js";
import { plain } from "./text.js";

// More than these are looked for by name.
const SHOWN = 100;

const item = (name, value) => {
  const made = part("choice").firstElementChild;
  made.dataset.value = value;
  Object.assign(made.querySelector("input"), { name, value });
  if (value) made.querySelector(".gy-choice__label").textContent = value;
  return made;
};

const counted = (made, count) => {
  if (made.dataset.count === String(count)) return;
  made.dataset.count = count;
  made.querySelector(".gy-choice__count").replaceChildren(part("number", { number: number(count) }));
  made.classList.toggle("gy-choice--none", !count);
};

// One facet of the form; it draws its choices only while it is open.
const facet = (details, { values }) => {
  const { facet: name } = details.dataset;
  const parts = ["[data-choices]", "[data-find]", "[data-more]", "[data-active]"];
  const [list, find, more, active] = parts.map((each) => details.querySelector(each));
  const made = new Map([...list.children].map((each) => [each.dataset.value, each]));
  const filled = made.size === 0;
  const places = new Map(values.map((value, place) => [value, place]));
  let [chosen, counts, drawn] = [new Set(), null, false];

  const line = (value) => made.get(value) ?? made.set(value, item(name, value)).get(value);
  const label = (value) => line(value).querySelector(".gy-choice__label").textContent;

  // Of a long list: what is chosen, and what there is under the name that is looked for.
  const wanted = (value) => {
    if (!find || chosen.has(value)) return true;
    if (!counts?.[places.get(value)]) return false;
    return plain(filled && value ? value : label(value)).includes(plain(find.value));
  };

  const draw = () => {
    drawn = true;
    const shown = (filled ? values : [...made.keys()]).filter(wanted);
    if (more) more.hidden = shown.length <= SHOWN + chosen.size;
    const kept = shown.filter((value, n) => n < SHOWN || chosen.has(value));
    const lines = kept.map(line);
    lines.forEach((each, n) => {
      each.querySelector("input").checked = chosen.has(kept[n]);
      if (counts) counted(each, counts[places.get(kept[n])]);
    });
    replace(list, lines);
  };

  details.addEventListener("toggle", () => details.open && !drawn && draw());
  find?.addEventListener("input", draw);
  return {
    name,
    label,
    title: details.querySelector("legend").textContent,
    show: (state, found) => {
      [chosen, counts, drawn] = [state.chosen.get(name) ?? new Set(), found?.get(name) ?? null, false];
      active.replaceChildren(...(chosen.size ? [part("active", { number: chosen.size })] : []));
      if (details.open) draw();
    },
  };
};

// Put lines in place, where they do not stand there yet, without losing the focus that is on one of them.
const replace = (list, lines) => {
  if (lines.length === list.children.length && lines.every((each, n) => each === list.children[n])) return;
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  list.replaceChildren(...lines);
  focused?.focus();
};

// All facets by name, in the order of the page.
export const facetsIn = (form, facets) => {
  const found = [...form.querySelectorAll("[data-facet]")].map((each) => facet(each, facets.get(each.dataset.facet)));
  return new Map(found.map((each) => [each.name, each]));
};
