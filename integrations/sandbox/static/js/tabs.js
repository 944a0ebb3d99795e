// The tabs of the back office; on a narrow screen the phone is a tab as well.

import { byId, h } from "./dom.js";
import { changed } from "./store.js";

const TABS = [
  ["phone", "Phone"],
  ["shop", "Shop"],
  ["courier", "Courier"],
  ["journey", "Journey"],
  ["faults", "Faults"],
  ["log", "Log"],
];

/** Build the tab list: arrow keys move, as the ARIA pattern for tabs asks. */
export function buildTabs() {
  const list = byId("tabs");
  for (const [name, text] of TABS) {
    const props = {
      type: "button",
      role: "tab",
      id: `tab-button-${name}`,
      class: `tab tab-${name}`,
      testid: `tab-${name}`,
      "aria-controls": name === "phone" ? "phone" : `tab-${name}`,
      text,
      on: { click: () => show(name), keydown: onKey },
    };
    list.append(h("button", props));
  }
  show("shop");
  if (matchMedia("(max-width: 820px)").matches) show("phone");
}

function onKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const shown = TABS.map(([name]) => byId(`tab-button-${name}`)).filter((tab) => tab.offsetParent !== null);
  const next = shown[(shown.indexOf(event.target) + step + shown.length) % shown.length];
  next.focus();
  next.click();
}

export function show(name) {
  byId("desk").dataset.tab = name;
  for (const [each] of TABS) {
    const button = byId(`tab-button-${each}`);
    button.setAttribute("aria-selected", String(each === name));
    button.tabIndex = each === name ? 0 : -1;
    if (each !== "phone") byId(`tab-${each}`).hidden = each !== (name === "phone" ? "shop" : name);
  }
  changed("log", "journey");
}
