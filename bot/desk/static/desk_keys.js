/* The keys of the desk. Single letters do nothing while somebody types. */

const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

// Aliases that people know from another inbox.
const ALT = { j: "next", k: "previous", e: "resolve", m: "snooze", p: "note", l: "reply", o: "panel" };
const PLAIN = {
  j: "next", k: "previous", r: "reply", n: "note", t: "template", "/": "canned", e: "resolve", E: "resolveAndNext",
  z: "snooze", a: "assign", A: "assignToMe", b: "bot", o: "panel", w: "why", u: "unanswered", l: "label", "?": "keys",
};

/** What a key press means: the name of a command, or "" when it means nothing here. */
export function meaningOf(event) {
  const typing = event.target.closest?.(TYPING);
  const held = event.ctrlKey || event.metaKey;
  if (held && !event.altKey && event.key.toLowerCase() === "k") return "commands";
  if (held && event.key === "Enter") return typing ? "send" : "";
  const letter = event.code?.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  if (event.altKey && event.ctrlKey) return letter === "e" ? "resolveAndNext" : "";
  if (event.altKey) return ALT[letter] ?? "";
  if (held || typing || document.querySelector("dialog[open]")) return "";
  if (/^[1-9]$/.test(event.key)) return "macro" + event.key;
  return PLAIN[event.key] ?? "";
}

/** The commands of the bar: [name, words, key]. */
export const COMMANDS = [
  ["reply", "Reply", "r"], ["note", "Write a note", "n"], ["template", "Send a template", "t"], ["canned", "Canned reply", "/"],
  ["bot", "Hold or release the bot", "b"], ["assign", "Assign", "a"], ["assignToMe", "Assign to me", "Shift A"],
  ["snooze", "Snooze", "z"], ["resolve", "Resolve", "e"], ["resolveAndNext", "Resolve and next", "Shift E"],
  ["unanswered", "Mark as needs answer", "u"], ["label", "Labels", "l"], ["why", "Why was the last message sent", "w"],
  ["panel", "Order panel", "o"], ["next", "Next conversation", "j"], ["previous", "Previous conversation", "k"],
  ["search", "Search", ""], ["keys", "List of keys", "?"],
];
