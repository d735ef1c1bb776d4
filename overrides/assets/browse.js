// The page that filters the archive: what its form says stands in the address, and the list shows
// the papers for which all of it is true. Beside each choice stands how many papers it would leave.

import { day, element, folded, load, row } from "./archive.js";
import * as rows from "./rows.js";
import * as store from "./store.js";
import { newTo } from "./visit.js";

const STEP = 30; // rows that are shown at a time
const PAUSE = 100; // ms after a key
const AHEAD = 250; // papers that are prepared at a time
const TAGS = 12; // that are offered
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const SINGLE = ["kind", "year", "captured"]; // of which one value or none is chosen
const COLLATOR = new Intl.Collator("en");

const form = document.querySelector(".pd-filter");
const abstracts = form.querySelector(".pd-filter__search"); // the link to the search, where there is one: it reads them
const fields = form.elements;
const list = document.querySelector(".pd-browse__list");
const said = document.querySelector(".pd-browse__said [role=status]");
const chosen = document.querySelector(".pd-browse__chosen");
const more = document.querySelector(".pd-browse__more");
const found = form.querySelector(".pd-filter__found");
const tagWords = form.querySelector(".pd-filter__find input");
const toggle = form.querySelector(".pd-filter__toggle");
const show = form.querySelector(".pd-filter__show button"); // on phones, where the filters cover the list

let archive;
let months; // of each digest
let fresh; // the digests that are new to the reader
let tagsChosen = [];
let rest = []; // papers that are found and not yet shown
let timer;

// --- The form and the address ---------------------------------------------------------------------

/** What the form says, without what is empty. */
function question() {
  const names = ["q", "not", "sort", "kind", "year", "captured", "mine"];
  const said = names.map((name) => [name, fields[name].value.trim()]).filter(([, value]) => value);
  const checked = [...form.querySelectorAll(":checked[name=with], :checked[name=topic]")];
  return new URLSearchParams([...said, ...checked.map((one) => [one.name, one.value]), ...tagsChosen.map((tag) => ["tag", tag])]);
}

/** Fill the form from the address. */
function restore() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["q", "not"]) fields[name].value = asked.get(name) ?? "";
  for (const field of form.querySelectorAll("select")) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
  for (const one of form.querySelectorAll("[name=with], [name=topic]")) {
    one.checked = asked.getAll(one.name).includes(one.value);
  }
  tagsChosen = [...new Set(asked.getAll("tag"))].filter((slug) => archive.tags.some(([known]) => known === slug));
}

/** What the address asks for that is not in this archive: such as a topic that was renamed. */
function unknown() {
  const asked = new URLSearchParams(location.search);
  const names = ["sort", "kind", "year", "captured", "mine", "with", "topic", "tag"];
  const taken = question();
  return names.flatMap((name) => asked.getAll(name).filter((value) => value && !taken.getAll(name).includes(value)));
}

function offerCaptures() {
  const field = fields.captured;
  const groups = new Map();
  archive.digests.forEach(([slug, title, iso], at) => {
    const month = months[at];
    if (!groups.has(month)) {
      const name = MONTH.format(new Date(`${month}-01`));
      groups.set(month, element("optgroup", "", { label: name }, new Option(`all of ${name}`, month)));
    }
    groups.get(month).append(new Option(`${day(iso)}: ${title}`, slug));
  });
  field.append(...groups.values());
}

// --- Which papers ---------------------------------------------------------------------------------

/** The words of a text, and the phrases in quotation marks; those with a minus before them apart. */
function words(text) {
  const parts = [...text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)];
  const of = (minus) => parts.filter((part) => (part[1] === "-") === minus).map((part) => folded(part[2] ?? part[3]).trimEnd());
  return [of(false).filter(Boolean), of(true).filter(Boolean)];
}

/** For each thing that is asked for, a test of papers; each with its name. */
function tests(asked) {
  const [include, exclude] = words(asked.get("q") ?? "");
  const [out, notOut] = words(asked.get("not") ?? "");
  const without = [...exclude, ...out, ...notOut];
  const made = [];
  if (include.length || without.length) {
    made.push(["words", (p) => {
      const text = textOf(p);
      return include.every((word) => text.includes(word)) && !without.some((word) => text.includes(word));
    }]);
  }
  const places = (values, names) => values.map((value) => names.findIndex(([slug]) => slug === value));
  for (const value of asked.getAll("with")) made.push(["with", value === "code" ? (p) => p.code : (p) => p.noted]);
  for (const at of places(asked.getAll("topic"), archive.topics)) made.push(["topic", (p) => p.topics.includes(at)]);
  for (const at of places(asked.getAll("tag"), archive.tags)) made.push(["tag", (p) => p.tags.includes(at)]);
  if (asked.has("kind")) made.push(["kind", (p) => archive.kinds[p.kind] === asked.get("kind")]);
  if (asked.has("year")) made.push(["year", (p) => String(p.year) === asked.get("year")]);
  if (asked.has("captured")) made.push(["captured", (p) => capturesOf(p).includes(asked.get("captured"))]);
  made.push(["mine", mine(asked.get("mine"))]);
  return made;
}

