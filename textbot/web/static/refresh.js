// Parts of a page that refresh by themselves when there is news of them. They carry
//   id, data-live="list | counts | thread | facts | urgent | notice", data-conversation or data-notice (of which one alone),
//   data-source (where their HTML comes from; the page itself when there is none), data-read (where to say it was read).
// What a person typed, ticked, opened or has in focus stays as it is (morph.js). A page that is hidden waits.
// Events on document: hears "live:news" (detail: what, conversation, ...); tells "live:swapped" (detail: the part) and
// "live:signed-out".
"use strict";

const LIVE = document.getElementById("live-bar");
const BY_SCRIPT = { headers: { "X-Requested-With": "fetch" }, cache: "no-store", credentials: "same-origin" };
const SOON = 60, PAUSE = 800, PAUSE_LONGEST = 6000, EVERY_MINUTE = 60000;

// Which news concerns which parts; what is not named here concerns those of its conversation.
const CONCERNS = {
  list: ["text", "said", "state", "urgent"],
  counts: ["text", "said", "state", "urgent"],
  thread: ["text", "said", "state", "urgent", "delivery", "note"],
  facts: ["text", "said", "state", "urgent"],
  urgent: ["said", "state", "urgent"],
  notice: ["notice"],
};

const parts = new Map();

function part(element) {
  let found = parts.get(element.id);
  if (!found) {
    found = { id: element.id, timer: 0, running: false, again: false, pause: PAUSE, free: 0, stale: false };
    parts.set(element.id, found);
  }
  return found;
}

function concerns(element, news) {
  const { live, conversation, notice } = element.dataset;
  if (notice && String(news.notice) !== notice) return false;
  if (conversation && String(news.conversation) !== conversation) return false;
  if (!(CONCERNS[live] ?? CONCERNS.thread).includes(news.what)) return false;
  if (live !== "urgent" || news.what === "urgent") return true;
  const shown = element.querySelector("[data-urgent]")?.dataset.urgent.split(" ") ?? [];
  return shown.includes(String(news.conversation));
}

function touched(news) {
  for (const element of document.querySelectorAll("[data-live]")) if (concerns(element, news)) refresh(element);
}

function refreshAll() {
  for (const element of document.querySelectorAll("[data-live]")) refresh(element);
}

// Soon when it was quiet; in a storm of news at longer and longer pauses.
function refresh(element) {
  const state = part(element);
  if (document.hidden && element.dataset.live !== "urgent") { state.stale = true; return; }
  if (state.timer) return;
  if (state.running) { state.again = true; return; }
  const now = performance.now();
  state.pause = now < state.free + state.pause ? Math.min(state.pause * 1.5, PAUSE_LONGEST) : PAUSE;
  state.timer = setTimeout(() => load(state), Math.max(SOON * (1 + Math.random()), state.free - now));
}

async function load(state) {
  state.timer = 0;
  const element = document.getElementById(state.id);
  if (!element) return;
  state.running = true;
  state.stale = false;
  try {
    const fresh = await fetched(element);
    if (fresh) swap(element, fresh);
  } catch {
    setTimeout(() => refresh(element), 5000);
  } finally {
    state.running = false;
    state.free = performance.now() + state.pause;
    if (state.again) { state.again = false; refresh(element); }
  }
}

// The element as it is now, or null when there is nothing to see any more.
async function fetched(element) {
  const page = await pageAt(element.dataset.source || location.href.split("#")[0]);
  return page && (page.getElementById(element.id) ?? page.body);
}

// Parts of one page are taken from one answer.
const asked = new Map();

function pageAt(address) {
  if (!asked.has(address)) {
    asked.set(address, ask(address));
    setTimeout(() => asked.delete(address), 3 * SOON);
  }
  return asked.get(address);
}

async function ask(address) {
  const answer = await fetch(address, BY_SCRIPT);
  if (answer.status === 401) { document.dispatchEvent(new CustomEvent("live:signed-out")); return null; }
  if (!answer.ok) { if (answer.status >= 500) throw new Error(String(answer.status)); return null; }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function swap(element, fresh) {
  const before = counted(element);
  const version = (fresh.matches("[data-version]") ? fresh : fresh.querySelector("[data-version]"))?.dataset.version;
  const atEnd = element.dataset.live === "thread" && isAtEnd(element);
  const [old, next] = newestTexts(element, fresh) ?? [element, fresh];
  window.morph(old, next);
  window.htmx?.process(old);
  if (version) seenVersion(version);
  if (atEnd) toEnd(element);
  announce(element, before, counted(element));
  document.dispatchEvent(new CustomEvent("live:swapped", { detail: { part: element } }));
}

// Older texts that were loaded above the newest ones stay.
function newestTexts(element, fresh) {
  const next = fresh.querySelector("ol[data-start]");
  const old = next && element.querySelector(`ol[data-start="${CSS.escape(next.dataset.start)}"]`);
  return old ? [old, next] : null;
}

// What was shown for a moment is known: a text that is sent now answers it, too.
function seenVersion(version) {
  setTimeout(() => {
    for (const hidden of document.querySelectorAll("input[name=version]")) hidden.value = version;
  }, 1500);
}

function isAtEnd(element) {
  const last = element.querySelector(".texts > li:last-child");
  return Boolean(last) && last.getBoundingClientRect().top < window.innerHeight;
}

function toEnd(element) {
  const last = element.querySelector(".texts > li:last-child");
  if (!document.activeElement?.closest(".texts")) last?.scrollIntoView({ block: "nearest" });
}

function counted(element) {
  if (element.dataset.live === "thread") return new Set([...element.querySelectorAll(".text.resident[id]")].map((each) => each.id));
  if (element.dataset.live === "list") return new Map([...element.querySelectorAll(".item[id]")].map((each) => [each.id, Number(each.dataset.unread ?? 0)]));
  return null;
}

function announce(element, before, after) {
  if (!before) return;
  let number = 0;
  if (after instanceof Set) number = [...after].filter((each) => !before.has(each)).length;
  else for (const [id, unread] of after) number += Math.max(0, unread - (before.get(id) ?? 0));
  if (!number) return;
  const words = number === 1 ? LIVE.dataset.newOne : LIVE.dataset.newMany.replace("%(number)s", String(number));
  const said = document.getElementById("live-said");
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 50);
  if (after instanceof Set) markRead();
}

function markRead() {
  const address = document.querySelector("[data-live][data-read]")?.dataset.read;
  const token = document.querySelector("input[name=csrf_token]")?.value;
  if (!address || !token || document.hidden) return;
  fetch(address, { ...BY_SCRIPT, method: "POST", body: new URLSearchParams({ csrf_token: token }), redirect: "manual" });
}

document.addEventListener("live:news", ({ detail }) => { if (detail.what === "gap") refreshAll(); else touched(detail); });
// Nobody tells of time: what is due, overdue or awake again.
setInterval(() => {
  for (const element of document.querySelectorAll("[data-live=list], [data-live=counts]")) refresh(element);
}, EVERY_MINUTE);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  for (const element of document.querySelectorAll("[data-live]")) if (part(element).stale) refresh(element);
  markRead();
});
markRead();

// A conversation opens at its newest text, unless a place in it was asked for.
const talk = document.querySelector('[data-live="thread"]');
if (talk && !location.hash && !new URLSearchParams(location.search).has("before")) toEnd(talk);
