// The courier's hand-held: one parcel at a time, big buttons for scans, and the answers to what the shipper asked.

import * as api from "./api.js";
import { clear, h } from "./dom.js";
import { store, watch } from "./store.js";
import { moment, rupees, timeOf } from "./time.js";

const parts = {};
let chosen = null;

const SCANS = [
  ["manifested", "Manifested"],
  ["picked_up", "Picked up"],
  ["in_transit", "In transit"],
  ["at_destination_hub", "At city hub"],
  ["out_for_delivery", "Out for delivery"],
  ["delivered", "Delivered"],
];
const BACK = [
  ["rto_initiated", "Return starts"],
  ["rto_in_transit", "Return moving"],
  ["rto_delivered", "Returned"],
  ["rto_revoked", "Return called off"],
];
const FETCH = [
  ["pickup_scheduled", "Pickup booked"],
  ["out_for_pickup", "Out for pickup"],
  ["picked_up", "Picked up"],
  ["in_transit", "In transit"],
  ["out_for_delivery", "Out to the seller"],
  ["delivered", "At the seller"],
];
const NOT_FETCHED = [
  ["pickup_failed", "Nobody home"],
  ["cancelled", "Pickup cancelled"],
];
const NEXT_BACK = { booked: "pickup_scheduled", pickup_scheduled: "out_for_pickup", out_for_pickup: "picked_up", pickup_failed: "out_for_pickup", qc_failed: "pickup_scheduled", picked_up: "in_transit", in_transit: "delivered" };
const TROUBLE = [
  ["pickup_failed", "Pickup failed"],
  ["delayed", "Delayed"],
  ["misrouted", "Misrouted"],
  ["lost", "Lost"],
  ["damaged", "Damaged"],
  ["unheard_of", "Unknown status"],
];
const REASONS = {
  customer_unavailable: "Not at home",
  address_issue: "Bad address",
  refused: "Refused",
  refused_otp: "Refused, with OTP",
  payment_not_ready: "No cash ready",
  not_attempted: "Never attempted",
  unreachable: "Phone unreachable",
  reschedule: "Another day",
  unknown: "Unknown code",
};
const AFTER = { booked: "manifested", manifested: "picked_up", picked_up: "in_transit", in_transit: "at_destination_hub", at_destination_hub: "out_for_delivery", failed: "out_for_delivery", out_for_delivery: "delivered", rto_initiated: "rto_in_transit", rto_in_transit: "rto_delivered" };
const ANSWERS = [
  ["accept", "accepts at once"],
  ["refuse", "refuses"],
  ["wait", "lets me decide"],
];

export function buildCourier(root) {
  parts.list = h("div", { class: "parcel-list", role: "group", "aria-label": "Parcels", testid: "parcels" });
  parts.held = h("div", { class: "handheld", testid: "handheld" });
  parts.answer = h("select", { testid: "courier-answer", on: { change: (event) => api.attempt(api.courierAnswer(event.target.value)) } }, ...ANSWERS.map(([value, text]) => h("option", { value, text })));
  const answer = h("label", { class: "field inline" }, h("span", { text: "When the shipper asks for something, the courier" }), parts.answer);
  root.append(answer, parts.list, parts.held);
  watch(["parcels"], draw);
}

function draw() {
  parts.answer.value = store.courierAnswer;
  if (!store.parcels.some((parcel) => parcel.awb === chosen)) chosen = store.parcels[0]?.awb ?? null;
  clear(parts.list).append(...store.parcels.map(chip));
  const parcel = store.parcels.find((each) => each.awb === chosen);
  clear(parts.held).append(parcel ? handheld(parcel) : h("p", { class: "quiet", text: "No parcels yet: send an order with a courier in the shop." }));
}

function chip(parcel) {
  const pick = () => ((chosen = parcel.awb), draw());
  return h(
    "button",
    { class: "parcel-chip", type: "button", testid: "parcel", data: { awb: parcel.awb }, "aria-pressed": String(parcel.awb === chosen), on: { click: pick } },
    h("strong", { text: parcel.order_name }),
    h("small", { text: `${parcel.courier} · ${parcel.is_return ? "fetch: " : ""}${words(parcel.stage)}` }),
  );
}

function words(stage) {
  return stage.replaceAll("_", " ").replace(/^rto/, "return");
}

function handheld(parcel) {
  const facts = [parcel.to.name, parcel.cod_paise ? `collect ${rupees(parcel.cod_paise)}` : "prepaid"];
  return h(
    "div",
    { class: "device" },
    h("header", { class: "device-head" }, h("strong", { testid: "handheld-awb", text: parcel.awb }), h("span", { text: parcel.courier_name }), h("span", { class: "pill", testid: "parcel-stage", text: words(parcel.stage) })),
    h("p", { class: "small quiet", text: facts.join(" · ") }),
    h("p", { class: "destination", testid: "parcel-address", text: `${parcel.to.address}, ${parcel.to.city} ${parcel.to.pincode}` }),
    hubField(),
    ...(parcel.is_return ? returnScans(parcel) : deliveryScans(parcel)),
    ...asks(parcel),
    history(parcel),
  );
}