function textOf(paper) {
  paper.text ??= folded([paper.title, paper.card, paper.why, ...paper.tags.map((at) => archive.tags[at][1])].join(" "));
  return paper.text;
}

/** Prepare texts while nothing else is to be done: that of all takes longer than a key's press. */
function readAhead(from) {
  const to = Math.min(from + AHEAD, archive.papers.length);
  archive.papers.slice(from, to).forEach(textOf);
  const soon = window.requestIdleCallback ?? setTimeout;
  if (to < archive.papers.length) soon(() => readAhead(to));
}

function capturesOf(paper) {
  return paper.digests.flatMap((at) => [archive.digests[at][0], months[at]]);
}

function mine(which) {
  const marked = store.papers();
  const of = (paper) => marked.get(paper.id) ?? {};
  if (which === "hidden") return (p) => of(p).hidden;
  const shown = {
    saved: (p) => of(p).saved,
    unread: (p) => of(p).state !== "read",
    "to-read": (p) => of(p).state === "to-read",
    read: (p) => of(p).state === "read",
    new: (p) => fresh.slugs.has(archive.digests[p.digests[0]][0]),
  }[which];
  return (p) => !of(p).hidden && (!shown || shown(p));
}

/** The papers that pass all tests, and how many there would be for each value of each facet. */
function filter(asked) {
  const all = tests(asked);
  const passed = [];
  const counts = { topic: new Int32Array(archive.topics.length), tag: new Int32Array(archive.tags.length), with: [0, 0] };
  for (const name of SINGLE) counts[name] = new Map();
  for (const paper of archive.papers) {
    // Of a choice of one value each other value is counted as if none were chosen.
    let failed = "";
    let out = false;
    for (const [name, test] of all) {
      if (test(paper)) continue;
      out = failed !== "" || !SINGLE.includes(name);
      failed = name;
      if (out) break;
    }
    if (out) continue;
    if (failed === "") {
      passed.push(paper);
      for (const at of paper.topics) counts.topic[at] += 1;
      for (const at of paper.tags) counts.tag[at] += 1;
      counts.with[0] += paper.code;
      counts.with[1] += paper.noted;
    }
    for (const name of SINGLE) {
      if (failed !== "" && failed !== name) continue;
      for (const value of valuesOf(paper, name)) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return { passed: ordered(passed, asked.get("sort")), counts };
}

function valuesOf(paper, name) {
  if (name === "kind") return [archive.kinds[paper.kind]];
  if (name === "year") return paper.year ? [String(paper.year)] : [];
  return new Set(capturesOf(paper));
}

function ordered(papers, sort) {
  const by = {
    year: (a, b) => b.year - a.year || a.at - b.at,
    oldest: (a, b) => b.at - a.at,
    rating: (a, b) => b.rating - a.rating || a.at - b.at,
    title: (a, b) => COLLATOR.compare(a.title, b.title),
  }[sort];
  return by ? papers.sort(by) : papers;
}

// --- What is shown --------------------------------------------------------------------------------

function search() {
  const asked = question();
  const { passed, counts } = filter(asked);
  const number = `${passed.length.toLocaleString("en")} ${passed.length === 1 ? "paper" : "papers"}`;
  show.textContent = passed.length ? `Show ${number}` : "No paper has all of this";
  said.textContent = passed.length ? `${number} of ${archive.papers.length.toLocaleString("en")}` : "No paper has all of this. Fewer filters or words find more.";
  showChosen(asked);
  if (abstracts) abstracts.search = elsewhere(asked);
  count(counts);
  offerTags(counts.tag);
  list.replaceChildren();
  rest = passed;
  showMore();
}

function showMore() {
  const next = rest.slice(0, STEP).map((paper) => row(paper, archive));
  rest = rest.slice(STEP);
  list.append(...next);
  more.hidden = rest.length === 0;
  list.dispatchEvent(new CustomEvent("pd-rows", { bubbles: true }));
  return next[0];
}

function count(counts) {
  const show = (node, number) => {
    node.textContent = number;
    node.parentElement.classList.toggle("pd-none", number === 0);
  };
  form.querySelectorAll("[name=topic]").forEach((one) => {
    const at = archive.topics.findIndex(([slug]) => slug === one.value);
    show(one.parentElement.querySelector(".pd-count"), counts.topic[at] ?? 0);
  });
  form.querySelectorAll("[name=with]").forEach((one, at) => show(one.parentElement.querySelector(".pd-count"), counts.with[at]));
  for (const name of SINGLE) {
    for (const option of fields[name].options) {
      if (!option.value) continue;
      option.dataset.name ??= option.text;
      option.text = `${option.dataset.name} (${counts[name].get(option.value) ?? 0})`;
    }
  }
}

/** The tags that most of the papers have, or whose name has what is typed; the chosen ones first. */
function offerTags(counts) {
  const typed = folded(tagWords.value).trimEnd();
  const isOffered = ([slug, name], at) => !tagsChosen.includes(slug) && counts[at] > 0 && (typed === "" || folded(name).includes(typed));
  const places = archive.tags.map((_, at) => at);
  const offered = places.filter((at) => isOffered(archive.tags[at], at));
  offered.sort((a, b) => counts[b] - counts[a] || a - b);
  const first = places.filter((at) => tagsChosen.includes(archive.tags[at][0]));
  const focused = document.activeElement?.name === "tag" ? document.activeElement.value : "";
  found.replaceChildren(...[...first, ...offered.slice(0, TAGS)].map((at) => {
    const [slug, name] = archive.tags[at];
    const box = element("input", "", { type: "checkbox", name: "tag", value: slug });
    box.checked = tagsChosen.includes(slug);
    return element("label", "", {}, box, ` ${name} `, element("span", "pd-count", {}, String(counts[at])));
  }));
  found.querySelector(`[value="${CSS.escape(focused)}"]`)?.focus();
}

/** The same question as the search page takes it. */
function elsewhere(asked) {
  const [not] = words(asked.get("not") ?? "");
  const q = [asked.get("q"), ...not.map((word) => `-${word.trim()}`)];
  const same = ["topic", "year", "with"].flatMap((name) => asked.getAll(name).map((value) => [name, value]));
  return new URLSearchParams([["q", q.filter(Boolean).join(" ")], ...same].filter(([, value]) => value)).toString();
}

/** What is chosen, each with a button that takes it back. */
function showChosen(asked) {
  const names = {
    q: (words) => words,
    not: (words) => `without ${words}`,
    topic: (slug) => archive.topics.find(([known]) => known === slug)[1],
    tag: (slug) => archive.tags.find(([known]) => known === slug)[1],
    with: (what) => `has ${what === "code" ? "code" : "a note"}`,
  };
  const text = ([name, value]) => {
    if (names[name]) return names[name](value);
    const option = [...fields[name].options].find((one) => one.value === value);
    return option.dataset.name ?? option.text;
  };
  const entries = [...asked].filter(([name]) => name !== "sort");
  const buttons = entries.map((entry) => {
    const button = element("button", "pd-chip", { type: "button", "aria-label": `Take back: ${text(entry)}` }, `${text(entry)} ×`);
    button.addEventListener("click", () => takeBack(...entry));
    return button;
  });
  if (buttons.length > 1) {
    const all = element("button", "pd-chip pd-chip--tag", { type: "button" }, "Clear all");
    all.addEventListener("click", () => entries.forEach((entry) => takeBack(...entry)));
    buttons.push(all);
  }
  chosen.replaceChildren(...buttons.flatMap((button) => [button, " "]));
}

function takeBack(name, value) {
  if (name === "tag") tagsChosen = tagsChosen.filter((slug) => slug !== value);
  else if (name === "topic" || name === "with") form.querySelector(`[name=${name}][value="${CSS.escape(value)}"]`).checked = false;
  else fields[name].value = "";
  update();
  fields.q.focus({ preventScroll: true });
}

/** Search after a paper's marks have changed: as many are shown as before. */
function searchAgain() {
  const shown = list.children.length;
  search();
  while (rest.length && list.children.length < shown) showMore();
}

/** Search for what the form says, and put it into the address. */
function update() {
  clearTimeout(timer);
  const query = question().toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  search();
}

// --- Beginning ------------------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (archive) update();
});

