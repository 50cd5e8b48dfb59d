// The form of a notice: an area drawn on the map, what a text costs while it is typed, parts of the audience changed
// without losing the place on the page. Without this script the form does the same by its buttons.
"use strict";

// ---- what a text costs, beside segments.js ----

for (const shown of document.querySelectorAll("[data-price]")) {
  const price = Number(shown.dataset.price);
  const field = document.getElementById(shown.dataset.segmentsFor);
  if (!price || !field) continue;
  const tell = () => {
    const whole = saidBy(field);
    if (!whole) return;
    const cost = (measure(whole).parts * price).toLocaleString(document.documentElement.lang, { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: 4 });
    shown.textContent += `, ${shown.dataset.priceWords.replace("%(cost)s", cost)}`;
  };
  field.addEventListener("input", tell);
  tell();
}

// ---- an area drawn on the map ----

function draw(box) {
  const text = document.getElementById(box.dataset.draw);
  const map = box.querySelector("svg");
  if (!map || box.dataset.ready) return;
  box.dataset.ready = "yes";
  const at = Object.fromEntries(["south", "west", "up", "right", "left", "bottom"].map((name) => [name, Number(map.dataset[name])]));
  const shape = map.querySelector(".drawn"), dots = map.querySelector(".corners");
  const said = box.querySelector("[data-draw-said]");

  const corners = () => text.value.split("\n").map((line) => line.replace(/[();]/g, " ").split(",").map(Number))
    .filter((pair) => pair.length === 2 && pair.every(Number.isFinite));
  const paper = ([lat, lon]) => [at.left + (lon - at.west) * at.right, at.bottom - (lat - at.south) * at.up];

  function show() {
    const points = corners().map(paper);
    shape.setAttribute("points", points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
    dots.replaceChildren(...points.map(([x, y]) => {
      const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      for (const [name, value] of Object.entries({ cx: x.toFixed(1), cy: y.toFixed(1), r: 2.6 })) dot.setAttribute(name, value);
      return dot;
    }));
    said.textContent = points.length < 3 ? box.dataset.least : box.dataset.said.replace("%(number)s", points.length);
  }

  function write(pairs) {
    text.value = pairs.map(([lat, lon]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join("\n");
    show();
  }

  map.addEventListener("click", (event) => {
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    write([...corners(), [at.south + (at.bottom - spot.y) / at.up, at.west + (spot.x - at.left) / at.right]]);
  });
  text.addEventListener("input", show);
  box.querySelector("[data-draw-undo]").addEventListener("click", () => write(corners().slice(0, -1)));
  box.querySelector("[data-draw-clear]").addEventListener("click", () => { write([]); text.focus(); });
  box.querySelector(".draw-buttons").hidden = false;
  show();
}

const drawAll = () => document.querySelectorAll("[data-draw]").forEach(draw);
drawAll();

// ---- buttons that only change the form: its audience is fetched anew and put in place ----

const form = document.getElementById("notice-form");
const HERE = /^(add|remove|count|upload)/;

async function change(button, focuses = true) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button), credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("audience");
  if (!fresh) throw new Error(String(answer.status));
  document.getElementById("audience").replaceWith(document.adoptNode(fresh));
  drawAll();
  if (focuses) focusAfter(button.value);
}

// To what came of it: the first field of the new rule, the number, the list's mistakes; else the button to add more.
function focusAfter(what) {
  const part = document.getElementById(`part-${what.slice(4)}`);
  const target = what.startsWith("add") ? [...part.querySelectorAll(".rule")].pop()?.querySelector("input:not([type=hidden]), select, textarea, button")
    : what.startsWith("upload") ? document.getElementById("upload-said")
    : what === "count" ? document.querySelector("#count button") : document.getElementById("add-any");
  target?.focus();
}

// A long list that is looked through meanwhile: asked for again, but never while somebody is at work in this part.
setInterval(() => {
  const button = document.querySelector("[data-look-again]"), at = document.activeElement;
  const isAway = !document.getElementById("audience")?.contains(at) || at.id === "upload-said";
  if (!button || document.hidden || !isAway || form.dataset.looks) return;
  form.dataset.looks = "yes";
  change(button, at.id === "upload-said").catch(() => {}).finally(() => delete form.dataset.looks);
}, 2000);

form?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !HERE.test(button.value)) return;
  event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  change(button).catch(() => {
    button.removeAttribute("aria-disabled");
    // The server decides: the page is sent as it would be without a script.
    const asked = Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: button.value });
    form.append(asked);
    form.submit();
  });
});
