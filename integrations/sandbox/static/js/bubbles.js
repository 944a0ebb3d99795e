// Draws one message as a bubble: quote, header, media, text, footer, time and ticks, buttons, reactions.

import { h, icon, tick } from "./dom.js";
import { formatted } from "./format.js";
import { timeOf } from "./time.js";

const ICON_OF_BUTTON = {
  reply: "reply",
  quick_reply: "reply",
  url: "link",
  phone_number: "phone",
  copy_code: "copy",
  send_location: "pin",
  address: "home",
  contact_request: "person",
  request_contact_info: "person",
};

const TICK_WORDS = {
  held: "held back",
  accepted: "accepted",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
};

/** `context`: {quoted(id), answered(id), brand, onButton(message, button), onReply(message), onReact(message)} */
export function bubble(message, context, { first = true } = {}) {
  const mine = message.direction === "in";
  const look = lookOf(message);
  const body = h("div", { class: "bubble", role: "group", "aria-label": labelOf(message, context) });
  body.append(
    ...[quote(message, context), ...content(message, look), footer(look), meta(message, mine)].filter(Boolean),
  );
  const row = h(
    "li",
    {
      class: `row ${mine ? "mine" : "theirs"}${first ? " first" : ""}${look.sticker ? " bare" : ""}`,
      testid: "bubble",
      data: { id: message.id, direction: mine ? "out" : "in", type: message.type, status: message.status ?? "" },
    },
    h("div", { class: "stack" }, body, ...buttons(message, look, context), reactions(message)),
    tools(message, context),
  );
  return row;
}

/** The look the sandbox gave, or one made from the message's own content (customers' messages have none). */
function lookOf(message) {
  const look = { ...(message.look ?? {}) };
  if (message.deleted) return { body: "You deleted this message", deleted: true };
  const own = message.content ?? {};
  if (!look.media && ["image", "video", "audio", "document", "sticker"].includes(message.type)) {
    look.media = { type: message.type, ...own };
    look.body = own.caption ?? "";
  }
  if (message.type === "location" && !look.location) Object.assign(look, { location: own, body: "" });
  if (message.type === "contacts") Object.assign(look, { cards: message.content ?? [], body: "" });
  if (message.edited) look.body = message.text;
  look.sticker = message.type === "sticker";
  if (look.body === undefined) look.body = message.text ?? "";
  return look;
}

function labelOf(message, context) {
  const who = message.direction === "in" ? "You" : context.brand;
  return `${who}, ${timeOf(message.at)}`;
}

function quote(message, context) {
  if (!message.context_id) return null;
  const quoted = context.quoted(message.context_id);
  const mine = quoted?.direction === "in";
  return h(
    "div",
    { class: "quote", testid: "quote" },
    h("strong", { text: mine ? "You" : context.brand }),
    h("span", { text: quoted ? summary(quoted) : "An earlier message" }),
  );
}