form.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!archive) return;
  if (event.target === tagWords) {
    timer = setTimeout(() => offerTags(filter(question()).counts.tag), PAUSE);
    return;
  }
  if (event.target.name === "tag") {
    const { value, checked } = event.target;
    tagsChosen = checked ? [...tagsChosen, value] : tagsChosen.filter((slug) => slug !== value);
  }
  timer = setTimeout(update, event.target.type === "search" ? PAUSE : 0);
});

function openFilters(open) {
  form.classList.toggle("pd-filter--open", open);
  toggle.setAttribute("aria-expanded", String(open));
}

toggle.addEventListener("click", () => openFilters(toggle.getAttribute("aria-expanded") !== "true"));

show.addEventListener("click", () => {
  openFilters(false);
  toggle.focus({ preventScroll: true });
  toggle.scrollIntoView();
});

more.addEventListener("click", () => showMore()?.querySelector("a").focus());

// Nobody who scrolls has to press the button.
new IntersectionObserver(([seen]) => seen.isIntersecting && rest.length && showMore(), { rootMargin: "600px" }).observe(more);

addEventListener("popstate", () => {
  if (!archive) return;
  restore();
  search();
});

async function begin() {
  try {
    archive = await load();
  } catch {
    said.textContent = "The list of all papers could not be loaded. These are the newest; topics and digests lead to all others.";
    more.hidden = true;
    return;
  }
  months = archive.digests.map(([, , iso]) => iso.slice(0, 7));
  fresh = newTo(archive.digests.map(([slug]) => slug));
  offerCaptures();
  restore();
  const lost = unknown();
  search();
  if (lost.length) said.textContent += ` · Not known here, and left out: ${lost.join(", ")}`;
  readAhead(0);
  store.onChange(() => (fields.mine.value || list.querySelector(".pd-row--hidden")) && rows.inPlace(searchAgain));
}

begin();
