// What the page knows: phones with their chats, orders, parcels, payment links, faults, and the log.

export const store = {
  brand: "Asha Weaves",
  phones: new Map(),
  current: null,
  orders: [],
  products: [],
  parcels: [],
  payments: [],
  faults: {},
  courierAnswer: "accept",
  reasons: [],
  hasService: false,
  log: [],
};

const watchers = new Map();

/** Call `draw` whenever one of the named parts changed. */
export function watch(parts, draw) {
  for (const part of parts) watchers.set(part, [...(watchers.get(part) ?? []), draw]);
}

const due = new Set();

/** Say that a part changed; redraws are gathered into one turn of the event loop. */
export function changed(...parts) {
  if (due.size === 0) queueMicrotask(redraw);
  for (const part of parts) due.add(part);
}

function redraw() {
  const draws = new Set([...due].flatMap((part) => watchers.get(part) ?? []));
  due.clear();
  for (const draw of draws) draw();
}

export function currentPhone() {
  return store.phones.get(store.current) ?? null;
}

/** Put a phone in, keeping the chat that is already known. */
export function putPhone(phone) {
  const known = store.phones.get(phone.id);
  store.phones.set(phone.id, { messages: [], unread: 0, ...known, ...phone });
  store.current ??= phone.id;
}

/** Put a message into its chat, or replace the one with the same id. */
export function putMessage(phoneId, message) {
  const phone = store.phones.get(phoneId);
  if (!phone) return;
  const at = phone.messages.findIndex((each) => each.id === message.id);
  if (at >= 0) phone.messages[at] = { ...phone.messages[at], ...message };
  else phone.messages.push(message);
}

/** Replace an item of a list by its key, or put it first. */
export function putFirst(list, item, key) {
  const at = list.findIndex((each) => each[key] === item[key]);
  if (at >= 0) list[at] = item;
  else list.unshift(item);
}

const LOG_KEPT = 400;

let heard = 0;

/** Remember an event for the log; `live` is false for what happened before the page was opened. */
export function logged(kind, body, live) {
  store.log.push({ kind, body, live, seen: heard++ });
  if (store.log.length > LOG_KEPT) store.log.splice(0, store.log.length - LOG_KEPT);
  changed("log");
}
