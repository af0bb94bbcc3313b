// What does the bot put below its words? Rows of buttons and menus, and the components that stand in for words altogether (v2).

import { el, icon } from "./dom.js";
import { inline } from "./inline.js";
import { markdown } from "./markdown.js";
import { local, picture } from "./pictures.js";
import { channelOf, isBot, nameOf, state } from "./state.js";
import { say } from "./words.js";

const BUTTON_STYLES = { 1: "primary", 2: "plain", 3: "good", 4: "danger", 5: "link", 6: "primary" };
/** How deep components may lie in one another. */
const DEPTH = 6;

/**
 * The nodes of a message's components. `use` says what happens: `press(id)`, `select(id, values)`, and `isWaiting(id)`.
 */
export function parts(components, use, depth = 0) {
  if (depth > DEPTH) return [];
  return (components ?? []).map((component) => part(component, use, depth)).filter(Boolean);
}

function part(component, use, depth) {
  switch (component.type) {
    case 1: return el("div", { class: "row" }, parts(component.components, use, depth + 1));
    case 2: return button(component, use);
    case 3: case 5: case 6: case 7: case 8: return menu(component, use);
    case 9: return section(component, use, depth);
    case 10: return markdown(component.content);
    case 11: return picture(media(component), "thumbnail");
    case 12: return el("div", { class: "gallery" }, (component.items ?? []).map((item) => picture(media(item), "in-gallery")));
    case 13: return fileLink(component.file?.name ?? component.name, component.file?.url);
    case 14: return component.divider === false ? el("div", { class: `gap gap-${component.spacing ?? 1}` }) : el("hr", { class: `gap-${component.spacing ?? 1}` });
    case 17: return container(component, use, depth);
    default: return el("p", { class: "subtext" }, say("notSupported", { type: component.type }));
  }
}

/** A picture's data in the words of `pictures.js`. */
function media(item) {
  const { url, width, height } = item.media ?? {};
  return { url, width, height, alt: item.description, isSpoiler: item.spoiler === true };
}

/** A link to a file that was sent. */
export function fileLink(name, url) {
  return el("a", { class: "file", href: local(url), target: "_blank", rel: "noopener", download: name ?? "" }, icon("file"), name ?? say("file"));
}

function section(component, use, depth) {
  return el("div", { class: "section" },
    el("div", { class: "section-text" }, parts(component.components, use, depth + 1)),
    component.accessory && part(component.accessory, use, depth + 1));
}

function container(component, use, depth) {
  const whole = el("div", { class: "container" }, parts(component.components, use, depth + 1));
  tint(whole, component.accent_color);
  return whole;
}

/** Gives an element the colour that the bot chose for its bar. */
export function tint(element, colour) {
  if (Number.isInteger(colour)) element.style.setProperty("--bar", `#${(colour & 0xffffff).toString(16).padStart(6, "0")}`);
}

function face(component) {
  const emoji = component.emoji?.name;
  return [emoji && el("span", { class: "emoji" }, component.emoji.id ? `:${emoji}:` : emoji), component.label && el("span", { class: "label" }, component.label)];
}

function button(component, use) {
  const style = BUTTON_STYLES[component.style] ?? "plain";
  if (component.style === 5) {
    return el("a", { class: "button button-link", href: safe(component.url), target: "_blank", rel: "noopener noreferrer nofollow" }, face(component), icon("out"));
  }
  const isWaiting = use.isWaiting(component.custom_id);
  return el("button", {
    type: "button", class: `button button-${style}${isWaiting ? " is-waiting" : ""}`, "data-id": component.custom_id,
    disabled: component.disabled === true || isWaiting, "aria-busy": isWaiting, onclick: () => use.press(component.custom_id),
  }, isWaiting ? [el("span", { class: "dots", role: "img", "aria-label": component.label ?? "" }, el("i"), el("i"), el("i")), el("span", { class: "keeps-width" }, face(component))] : face(component));
}

/** An address that a link may have. */
function safe(address) {
  try {
    const url = new URL(address);
    return ["https:", "http:"].includes(url.protocol) ? url.href : null;
  } catch { return null; }
}

