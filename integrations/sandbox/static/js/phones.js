// All phones of the sandbox as a list of chats: switch, see what is unread, add one.

import * as api from "./api.js";
import { summary } from "./bubbles.js";
import { h, icon } from "./dom.js";
import { closeSheet, formSheet, openSheet } from "./sheets.js";
import { changed, currentPhone, store } from "./store.js";
import { dayLabel, dayOf, now, timeOf } from "./time.js";

/** The list, newest chat first, in the phone's own sheet. */
export function showPhones() {
  const phones = [...store.phones.values()].sort((one, other) => lastAt(other) - lastAt(one));
  const rows = phones.map((phone) => row(phone));
  const add = h("button", { class: "choice add", type: "button", testid: "add-phone", on: { click: addForm } }, h("span", { class: "choice-icon" }, icon("plus")), h("span", { text: "Add a phone" }));
  openSheet("Phones", "phone-list", h("div", { class: "chats" }, ...rows, add));
}

function lastAt(phone) {
  const last = phone.messages[phone.messages.length - 1];
  return last ? Date.parse(last.at) : 0;
}

function row(phone) {
  const last = phone.messages[phone.messages.length - 1];
  const when = last ? (dayOf(last.at) === dayOf(now()) ? timeOf(last.at) : dayLabel(last.at)) : "";
  const name = phone.has_phone ? phone.name : `${phone.name} @${phone.username}`;
  const text = h("span", { class: "chat-text" }, h("strong", { text: name }), h("small", { text: last ? summary(last) : "No messages yet" }));
  const unread = phone.unread ? h("span", { class: "badge", testid: "unread", text: String(phone.unread) }) : null;
  const face = h("span", { class: "face", "aria-hidden": "true", text: phone.name[0]?.toUpperCase() ?? "?" });
  return h(
    "button",
    { class: phone.id === store.current ? "chat-row on" : "chat-row", type: "button", testid: "phone-row", data: { phone: phone.id }, "aria-current": phone.id === store.current ? "true" : undefined, on: { click: () => switchTo(phone.id) } },
    face,
    text,
    h("span", { class: "chat-when" }, h("small", { text: when }), unread),
  );
}

/** Put another phone on screen: the one before is laid aside, this one is looked at. */
export async function switchTo(id) {
  const before = currentPhone();
  closeSheet();
  store.current = id;
  changed("chat", "phones");
  if (before && before.id !== id && before.chat_open) api.phone(before.id, "close", {}).catch(() => null);
  await lookAt(id);
}

/** The chat is on screen: its messages are read. A page in the background reads nothing. */
export async function lookAt(id) {
  const phone = store.phones.get(id);
  if (!phone || document.hidden || phone.chat_open) return;
  phone.chat_open = true;
  phone.unread = 0;
  await api.attempt(api.phone(id, "open", {}));
}

function addForm() {
  closeSheet();
  const fields = [
    { name: "name", label: "Name", value: "", required: true },
    { name: "number", label: "Number, with country code", value: nextNumber(), required: true, inputmode: "tel", pattern: "\\+?[0-9 ]{8,18}" },
    { name: "username", label: "WhatsApp username (optional)", value: "" },
    { name: "hidden", label: "Hide the number from the brand (needs a username)", type: "checkbox" },
  ];
  formSheet("Add a phone", "add-phone-sheet", fields, "Add", async (values) => {
    const wanted = { number: values.number, name: values.name, username: values.username, has_phone: !values.hidden };
    const phone = await api.attempt(api.addPhone(wanted));
    if (phone) store.wantedPhone = phone.id;
  });
}

function nextNumber() {
  return `+91 99999 0${String(1001 + store.phones.size).padStart(4, "0")}`;
}
