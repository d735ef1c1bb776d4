// The page of what a reader has marked: lists to look through, files to take away, files to bring
// in, and a link that carries a list in itself. Nothing is sent anywhere.

import { address, element, load, row } from "./archive.js";
import { inPlace } from "./rows.js";
import { exported, FORMATS } from "./saved-files.js";
import * as store from "./store.js";

const SHOWN = 100; // papers of a list, at first
const LONGEST_FILE = 8_000_000; // bytes
const LONG_LINK = 8_000; // signs: beyond that some programs cut a link
const ID = /^[a-z0-9-]{1,200}$/;
const PARTS = [
  ["saved", "Saved", (known) => known.saved],
  ["to-read", "To read", (known) => known.state === "to-read"],
  ["read", "Read", (known) => known.state === "read"],
  ["hidden", "Hidden", (known) => known.hidden],
];

const place = document.querySelector(".pd-saved__all");
const said = document.querySelector(".pd-saved__said");

let archive = null; // where it can't be had, titles that were stored are shown
let shared = null; // the list that the address carries

const papers = (count) => (count === 1 ? "1 paper" : `${count.toLocaleString("en")} papers`);
const say = (words) => (said.textContent = words);

// --- Lists ----------------------------------------------------------------------------------------

/** The ids of a part, what was saved last first. */
function idsOf(test) {
  const found = [...store.papers()].filter(([, known]) => test(known));
  const day = ([, known]) => known.saved ?? "";
  return found.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)).map(([id]) => id);
}

function rowOf(id, title) {
  const paper = archive?.byId.get(id);
  if (paper) return row(paper, archive);
  const link = element("a", "", { href: address(id) }, title || id);
  const why = archive ? "no longer in this archive, or never was" : "the archive’s list could not be loaded";
  return element("li", "pd-row", {}, element("h3", "pd-row__title", {}, link), element("p", "pd-row__card", {}, why), element("p", "pd-row__meta"));
}

function listOf(ids) {
  const list = element("ol", "pd-list pd-saved__list");
  const all = store.papers();
  const add = (from) => {
    list.append(...ids.slice(from, from + SHOWN).map((id) => rowOf(id, all.get(id)?.title)));
    list.dispatchEvent(new CustomEvent("pd-rows", { bubbles: true }));
    if (from + SHOWN >= ids.length) return;
    const more = element("button", "pd-button", { type: "button" }, "Show more");
    const line = element("li", "pd-saved__more", {}, more);
    more.addEventListener("click", () => {
      line.remove();
      add(from + SHOWN);
    });
    list.append(line);
  };
  queueMicrotask(() => add(0));
  return list;
}

function part([name, label, test]) {
  const ids = idsOf(test);
  if (!ids.length) return [];
  return [element("h2", "", { id: name }, `${label} `, element("span", "pd-count", {}, String(ids.length))), listOf(ids)];
}

function show() {
  const parts = PARTS.flatMap(part);
  const empty = element("p", "", {}, "Nothing yet. The star beside a paper in any list, and on its page, saves it; the key s does too.");
  place.replaceChildren(...troubles(), ...sharedList(), tools(), ...(parts.length ? parts : [empty]));
}

// --- What is wrong --------------------------------------------------------------------------------

function troubles() {
  const notes = [];
  if (store.trouble()) notes.push(element("p", "", {}, store.trouble()));
  const aside = store.setAside();
  if (aside) {
    const keep = button("Download it", () => download(aside, "set-aside.txt", "text/plain"));
    const forget = button("Forget it", () => {
      store.forgetAside();
      store.keep(new Map(store.papers()));
      store.forgetAside();
      show();
    });
    notes.push(element("p", "", {}, "Some of what was stored here can’t be understood: it may have been edited by hand. What can be is shown, and all of it is kept as it was. "), element("p", "pd-marks", {}, keep, forget));
  }
  return notes.length ? [element("div", "pd-saved__trouble", { role: "note" }, ...notes)] : [];
}

// --- A list in the address ------------------------------------------------------------------------

/** The ids in the address, and how many parts of it are none. */
function readHash() {
  const hash = location.hash.slice(1);
  if (!hash.startsWith("list=")) return null;
  let text = hash.slice(5);
  try {
    text = decodeURIComponent(text);
  } catch {
    // Then those parts that are ids are taken.
  }
  const parts = text.split(",").filter(Boolean);
  const ids = [...new Set(parts.filter((one) => ID.test(one)))].map((id) => archive?.moved.get(id) ?? id);
  return { ids, broken: parts.length ? parts.filter((one) => !ID.test(one)).length : 1 };
}

