// What slides up inside the phone: lists, address forms, the attach menu, reactions, a new phone.

import { clear, h, icon } from "./dom.js";

let host = null;
let before = null;

/** Where sheets appear: an element inside the phone. */
export function sheetsIn(element) {
  host = element;
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSheet();
    if (event.key === "Tab") keepInside(event);
  });
}

function keepInside(event) {
  const stops = [...host.querySelectorAll("button, input, select, textarea")].filter((stop) => !stop.disabled);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaving || !first) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

export function closeSheet() {
  if (!host || host.hidden) return;
  host.hidden = true;
  clear(host);
  before?.focus();
}

/** Show a titled sheet. `testid` marks it for tests. */
export function openSheet(title, testid, ...children) {
  before = document.activeElement;
  const close = h("button", { class: "round", type: "button", "aria-label": "Close", testid: "sheet-close", on: { click: closeSheet } }, icon("close"));
  const sheet = h(
    "div",
    { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title, testid },
    h("header", { class: "sheet-head" }, close, h("h2", { text: title })),
    h("div", { class: "sheet-body" }, ...children),
  );
  clear(host).append(h("div", { class: "scrim", on: { click: closeSheet } }), sheet);
  host.hidden = false;
  (sheet.querySelector("input, [data-focus]") ?? close).focus();
  return sheet;
}

/** The rows of a list message: choose one, then send. `choose(row)`. */
export function listSheet(title, sections, choose) {
  let chosen = null;
  const send = h("button", { class: "primary", type: "submit", disabled: true, testid: "list-send", text: "Send" });
  const groups = sections.map((section) =>
    h(
      "fieldset",
      { class: "rows" },
      section.title ? h("legend", { text: section.title }) : null,
      ...section.rows.map((row) => {
        const radio = h("input", { type: "radio", name: "row", on: { change: () => ((chosen = row), (send.disabled = false)) } });
        const text = h("span", {}, h("strong", { text: row.title }), row.description ? h("small", { text: row.description }) : null);
        return h("label", { class: "list-row", testid: "list-row", data: { id: row.id } }, text, radio);
      }),
    ),
  );
  const submit = (event) => {
    event.preventDefault();
    if (!chosen) return;
    closeSheet();
    choose(chosen);
  };
  openSheet(title, "list-sheet", h("form", { on: { submit } }, ...groups, send));
}

/** A sheet of plain choices. `choices`: [{text, icon, testid, call}] */
export function choiceSheet(title, testid, choices, className = "choices") {
  const buttons = choices.map((choice) => {
    const click = () => (closeSheet(), choice.call());
    const mark = choice.icon ? h("span", { class: "choice-icon" }, icon(choice.icon)) : null;
    return h("button", { class: "choice", type: "button", testid: choice.testid, disabled: choice.disabled, on: { click } }, mark, h("span", { text: choice.text }));
  });
  openSheet(title, testid, h("div", { class: className }, ...buttons));
}

/** A form. `fields`: [{name, label, value, error, required, pattern, inputmode, type}]; `submit(values)`. */
export function formSheet(title, testid, fields, word, submit) {
  const inputs = fields.map((field) => {
    const id = `field-${field.name}`;
    const common = { id, name: field.name, testid: id, "aria-describedby": field.error ? `${id}-error` : undefined };
    const input =
      field.type === "checkbox"
        ? h("input", { ...common, type: "checkbox", checked: Boolean(field.value) })
        : h("input", { ...common, value: field.value ?? "", required: field.required, pattern: field.pattern, inputmode: field.inputmode, autocomplete: "off", maxlength: "200" });
    const error = field.error ? h("small", { class: "error", id: `${id}-error`, text: field.error }) : null;
    return h("label", { class: `field ${field.type ?? ""}`, for: id }, h("span", { text: field.label }), input, error);
  });
  const send = (event) => {
    event.preventDefault();
    const values = {};
    for (const input of event.target.elements) if (input.name) values[input.name] = input.type === "checkbox" ? input.checked : input.value.trim();
    closeSheet();
    submit(values);
  };
  openSheet(title, testid, h("form", { class: "form", on: { submit: send } }, ...inputs, h("button", { class: "primary", type: "submit", testid: "form-send", text: word })));
}
