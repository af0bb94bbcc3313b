// How are elements made? Only ever from text: nothing here or anywhere else in the page reads HTML.

/** An element. Children are nodes or text; `on…` properties are listeners, others are attributes; null and false are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (["value", "checked", "disabled", "hidden", "selected"].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** The paths of the icons, drawn on 24 by 24. */
const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  at: "M16 8v5a3 3 0 0 0 5-2.2V12a9 9 0 1 0-3.5 7.1M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z",
  menu: "M4 6h16M4 12h16M4 18h16",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  reply: "M9 14 4 9l5-5M4 9h9a7 7 0 0 1 7 7v4",
  edit: "m4 20 4-1L19.5 7.5a2.1 2.1 0 0 0-3-3L5 16l-1 4ZM14 7l3 3",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z",
  close: "M6 6l12 12M18 6 6 18",
  bolt: "M13 3 5 13.5h6L10 21l8-10.5h-6L13 3Z",
  sun: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  send: "M4 12 3.5 4 21 12 3.5 20 4 12Zm0 0h8",
  slash: "M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM14 8l-4 8",
  down: "m6 9 6 6 6-6",
  up: "M12 20V5M6 11l6-6 6 6",
  app: "M5 12v7M12 5v14M19 9v10",
  warn: "M12 4 2.8 20h18.4L12 4ZM12 10v5M12 17.5h.01",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  check: "m5 12.5 4.5 4.5L19 7.5",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
};

/** An icon, which says nothing to those who do not see it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? PATHS.more);
  svg.append(path);
  return svg;
}

/** A button with nothing but an icon in it; its name is read out and shown as a tooltip. */
export function iconButton(name, label, onclick, more = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...more }, icon(name));
}

/** The sign of a person: a letter on a colour that is always the same for them; of the bot, its mark. */
export function avatar(user, isBot) {
  if (isBot) return el("span", { class: "avatar avatar-bot", "aria-hidden": "true" }, icon("app"));
  const name = user?.name ?? user?.global_name ?? user?.username ?? "?";
  const tint = [...String(user?.id ?? name)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % 6;
  return el("span", { class: `avatar tint-${tint}`, "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "?");
}

/** Reads a sentence out to those who do not see the page. */
export function tell(sentence) {
  const told = document.getElementById("told");
  told.textContent = "";
  requestAnimationFrame(() => { told.textContent = sentence; });
}
