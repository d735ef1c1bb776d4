// The map of all papers: drawn and moved by Leaflet (leaflet/, loaded here alone), which takes care of
// pointer, wheel and fingers; what a paper's card, the legend and the keys do stands here. The table
// below the map says the same without it. Texts come from map.json and enter the page as text alone.

import "./leaflet/leaflet.js";
import { Card, make } from "./map-card.js";
import { labelsOf } from "./map-labels.js";

const { L } = window;
const stage = document.querySelector(".pd-map__stage");
const SIDE = 10_000;
const MIDDLE = { x: SIDE / 2, y: SIDE / 2 };
const COLOURS = 10;
const CLOSEST = 6; // doublings of the whole
const NEAR = 14; // pixels between a pointer and a paper
const REGION = 2; // doublings at which a region is shown
const BRIGHT = 0.8;
const DIM = 0.12;

const colour = (topic) => `--pd-map-${topic >= 0 && topic < COLOURS ? topic : "other"}`;

class Chart {
  constructor(data) {
    this.data = data;
    this.points = data.papers.map(([id, title, x, y, topic]) => ({ id, title, x, y, topic }));
    this.picked = null; // the paper whose card is shown
    this.topic = null; // the topic that is not dimmed
    this.build();
    this.map = this.leaflet();
    this.ring = L.circleMarker([0, 0], { fill: false, weight: 2, interactive: false });
    this.labels = labelsOf(this.map, data.regions, (point) => this.place(point));
    this.measure();
    this.restore();
    this.listen();
    new ResizeObserver(() => this.measure()).observe(this.frame);
    const scheme = new MutationObserver(() => this.dress());
    scheme.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }

  // --- What stands around the map --------------------------------------------------------------------