/** One line that says what a message is, for quotes and the list of chats. */
export function summary(message) {
  if (message.deleted) return "This message was deleted";
  const words = { image: "Photo", video: "Video", audio: "Voice message", document: "Document", location: "Location" };
  words.sticker = "Sticker";
  const text = message.look?.body || message.text || "";
  if (message.type === "contacts") return "Contact";
  if (words[message.type]) return message.content?.caption || message.content?.filename || words[message.type];
  return text.split("\n")[0].replace(/[*_~`]/g, "").slice(0, 90);
}

function content(message, look) {
  const parts = [];
  if (look.header?.type === "text") parts.push(h("p", { class: "head", text: look.header.text }));
  else if (look.header) parts.push(media({ type: look.header.type, ...(look.header[look.header.type] ?? {}) }));
  if (look.media) parts.push(media(look.media));
  if (look.location) parts.push(place(look.location));
  for (const card of look.cards ?? []) parts.push(contactCard(card));
  if (look.body) parts.push(h("p", { class: look.deleted ? "text gone" : "text", testid: "bubble-text" }, formatted(look.body)));
  return parts;
}

function footer(look) {
  return look.footer ? h("p", { class: "foot", text: look.footer }) : null;
}

function media(item) {
  if (item.type === "image" || item.type === "video" || item.type === "sticker") return picture(item);
  if (item.type === "audio") return voice();
  const name = item.filename || "Document";
  return h(
    "div",
    { class: "document", testid: "document" },
    icon("file"),
    h("span", {}, h("strong", { text: name }), h("small", { text: name.split(".").pop().toUpperCase() })),
  );
}

function picture(item) {
  const alt = { image: "Photo", video: "Video", sticker: "Sticker" }[item.type];
  const source = item.link || item.preview || (item.id ? `/sandbox/api/media/${encodeURIComponent(item.id)}` : "");
  const frame = h("div", { class: `picture ${item.type}`, testid: item.type });
  const empty = () => frame.replaceChildren(icon(item.type === "sticker" ? "sticker" : item.type === "video" ? "play" : "photo"), h("span", { text: alt }));
  if (!source) empty();
  else frame.append(h("img", { src: source, alt, on: { error: empty }, loading: "lazy" }));
  return frame;
}

const WAVE = [5, 9, 14, 8, 17, 12, 6, 15, 19, 11, 7, 13, 18, 9, 5, 12, 16, 8, 11, 6, 14, 9, 4, 8];

function voice() {
  const bars = WAVE.map((height) => h("i", { class: `bar b${height}` }));
  return h(
    "div",
    { class: "voice", testid: "voice" },
    icon("play"),
    h("span", { class: "wave", "aria-hidden": "true" }, ...bars),
    h("small", { text: "0:07" }),
    icon("mic"),
  );
}

function place(at) {
  const where = [at.name, at.address].filter(Boolean).join(", ") || `${at.latitude}, ${at.longitude}`;
  return h(
    "div",
    { class: "place", testid: "location" },
    h("div", { class: "map", "aria-hidden": "true" }, icon("pin")),
    h("span", { text: where }),
  );
}

function contactCard(card) {
  const name = h("strong", { text: card.name?.formatted_name ?? "Contact" });
  const number = h("small", { text: card.phones?.[0]?.phone ?? "" });
  return h("div", { class: "document", testid: "contact" }, icon("person"), h("span", {}, name, number));
}

function meta(message, mine) {
  const status = message.status || "sent";
  const word = TICK_WORDS[status] ?? status;
  const why = message.failed_code ? ` (${message.failed_code})` : "";
  const said = mine ? `Your message: ${word}` : `The brand sees: ${word}${why}`;
  return h(
    "span",
    { class: "meta" },
    message.edited ? h("span", { text: "Edited" }) : null,
    h("time", { datetime: message.at, text: timeOf(message.at) }),
    h("span", { class: mine ? "ticks" : "ticks seen", testid: "tick", title: said, data: { status } }, tick(status), h("span", { class: "unseen", text: said })),
  );
}

function buttons(message, look, context) {
  const all = look.list ? [{ type: "list", text: look.list }] : [...(look.buttons ?? [])];
  if (all.length === 0) return [];
  const shown = all.length > 3 ? [...all.slice(0, 2), { type: "all", text: "See all options" }] : all;
  return [h("div", { class: "buttons" }, ...shown.map((button) => drawn(message, button, look, context)))];
}

function drawn(message, button, look, context) {
  const answers = ["reply", "quick_reply"].includes(button.type);
  const name = button.type === "list" || button.type === "all" ? "list" : ICON_OF_BUTTON[button.type];
  const props = {
    class: "reply-button",
    testid: button.type === "list" ? "list-button" : "reply-button",
    type: "button",
    data: { id: button.id ?? "", kind: button.type },
    disabled: answers && context.answered(message.id),
    on: { click: () => context.onButton(message, button, look) },
  };
  return h("button", props, name ? icon(name) : null, h("span", { text: button.text }));
}

function reactions(message) {
  const all = Object.values(message.reactions ?? {}).filter(Boolean);
  if (all.length === 0) return null;
  return h("span", { class: "reactions", testid: "reactions", text: all.join(" ") });
}

function tools(message, context) {
  const tool = (name, label, call) =>
    h("button", { class: "tool", type: "button", "aria-label": label, title: label, on: { click: () => call(message) } }, icon(name));
  return h("span", { class: "tools" }, tool("reply", "Reply to this message", context.onReply), tool("smile", "React to this message", context.onReact));
}
