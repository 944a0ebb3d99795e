/* Puts what the server sent into the page, element by element, so that nothing jumps and nothing typed is lost. */

/** The elements of a piece of HTML. It is text of our own server; scripts in it are never run. */
export function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** Fetch a part of a page; null when it is not there, cannot be reached, or the log-in is over (then that follows). */
export async function part(url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin" }).catch(() => Response.error());
  if (answer.status === 401) window.location.assign("/login?next=" + encodeURIComponent(window.location.pathname + window.location.search));
  return answer.ok ? parsed(await answer.text()) : null;
}

/** Make the children of `list` those of `wanted`, by their ids; those that are the same are left alone. */
export function patchList(list, wanted, keep = () => false) {
  const known = new Map([...list.children].map((child) => [child.id, child]));
  const named = new Set();
  let after = null;
  for (const child of [...wanted.children]) {
    const old = child.id ? known.get(child.id) : null;
    let placed = child;
    if (old && same(old, child)) placed = old;
    else if (old) old.replaceWith(child);
    if (child.id) named.add(child.id);
    const next = after ? after.nextElementSibling : list.firstElementChild;
    if (placed !== next) list.insertBefore(placed, next);
    if (placed === child) window.htmx?.process(child);
    after = placed;
  }
  for (const [id, child] of known) if (child.isConnected && child.parentElement === list && !named.has(id) && !keep(child)) child.remove();
}

/** Whether two elements say the same; what was opened or filled in since does not count. */
function same(old, fresh) {
  return signature(old) === signature(fresh);
}

const signatures = new WeakMap();

function signature(element) {
  if (!signatures.has(element)) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll?.(".why-lines, .conv-here").forEach((each) => each.replaceChildren());
    copy.querySelectorAll?.("details[open]").forEach((each) => each.removeAttribute("open"));
    copy.querySelectorAll?.("[tabindex], .htmx-request").forEach((each) => { each.removeAttribute("tabindex"); each.classList.remove("htmx-request"); });
    copy.classList.remove("open", "htmx-request");
    signatures.set(element, copy.outerHTML.replace(/ class=""/g, ""));
  }
  return signatures.get(element);
}

/** Replace an element by its namesake in `fresh`, if there is one. */
export function replaceById(id, fresh) {
  const old = document.getElementById(id);
  const next = fresh.querySelector("#" + id);
  if (!old || !next) return null;
  old.replaceWith(next);
  window.htmx?.process(next);
  return next;
}
