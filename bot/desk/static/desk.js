/* The desk in the browser: opens conversations, does what buttons and keys say, and follows what changes. */
import { COMMANDS, meaningOf } from "./desk_keys.js";
import { part, parsed, patchList, replaceById } from "./desk_patch.js";
import { listen } from "./desk_stream.js";
import { attach, begin, dropDraft, hasSent, showAttached, showTab, startCanned, stillTyping, suggest, wrongWith } from "./desk_writing.js";
import { tell } from "./shell.js";

const desk = document.getElementById("desk");
const by = (id) => document.getElementById(id);
const state = { mark: desk.dataset.changed, counts: {}, present: null, title: document.title };

// -- asking the server -----------------------------------------------------------------------------------------

async function post(path, fields) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "X-CSRF-Token": desk.dataset.csrf, Accept: "application/json" },
    body: new URLSearchParams(fields),
    credentials: "same-origin",
  });
  if (answer.ok) return "";
  if (answer.status === 401) window.location.assign("/login?next=" + encodeURIComponent(window.location.pathname));
  try {
    return (await answer.json()).error || `That did not work (${answer.status}).`;
  } catch {
    return `That did not work (${answer.status}).`;
  }
}

/** A name for one wish, so that it counts once however often it arrives. */
const once = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const act = {
  id: () => by("talk")?.dataset.id ?? "",
  /** What only this user sees: drafts and presence. It may fail without a word; the next one comes soon. */
  own: (id, what, fields) => (id ? post(`/desk/c/${id}/${what}`, fields).catch(() => "") : ""),
  /** Do something with the open conversation; says what went wrong, "" when nothing did. */
  async do(what, fields = {}) {
    const id = act.id();
    if (!id) return "Open a conversation first.";
    try {
      return await post(`/desk/c/${id}/${what}`, { once: once(), ...fields });
    } catch {
      return "The service cannot be reached. Nothing was sent; your text is kept.";
    }
  },
};

async function acting(what, fields = {}) {
  const wrong = await act.do(what, fields);
  if (wrong) tell(wrong);
  return !wrong;
}

// -- opening ---------------------------------------------------------------------------------------------------

let opening = 0;

async function open(id, push = true) {
  const turn = ++opening;
  const before = act.id();
  markOpen(id);
  const fresh = await part(`/desk/c/${id}`);
  if (turn !== opening) return;
  if (!fresh) return tell("That conversation cannot be opened.");
  if (before && before !== id) act.own(before, "presence", { doing: "" });
  by("talk").replaceWith(fresh.querySelector("#talk"));
  by("panel").replaceWith(fresh.querySelector("#panel"));
  window.htmx?.process(by("talk"));
  if (push) history.pushState({ id }, "", `/desk/c/${id}?queue=${desk.dataset.queue}`);
  show("talk");
  opened();
}

function opened() {
  const log = by("log");
  if (!log) return;
  log.scrollTop = log.scrollHeight;
  begin(act);
  attach();
  act.own(act.id(), "presence", { doing: "viewing" });
  markOpen(act.id());
  showPresence();
  title();
}

