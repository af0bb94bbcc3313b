// Where can one go, and who can one be? Channels, direct messages, the members to speak as, and the bar above the messages.

import { avatar, el, icon, iconButton } from "./dom.js";
import { here, isBot, remember, remembered, state } from "./state.js";
import { say } from "./words.js";

/** Notes of the members to speak as in the page's words, by what the server tells of them. */
function note(member) {
  if (member.moderator) return say("moderator");
  if (member.locale === "zh-CN") return say("chinese");
  if (member.locale === "zh-TW") return say("taiwanese");
  return say(state.world.members.find((other) => !other.moderator && other.locale.startsWith("en"))?.id === member.id ? "member" : "second");
}

/** Draws the side of the page. `does`: `go(channel)`, `speak(member)`. */
export function paintSidebar(host, does) {
  const { world } = state;
  const link = (channel) => {
    const unread = state.unread.get(channel.id);
    return el("li", {}, el("button", {
      type: "button", class: `place${unread ? " is-unread" : ""}`, "aria-current": channel.id === state.channel ? "page" : null, "data-channel": channel.id,
      onclick: () => does.go(channel.id),
    }, channel.kind === "dm" ? avatar(world.bot, true) : icon("hash"), el("span", { class: "place-name" }, channel.name),
    channel.kind === "dm" && presence(), unread && el("span", { class: `dot dot-${unread}`, role: "img", "aria-label": say("newMessages") })));
  };
  const speaker = (member) => el("li", {}, el("button", {
    type: "button", class: "speaker", role: "radio", "aria-checked": String(member.id === state.member), "data-member": member.id,
    tabindex: member.id === state.member ? "0" : "-1", onclick: () => does.speak(member.id),
  }, avatar(member), el("span", { class: "speaker-text" }, el("b", {}, member.name), el("small", {}, note(member))), icon("check")));
  const speakers = el("ul", { role: "radiogroup", "aria-label": say("speakAs"), onkeydown: (event) => arrows(event) }, world.members.map(speaker));
  host.setAttribute("aria-label", say("openMenu"));
  const hadFocus = host.contains(document.activeElement) ? document.activeElement.dataset : null;
  host.replaceChildren(
    el("header", {}, avatar(null, true), el("div", {}, el("b", {}, say("title")), el("small", {}, say("sandboxNote")))),
    el("div", { class: "places" },
      el("h2", {}, say("channels")), el("ul", {}, world.channels.filter((channel) => channel.kind === "text").map(link)),
      el("h2", {}, say("direct")), el("ul", {}, world.channels.filter((channel) => channel.kind === "dm").map(link))),
    el("div", { class: "speakers" }, el("h2", {}, say("speakAs")), speakers));
  // What is drawn anew keeps the focus.
  if (hadFocus?.channel) host.querySelector(`[data-channel="${hadFocus.channel}"]`)?.focus();
  if (hadFocus?.member) host.querySelector(`[data-member="${state.member}"]`)?.focus();
}

const presence = () => el("span", { class: `presence${state.world.bot.online ? " is-online" : ""}`, role: "img", "aria-label": say(state.world.bot.online ? "online" : "offline"), title: say(state.world.bot.online ? "online" : "offline") });

function arrows(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("[role=radio]")];
  const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  next.focus();
  next.click();
}

const THEMES = ["system", "light", "dark"];

/** Sets light or dark, or leaves it to the system. */
export function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember({ theme });
}

export const theme = () => (THEMES.includes(remembered().theme) ? remembered().theme : "system");

/** Draws the bar above the messages. `does`: `menu()`, `faults()`. */
export function paintBar(host, does, areFaultsOpen) {
  const place = here();
  const isDirect = place?.kind === "dm";
  const own = theme();
  const isDark = own === "dark" || (own === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const next = isDark ? "light" : "dark";
  host.replaceChildren(
    iconButton("menu", say("openMenu"), does.menu, { class: "icon-button only-narrow", id: "open-menu" }),
    el("div", { class: "place-title" }, isDirect ? avatar(state.world.bot, isBot(state.world.bot.id)) : icon("hash"), el("b", {}, place?.name ?? ""), isDirect && presence(),
      !isDirect && place?.topic && el("span", { class: "topic" }, place.topic)),
    iconButton(isDark ? "sun" : "moon", say("theme", { theme: say(next) }), () => { setTheme(next); paintBar(host, does, areFaultsOpen); host.querySelector("#switch-theme").focus(); }, { id: "switch-theme" }),
    iconButton("bolt", say("faults"), does.faults, { id: "open-faults", "aria-expanded": String(areFaultsOpen), "aria-controls": "faults" }));
}
