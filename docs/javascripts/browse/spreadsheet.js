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

// A line of text cells; a file begins with MARK, by which a spreadsheet knows that it is UTF-8.
export const line = (cells) => `${cells.map((cell) => quoted(safe(cell))).join(",")}\r\n`;

export const MARK = "\ufeff";
