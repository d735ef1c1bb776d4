// A paper by its page, fetched when somebody wants more of it than a list has: its abstract, a
// preview, what a citation names. From a former address it goes on to the paper's own.

import { address, element } from "./archive.js";

const MOVES = 3; // from address to address, at most
const MATHML = "http://www.w3.org/1998/Math/MathML";
const KEPT = new Set(["a", "b", "em", "i", "small", "span", "strong", "sub", "sup"]);
const pages = new Map(); // by ids

/** A paper's page: `url`, `id`, its `tree`; fails with `missing` where there is none. */
export function page(id) {
  if (!pages.has(id)) {
    pages.set(id, fetched(address(id), MOVES).catch((error) => {
      pages.delete(id);
      throw error;
    }));
  }
  return pages.get(id);
}

async function fetched(url, moves) {
  const answer = await fetch(url);
  if (!answer.ok) throw Object.assign(new Error(`${url}: ${answer.status}`), { missing: answer.status === 404 });
  // Parsed apart from this page: nothing in it is loaded or run.
  const tree = new DOMParser().parseFromString(await answer.text(), "text/html");
  const refresh = tree.querySelector('meta[http-equiv="refresh"]')?.content;
  const to = refresh && new URL(refresh.replace(/^.*?url=/i, ""), url);
  if (!to) return { url, id: idOf(url), tree };
  if (!moves || to.origin !== location.origin) throw new Error(`${url} leads nowhere`);
  return fetched(to.href, moves - 1);
}

/** The id of the paper at an address; nothing where it is no paper's. */
export function idOf(url) {
  return /\/papers\/([a-z0-9-]+)\/(?:[?#]|$)/.exec(url)?.[1] ?? "";
}

/** What a citation names of a paper, from its page's head: as assets/cite.js takes it. */
export function cited({ url, id, tree }) {
  const metas = (name) => [...tree.querySelectorAll(`meta[name="${name}"]`)].map((node) => node.content);
  const first = (...names) => names.flatMap(metas)[0] ?? "";
  const when = first("citation_publication_date");
  return {
    id,
    key: tree.querySelector(".pd-cite")?.dataset.key ?? id,
    title: first("citation_title") || tree.querySelector("h1")?.textContent.trim() || id,
    authors: metas("citation_author"),
    year: when.slice(0, 4),
    venue: first("citation_conference_title", "citation_journal_title") || (tree.querySelector(".pd-venue")?.textContent ?? ""),
    url: tree.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? url,
    arxiv: first("citation_arxiv_id"),
    doi: first("citation_doi"),
    published: when.replaceAll("/", "-"),
  };
}

/** A paragraph with what a page has at a selector: its text, formulas and links; nothing else. */
export function copied({ url, tree }, selector, className) {
  const node = tree.querySelector(selector);
  return node ? element("p", className, {}, ...copies(node, url)) : null;
}

function copies(node, url) {
  return [...node.childNodes].flatMap((child) => copy(child, url));
}

function copy(node, url) {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const inside = copies(node, url);
  if (node.namespaceURI === MATHML) {
    const made = document.createElementNS(MATHML, node.localName);
    made.append(...inside);
    return [made];
  }
  if (!KEPT.has(node.localName)) return inside;
  const made = element(node.localName, node.className, {}, ...inside);
  if (node.localName === "a") {
    const href = new URL(node.getAttribute("href") ?? "", url);
    if (!/^https?:$/.test(href.protocol)) return inside;
    made.href = href.href;
    made.rel = "noopener noreferrer";
  }
  return [made];
}
