// All papers of the archive without their abstracts, of one file that is loaded when it is first
// asked for, and the one way to show a paper in a list. What comes from it stays text.

import { ROOT } from "./store.js";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const TOPICS = 2; // shown in a row

let loading;

/** The archive: `papers`, newest first, `topics`, `tags`, `digests`, `kinds`, `moved` and `byId`. */
export function load() {
  loading ??= read().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function read() {
  const answer = await fetch(new URL("browse/papers.json", ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const columns = await answer.json();
  const papers = columns.titles.map((title, at) => ({
    at,
    id: columns.ids[at] || plainId(title),
    title,
    card: columns.cards[at],
    why: columns.whys[at] ?? "",
    rating: columns.ratings[at] ?? 0,
    topics: columns.topicsOf[at],
    tags: columns.tagsOf[at],
    digests: columns.digestsOf[at],
    kind: columns.kindOf[at],
    year: columns.years[at],
    code: columns.code[at] === "1",
    noted: columns.noted[at] === "1",
  }));
  const { topics, tags, digests, kinds, moved } = columns;
  return { papers, topics, tags, digests, kinds, moved: new Map(Object.entries(moved)), byId: new Map(papers.map((paper) => [paper.id, paper])) };
}

// As `plain_id` in generator/rendering/browse_pages.py.
const plainId = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** Letters without accents and capitals, the words apart by one blank, for a search. */
export function folded(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
  return ` ${plain.replace(/[^\p{L}\p{N}+#]+/gu, " ").trim()} `;
}

/** The address of a paper's page. */
export function address(id) {
  return new URL(`papers/${id}/`, ROOT).href;
}

/** An element with a class, attributes and what it holds. */
export function element(name, className = "", attributes = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const link = (path, className, ...children) => element("a", className, { href: new URL(path, ROOT).href }, ...children);

/** A day as rows have it: `12 Aug 2025`. */
export function day(iso) {
  // Browsers differ in how they shorten September.
  return DAY.format(new Date(iso)).replace("Sept", "Sep");
}

/** A paper as a row of a list, as `row` in generator/rendering/parts.py has it. */
export function row(paper, archive) {
  const title = element("h3", "pd-row__title", {}, link(`papers/${paper.id}/`, "", paper.title));
  const made = element("li", "pd-row", {}, title);
  if (paper.card) made.append(element("p", "pd-row__card", {}, paper.card));
  if (paper.why) made.append(element("p", "pd-row__why", {}, paper.why));
  made.append(element("p", "pd-row__meta", {}, topicsOf(paper, archive), " ", ...about(paper, archive)));
  return made;
}

function topicsOf(paper, archive) {
  const shown = paper.topics.slice(0, TOPICS).map((at) => archive.topics[at]);
  const chips = shown.flatMap(([slug, title, hue]) => [link(`topics/${slug}/`, `pd-chip pd-hue-${hue}`, title), " "]);
  return element("span", "pd-row__topics", {}, ...chips);
}

function about(paper, archive) {
  const [slug, , captured] = archive.digests[paper.digests[0]];
  const { rating } = paper;
  const stars = { role: "img", "aria-label": `Rated ${rating} of 5` };
  const parts = [
    rating && element("span", "pd-stars", stars, "★".repeat(rating) + "☆".repeat(5 - rating)),
    paper.noted && element("span", "pd-badge", {}, "note"),
    paper.code && element("span", "pd-badge pd-badge--code", {}, "code"),
    paper.year && element("span", "pd-year", {}, String(paper.year)),
    link(`digests/${slug}/`, "pd-when", `captured ${day(captured)}`),
  ];
  return parts.filter(Boolean).flatMap((part) => [part, " "]);
}
