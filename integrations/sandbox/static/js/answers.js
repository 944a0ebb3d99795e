// What a tap on a message's button does: an answer, a sheet, a form, a link.

import { toast } from "./dom.js";
import { choiceSheet, formSheet, listSheet } from "./sheets.js";

const ADDRESS_FIELDS = [
  ["name", "Name"],
  ["phone_number", "Phone number"],
  ["in_pin_code", "Pin code"],
  ["address", "Address"],
  ["house_number", "Flat or house number"],
  ["building_name", "Building"],
  ["landmark_area", "Landmark or area"],
  ["city", "City"],
  ["state", "State"],
];
const REQUIRED = new Set(["name", "phone_number", "in_pin_code", "address", "city"]);

/** `say(verb, body)` acts on the phone. */
export function pressed(message, button, look, say) {
  const press = PRESS[button.type] ?? (() => toast("The emulated phone has nothing behind this button."));
  press(message, button, look, say);
}

const tap = (message, choice, say) => say("tap", { message_id: message.id, choice });

const PRESS = {
  reply: (message, button, _look, say) => tap(message, button.id, say),
  quick_reply: (message, button, _look, say) => tap(message, button.text, say),
  contact_request: (message, button, _look, say) => tap(message, button.text, say),
  request_contact_info: (message, button, _look, say) => tap(message, button.text, say),
  list: (message, button, look, say) => listSheet(button.text, look.sections ?? [], (row) => tap(message, row.id, say)),
  all: (message, _button, look, say) => allOptions(message, look, say),
  url: (_message, button) => openLink(button.url),
  copy_code: (_message, button) => copy(button.code),
  send_location: (message, _button, _look, say) => shareSpot(say, message.id),
  address: (message, _button, look, say) => addressForm(message, look.address_form ?? {}, say),
  flow: (message, button, _look, say) => flowForm(message, button, say),
  phone_number: (_message, button) => toast(`A call to ${button.text} would start here.`),
};

function allOptions(message, look, say) {
  const choices = look.buttons.map((button) => ({ text: button.text, testid: "option", call: () => pressed(message, button, look, say) }));
  choiceSheet("All options", "options-sheet", choices);
}

function openLink(url) {
  if (!/^https?:\/\//.test(url ?? "")) return toast("This link is not a web address.");
  window.open(url, "_blank", "noopener");
}

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code);
    toast(`Copied ${code}`);
  } catch {
    toast(`The code is ${code}`);
  }
}

export const SPOTS = [
  { name: "Home", address: "14, Sunrise Apartments, Kothrud, Pune", latitude: 18.5074, longitude: 73.8077 },
  { name: "Office", address: "Tower B, Cerebrum Park, Kalyani Nagar, Pune", latitude: 18.5482, longitude: 73.9011 },
];

/** Choose one of two invented places, or the current one without a name. */
export function shareSpot(say, replyTo = "") {
  const send = (spot) => say("location", replyTo ? { ...spot, reply_to: replyTo } : spot);
  const named = SPOTS.map((spot) => ({ text: `${spot.name}: ${spot.address}`, icon: "pin", testid: "spot", call: () => send(spot) }));
  const here = { latitude: 18.5163, longitude: 73.8567 };
  choiceSheet("Send location", "location-sheet", [{ text: "Send your current location", icon: "pin", testid: "spot-here", call: () => send(here) }, ...named]);
}

function addressForm(message, form, say) {
  const errors = form.validation_errors ?? {};
  const saved = form.saved_addresses ?? [];
  const fields = ADDRESS_FIELDS.map(([name, label]) => ({
    name,
    label,
    value: form.values?.[name] ?? "",
    error: errors[name],
    required: REQUIRED.has(name),
    inputmode: name === "in_pin_code" || name === "phone_number" ? "numeric" : undefined,
    pattern: name === "in_pin_code" ? "[0-9]{6}" : undefined,
  }));
  const send = (values, savedId = "") => say("address", { message_id: message.id, values: filled(values), saved_address_id: savedId });
  const blank = () => formSheet("Delivery address", "address-sheet", fields, "Send address", (values) => send(values));
  if (saved.length === 0) return blank();
  const known = saved.map((each) => ({ text: Object.values(each.value).filter(Boolean).join(", "), icon: "home", testid: "saved-address", call: () => send(each.value, each.id) }));
  choiceSheet("Choose an address", "saved-addresses", [...known, { text: "Add an address", icon: "plus", testid: "new-address", call: blank }]);
}

function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function flowForm(message, button, say) {
  const fields = [{ name: "comment", label: "Your answer", value: "" }];
  const token = button.flow?.flow_token ?? "";
  formSheet(button.text, "flow-sheet", fields, "Submit", (values) => say("flow", { message_id: message.id, response: { ...values, flow_token: token } }));
}
