// Writing to a resident: keeps the draft, says who else is here, counts down the undo, finds saved replies.
// Without it every button of the box works the same.
"use strict";
(() => {
  const form = document.querySelector("form.reply");
  if (!form) return;
  const box = document.getElementById("text");
  const KEEP_EVERY = 3000;
  const HERE_EVERY = 4000;
  const STILL_WRITING = 6000;
  const NOTICED = 1500;

  const post = (address, fields, headers = {}) => {
    const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value, ...fields });
    return fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: true,
      headers: { Accept: "application/json", ...headers } });
  };

  // Drafts: every few seconds while something changes, and when the box or the page is left.
  const kept = document.getElementById("kept");
  let keptText = box.value;
  let sending = false;
  // A text that could not be kept (signed out, no connection) stays in this tab until it can be. The server knows by its
  // key whether it went out after all.
  const LEFT = `textbot-left-${document.getElementById("live-bar").dataset.member}-${form.dataset.conversation}`;
  const leave = (text) => sessionStorage.setItem(LEFT, JSON.stringify({ text, key: form.elements.key.value }));
  const keep = async () => {
    const text = box.value;
    if (sending || text === keptText) return;
    keptText = text;
    leave(text);
    try {
      const answer = await post(form.dataset.draft, { text, key: form.elements.key.value });
      if (!answer.ok) throw new Error(answer.status);
      sessionStorage.removeItem(LEFT);
      kept.textContent = text.trim() ? (await answer.json()).words : "";
    } catch {
      keptText = null;
      kept.textContent = kept.dataset.not;
    }
  };
  const bringBack = async () => {
    const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
    if (!left) return;
    const shown = box.value;
    if (document.querySelector("#undo, #new-since, #problem, #written")) { sessionStorage.removeItem(LEFT); return; }
    try {
      const answer = await post(form.dataset.draft, left);
      if (!answer.ok) return;
      const said = await answer.json();
      sessionStorage.removeItem(LEFT);
      if (!said.kept || box.value !== shown) return;
      box.value = keptText = left.text;
      kept.textContent = left.text.trim() ? said.words : "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    } catch { /* the next page tries again */ }
  };
  // What a browser puts back by itself after "Back" may have been sent long ago.
  form.autocomplete = "off";
  setInterval(keep, KEEP_EVERY);
  box.addEventListener("blur", keep);
  addEventListener("pagehide", keep);
  const save = document.getElementById("save-draft");
  if (save) save.hidden = true;
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.id === "send" && !box.value.trim()) { event.preventDefault(); box.focus(); return; }
    if (event.submitter && event.submitter.id === "send") leave(box.value); else sessionStorage.removeItem(LEFT);
    sending = true;
  });
  addEventListener("pageshow", () => { sending = false; });

  // Ctrl+Enter (or Cmd+Enter) sends, as it does elsewhere.
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(document.getElementById("send"));
  });

  // The box grows with the text.
  const grow = () => {
    box.rows = Math.min(10, Math.max(3, box.value.split("\n").reduce((rows, line) => rows + 1 + Math.floor(line.length / 70), 0)));
  };
  box.addEventListener("input", grow);
  // A browser cuts what is pasted without a word.
  const full = document.getElementById("full");
  box.addEventListener("input", () => { full.hidden = box.value.length < box.maxLength; });
  grow();
  bringBack();

  // Who else is here. Saying so is not work: it keeps nobody signed in.
  const presence = document.getElementById("presence");
  let typedAt = -STILL_WRITING;
  const tellHere = async () => {
    if (document.hidden || sending) return;
    const what = performance.now() - typedAt < STILL_WRITING && box.value.trim() ? "writing" : "looking";
    try {
      const answer = await post(form.dataset.writing, { what }, { "X-Requested-With": "fetch" });
      if (!answer.ok) return;
      showHere((await answer.json()).here);
    } catch { /* the next time tells */ }
  };
  const showHere = (here) => {
    const now = [...presence.children].map((each) => each.textContent);
    if (now.join("\n") === here.join("\n")) return;
    presence.replaceChildren(...here.map((words) => {
      const each = document.createElement("span");
      each.textContent = words;
      return each;
    }));
  };
  setInterval(tellHere, HERE_EVERY);
  addEventListener("pagehide", () => { if (!sending) post(form.dataset.writing, { what: "gone" }, { "X-Requested-With": "fetch" }).catch(() => {}); });
  document.addEventListener("visibilitychange", tellHere);
  document.addEventListener("live:news", ({ detail }) => { if (detail.what === "writing" && detail.conversation === Number(form.dataset.conversation)) tellHere(); });
  let began = false;
  box.addEventListener("input", () => {
    typedAt = performance.now();
    if (!began) { began = true; tellHere(); setTimeout(() => { began = false; }, HERE_EVERY); }
  });
  tellHere();

  // What came in while somebody types counts as read once they go on typing below it; else sending asks first.
  const thread = document.getElementById("texts");
  let newsAt = null;
  const upToDate = () => {
    const fresh = document.getElementById("all-seen");
    if (fresh) form.elements.seen.value = fresh.dataset.allSeen;
    newsAt = null;
  };
  if (thread) {
    new MutationObserver(() => { if (box.value.trim()) newsAt = newsAt ?? performance.now(); else upToDate(); })
      .observe(thread, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-all-seen"] });
  }
  box.addEventListener("input", () => { if (newsAt !== null && performance.now() - newsAt > NOTICED) upToDate(); });

  // Somebody who opts out meanwhile cannot be texted any more: the facts beside say so first.
  const barred = document.getElementById("barred");
  document.addEventListener("live:swapped", ({ detail }) => {
    if (detail.part.id !== "facts") return;
    barred.hidden = !detail.part.querySelector("[data-barred]");
    document.getElementById("send").disabled = !barred.hidden;
  });

  // Undo: the button is there as long as it works.
  const undo = document.getElementById("undo");
  if (undo) {
    const left = undo.querySelector(".hint");
    const words = left.textContent;
    const until = performance.now() + Number(undo.dataset.seconds) * 1000;
    const tick = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000);
      if (seconds > 0) { left.textContent = words.replace(/\d+/, seconds); return; }
      clearInterval(tick);
      const inside = undo.contains(document.activeElement);
      undo.remove();
      if (inside) box.focus();
    }, 250);
    if (!document.activeElement || document.activeElement === document.body) box.focus({ preventScroll: true });
  }
  const fresh = document.getElementById("new-since");
  if (fresh) fresh.focus();
  else if (document.getElementById("written") || document.getElementById("problem")) box.focus();

  // Saved replies: a list that is searched while typing and worked by keys.
  const saved = document.getElementById("saved");
  if (!saved) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const pick = saved.querySelector(".saved-pick");
  const replies = [...pick.querySelectorAll("option")].map((option) => ({
    name: option.textContent.trim(), text: option.dataset.text, note: option.dataset.note || "",
    found: plain(`${option.textContent} ${option.dataset.text}`),
  }));
  const make = (tag, fields, ...inside) => {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...inside);
    return element;
  };
  const search = make("input", { type: "text", id: "saved-search", className: "usa-input", autocomplete: "off" });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "true", "aria-controls": "saved-list", "aria-autocomplete": "list" })) {
    search.setAttribute(name, value);
  }
  const list = make("ul", { id: "saved-list", className: "saved-list" });
  list.setAttribute("role", "listbox");
  const count = make("p", { className: "unseen" });
  count.setAttribute("role", "status");
  const label = make("label", { className: "unseen", htmlFor: "saved-search" }, pick.dataset.hint);
  search.placeholder = pick.dataset.hint;
  list.setAttribute("aria-label", saved.querySelector("summary").textContent.trim());
  let shown = [];
  let at = 0;
  const mark = () => {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    const item = list.children[at];
    if (shown.length && item) { search.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
    else search.removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    shown = replies.filter((reply) => words.every((word) => reply.found.includes(word)));
    at = 0;
    list.replaceChildren(...shown.map((reply, number) => {
      const item = make("li", { id: `saved-${number}` }, make("strong", {}, reply.name), make("span", { dir: "auto" }, reply.text));
      if (reply.note) item.append(make("em", {}, reply.note));
      item.setAttribute("role", "option");
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(reply); });
      return item;
    }));
    count.textContent = shown.length ? pick.dataset.found.replace("%(count)s", shown.length) : pick.dataset.none;
    count.className = shown.length ? "unseen" : "hint";
    mark();
  };
  const take = (reply) => {
    const before = box.value.slice(0, box.selectionStart);
    const gap = before && !/\s$/.test(before) ? " " : "";
    box.setRangeText(gap + reply.text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    shut();
  };
  const shut = () => { saved.open = false; search.value = ""; draw(); box.focus(); };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -shown.length, End: shown.length }[event.key];
    if (step && shown.length) {
      at = Math.abs(step) === 1 ? (at + step + shown.length) % shown.length : step < 0 ? 0 : shown.length - 1;
      mark();
    } else if (event.key === "Enter") {
      if (shown[at]) take(shown[at]);
    } else if (event.key === "Escape") {
      shut();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  pick.replaceChildren(label, search, count, list);
  saved.addEventListener("toggle", () => { if (saved.open) search.focus(); });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "/" || box.value || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    saved.open = true;
    search.focus();
  });
  draw();
})();
