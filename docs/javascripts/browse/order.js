// The rows in the order of a column. What is not printed comes last in either direction; equal rows keep the order of
// governments and numbers.

// Titles are compared once; after that their places are.
const titles = (list) => {
  if (!list.rank) {
    const rows = [...list.plain.keys()].sort((a, b) => (list.plain[a] < list.plain[b] ? -1 : list.plain[a] > list.plain[b] ? 1 : a - b));
    list.rank = new Int32Array(list.count);
    rows.forEach((row, place) => (list.rank[row] = place));
  }
  return list.rank;
};

// The figure of a row by which a column is sorted, or null.
const KEYS = {
  place: (list) => (row) => list.place[row],
  number: (list) => (row) => list.number[row],
  title: (list) => (row) => titles(list)[row],
  status: (list) => (row) => (["", "unknown"].includes(list.head.statuses[list.status[row]][0]) ? null : list.status[row]),
  rate: (list) => (row) => list.rate[row],
  planned: (list) => (row) => list.planned[row],
  executed: (list) => (row) => list.executed[row],
  discrepancies: (list) => (row) => list.discrepancies[row],
};

export const SORTS = Object.keys(KEYS);

// Rates of one basis and scope are of one kind, and only these are compared.
const kinds = (list) => {
  const of = list.head.kinds.map(([basis, scope]) => `${basis} ${scope}`);
  const places = of.map((kind) => of.indexOf(kind));
  return (row) => places[list.kind[row]];
};

export const order = (list, rows, { sort, descending }) => {
  const key = KEYS[sort](list);
  const group = sort === "rate" ? kinds(list) : () => 0;
  const sign = descending ? -1 : 1;
  const found = rows.filter((row) => key(row) !== null);
  found.sort((a, b) => group(a) - group(b) || sign * (key(a) - key(b)) || a - b);
  return found.concat(rows.filter((row) => key(row) === null));
};
