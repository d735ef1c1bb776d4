// What a reader can do with a paper in a list: see its abstract there, save it, mark it, hide it.

import { element } from "./archive.js";
import { copied, idOf, page } from "./paper-page.js";
import * as store from "./store.js";

export const ROWS = ".pd-list > .pd-row";
const MARKS = [
  ["saved", "Save", 0],
  ["to-read", "To read", 2],
  ["read", "Read", 3],
  ["hidden", "Hide", 4],
];

// On a digest's own page, only papers that it isn't the first to list say when they were captured.
const HERE = /.*\/digests\/[^/]+\//.exec(location.href)?.[0];

let fresh = new Set(); // addresses of digests that are new to the reader

/** The paper of a row, by its link. */
export function paperOf(row) {
  const link = row.querySelector(".pd-row__title a");
  return link ? { id: idOf(link.href), title: link.textContent, link } : {};
}

const AT_ONCE = 15; // rows that a screen may show

/** Give rows their buttons and marks: those that are seen first at once, so that nobody waits. */
export function enhance(rows, then = () => {}) {
  prepare([...rows].slice(0, AT_ONCE));
  then();
  const later = [...rows].slice(AT_ONCE);
  if (later.length) setTimeout(() => enhance(later, then));
}

function prepare(rows) {
  for (const row of rows) {
    const { id, title } = paperOf(row);
    if (!id || row.dataset.paper) continue;
    row.dataset.paper = id;
    const acts = element("span", "pd-row__acts", {}, more(row, title), mark(...MARKS[0], id, title));
    (row.querySelector(".pd-row__meta") ?? row).append(acts);
  }
  refresh(rows);
}

/** Show what is known of the papers of rows. */
export function refresh(rows = document.querySelectorAll(ROWS)) {
  const all = store.papers();
  let hidden = 0;
  for (const row of rows) {
    const known = all.get(row.dataset.paper) ?? {};
    row.classList.toggle("pd-row--read", known.state === "read");
    row.classList.toggle("pd-row--to-read", known.state === "to-read");
    const left = known.hidden && row.contains(document.activeElement);
    row.classList.toggle("pd-row--hidden", Boolean(known.hidden));
    if (left && !isSeen(row)) focus(neighbour(row), row.matches(":has(:focus-visible)"));
    hidden += Boolean(known.hidden);
    for (const button of row.querySelectorAll(".pd-mark")) press(button, known);
    if (fresh.has(row.querySelector("a.pd-when")?.href ?? HERE)) tellNew(row);
  }
  return hidden;
}

/** Whether a row is shown at all, on the screen or off it. */
export function isSeen(row) {
  return row.checkVisibility?.() ?? Boolean(row.offsetParent);
}

