// How does a line look that is written in Discord's markdown? Bold, links, mentions, times, code: as nodes, never as HTML.

import { el } from "./dom.js";
import { channelOf, memberOf, nameOf, now, roleOf, state } from "./state.js";
import { fullTime, say, timestamp } from "./words.js";

/** How deep emphasis may lie in emphasis. */
const DEPTH = 8;
/** What the pairs of marks mean; the longer come first. */
const PAIRS = [["**", "strong"], ["__", "u"], ["~~", "s"], ["||", "spoiler"], ["*", "em"], ["_", "em"]];
const ADDRESS = /^https?:\/\/[^\s<>]+/;
const MASKED = /^\[((?:\\.|[^[\]\\\n]){1,1000})\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?\)/;

/** The nodes of a text. */
export function inline(text, depth = 0) {
  const nodes = [];
  let plain = "";
  const put = (node) => {
    if (plain) nodes.push(plain);
    plain = "";
    nodes.push(node);
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at, at + 2100);
    const found = literal(rest) ?? code(rest) ?? pointed(rest) ?? link(rest) ?? emphasis(text, at, depth);
    if (!found) {
      plain += text[at];
      at += 1;
    } else {
      if (typeof found.node === "string") plain += found.node;
      else put(found.node);
      at += found.length;
    }
  }
  if (plain) nodes.push(plain);
  return nodes;
}

function literal(rest) {
  return /^\\[!-/:-@[-`{-~]/.test(rest) ? { node: rest[1], length: 2 } : null;
}

function code(rest) {
  const found = /^(`{1,2})(?!`)([^]*?[^`])\1(?!`)/.exec(rest);
  return found && { node: el("code", {}, found[2]), length: found[0].length };
}

/** What stands in pointed brackets: mentions, times, emoji, addresses. And what mentions everyone. */
function pointed(rest) {
  if (rest[0] === "@") {
    const found = /^@(?:everyone|here)\b/.exec(rest);
    return found && { node: el("span", { class: "mention" }, found[0]), length: found[0].length };
  }
  if (rest[0] !== "<") return null;
  const found = /^<(?:@!?(\d{15,21})|#(\d{15,21})|@&(\d{15,21})|\/([^:<>\n]{1,100}):\d{15,21}|t:(-?\d{1,13})(?::([tTdDfFR]))?|a?:(\w{2,32}):\d{15,21}|(https?:\/\/[^\s<>]+))>/.exec(rest);
  if (!found) return null;
  const [whole, user, channel, role, command, seconds, style, emoji, address] = found;
  const chip = (text, more = "") => el("span", { class: `mention ${more}`.trim() }, text);
  const node = user ? chip(`@${userName(user)}`, user === state.member ? "mention-me" : "")
    : channel ? chip(`#${channelOf(channel)?.name ?? say("unknownChannel")}`)
    : role ? chip(`@${roleOf(role)?.name ?? say("unknownRole")}`)
    : command ? chip(`/${command}`)
    : seconds ? time(Number(seconds), style)
    : emoji ? `:${emoji}:`
    : anchor(address, [address]) ?? whole;
  return { node, length: whole.length };
}

function userName(id) {
  if (id === state.world?.bot.id) return state.world.bot.username;
  return memberOf(id) ? nameOf({ id }) : say("unknownUser");
}

function time(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  return el("time", { datetime: date.toISOString(), title: fullTime(date) }, timestamp(date, style, now()));
}

function link(rest) {
  if (rest[0] === "[") {
    const found = MASKED.exec(rest);
    const node = found && anchor(found[2], inline(found[1], DEPTH - 1));
    return node && { node, length: found[0].length };
  }
  if (rest[0] !== "h") return null;
  const found = ADDRESS.exec(rest);
  if (!found) return null;
  // A full stop or bracket after an address belongs to the sentence, unless the bracket was opened within.
  let address = found[0].replace(/[。，；：、！？）】》」”].*$/u, "");
  for (;;) {
    const last = address.at(-1);
    const isOpen = last === ")" && address.split("(").length >= address.split(")").length;
    if (isOpen || !/[.,:;!?"')\]*_~|]/.test(last)) break;
    address = address.slice(0, -1);
  }
  const node = anchor(address, [address]);
  return node && { node, length: address.length };
}

/** A link to another site, which learns nothing of this page; none where the address is no address. */
export function anchor(address, inside) {
  let url;
  try { url = new URL(address); } catch { return null; }
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow", title: url.href }, inside);
}

function emphasis(text, at, depth) {
  if (depth >= DEPTH) return null;
  for (const [mark, tag] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    const to = closing(text, from, mark, at);
    if (to < 0) continue;
    const inside = inline(text.slice(from, to), depth + 1);
    return { node: tag === "spoiler" ? spoiler(inside) : el(tag, {}, inside), length: to + mark.length - at };
  }
  return null;
}

/** Where the mark that was opened is closed, or -1. */
function closing(text, from, mark, opened) {
  const isSingle = mark.length === 1;
  if (isSingle && (/\s/.test(text[from] ?? " ") || text[from] === mark)) return -1;
  if (mark === "_" && /[\p{L}\p{N}_]/u.test(text[opened - 1] ?? " ")) return -1;
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (isEscaped(text, at)) continue;
    if (isSingle && text[at + 1] === mark) {
      // Two are a mark of another kind, and what it encloses is passed over.
      const end = text.indexOf(mark + mark, at + 2);
      if (end < 0) return -1;
      at = end + 1;
      continue;
    }
    if (at === from) continue;
    if (isSingle && /\s/.test(text[at - 1])) continue;
    if (mark === "_" && /[\p{L}\p{N}]/u.test(text[at + 1] ?? " ")) continue;
    // Of three at the end the last two close: "**a *b***".
    return !isSingle && text[at + mark.length] === mark[0] ? at + 1 : at;
  }
  return -1;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text, at) {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}

function spoiler(inside) {
  const cover = el("button", { type: "button", class: "spoiler", "aria-expanded": "false", "aria-label": say("spoiler") }, el("span", {}, inside));
  cover.addEventListener("click", () => {
    cover.classList.add("is-open");
    cover.setAttribute("aria-expanded", "true");
    cover.removeAttribute("aria-label");
  });
  return cover;
}
