// The shop's back office: a form that places orders, and the table of orders with their levers.

import * as api from "./api.js";
import { clear, h } from "./dom.js";
import { store, watch } from "./store.js";
import { moment, rupees } from "./time.js";

const parts = {};
const PLACES = [
  ["Pune", { address1: "14, Sunrise Apartments", address2: "Near Ganesh temple, Kothrud", city: "Pune", province: "Maharashtra", zip: "411038" }],
  ["Bengaluru", { address1: "302, Laburnum Court", address2: "12th Main, Indiranagar", city: "Bengaluru", province: "Karnataka", zip: "560038" }],
  ["Delhi, incomplete", { address1: "Gali no. 4", address2: "", city: "Delhi", province: "Delhi", zip: "110020" }],
  ["Pincode of another city", { address1: "8, Lake View Road", address2: "", city: "Chennai", province: "Tamil Nadu", zip: "700029" }],
];
const WORDS = { pending: "to be paid", paid: "paid", refunded: "refunded", partially_refunded: "partly refunded", voided: "voided" };

export function buildShop(root) {
  parts.form = h("form", { class: "card order-form", testid: "order-form", on: { submit: place } });
  parts.orders = h("div", { class: "cards", testid: "orders" });
  parts.links = h("div", { class: "cards", testid: "payment-links" });
  root.append(parts.form, h("h2", { text: "Orders" }), parts.orders, h("h2", { text: "Payment links" }), parts.links);
  watch(["phones"], drawBuyers);
  watch(["orders"], () => (drawProducts(), drawOrders()));
  watch(["payments"], drawLinks);
  buildForm();
}

function buildForm() {
  parts.buyer = h("select", { name: "buyer", testid: "order-buyer", on: { change: showTyped } });
  parts.name = h("input", { name: "name", testid: "order-name", placeholder: "Meera Joshi", maxlength: "80" });
  parts.phone = h("input", { name: "phone", testid: "order-phone", placeholder: "+91 99999 01234", inputmode: "tel", maxlength: "20" });
  parts.product = h("select", { name: "product", testid: "order-product" });
  parts.place = h("select", { name: "place", testid: "order-place" }, ...PLACES.map(([name], at) => h("option", { value: String(at), text: name })));
  parts.payment = h(
    "select",
    { name: "payment", testid: "order-payment" },
    ...[["cod", "Cash on delivery"], ["prepaid", "Prepaid"], ["pending", "Payment pending"]].map(([value, text]) => h("option", { value, text })),
  );
  parts.typed = h("div", { class: "fields" }, labelled("Name", parts.name), labelled("Phone", parts.phone));
  parts.form.append(
    h("h2", { text: "Place an order" }),
    h("div", { class: "fields" }, labelled("Customer", parts.buyer), labelled("Product", parts.product)),
    parts.typed,
    h("div", { class: "fields" }, labelled("Payment", parts.payment), labelled("Address", parts.place)),
    h(
      "div",
      { class: "levers" },
      h("button", { class: "primary", type: "submit", testid: "place-order", text: "Place order" }),
      h("button", { class: "chip", type: "button", testid: "start-checkout", text: "Begin to buy, and stop", on: { click: begin } }),
      (parts.finish = h("button", { class: "chip", type: "button", testid: "complete-checkout", text: "Finish that checkout", disabled: true, on: { click: finish } })),
    ),
  );
  drawBuyers();
}

function labelled(text, control) {
  return h("label", { class: "field" }, h("span", { text }), control);
}

function drawBuyers() {
  const chosen = parts.buyer.value || store.current || "";
  const phones = [...store.phones.values()].map((phone) => h("option", { value: phone.id, text: `${phone.name}'s phone` }));
  clear(parts.buyer).append(...phones, h("option", { value: "", text: "Someone else…" }));
  parts.buyer.value = store.phones.has(chosen) ? chosen : "";
  showTyped();
}

function showTyped() {
  parts.typed.hidden = parts.buyer.value !== "";
  parts.name.required = parts.buyer.value === "";
}

function drawProducts() {
  if (parts.product.options.length === store.products.length) return;
  clear(parts.product).append(...store.products.map((each) => h("option", { value: each.sku, text: `${each.title}, ${rupees(each.price_paise)}` })));
}

async function place(event) {
  event.preventDefault();
  await api.attempt(api.placeOrder(filledIn()));
}

async function begin() {
  if (!parts.form.reportValidity()) return;
  const checkout = await api.attempt(api.startCheckout(filledIn()));
  if (checkout) parts.begun = checkout.id;
  parts.finish.disabled = parts.begun === undefined;
}

async function finish() {
  await api.attempt(api.completeCheckout(parts.begun, parts.payment.value));
  delete parts.begun;
  parts.finish.disabled = true;
}

function filledIn() {
  const order = { payment: parts.payment.value, address: { ...PLACES[Number(parts.place.value)][1] } };
  if (parts.product.value) order.items = { [parts.product.value]: 1 };
  if (parts.buyer.value) order.phone_id = parts.buyer.value;
  else Object.assign(order, { name: parts.name.value.trim(), phone: parts.phone.value.trim() });
  return order;
}

