// The phone's chat: header with the 24-hour ring, the thread, the composer.

import * as api from "./api.js";
import { bubble, summary } from "./bubbles.js";
import { pressed } from "./answers.js";
import { clear, h, icon, ring, toast } from "./dom.js";
import { attachMenu } from "./attach.js";
import { showPhones } from "./phones.js";
import { choiceSheet, sheetsIn } from "./sheets.js";
import { currentPhone, store, watch } from "./store.js";
import { dayLabel, dayOf, moment, now, span } from "./time.js";

const EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
const parts = {};
let replyTo = null;
let follows = true; // whether the thread stays at its end as it grows
let shownPhone = null;
let drawn = new Map();

/** Build the phone once; afterwards it redraws itself when its chat changes. */
export function buildChat(root) {
  parts.head = h("header", { class: "chat-head" });
  parts.thread = h("ol", { class: "thread", testid: "thread", tabindex: "0", "aria-label": "Messages" });
  parts.typing = h("p", { class: "typing", hidden: true, testid: "typing" }, h("i"), h("i"), h("i"), h("span", { class: "unseen", text: "typing…" }));
  parts.scroll = h("div", { class: "scroll", testid: "scroll" }, parts.thread, parts.typing);
  parts.down = h("button", { class: "to-bottom", type: "button", "aria-label": "To the latest message", testid: "to-bottom", hidden: true, on: { click: () => toBottom("smooth") } }, icon("down"));
  parts.news = h("p", { class: "unseen", role: "log", "aria-live": "polite", testid: "live" });
  parts.sheet = h("div", { class: "sheet-host", hidden: true });
  const screen = h("div", { class: "screen", testid: "phone" }, parts.head, parts.scroll, parts.down, composer(), parts.news, parts.sheet);
  root.append(screen);
  sheetsIn(parts.sheet);
  parts.scroll.addEventListener("scroll", onScroll);
  new ResizeObserver(() => follows && toBottom()).observe(parts.thread); // pictures grow when they are loaded
  watch(["chat", "phones"], draw);
  watch(["clock"], () => (drawHead(), drawTyping()));
}

function composer() {
  parts.quote = h("div", { class: "quoting", hidden: true, testid: "quoting" });
  parts.input = h("textarea", {
    class: "composer-input",
    rows: "1",
    placeholder: "Message",
    "aria-label": "Message",
    maxlength: "4096",
    testid: "composer",
    on: { input: fit, keydown: onKey },
  });
  parts.send = h("button", { class: "send", type: "submit", "aria-label": "Send", testid: "send" }, icon("send"));
  const attach = h("button", { class: "round", type: "button", "aria-label": "Attach", testid: "attach", on: { click: () => attachMenu(say) } }, icon("attach"));
  const form = h("form", { class: "composer", on: { submit: onSend } }, h("div", { class: "composer-box" }, parts.quote, h("div", { class: "composer-row" }, attach, parts.input)), parts.send);
  return form;
}

function fit() {
  parts.input.style.height = "auto";
  parts.input.style.height = `${Math.min(parts.input.scrollHeight, 110)}px`;
}

function onKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

async function onSend(event) {
  event.preventDefault();
  const text = parts.input.value.trim();
  if (!text || !currentPhone()) return;
  parts.input.value = "";
  fit();
  const sent = await say("say", replyTo ? { text, reply_to: replyTo.id } : { text });
  if (!sent) parts.input.value = text;
  quote(null);
  parts.input.focus();
}

/** Do something on the phone on screen. */
function say(verb, body) {
  return api.attempt(api.phone(store.current, verb, body));
}

function quote(message) {
  replyTo = message;
  parts.quote.hidden = !message;
  clear(parts.quote);
  if (!message) return;
  const drop = h("button", { class: "round", type: "button", "aria-label": "Do not quote", on: { click: () => quote(null) } }, icon("close"));
  const who = message.direction === "in" ? "You" : store.brand;
  parts.quote.append(h("span", {}, h("strong", { text: who }), h("span", { text: summary(message) })), drop);
  parts.input.focus();
}

function drawHead() {
  const phone = currentPhone();
  const others = [...store.phones.values()].filter((each) => each !== phone);
  const unread = others.reduce((sum, each) => sum + (each.unread ?? 0), 0);
  const badge = unread ? h("span", { class: "badge", testid: "unread-badge", text: String(unread) }) : null;
  const back = h("button", { class: "back", type: "button", "aria-label": `Phones${unread ? `, ${unread} unread` : ""}`, testid: "phones-button", on: { click: () => showPhones() } }, icon("back"), badge);
  const left = phone?.window_expires_at ? (Date.parse(phone.window_expires_at) - now()) / 1000 : 0;
  const said = left > 0 ? `Window open ${span(left)}` : "Window closed: templates only";
  const avatar = h("span", { class: "avatar", testid: "window-ring", title: said, data: { open: String(left > 0), left: String(Math.max(0, Math.round(left))) } }, ring(left / 86_400), h("span", { class: "initials", text: initials(store.brand) }));
  const state = isTyping(phone) ? "typing…" : said;
  const title = h("span", { class: "chat-title" }, h("strong", { text: store.brand }), h("small", { testid: "window-text", text: state }));
  const who = h("button", { class: "who", type: "button", testid: "who", "aria-label": phone ? `This is ${phone.name}'s phone. Phone options` : "Add a phone", on: { click: () => (phone ? options(phone) : showPhones()) } }, h("span", { text: phone ? phone.name : "No phone" }), icon("more"));
  clear(parts.head).append(back, avatar, title, who);
}

