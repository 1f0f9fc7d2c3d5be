// A button that saves the JSON beside a page as CSV for spreadsheets: every filled cell on a line of its own.
import { encode, save } from "./spreadsheet.js";

const HEADER = ["table", "key", "column", "column_title", "value", "value_label"];

const read = async (address) => (await fetch(address)).json();

// The lists of codes that the columns of a table take their values from.
const coded = (schema) =>
  new Map(
    (schema.foreignKeys ?? [])
      .filter((key) => key.reference.resource.startsWith("code_"))
      .map((key) => [[key.fields].flat()[0], key.reference.resource.slice("code_".length)]),
  );

const rows = function* ({ tables, codes, every_row: every }, { resources }) {
  for (const { name, schema } of resources.filter(({ name }) => name in tables)) {
    const [keys, lists] = [[schema.primaryKey].flat(), coded(schema)];
    const fields = schema.fields.filter((field) => !keys.includes(field.name));
    const [header, ...records] = tables[name];
    for (const record of records) {
      const row = { ...every, ...Object.fromEntries(header.map((column, index) => [column, record[index]])) };
      const key = keys.map((column) => row[column] ?? "").join("/");
      for (const field of fields.filter((field) => (row[field.name] ?? null) !== null)) {
        const value = String(row[field.name]);
        yield [name, key, field.name, field.title, value, codes[lists.get(field.name)]?.[value] ?? ""];
      }
    }
  }
};

for (const button of document.querySelectorAll("button[data-extract]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const [extract, descriptor] = await Promise.all([read(button.dataset.extract), read(button.dataset.schema)]);
    save(`${extract.id}.csv`, encode([HEADER, ...rows(extract, descriptor)]));
  });
}
