// What the theme's own script expects to find, what only scripts can use, and the reader's colours
// before anything is seen. Loaded at once, in the header: in the pages it would stand on all of them.
// MkDocs fills in what mkdocs.yml says of the theme, as in a template.
{%- import "partials/language.html" as lang with context %}
{%- set colours %}{% if config.theme.palette and config.theme.palette is not mapping %}{% include "partials/palette.html" %}{% endif %}{% endset %}
{%- set sheet %}{% include "partials/search-sheet.html" %}{% endset %}
{#- Two features are for templates alone. #}
{%- set features = (config.theme.features or []) | reject("in", ("navigation.tabs", "navigation.top")) | list %}
{%- set words = {"clipboard.copy": lang.t("clipboard.copy"), "clipboard.copied": lang.t("clipboard.copied")} %}
(() => {
  document.documentElement.classList.replace("no-js", "js");
  const here = document.currentScript;
  const root = new URL("..", here.src);
  const CONFIG = {{ {"base": "", "features": features, "translations": words} | tojson }};
  // Of the theme's templates: no text of a paper or a note is in it.
  const COLOURS = {{ colours.split() | join(" ") | replace("> <", "><") | tojson }};
  const SHEET = {{ sheet.split() | join(" ") | replace("> <", "><") | tojson }};

  function made(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  const search = document.querySelector(".pd-search");
  (search ?? here).insertAdjacentHTML("beforebegin", COLOURS);
  if (search) {
    search.insertAdjacentHTML("beforeend", SHEET);
    search.querySelector("form").action = new URL("search/", root);
  }

  if (!document.getElementById("__search")) {
    const config = made("script", { id: "__config", type: "application/json" });
    config.textContent = JSON.stringify({ ...CONFIG, base: root.href.replace(/\/$/, "") });
    const toggle = made("input", { class: "md-toggle", "data-md-toggle": "search", type: "checkbox", id: "__search" });
    const dialog = made("div", { class: "md-dialog", "data-md-component": "dialog" });
    dialog.append(made("div", { class: "md-dialog__inner md-typeset" }));
    document.querySelector(".md-header").before(config, toggle, dialog);
  }
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
