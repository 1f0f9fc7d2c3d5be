// Buttons that save one pledge or work from the file of its term: as JSON, or as CSV for spreadsheets with every
// filled cell on a line of its own.
import { encode, save } from "./spreadsheet.js";

const HEADER = ["table", "key", "column", "column_title", "value", "value_label"];

// Some hosts say that a packed file is packed, and the browser has then unpacked it already.
const unpacked = async (address) => {
  const content = await (await fetch(address)).blob();
  const [first, second] = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return content.text();
  return new Response(content.stream().pipeThrough(new DecompressionStream("gzip"))).text();
};

const extract = async (address, id) => {
  const lines = (await unpacked(address)).trimEnd().split("\n");
  return JSON.parse(lines.find((line) => line.startsWith(`{"id": ${JSON.stringify(id)},`)));
};

// The lists of codes that the columns of a table take their values from.
const coded = (schema) =>
  new Map(
    (schema.foreignKeys ?? [])
      .filter((key) => key.reference.resource.startsWith("code_"))
      .map((key) => [[key.fields].flat()[0], key.reference.resource.slice("code_".length)]),
  );

const cells = function* ({ tables, codes }, { resources }) {
  for (const { name, schema } of resources.filter(({ name }) => name in tables)) {
    const [keys, lists] = [[schema.primaryKey].flat(), coded(schema)];
    for (const row of tables[name]) {
      const key = keys.map((column) => row[column] ?? "").join("/");
      for (const field of schema.fields.filter((field) => field.name in row && !keys.includes(field.name))) {
        const value = String(row[field.name]);
        yield [name, key, field.name, field.title, value, codes[lists.get(field.name)]?.[value] ?? ""];
      }
    }
  }
};

const json = (content) => new Blob([`${JSON.stringify(content, null, 1)}\n`], { type: "application/json" });

const csv = async (content, schema) => encode([HEADER, ...cells(content, await (await fetch(schema)).json())]);

for (const place of document.querySelectorAll("[data-extract]")) {
  const { extract: id, schema } = place.dataset;
  for (const button of place.querySelectorAll("button")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const content = await extract(place.querySelector("a").href, id);
      save(`${id}.${button.value}`, button.value === "csv" ? await csv(content, schema) : json(content));
    });
  }
}
