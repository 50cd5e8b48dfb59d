// Keys that do things: j k move, Enter opens, x selects, r a n e reach a form, Esc leaves it, / searches, ? helps, g i goes
// to the inbox.
// A page says what a key reaches by data-key="r" on a field, button, link or <details>. Nothing is sent by a key alone.
"use strict";

const OFF = "textbot-keys-off";
const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

// The parts of a conversation that have a key.
const PARTS = { r: "#text", a: "#assign", n: "#note", e: "#close" };

let lastKey = "";

function isOn() {
  return document.body.dataset.keys === "on" && localStorage.getItem(OFF) !== "yes";
}

function isTyping(event) {
  return event.target instanceof Element && event.target.closest(TYPING) !== null;
}

// What stands in order on this page: the rows of a list, or the texts of a conversation.
function stops() {
  const rows = [...document.querySelectorAll(".list .item > a")];
  return rows.length ? rows : [...document.querySelectorAll(".texts > .text")];
}

function move(by) {
  const all = stops();
  if (!all.length) return;
  const at = all.findIndex((stop) => stop.contains(document.activeElement) || stop.parentElement?.matches(".item:focus-within"));
  const fromEnd = at < 0 && all[0].matches(".text");
  const next = fromEnd ? all.length - 1 : Math.min(Math.max(at < 0 ? 0 : at + by, 0), all.length - 1);
  if (!all[next].matches("a")) all[next].tabIndex = -1;
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function pick() {
  const box = document.activeElement?.closest(".item")?.querySelector("input[type=checkbox]");
  if (box) box.click();
}

function reach(key) {
  const parts = `[data-key="${CSS.escape(key)}"]${PARTS[key] ? `, ${PARTS[key]}` : ""}`;
  const found = [...document.querySelectorAll(parts)].find((each) => each.checkVisibility());
  if (!found) return false;
  const folded = found.closest("details");
  if (folded) folded.open = true;
  const field = found.matches("details") ? found.querySelector("textarea, input:not([type=hidden]), select, button") : found;
  if (found.matches("a")) found.click();
  else (field ?? found).focus();
  (field ?? found).scrollIntoView({ block: "nearest" });
  return true;
}

async function help() {
  let dialog = document.getElementById("keys-dialog");
  if (!dialog) {
    const answer = await fetch("/inbox/keys", { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog = document.createElement("dialog");
    dialog.id = "keys-dialog";
    const heading = page.querySelector("h1");
    heading.id = "keys-heading";
    dialog.setAttribute("aria-labelledby", heading.id);
    const close = document.createElement("form");
    close.method = "dialog";
    const button = document.createElement("button");
    button.textContent = page.getElementById("keys").dataset.close;
    close.append(button);
    dialog.append(heading, page.getElementById("keys"), close);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}

const DEEDS = {
  j: () => move(1),
  k: () => move(-1),
  x: pick,
  "/": () => (reach("/") ? null : document.getElementById("find")?.focus()),
  "?": help,
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!isOn() || document.querySelector("dialog[open]")) return;
  if (isTyping(event)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const before = lastKey;
  lastKey = event.key;
  if (before === "g" && event.key === "i") {
    location.assign("/inbox");
  } else if (DEEDS[event.key]) {
    DEEDS[event.key]();
  } else if (!/^[a-z]$/.test(event.key) || !reach(event.key)) {
    return;
  }
  event.preventDefault();
});

// Screen readers hear which key reaches a part.
function announce() {
  const keyed = Object.entries(PARTS).flatMap(([key, part]) => [...document.querySelectorAll(part)].map((each) => [each, key]));
  for (const each of document.querySelectorAll("[data-key]")) keyed.push([each, each.dataset.key]);
  for (const [each, key] of keyed) {
    const part = each.matches("details") ? each.querySelector("summary") : each;
    if (isOn()) part.setAttribute("aria-keyshortcuts", key);
    else part.removeAttribute("aria-keyshortcuts");
  }
}

const toggle = document.getElementById("keys-switch");

function sayState() {
  toggle.textContent = localStorage.getItem(OFF) === "yes" ? toggle.dataset.off : toggle.dataset.on;
  announce();
}

if (toggle) {
  toggle.hidden = document.body.dataset.keys !== "on";
  toggle.addEventListener("click", () => {
    localStorage.setItem(OFF, localStorage.getItem(OFF) === "yes" ? "no" : "yes");
    sayState();
  });
  sayState();
}
announce();

// The account menu closes like a menu.
const account = document.querySelector(".account");
document.addEventListener("click", (event) => {
  if (account?.open && !account.contains(event.target)) account.open = false;
});
// What a page of this member kept in the tab is nobody else's.
account?.addEventListener("submit", (event) => { if (event.target.action.endsWith("/logout")) sessionStorage.clear(); });
account?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !account.open) return;
  account.open = false;
  account.querySelector("summary").focus();
});
