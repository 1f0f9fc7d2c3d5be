// Finds pledges to be added. The search engine is loaded when somebody is about to write.
const SHOWN = 6;
const ASKED = 30; // results, so many that some are pledges

// `chosen` gives the paths that are compared already.
export const listen = (form, template, chosen) => {
  const [input, total, list] = ["input", ".gy-compare__total", "ul"].map((part) => form.querySelector(part));

  const load = async () => {
    const [search, { about, link, told }] = await Promise.all([
      import("../search/asking.js"),
      import("../search/results.js"),
    ]);
    const asking = new search.Asking();

    const line = (item) => {
      const made = template.content.cloneNode(true);
      made.querySelector("span").append(link(item, ""), about(item));
      const button = made.querySelector("button");
      button.dataset.path = item.url.replace(/\/$/, "");
      button.disabled = chosen().includes(button.dataset.path);
      button.firstElementChild.prepend(item.title);
      return made;
    };

    const seek = async (query) => {
      const found = [];
      for await (const item of query ? asking.ask(query, { limit: ASKED }) : []) {
        if (item.kind === "pledge" && found.length < SHOWN) found.push(item);
        if (item.title) continue;
        const answer = form.dataset.found.replace("{n}", found.length);
        total.textContent = found.length ? answer : told({ ...item, total: 0 }, 0);
        list.replaceChildren(...found.map(line));
      }
      if (query) return;
      asking.stop();
      total.textContent = "";
      list.replaceChildren();
    };

    const stop = search.whenWritten(input, seek);
    form.addEventListener("submit", () => (stop(), seek(search.queryIn(input.value))));
    await seek(search.queryIn(input.value)); // what was written meanwhile
  };

  // The engine itself may not be had.
  const fail = () => (total.textContent = form.dataset.failed);
  input.addEventListener("focus", () => load().catch(fail), { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
};