function sharedList() {
  if (!shared) return [];
  const known = shared.ids.filter((id) => !archive || archive.byId.has(id));
  const unknown = shared.ids.filter((id) => archive && !archive.byId.has(id));
  const notes = [];
  if (shared.broken) notes.push("A part of the link can’t be read: it may have been cut short.");
  if (unknown.length) notes.push(`Not in this archive: ${unknown.join(", ")}.`);
  const all = store.papers();
  const others = known.filter((id) => !all.get(id)?.saved);
  const save = button(`Save ${others.length === 1 ? "it" : `all ${others.length}`} to yours`, () => {
    const added = new Map(all);
    for (const id of others) added.set(id, { ...all.get(id), title: archive?.byId.get(id)?.title ?? id, saved: store.today() });
    const kept = store.keep(added);
    say(kept ? `${papers(others.length)} saved.` : store.trouble());
  });
  const leave = button("Leave this list", () => {
    history.replaceState(null, "", location.pathname);
    shared = null;
    show();
  });
  return [
    element("section", "pd-saved__shared", { "aria-labelledby": "shared" },
      element("h2", "", { id: "shared" }, "A list that somebody shared ", element("span", "pd-count", {}, String(known.length))),
      ...notes.map((note) => element("p", "pd-fine", {}, note)),
      element("p", "pd-marks", {}, ...(others.length ? [save] : []), leave),
      listOf(known)),
  ];
}

// --- Taking away and bringing in ------------------------------------------------------------------

function button(label, act) {
  const made = element("button", "pd-button", { type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}

function tools() {
  const counts = PARTS.slice(0, 3).map(([name, label, test]) => [name, label, idsOf(test)]);
  const which = element("select", "", { name: "which" });
  which.append(...counts.map(([name, label, ids]) => new Option(`${label.toLowerCase()} (${ids.length})`, name)));
  const ids = () => counts.find(([name]) => name === which.value)[2];
  const files = FORMATS.map((format) => button(format.label, () => take(format, ids())));
  const everything = button("JSON, all of it", () => download(JSON.stringify(exported(store.papers()), null, 1), "saved-papers.json", "application/json"));
  const link = button("Copy a link to the list", () => share(ids()));
  const file = element("input", "pd-unseen", { type: "file", accept: ".json,application/json", tabindex: "-1", "aria-hidden": "true" });
  file.addEventListener("change", () => file.files[0] && bring(file.files[0]).finally(() => (file.value = "")));
  const bringing = button("Bring in a JSON file", () => file.click());
  const some = element("p", "pd-marks", {}, element("label", "", {}, "Take away what is ", which), ...files, link);
  const isEmpty = !store.papers().size;
  return element("div", "pd-saved__tools", {},
    ...(isEmpty ? [] : [some]),
    element("p", "pd-marks", {}, ...(isEmpty ? [] : [everything]), bringing, file));
}

async function take(format, ids) {
  if (!ids.length) return say("There is nothing to take away: no paper is marked so.");
  say(`Collecting ${papers(ids.length)} …`);
  const all = store.papers();
  const made = await format.make(ids, (id) => all.get(id)?.title).catch(() => null);
  if (!made) return say("What writes the file could not be loaded: try again when you are online.");
  const { text, missing } = made;
  download(text, `saved-papers.${format.ending}`, format.type);
  const gaps = missing.length ? ` Of ${missing.length} no more than the title is known here: ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? " …" : ""}.` : "";
  return say(`${papers(ids.length)} taken away as ${format.label}.${gaps}`);
}

function download(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = element("a", "", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function share(ids) {
  if (!ids.length) return say("There is nothing to share: no paper is marked so.");
  const link = `${location.origin}${location.pathname}#list=${ids.join(",")}`;
  const long = link.length > LONG_LINK ? ` It has ${link.length} signs, which some programs cut: a JSON file is safer.` : "";
  try {
    await navigator.clipboard.writeText(link);
    return say(`The link is copied: it has ${papers(ids.length)} in itself.${long}`);
  } catch {
    const shown = element("input", "pd-saved__link", { type: "text", readonly: "", "aria-label": "The link", value: link });
    said.replaceChildren(`Select and copy:${long} `, shown);
    return shown.select();
  }
}

async function bring(file) {
  if (file.size > LONGEST_FILE) return say(`${file.name} is too large for a list of papers: nothing was changed.`);
  let value;
  try {
    value = JSON.parse(await file.text());
  } catch {
    return say(`${file.name} is no JSON: nothing was changed.`);
  }
  const { papers: found, broken } = store.entriesOf(value);
  if (!found.size) return say(`${file.name} holds no saved papers: nothing was changed.`);
  const all = new Map(store.papers());
  let added = 0;
  for (const [id, entry] of found) {
    const own = all.get(id);
    added += !own;
    // What the reader said here goes before what the file says.
    all.set(id, { ...entry, ...own, saved: own?.saved ?? entry.saved, state: own?.state ?? entry.state });
  }
  const kept = store.keep(renamed(all).papers);
  const words = kept ? `${papers(found.size)} brought in, ${added} of them new.` : store.trouble();
  return say(`${words}${broken ? " What could not be understood was left out; the file is as it was." : ""}`);
}

/** Papers under their present ids, and whether any had another. */
function renamed(all) {
  const moved = archive?.moved ?? new Map();
  const found = new Map();
  for (const [id, known] of all) {
    const now = moved.get(id) ?? id;
    found.set(now, { ...known, ...found.get(now) });
  }
  return { papers: found, changed: [...all.keys()].some((id) => moved.has(id)) };
}

// --- Beginning ------------------------------------------------------------------------------------

async function begin() {
  archive = await load().catch(() => null);
  const { papers: now, changed } = renamed(store.papers());
  if (changed) store.keep(now);
  shared = readHash();
  show();
  store.onChange(() => inPlace(show));
  addEventListener("hashchange", () => {
    shared = readHash();
    show();
  });
}

begin();
