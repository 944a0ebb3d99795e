// Builds DOM nodes. Text always goes through textContent, so nothing a customer writes can become markup.

/** h("button", {class, text, testid, on: {click}, data: {}, anyAttribute}, ...children) */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "class") node.className = value;
  else if (name === "text") node.textContent = value;
  else if (name === "testid") node.dataset.testid = value;
  else if (name === "on") for (const [event, call] of Object.entries(value)) node.addEventListener(event, call);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "value" || name === "disabled" || name === "checked") node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

export function clear(node) {
  node.replaceChildren();
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  plus: "M12 5v14M5 12h14",
  attach: "M19 11.5l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.2-2.1L14 8",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14c1.8 2.7 5.200 2.700 7 0M9 9.500v.01M15 9.500v.01",
  send: "M4 12l16-8-5 16-3.500-6.500z",
  mic: "M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v3",
  reply: "M9 7l-5 5 5 5M4 12h9a6 6 0 0 1 6 6v1",
  list: "M8 7h12M8 12h12M8 17h12M4 7v.01M4 12v.01M4 17v.01",
  link: "M14 5h5v5M19 5l-8 8M11 6H6v12h12v-5",
  pin: "M12 21s7-6.200 7-11a7 7 0 0 0-14 0c0 4.800 7 11 7 11zM12 8a2.200 2.200 0 1 0 0 4.400A2.200 2.200 0 0 0 12 8z",
  photo: "M4 6h16v13H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500v.01",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  sticker: "M5 5h14v9l-5 5H5zM14 19v-5h5M9 10v.01M14 10v.01",
  play: "M8 5l11 7-11 7z",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  copy: "M9 9h10v10H9zM5 15V5h10",
  phone: "M6 4h3l2 5-2 1.500a11 11 0 0 0 4.500 4.500L15 13l5 2v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2z",
  home: "M4 11l8-7 8 7M6 10v10h12V10",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20c1-5 15-5 16 0",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12",
  warn: "M12 4l9 16H3zM12 10v4M12 17v.01",
};

/** A stroked 24-pixel icon; decorative, so hidden from screen readers. */
export function icon(name, className = "icon") {
  return drawing(className, "0 0 24 24", [PATHS[name]]);
}

/** One or two ticks, or a clock or a warning, as the app people know draws them. */
export function tick(status) {
  const one = "M2 8.500l3.500 3.500L13 4.500";
  const two = "M7.500 11l1 1L16.500 4.500";
  if (status === "failed") return drawing("tick failed", "0 0 24 24", [PATHS.warn]);
  if (status === "held") return drawing("tick", "0 0 18 16", ["M9 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM9 5v3.200l2 1.300"]);
  const paths = status === "delivered" || status === "read" ? [one, two] : [one];
  return drawing(status === "read" ? "tick read" : "tick", "0 0 18 16", paths);
}

function drawing(className, box, paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  for (const shape of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", shape);
    svg.append(path);
  }
  return svg;
}

/** The ring around the avatar: how much of the 24-hour window is left, 0 to 1. */
export function ring(share) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 44 44");
  svg.setAttribute("class", "ring");
  svg.setAttribute("aria-hidden", "true");
  for (const [className, part] of [["ring-track", 1], ["ring-left", share]]) {
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("cx", "22");
    circle.setAttribute("cy", "22");
    circle.setAttribute("r", "20");
    circle.setAttribute("class", className);
    circle.setAttribute("pathLength", "100");
    circle.setAttribute("stroke-dasharray", `${Math.max(0, Math.min(1, part)) * 100} 100`);
    if (part > 0) svg.append(circle);
  }
  return svg;
}

let toastTimer = 0;

export function toast(text) {
  const node = byId("toast");
  node.textContent = text;
  node.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => node.classList.remove("shown"), 4500);
}
