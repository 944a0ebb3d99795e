/* What every screen shares: short notices, questions before something that cannot be undone. */

const toast = document.getElementById("toast");
let hiding = 0;

/** Show a short notice for a few seconds; screen readers hear it. */
export function tell(text) {
  if (!toast) return;
  toast.textContent = text;
  toast.classList.add("shown");
  window.clearTimeout(hiding);
  hiding = window.setTimeout(() => toast.classList.remove("shown"), 5000);
}

/** What a refused request says about itself. */
function reasonOf(request) {
  try {
    return JSON.parse(request.responseText).error ?? "";
  } catch {
    return "";
  }
}

document.addEventListener("htmx:responseError", (event) => {
  tell(reasonOf(event.detail.xhr) || `That did not work (${event.detail.xhr.status}). Nothing was changed.`);
});

document.addEventListener("htmx:sendError", () => tell("The service cannot be reached. Nothing was changed."));

/* <form data-confirm="…">: asked before it is sent. */
document.addEventListener("submit", (event) => {
  const question = event.target.dataset?.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

/* <button data-copy="#id">: the text of that element goes to the clipboard. */
document.addEventListener("click", async (event) => {
  const from = event.target.closest("[data-copy]");
  if (!from) return;
  await navigator.clipboard.writeText(document.querySelector(from.dataset.copy)?.textContent.trim() ?? "");
  tell("Copied.");
});