/** The open conversation changed: new entries, who has it, what is true of its orders. What is typed stays. */
async function refresh() {
  const id = act.id();
  const fresh = await part(`/desk/c/${id}`);
  if (!fresh || act.id() !== id) return;
  const log = by("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const oldest = by("entries").querySelector("li[id]:not(.older):not(.day) time")?.dateTime ?? "";
  const first = fresh.querySelector("#entries time")?.dateTime ?? "";
  patchList(by("entries"), fresh.querySelector("#entries"), (child) => isBefore(child, first) && oldest < first);
  replaceById("talk-head", fresh);
  Object.assign(by("talk").dataset, fresh.querySelector("#talk").dataset);
  const panel = by("panel");
  const scrolled = panel.scrollTop;
  const opened = new Set([...panel.querySelectorAll("details[open] > summary")].map((each) => each.textContent));
  const focused = panel.contains(document.activeElement) ? nameOf(document.activeElement) : "";
  replaceById("panel", fresh);
  by("panel").querySelectorAll("details > summary").forEach((each) => { if (opened.has(each.textContent)) each.parentElement.open = true; });
  by("panel").scrollTop = scrolled;
  if (focused) ([...by("panel").querySelectorAll("a, button, summary")].find((each) => nameOf(each) === focused) ?? by("panel")).focus({ preventScroll: true });
  followWindow(fresh);
  showPresence();
  if (atEnd) log.scrollTop = log.scrollHeight;
}

/** What an element of the panel is known by when the panel is drawn anew. */
const nameOf = (element) => [element.localName, element.dataset.do, element.dataset.order, element.textContent].join(" ");

/** Entries that were asked for by "show what was before" stay. */
const isBefore = (child, first) => (child.querySelector("time")?.dateTime ?? "") < first;

/** When the window opens or shuts the composer becomes another; a text that is begun is kept. */
function followWindow(fresh) {
  const composer = by("composer");
  const next = fresh.querySelector("#composer");
  by("composer").dataset.seen = next.dataset.seen;
  by("composer-clock").textContent = next.querySelector("#composer-clock").textContent;
  if (composer.dataset.window === next.dataset.window) return;
  const text = by("reply-text").value;
  replaceById("composer", fresh);
  by("reply-text").value = text;
  begin(act);
  showAttached();
}

function show(pane) {
  desk.dataset.pane = pane;
  if (pane === "panel") by("panel").focus({ preventScroll: true });
}

// -- the queue -------------------------------------------------------------------------------------------------

const rows = () => [...document.querySelectorAll("#rows > .conv")];

function markOpen(id) {
  for (const row of rows()) {
    row.classList.toggle("open", row.dataset.id === id);
    if (row.dataset.id === id) row.firstElementChild.setAttribute("aria-current", "true");
    else row.firstElementChild.removeAttribute("aria-current");
  }
  rove(rows().find((row) => row.dataset.id === id) ?? rows().find((row) => row.firstElementChild.tabIndex === 0));
}

/** One row of the list is reached by Tab; j and k move which. */
function rove(row) {
  for (const each of rows()) each.firstElementChild.tabIndex = -1;
  const chosen = row ?? rows()[0];
  if (chosen) chosen.firstElementChild.tabIndex = 0;
  return chosen;
}

function step(by_) {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const from = at >= 0 ? at : all.findIndex((row) => row.classList.contains("open"));
  const next = all[Math.max(0, Math.min(all.length - 1, from + by_))];
  if (desk.dataset.pane !== "queue" && window.innerWidth <= 760) show("queue");
  rove(next)?.firstElementChild.focus();
}

/** Where a row belongs: the numbers of its place, compared as the server sorts. */
function placeOf(row) {
  const [rank, at, id] = row.dataset.place.split(".").map(BigInt);
  return [rank, at, id];
}

function isBehind(row, other) {
  const [one, two] = [placeOf(row), placeOf(other)];
  const at = one.findIndex((value, index) => value !== two[index]);
  const is = at >= 0 && one[at] > two[at];
  return desk.dataset.newestFirst === "yes" ? at >= 0 && !is : is;
}

/** Rows of conversations that changed: each goes where it belongs now, or away. */
async function refreshRows(ids) {
  const list = by("rows");
  const known = new Set(rows().map((row) => row.dataset.id));
  if (desk.dataset.said || !ids.length) return;
  const fresh = await part(`/desk/rows?queue=${desk.dataset.queue}&ids=${ids.join(",")}`);
  if (!fresh) return;
  const focused = document.activeElement?.closest?.(".conv")?.dataset.id;
  const more = list.querySelector(".more");
  for (const id of ids) {
    const row = fresh.querySelector("#c" + id);
    const old = by("c" + id);
    if (!row) old?.remove();
    else {
      old?.remove();
      const next = rows().find((each) => isBehind(each, row));
      if (!next && more && !known.has(id)) continue; // further down than what is shown
      list.insertBefore(row, next ?? more);
    }
  }
  list.querySelector(".none")?.remove();
  if (!rows().length && !more) {
    const none = fresh.querySelector(".none") ?? parsed('<li class="none">Nothing is left in this queue.</li>').firstElementChild;
    list.append(none);
  }
  markOpen(act.id());
  showPresence();
  if (focused) by("c" + focused)?.firstElementChild.focus({ preventScroll: true });
}

// -- what changes ----------------------------------------------------------------------------------------------

const waiting = new Set();
let refreshing = null;

async function follow() {
  while (waiting.size) {
    const ids = [...waiting].slice(0, 100);
    ids.forEach((id) => waiting.delete(id));
    const work = [];
    if (ids.includes(act.id())) work.push(refresh());
    work.push(refreshRows(ids));
    await Promise.allSettled(work);
  }
  refreshing = null;
}

function title() {
  const open = state.counts.needs ?? Number(document.querySelector("[data-count=needs]")?.textContent || 0);
  const name = by("talk")?.dataset.name || document.querySelector(".queues [aria-current] span")?.textContent || "Desk";
  document.title = (open ? `(${open}) ` : "") + name + state.title.slice(state.title.lastIndexOf(" · "));
}

function notify(list) {
  if (!("Notification" in window) || Notification.permission !== "granted" || !document.hidden) return;
  const mine = list.filter((each) => each.queue === "needs" && (!each.assigned || each.assigned === desk.dataset.user));
  if (mine.length) new Notification("A customer is waiting", { tag: "desk", body: mine.length > 1 ? `${mine.length} conversations need an answer.` : "One conversation needs an answer." });
}

/** What the stream told last is newer than what a part of the page was drawn with. */
function showPresence() {
  if (!state.present) return;
  const others = (id) => (state.present[id] ?? []).filter(([user]) => user !== desk.dataset.user);
  document.querySelectorAll("[data-here]").forEach((each) => {
    each.textContent = others(each.dataset.here).map(([, name, doing]) => (doing === "typing" ? `${name} types` : name)).join(", ");
  });
  const here = by("here");
  if (here) here.textContent = others(here.dataset.hereNames).map(([, name, doing]) => `${name} is ${doing === "typing" ? "typing…" : "here"}`).join(" ");
}

listen(state.mark, {
  mark: () => state.mark,
  seen: (mark) => { state.mark = mark; },
  change(list) {
    const shown = new Set(rows().map((row) => row.dataset.id));
    const queue = desk.dataset.queue;
    const across = queue === "mine" || queue === "unassigned";
    for (const each of list) if (each.id === act.id() || shown.has(each.id) || across || each.queue === queue) waiting.add(each.id);
    if (waiting.size) refreshing ??= follow(); // it ends at once with nothing to do, and would seem to run for ever
    notify(list);
  },
  counts(counts) {
    state.counts = counts;
    for (const [queue, size] of Object.entries(counts)) {
      const shown = document.querySelector(`[data-count="${queue}"]`);
      if (shown) shown.textContent = size < 1000 ? size : "999+";
    }
    title();
  },
  presence(present) {
    state.present = present;
    showPresence();
  },
  reload: () => window.location.reload(),
  lost: () => { by("lost").hidden = false; },
  back: () => { by("lost").hidden = true; },
});

window.setInterval(() => {
  if (act.id() && !document.hidden) act.own(act.id(), "presence", { doing: stillTyping() ? "typing" : "viewing" });
}, 15000);
window.setInterval(() => {
  const composer = by("composer");
  const closes = composer?.dataset.closesAt;
  if (closes && composer.dataset.window === "open" && act.id()) refresh();
  if (!document.hidden) refreshRows(rows().slice(0, 60).map((row) => row.dataset.id));
}, 60000);

// -- doing -----------------------------------------------------------------------------------------------------

const isHeldByMe = () => by("talk")?.dataset.mine === "yes";

async function resolveAndNext() {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.id === act.id());
  const next = all[at + 1] ?? all[at - 1];
  if ((await acting("resolve")) && next) open(next.dataset.id);
}

