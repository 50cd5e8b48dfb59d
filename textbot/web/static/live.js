// News by itself. One page of a browser holds the stream of events and passes it on to the others, for a browser opens
// few connections to one server. An EventSource and not htmx's extension: that opens a stream for each element, and
// cannot share one, say what a page has heard last, or know a refusal (204) from a server that restarts.
//
// Without a stream the page asks for the same news every 10 seconds. Tells document "live:news" (detail: what,
// conversation, ...; what is "gap" when anything may have changed); refresh.js does the rest.
"use strict";

const LIVE = document.getElementById("live-bar");
const BY_SCRIPT = { headers: { "X-Requested-With": "fetch" }, cache: "no-store", credentials: "same-origin" };
const POLL = 10000, POLL_HIDDEN = 30000, POLL_LONGEST = 120000;
const TRY_STREAM = 2000, TRY_LONGEST = 60000;
const TOLD_KEPT = 200;

let since = Number(LIVE?.dataset.at ?? 0);
let source = null, streamKey = "", isLeader = false, told = [];
let pollTimer = 0, pollWait = POLL, streamWait = TRY_STREAM, streamTimer = 0;
let channel = null, isOver = false, wasAway = false;

function state(words) {
  document.getElementById("live-state").textContent = words;
}

function signedOut() {
  isOver = true;
  source?.close();
  clearTimeout(pollTimer);
  clearTimeout(streamTimer);
  state(LIVE.dataset.signedOut);
}

// ---- news ----

function heard(news, at) {
  since = Math.max(since, at || 0);
  document.dispatchEvent(new CustomEvent("live:news", { detail: news }));
}

// From the stream: for this page and for all others of this browser.
function passOn(news, at) {
  told.push({ news, at });
  if (told.length > TOLD_KEPT) told = told.slice(-TOLD_KEPT);
  channel?.postMessage({ news, at });
  heard(news, at);
}

// ---- the stream ----

function openStream() {
  if (isOver || source) return;
  const asked = new URLSearchParams({ since: String(since) });
  const left = sessionStorage.getItem("live-left");
  if (left) { asked.set("ends", left); sessionStorage.removeItem("live-left"); }
  source = new EventSource(`${LIVE.dataset.stream}?${asked}`);
  source.addEventListener("hello", (event) => {
    const { gap, stream } = JSON.parse(event.data);
    streamKey = stream;
    streamWait = TRY_STREAM;
    stopPolling();
    if (gap) passOn({ what: "gap" }, Number(event.lastEventId)); else since = Math.max(since, Number(event.lastEventId));
  });
  for (const what of ["text", "said", "delivery", "state", "urgent", "writing", "note", "notice"]) {
    source.addEventListener(what, (event) => passOn(JSON.parse(event.data), Number(event.lastEventId)));
  }
  source.addEventListener("away", () => startPolling());
  source.addEventListener("signed-out", () => { signedOut(); channel?.postMessage({ over: true }); });
  source.addEventListener("enough", () => lost());
  source.addEventListener("error", () => {
    startPolling();
    // The browser comes back by itself, unless the server refused.
    if (source?.readyState === EventSource.CLOSED) lost();
  });
}

function lost() {
  source?.close();
  source = null;
  startPolling();
  if (isOver) return;
  clearTimeout(streamTimer);
  streamTimer = setTimeout(openStream, streamWait * (0.5 + Math.random()));
  streamWait = Math.min(streamWait * 2, TRY_LONGEST);
}

// ---- asking, while there is no stream ----

function startPolling() {
  if (pollTimer || isOver) return;
  if (isLeader) channel?.postMessage({ alone: true });
  pollWait = POLL;
  pollTimer = setTimeout(poll, source?.readyState === EventSource.CLOSED || !source ? 1000 : POLL / 4);
}

function stopPolling() {
  clearTimeout(pollTimer);
  pollTimer = 0;
  if (isLeader) channel?.postMessage({ together: true });
  state(wasAway ? LIVE.dataset.back : "");
  if (wasAway) setTimeout(() => state(""), 5000);
  wasAway = false;
}

async function poll() {
  let wait = document.hidden ? POLL_HIDDEN : POLL;
  try {
    const answer = await fetch(`${LIVE.dataset.news}?${new URLSearchParams({ since: String(since) })}`, BY_SCRIPT);
    if (answer.status === 401) { signedOut(); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    const { at, gap, news } = await answer.json();
    if (!pollTimer) return;
    for (const each of gap ? [{ what: "gap" }] : news) heard(each, at);
    since = Math.max(since, at);
    pollWait = POLL;
    state(LIVE.dataset.polling);
    wasAway = false;
  } catch {
    if (!pollTimer) return;
    state(LIVE.dataset.away);
    wasAway = true;
    wait = pollWait = Math.min(pollWait * 1.5, POLL_LONGEST);
  }
  if (pollTimer && !isOver) pollTimer = setTimeout(poll, wait);
}

// ---- one page of a browser leads ----

function lead() {
  isLeader = true;
  openStream();
}

function follow() {
  channel = new BroadcastChannel(`textbot-live-${LIVE.dataset.member}`);
  channel.addEventListener("message", ({ data }) => {
    if (data.news) heard(data.news, data.at);
    else if (data.over) signedOut();
    else if (isLeader) { if (data.asks) answer(data.asks); }
    else if (data.alone) startPolling();
    else if (data.together) stopPolling();
  });
  navigator.locks.request(`textbot-live-${LIVE.dataset.member}`, () => {
    lead();
    return new Promise(() => {});
  });
  channel.postMessage({ asks: since });
}

// What a page that was just opened has missed, as far as this one knows; doubled news does no harm.
function answer(asks) {
  if (pollTimer) channel.postMessage({ alone: true });
  for (const each of told) if (each.at >= asks) channel.postMessage(each);
}

function begin() {
  LIVE.hidden = false;
  if (navigator.locks && window.BroadcastChannel) follow(); else lead();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && pollTimer) { clearTimeout(pollTimer); pollTimer = setTimeout(poll, 100); }
  });
  document.addEventListener("live:signed-out", signedOut);
  window.addEventListener("pagehide", () => {
    if (streamKey && source) sessionStorage.setItem("live-left", streamKey);
    source?.close();
    source = null;
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    heard({ what: "gap" });
    if (isLeader) openStream();
  });
}

if (LIVE) begin();
