// The page of a notice that goes out: its numbers each second, and the whole of it anew when its state changes.
// Asks by itself, whether or not the browser holds a stream; news of the stream only makes it ask at once.
"use strict";

const EVERY = 1000, HIDDEN = 10000, LONGEST = 30000, SAY_EVERY = 15000;
const BY_SCRIPT = { headers: { "X-Requested-With": "fetch" }, cache: "no-store", credentials: "same-origin" };

const part = () => document.getElementById("progress");
let timer = 0, wait = EVERY, saidAt = 0, busy = false;

function fill(told) {
  const box = part();
  const values = { ...told.numbers, share: told.share, of: told.of, left: told.left };
  for (const place of box.querySelectorAll("[data-fill]")) {
    const value = values[place.dataset.fill];
    if (value !== undefined && place.textContent !== value) place.textContent = value;
  }
  const bar = box.querySelector("#bar");
  bar.max = Math.max(1, told.whole);
  bar.value = told.done;
  for (const name of ["failed", "left_out"]) reasons(box, name, told[name]);
  // A number that had no row yet, or the last unknown one: the page itself knows what to show.
  const rows = ["expired", "cancelled"].some((name) => told.counts[name] && !box.querySelector(`[data-fill=${name}]`));
  const unknown = Boolean(told.counts.unknown) !== Boolean(box.querySelector(".unknown-note"));
  if (rows || unknown || told.version.trim() !== box.dataset.version.trim()) renew();
  say(told, box);
}

function reasons(box, name, pairs) {
  const list = box.querySelector(`[data-reasons=${name}]`);
  list.replaceChildren(...pairs.map(([words, number]) => {
    const line = document.createElement("li"), said = document.createElement("span"), count = document.createElement("strong");
    said.textContent = words;
    count.textContent = number.toLocaleString("en-US");
    line.append(said, " ", count);
    return line;
  }));
  box.querySelector(`[data-reasons-of=${name}]`).hidden = !pairs.length;
}

// Who listens hears how far it is now and then, and not each second.
function say(told, box) {
  if (performance.now() - saidAt < SAY_EVERY) return;
  saidAt = performance.now();
  const said = box.querySelector("#progress-said");
  said.textContent = said.dataset.words.replace("%(share)s", told.share);
}

// refresh.js fetches the parts of the page that are about this notice.
function renew() {
  document.dispatchEvent(new CustomEvent("live:news", { detail: { what: "notice", notice: Number(part().dataset.notice), own: true } }));
}

async function ask() {
  clearTimeout(timer);
  timer = 0;
  const box = part();
  if (!box || busy) return;
  busy = true;
  try {
    const answer = await fetch(box.dataset.progress, BY_SCRIPT);
    if (answer.status === 401) { document.dispatchEvent(new CustomEvent("live:signed-out")); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    fill(told);
    wait = EVERY;
    if (!told.running) { timer = 0; return; }
  } catch {
    wait = Math.min(wait * 2, LONGEST);
  } finally {
    busy = false;
  }
  timer = setTimeout(ask, document.hidden ? HIDDEN : wait);
}

document.addEventListener("live:news", ({ detail }) => {
  if (detail.own || !part()) return;
  if (detail.what === "gap" || String(detail.notice) === part().dataset.notice) ask();
});
// It begins to go out while the page is open.
document.addEventListener("live:swapped", () => { if (!timer && part()?.dataset.running === "yes") ask(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden && part()?.dataset.running === "yes") ask(); });
if (part()?.dataset.running === "yes") timer = setTimeout(ask, EVERY);
