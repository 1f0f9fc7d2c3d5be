// What is filtered by, each as a button that takes it away again.
import { part, word } from "./parts.js";

// Each chosen value and the text, with the words for them.
export const parts = (state, facets) => {
  const found = [...facets.values()].flatMap(({ name, title, label }) =>
    [...(state.chosen.get(name) ?? [])].map((value) => ({ name, title, value, label: label(value) })),
  );
  const text = state.text.trim();
  return text ? [...found, { name: "text", title: word("text-name"), value: text, label: text }] : found;
};

// The same with the values of a facet together, for a file.
export const inWords = (found) => {
  const names = new Map(found.map(({ name, title }) => [name, { name, title, values: [] }]));
  for (const { name, label } of found) names.get(name).values.push(label);
  return [...names.values()];
};

export const show = (group, found, remove) => {
  const list = group.firstElementChild;
  const had = [...list.children].findIndex((each) => each.contains(document.activeElement));
  const items = found.map((each) => {
    const made = part("chip", { name: each.title, value: each.label });
    made.querySelector("button").addEventListener("click", () => remove(each));
    return made;
  });
  group.hidden = !found.length;
  list.replaceChildren(...items, ...(found.length ? [part("clear")] : []));
  // The button that was pressed is gone: the next one gets the focus, or nothing is left to press.
  const next = list.querySelectorAll("button")[Math.min(had, found.length)] ?? document.getElementById("browse-text");
  if (had >= 0) next.focus();
};
