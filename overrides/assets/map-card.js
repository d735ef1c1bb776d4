// The card beside a paper on the map: its title, which is a link, its sentence and its topic.

const BESIDE = 14; // pixels between a paper and its card
const EDGE = 4; // pixels between a card and the frame

export function make(tag, name, text = "") {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  return node;
}

export class Card {
  // The address of the papers' folder, and topics as map.json has them.
  constructor(papers, topics) {
    this.papers = papers;
    this.topics = topics;
    this.known = new Map(); // papers' sentences
    this.node = make("div", "pd-map__card");
    this.hide();
  }

  address = (point) => `${this.papers}${point.id}/`;

  hide() {
    this.node.hidden = true;
  }

  // Beside a place in a frame of some size.
  show(point, place, size) {
    if (this.shown !== point) this.fill(point);
    this.node.hidden = false;
    this.put(place, size);
    this.again = () => this.put(place, size);
  }

  put({ x, y }, { x: width, y: height }) {
    const { offsetWidth: wide, offsetHeight: high } = this.node;
    const left = x + BESIDE + wide > width ? x - BESIDE - wide : x + BESIDE;
    const top = Math.min(height - high - EDGE, y - high / 2);
    this.node.style.left = `${Math.max(EDGE, left)}px`;
    this.node.style.top = `${Math.max(EDGE, top)}px`;
  }

  fill(point) {
    this.shown = point;
    const link = make("a", "", point.title);
    link.href = this.address(point);
    link.tabIndex = -1;
    const words = make("p", "", this.known.get(point.id) ?? "");
    this.node.replaceChildren(link, words, make("small", "", this.topics[point.topic]?.[1] ?? ""));
    clearTimeout(this.waiting);
    // Not for each paper that a pointer passes.
    if (!this.known.has(point.id)) this.waiting = setTimeout(() => this.fetch(point, words), 120);
  }

  async fetch(point, words) {
    try {
      const answer = await fetch(this.address(point));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const sentence = page.querySelector('meta[name="description"]')?.content ?? "";
      this.known.set(point.id, sentence);
      words.textContent = sentence;
      if (this.shown === point) this.again();
    } catch {
      // The title and the link are there all the same.
    }
  }
}
