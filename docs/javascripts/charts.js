// Saves the charts of a page as SVG and PNG: buttons under each, files that stand on their own. What is said of the
// page stands on its script element, what is the same on all pages in words.json.
import { compose } from "./charts/compose.js";

const page = document.getElementById("gy-charts").dataset;
const url = document.querySelector("link[rel=canonical]").href;
const words = await (await fetch(new URL("./charts/words.json", import.meta.url))).json();
const title = page.about ?? [page.before, document.querySelector("h1").textContent.trim()].filter(Boolean).join(" ");

const nameOf = (figure) => figure.querySelector("figcaption b").textContent;

// What the figures are of: the page, and the part of it where several have charts of the same name.
const about = (figure) => [title, figure.closest("[data-name]")?.dataset.name].filter(Boolean).join(" ");

const stem = (figure) =>
  [about(figure).slice(0, 60), nameOf(figure), words.date, words.version]
    .join(" ").normalize("NFC").replace(/[^\p{L}\p{N}.]+/gu, "-");

const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const toSvg = (figure) => {
  const told = { ...words, source: `${words.source} ${page.source}`, title: about(figure), url };
  const text = new XMLSerializer().serializeToString(compose(figure, told));
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', text, "\n"], { type: "image/svg+xml" });
};

const toPng = async (figure) => {
  const image = new Image();
  image.src = URL.createObjectURL(toSvg(figure));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
};

const button = (figure, format, make) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "gy-chart__save";
  made.textContent = format;
  made.setAttribute("aria-label", `${words.save}: ${nameOf(figure)} ${format}`);
  made.addEventListener("click", async () => save(await make(figure), `${stem(figure)}.${format.toLowerCase()}`));
  return made;
};

for (const figure of document.querySelectorAll(".gy-chart")) {
  const row = document.createElement("p");
  row.className = "gy-chart__files";
  row.append(words.save, " ", button(figure, "SVG", toSvg), " ", button(figure, "PNG", toPng));
  figure.append(row);
}