/** What a menu offers: its own options, or members and channels. */
export function offered(component) {
  const members = () => [...state.world.members, state.world.bot].map((user) => ({ value: user.id, label: isBot(user.id) ? user.username : nameOf(user) }));
  const roles = () => state.world.guild.roles.map((role) => ({ value: role.id, label: role.name }));
  const channels = () => state.world.channels.filter((channel) => channel.kind === "text").map((channel) => ({ value: channel.id, label: `#${channelOf(channel.id).name}` }));
  switch (component.type) {
    case 5: return members();
    case 6: return roles();
    case 7: return [...members(), ...roles()];
    case 8: return channels();
    default: return component.options ?? [];
  }
}

/** A menu: a button that opens a list of choices. It is the same for messages and modals. */
export function menu(component, use) {
  const options = offered(component);
  const least = component.min_values ?? 1, most = component.max_values ?? 1;
  let chosen = (use.chosen?.(component.custom_id) ?? options.filter((option) => option.default).map((option) => option.value)).slice(0, most);
  let before = "";
  const isWaiting = use.isWaiting(component.custom_id);
  const shown = el("span", { class: "menu-shown" });
  const list = el("ul", { class: "menu-list", role: "listbox", hidden: true, "aria-label": component.placeholder ?? say("choose"), "aria-multiselectable": most > 1 });
  const opener = el("button", {
    type: "button", class: `menu-opener${isWaiting ? " is-waiting" : ""}`, "data-id": component.custom_id, "aria-haspopup": "listbox", "aria-expanded": "false",
    disabled: component.disabled === true || isWaiting, "aria-label": component.placeholder ?? say("choose"), onclick: () => (list.hidden ? open() : shut(true)),
  }, shown, isWaiting ? el("span", { class: "dots" }, el("i"), el("i"), el("i")) : icon("down"));
  const whole = el("div", { class: "menu" }, opener, list);

  const paint = () => {
    const labels = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
    shown.textContent = labels.length ? labels.join(", ") : component.placeholder ?? say("select");
    shown.classList.toggle("is-empty", labels.length === 0);
    for (const item of list.children) {
      const isChosen = chosen.includes(item.dataset.value);
      item.setAttribute("aria-selected", String(isChosen));
    }
  };
  const shut = (takesFocus) => {
    if (list.hidden) return;
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (takesFocus) opener.focus();
    if (most > 1 && chosen.length >= least && chosen.join("\n") !== before) use.select(component.custom_id, chosen);
  };
  const outside = (event) => { if (!whole.contains(event.target)) shut(false); };
  const open = () => {
    before = chosen.join("\n");
    list.hidden = false;
    // Below is where one looks for it; where there is no room, above.
    const room = opener.getBoundingClientRect();
    whole.classList.toggle("opens-up", window.innerHeight - room.bottom < 260 && room.top > window.innerHeight - room.bottom);
    opener.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside, true);
    (list.querySelector("[aria-selected=true]") ?? list.firstElementChild)?.focus();
  };
  const choose = (value) => {
    if (most > 1) {
      chosen = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value].slice(-most);
      paint();
      return;
    }
    chosen = [value];
    paint();
    shut(true);
    use.select(component.custom_id, chosen);
  };
  list.append(...options.map((option) => el("li", {
    role: "option", tabindex: "-1", "data-value": option.value, onclick: () => choose(option.value),
  }, option.emoji?.name && !option.emoji.id && el("span", { class: "emoji" }, option.emoji.name),
  el("span", { class: "option-text" }, el("span", { class: "option-label" }, option.label), option.description && el("span", { class: "option-description" }, inline(option.description))), icon("check"))));
  list.addEventListener("keydown", (event) => listKeys(event, list, choose, () => shut(true)));
  opener.addEventListener("keydown", (event) => { if (event.key === "ArrowDown" && list.hidden) { event.preventDefault(); open(); } });
  paint();
  return whole;
}

function listKeys(event, list, choose, shut) {
  const items = [...list.children], at = items.indexOf(document.activeElement);
  const go = (to) => items[(to + items.length) % items.length]?.focus();
  if (event.key === "ArrowDown") go(at + 1);
  else if (event.key === "ArrowUp") go(at - 1);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(-1);
  else if (event.key === "Enter" || event.key === " ") { if (at >= 0) choose(items[at].dataset.value); }
  else if (event.key === "Escape" || event.key === "Tab") shut();
  else {
    const found = event.key.length === 1 && items.find((item) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
    if (found) found.focus();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}
