// On every page: `/` leads to the search box, and a box that is used grows a list of what it finds.
// A list that cannot be loaded is not missed: the form leads to the page of results.
const grow = (form) => import("./combobox.js").then(({ Combobox }) => new Combobox(form), () => {});

for (const form of document.querySelectorAll("form.gy-find:not(.gy-find--page)")) {
  if (form.contains(document.activeElement)) grow(form);
  else form.addEventListener("focusin", () => grow(form), { once: true });
}

const writes = (target) => target.matches("input:not([type=checkbox]), textarea, select");

// A key alone can be switched off (WCAG 2.1.4), in the page of results. This browser remembers it, where it may.
let slash = true;
try {
  slash = localStorage.getItem("gy-slash") !== "off";
} catch {}
const choice = document.querySelector("#slash input");
if (choice) {
  choice.closest("[hidden]").hidden = false;
  choice.checked = slash;
  choice.addEventListener("change", () => {
    slash = choice.checked;
    try {
      localStorage.setItem("gy-slash", slash ? "on" : "off");
    } catch {}
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
