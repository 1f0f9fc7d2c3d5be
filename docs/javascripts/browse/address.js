// What is filtered, sorted and shown, as it stands in the address.
import { SORTS } from "./order.js";

const LONGEST = 200;

export const empty = () => ({ chosen: new Map(), text: "", sort: "place", descending: false, page: 1 });

export const filtered = (state) => state.text.trim() !== "" || [...state.chosen.values()].some((values) => values.size);

const READ = {
  text: (state, value) => ((state.text = value.slice(0, LONGEST)), true),
  sort: (state, value) => SORTS.includes(value) && ((state.sort = value), true),
  order: (state, value) => ["asc", "desc"].includes(value) && ((state.descending = value === "desc"), true),
  page: (state, value) => /^[1-9][0-9]{0,5}$/.test(value) && ((state.page = Number(value)), true),
};

const choose = (state, facets, name, value) => {
  if (!facets.get(name)?.values.includes(value)) return false;
  state.chosen.set(name, (state.chosen.get(name) ?? new Set()).add(value));
  return true;
};

// The state that a query says, and the parts of it that say nothing.
export const read = (search, facets) => {
  const [state, ignored] = [empty(), []];
  for (const [name, value] of new URLSearchParams(search)) {
    const known = Object.hasOwn(READ, name) ? READ[name](state, value) : choose(state, facets, name, value);
    if (!known) ignored.push(`${name}=${value}`);
  }
  return { state, ignored };
};

// The query of a state: the facets in their order, nothing that is as it would be anyway.
export const write = (state, facets) => {
  const query = new URLSearchParams();
  for (const [name, { values }] of facets) {
    for (const value of values) if (state.chosen.get(name)?.has(value)) query.append(name, value);
  }
  if (state.text.trim()) query.set("text", state.text.trim());
  if (state.sort !== "place") query.set("sort", state.sort);
  if (state.descending) query.set("order", "desc");
  if (state.page > 1) query.set("page", state.page);
  return query.size ? `?${query}` : "";
};
