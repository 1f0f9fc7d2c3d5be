// On every page: `/` leads to the search box, and a box that is used grows a list of what it finds.
const boxes = [...document.querySelectorAll("form.gy-find:not(.gy-find--page)")];

// A list that cannot be loaded is not missed: the form leads to the page of results.
const grow = (form) => import("./combobox.js").then(({ Combobox }) => new Combobox(form), () => {});

for (const form of boxes) {
  if (document.activeElement === form.elements.q) grow(form);
  else form.elements.q.addEventListener("focus", () => grow(form), { once: true });
}

const writes = (target) => target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event.target)) return;
  const input = document.querySelector("form[role=search]")?.elements.q;
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
