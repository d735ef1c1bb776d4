// A small window beside a link to a paper, with what the paper does, for whoever rests on the link.

import { element } from "./archive.js";
import { copied, page } from "./paper-page.js";

const GAP = 8; // pixels

let shown;
let over; // the link

/** Show what a paper is about beside a link to it. */
export async function show(link, id) {
  close();
  over = link;
  const found = await page(id).catch(() => null);
  if (!found || over !== link || !link.isConnected) return;
  const title = found.tree.querySelector("article h1");
  if (!title) return;
  const byline = copied(found, ".pd-byline", "pd-byline");
  const card = copied(found, ".pd-card", "pd-card");
  card?.querySelectorAll("small, a").forEach((node) => node.replaceWith(node.localName === "a" ? node.textContent : ""));
  shown = element("div", "pd-preview md-typeset", { role: "tooltip", id: "pd-preview" }, element("p", "pd-preview__title", {}, title.textContent), ...[byline, card].filter(Boolean));
  document.body.append(shown);
  link.setAttribute("aria-describedby", "pd-preview");
  place(link.getBoundingClientRect());
}

function place(beside) {
  const { width, height } = shown.getBoundingClientRect();
  const below = beside.bottom + GAP + height < innerHeight;
  shown.style.left = `${Math.max(GAP, Math.min(beside.left, innerWidth - width - GAP))}px`;
  shown.style.top = `${below ? beside.bottom + GAP : Math.max(GAP, beside.top - GAP - height)}px`;
}

function close() {
  over?.removeAttribute("aria-describedby");
  shown?.remove();
  [shown, over] = [undefined, undefined];
}

document.addEventListener("pointerover", (event) => {
  if (over && !over.contains(event.target) && !shown?.contains(event.target)) close();
});
document.addEventListener("focusout", close);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
addEventListener("scroll", close, { passive: true });
