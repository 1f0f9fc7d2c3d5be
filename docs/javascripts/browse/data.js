// The pledges as columns: first what many share, then the rows, piece by piece.
import { plain, slug } from "./text.js";

// What stands at an address; an error when nothing does.
export const json = async (url, options) => {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
};

// What can be filtered by: the values there are and, for each row, which of them it has. The last value may be "",
// which stands for what no document prints.
const facetsOf = (head) => {
  const names = (found) => found.map(([name]) => name);
  const values = {
    region: names(head.regions),
    government: names(head.governments),
    term: names(head.terms),
    status: head.groups,
    timing: [...head.timings, ""],
    budget: [...names(head.bands), ""],
    discrepancies: ["yes", "no"],
    area: [...head.areas, ""],
    department: [...head.departments, ""],
  };
  const facet = ([name, found]) => [name, { values: found, codes: new Array(head.count) }];
  return new Map(Object.entries(values).map(facet));
};

// Which government and term each row belongs to.
const places = (list) => {
  const { head, facets } = list;
  const at = (name) => new Map(facets.get(name).values.map((value, place) => [value, place]));
  const [regions, governments, terms] = ["region", "government", "term"].map(at);
  let row = 0;
  head.places.forEach(([government, term, count], place) => {
    const own = governments.get(government);
    const region = regions.get(head.governments[own][2] || government);
    for (const end = row + count; row < end; row++) {
      list.place[row] = place;
      facets.get("region").codes[row] = region;
      facets.get("government").codes[row] = own;
      facets.get("term").codes[row] = terms.get(term);
    }
  });
};

const band = (bands, won) => {
  const found = bands.findIndex(([, , below]) => below === null || won < below);
  return won === null ? bands.length : found;
};

const put = (list, piece, start) => {
  const { head, facets } = list;
  const groups = facets.get("status").values;
  const group = head.statuses.map(([name]) => groups.indexOf(name || "unknown"));
  piece.title.forEach((title, n) => {
    const row = start + n;
    for (const [name, column] of Object.entries(piece)) list[name][row] = column[n];
    list.plain[row] = plain(title);
    facets.get("status").codes[row] = group[piece.status[n]];
    facets.get("timing").codes[row] = piece.timing[n] ?? head.timings.length;
    facets.get("budget").codes[row] = band(head.bands, piece.planned[n]);
    facets.get("discrepancies").codes[row] = piece.discrepancies[n] ? 0 : 1;
    facets.get("area").codes[row] = piece.area[n] ?? head.areas.length;
    facets.get("department").codes[row] = piece.department[n] ?? head.departments.length;
  });
  list.loaded += piece.title.length;
};

const COLUMNS = ["number", "slug", "title", "area", "department", "timing", "status", "day", "kind", "rate"];
const FIGURES = ["planned", "executed", "discrepancies"];

// The list without its rows.
export const open = async (base) => {
  const head = await json(new URL("columns.json", base), { cache: "no-cache" });
  const list = { base, head, facets: facetsOf(head), count: head.count, loaded: 0 };
  for (const name of [...COLUMNS, ...FIGURES, "plain", "place"]) list[name] = new Array(head.count);
  places(list);
  return list;
};

// Load the rows: the first piece alone, so that it is soon there, then all others at once.
export const fill = async (list, first) => {
  const { pieces, size } = list.head;
  const piece = async (digest, n) => put(list, await json(new URL(`rows/${n}.json?${digest}`, list.base)), n * size);
  if (pieces.length) await piece(pieces[0], 0);
  first();
  await Promise.all(pieces.slice(1).map((digest, n) => piece(digest, n + 1)));
};

// What belongs to a row, by the names of the data package.
export const record = (list, row) => {
  const { head } = list;
  const [government, term] = head.places[list.place[row]];
  const number = list.number[row] === null ? "" : head.numbers[list.number[row]];
  const tail = list.slug[row] ?? slug(number);
  const departments = [list.department[row] ?? []].flat().map((place) => head.departments[place]);
  return {
    id: `${government}-${term}-${tail}`,
    url: `${government}/${term}/${tail}/`,
    government: head.governments[list.facets.get("government").codes[row]],
    term: head.terms[list.facets.get("term").codes[row]],
    number,
    title: list.title[row],
    area: head.areas[list.area[row]] ?? "",
    departments,
    timing: head.timings[list.timing[row]] ?? "",
    status: head.statuses[list.status[row]],
    day: head.days[list.day[row]] ?? ["", ""],
    kind: head.kinds[list.kind[row]] ?? null,
    rate: list.rate[row],
    planned: list.planned[row],
    executed: list.executed[row],
    discrepancies: list.discrepancies[row],
  };
};
