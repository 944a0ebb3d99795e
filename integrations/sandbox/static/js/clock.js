// The clock at the top: the virtual time, and buttons that move it forward.

import * as api from "./api.js";
import { byId, h } from "./dom.js";
import { changed, store } from "./store.js";
import { follow, moment, now, untilNextMorning } from "./time.js";

const MOVES = [
  ["+1 min", "advance-1m", () => 60],
  ["+5 min", "advance-5m", () => 300],
  ["+1 h", "advance-1h", () => 3_600],
  ["+4 h", "advance-4h", () => 14_400],
  ["Next day 9:00", "advance-morning", untilNextMorning],
  ["Next thing", "advance-next", untilNextThing],
];

/** Build the buttons and keep the time going. */
export function buildClock() {
  const buttons = MOVES.map(([text, testid, seconds]) => h("button", { type: "button", class: "chip", testid, text, on: { click: () => move(seconds()) } }));
  byId("clock-buttons").append(...buttons);
  setInterval(show, 1000);
  show();
}

async function move(seconds) {
  const clock = await api.attempt(api.advance(Math.max(0, Math.ceil(seconds))));
  if (clock) clockMoved(clock.now);
}

/** Follow the sandbox after a move, here or elsewhere. */
export function clockMoved(at) {
  follow(at);
  show();
  changed("clock", "chat");
}

function show() {
  const node = byId("clock-now");
  node.textContent = moment(now());
  node.dateTime = new Date(now()).toISOString();
  changed("clock");
}

/** Seconds to the next thing the sandbox has planned: a courier's run, a link that expires, a window that closes. */
function untilNextThing() {
  const times = [
    ...store.parcels.flatMap((parcel) => parcel.asks.filter((ask) => ask.state === "accepted").map((ask) => Date.parse(ask.due_at))),
    ...store.payments.filter((link) => link.status === "created" && link.expire_by).map((link) => link.expire_by * 1000),
    ...[...store.phones.values()].map((phone) => Date.parse(phone.window_expires_at ?? "")),
    store.nextDueAt ? Date.parse(store.nextDueAt) : NaN,
  ].filter((at) => at > now());
  return times.length ? (Math.min(...times) - now()) / 1000 + 1 : 3_600;
}

