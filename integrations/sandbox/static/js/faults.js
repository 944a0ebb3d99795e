// The fault switches: what may go wrong on purpose, grouped by where it happens.

import * as api from "./api.js";
import { clear, h } from "./dom.js";
import { store, watch } from "./store.js";

let host = null;

const GROUPS = [
  ["Webhooks to the service", [
    ["webhook_duplicate", "Sent twice", "share"],
    ["webhook_reorder", "Out of order", "share"],
    ["webhook_drop_first", "First try lost", "share"],
    ["webhook_delay_seconds", "Delayed, seconds", "number"],
    ["webhook_retry_storm", "Extra repeats", "number"],
    ["webhook_foreign_entry", "Another account's entry mixed in", "share"],
  ]],
  ["The vendors' APIs", [
    ["api_5xx", "Server errors", "share"],
    ["api_timeout_after_accept", "Taken, then no answer", "share"],
    ["api_reset", "Connection dropped", "share"],
    ["api_slow_bytes", "Slow answers", "share"],
    ["api_duplicate_accept", "One send taken twice", "share"],
    ["api_error_code", "WhatsApp error code", "number"],
    ["api_error_count", "How many sends fail with it", "number"],
    ["token_revoked", "WhatsApp token revoked", "switch"],
    ["number_throttle", "Messages a second (0: the number's own)", "number"],
  ]],
  ["Message statuses", [
    ["skip_delivered", "Read without delivered", "share"],
    ["drop_statuses", "Statuses lost", "share"],
    ["status_duplicate", "Statuses twice", "share"],
    ["status_before_response", "Status before the answer", "share"],
    ["marketing_cap", "Marketing cap reached", "share"],
    ["auto_read", "Customers read unasked", "share"],
    ["window_async", "Closed window told later", "switch"],
  ]],
];

export function buildFaults(root) {
  host = h("div", { class: "faults", testid: "faults" });
  const calm = h("button", { class: "chip", type: "button", testid: "faults-clear", text: "All calm", on: { click: () => set({ clear: true }) } });
  root.append(h("div", { class: "row-between" }, h("h2", { text: "Faults" }), calm), host);
  watch(["faults"], draw);
}

async function set(changes) {
  const answer = await api.attempt(api.setFaults(changes));
  if (answer) store.faults = answer.switches;
  draw();
}

function draw() {
  clear(host).append(...GROUPS.map(([title, switches]) => h("fieldset", { class: "card" }, h("legend", { text: title }), ...switches.filter(([name]) => name in store.faults).map(row))));
}

function row([name, text, kind]) {
  const value = store.faults[name];
  const id = `fault-${name}`;
  return h("label", { class: `fault${value ? " on" : ""}`, for: id }, h("span", { text }), control(kind, id, name, value));
}

function control(kind, id, name, value) {
  if (kind === "switch") return h("input", { id, type: "checkbox", role: "switch", checked: value, testid: id, on: { change: (event) => set({ [name]: event.target.checked }) } });
  if (kind === "number") return h("input", { id, type: "number", min: "0", value: String(value), testid: id, on: { change: (event) => set({ [name]: Number(event.target.value) }) } });
  const shares = [0, 0.1, 0.3, 0.5, 1];
  const all = shares.includes(value) ? shares : [...shares, value];
  const select = h("select", { id, testid: id, on: { change: (event) => set({ [name]: Number(event.target.value) }) } }, ...all.map((share) => h("option", { value: String(share), text: share ? `${Math.round(share * 100)} %` : "off" })));
  select.value = String(value);
  return select;
}
