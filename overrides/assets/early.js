// What the theme's own script expects to find, and the reader's colours before anything is seen.
// Loaded at once, in the header: a script in the page itself would stand on every page.
(() => {
  document.documentElement.classList.replace("no-js", "js");
  const root = new URL("..", document.currentScript.src);
  const AUTOMATIC = "(prefers-color-scheme)";

  const place = (name, scope) => `${scope.pathname}.${name}`;

  function stored(name, storage, scope = root) {
    try {
      return JSON.parse((storage ?? localStorage).getItem(place(name, scope)));
    } catch {
      return null; // nothing may be stored, or what is stored is nothing that was stored here
    }
  }

  function store(name, value, storage, scope = root) {
    try {
      (storage ?? localStorage).setItem(place(name, scope), JSON.stringify(value));
    } catch {
      // A reader whose browser keeps nothing chooses again on the next page.
    }
  }

  function hash(text) {
    let sum = 0;
    for (const sign of text) sum = (sum << 5) - sum + sign.charCodeAt(0);
    return sum;
  }

  Object.assign(window, {
    __md_scope: root,
    __md_get: stored,
    __md_set: store,
    __md_hash: hash,
  });

  const option = (media) => document.querySelector(`[data-md-color-media="${media}"]`);

  function coloursOf(input) {
    const name = (key) => `data-md-color-${key}`;
    const keys = ["media", "scheme", "primary", "accent"];
    return Object.fromEntries(keys.map((key) => [key, input.getAttribute(name(key))]));
  }

  // Who has chosen nothing yet gets what the first option says, as from the theme's own script.
  function colours() {
    const chosen = stored("__palette")?.color ?? { media: option(AUTOMATIC) ? AUTOMATIC : "" };
    if (chosen.media !== AUTOMATIC) return chosen;
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const fitting = option(`(prefers-color-scheme: ${light ? "light" : "dark"})`);
    return fitting ? coloursOf(fitting) : chosen;
  }

  try {
    for (const [key, value] of Object.entries(colours())) {
      if (value) document.body.setAttribute(`data-md-color-${key}`, value);
    }
  } catch {
    // What is stored is nothing that the theme has written, or nothing may be stored.
  }

  // An address may name one of several tabs of a text.
  addEventListener("DOMContentLoaded", () => {
    const named = document.getElementById(location.hash.slice(1));
    if (named?.name?.startsWith("__tabbed_")) named.checked = true;
  });
})();
