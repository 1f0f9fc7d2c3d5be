// The rows in the order of a column. What is not printed comes last in either direction; equal rows keep the order of
// governments and numbers.

const UNKNOWN = ["", "unknown"];

// By what a column is sorted, or null where nothing is printed.
const VALUES = {
  place: ({ place }) => place,
  number: ({ number }) => number,
  title: ({ plain }) => plain,
  status: ({ status, head }) => status.map((state) => (UNKNOWN.includes(head.statuses[state][0]) ? null : state)),
  rate: ({ rate }) => rate,
  planned: ({ planned }) => planned,
  executed: ({ executed }) => executed,
  discrepancies: ({ discrepancies }) => discrepancies,
};

export const SORTS = Object.keys(VALUES);

// Rates of one basis and scope are of one kind; only these are compared.
const kinds = ({ head, kind }) => {
  const names = head.kinds.map(([basis, scope]) => `${basis} ${scope}`);
  return kind.map((each) => names.indexOf(names[each]));
};

// All rows in an order: group, place of the value and row as one figure, since figures are sorted many times faster.
const sorted = (list, sort, descending) => {
  const values = VALUES[sort](list);
  const distinct = [...new Set(values)].filter((value) => value !== null);
  distinct.sort(typeof distinct[0] === "string" ? undefined : (a, b) => a - b);
  const places = new Map(distinct.map((value, place) => [value, descending ? distinct.length - place : place]));
  const groups = sort === "rate" ? kinds(list) : null;
  const span = distinct.length + 1;
  const last = span * (list.head.kinds.length + 1);
  const place = (value, row) => (value === null ? last : (groups ? groups[row] * span : 0) + places.get(value));
  const figures = Float64Array.from(values, (value, row) => place(value, row) * list.count + row).sort();
  return Uint32Array.from(figures, (figure) => figure % list.count);
};

// The order of all rows is found once; `rows` are then those of them that are wanted.
export const order = (list, rows, { sort, descending }) => {
  if (sort === "place" && !descending) return rows;
  const name = `${sort} ${descending}`;
  list.orders ??= new Map();
  if (!list.orders.has(name)) list.orders.set(name, sorted(list, sort, descending));
  const wanted = new Uint8Array(list.count);
  for (const row of rows) wanted[row] = 1;
  return Array.from(list.orders.get(name).filter((row) => wanted[row]));
};