  build() {
    this.frame = make("div", "pd-map__frame");
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "application");
    const many = `Map of ${this.points.length} papers`;
    this.frame.setAttribute("aria-label", `${many}: arrow keys go from paper to paper, Enter opens one`);
    this.card = new Card(stage.dataset.papers, this.data.topics);
    const ways = matchMedia("(pointer: coarse)").matches
      ? "Zoom with two fingers or the buttons, then drag to move."
      : "Scroll with Ctrl or press + and − to zoom, then drag to move.";
    this.said = make("p", "pd-map__hint", `${ways} Colours and numbers are of papers’ strongest topics.`);
    this.said.setAttribute("role", "status");
    const zoom = this.zoomButtons();
    this.frame.append(this.card.node, zoom);
    for (const one of [this.card.node, zoom]) L.DomEvent.disableClickPropagation(one);
    stage.append(this.frame, this.said, this.legend());
    stage.hidden = false;
    this.nameRegions();
  }

  zoomButtons() {
    const zoom = make("div", "pd-map__zoom");
    const button = (label, said, act) => {
      const one = make("button", "", label);
      one.type = "button";
      one.setAttribute("aria-label", said);
      one.addEventListener("click", act);
      zoom.append(one);
    };
    button("+", "Closer", () => this.map.zoomIn());
    button("−", "Farther", () => this.map.zoomOut());
    button("Whole", "The whole map", () => this.show(MIDDLE, 0));
    return zoom;
  }

  legend() {
    const list = make("div", "pd-map__legend");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", "Topics");
    this.data.topics.forEach(([, title, count], number) => {
      const button = make("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(this.badge(number), `${title} ${count}`);
      button.addEventListener("click", () => this.choose(this.topic === number ? null : number));
      list.append(button);
    });
    this.buttons = [...list.children];
    return list;
  }

  choose(topic) {
    this.topic = topic;
    this.buttons.forEach((one, at) => one.setAttribute("aria-pressed", at === topic));
    this.dress();
    this.keep();
  }

  badge(topic) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const circle = document.createElementNS(space, "circle");
    svg.setAttribute("viewBox", "0 0 10 10");
    svg.setAttribute("aria-hidden", "true");
    for (const name of ["cx", "cy", "r"]) circle.setAttribute(name, "5");
    circle.setAttribute("fill", `var(${colour(topic)})`);
    svg.append(circle);
    return svg;
  }

  // The table's rows lead to their regions.
  nameRegions() {
    for (const row of document.querySelectorAll(".pd-map__table tr[data-x]")) {
      const name = row.querySelector("th");
      const button = make("button", "", name.textContent);
      button.type = "button";
      button.addEventListener("click", () => {
        this.show({ x: Number(row.dataset.x), y: Number(row.dataset.y) }, REGION);
        this.frame.focus({ preventScroll: true });
        stage.scrollIntoView({ block: "start" });
      });
      name.replaceChildren(button);
    }
  }

  // --- Places and dots -------------------------------------------------------------------------------

  leaflet() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(this.frame, {
      crs: L.CRS.Simple,
      renderer: L.canvas({ padding: 0.5 }),
      minZoom: 0,
      maxZoom: CLOSEST,
      zoomSnap: 0.25,
      zoomDelta: 0.75,
      maxBoundsViscosity: 1,
      keyboard: false,
      zoomControl: false,
      attributionControl: false,
      zoomAnimation: !calm,
      inertia: !calm,
    });
    map.getPane("mapPane").setAttribute("aria-hidden", "true");
    return map;
  }

  // The whole map fills the frame, however that is shaped: both ways are stretched.
  place({ x, y }) {
    return L.latLng((-y / SIDE) * this.high, (x / SIDE) * this.wide);
  }

  middle() {
    if (!this.wide) return MIDDLE;
    const { lat, lng } = this.map.getCenter();
    return { x: (lng / this.wide) * SIDE, y: (-lat / this.high) * SIDE };
  }

  // A frame of another shape: each paper has another place in it.
  measure() {
    const { clientWidth, clientHeight } = this.frame;
    if (!clientWidth || (clientWidth === this.wide && clientHeight === this.high)) return;
    const middle = this.middle();
    [this.wide, this.high] = [clientWidth, clientHeight];
    this.map.invalidateSize({ animate: false, pan: false });
    this.map.setMaxBounds(null); // or it would begin to pan to where the old frame's bounds are
    this.map.setView(this.place(middle), this.map.getZoom() ?? 0, { animate: false });
    this.map.setMaxBounds([this.place({ x: 0, y: 0 }), this.place({ x: SIDE, y: SIDE })]);
    for (const point of this.points) {
      if (point.dot) point.dot.setLatLng(this.place(point));
      else point.dot = L.circleMarker(this.place(point), { stroke: false, interactive: false }).addTo(this.map);
    }
    this.zoomed();
    this.moved();
  }

  // Leaflet hears nothing while it zooms.
  show(point, zoom) {
    if (this.isZooming) this.map.once("zoomend", () => this.show(point, zoom));
    else this.map.setView(this.place(point), zoom);
  }

  nearest(spot) {
    let found = null;
    let least = NEAR;
    for (const point of this.points) {
      if (this.topic !== null && point.topic !== this.topic) continue;
      const away = this.map.latLngToContainerPoint(point.dot.getLatLng()).distanceTo(spot);
      if (away < least) [found, least] = [point, away];
    }
    return found;
  }

  size() {
    const room = Math.max(0, 2 - 1.5 * Math.log10(Math.max(1, this.points.length / 500)));
    return Math.min(6, 1.6 + this.map.getZoom() * 0.6 + room);
  }

  // Size and colours, which change with the zoom, the scheme and the chosen topic.
  dress() {
    const style = getComputedStyle(document.body);
    const shades = new Map();
    const radius = this.size();
    for (const { dot, topic } of this.points) {
      const name = colour(topic);
      if (!shades.has(name)) shades.set(name, style.getPropertyValue(name).trim());
      const isBright = this.topic === null || topic === this.topic;
      dot.setStyle({ radius, fillColor: shades.get(name), fillOpacity: isBright ? BRIGHT : DIM });
      if (isBright && this.topic !== null) dot.bringToFront();
    }
    this.ring.setStyle({ radius: radius + 3, color: style.getPropertyValue("--md-default-fg-color").trim() });
  }

  // The card is beside its paper, wherever that goes.
  pick(point, aloud = false) {
    const isOther = point !== this.picked;
    this.picked = point;
    if (!point) this.ring.remove();
    else if (isOther) this.ring.setLatLng(point.dot.getLatLng()).addTo(this.map);
    if (point && aloud) this.said.textContent = point.title;
    this.pin();
  }

  pin() {
    if (!this.picked) return this.card.hide();
    const at = this.map.latLngToContainerPoint(this.picked.dot.getLatLng());
    this.card.show(this.picked, at, this.map.getSize());
  }

  // --- What is shown, in the address: to come back to, and to share ------------------------------------

  keep() {
    const [zoom, { x, y }] = [this.map.getZoom(), this.middle()];
    const place = zoom > 0 ? `${zoom},${Math.round(x)},${Math.round(y)}` : "";
    const topic = this.data.topics[this.topic]?.[0] ?? "";
    const state = place || topic ? `#at=${place}${topic && `;${topic}`}` : location.pathname;
    history.replaceState(history.state, "", state);
  }

  restore() {
    const found = /^#at=(?:([\d.]+),(\d+),(\d+))?(?:;([a-z\d-]+))?$/.exec(location.hash);
    if (!found) return;
    const [zoom, x, y] = found.slice(1, 4).map(Number);
    if (zoom) this.map.setView(this.place({ x, y }), Math.min(zoom, CLOSEST), { animate: false });
    const topic = this.data.topics.findIndex(([slug]) => slug === found[4]);
    this.zoomed();
    this.moved();
    if (topic >= 0) this.choose(topic);
  }

  // --- What a reader does ----------------------------------------------------------------------------

  listen() {
    this.map.on("move", () => this.pin());
    this.map.on("zoomstart", () => {
      this.isZooming = true;
      this.card.hide();
    });
    this.map.on("zoomend", () => this.zoomed());
    this.map.on("moveend", () => {
      this.moved();
      this.keep();
    });
    this.map.on("click", (event) => this.click(this.nearest(event.containerPoint)));
    this.frame.addEventListener("pointerdown", (event) => (this.pointer = event.pointerType));
    this.frame.addEventListener("pointermove", (event) => this.hover(event));
    this.frame.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && document.activeElement !== this.frame) this.pick(null);
    });
    // The wheel scrolls the page until a reader turns to the map.
    const turn = (event) => {
      if (!event.ctrlKey && document.activeElement !== this.frame) event.stopImmediatePropagation();
    };
    this.frame.addEventListener("wheel", turn, { capture: true, passive: true });
    this.frame.addEventListener("keydown", (event) => this.key(event));
  }

  // A finger on the whole map scrolls the page: there is nothing to move.
  zoomed() {
    this.isZooming = false;
    this.map.dragging[this.map.getZoom() > 0 ? "enable" : "disable"]();
    this.dress();
  }

  moved() {
    const seen = this.map.getBounds();
    this.labels(this.points.filter((point) => seen.contains(point.dot.getLatLng())));
    this.pin();
  }

  hover(event) {
    if (event.pointerType !== "mouse" || event.buttons || this.card.node.contains(event.target)) return;
    const found = this.nearest(this.map.mouseEventToContainerPoint(event));
    this.frame.classList.toggle("pd-map__frame--over", found !== null);
    if (found !== this.picked) this.pick(found);
  }

  // A mouse has seen the card before it clicks; a finger sees it by the first touch.
  click(found) {
    this.frame.focus({ preventScroll: true });
    if (found && (this.pointer === "mouse" || found === this.picked)) location.href = this.card.address(found);
    else this.pick(found, true);
  }

  key(event) {
    if (event.target !== this.frame || event.altKey || event.ctrlKey || event.metaKey) return;
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const acts = {
      "+": () => this.map.zoomIn(),
      "=": () => this.map.zoomIn(),
      "-": () => this.map.zoomOut(),
      0: () => this.show(MIDDLE, 0),
      Escape: () => this.pick(null),
      Enter: () => this.picked && location.assign(this.card.address(this.picked)),
    };
    const act = ways[event.key] ? () => this.walk(...ways[event.key]) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  // To the nearest paper in a direction: what is aside counts double.
  walk(right, down) {
    const from = this.picked ?? this.middle();
    let found = null;
    let least = Infinity;
    for (const point of this.points) {
      if (point === this.picked || (this.topic !== null && point.topic !== this.topic)) continue;
      const along = (point.x - from.x) * right + (point.y - from.y) * down;
      const aside = Math.abs((point.x - from.x) * down) + Math.abs((point.y - from.y) * right);
      const cost = along + 2 * aside;
      if (along > 0 && aside <= along * 1.5 && cost < least) [found, least] = [point, cost];
    }
    if (!found) return;
    const at = found.dot.getLatLng();
    if (!this.map.getBounds().contains(at)) this.map.panTo(at, { animate: false });
    this.pick(found, true);
  }
}

if (stage) {
  fetch(stage.dataset.source)
    .then((answer) => answer.json())
    .then((data) => new Chart(data))
    .catch(() => {
      stage.hidden = false;
      stage.textContent = "The map could not be fetched; the table says the same.";
    });
}
