// Keeps a list or a conversation fresh. Without it the page works the same and is loaded again by hand.
"use strict";

const EVERY = 3000;
const AS_SCRIPT = { headers: { "X-Requested-With": "fetch" }, cache: "no-store", credentials: "same-origin" };
const live = document.getElementById("live");
const news = document.getElementById("news");
const field = document.getElementById("text");

let showing = false;

function isTyping() {
  const at = document.activeElement;
  if (field && field.value.trim()) return true;
  return Boolean(at && at.closest("form") && /^(SELECT|TEXTAREA)$/.test(at.tagName));
}

function told(count) {
  if (count > 1) return `${count} new messages`;
  return count === 1 ? "1 new message" : "Something changed";
}

function offer(count) {
  if (news.dataset.offered === String(count)) return;
  news.dataset.offered = String(count);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${told(count)}: show`;
  button.addEventListener("click", () => show(count, true));
  news.replaceChildren(button);
}

async function show(count, asked) {
  if (showing) return;
  showing = true;
  try {
    const answer = await fetch(location.href, AS_SCRIPT);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    swap(page);
    delete news.dataset.offered;
    news.textContent = count ? `${told(count)}.` : "";
    if (asked && field) field.focus();
    if (field) { toEnd(); markRead(); }
  } finally {
    showing = false;
  }
}

// What is typed stays; everything around it is the page as it is now.
function swap(page) {
  const fresh = page.getElementById("live");
  if (!fresh) return;
  live.replaceChildren(...fresh.childNodes);
  Object.assign(live.dataset, fresh.dataset);
  const facts = page.getElementById("facts");
  if (facts) document.getElementById("facts").replaceChildren(...facts.childNodes);
  const version = fresh.dataset.version;
  for (const hidden of document.querySelectorAll("input[name=version]")) hidden.value = version;
  document.title = page.title;
}

function toEnd() {
  const last = live.querySelector(".texts li:last-child");
  if (last) last.scrollIntoView({ block: "nearest" });
}

function markRead() {
  const reply = document.getElementById("reply");
  if (!reply || document.hidden) return;
  const body = new FormData();
  body.set("csrf_token", reply.elements.csrf_token.value);
  fetch(reply.action.replace(/reply$/, "read"), { ...AS_SCRIPT, method: "POST", body, redirect: "manual" });
}

async function look() {
  if (document.hidden || showing) return;
  const { changes, stamp, seen } = live.dataset;
  let answer;
  try {
    answer = await fetch(`${changes}?${new URLSearchParams({ since: stamp, seen })}`, AS_SCRIPT);
  } catch {
    news.textContent = "No connection. Trying again.";
    return;
  }
  if (answer.status === 401) { news.textContent = "You are signed out. Load the page again to sign in."; return; }
  if (!answer.ok) return;
  const { changed, new: count } = await answer.json();
  if (!changed) { if (news.textContent.startsWith("No connection")) news.textContent = ""; return; }
  if (isTyping()) offer(count); else await show(count, false);
}

if (live) {
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  if (field) { toEnd(); markRead(); }
}
