// The files that a reader takes away: citations of papers, each from its own page, in the formats of
// assets/cite.js; and all that is marked as JSON, which the page of saved papers reads again.

import { address } from "./archive.js";
import { cited, page } from "./paper-page.js";
import { ROOT } from "./store.js";

const AT_ONCE = 6; // pages that are fetched at a time

/** What papers are marked as, as a value for JSON. */
export function exported(all) {
  return { version: 1, site: ROOT.href, papers: Object.fromEntries(all) };
}

/** Papers as citations name them, in their order; of those without a page the title alone. */
async function collected(ids, titleOf) {
  const found = new Array(ids.length);
  const missing = [];
  const waiting = ids.map((id, at) => [id, at]);
  async function work() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [id, at] = next;
      try {
        found[at] = cited(await page(id));
      } catch {
        missing.push(id);
        found[at] = { id, key: id, title: titleOf(id) ?? id, authors: [], url: address(id) };
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { found, missing };
}

function format(label, ending, type, write) {
  async function make(ids, titleOf) {
    const cite = await import("./cite.js");
    const { found, missing } = await collected(ids, titleOf);
    return { text: write(found, cite), missing };
  }
  return { label, ending, type, make };
}

export const FORMATS = [
  format("BibTeX", "bib", "application/x-bibtex", (papers, cite) => papers.map(cite.bibtex).join("\n")),
  format("RIS", "ris", "application/x-research-info-systems", (papers, cite) => papers.map(cite.ris).join("")),
  format("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", (papers, cite) => `${JSON.stringify(papers.map(cite.csl), null, 1)}\n`),
  format("Markdown", "md", "text/markdown", (papers, cite) => papers.map((one) => `- ${cite.markdown(one)}\n`).join("")),
];
