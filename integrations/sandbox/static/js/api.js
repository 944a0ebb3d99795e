// Every call the page makes to the sandbox's JSON API, and the event stream.

import { toast } from "./dom.js";

const BASE = "/sandbox/api";

async function call(method, path, body) {
  const response = await fetch(BASE + path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const reason = typeof answer.error === "string" ? answer.error : answer.error?.message;
    throw new Error(reason || `The sandbox answered ${response.status}`);
  }
  return answer;
}

/** A call whose refusal is shown to the person instead of thrown; gives null then. */
export async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    toast(error.message);
    return null;
  }
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);

export const state = () => get("/state");
export const advance = (seconds) => post("/clock", { advance_seconds: seconds });
export const setFaults = (changes) => post("/faults", changes);

export const showPhone = (id) => get(`/phones/${encodeURIComponent(id)}`);
export const addPhone = (phone) => post("/phones", phone);
export const phone = (id, verb, body) => post(`/phones/${encodeURIComponent(id)}/${verb}`, body);

export const placeOrder = (order) => post("/shop/orders", order);
export const startCheckout = (order) => post("/shop/checkouts", order);
export const completeCheckout = (id, payment) => post(`/shop/checkouts/${id}/complete`, { payment });
export const order = (id, verb, body) => post(`/shop/orders/${id}/${verb}`, body);
export const parcel = (awb, verb, body) => post(`/parcels/${awb}/${verb}`, body);
export const courierAnswer = (answer) => post("/parcels/answer", { answer });
export const payment = (id, verb) => post(`/payments/${id}/${verb}`);

export const ofService = (number, what) => get(`/service/orders/${encodeURIComponent(number)}/${what}`);

/** Subscribe from `after` on. `hear(kind, body, id)` is called for each event, `lost(ended)` when the stream broke. */
export function listen(after, kinds, hear, lost) {
  const source = new EventSource(`${BASE}/events?after=${after}`);
  for (const kind of kinds) {
    source.addEventListener(kind, (event) => hear(kind, JSON.parse(event.data), Number(event.lastEventId)));
  }
  source.onerror = () => lost(source.readyState === EventSource.CLOSED);
  return source;
}
