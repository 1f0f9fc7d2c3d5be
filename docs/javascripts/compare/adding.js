// Finds pledges to be added. The search engine is loaded when somebody begins to write.
const LIMIT = 6;
const PAUSE = 150; // milliseconds without a key before the engine is asked

export const listen = (form, template) => {
  const [input, total, list] = ["input", ".gy-compare__total", "ul"].map((part) => form.querySelector(part));
  let asking;
  let waiting;

  const ask = async (event) => {
    const [{ Asking, queryOf }, { about, address, say, titled, words }] = await Promise.all([
      import("../search/asking.js"),
      import("../search/results.js"),
    ]);
    asking ??= new Asking();
    const query = queryOf(input, event);
    const found = [];
    let answer = "";
    if (!query) asking.stop();
    else
      for await (const item of asking.ask(query, { limit: 5 * LIMIT })) {
        if (item.type === "failed") answer = words.failed;
        else if (item.kind === "pledge" && found.length < LIMIT) found.push(item);
        else if (item.type === "end") answer = found.length ? say(words.found, item.total) : words.none;
      }
    total.textContent = answer;
    list.replaceChildren(...found.map((item) => line(item, about, address, titled)));
  };

  const line = (item, about, address, titled) => {
    const made = template.content.cloneNode(true);
    const link = document.createElement("a");
    link.href = address(item);
    link.append(...titled(item));
    made.querySelector("span").append(link, about(item));
    const button = made.querySelector("button");
    button.dataset.path = item.url.replace(/\/$/, "");
    button.lastElementChild.append(item.title);
    return made;
  };

  // The engine itself could not be loaded.
  const fail = () => (total.textContent = document.querySelector("#find-words").dataset.failed);

  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(event).catch(fail), PAUSE);
  });
  form.addEventListener("submit", (event) => (event.preventDefault(), ask(event).catch(fail)));
};