/** Put the focus on a row's paper, to be seen unless the reader has pointed at what was there. */
export function focus(row, focusVisible = true) {
  const { link } = row ? paperOf(row) : {};
  if (!link) return;
  link.focus({ focusVisible, preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Draw lists anew, with the focus where it was: on the row that then stands in the place. */
export function inPlace(draw) {
  const at = [...document.querySelectorAll(ROWS)].findIndex((row) => row.contains(document.activeElement));
  const visible = document.activeElement.matches(":focus-visible");
  draw();
  if (at < 0) return;
  // What draws rows may do so at the end of the task, too.
  queueMicrotask(() => {
    const all = document.querySelectorAll(ROWS);
    focus(all[Math.min(at, all.length - 1)], visible);
  });
}

/** The row after one that is gone, or else the one before it. */
function neighbour(row) {
  const all = [...document.querySelectorAll(ROWS)];
  const at = all.indexOf(row);
  return all.slice(at + 1).find(isSeen) ?? all.slice(0, at).findLast(isSeen);
}

/** Mark the rows whose paper came with one of these digests, by their addresses. */
export function showNew(addresses) {
  fresh = addresses;
  refresh();
  return document.querySelectorAll(".pd-row--new").length;
}

function tellNew(row) {
  if (row.classList.contains("pd-row--new")) return;
  row.classList.add("pd-row--new");
  row.querySelector(".pd-row__title").append(element("span", "pd-unseen", {}, " (new since your last visit)"));
}

/** A button that marks a paper, or takes the mark back. */
export function mark(name, label, icon, id, title) {
  const picture = element("i", `pd-act-icon pd-act-icon-${icon}`);
  const button = element("button", "pd-act pd-mark", { type: "button", "data-mark": name, "data-label": label, "aria-pressed": "false", "aria-label": `${label}: ${title}`, title: label }, picture);
  button.addEventListener("click", () => toggle(id, title, name));
  return button;
}

/** Set or take back one of a paper's marks; in words what was done. */
export function toggle(id, title, name) {
  const known = store.of(id);
  const was = isSet(known, name);
  const changes = { saved: { saved: was ? "" : store.today() }, hidden: { hidden: !was } }[name] ?? { state: was ? "" : name };
  const words = { saved: "Saved", "to-read": "Marked to read", read: "Marked as read", hidden: "Hidden" }[name];
  const kept = store.change(id, title, changes);
  say(kept ? `${was ? "No longer: " : ""}${words}` : store.trouble());
}

const isSet = (known, name) => (name === "saved" || name === "hidden" ? Boolean(known[name]) : known.state === name);

function press(button, known) {
  const { mark: name } = button.dataset;
  const set = isSet(known, name);
  button.setAttribute("aria-pressed", String(set));
  if (name === "saved") button.firstChild.className = `pd-act-icon pd-act-icon-${set ? 1 : 0}`;
}

/** All marks of a paper, with their names. */
export function marks(id, title) {
  const known = store.of(id);
  const buttons = MARKS.map((one) => mark(...one, id, title));
  buttons.forEach((button) => {
    button.classList.add("pd-act--named");
    button.append(` ${button.dataset.label}`);
    press(button, known);
  });
  return element("p", "pd-marks", { role: "group", "aria-label": "Mark this paper" }, ...buttons);
}

/** Show the marks of one paper as they are now. */
export function pressAll(buttons, id) {
  const known = store.of(id);
  buttons.forEach((button) => press(button, known));
}

// --- The abstract ---------------------------------------------------------------------------------

function more(row, title) {
  const button = element("button", "pd-act pd-open", { type: "button", "aria-expanded": "false", "aria-label": `Abstract: ${title}`, title: "Abstract" }, element("i", "pd-act-icon pd-act-icon-5"));
  button.addEventListener("click", () => expand(row));
  return button;
}

/** Show the abstract of a row's paper below it, or hide it again. */
export async function expand(row) {
  const button = row.querySelector(".pd-open");
  const shown = row.querySelector(".pd-row__more");
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  row.classList.toggle("pd-row--open", open);
  if (shown) shown.hidden = !open;
  if (shown || !open) return;
  const { id, title } = paperOf(row);
  const said = element("p", "pd-fine", { role: "status" }, "Loading the abstract …");
  const panel = element("div", "pd-row__more", {}, said, marks(id, title));
  row.append(panel);
  try {
    const found = await page(id);
    const text = copied(found, ".pd-abstract", "pd-abstract");
    const around = [copied(found, ".pd-byline", "pd-byline"), copied(found, ".pd-actions", "pd-actions")];
    const [byline, links] = around.map((one) => one ?? "");
    if (text) said.replaceWith(byline, text, links);
    else said.textContent = "No dump holds this paper’s abstract.";
  } catch {
    said.textContent = "The abstract could not be loaded.";
    button.addEventListener("click", () => panel.remove(), { once: true });
  }
}

// --- Telling --------------------------------------------------------------------------------------

let teller;
let silence;

/** Say something in a few words at the page's foot; screen readers say it too. */
export function say(words) {
  teller ??= document.body.appendChild(element("p", "pd-said", { role: "status" }));
  teller.textContent = words;
  teller.classList.add("pd-said--on");
  clearTimeout(silence);
  silence = setTimeout(() => teller.classList.remove("pd-said--on"), 2500);
}
