// The search index, loaded when somebody searches, and what it finds as nodes of text.
// Nothing here reads markup: titles and abstracts come from strangers and stay text.

const ROOT = new URL("../", import.meta.url);
const EXCERPT = 30; // words
const BEFORE = 6; // words of an excerpt before the first that was searched for
const CAPTURED = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
// `name` is the title of topics and reading lists, whose few words stand in many papers' titles too.
const RANKING = { metaWeights: { title: 8, name: 4 }, pageLength: 1 };

let loading;

/** Pagefind, ready to search; after a failure the next call tries again. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  const pagefind = await import(new URL("pagefind/pagefind.js", ROOT).href);
  await pagefind.options({ ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

/**
 * What the index has for some words, best first: `results` (see `read`) and, once `countFacets`
 * was called, how many there are for each value of each filter.
 * Without words everything that passes the filters is found.
 */
export async function find(words, filters = {}, sort = {}) {
  const pagefind = await load();
  const found = await pagefind.search(words.trim() || null, { filters, sort });
  return { results: found.results, counts: found.filters };
}

/** Load the filters' files: from then on searches count. */
export async function countFacets() {
  await (await load()).filters();
}

/** The texts of some results; the one whose title was typed whole comes first. */
export async function read(results, words) {
  const records = await Promise.all(results.map((result) => result.data()));
  const typed = letters(words);
  const isIt = (record) => typed !== "" && letters(record.meta.title) === typed;
  return [...records.filter(isIt), ...records.filter((record) => !isIt(record))];
}

/** Where a result leads. */
export function address(record) {
  return new URL(record.raw_url, ROOT).href;
}

/** Its title as nodes, with the searched words marked. */
export function title(record, words) {
  const sought = words.split(/\s+/).map(letters).filter(Boolean);
  const isHit = (word) => sought.some((one) => letters(word).startsWith(one));
  return marked(record.meta.title.split(/\s+/), isHit);
}

/** A stretch of its text around the words that were found, as nodes; none where it says no more. */
export function excerpt(record) {
  if (record.content === record.meta.title) return [];
  const words = record.content.split(/\s+/);
  const hits = new Set(record.locations);
  const start = densest(record.locations, words.length);
  const some = words.slice(start, start + EXCERPT);
  const nodes = marked(some, (_, at) => hits.has(start + at));
  if (start > 0) nodes.unshift("… ");
  if (start + EXCERPT < words.length) nodes.push(" …");
  return nodes;
}

/** What is said of it in a few words: its kind, or a paper's code, note, year and capture. */
export function remarks(record) {
  const of = (name) => record.filters[name] ?? [];
  const kind = of("kind")[0];
  if (kind !== "paper") return [kind === "list" ? "reading list" : kind];
  const day = of("digest").at(-1)?.slice(0, 10);
  return [...of("with"), ...of("year"), ...(day ? [`captured ${CAPTURED.format(new Date(day))}`] : [])];
}

/** Where an excerpt begins so that most of the found words stand in it. */
function densest(locations, length) {
  const places = [...locations].sort((a, b) => a - b);
  let [best, most] = [0, 0];
  places.forEach((place, at) => {
    const inside = places.filter((other, i) => i >= at && other < place + EXCERPT - BEFORE).length;
    if (inside > most) [best, most] = [place, inside];
  });
  return Math.max(0, Math.min(best - BEFORE, length - EXCERPT));
}

function marked(words, isHit) {
  return words.flatMap((word, at) => {
    const blank = at ? [" "] : [];
    if (!isHit(word, at)) return [...blank, word];
    const mark = document.createElement("mark");
    mark.textContent = word;
    return [...blank, mark];
  });
}

function letters(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, "");
}
