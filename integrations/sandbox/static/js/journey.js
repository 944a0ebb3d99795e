// Where an order stands in the service's journeys, and why each message left or did not: read again as things happen.

import * as api from "./api.js";
import { byId, clear, h } from "./dom.js";
import { currentPhone, store, watch } from "./store.js";
import { moment, now, span, timeOf } from "./time.js";

const AGAIN_AFTER = 1000; // milliseconds between two looks at the service
const parts = {};
let chosen = "";
let asking = false;
let lookedAt = 0;
let shown = "";

const TIMERS = { watch: "a look at what we promised" };
const SIGNS = { send: "says", do: "has done", check: "asks itself", wait: "", handoff: "hands over" };
const LEDGER = [
  ["", "Messages"],
  ["all", "Everything"],
];
const OF_MESSAGES = new Set(["sent", "withheld", "deferred", "wanted"]);

export function buildJourney(root) {
  parts.order = h("select", { "aria-label": "Order", testid: "journey-order", on: { change: choose } });
  parts.track = h("ol", { class: "track", testid: "track", "aria-label": "The journey of an order" });
  parts.runs = h("div", { class: "cards", testid: "runs" });
  parts.next = h("p", { class: "small quiet", testid: "next" });
  parts.what = h("select", { "aria-label": "What the ledger shows", testid: "ledger-what", on: { change: again } }, ...LEDGER.map(([value, text]) => h("option", { value, text })));
  parts.lines = h("ol", { class: "ledger", testid: "ledger", reversed: true });
  parts.note = h("p", { class: "quiet", testid: "journey-note" });
  root.append(
    h("div", { class: "row-between" }, h("h2", { text: "Place in the journey" }), parts.order),
    parts.note,
    parts.track,
    parts.next,
    h("div", { class: "journey-columns" }, h("section", {}, h("h3", { text: "Journeys" }), parts.runs), h("section", {}, h("div", { class: "row-between" }, h("h3", { text: "Decision ledger" }), parts.what), parts.lines)),
  );
  watch(["orders", "phones"], drawOrders);
  watch(["journey", "orders", "chat", "parcels", "payments", "clock"], look);
}

function choose() {
  chosen = parts.order.value;
  again();
}

function again() {
  lookedAt = 0;
  shown = "";
  look();
}

/** The newest order of the phone on screen, unless another was picked. */
function drawOrders() {
  const numbers = store.orders.map((order) => order.name);
  if (!numbers.includes(chosen)) chosen = "";
  const mine = store.orders.find((order) => order.customer_name === currentPhone()?.name);
  const options = store.orders.map((order) => h("option", { value: order.name, text: `${order.name} · ${order.customer_name}` }));
  clear(parts.order).append(...options);
  parts.order.hidden = options.length === 0;
  parts.order.value = chosen || (mine ?? store.orders[0])?.name || "";
}

async function look() {
  const number = parts.order.value;
  if (byId("tab-journey").hidden || asking || Date.now() - lookedAt < AGAIN_AFTER) return;
  if (!store.hasService || !number) return note(store.hasService ? "No orders yet: place one in the shop." : "No service is attached to this sandbox.");
  asking = true;
  try {
    const [journey, story] = await Promise.all([api.ofService(number, "journey"), api.ofService(number, "explain")]);
    if (parts.order.value !== number) return;
    if (journey.told && story.told) show(journey.told, story.told);
    else note(journey.not_told ?? story.not_told);
  } catch (error) {
    note(error.message);
  } finally {
    asking = false;
    lookedAt = Date.now();
  }
}

function note(text) {
  shown = "";
  parts.note.textContent = text;
  for (const node of [parts.track, parts.runs, parts.lines, parts.next]) clear(node);
}

function show(journey, story) {
  const seen = JSON.stringify([journey, story, parts.what.value]);
  drawNext(journey);
  if (seen === shown) return; // an open step stays open, and nothing flickers
  shown = seen;
  parts.note.textContent = "";
  clear(parts.track).append(...journey.parts.map((part) => h("li", { class: part.state, testid: "part", data: { state: part.state }, "aria-current": part.state === "here" ? "step" : undefined, text: part.name })));
  const runs = [...journey.runs].reverse().map(runCard);
  clear(parts.runs).append(...runs, ...journey.passed.map(passedCard));
  if (!runs.length && !journey.passed.length) parts.runs.append(h("p", { class: "quiet", text: "No journey has begun for it." }));
  drawLedger(story.lines);
}

function drawNext(journey) {
  const due = [...journey.timers].sort((one, other) => Date.parse(one.due_at) - Date.parse(other.due_at))[0];
  const wait = due ? Math.max(0, (Date.parse(due.due_at) - now()) / 1000) : 0;
  const promised = journey.next_update_by_at ? `She was told to hear from us by ${moment(journey.next_update_by_at)}. ` : "";
  const next = due ? `Next by itself: ${due.about || TIMERS[due.name] || due.name.replaceAll("_", " ")}, in ${span(wait)}.` : "Nothing is due by itself.";
  const words = `Stage: ${journey.stage.replaceAll("_", " ")}. ${promised}${next}`;
  if (parts.next.textContent !== words) parts.next.textContent = words;
}

function runCard(run) {
  const state = run.ended_at ? (run.ended_as === "finished" ? "finished" : `ended: ${run.ended_as.replace(/^exit:(\w+\.)?/, "").replaceAll("_", " ")}`) : run.due_at ? `until ${timeOf(run.due_at)}` : "waits for an answer";
  return h(
    "article",
    { class: `card run ${run.ended_at ? "ended" : "live"}`, testid: "run", data: { journey: run.journey } },
    h("header", { class: "card-head" }, h("strong", { text: run.journey }), h("span", { class: "quiet small", text: `v${run.version}` }), run.urgent ? h("span", { class: "pill bad", text: "urgent" }) : null, h("span", { class: "amount small", testid: "run-state", text: state })),
    h("ol", { class: "steps" }, ...run.steps.map(step)),
  );
}

function step(each) {
  const ways = each.ways.map((way) => `${way.when ? `${way.when} ` : ""}→ ${way.to ?? "end"}`).join(" · ");
  return h(
    "li",
    { class: `step ${each.state}`, testid: "step", data: { state: each.state, name: each.name }, "aria-current": each.state === "current" ? "step" : undefined },
    h("b", { text: String(each.number || "·") }),
    h("span", {}, h("span", { class: "quiet", text: SIGNS[each.kind] ? `${SIGNS[each.kind]} ` : "" }), h("span", { class: "says", text: each.says }), each.state === "current" && ways ? h("small", { class: "quiet", text: ways }) : null),
  );
}

function passedCard(each) {
  return h("article", { class: "card run ended", testid: "run-passed", data: { journey: each.journey } }, h("header", { class: "card-head" }, h("strong", { text: each.journey }), h("span", { class: "amount small", text: "done at once" })));
}

function drawLedger(lines) {
  const wanted = parts.what.value === "all" ? lines : lines.filter((line) => OF_MESSAGES.has(line.kind));
  clear(parts.lines).append(...[...wanted].reverse().map(line));
  if (wanted.length === 0) parts.lines.append(h("li", { class: "quiet", text: "Nothing was sent or withheld." }));
}

function line(each) {
  return h(
    "li",
    { class: `line ${each.kind}`, testid: "ledger-line", data: { kind: each.kind } },
    h("time", { text: timeOf(each.at) }),
    h("span", {}, h("b", { class: "outcome", text: each.kind }), " ", h("span", { class: "what", text: each.words }), ...each.why.map((why) => h("small", { class: "quiet", text: why }))),
  );
}
