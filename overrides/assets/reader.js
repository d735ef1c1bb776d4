// On every page: marks what a reader has saved and read and what is new, and listens to keys. What
// only some readers use is loaded when they use it.

import { element } from "./archive.js";
import * as rows from "./rows.js";
import { ROOT, onChange } from "./store.js";
import { digests, newTo } from "./visit.js";
import { idOf } from "./paper-page.js";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const PAUSE = 350; // ms that the pointer rests on a link before its preview
const article = document.querySelector("article.pd-paper");

// --- Lists ----------------------------------------------------------------------------------------

function showHidden() {
  const lists = document.querySelectorAll(".pd-list:not(.pd-browse__list, .pd-saved__list)");
  for (const list of lists) {
    const hidden = list.querySelectorAll(".pd-row--hidden").length;
    let line = list.nextElementSibling;
    const isLine = line?.classList.contains("pd-hidden-rows");
    if (!hidden) {
      if (isLine) line.remove();
      continue;
    }
    if (!isLine) {
      const button = element("button", "pd-plain", { type: "button" });
      button.addEventListener("click", () => list.classList.toggle("pd-list--all") || showHidden());
      button.addEventListener("click", showHidden);
      line = element("p", "pd-fine pd-hidden-rows", {}, button);
      list.after(line);
    }
    const all = list.classList.contains("pd-list--all");
    const papers = hidden === 1 ? "1 paper that you have hidden" : `${hidden} papers that you have hidden`;
    line.firstChild.textContent = all ? `Leave out ${papers}` : `Show ${papers}`;
  }
}

function refresh() {
  rows.refresh();
  showHidden();
  if (article) rows.pressAll(article.querySelectorAll(".pd-mark"), idOf(location.href));
}

// --- What is new ----------------------------------------------------------------------------------

async function showNew() {
  const place = document.querySelector(".pd-since");
  if (!place) return;
  const known = await digests();
  const { slugs, since } = newTo(known.digests.map(([slug]) => slug));
  if (!slugs.size) return;
  const address = (slug) => new URL(`digests/${slug}/`, ROOT).href;
  const here = rows.showNew(new Set([...slugs].map(address)));
  const fresh = known.digests.filter(([slug]) => slugs.has(slug));
  const byTopic = new Map();
  for (const [, , topics = []] of fresh) {
    for (const [at, count] of topics) byTopic.set(known.topics[at], (byTopic.get(known.topics[at]) ?? 0) + count);
  }
  countTiles(byTopic);
  tell(place, here, fresh, since, byTopic);
}

function countTiles(byTopic) {
  for (const link of document.querySelectorAll(".pd-tile a")) {
    const count = byTopic.get(/\/topics\/([^/]+)\/$/.exec(link.href)?.[1]);
    if (count) link.querySelector(".pd-count").append(element("span", "pd-more-new", {}, ` +${count} new`));
  }
}

function tell(place, here, fresh, since, byTopic) {
  const topic = /\/topics\/([^/]+)\/$/.exec(location.pathname)?.[1];
  const all = fresh.reduce((sum, [, count]) => sum + count, 0);
  const count = topic ? Math.max(here, byTopic.get(topic) ?? 0) : all;
  const papers = count === 1 ? "1 paper" : `${count.toLocaleString("en")} papers`;
  const query = new URLSearchParams({ ...(topic && { topic }), mine: "new" });
  const link = element("a", "", { href: new URL(`browse/?${query}`, ROOT).href }, `${papers} new`);
  place.replaceChildren("· ", count ? link : "nothing new", ` since your last visit on ${DAY.format(since)}`);
}

// --- A paper's page -------------------------------------------------------------------------------

function addMarks() {
  const id = article && idOf(location.href);
  const title = article?.querySelector("h1")?.textContent.trim();
  if (!id) return;
  const group = rows.marks(id, title);
  group.classList.add("pd-marks--paper");
  article.querySelector(".pd-crumbs").after(group);
}

// --- Keys, previews and words that were searched for ----------------------------------------------

let keys;

addEventListener("keydown", async (event) => {
  const { target } = event;
  // A dialog that was just shut keeps the focus until the browser draws again: that is no typing.
  const typing = target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=combobox], dialog[open]");
  if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!"jkosrhe?".includes(event.key) || event.key.length !== 1) return;
  keys ??= import("./keys.js");
  (await keys).press(event.key);
});

let timer;

function preview(event) {
  clearTimeout(timer);
  const link = event.target.closest?.("a[href]");
  const id = link && idOf(link.href);
  // A list's row says all that a preview would.
  if (!id || link.closest(".pd-row, .pd-search, .pd-preview") || link.hash) return;
  timer = setTimeout(async () => (await import("./preview.js")).show(link, id), PAUSE);
}

if (matchMedia("(hover: hover)").matches) document.addEventListener("pointerover", preview);
document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && preview(event));
document.addEventListener("focusout", () => clearTimeout(timer));

/** At the page's foot, for who has keys: which there are. */
function tellKeys() {
  const place = document.querySelector(".md-copyright__highlight");
  if (!place || !matchMedia("(hover: hover)").matches) return;
  const button = element("button", "pd-plain", { type: "button" }, "Keys: ?");
  button.addEventListener("click", async () => (await (keys ??= import("./keys.js"))).press("?"));
  place.append(" · ", button);
}

tellKeys();
rows.enhance(document.querySelectorAll(rows.ROWS), showHidden);
addMarks();
onChange(refresh);
document.addEventListener("pd-rows", (event) => {
  rows.enhance(event.target.querySelectorAll(".pd-row"));
});
showNew().catch(() => {}); // Without the list of digests the page is as on a first visit.
if (new URLSearchParams(location.search).has("found")) import("./found.js");
