// Marks the words on a page that a search led to. The page's elements stay as they are, and its
// address is again its own.

const address = new URL(location.href);
const words = (address.searchParams.get("found") ?? "").slice(0, 300);
address.searchParams.delete("found");
history.replaceState(history.state, "", address);

const letters = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
const sought = words.split(/[^\p{L}\p{N}+#]+/u).map(letters).filter((word) => word.length > 1);
// A search finds other forms of a word too: what begins like it is marked.
const stems = sought.map((word) => (word.length > 5 ? word.slice(0, -2) : word));

function ranges(node) {
  const found = [];
  for (const match of node.data.matchAll(/[\p{L}\p{N}+#]+/gu)) {
    if (!stems.some((stem) => letters(match[0]).startsWith(stem))) continue;
    const range = new Range();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    found.push(range);
  }
  return found;
}

if (stems.length && globalThis.Highlight) {
  const all = [];
  for (const part of document.querySelectorAll("h1, .pd-card, .pd-abstract, .pd-note, .pd-prose, .pd-byline")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) all.push(...ranges(walker.currentNode));
  }
  CSS.highlights.set("pd-found", new Highlight(...all));
}
