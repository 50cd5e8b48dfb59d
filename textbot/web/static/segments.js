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

for (const shown of document.querySelectorAll("[data-segments-for]")) {
  const field = document.getElementById(shown.dataset.segmentsFor);
  const tell = () => {
    const typed = field.value.trim();
    if (!typed) { shown.textContent = "A text of up to 160 plain letters is one segment."; return; }
    const { gsm, units, parts } = measure((field.dataset.intro || "") + typed);
    const special = gsm ? "" : " Letters such as á, í, “ or emoji make segments of 70.";
    shown.textContent = `${units} letters, ${parts} segment${parts === 1 ? "" : "s"}.${special}`;
  };
  field.addEventListener("input", tell);
  tell();
}
