// Starts the page: loads the state, draws the parts, follows the event stream.

import * as api from "./api.js";
import { buildChat } from "./chat.js";
import { buildClock, clockMoved } from "./clock.js";
import { buildCourier } from "./courier.js";
import { byId, toast } from "./dom.js";
import { buildFaults } from "./faults.js";
import { buildJourney } from "./journey.js";
import { buildLog } from "./log.js";
import { lookAt, switchTo } from "./phones.js";
import { buildShop } from "./shop.js";
import { changed, currentPhone, logged, putFirst, putMessage, putPhone, store } from "./store.js";
import { buildTabs } from "./tabs.js";
import { follow } from "./time.js";
import { buildViews, showViews } from "./views.js";

const message = (body) => {
  if (!store.phones.has(body.phone)) return fetchPhone(body.phone);
  putMessage(body.phone, body.message);
  const phone = store.phones.get(body.phone);
  if (body.message.direction === "out") phone.typing_until = null;
  if (body.message.direction === "in") {
    phone.window_expires_at = new Date(Date.parse(body.message.at) + 86_400_000).toISOString();
  }
  changed("chat", "phones");
};

const HEARD = {
  "message.sent": message,
  "message.received": message,
  "message.changed": message,
  "message.status": ({ phone, id, status, unread }) => {
    const known = store.phones.get(phone);
    if (!known) return;
    known.unread = phone === store.current && !document.hidden ? 0 : (unread ?? known.unread);
    const one = known.messages.find((each) => each.id === id);
    if (one) one.status = status;
    changed("chat", "phones");
  },
  "chat.read": ({ phone, id, typing_until: until }) => {
    const known = store.phones.get(phone);
    if (!known) return;
    for (const each of known.messages) {
      if (each.direction === "in") each.status = "read";
      if (each.id === id) break;
    }
    known.typing_until = until;
    changed("chat", "phones");
  },
  "phone.added": ({ phone }) => fetchPhone(phone),
  "phone.changed": (phone) => (putPhone(phone), changed("phones", "chat")),
  "order.changed": (order) => (putFirst(store.orders, order, "id"), changed("orders")),
  "parcel.changed": (parcel) => (putFirst(store.parcels, parcel, "awb"), changed("parcels", "orders")),
  "payment.changed": (link) => (putFirst(store.payments, link, "id"), changed("payments")),
  "faults.changed": (switches) => ((store.faults = switches), changed("faults")),
  "clock.moved": ({ now }) => clockMoved(now),
  "webhook.queued": () => null,
  "api.called": () => null,
  "graph.called": () => null,
  "template.changed": () => null,
  "send.refused": () => null,
  "feed.gap": () => reload(),
};

const QUIET = new Set(["feed.gap", "phone.changed"]);

async function fetchPhone(id) {
  const answer = await api.attempt(api.showPhone(id));
  if (!answer) return;
  putPhone({ ...answer.phone, messages: answer.messages });
  changed("phones", "chat", "orders");
  if (store.wantedPhone === id || store.phones.size === 1) {
    store.wantedPhone = null;
    switchTo(id);
  }
}

async function reload() {
  const state = await api.state();
  follow(state.clock.now);
  store.brand = state.account?.verified_name ?? store.brand;
  for (const phone of state.phones ?? []) putPhone({ ...phone, messages: state.chats?.[phone.id] ?? [] });
  store.orders = state.orders ?? [];
  store.products = state.products ?? [];
  store.parcels = state.parcels ?? [];
  store.payments = state.payment_links ?? [];
  store.reasons = state.failure_reasons ?? [];
  store.courierAnswer = state.courier_answer ?? "accept";
  store.faults = state.faults?.switches ?? {};
  store.hasService = state.has_service ?? false;
  showViews(state.views ?? [], state.order_view ?? "");
  store.nextDueAt = state.next_due_at ?? null;
  changed("phones", "chat", "orders", "parcels", "payments", "faults", "clock");
  return state.last_event_id;
}

const HISTORY = 150; // events from before the page was opened, for the log only
let source = null;

async function connect() {
  source?.close();
  const known = await reload();
  store.log.length = 0;
  source = api.listen(
    Math.max(0, known - HISTORY),
    Object.keys(HEARD),
    (kind, body, id) => {
      if (!QUIET.has(kind)) logged(kind, body, id > known);
      if (id > known) HEARD[kind](body);
    },
    (ended) => ended && setTimeout(() => connect().catch(() => null), 2000),
  );
}

async function start() {
  buildTabs();
  buildClock();
  buildViews();
  buildChat(byId("phone"));
  buildShop(byId("tab-shop"));
  buildCourier(byId("tab-courier"));
  buildJourney(byId("tab-journey"));
  buildFaults(byId("tab-faults"));
  buildLog(byId("tab-log"));
  document.addEventListener("visibilitychange", () => currentPhone() && lookAt(store.current));
  await connect();
  if (currentPhone()) await lookAt(store.current);
  document.body.dataset.ready = "true";
}

start().catch((error) => toast(`The page could not start: ${error.message}`));
