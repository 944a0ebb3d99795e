// The live feed: webhooks, API calls, messages, with a filter. Newest on top.

import { byId, clear, h } from "./dom.js";
import { store, watch } from "./store.js";
import { timeOf, now } from "./time.js";

const SHOWN = 150;
const parts = {};
const times = new WeakMap();
const FILTERS = [
  ["", "Everything"],
  ["message", "Messages"],
  ["webhook", "Webhooks"],
  ["called", "API calls"],
  ["parcel", "Parcels"],
  ["order", "Orders"],
];

export function buildLog(root) {
  parts.kind = h("select", { "aria-label": "Kind", testid: "log-kind", on: { change: draw } }, ...FILTERS.map(([value, text]) => h("option", { value, text })));
  parts.text = h("input", { type: "search", placeholder: "Filter", "aria-label": "Filter the log", testid: "log-filter", on: { input: draw } });
  parts.list = h("ol", { class: "log", testid: "log", reversed: true });
  root.append(h("div", { class: "row-between" }, h("h2", { text: "Log" }), h("span", { class: "levers" }, parts.kind, parts.text)), parts.list);
  watch(["log"], draw);
}

function draw() {
  for (const entry of store.log) if (!times.has(entry)) times.set(entry, entry.live ? timeOf(now()) : entry.body.message ? timeOf(entry.body.message.at) : "before");
  if (byId("tab-log").hidden) return; // drawn when the tab is opened
  const kind = parts.kind.value;
  const text = parts.text.value.trim().toLowerCase();
  const fits = (entry) => entry.kind.includes(kind) && (!text || `${entry.kind} ${JSON.stringify(entry.body)}`.toLowerCase().includes(text));
  const open = new Set([...parts.list.querySelectorAll("details[open]")].map((each) => each.dataset.seen));
  const entries = store.log.filter(fits).slice(-SHOWN).reverse();
  clear(parts.list).append(...entries.map((entry) => row(entry, open)));
}

function row(entry, open) {
  const details = h("details", { data: { seen: String(entry.seen) }, open: open.has(String(entry.seen)) }, h("summary", {}, h("time", { text: times.get(entry) }), h("b", { class: `kind ${entry.kind.split(".")[0]}`, text: entry.kind }), h("span", { text: gist(entry) })));
  const fill = () => details.open && !details.querySelector("pre") && details.append(h("pre", { text: JSON.stringify(entry.body, null, 2) }));
  details.addEventListener("toggle", fill);
  fill();
  return h("li", { testid: "log-entry" }, details);
}

function gist({ body }) {
  if (body.vendor) return [body.vendor, body.topic, body.method, body.path, body.status].filter(Boolean).join(" ");
  if (body.details) return `${body.code}: ${body.details}`;
  if (body.message) return (body.message.look?.body || body.message.text || body.message.type).slice(0, 80);
  return [body.name, body.order_name, body.stage, body.status, body.now, body.reference_id].filter(Boolean).join(" ");
}
