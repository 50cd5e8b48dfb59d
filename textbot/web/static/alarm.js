// Urgent texts cannot be missed: the page's title counts them, a sound and a notification tell of new ones, and the
// sound comes again every minute until somebody has seen to them. Sound and notifications only once somebody asked.
"use strict";

const BAR = document.getElementById("live-bar");
const AGAIN = 60000;
const SOUND = "textbot-sound";
const TITLE = document.title;
const soundButton = document.getElementById("live-sound");
const notifyButton = document.getElementById("live-notify");

let sound = null, known = new Set(), ringing = 0, rings = false;

function waiting() {
  const notice = document.querySelector("#urgent [data-urgent]");
  return new Set((notice?.dataset.urgent ?? "").split(" ").filter(Boolean));
}

function wantsSound() {
  return localStorage.getItem(SOUND) === "on";
}

function showTitle(number) {
  const words = number === 1 ? BAR.dataset.urgentOne : BAR.dataset.urgentMany.replace("%(number)s", String(number));
  document.title = number ? `${words} ${TITLE}` : TITLE;
}

// One page of a browser rings, however many are open.
function once(deed) {
  if (navigator.locks) navigator.locks.request("textbot-alarm", { ifAvailable: true }, async (lock) => { if (lock) { await deed(); await new Promise((done) => setTimeout(done, 2000)); } });
  else deed();
}

async function ring() {
  if (!wantsSound()) return;
  sound ??= new Audio(BAR.dataset.sound);
  try {
    await sound.play();
  } catch {
    showSoundButton(true); // the browser wants to be asked on this page first
  }
}

function notify() {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  // Not a word of the text: it may be read on a locked screen.
  const shown = new Notification(BAR.dataset.alarm, { tag: "textbot-urgent", renotify: true, requireInteraction: true, icon: BAR.dataset.picture });
  shown.addEventListener("click", () => { window.focus(); location.href = BAR.dataset.inbox; shown.close(); });
}

function look() {
  const now = waiting();
  const isNew = [...now].some((each) => !known.has(each));
  known = now;
  showTitle(now.size);
  if (isNew) alarm();
  clearInterval(ringing);
  ringing = now.size ? setInterval(() => once(ring), AGAIN) : 0;
}

function alarm() {
  once(async () => { notify(); await ring(); });
}

function showSoundButton(blocked = false) {
  rings = wantsSound() && !blocked;
  soundButton.textContent = rings ? soundButton.dataset.on : soundButton.dataset.off;
  soundButton.hidden = false;
}

function toggleSound() {
  localStorage.setItem(SOUND, rings ? "off" : "on");
  showSoundButton();
  ring();
}

function showNotifyButton() {
  notifyButton.hidden = !("Notification" in window) || Notification.permission !== "default";
}

function start() {
  known = new Set(JSON.parse(sessionStorage.getItem("textbot-alarms") ?? "[]"));
  soundButton.addEventListener("click", toggleSound);
  notifyButton.addEventListener("click", () => Notification.requestPermission().then(showNotifyButton));
  showSoundButton();
  showNotifyButton();
  look();
  document.addEventListener("live:swapped", ({ detail }) => { if (detail.part.id === "urgent") look(); });
  window.addEventListener("pagehide", () => sessionStorage.setItem("textbot-alarms", JSON.stringify([...known])));
}

if (BAR) start();
