/* Listens to what changes on the desk. The browser comes back by itself and names the last change it saw. */

/** `on` has change(list), counts(object), presence(object), reload(), lost(), back(). */
export function listen(since, on) {
  let gone = 0;
  const source = new EventSource(`/desk/stream?since=${since}`);
  const read = (name) => source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  ["change", "counts", "presence", "reload"].forEach(read);
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      // the server said no (a restart, or the log-in is over): the browser gives up, we do not
      on.lost();
      window.setTimeout(() => listen(on.mark(), on), 2000);
    } else if (!gone) gone = window.setTimeout(on.lost, 1500);
  });
  source.addEventListener("open", () => {
    window.clearTimeout(gone);
    gone = 0;
    on.back();
  });
  ["change", "counts"].forEach((name) => source.addEventListener(name, (event) => event.lastEventId && on.seen(event.lastEventId)));
  window.addEventListener("pagehide", () => source.close(), { once: true });
}