function initials(name) {
  return name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
}

function options(phone) {
  const number = phone.has_phone ? `+${phone.number}` : `@${phone.username}`;
  choiceSheet(`${phone.name}, ${number}`, "phone-options", [
    { text: phone.online ? "Switch the phone off" : "Switch the phone on", icon: "phone", testid: "toggle-online", call: () => say("online", { online: !phone.online }) },
    { text: phone.marketing_stopped ? "Resume marketing messages" : "Stop marketing messages", icon: "block", testid: "toggle-marketing", call: () => say("marketing", { stopped: !phone.marketing_stopped }) },
    { text: phone.blocked ? "Unblock the brand" : "Block the brand", icon: "block", testid: "toggle-block", call: () => say("block", { blocked: !phone.blocked }) },
    { text: "Share my contact", icon: "person", testid: "share-contact", call: () => say("contact", {}) },
  ]);
}

function draw() {
  drawHead();
  const phone = currentPhone();
  const fresh = shownPhone !== store.current;
  const atBottom = fresh || follows;
  if (fresh) {
    drawn = new Map();
    clear(parts.thread);
    quote(null);
    shownPhone = store.current;
  }
  drawThread(phone?.messages ?? []);
  drawTyping();
  parts.input.disabled = !phone;
  if (atBottom) toBottom();
  showDown();
}

/** Redraw only the bubbles whose message changed, so that focus and scrolling stay where they are. */
function drawThread(messages) {
  const taken = new Set(messages.filter((each) => each.direction === "in" && ["button", "interactive"].includes(each.type)).map((each) => each.context_id));
  const context = contextFor(messages, taken);
  const wanted = [];
  let before = null;
  for (const message of messages) {
    if (!before || dayOf(before.at) !== dayOf(message.at)) wanted.push(separator(message));
    const first = before?.direction !== message.direction || dayOf(before.at) !== dayOf(message.at);
    wanted.push(row(message, context, first, taken.has(message.id)));
    before = message;
  }
  if (messages.length === 0) wanted.push(h("li", { class: "day hint" }, h("span", { text: "Say hello, or let the shop place an order." })));
  wanted.forEach((node, at) => {
    if (parts.thread.children[at] !== node) parts.thread.insertBefore(node, parts.thread.children[at] ?? null);
  });
  while (parts.thread.children.length > wanted.length) parts.thread.lastChild.remove();
}

function row(message, context, first, answered) {
  const version = JSON.stringify([message, first, answered]);
  const known = drawn.get(message.id);
  if (known?.version === version) return known.node;
  const node = bubble(message, context, { first });
  if (!known) announce(message);
  drawn.set(message.id, { version, node });
  return node;
}

function announce(message) {
  if (message.direction === "out") parts.news.textContent = `${store.brand}: ${summary(message)}`;
}

function separator(message) {
  return h("li", { class: "day", testid: "day", data: { day: dayOf(message.at) } }, h("span", { text: dayLabel(message.at), title: moment(message.at) }));
}

function contextFor(messages, taken) {
  return {
    brand: store.brand,
    quoted: (id) => messages.find((each) => each.id === id),
    answered: (id) => taken.has(id),
    onButton: (message, button, look) => pressed(message, button, look, say),
    onReply: quote,
    onReact: react,
  };
}

function react(message) {
  if (message.direction === "in") return toast("Only the brand's messages can be reacted to here.");
  const choices = EMOJI.map((emoji) => ({ text: emoji, testid: "emoji", call: () => say("react", { message_id: message.id, emoji }) }));
  choiceSheet("React", "reaction-sheet", [...choices, { text: "None", call: () => say("react", { message_id: message.id, emoji: "" }) }], "emojis");
}

function nearBottom() {
  return parts.scroll.scrollHeight - parts.scroll.scrollTop - parts.scroll.clientHeight < 90;
}

function toBottom(behavior = "instant") {
  follows = true;
  parts.scroll.scrollTo({ top: parts.scroll.scrollHeight, behavior });
}

function onScroll() {
  follows = nearBottom();
  showDown();
}

function showDown() {
  parts.down.hidden = follows;
}

/** The typing indicator ends by itself, at its virtual end. */
function isTyping(phone) {
  return Boolean(phone?.typing_until) && Date.parse(phone.typing_until) > now();
}

function drawTyping() {
  parts.typing.hidden = !isTyping(currentPhone());
}