function drawOrders() {
  clear(parts.orders).append(...store.orders.map(orderCard));
  if (store.orders.length === 0) parts.orders.append(h("p", { class: "quiet", text: "No orders yet." }));
}

function orderCard(order) {
  const sent = order.fulfillments[0];
  const items = order.lines.map((line) => `${line.quantity} × ${line.title}`).join(", ");
  const to = order.address;
  const tags = order.tags.map((tag) => h("span", { class: "tag", text: tag }));
  return h(
    "article",
    { class: "card", testid: "order", data: { id: String(order.id), name: order.name } },
    h("header", { class: "card-head" }, h("strong", { text: order.name }), h("span", { class: "quiet", text: order.customer_name }), statusPill(order), h("span", { class: "amount", text: rupees(order.total_paise) })),
    h("p", { class: "small", text: `${items} · ${moment(order.created_at)}` }),
    h("p", { class: "small quiet", text: [to.address1, to.address2, to.city, to.zip].filter(Boolean).join(", ") }),
    order.note ? h("p", { class: "small", text: `Note: ${order.note}` }) : null,
    tags.length ? h("p", { class: "tags" }, ...tags) : null,
    sent ? h("p", { class: "small", testid: "order-awb", text: `${sent.company} · ${sent.awb}` }) : null,
    ...order.returns.map((each) => h("p", { class: "small", testid: "return", text: returnWords(each) })),
    h("div", { class: "levers" }, ...levers(order), ...returnLevers(order)),
  );
}

function statusPill(order) {
  const text = order.cancelled_at ? "cancelled" : order.fulfillments.length ? "shipped" : order.is_cod ? "COD" : (WORDS[order.financial_status] ?? order.financial_status);
  return h("span", { class: `pill ${order.cancelled_at ? "bad" : order.fulfillments.length ? "good" : ""}`, testid: "order-status", text });
}

function levers(order) {
  const lever = (text, testid, verb, body, disabled) =>
    h("button", { class: "chip", type: "button", testid, text, disabled, on: { click: () => api.attempt(api.order(order.id, verb, body)) } });
  const open = !order.cancelled_at && order.fulfillments.length === 0;
  const paid = order.paid_paise > 0;
  return [
    lever("Send with A (Delhivery)", "fulfil-A", "fulfil", { courier: "A" }, !open),
    lever("Send with B (Shiprocket)", "fulfil-B", "fulfil", { courier: "B" }, !open),
    lever("Mark paid", "pay-order", "pay", {}, Boolean(order.cancelled_at) || order.financial_status === "paid"),
    lever("Refund", "refund-order", "refund", {}, !paid),
    lever("Cancel", "cancel-order", "cancel", { reason: "customer" }, !open),
  ];
}

function returnWords(each) {
  const what = each.is_exchange ? "Exchange" : "Return";
  return `${what} ${each.name}: ${each.state}${each.awb ? ` · ${each.awb}` : ""}${each.note ? ` (${each.note})` : ""}`;
}

/** What may be done next about sending the order back; nothing before it was sent out. */
function returnLevers(order) {
  if (order.fulfillments.length === 0) return [];
  const lever = (text, verb, body = {}) => h("button", { class: "chip", type: "button", testid: verb, text, on: { click: () => api.attempt(api.order(order.id, verb, body)) } });
  const state = order.returns.at(-1)?.state;
  if (state === "requested") return [lever("Approve return", "approve-return"), lever("Decline return", "decline-return", { note: "The return window is over" }), lever("Call return off", "cancel-return")];
  if (state === "approved") return [lever("Fetch with A", "book-return", { courier: "A" }), lever("Fetch with B", "book-return", { courier: "B" }), lever("Return is here", "receive-return"), lever("Call return off", "cancel-return")];
  return [lever("Customer returns it", "return", { reason: "SIZE_TOO_SMALL", note: "too tight" }), lever("Customer exchanges it", "return", { reason: "SIZE_TOO_SMALL", exchange: true })];
}

function drawLinks() {
  clear(parts.links).append(...store.payments.map(linkCard));
  if (store.payments.length === 0) parts.links.append(h("p", { class: "quiet", text: "No payment links yet." }));
}

function linkCard(link) {
  const act = (text, testid, verb) => h("button", { class: "chip", type: "button", testid, text, disabled: link.status !== "created", on: { click: () => api.attempt(api.payment(link.id, verb)) } });
  const pill = h("span", { class: `pill ${link.status === "paid" ? "good" : ""}`, text: link.status });
  const page = h("a", { class: "chip", href: `/pay/${encodeURIComponent(link.id)}`, target: "_blank", rel: "noopener", text: "Open page" });
  return h(
    "article",
    { class: "card", testid: "payment-link", data: { id: link.id } },
    h("header", { class: "card-head" }, h("strong", { text: link.reference_id || link.id }), pill, h("span", { class: "amount", text: rupees(link.amount) })),
    h("div", { class: "levers" }, act("Customer pays", "link-pay", "pay"), act("Bank declines", "link-fail", "fail"), page),
  );
}