async function runMacro(key) {
  const macro = document.querySelector(`#macros [data-macro="${key}"]`);
  if (!macro) return tell(`No macro is on key ${key}.`);
  if (await acting("macro/" + macro.dataset.id, { seen: by("composer")?.dataset.seen ?? "" })) tell(macro.textContent + ": done.");
}

function why() {
  const links = document.querySelectorAll("#entries .why");
  links[links.length - 1]?.click();
  links[links.length - 1]?.scrollIntoView({ block: "center" });
}

const COMMAND = {
  next: () => step(1),
  previous: () => step(-1),
  reply: () => showTab("reply"),
  note: () => showTab("note"),
  template: () => showTab("template"),
  canned: startCanned,
  resolve: () => acting("resolve"),
  resolveAndNext,
  snooze: () => box("snooze-box"),
  assign: () => box("assign-box"),
  assignToMe: () => acting("assign", { user_id: desk.dataset.user }),
  bot: () => acting(isHeldByMe() ? "release" : "hold"),
  panel: () => show(desk.dataset.pane === "panel" ? "talk" : "panel"),
  why,
  unanswered: () => acting("unanswered"),
  label: () => box("label-box"),
  keys: () => box("keys-box"),
  commands: () => commandBar(),
  search: () => by("search").focus(),
  send: () => document.activeElement.closest("form")?.requestSubmit(),
};

