// What is new since a reader's last visit: the digests that were not here then. A visit ends when
// nothing was opened for some hours.

import { remember, remembered, ROOT } from "./store.js";

const PAUSE = 3 * 60 * 60 * 1000; // ms between two visits, at least
const NAME = "visit";

let begun;

/** Note that a page is seen. `at`: when last; `since`: when the visit before this ended, 0 for none;
 * `seen`: the digests that were here then; `all`: those of this visit, as far as known. */
function visit() {
  if (begun) return begun;
  const now = Date.now();
  const last = remembered(NAME);
  const isOne = last && [last.at, last.since].every(Number.isFinite) && [last.seen, last.all].every(Array.isArray);
  begun = isOne ? last : { at: now, since: 0, seen: [], all: [] };
  if (now - begun.at > PAUSE) {
    begun.since = begun.at;
    begun.seen = begun.all;
  }
  begun.at = now;
  remember(NAME, begun);
  return begun;
}

/** Which of all digests are new to the reader, and since which day; none on a first visit. */
export function newTo(slugs) {
  const here = visit();
  here.all = slugs;
  remember(NAME, here);
  const seen = new Set(here.seen);
  const fresh = here.since && seen.size ? slugs.filter((slug) => !seen.has(slug)) : [];
  return { slugs: new Set(fresh), since: new Date(here.since) };
}

/** The digests of the archive: slug, how many new papers each had, and how many of which topic. */
export async function digests() {
  const answer = await fetch(new URL("digests/known.json", ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}

visit();
