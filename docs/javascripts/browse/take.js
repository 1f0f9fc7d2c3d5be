// The filtered list as a file, and a file that says what it is.
import { file, line, save } from "../spreadsheet.js";
import { json, record } from "./data.js";
import { word } from "./parts.js";

const STEP = 1000;
// Of letters of three bytes; with the date and the version the name stays within what file systems take.
const LONGEST = 50;

const text = (value) => (value === null || value === undefined ? "" : String(value));

const cells = (item, site) => ({
  pledge_id: item.id,
  government_id: item.government[0],
  name_ko: item.government[1],
  term_id: item.term[0],
  number: item.number,
  title: item.title,
  area: item.area,
  department: item.departments.join("; "),
  timing: item.timing,
  as_of: item.day[0],
  status_group: item.status[0],
  status: item.status[1],
  rate_pct: item.rate,
  basis: item.kind?.[0],
  scope: item.kind?.[1],
  period: item.kind?.[2],
  planned_krw: item.planned,
  executed_krw: item.executed,
  discrepancies: item.discrepancies,
  url: site + item.url,
});

// All rows of the list, not those of one page; now and then the page gets a breath.
const csv = async (list, rows, about) => {
  const names = about.fields.map((field) => field.name);
  const lines = [line(names)];
  for (let start = 0; start < rows.length; start += STEP) {
    for (const row of rows.slice(start, start + STEP)) {
      const own = cells(record(list, row), about.site);
      lines.push(line(names.map((name) => text(own[name]))));
    }
    await new Promise((done) => setTimeout(done));
  }
  return file(lines);
};

// The file is named after the filter, the date of the data and their version: letters, digits and hyphens only.
const fileName = (about, query) => {
  const filter = [...new URLSearchParams(query)]
    .filter(([name]) => !["sort", "order", "page"].includes(name))
    .map(([name, value]) => `${name}-${value || "none"}`.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, ""))
    .join("_");
  const short = [...filter].slice(0, LONGEST).join("").replace(/[-_]+$/, "");
  return ["open-pledges", short || "all", about.created.slice(0, 10), about.version].join("_");
};

const descriptor = ({ fields, site, title, ...about }, { filters, count, query, name }) => {
  const words = filters.map((filter) => `${filter.title}: ${filter.values.join(", ")}`).join("; ") || word("all");
  return {
    ...about,
    title: `${title} (${words})`,
    description: words,
    homepage: `${site}pledges/${query}`,
    filters,
    count,
    resources: [
      {
        name: about.name,
        title: words,
        path: `${name}.csv`,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        schema: { fields, primaryKey: ["pledge_id"], missingValues: [""] },
      },
    ],
  };
};

// Save the list, or what it says of itself, as a file. `query` is the state of the page, `filters` the same in words.
export const take = async (kind, list, rows, { query, filters }) => {
  const about = await json(new URL("download.json", list.base), { cache: "no-cache" });
  const name = fileName(about, query);
  if (kind === "csv") return save(`${name}.csv`, await csv(list, rows, about));
  const content = JSON.stringify(descriptor(about, { filters, count: rows.length, query, name }), null, 2);
  return save(`${name}-metadata.json`, new Blob([`${content}\n`], { type: "application/json" }));
};