function box(id) {
  if (id !== "keys-box" && id !== "command-box" && !act.id()) return tell("Open a conversation first.");
  if (id === "label-box") by(id).querySelector("input").value = [...document.querySelectorAll("#talk-head .talk-who .badge")].map((each) => each.textContent).join(", ");
  by(id).showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape" && event.target.closest("#talk textarea")) return by("log").focus();
  const meant = meaningOf(event);
  if (!meant) return;
  event.preventDefault();
  if (meant.startsWith("macro")) runMacro(meant.slice(5));
  else COMMAND[meant]();
});

document.addEventListener("click", (event) => {
  const target = event.target;
  const link = target.closest(".conv-link");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    return open(link.parentElement.dataset.id);
  }
  const button = target.closest("[data-act], [data-open], [data-go], [data-tab], [data-suggest], [data-do], [data-close], [data-keep-view], [data-drop-view]");
  if (!button) return;
  const { act: what, fields, open: boxId, go, tab, suggest: from, do: ask, dropView } = button.dataset;
  if (go) {
    event.preventDefault();
    show(go);
  } else if (what) acting(what, fields ? JSON.parse(fields) : {});
  else if (boxId) box(boxId);
  else if (tab) showTab(tab);
  else if (from) suggest(from);
  else if (ask) askFor(ask, button);
  else if (dropView) post(`/desk/views/${dropView}/drop`, {}).then(() => button.parentElement.remove());
  else if ("keepView" in button.dataset) keepView();
  else button.closest("dialog").close();
});

by("available").addEventListener("click", async () => {
  const button = by("available");
  const takes = button.getAttribute("aria-pressed") !== "true";
  const wrong = await post("/desk/available", { available: takes ? "yes" : "no" });
  if (wrong) return tell(wrong);
  button.setAttribute("aria-pressed", String(takes));
  button.textContent = takes ? "Taking chats" : "Not taking chats";
});

async function keepView() {
  const name = window.prompt("Name of this search", by("search").value);
  if (!name) return;
  const wrong = await post("/desk/views", { name, query: by("search").value });
  if (wrong) tell(wrong);
  else window.location.reload();
}

/** Ask something for an order; what needs more than a click is asked for first. */
function askFor(action, button) {
  const form = by("ask-box").querySelector("form");
  const needed = [...form.querySelectorAll("[data-for]")].filter((each) => each.dataset.for.split(" ").includes(action));
  const fields = { action, order_id: button.dataset.order };
  if (!needed.length) return acting("do", fields).then((done) => done && tell("Asked. The thread shows the answer."));
  form.reset();
  form.querySelectorAll("[data-for]").forEach((each) => { each.hidden = !needed.includes(each); });
  form.elements.action.value = action;
  form.elements.order_id.value = button.dataset.order;
  by("ask-title").textContent = button.textContent;
  by("ask-box").showModal();
}

/** The fields of a form as the server takes them. */
function fieldsOf(form, button) {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  if (button?.name) fields[button.name] = button.value;
  if (form.dataset.post === "reply" || form.dataset.post === "template") fields.seen = by("composer").dataset.seen;
  if (form.dataset.post === "template") fields.order_id = form.querySelector("input:checked")?.dataset.order ?? "";
  if (fields.in) fields.for = "time";
  if (fields.until) fields.until = new Date(fields.until).toISOString();
  if (fields.for !== "time" || fields.in) delete fields.until;
  if (form.dataset.post === "note") fields.mentions = mentioned(fields.text ?? "");
  if (form.dataset.post === "assign") fields.user_id = form.elements.user_id.value;
  if (form.dataset.post === "label") fields.labels = form.elements.labels.value;
  return fields;
}

