// Copies of parts of another page of the site: text, a few harmless elements, links within the site; nothing else.
const KEPT = new Set(["a", "b", "br", "data", "li", "ol", "p", "q", "span", "strong", "ul"]);
const OPENED = new Set(["button", "code", "dd", "div", "td", "th"]); // only what is in them is kept
// Notes on the reading are numbered on their own page, and words are explained there.
const LEFT = ".gy-popover, .gy-mark--note, svg, math";

export const clean = (node, base, root) => {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT)) return [];
  const inner = () => [...node.childNodes].flatMap((child) => clean(child, base, root));
  if (OPENED.has(node.localName) || node.matches(".gy-under")) return inner();
  if (!KEPT.has(node.localName)) return [];
  const href = node.localName === "a" ? within(node.getAttribute("href"), base, root) : "";
  if (node.localName === "a" && !href) return inner();
  const copy = document.createElement(node.localName);
  for (const name of node.classList) if (name.startsWith("gy-")) copy.classList.add(name);
  if (node.getAttribute("aria-hidden") === "true") copy.setAttribute("aria-hidden", "true");
  if (href) copy.href = href;
  if (node.localName === "data") copy.value = node.value;
  copy.append(...inner());
  return [copy];
};

// The address when it is one of the site, else nothing.
const within = (href, base, root) => {
  if (href === null || !URL.canParse(href, base)) return "";
  const url = new URL(href, base).href;
  return url.startsWith(root) ? url : "";
};
