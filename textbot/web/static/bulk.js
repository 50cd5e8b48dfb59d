// Choosing many: all on the page at a click, how many are chosen, and the bar only while any is. Without it the link
// loads the page with all of them chosen.
"use strict";

function boxes() {
  return [...document.querySelectorAll("#bulk input[name=ids]")];
}

function count() {
  const bar = document.getElementById("bulk-bar");
  if (!bar) return;
  const all = boxes();
  const number = all.filter((box) => box.checked).length;
  const chosen = document.getElementById("chosen");
  const words = number === 1 ? chosen.dataset.one : chosen.dataset.many.replace("#", String(number));
  const said = number ? words : "";
  if (chosen.textContent !== said) chosen.textContent = said;
  for (const button of bar.querySelectorAll("button")) {
    if (button.disabled !== (number === 0)) button.disabled = number === 0;
  }
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("#all");
  if (!link) return;
  event.preventDefault();
  const all = boxes();
  const wanted = all.some((box) => !box.checked);
  for (const box of all) box.checked = wanted;
  count();
});
document.addEventListener("change", count);
// The list may be brought up to date by itself, and its buttons with it.
const CHANGES = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "checked"] };
new MutationObserver(count).observe(document.getElementById("live"), CHANGES);
count();
