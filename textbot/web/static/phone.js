// Sends the page's own forms without a reload, and asks once a second what is new.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const HEADERS = { "X-Requested-With": "phone" };
  const phones = new Map([...document.querySelectorAll(".phone")].map((phone) => [phone.dataset.number, phone]));
  const problem = document.querySelector(".problem");
  const city = document.querySelector(".who h2").textContent;
  let rev = Number(document.body.dataset.rev);
  let asking = false;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const say = (text) => { problem.textContent = text; problem.hidden = !text; };
  const bottom = (thread) => { thread.scrollTop = thread.scrollHeight; };

  const link = (href, text) => {
    const element = make("a", "", text);
    element.href = href;
    element.target = "_blank";
    element.rel = "noopener noreferrer nofollow";
    return element;
  };
  const photo = (src) => {
    if (!src.startsWith("/phone/")) return link(src, "Picture");
    const image = make("img");
    image.src = src;
    image.alt = "Photo";
    image.addEventListener("load", () => bottom(image.closest(".thread")));
    return image;
  };

  const drawn = (bubble) => {
    const item = make("div", `bubble ${bubble.mine ? "mine" : "city"} fresh`);
    item.dataset.seq = bubble.seq;
    item.append(make("span", "sr", `${bubble.mine ? "You" : city}:`), ...bubble.pictures.map(photo));
    if (bubble.parts.length) {
      const words = make("p");
      words.dir = "auto";
      words.append(...bubble.parts.map((part) => (part.href ? link(part.href, part.text) : part.text)));
      item.append(words);
    }
    const small = make("small");
    const time = make("time", "", bubble.time);
    time.dateTime = bubble.at;
    small.append(time, " · ", make("span", "meta"));
    item.append(small);
    return item;
  };

  const show = (bubble) => {
    const thread = phones.get(bubble.phone)?.querySelector(".thread");
    if (!thread) return;
    let item = thread.querySelector(`[data-seq="${bubble.seq}"]`);
    if (!item) {
      const near = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 160;
      item = drawn(bubble);
      thread.append(item);
      if (near || bubble.mine) bottom(thread);
    }
    item.classList.toggle("failed", bubble.state === "failed");
    item.classList.toggle("waiting", bubble.state === "waiting");
    item.querySelector(".meta").textContent = bubble.meta;
  };

  // Three dots while the city's answer is on its way.
  const typing = (thread) => {
    thread.querySelector(".typing")?.remove();
    if (!thread.querySelector(".waiting")) return;
    const item = make("div", "bubble city typing");
    item.setAttribute("aria-hidden", "true");
    const dots = make("p");
    dots.append(make("i"), make("i"), make("i"));
    item.append(dots);
    thread.append(item);
    bottom(thread);
  };

  const look = async () => {
    if (asking || document.hidden) return;
    asking = true;
    try {
      const query = new URLSearchParams({ numbers: [...phones.keys()].join(","), after: rev });
      const answer = await fetch(`/phone/threads?${query}`, { headers: HEADERS });
      const found = await answer.json();
      if (!answer.ok) throw new Error(found.error);
      if (found.rev < rev) location.reload(); // the double has forgotten everything
      for (const thread of document.querySelectorAll(".thread")) thread.querySelector(".typing")?.remove();
      found.bubbles.forEach(show);
      document.querySelectorAll(".thread").forEach(typing);
      rev = found.rev;
      if (problem.dataset.away) { say(""); delete problem.dataset.away; }
    } catch (error) {
      problem.dataset.away = "1";
      say("The simulator is not answering. It tries again every second; is textbot running?");
    } finally {
      asking = false;
    }
  };

  const send = async (form, button) => {
    const typed = !button?.name;
    const words = new FormData(form, button);
    if (!typed && !button.matches(".sample")) words.delete("photo");
    if (!typed) words.delete("body");
    if (typed && !words.get("body").trim() && !words.get("photo")?.size) return;
    if (typed) clear(form);
    form.querySelector(".tray").open = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: words, headers: HEADERS });
      const found = await answer.json();
      say(answer.ok ? "" : found.error);
      if (!answer.ok && typed) form.elements.body.value = words.get("body");
    } catch (error) {
      say("That text was not sent. Is textbot still running?");
      if (typed) form.elements.body.value = words.get("body");
    }
    look();
    setTimeout(look, 250);
  };

  const clear = (form) => {
    form.elements.body.value = "";
    form.elements.photo.value = "";
    attached(form);
  };
  const attached = (form) => {
    const file = form.elements.photo.files[0];
    const note = form.querySelector(".attached");
    note.hidden = !file;
    note.firstElementChild.textContent = file ? `Photo ready: ${file.name}` : "";
  };

  for (const phone of phones.values()) {
    const form = phone.querySelector(".compose");
    const body = form.elements.body;
    form.addEventListener("submit", (event) => { event.preventDefault(); send(form, event.submitter); });
    body.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector(".send"));
    });
    form.elements.photo.addEventListener("change", () => {
      attached(form);
      form.querySelector(".tray").open = false;
      body.focus();
    });
    form.querySelector("[data-drop]").addEventListener("click", () => { form.elements.photo.value = ""; attached(form); body.focus(); });
    phone.querySelector(".own input").addEventListener("change", (event) => event.target.form.requestSubmit());
    bottom(phone.querySelector(".thread"));
    typing(phone.querySelector(".thread"));
  }
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".tray[open]");
    if (event.key === "Escape" && open) { open.open = false; open.firstElementChild.focus(); }
  });
  document.addEventListener("click", (event) => {
    for (const tray of document.querySelectorAll(".tray[open]")) if (!tray.contains(event.target)) tray.open = false;
  });

  const clocks = document.querySelectorAll(".clock");
  const tick = () => {
    const now = new Date().toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone: document.body.dataset.zone }).replace(/ [AP]M/, "");
    clocks.forEach((clock) => { clock.textContent = now; });
  };
  tick();
  setInterval(tick, 10_000);
  setInterval(look, 1_000);
  document.addEventListener("visibilitychange", look);
  addEventListener("load", () => document.querySelectorAll(".thread").forEach(bottom));
  if (matchMedia("(hover: hover)").matches) document.querySelector("textarea").focus({ preventScroll: true });
})();
