/* What an agent writes: reply, template and note that cannot be mixed up, drafts, canned replies, the window's clock. */
import { tell } from "./shell.js";

const VARIABLE = /\{\{\s*[a-z_]+\s*\}\}/;
const DRAFT_AFTER_MS = 600;

const by = (id) => document.getElementById(id);
let cannedReplies = null;
let attached = { buttons: [], file: "" }; // what goes with the reply
let drafting = 0;
let typingSince = 0;

export function showTab(name) {
  const tab = by("tab-" + name);
  if (!tab || tab.disabled) return name === "reply" ? showTab("template") : undefined;
  for (const each of document.querySelectorAll("#composer [role=tab]")) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    by(each.getAttribute("aria-controls")).hidden = !chosen;
  }
  const form = by("write-" + name);
  if (name === "template") window.htmx?.trigger(form.querySelector(".templates"), "show");
  form.querySelector("textarea, input[type=radio]")?.focus();
}

/** Called when a conversation was opened: nothing of the last one stays. */
export function begin(act) {
  cannedReplies = null;
  const text = by("reply-text");
  if (!text) return;
  text.addEventListener("input", () => {
    keepDraft(act, text.value);
    typing(act);
    offerCanned();
  });
  text.addEventListener("keydown", chooseCanned);
  by("detach").addEventListener("click", () => attach());
}

/** Let buttons or a file go with the reply; without any, what was there is taken away. */
export function attach({ buttons = [], file = "" } = {}) {
  attached = { buttons, file };
  showAttached();
}

/** Draw what goes with the reply, also after the composer was drawn anew. */
export function showAttached() {
  const line = by("attached");
  if (!line) return;
  const { buttons, file } = attached;
  line.querySelector("[name=buttons]").value = buttons.join("\n");
  line.querySelector("[name=file]").value = file;
  line.querySelector("span").textContent = file ? `With the file ${file}` : `With the buttons ${buttons.map((label) => `[${label}]`).join(" ")}`;
  line.hidden = !file && !buttons.length;
}

function keepDraft(act, value) {
  window.clearTimeout(drafting);
  const id = act.id();
  drafting = window.setTimeout(() => act.own(id, "draft", { text: value }), DRAFT_AFTER_MS);
}

export function dropDraft(act) {
  window.clearTimeout(drafting);
  act.own(act.id(), "draft", { text: "" });
}

function typing(act) {
  if (Date.now() - typingSince < 8000) return;
  typingSince = Date.now();
  act.own(act.id(), "presence", { doing: "typing" });
}

export const stillTyping = () => Date.now() - typingSince < 10000;
export const hasSent = () => { typingSince = 0; };

/** Why the text may not leave as it is; "" when it may. */
export function wrongWith(text) {
  if (!text.trim()) return "There is nothing to send yet.";
  const found = text.match(VARIABLE);
  return found ? `${found[0]} has no value for this order. Fill it in or take it out.` : "";
}

export function suggest(id) {
  const text = by("reply-text");
  showTab("reply");
  if (!text || by("write-reply").hidden) return tell("The window is shut: send a template.");
  if (!text.value.trim() || window.confirm("Replace what you have written?")) {
    text.value = by(id).textContent;
    text.dispatchEvent(new Event("input"));
    text.focus();
  }
}

// -- canned replies ------------------------------------------------------------------------------------------

async function offerCanned() {
  const text = by("reply-text");
  const box = by("canned");
  const asked = text.value.match(/^\/([\w-]*)$/);
  if (!asked) return close(box);
  if (!cannedReplies) cannedReplies = await (await fetch(`/desk/c/${by("talk").dataset.id}/canned`, { headers: { Accept: "application/json" } })).json();
  const found = cannedReplies.filter((each) => each.short.startsWith(asked[1].toLowerCase()));
  box.replaceChildren(...found.map(option));
  box.hidden = !found.length;
  if (!found.length) tell(cannedReplies.length ? "No canned reply of that name." : "There are no canned replies yet.");
}

function option(each, index) {
  const row = document.createElement("div");
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(index === 0));
  const name = document.createElement("strong");
  name.textContent = "/" + each.short;
  const text = document.createElement("span");
  text.className = "quiet small";
  text.textContent = each.text;
  row.append(name, text);
  row.addEventListener("click", () => take(each));
  row.canned = each;
  return row;
}

function take(each) {
  const text = by("reply-text");
  text.value = each.text;
  attach(each);
  close(by("canned"));
  by("reply-wrong").textContent = each.missing.length ? wrongWith(each.text) : "";
  text.focus();
  const at = each.text.search(VARIABLE);
  if (at >= 0) text.setSelectionRange(at, at + each.text.match(VARIABLE)[0].length);
  text.dispatchEvent(new Event("input"));
}

function close(box) {
  box.hidden = true;
  box.replaceChildren();
}

function chooseCanned(event) {
  const box = by("canned");
  if (box.hidden) return;
  const rows = [...box.children];
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) {
    event.preventDefault();
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === (at + move + rows.length) % rows.length)));
  } else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") {
    event.preventDefault();
    take(rows[at].canned);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    close(box);
  }
}

export function startCanned() {
  showTab("reply");
  const text = by("reply-text");
  if (!text || text.value) return;
  text.value = "/";
  offerCanned();
}
