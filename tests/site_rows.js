// What a reader sees on a page, row by row: each row with the headings it stands under. Runs in the browser.
// A row is a row of a table, a line of a list, a term with its facts, or a paragraph.
() => {
  const ROW = "tr, li, dl > div, p, h1";
  const HEADING = "h2, h3, h4";
  // Marks and what explains a figure once more are not the figure: they are hidden while reading.
  const style = document.createElement("style");
  style.textContent =
    ".gy-pick, .gy-mark, .gy-under, .gy-computed, .gy-vh, .gy-money > .gy-muted, .gy-source, .gy-legend, .gy-chart, " +
    ".gy-crumbs, .gy-contents, .gy-actions { display: none !important }";
  document.head.append(style);

  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const own = (row) => {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest(ROW) !== row || parent.closest("h2, h3, h4") || !shown(parent)) continue;
      text += (getComputedStyle(parent).display === "inline" ? "" : " ") + walker.currentNode.data;
    }
    return tidy(text);
  };

  const text = (row) =>
    row.tagName === "TR" ? [...row.cells].map((cell) => tidy(cell.innerText)).join(" | ") : own(row);

  const after = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  const headings = [...document.querySelectorAll(`article :is(${HEADING})`)];

  // The headings above a row: of each level the last before it that stands in a part of the page which holds the row.
  const above = (row) => {
    const path = [];
    for (const heading of headings) {
      if (!after(heading, row) || !heading.parentElement.contains(row)) continue;
      const level = Number(heading.tagName[1]) - 2;
      path.length = Math.min(path.length, level);
      path.push(level === 0 ? heading.id : tidy(heading.innerText));
    }
    const caption = row.closest("table")?.caption;
    return [...(path.length ? path : ["head"]), ...(caption ? [tidy(caption.innerText)] : [])];
  };

  const rows = [];
  for (const row of document.querySelectorAll(`article :is(${ROW})`)) {
    if (!shown(row)) continue;
    const found = text(row);
    if (found.replace(/[| ]/g, "")) rows.push({ path: above(row).join(" / "), text: found });
  }
  style.remove();
  return rows;
}
