// The virtual clock as the page knows it, and the ways times are written. All in Indian time.

const ZONE = "Asia/Kolkata";
let offset = 0; // milliseconds by which the virtual clock is ahead of this machine's

/** Follow the sandbox's clock. `at` is its time now, ISO 8601. */
export function follow(at) {
  offset = Date.parse(at) - Date.now();
}

export function now() {
  return Date.now() + offset;
}

const clock = new Intl.DateTimeFormat("en-IN", { timeZone: ZONE, hour: "numeric", minute: "2-digit", hour12: true });
const longDay = new Intl.DateTimeFormat("en-IN", { timeZone: ZONE, day: "numeric", month: "long", year: "numeric" });
const shortDay = new Intl.DateTimeFormat("en-IN", { timeZone: ZONE, weekday: "short", day: "numeric", month: "short" });
const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE });

export function timeOf(at) {
  return clock.format(new Date(at)).replace("am", "AM").replace("pm", "PM");
}

export function dayOf(at) {
  return isoDay.format(new Date(at));
}

/** Today, Yesterday, or the date: what stands between two days of a chat. */
export function dayLabel(at) {
  const day = dayOf(at);
  if (day === dayOf(now())) return "Today";
  if (day === dayOf(now() - 86_400_000)) return "Yesterday";
  return longDay.format(new Date(at));
}

export function moment(at) {
  return `${shortDay.format(new Date(at))}, ${timeOf(at)}`;
}

/** Seconds until 09:00 in India on the next day. */
export function untilNextMorning() {
  const [year, month, day] = dayOf(now()).split("-").map(Number);
  const morning = Date.UTC(year, month - 1, day + 1, 3, 30); // 09:00 in India is 03:30 UTC
  return (morning - now()) / 1000;
}

/** "14 h 20 min" and the like. */
export function span(seconds) {
  const minutes = Math.max(0, Math.round(seconds / 60));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

export function rupees(paise) {
  return `₹${(paise / 100).toLocaleString("en-IN", { minimumFractionDigits: paise % 100 ? 2 : 0 })}`;
}