/** Colleagues whom a note names with @, as ids with commas between. */
function mentioned(text) {
  const people = [...by("assign-box").querySelectorAll("select[name=user_id] option")].filter((each) => each.value);
  const said = text.toLowerCase();
  const names = (each) => [each.dataset.name, each.dataset.name.split(" ")[0]].map((name) => "@" + name.toLowerCase());
  return people.filter((each) => names(each).some((name) => said.includes(name))).map((each) => each.value).join(",");
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-post]");
  if (!form) return;
  event.preventDefault();
  const what = form.dataset.post;
  const fields = fieldsOf(form, event.submitter);
  const wrong = form.querySelector(".wrong");
  const problem = what === "reply" ? wrongWith(fields.text ?? "") : "";
  if (problem) return void (wrong.textContent = problem);
  if (what === "note" && !fields.text) return;
  if (what === "merge" && !fields.other_id) return tell("Choose a customer first.");
  if (what === "snooze" && fields.for === "time" && !fields.until && !fields.in) return tell("Choose a moment.");
  const said = await act.do(what, fields);
  if (wrong) wrong.textContent = said;
  else if (said) tell(said);
  if (said) return;
  form.closest("dialog")?.close();
  if (form.closest("#composer")) {
    form.querySelectorAll("textarea").forEach((each) => { each.value = ""; });
    if (what === "reply") { dropDraft(act); hasSent(); attach(); }
    if (what === "template" && by("composer").dataset.window === "open") showTab("reply");
    by("log").scrollTop = by("log").scrollHeight;
  }
});

// -- two customers who are one ---------------------------------------------------------------------------------

/** Customers that a search finds, to choose from. */
async function offerCustomers(said) {
  const fresh = await part("/desk/queue?q=" + encodeURIComponent(said));
  const found = [...(fresh?.querySelectorAll(".conv") ?? [])].filter((row) => row.dataset.id !== act.id());
  by("merge-found").replaceChildren(...found.slice(0, 8).map((row) => {
    const label = Object.assign(document.createElement("label"), { className: "template" });
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "other_id", value: row.dataset.id, required: true });
    const name = document.createElement("span");
    name.textContent = [row.querySelector(".conv-name"), row.querySelector(".conv-order")].map((each) => each?.textContent.trim() ?? "").filter(Boolean).join(" · ");
    label.append(input, name);
    return label;
  }));
}

let searching = 0;
by("merge-said")?.addEventListener("input", (event) => {
  window.clearTimeout(searching);
  searching = window.setTimeout(() => offerCustomers(event.target.value), 250);
});

// -- the command bar -------------------------------------------------------------------------------------------

function commandBar() {
  const input = by("command");
  input.value = "";
  offer("");
  box("command-box");
  input.focus();
}

function offer(said) {
  const macros = [...document.querySelectorAll("#macros [data-macro]")].map((each) => ["macro" + each.dataset.macro, each.textContent, each.dataset.macro.length === 1 ? each.dataset.macro : ""]);
  const found = [...COMMANDS, ...macros].filter(([, words]) => words.toLowerCase().includes(said.toLowerCase()));
  by("commands").replaceChildren(...found.map(([name, words, key], index) => {
    const row = document.createElement("li");
    row.setAttribute("role", "option");
    row.id = "command-" + index;
    row.dataset.command = name;
    row.setAttribute("aria-selected", String(index === 0));
    row.append(words);
    if (key) row.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    return row;
  }));
  by("command").setAttribute("aria-activedescendant", found.length ? "command-0" : "");
}

function run(row) {
  by("command-box").close();
  if (!row) return;
  const name = row.dataset.command;
  if (name.startsWith("macro")) runMacro(name.slice(5));
  else COMMAND[name]();
}

by("command").addEventListener("input", (event) => offer(event.target.value));
by("commands").addEventListener("click", (event) => run(event.target.closest("[role=option]")));
by("command").addEventListener("keydown", (event) => {
  const all = [...by("commands").children];
  const at = all.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter") {
    event.preventDefault();
    run(all[at]);
  } else if (move && all.length) {
    event.preventDefault();
    const next = all[(at + move + all.length) % all.length];
    all.forEach((row) => row.setAttribute("aria-selected", String(row === next)));
    by("command").setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }
});

// -- beginning -------------------------------------------------------------------------------------------------

window.addEventListener("popstate", () => {
  const id = window.location.pathname.match(/^\/desk\/c\/(\d+)/)?.[1];
  if (id) open(id, false);
  else show("queue");
});
by("rows").addEventListener("htmx:afterSettle", () => markOpen(act.id()));
if ("Notification" in window && Notification.permission === "default") {
  by("notify").hidden = false;
  by("notify").addEventListener("click", async () => { by("notify").hidden = (await Notification.requestPermission()) !== "default"; });
}
rove();
opened();
title();
