// Says what a text costs while it is typed: the same count as core/segments.py (GSM 03.38, greedy parts).
"use strict";

const BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const EXTENSION = new Set("\f^{}\\[~]|€");

function measure(text) {
  const letters = [...text];
  const gsm = letters.every((letter) => BASIC.has(letter) || EXTENSION.has(letter));
  const costs = letters.map((letter) => (gsm ? (EXTENSION.has(letter) ? 2 : 1) : letter.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  if (units <= single) return { gsm, units, parts: 1 };
  let parts = 1, used = 0;
  for (const cost of costs) {
    if (used + cost > joined) { parts += 1; used = 0; }
    used += cost;
  }
  return { gsm, units, parts };
}

function lettersOutside(text) {
  const odd = new Set([...text].filter((letter) => !BASIC.has(letter) && !EXTENSION.has(letter)));
  return [...odd].slice(0, 5).map((letter) => (/[\p{C}\p{Z}]/u.test(letter)
    ? `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : letter)).join(" ");
}

// What a field will say: a placeholder counts as what stands there for who lacks the detail, else as a short word.
const PLACEHOLDER = /\{\{\s*\w+\s*(?:or\s*["'“”„‘’«»]([^{}]*)["'“”„‘’«»]\s*)?\}\}/gi;
const ABOUT = "x".repeat(12);

function saidBy(field) {
  const typed = field.value.trim();
  const filled = "placeholders" in field.dataset ? typed.replace(PLACEHOLDER, (_all, otherwise) => otherwise ?? ABOUT) : typed;
  return typed && (field.dataset.intro || "") + filled;
}

// The words stand on the page, in its language: data-empty, -letters, -one, -many, -gsm, -unicode.
for (const shown of document.querySelectorAll("[data-segments-for]")) {
  const field = document.getElementById(shown.dataset.segmentsFor);
  const words = shown.dataset;
  const tell = () => {
    const whole = saidBy(field);
    if (!whole) { shown.textContent = words.empty; return; }
    const { gsm, units, parts } = measure(whole);
    const told = [
      words.letters.replace("%(letters)s", units),
      parts === 1 ? words.one : words.many.replace("%(num)s", parts),
      gsm ? words.gsm : words.unicode.replace("%(letters)s", lettersOutside(whole)),
    ];
    shown.textContent = told.join(", ");
  };
  field.addEventListener("input", tell);
  tell();
}
