// How does a message look that is written in Discord's markdown? Blocks here, what stands within a line in `inline.js`.

import { el } from "./dom.js";
import { inline } from "./inline.js";

/** How deep quotes and lists may lie in one another; deeper ones are shown as they were typed. */
const DEPTH = 6;
const FENCE = /```(?:([a-z0-9_+\-.#]+)\n)?\n*([\s\S]*?[^\n])\n*```/i;

/** A text with blocks: paragraphs, headings, lists, quotes, code. */
export function markdown(text, depth = 0) {
  const whole = el("div", { class: "markdown" });
  let rest = String(text ?? "");
  for (let fence = FENCE.exec(rest); fence; fence = FENCE.exec(rest)) {
    whole.append(...blocks(rest.slice(0, fence.index).replace(/\n$/, ""), depth));
    whole.append(el("pre", { tabindex: "0" }, el("code", {}, fence[1]?.toLowerCase() === "diff" ? difference(fence[2]) : fence[2])));
    rest = rest.slice(fence.index + fence[0].length).replace(/^\n/, "");
  }
  whole.append(...blocks(rest, depth));
  return whole;
}

/** The lines of a difference, of which those that come and go are seen at once. */
const difference = (text) => text.split(/(?<=\n)/).map((line) => {
  const kind = /^(?:\+\+\+|---|@@)/.test(line) ? "is-place" : { "+": "is-new", "-": "is-gone" }[line[0]];
  return kind ? el("span", { class: kind }, line) : line;
});

/** A text of which only what stands within lines counts: titles, labels. */
export const oneLine = (text) => inline(String(text ?? ""));

/** What is left of a text where there is no room for its looks: one line. */
export function plain(text) {
  const shown = el("div", {}, inline(String(text ?? "").replace(/```/g, "").replace(/^(?:#{1,3}|-#|>{1,3}|[-*]) /gm, "")));
  return shown.textContent.replace(/\s+/g, " ").trim();
}

function blocks(text, depth) {
  if (text === "") return [];
  const lines = text.split("\n");
  const made = [];
  let paragraph = [];
  const close = () => {
    if (paragraph.length) made.push(el("p", {}, inline(paragraph.join("\n"))));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const block = depth < DEPTH && (quote(lines, at, depth) ?? heading(lines[at]) ?? list(lines, at));
    if (!block) {
      paragraph.push(lines[at]);
      continue;
    }
    close();
    made.push(block.node);
    at += (block.lines ?? 1) - 1;
  }
  close();
  return made;
}

function quote(lines, at, depth) {
  if (lines[at].startsWith(">>> ")) {
    const inside = [lines[at].slice(4), ...lines.slice(at + 1)];
    return { node: el("blockquote", {}, blocks(inside.join("\n"), depth + 1)), lines: inside.length };
  }
  let count = 0;
  while (at + count < lines.length && /^> /.test(lines[at + count])) count += 1;
  if (!count) return null;
  const inside = lines.slice(at, at + count).map((line) => line.slice(2));
  return { node: el("blockquote", {}, blocks(inside.join("\n"), depth + 1)), lines: count };
}

function heading(line) {
  const found = /^(#{1,3}|-#) +(\S.*)$/.exec(line);
  if (!found) return null;
  if (found[1] === "-#") return { node: el("p", { class: "subtext" }, inline(found[2])) };
  // The page has headings of its own: those of a message come below them.
  const level = found[1].length;
  return { node: el("p", { class: `heading heading-${level}`, role: "heading", "aria-level": level + 3 }, inline(found[2])) };
}

const ITEM = /^( {0,20})([-*]|\d{1,9}\.) +(\S.*)$/;

function list(lines, at) {
  const first = ITEM.exec(lines[at]);
  if (!first) return null;
  let end = at + 1;
  // Numbers after dots begin a list of their own, unless they lie deeper.
  for (let item; (item = ITEM.exec(lines[end] ?? "")); end += 1) if (item[1].length <= first[1].length && isNumber(item) !== isNumber(first)) break;
  const items = lines.slice(at, end).map((line) => ITEM.exec(line));
  return { node: nested(items, 0), lines: items.length };
}

const isNumber = (item) => item[2] !== "-" && item[2] !== "*";

/** Items with those that are set in further as lists of their own. */
function nested(items, depth) {
  const [first] = items;
  const isNumbered = isNumber(first);
  const whole = el(isNumbered ? "ol" : "ul", isNumbered ? { start: Number.parseInt(first[2], 10) } : {});
  for (let at = 0; at < items.length;) {
    let next = at + 1;
    while (next < items.length && items[next][1].length > items[at][1].length) next += 1;
    const below = items.slice(at + 1, next);
    const inside = below.length && depth < DEPTH ? [nested(below, depth + 1)] : below.map((item) => el("div", {}, item[0]));
    whole.append(el("li", {}, inline(items[at][3]), inside));
    at = next;
  }
  return whole;
}
