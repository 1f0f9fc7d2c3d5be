// Which rows fit, and how many would fit each choice if it were the only one of its facet.
import { words } from "./text.js";

// For each facet with choices, the places of the chosen values as a mask.
const masks = (facets, chosen) =>
  facets.map(([name, { values }]) => {
    const wanted = chosen.get(name);
    return wanted?.size ? values.map((value) => wanted.has(value)) : null;
  });

const fits = (mask, code) => (typeof code === "number" ? mask[code] : code.some((each) => mask[each]));

const count = (counts, code) => {
  if (typeof code === "number") counts[code]++;
  else for (const each of code) counts[each]++;
};

// A row that fits all facets counts in all; one that fails a single facet counts in that one.
export const filter = (list, state) => {
  const facets = [...list.facets];
  const [wanted, looked] = [masks(facets, state.chosen), words(state.text)];
  const counts = facets.map(([, { values }]) => new Uint32Array(values.length));
  const codes = facets.map(([, facet]) => facet.codes);
  const rows = [];
  for (let row = 0; row < list.count; row++) {
    if (!looked.every((word) => list.plain[row].includes(word))) continue;
    let [fails, failed] = [0, -1];
    for (let facet = 0; facet < wanted.length && fails < 2; facet++) {
      if (wanted[facet] && !fits(wanted[facet], codes[facet][row])) [fails, failed] = [fails + 1, facet];
    }
    if (fails === 0) {
      rows.push(row);
      for (let facet = 0; facet < codes.length; facet++) count(counts[facet], codes[facet][row]);
    } else if (fails === 1) count(counts[failed], codes[failed][row]);
  }
  return { rows, counts: new Map(facets.map(([name], facet) => [name, counts[facet]])) };
};
