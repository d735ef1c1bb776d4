// Words that no text has: Pagefind finds what begins nearly so, which would pass for an answer. Of
// these the reader is told, and what they may have meant, by the words of titles and names.

import { letters, load, plain } from "./search-engine.js";

const SHORTEST = 4; // letters of a word of which that can be told

let known;

/**
 * Which of some words no text has, though Pagefind finds what begins nearly so: `strange`; and all
 * words as they may have been meant: `words`, empty where nothing is near to one that stands nowhere.
 * `records` are what was found, the first of it. Nothing where all words stand somewhere.
 */
export async function meant(words, records) {
  const isPhrase = /^\s*".+"\s*$/.test(words);
  const sought = plain(words).split(" ").filter((word) => !word.startsWith("-"));
  const each = isPhrase ? [] : sought.flatMap((word) => word.split(/[-–—/:,]/));
  const strange = [];
  for (const word of each) if (await isStrange(word, records)) strange.push(word);
  if (!strange.length) return null;
  known ??= fetch(new URL("../search/words.json", import.meta.url)).then((answer) => answer.json());
  const all = await known.catch(() => (known = undefined) ?? []);
  const near = strange.map((word) => nearest(letters(word), all));
  if (!near.every(Boolean)) return { strange, words: "" };
  const put = new Map(strange.map((word, at) => [word, near[at]]));
  for (const word of each) if (!put.has(word)) put.set(word, respelt(word, all));
  return { strange, words: each.reduce((text, word) => text.replace(word, () => put.get(word)), words) };
}

/** A word beside a misspelt one, which texts have by its stem alone: as they spell it. */
function respelt(word, all) {
  const typed = letters(word);
  if (typed.length < SHORTEST || all.includes(typed)) return word;
  const near = all.find((one) => Math.abs(one.length - typed.length) < 2 && slips(typed, one) === 1);
  // One that begins the other is another form of it: `agents` is no slip of `agent`.
  return !near || near.startsWith(typed) || typed.startsWith(near) ? word : near;
}

async function isStrange(word, records) {
  const typed = letters(word);
  if (typed.length < SHORTEST) return false;
  const begins = (one) => letters(one).startsWith(typed);
  const saysIt = ({ title, content, locations }) => {
    const said = content.split(/\s+/);
    return title.split(/\s+/).some(begins) || locations.some((at) => begins(said[at] ?? ""));
  };
  if (records.some(saysIt)) return false;
  const { results } = await (await load()).search(`"${word}"`);
  return !results.length;
}

/** Of words, the commonest first, the nearest to one by slips of the hand; empty where none is near. */
function nearest(word, all) {
  let [best, least] = ["", word.length < 6 ? 2 : 3];
  if (all.includes(word)) return best;
  for (const one of all) {
    if (Math.abs(one.length - word.length) >= least) continue;
    const away = slips(word, one);
    if (away < least) [best, least] = [one, away];
  }
  return best;
}

/** How many letters were left out, added, changed or swapped: the optimal string alignment. */
function slips(one, other) {
  let [before, last] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last.at(-1);
}
