// The search page: words, filters and order from its form, kept in the address, and all results.

import * as engine from "./search-engine.js";
import { meant } from "./search-meant.js";

const STEP = 20;
const PAUSE = 120; // ms after a key
const TAGS = 40; // that the list of tags offers
const SORTS = ["captured", "year"];
const FILTERS = ["kind", "topic", "tag", "digest", "year", "with"];

const form = document.querySelector(".pd-find");
const said = document.querySelector(".pd-find__said");
const list = document.querySelector(".pd-find__results");
const more = document.querySelector(".pd-find__more");

let timer;
let asked = 0; // an answer that comes after the next question is dropped
let counting;

/** What the form says, without what is empty. */
function question() {
  const fields = [...new FormData(form)].filter(([name, value]) => value.trim() && name !== "sort");
  const sort = form.elements.sort.value;
  return new URLSearchParams(sort ? [...fields, ["sort", sort]] : fields);
}

/** Fill the form from the address. */
function restore() {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get("q") ?? "";
  for (const field of form.querySelectorAll("select")) {
    const value = asked.get(field.name) ?? "";
    offer(field, value);
    field.value = value;
  }
  for (const field of form.querySelectorAll("[type=checkbox]")) {
    field.checked = asked.getAll(field.name).includes(field.value);
  }
}

/** Let a list have a value that it doesn't offer, such as a tag out of an address. */
function offer(field, value) {
  if (![...field.options].some((one) => one.value === value)) field.append(new Option(value, value));
}

async function search() {
  const current = (asked += 1);
  const params = question();
  const query = params.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  if (!query) {
    show([], "");
    said.textContent = "Type some words, or choose a topic.";
    return;
  }
  if (!list.children.length) said.textContent = "Searching …";
  const isCurrent = () => current === asked;
  try {
    const words = params.get("q") ?? "";
    const records = await answer(words, params, isCurrent);
    const guess = isCurrent() && (await meant(words, records));
    if (!guess || !isCurrent()) return;
    const isFor = guess.words && !records.some(engine.isPaper);
    if (isFor) await answer(guess.words, params, isCurrent);
    if (isCurrent()) correct(guess, isFor);
  } catch {
    if (current === asked) {
      said.textContent = "The search could not be loaded. The topics and tags lead to every paper.";
    }
  }
}

/** Show what is found for some words, and say how much that is; the records that are shown. */
async function answer(words, params, isCurrent) {
  const found = await engine.find(words, filters(params), order(params));
  const records = await show(found.results, words, isCurrent);
  if (isCurrent()) {
    const folded = Math.min(STEP, found.results.length) - records.length;
    said.textContent = summary(found.results.length - folded, found.nearly);
    count(found.counts);
  }
  return records;
}

function filters(params) {
  const chosen = FILTERS.map((name) => [name, params.getAll(name)]);
  return Object.fromEntries(chosen.filter(([, values]) => values.length));
}

/** Without words no paper is more relevant than another: then the newest come first. */
function order(params) {
  const [sort, kind] = [params.get("sort"), params.get("kind")];
  if (SORTS.includes(sort)) return sort;
  return params.get("q") || (kind && kind !== "paper") ? "" : "captured";
}

function summary(count, nearly) {
  if (!count) return "Nothing was found. Fewer words or filters find more.";
  return `${nearly ? "Nothing has all of these words; all but one: " : ""}${engine.many(count)}`;
}

/** Say which words no text has, and offer what they may have been meant for; or say that it is shown. */
function correct({ strange, words }, isShown) {
  const none = `Nothing has “${strange.join("”, “")}”. `;
  if (!words) return said.prepend(none);
  const link = element("a", "", words);
  const params = question();
  params.set("q", words);
  link.href = `?${params}`;
  if (isShown) said.prepend(none, "For “", link, "”: ");
  else said.prepend(none), said.append(" · Did you mean ", link, "?");
}

/** Show the first results, and a button for those after them; the records that are shown. */
async function show(results, words, isCurrent = () => true) {
  const records = await engine.read(results.slice(0, STEP), words);
  if (!isCurrent()) return [];
  list.replaceChildren(...records.map((record) => row(record, words)));
  list.dispatchEvent(new CustomEvent("pd-rows", { bubbles: true })); // for assets/reader.js
  offerMore(results.slice(STEP), words, isCurrent);
  return records;
}

function offerMore(results, words, isCurrent) {
  more.hidden = results.length === 0;
  more.onclick = async () => {
    const records = await engine.read(results.slice(0, STEP), "");
    if (!isCurrent()) return;
    const rows = records.map((record) => row(record, words));
    list.append(...rows);
    list.dispatchEvent(new CustomEvent("pd-rows", { bubbles: true }));
    rows[0].querySelector("a").focus();
    offerMore(results.slice(STEP), words, isCurrent);
  };
}

function row(record, words) {
  const link = element("a", "", ...engine.title(record, words));
  link.href = engine.address(record, words);
  const remarks = engine.remarks(record).map((remark) => element("span", "pd-when", remark));
  return element(
    "li",
    "pd-row",
    element("h3", "pd-row__title", link),
    element("p", "pd-row__card", ...engine.excerpt(record)),
    element("p", "pd-row__meta", ...remarks),
  );
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Say how many results each choice would leave; the first time that needs files of its own. */
function count(counts) {
  if (!counting) {
    counting = engine.loadFacets().then(search, () => {});
    return;
  }
  if (!counts) return;
  offerTags(counts.tag ?? {});
  for (const field of form.querySelectorAll("select:not([name=sort])")) {
    for (const option of field.options) {
      if (!option.value) continue;
      option.dataset.name ??= option.text;
      option.text = `${option.dataset.name} (${counts[field.name]?.[option.value] ?? 0})`;
    }
  }
}

function offerTags(counts) {
  const field = form.elements.tag;
  const common = Object.entries(counts).filter(([, papers]) => papers > 0);
  common.sort(([a, many], [b, few]) => few - many || a.localeCompare(b));
  const value = field.value;
  const names = common.slice(0, TAGS).map(([name]) => name);
  field.replaceChildren(field.options[0], ...names.map((name) => new Option(name, name)));
  offer(field, value);
  field.value = value;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
});

form.addEventListener("input", (event) => {
  clearTimeout(timer);
  timer = setTimeout(search, event.target === form.elements.q ? PAUSE : 0);
});

form.addEventListener("reset", () => setTimeout(search));

window.addEventListener("popstate", () => {
  restore();
  search();
});

form.hidden = false;
restore();
if (location.search) search();
else form.elements.q.focus();
