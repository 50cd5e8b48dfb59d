// A form of a notice is sent once, however often its button is pressed. The server holds to that by itself; this spares
// a member the second answer.
"use strict";

const AGAIN = 5000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, AGAIN);
});
window.addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });
