// The search box in the header: results as one types, by keyboard too. The index and what reads it
// are loaded when the box is first used.

import { remembered } from "./store.js";

const SHOWN = 8;
const PAUSE = 120; // ms after a key, as most keys are followed by another

const box = document.querySelector(".pd-search");
const opener = box.querySelector(".pd-search__open");
const form = box.querySelector(".pd-search__form");
const input = box.querySelector(".pd-search__input");
const said = made("p", "pd-search__said", { role: "status" });
const list = made("ul", "pd-search__results", { role: "listbox", "aria-label": "Results" });
const panel = made("div", "pd-search__panel", { hidden: "" });
const whole = document.querySelector(".pd-find"); // the search page's own form

list.id = "pd-search-results";
panel.append(said, list);
form.after(panel);
const AS_ONE_TYPES = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": list.id,
  "aria-expanded": "false",
  "aria-keyshortcuts": "/ s",
  autocapitalize: "off",
  enterkeyhint: "search",
  spellcheck: "false",
};
for (const [name, value] of Object.entries(AS_ONE_TYPES)) input.setAttribute(name, value);

let engine;
let timer;
let asked = 0; // an answer that comes after the next question is dropped
let chosen = -1;

function made(tag, className, attributes) {
  const node = document.createElement(tag);
  node.className = className;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

const options = () => [...list.querySelectorAll("[role=option]")];

function open() {
  box.classList.add("pd-search--open");
  // Safari shows the keyboard only if the focus comes within the tap.
  input.focus();
  warmUp();
}

function close() {
  clearTimeout(timer);
  asked += 1;
  show(false);
  box.classList.remove("pd-search--open");
}

function show(visible) {
  panel.hidden = !visible;
  input.setAttribute("aria-expanded", String(visible));
  choose(-1);
}

async function warmUp() {
  try {
    engine ??= await import("./search-engine.js");
    await engine.load();
  } catch {
    // The search itself tries again, and says what is wrong.
  }
}

/** Choose the result at a place; outside the list none, and Enter leads to the search page. */
function choose(at) {
  const all = options();
  chosen = at < all.length ? at : -1;
  all.forEach((one, i) => one.setAttribute("aria-selected", String(i === chosen)));
  if (chosen < 0) {
    input.removeAttribute("aria-activedescendant");
  } else {
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }
}

async function search() {
  const words = input.value.trim();
  const question = (asked += 1);
  if (!words) {
    list.replaceChildren();
    show(false);
    return;
  }
  if (panel.hidden) {
    list.replaceChildren();
    said.textContent = "Searching …";
    show(true);
  }
  try {
    engine ??= await import("./search-engine.js");
    const { results, nearly } = await engine.find(words);
    const first = results.slice(0, SHOWN);
    const records = await engine.read(first, words);
    if (question !== asked) return;
    const count = results.length - (first.length - records.length);
    const items = records.map((record, at) => item(record, words, at));
    list.replaceChildren(...items, ...(results.length > SHOWN ? rest(words, count) : []));
    said.textContent = count
      ? `${nearly ? "Nothing has all of these words; all but one: " : ""}${engine.many(count)}`
      : `Nothing has “${words}”. Fewer or shorter words find more.`;
    show(true);
    const { meant } = await import("./search-meant.js");
    const guess = await meant(words, records);
    if (question === asked && guess) correct(guess, count);
  } catch {
    if (question !== asked) return;
    list.replaceChildren();
    said.textContent = "The search could not be loaded. The topics and tags lead to every paper.";
    show(true);
  }
}

function item(record, words, at) {
  const name = element("span", "pd-search__title", ...engine.title(record, words));
  const text = element("span", "pd-search__excerpt", ...engine.excerpt(record));
  const more = element("span", "pd-search__more", engine.remarks(record).join(" · "));
  return option(engine.address(record, words), at, name, text, more);
}

function rest(words, count) {
  const address = new URL(form.action);
  address.searchParams.set("q", words);
  return [option(address.href, SHOWN, element("span", "pd-search__all", `All ${count} results, with filters`))];
}

/** Say which words no text has, and offer what they may have been meant for. */
function correct({ strange, words }, count) {
  const none = `Nothing has “${strange.join("”, “")}”`;
  said.textContent = count ? `${none}. The nearest: ${engine.many(count)}` : `${none}.`;
  if (!words) return;
  const address = new URL(form.action);
  address.searchParams.set("q", words);
  list.prepend(option(address.href, "meant", element("span", "pd-search__all", `Did you mean “${words}”?`)));
}

function option(href, at, ...children) {
  const link = element("a", "pd-search__link", ...children);
  link.href = href;
  link.id = `pd-search-result-${at}`;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  const row = element("li", "", link);
  row.setAttribute("role", "presentation");
  return row;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

opener.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

input.addEventListener("focus", () => {
  warmUp();
  if (input.value.trim()) search();
});

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});

input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen < 0 ? options().length - 1 : chosen - 1);
  else if (event.key === "Enter" && chosen >= 0) options()[chosen].click();
  else if (event.key === "Escape") {
    const back = box.classList.contains("pd-search--open") ? opener : null;
    close();
    if (back && back.offsetParent) back.focus();
    else input.blur();
  } else return;
  event.preventDefault();
});

form.addEventListener("submit", (event) => {
  if (!input.value.trim()) event.preventDefault();
});

box.querySelector(".pd-search__close").addEventListener("click", () => {
  close();
  input.value = "";
  opener.focus();
});

document.addEventListener("pointerdown", (event) => {
  if (!box.contains(event.target)) close();
});

box.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
});

/** The paper that `s` would save (see keys.js): the one of the page, or the chosen one of a list. */
function paperAt(target) {
  return document.querySelector("article.pd-paper") ?? target.closest?.(".pd-row");
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "/" && !(event.key === "s" && remembered("keys") !== false && !paperAt(event.target))) return;
  event.preventDefault(); // the key is no part of what is searched for
  if (whole) whole.elements.q.focus();
  else open();
});

if (whole) import("./search-page.js");