function deliveryScans(parcel) {
  return [
    h("div", { class: "scan-grid" }, ...SCANS.map(([what, text]) => scanButton(parcel, what, text))),
    h("h3", { text: "Not delivered, because" }),
    h("div", { class: "reason-grid" }, ...Object.entries(REASONS).map(([reason, text]) => failButton(parcel, reason, text))),
    h("h3", { text: "Going back" }),
    h("div", { class: "reason-grid" }, ...BACK.map(([what, text]) => scanButton(parcel, what, text, "small-scan"))),
    h("h3", { text: "Trouble" }),
    h("div", { class: "reason-grid" }, ...TROUBLE.map(([what, text]) => scanButton(parcel, what, text, "small-scan")), again(parcel), late(parcel)),
  ];
}

/** A parcel that is fetched from the customer: other scans, and a check at her door. */
function returnScans(parcel) {
  const check = () => scan(parcel, { what: "qc_failed", reason: "A button is missing" });
  return [
    h("div", { class: "scan-grid" }, ...FETCH.map(([what, text]) => scanButton(parcel, what, text))),
    h("h3", { text: "Not fetched, because" }),
    h(
      "div",
      { class: "reason-grid" },
      ...NOT_FETCHED.map(([what, text]) => scanButton(parcel, what, text, "small-scan")),
      h("button", { class: "small-scan", type: "button", testid: "scan-qc_failed", text: "Check failed: button missing", on: { click: check } }),
      again(parcel),
    ),
  ];
}

function hubField() {
  parts.hub ??= h("input", { testid: "hub", placeholder: "the usual one", maxlength: "80" });
  return h("label", { class: "field inline" }, h("span", { text: "At hub" }), parts.hub);
}

function scan(parcel, body) {
  const hub = parts.hub.value.trim();
  return api.attempt(api.parcel(parcel.awb, "scan", hub ? { ...body, hub } : body));
}

function scanButton(parcel, what, text, className = "scan") {
  const next = (parcel.is_return ? NEXT_BACK : AFTER)[parcel.stage] === what;
  return h("button", { class: `${className}${next ? " next" : ""}`, type: "button", testid: `scan-${what}`, text, on: { click: () => scan(parcel, { what }) } });
}

function failButton(parcel, reason, text) {
  return h("button", { class: "small-scan", type: "button", testid: `fail-${reason}`, text, on: { click: () => scan(parcel, { what: "failed", reason }) } });
}

function again(parcel) {
  const repeat = () => api.attempt(api.parcel(parcel.awb, "again"));
  return h("button", { class: "small-scan", type: "button", testid: "scan-duplicate", text: "Repeat last push", disabled: parcel.scans.length === 0, on: { click: repeat } });
}

function late(parcel) {
  const send = () => scan(parcel, { what: "in_transit", late_minutes: 360 });
  return h("button", { class: "small-scan", type: "button", testid: "scan-late", text: "Scan from 6 h ago", on: { click: send } });
}

function asks(parcel) {
  if (parcel.asks.length === 0) return [];
  const decide = (accept, text, testid) => h("button", { class: "chip", type: "button", testid, text, on: { click: () => api.attempt(api.parcel(parcel.awb, "decide", { accept })) } });
  const rows = parcel.asks.map((ask) =>
    h(
      "li",
      { testid: "ask", data: { state: ask.state } },
      h("span", { text: `${ask.act}: ${ask.state}${ask.due_at && ask.state === "accepted" ? `, out ${moment(ask.due_at)}` : ""}${ask.remark ? ` (${ask.remark})` : ""}` }),
      ask.state === "waiting" ? h("span", { class: "levers" }, decide(true, "Accept", "ask-accept"), decide(false, "Refuse", "ask-refuse")) : null,
    ),
  );
  return [h("h3", { text: "The shipper asked" }), h("ul", { class: "asks" }, ...rows)];
}

function history(parcel) {
  const rows = [...parcel.scans].reverse().map((each) =>
    h("li", {}, h("time", { text: timeOf(each.at) }), h("span", { text: words(each.what) + (each.reason ? `: ${REASONS[each.reason] ?? each.reason}` : "") }), h("small", { class: "quiet", text: each.hub })),
  );
  return h("ol", { class: "history", testid: "scans", "aria-label": "Scans, newest first" }, ...rows);
}
