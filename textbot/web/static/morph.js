// Brings an element up to date without making it anew: what has not changed is not touched, so that focus, ticks,
// open folds, typed text and the place on the page stay. `morph(old, fresh)` gives `old` the children of `fresh`.
// Children belong together by their id, else by their place. One with data-live-stays is left where it is.
"use strict";

// What a person does to an element is no matter of the fresh page.
const THEIRS = { DETAILS: ["open"], DIALOG: ["open"] };
const FIELDS = ["TEXTAREA", "SELECT"];

function morph(old, fresh) {
  const focused = document.activeElement;
  morphChildren(old, fresh);
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

function morphChildren(old, fresh) {
  const known = new Map([...old.children].filter((each) => each.id).map((each) => [each.id, each]));
  const needed = new Set([...fresh.children].map((each) => each.id).filter(Boolean));
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    // A page has blanks between its parts that the same parts alone have not: an element is not matched with those.
    const blanks = next.nodeType === Node.ELEMENT_NODE;
    while (at && (stays(at) || (blanks && isBlank(at)))) at = stays(at) ? at.nextSibling : dropped(at);
    const found = next.id ? known.get(next.id) : at && !at.id ? at : null;
    if (!found || found.nodeName !== next.nodeName) { old.insertBefore(next, at); continue; }
    while (at !== found && at && !needed.has(at.id)) at = dropped(at);
    if (at === found) at = at.nextSibling;
    else if (old.moveBefore) old.moveBefore(found, at);
    else old.insertBefore(found, at);
    update(found, next);
  }
  while (at) at = dropped(at);
}

function isBlank(node) {
  return node.nodeType === Node.TEXT_NODE && !node.nodeValue.trim();
}

function stays(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.hasAttribute("data-live-stays");
}

function dropped(node) {
  const next = node.nextSibling;
  if (!stays(node)) node.remove();
  return next;
}

function update(node, next) {
  if (node.isEqualNode(next)) return;
  if (node.nodeType !== Node.ELEMENT_NODE) { node.nodeValue = next.nodeValue; return; }
  const theirs = THEIRS[node.nodeName] ?? [];
  for (const { name } of [...node.attributes]) {
    if (!next.hasAttribute(name) && !theirs.includes(name)) node.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    if (node.getAttribute(name) !== value && !theirs.includes(name)) node.setAttribute(name, value);
  }
  if (!FIELDS.includes(node.nodeName)) morphChildren(node, next);
}

window.morph = morph;
