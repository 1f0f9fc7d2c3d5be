// On every page: `/` leads to the search box, and a box that is used grows a list of what it finds.
const boxes = [...document.querySelectorAll("form.gy-find:not(.gy-find--page)")];

// A list that cannot be loaded is not missed: the form leads to the page of results.
const grow = (form) => import("./combobox.js").then(({ Combobox }) => new Combobox(form), () => {});

for (const form of boxes) {
  if (document.activeElement === form.elements.q) grow(form);
  else form.elements.q.addEventListener("focus", () => grow(form), { once: true });
}

const writes = (target) => target.matches("input:not([type=checkbox]), textarea, select");

// A key alone can be switched off (WCAG 2.1.4), in the page of results; this browser remembers it.
let slash = true;
try {
  slash = localStorage.getItem("gy-slash") !== "off";
} catch {} // storage is forbidden
const choice = document.querySelector("#slash");
if (choice) {
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = slash;
  box.addEventListener("change", () => {
    slash = box.checked;
    localStorage.setItem("gy-slash", slash ? "on" : "off");
  });
}

document.addEventListener("keydown", (event) => {
  if (!slash || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event.target)) return;
  const input = document.querySelector("form[role=search]")?.elements.q;
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
