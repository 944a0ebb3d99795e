// The paper clip: photo, document, location, voice note, sticker, contact.

import { toast } from "./dom.js";
import { shareSpot } from "./answers.js";
import { choiceSheet } from "./sheets.js";

const LIMIT = 5 * 1024 * 1024; // bytes; Meta's limit for pictures

/** `say(verb, body)` acts on the phone. */
export function attachMenu(say) {
  const sample = (kind, more = {}) => say("media", { kind, ...more });
  choiceSheet(
    "Attach",
    "attach-sheet",
    [
      { text: "Gallery", icon: "photo", testid: "attach-gallery", call: () => pick(say) },
      { text: "Sample photo", icon: "photo", testid: "attach-photo", call: () => sample("image") },
      { text: "Document", icon: "file", testid: "attach-document", call: () => sample("document", { filename: "invoice.pdf" }) },
      { text: "Location", icon: "pin", testid: "attach-location", call: () => shareSpot(say) },
      { text: "Voice note", icon: "mic", testid: "attach-voice", call: () => sample("voice") },
      { text: "Sticker", icon: "sticker", testid: "attach-sticker", call: () => sample("sticker") },
    ],
    "grid",
  );
}

function pick(say) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/jpeg,image/png";
  input.addEventListener("change", () => input.files[0] && send(input.files[0], say));
  input.click();
}

async function send(file, say) {
  if (file.size > LIMIT) return toast("A picture may have 5 MB at most.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return say("media", { kind: "image", base64: btoa(text), mime_type: file.type });
}
