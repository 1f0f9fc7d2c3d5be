// A chart of the page as an SVG of its own: title, unit, legend, drawing, source, and all of it as metadata.
// Colours are those of the light scheme, whatever the page is seen in, and stand on the elements themselves.
const SVG = "http://www.w3.org/2000/svg";
const DC = "http://purl.org/dc/elements/1.1/";
const PAPER = "#ffffff", INK = "#1c2024", INK_2 = "#59626b";
const FONT = "Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif";
const MARGIN = 16, LINE = 15, BOX = 24, SIZE = 2;
const STYLE = ["fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-size", "font-weight"];

const pen = document.createElement("canvas").getContext("2d");
const measure = (text, size, weight = 400) => {
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
};

// Lines no wider than the drawing; a word wider than that is broken where it has to be.
const wrap = (text, width, size, weight) => {
  const lines = [""];
  for (const piece of text.match(/\S+\s*|\s+/g) ?? []) {
    const fits = (line) => measure(line.trimEnd(), size, weight) <= width;
    if (lines.at(-1) && !fits(lines.at(-1) + piece)) lines.push("");
    for (const letter of piece) {
      if (lines.at(-1) && !fits(lines.at(-1) + letter)) lines.push("");
      lines[lines.length - 1] += letter;
    }
  }
  return lines.map((line) => line.trim()).filter(Boolean);
};

// A copy of some drawings as they look in the light scheme, with no need of a style sheet.
const inLight = (drawings) => {
  const host = document.createElement("div");
  host.dataset.mdColorScheme = "default";
  host.className = "gy-chart gy-chart--copy";
  const copies = drawings.map((drawing) => host.appendChild(drawing.cloneNode(true)));
  document.body.append(host);
  for (const element of host.querySelectorAll("path, text")) {
    const style = getComputedStyle(element);
    for (const name of STYLE) {
      const value = style.getPropertyValue(name);
      if (element.localName === "text" ? !name.startsWith("stroke") : !/^(font|text)/.test(name)) {
        element.setAttribute(name, value);
      }
    }
  }
  host.remove();
  for (const element of copies.flatMap((copy) => [copy, ...copy.querySelectorAll("*")])) {
    for (const name of ["class", "role", "aria-label", "aria-hidden"]) element.removeAttribute(name);
  }
  return copies;
};

export const compose = (figure, words) => {
  const file = document.implementation.createDocument(SVG, "svg");
  const root = file.documentElement;
  const add = (parent, name, attributes = {}, text = "", space = SVG) => {
    const element = file.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return parent.appendChild(element);
  };
  const caption = figure.querySelector("figcaption");
  const name = caption.querySelector("b").textContent, unit = caption.querySelector(".gy-unit").textContent;
  const keys = [...caption.querySelectorAll(".gy-key li")];
  const boxes = keys.map((key) => key.firstElementChild);
  const [drawing, ...swatches] = inLight([figure.querySelector(":scope > svg"), ...boxes]);
  const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);

  add(root, "title", {}, `${words.title}: ${name}`);
  const credits = [words.source, `${words.edition}, ${words.rights}`, words.url];
  add(root, "desc", {}, [unit, ...credits].join("\n"));
  const about = { title: `${words.title}: ${name}`, source: words.source, publisher: words.edition,
    identifier: words.url, date: words.date, rights: words.rights, language: "ko" };
  const metadata = add(root, "metadata");
  for (const [key, value] of Object.entries(about)) add(metadata, `dc:${key}`, {}, value, DC);
  const paper = add(root, "rect", { fill: PAPER });

  let y = MARGIN;
  const write = (text, size, fill, weight = 400) => {
    for (const line of wrap(text, width, size, weight)) {
      y += size + 4;
      add(root, "text", { x: MARGIN, y: y - 4, fill, "font-size": size, "font-weight": weight }, line);
    }
  };
  write(name, 14, INK, 700);
  write(`${words.title} · ${unit}`, 11, INK_2);
  let x = MARGIN;
  if (keys.length) y += LINE;
  keys.forEach((key, index) => {
    const text = key.textContent.trim(), wide = BOX + measure(text, 11) + 14;
    if (x > MARGIN && x + wide > MARGIN + width) [x, y] = [MARGIN, y + LINE];
    add(root, "g", { transform: `translate(${x} ${y - 9})` }).append(...swatches[index].childNodes);
    add(root, "text", { x: x + BOX, y, fill: INK_2, "font-size": 11 }, text);
    x += Math.ceil(wide);
  });
  const note = caption.querySelector(".gy-chart__note");
  if (note) y += 4;
  if (note) write(note.textContent, 10, INK_2);
  y += 10;
  add(root, "g", { transform: `translate(${MARGIN} ${y})` }).append(...drawing.childNodes);
  y += height + 2;
  for (const line of credits) write(line, 9, INK_2);
  y += MARGIN;

  const full = width + 2 * MARGIN;
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${full} ${y}`, width: SIZE * full, height: SIZE * y,
    "font-family": FONT, "xml:lang": "ko" })) root.setAttribute(key, value);
  paper.setAttribute("width", full);
  paper.setAttribute("height", y);
  return file;
};
