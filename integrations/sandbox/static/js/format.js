// WhatsApp's own text formatting, as DOM nodes: *bold* _italic_ ~strike~ ```mono``` `code`, lists, quotes, links.

const SPANS = [
  [/```([^]+?)```/, "code"],
  [/`([^`\n]+)`/, "code"],
  [/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*?\S)\*(?![\p{L}\p{N}*])/u, "strong"],
  [/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*?\S)_(?![\p{L}\p{N}_])/u, "em"],
  [/(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*?\S)~(?![\p{L}\p{N}~])/u, "s"],
];
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/;

/** The formatted text as a fragment; line breaks are kept by CSS (white-space: pre-wrap). */
export function formatted(text) {
  const fragment = document.createDocumentFragment();
  inline(fragment, String(text ?? ""));
  return fragment;
}

function inline(parent, text) {
  const found = first(text);
  if (!found) return plain(parent, text);
  const { match, tag } = found;
  plain(parent, text.slice(0, match.index));
  const node = document.createElement(tag);
  if (tag === "code") node.textContent = match[1];
  else inline(node, match[1]);
  parent.append(node);
  inline(parent, text.slice(match.index + match[0].length));
}

function first(text) {
  let best = null;
  for (const [pattern, tag] of SPANS) {
    const match = pattern.exec(text);
    if (match && (!best || match.index < best.match.index)) best = { match, tag };
  }
  return best;
}

function plain(parent, text) {
  const match = LINK.exec(text);
  if (!match) {
    if (text) parent.append(text);
    return;
  }
  parent.append(text.slice(0, match.index));
  const link = document.createElement("a");
  link.href = match[0];
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.textContent = match[0];
  parent.append(link);
  plain(parent, text.slice(match.index + match[0].length));
}
