// Makes the columns of `table[data-sortable]` sortable. Without script the tables read as they are.
(() => {
  const collator = new Intl.Collator("ko", { numeric: true });

  const value = (row, index) => {
    const cell = row.cells[index];
    return cell.dataset.value ?? cell.textContent.trim();
  };

  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === ""); // what is not printed comes last in either direction
    return isNaN(a) || isNaN(b) ? collator.compare(a, b) : a - b;
  };

  const sort = (table, index, header) => {
    const down = header.getAttribute("aria-sort") === "ascending";
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => {
      const [x, y] = [value(a, index), value(b, index)];
      const order = compare(x, y);
      return down && x !== "" && y !== "" ? -order : order;
    });
    for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...rows);
  };

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((header, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "gy-sort";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sort(table, index, header));
      header.append(button);
    });
  }
})();
