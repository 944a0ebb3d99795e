// Links to the service's own screens, where the demo has them: the desk, the ops room, the newest order's tracking page.

import { byId, clear, h } from "./dom.js";
import { store, watch } from "./store.js";

let views = [];
let orderView = "";

export function buildViews() {
  watch(["orders"], draw);
}

/** What the sandbox was told: [{name, url}], and the address of one order's page with {number} in it. */
export function showViews(told, ofOrder) {
  views = told;
  orderView = ofOrder;
  draw();
}

function draw() {
  const links = views.map(({ name, url }) => link(name, url));
  const newest = store.orders[0];
  if (orderView && newest) links.push(link("Tracking page", orderView.replace("{number}", encodeURIComponent(newest.name))));
  clear(byId("views")).append(...links);
  byId("views").hidden = links.length === 0;
}

function link(text, url) {
  return h("a", { class: "chip", href: url, target: "_blank", rel: "noopener", text, testid: "view" });
}
