// Fills the table of the page with a column a pledge. A row that nobody has a value for is not shown.
const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

export const fill = (table, found, templates) => {
  const sheets = found.map((sheet) => ({ ...sheet, label: label(sheet, found) }));
  table.dataset.columns = sheets.length;
  head(table, sheets, templates);
  for (const band of table.tBodies) {
    const [title, ...rows] = band.rows;
    title.cells[0].colSpan = sheets.length + 1;
    for (const row of rows) fillRow(row, sheets, templates.none);
  }
  setRoles(table);
};

// On a small screen the table is no table to the style sheet, and then, without these, none to a screen reader.
const setRoles = (table) => {
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies]) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) row.setAttribute("role", "row");
  for (const cell of table.querySelectorAll("th, td"))
    cell.setAttribute("role", { col: "columnheader", "": "cell" }[cell.scope ?? ""] ?? "rowheader");
};

// Shows all rows that have a value, or only those that differ; the number of rows that agree.
export const choose = (table, onlyDifferent) => {
  let same = 0;
  for (const band of table.tBodies) {
    const rows = [...band.rows].slice(1);
    for (const row of rows) {
      row.hidden = row.dataset.state === "empty" || (onlyDifferent && row.dataset.state === "same");
      same += row.dataset.state === "same";
    }
    band.hidden = rows.every((row) => row.hidden);
  }
  return same;
};

// Two pledges of one place without a number are told apart by their titles.
const label = ({ name, title }, sheets) =>
  sheets.filter((other) => other.name === name).length > 1 ? `${name} ${title}` : name;

const head = (table, sheets, { name, moves }) => {
  const [names, buttons] = table.tHead.rows;
  for (const row of [names, buttons]) while (row.cells.length > 1) row.lastElementChild.remove();
  sheets.forEach((sheet, index) => {
    const column = name.content.cloneNode(true);
    const link = column.querySelector("a");
    link.href = sheet.url;
    link.append(make("span", "gy-compare__place", sheet.name), " ", make("span", "gy-compare__title", sheet.title));
    names.append(column);
    const cell = moves.content.cloneNode(true);
    cell.querySelector(".gy-compare__who").append(sheet.label);
    for (const button of cell.querySelectorAll("button")) {
      button.dataset.path = sheet.path;
      button.firstElementChild.prepend(sheet.title);
    }
    cell.querySelector('[data-do="earlier"]').disabled = index === 0;
    cell.querySelector('[data-do="later"]').disabled = index === sheets.length - 1;
    buttons.append(cell);
  });
};

const fillRow = (row, sheets, none) => {
  while (row.cells.length > 1) row.lastElementChild.remove();
  const found = sheets.map((sheet) => sheet.values.get(row.dataset.key) ?? []);
  const cells = found.map((values, index) => {
    const cell = make("td", "", make("span", "gy-compare__who", sheets[index].label));
    cell.firstElementChild.setAttribute("aria-hidden", "true");
    const value = values.length ? shown(values, row.dataset) : nothing(row.dataset, none);
    cell.append(make("div", "gy-compare__value", value));
    return cell;
  });
  row.append(...cells);
  row.dataset.state = state(row, found);
  const mark = row.querySelector(".gy-compare__mark");
  mark.textContent = mark.dataset[row.dataset.state] ?? "";
};

const nothing = (words, none) => (words.none ? document.createTextNode(words.none) : none.content.cloneNode(true));

// One value as it is; several as a list, each behind its name, with their number where it is asked for.
const shown = (values, { unit = "", count, brief }) => {
  const whole = document.createDocumentFragment();
  if (count) whole.append(make("span", "gy-compare__count", `${values.length}${count}`));
  if (brief !== undefined) return whole;
  const items = values.map(({ name, note, nodes }) => item(name, note, nodes, unit));
  const list = items.length > 1 || values[0].name || count;
  whole.append(...(list ? [make("ul", "gy-compare__list", ...items)] : items[0].childNodes));
  return whole;
};

const item = (name, note, nodes, unit) => {
  const copies = nodes.map((node) => node.cloneNode(true));
  if (note) return make("li", "gy-sub", ...copies);
  const number = copies.findIndex((node) => /^\s*[0-9]/.test(node.textContent));
  if (unit && number >= 0) copies.splice(number + 1, 0, unit);
  if (!name) return make("li", "", ...copies);
  return make("li", "gy-compare__named", make("span", "gy-compare__name", name), " ", make("span", "", ...copies));
};

// `empty`: nobody has more than a printed blank; `same` or `differs`: what the cells say, the marks aside.
const state = (row, found) => {
  if (!found.some((values) => values.some(({ note, nodes }) => !note && nodes.some(says)))) return "empty";
  const texts = new Set([...row.cells].slice(1).map((cell) => plain(cell.lastElementChild)));
  if (found.length < 2) return "alone";
  return texts.size > 1 ? "differs" : "same";
};

const ASIDE = ".gy-mark, .gy-computed";

const says = (node) =>
  node.nodeType === Node.TEXT_NODE ? node.data.trim() : !node.matches(`.gy-missing, ${ASIDE}`);

const plain = (value) => {
  const copy = value.cloneNode(true);
  for (const mark of copy.querySelectorAll(ASIDE)) mark.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};
