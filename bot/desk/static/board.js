/* The board: asked for again every few seconds unless somebody writes in it; forms are posted without leaving. */
import { tell } from "./shell.js";

const EVERY_MS = 5000;
const board = document.getElementById("board");

/** Whether a form of the board is in use: it must not be taken from under her hands. */
function isInUse() {
  const typed = [...board.querySelectorAll("input[name=text]")].some((each) => each.value);
  return typed || Boolean(document.activeElement?.closest("#board form"));
}

async function refresh() {
  if (document.hidden || isInUse()) return;
  try {
    const answer = await fetch(board.dataset.live, { credentials: "same-origin", headers: { "HX-Request": "true" } });
    if (answer.status === 401) return window.location.reload();
    if (answer.ok && !isInUse()) board.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  } catch {
    tell("The service cannot be reached. Trying again…");
  }
}

async function reasonOf(answer) {
  try {
    return (await answer.json()).error;
  } catch {
    return "";
  }
}

board.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-act]");
  if (!form) return;
  event.preventDefault();
  const headers = { "X-CSRF-Token": board.dataset.csrf, Accept: "application/json" };
  try {
    const answer = await fetch(form.dataset.act, { method: "POST", headers, body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
    if (!answer.ok) return tell((await reasonOf(answer)) || `That did not work (${answer.status}).`);
  } catch {
    return tell("The service cannot be reached. Nothing was changed.");
  }
  form.reset();
  document.activeElement?.blur();
  tell("Done.");
  refresh();
});

window.setInterval(refresh, EVERY_MS);
