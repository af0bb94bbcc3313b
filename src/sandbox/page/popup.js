// How do menus open, close and obey the keyboard? One at a time, at a point or beside a button, focus back where it came from.

import { el, icon } from "./dom.js";

let shown = null;

/** Closes the menu that is open, if any. */
export function closeMenu() { shown?.(); }

/**
 * Opens a menu of `items` at an event: `{label, icon, run, isDanger}`, `{heading}`, `"line"`, or `{emojis: [...], run}`.
 */
export function openMenu(event, items, label) {
  closeMenu();
  event.preventDefault();
  const before = document.activeElement;
  const list = el("div", { class: "popup", role: "menu", "aria-label": label }, items.filter(Boolean).map(entry));
  document.getElementById("popups").append(list);
  place(list, event);
  const close = () => {
    if (shown !== close) return;
    shown = null;
    document.removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", close);
    list.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  const outside = (pressed) => { if (!list.contains(pressed.target)) close(); };
  shown = close;
  document.addEventListener("pointerdown", outside, true);
  addEventListener("resize", close);
  list.addEventListener("keydown", (pressed) => keys(pressed, list, close));
  list.querySelector("button")?.focus({ preventScroll: true });

  function entry(item) {
    if (item === "line") return el("hr");
    if (item.heading) return el("div", { class: "popup-heading" }, item.heading);
    const run = (act) => () => { close(); act(); };
    if (item.emojis) {
      return el("div", { class: "popup-emojis" }, item.emojis.map((emoji) => el("button", { type: "button", role: "menuitem", class: "emoji", "aria-label": item.name(emoji), onclick: run(() => item.run(emoji)) }, emoji)));
    }
    return el("button", { type: "button", role: "menuitem", class: item.isDanger ? "is-danger" : "", onclick: run(item.run) }, el("span", {}, item.label), icon(item.icon));
  }
}

function place(list, event) {
  const isKeyboard = event.type === "click" || (event.clientX === 0 && event.clientY === 0);
  const anchor = (event.currentTarget ?? event.target).getBoundingClientRect();
  const [x, y] = isKeyboard ? [anchor.right - list.offsetWidth, anchor.bottom + 4] : [event.clientX, event.clientY];
  const fit = (at, size, room) => Math.max(8, Math.min(at, room - size - 8));
  list.style.setProperty("left", `${fit(x, list.offsetWidth, innerWidth)}px`);
  list.style.setProperty("top", `${fit(y, list.offsetHeight, innerHeight)}px`);
}

function keys(event, list, close) {
  const buttons = [...list.querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
  const go = (to) => buttons[(to + buttons.length) % buttons.length].focus();
  if (event.key === "ArrowDown" || event.key === "ArrowRight") go(at + 1);
  else if (event.key === "ArrowUp" || event.key === "ArrowLeft") go(at - 1);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(-1);
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** How long a finger rests on a message before its menu opens, in milliseconds. */
const LONG = 500;

/** Opens a menu by a long press as well, which browsers do not all tell as a context menu. */
export function onLongPress(element, find, open) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  element.addEventListener("touchstart", (event) => {
    const target = event.touches.length === 1 && !event.target.closest("a, button, input, textarea") && find(event.target);
    if (!target) return;
    const { clientX, clientY } = event.touches[0];
    timer = setTimeout(() => open({ type: "longpress", clientX, clientY, currentTarget: target, target, preventDefault() {} }, target), LONG);
  }, { passive: true });
  for (const kind of ["touchend", "touchmove", "touchcancel", "scroll"]) element.addEventListener(kind, stop, { passive: true });
}
