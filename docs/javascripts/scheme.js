// Light or dark: the reader's choice, else the system's. Loaded in the head, before anything is painted.
(() => {
  const key = "gy-scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is forbidden: the choice lasts as long as the page
    }
  };
  let chosen = stored();

  const show = () => {
    const dark = chosen ? chosen === "dark" : system.matches;
    document.documentElement.dataset.mdColorScheme = dark ? "slate" : "default";
    document.querySelector(".gy-scheme")?.setAttribute("aria-pressed", dark);
  };

  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".gy-scheme");
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      chosen = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
      try {
        localStorage.setItem(key, chosen);
      } catch {}
      show();
    });
  });
})();
