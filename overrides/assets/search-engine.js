// The search index, loaded when somebody searches, and what it finds as nodes of text.
// Nothing here reads markup: titles and abstracts come from strangers and stay text.

const ROOT = new URL("../", import.meta.url);
const INDEX = new URL("pagefind/", ROOT);
const INSIDE = ["", "recent/", "words/"]; // the indexes: of old papers, of new ones, of what people write
const EXCERPT = 30; // words
const MANY = 10; // words of which one may be wrong
const BEFORE = 6; // words of an excerpt before the first that was searched for
const KINDS = { list: "reading list", note: "curator’s note" };
// An arXiv paper's number in what people copy: an address of it here or there, its DOI, `arXiv:…`.
const ARXIV = /(?:https?:\/\/)?(?:(?:www\.|doi\.)?[a-z]+\.(?:org|co)\/(?:abs|pdf|html|overview|papers|10\.48550)\/|10\.48550\/)?(?:arxiv[:.]\s*)?((?:\d{4}\.\d{4,5})|(?:[a-z.-]+\/\d{7}))(?:v\d+)?(?:\.pdf)?(?:[?#]\S*)?(?=\s|$)/gi;
const CAPTURED = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
// `name` is the title of topics and reading lists, whose few words stand in many papers' titles
// too; `about` is the title of a note's paper, which is to come first.
const RANKING = { metaWeights: { title: 8, name: 4, about: 0 }, pageLength: 1 };
// Beside other words these say nothing, and the places where they stand are most of the index.
const COMMON = new Set(
  "a an and are as at be by can do for from has have how in into is it its of on or our than that the their these this through to towards via we what when which with".split(" "),
);

let loading;
let last = {}; // what was last asked for, and what was found
let facets;
const having = new Map(); // the indexes that have a word, by words
const texts = new Map(); // files of texts, by their addresses

/** Pagefind, ready to search; after a failure the next call tries again. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  const pagefind = await import(new URL("pagefind.js", INDEX).href);
  await pagefind.options({ ranking: RANKING });
  await pagefind.init();
  for (const inside of INSIDE.slice(1)) {
    // Not waited for: a search does that, and fails if this does.
    pagefind.mergeIndex(new URL(inside, INDEX).pathname, { ranking: RANKING }).catch(() => {});
  }
  return pagefind;
}

/**
 * What the indexes have for some words, best first: `results` (see `read`) and, once the facets are
 * loaded, `counts`: how many results there are for each value of each facet. Without words everything
 * that passes the filters is found. `sort` names a facet by whose values results are ordered, highest
 * first: what has none is left out. Where nothing has all of the words, `nearly` is true, and the
 * results have all but one.
 */
export async function find(words, filters = {}, sort = "") {
  const [sought, unwanted] = parted(plain(words));
  const chosen = Object.entries(filters).flatMap(([facet, values]) => values.map((value) => [facet, value]));
  const found = search(sought, unwanted);
  if (!facets && sought && !chosen.length && !sort) return { ...(await found) };
  const known = await loadFacets();
  const sets = chosen.map(([facet, value]) => new Set(known.values.get(facet)?.get(value)));
  const { results, nearly } = await found;
  const passed = results.filter(({ id }) => sets.every((set) => set.has(known.numbers.get(id))));
  if (!sought) passed.sort((a, b) => known.numbers.get(a.id) - known.numbers.get(b.id));
  return { results: sort ? ordered(passed, sort, known) : passed, counts: counted(passed, known), nearly };
}

/** Words, and those that have a minus before them. */
function parted(words) {
  if (words.startsWith('"')) return [words, []];
  const each = words.split(" ");
  const isUnwanted = (word) => /^-[\p{L}\p{N}]/u.test(word);
  return [each.filter((word) => !isUnwanted(word)).join(" "), each.filter(isUnwanted).map((word) => word.slice(1))];
}

async function search(words, unwanted) {
  const asked = JSON.stringify([words, unwanted]);
  if (last.asked !== asked) {
    const pagefind = await load();
    try {
      const { results } = await pagefind.search(words || null);
      const nearly = !results.length;
      const found = await (nearly ? allButOne(words, pagefind) : whole(results, words, pagefind));
      const without = new Set();
      for (const word of unwanted) {
        for (const { id } of (await pagefind.search(`"${word}"`)).results) without.add(id);
      }
      last = { asked, nearly, results: found.filter(({ id }) => !without.has(id)) };
    } catch (error) {
      loading = undefined;
      await pagefind.destroy();
      throw error;
    }
  }
  return last;
}

/** What has all of some words but one, best first: a half-remembered title often has a wrong word. */
async function allButOne(words, pagefind) {
  const each = wordsOf(words);
  if (each.length < 3 || each.length > MANY) return [];
  const found = new Map();
  for (const one of each) {
    const { results } = await pagefind.search(each.filter((word) => word !== one).join(" "));
    for (const result of results) found.set(result.id, result);
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** Words that are looked up each by itself: not those of a phrase. */
function wordsOf(words) {
  return /^".+"$/.test(words) ? [] : words.split(" ");
}

/**
 * Results by how many of the words their index lacks, fewest first: each index leaves out of a
 * question what it has nowhere, so a result of a small one may have one word of many.
 */
async function whole(results, words, pagefind) {
  const each = wordsOf(words);
  if (each.length < 2 || new Set(results.map(indexOf)).size < 2) return results;
  for (const word of each.filter((one) => !having.has(one))) {
    const found = (await pagefind.search(word)).results;
    having.set(word, new Set(found.map(indexOf)));
  }
  const lacking = (inside) => each.filter((word) => !having.get(word).has(inside)).length;
  const missing = new Map(INSIDE.map((inside) => [inside, lacking(inside)]));
  return results.sort((a, b) => missing.get(indexOf(a)) - missing.get(indexOf(b)));
}

function indexOf({ id }) {
  return INSIDE.find((inside) => inside && id.startsWith(inside)) ?? "";
}

/** The words to look up: without the common ones, and with an arXiv address as its number alone. */
export function plain(words) {
  if (/^\s*".+"\s*$/.test(words)) return words.trim();
  const sought = words
    .replace(ARXIV, "$1")
    .replace(/(?!\+)[\p{Sc}\p{Sk}\p{Sm}]/gu, "") // as in the index, where they are no letters
    .split(/\s+/)
    .filter(Boolean);
  const telling = sought.filter((word) => !COMMON.has(word.toLowerCase()));
  return (telling.length ? telling : sought).join(" ");
}

/** Load the facets: from then on searches count. */
export function loadFacets() {
  facets ??= readFacets().catch((error) => {
    facets = undefined;
    throw error;
  });
  return facets;
}

/** The number of each result by its id, and of each facet's values the numbers that have it. */
async function readFacets() {
  const numbers = new Map();
  const values = new Map();
  const files = await Promise.all(INSIDE.map((inside) => json(`${inside}facets.json`, "no-cache")));
  files.forEach((file, at) => {
    const first = numbers.size;
    for (const [folder, sizes] of file.folders) {
      sizes.forEach((size, pack) => {
        for (let i = 0; i < size; i += 1) numbers.set(`${INSIDE[at]}${folder}/${pack}.${i}`, numbers.size);
      });
    }
    for (const [facet, having] of Object.entries(file.facets)) {
      const all = values.get(facet) ?? values.set(facet, new Map()).get(facet);
      for (const [value, differences] of Object.entries(having)) {
        let number = first;
        const those = differences.map((more) => (number += more));
        all.set(value, [...(all.get(value) ?? []), ...those]);
      }
    }
  });
  return { numbers, values };
}

/** Results by a facet's values, highest first; those of one value stay as they are. */
function ordered(results, facet, { numbers, values }) {
  const rank = new Map();
  const ascending = [...(values.get(facet) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  ascending.forEach(([, having], at) => having.forEach((number) => rank.set(number, at)));
  const of = (result) => rank.get(numbers.get(result.id));
  return results.filter((result) => of(result) !== undefined).sort((a, b) => of(b) - of(a));
}

/** For each facet, how many of some results have each value. */
function counted(results, { numbers, values }) {
  const found = new Set(results.map((result) => numbers.get(result.id)));
  const count = (having) => having.filter((number) => found.has(number)).length;
  return Object.fromEntries(
    [...values].map(([facet, all]) => [facet, Object.fromEntries([...all].map(([value, having]) => [value, count(having)]))]),
  );
}

/** The texts of some results, a paper and its note as one; the one whose title was typed whole comes first. */
export async function read(results, words) {
  const records = together(await Promise.all(results.map(text)));
  const typed = letters(words);
  const isIt = (record) => typed !== "" && kind(record) !== "note" && letters(record.title) === typed;
  return [...records.filter(isIt), ...records.filter((record) => !isIt(record))];
}

/** Records without notes whose paper is among them too, which stands at the better of both places. */
function together(records) {
  const papers = new Map(records.filter(isPaper).map((one) => [one.url, one]));
  return [...new Set(records.map((one) => papers.get(one.url.split("#")[0]) ?? one))];
}

/** What is shown of a result, and the places of the words that were found in its content. */
async function text(result) {
  const inside = indexOf(result);
  const [, file, at] = /^(.+)\.(\d+)$/.exec(result.id.slice(inside.length));
  const path = `${inside}text/${file}.json`;
  if (!texts.has(path)) texts.set(path, json(path).catch((error) => texts.delete(path) && Promise.reject(error)));
  return { ...(await texts.get(path))[at], locations: result.words };
}

async function json(path, cache = "default") {
  const answer = await fetch(new URL(path, INDEX), { cache });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** So many results, in words. */
export const many = (count) => `${count} ${count === 1 ? "result" : "results"}`;

/** Where a result leads; the page there marks the words (assets/found.js). */
export function address(record, words = "") {
  const url = new URL(record.url, ROOT);
  if (words.trim()) url.searchParams.set("found", words.trim());
  return url.href;
}

/** Its title as nodes, with the searched words marked. */
export function title(record, words) {
  const sought = words.split(/\s+/).map(letters).filter(Boolean);
  const isHit = (word) => sought.some((one) => letters(word).startsWith(one));
  return marked(record.title.split(/\s+/), isHit);
}

/** A stretch of its text around the words that were found, as nodes; none where it says no more. */
export function excerpt(record) {
  if (record.content === record.title) return [];
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
  const of = (facet) => record.facets[facet] ?? [];
  if (kind(record) !== "paper") return [KINDS[kind(record)] ?? kind(record)];
  const days = of("captured").map((day) => `captured ${CAPTURED.format(new Date(day))}`);
  return [...of("with"), ...of("year"), ...days];
}

export const isPaper = (record) => kind(record) === "paper";

function kind(record) {
  return record.facets.kind[0];
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

/** A word's letters and digits, as the index compares them. */
export function letters(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, "");
}
