// CSV that a spreadsheet opens as it stands, cell by cell as `gongyak.spreadsheets` writes it.
const KEPT = /^(?:-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2})$/;
const RUN = /^(?:\s*[=+\-@＝＋－＠]|\s*[\t\r\n])/;
const TURNED = new RegExp(
  "^(?:0[0-9]+|[0-9]{16,}|[0-9.]+[eE][+-]?[0-9]+" +
    "|[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?|[0-9]{1,2}[-/.][0-9]{4}" +
    "|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?" +
    "|(?:[0-9]{4}년)? ?[0-9]{1,2}월(?: ?[0-9]{1,2}일)?)$",
);

// The cell, with a leading apostrophe if a spreadsheet would run it as a formula or change it.
export const safe = (cell) => (!KEPT.test(cell) && (RUN.test(cell) || TURNED.test(cell)) ? `'${cell}` : cell);

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// A line of text cells.
export const line = (cells) => `${cells.map((cell) => quoted(safe(cell))).join(",")}\r\n`;

// Lines as a file, with the mark by which a spreadsheet knows that it is UTF-8.
export const file = (lines) => new Blob(["\ufeff", ...lines], { type: "text/csv;charset=utf-8" });

// Rows of text cells as a file.
export const encode = (rows) => file(rows.map(line));

// Give a file to the reader.
export const save = (name, blob) => {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
