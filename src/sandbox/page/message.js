// How does one message look? Who, when, what; what it replies to, what hangs on it, and what can be done with it.

import { avatar, el, icon, iconButton } from "./dom.js";
import { embed } from "./embed.js";
import { markdown, plain } from "./markdown.js";
import { fileLink, parts } from "./parts.js";
import { picture } from "./pictures.js";
import { isBot, memberOf, nameOf, now, state } from "./state.js";
import { clock, fullTime, say, sayNodes, shortTime } from "./words.js";

/** The flags of a message: a reply that is still to come; embeds that the author took off. */
const LOADING = 128, NO_EMBEDS = 4;

/** Whether a message stands for one that is still to come. */
export const isThinking = (seen) => (seen.message.flags & LOADING) !== 0;

/**
 * The list item of a message. `goesOn` says that the one before is of the same author and moment. `does` is what the reader can do:
 * `reply`, `menu(event, seen)`, `dismiss`, `react(seen, emoji, isMine)`, `jump(id)`, `use(seen)` for its components.
 */
export function messageItem(seen, goesOn, does, failure) {
  const { message } = seen;
  const author = message.author ?? {};
  const time = new Date(message.timestamp);
  const isNew = !goesOn;
  const item = el("li", {
    class: ["message", isNew ? "is-first" : "", seen.ephemeral ? "is-private" : "", isPinged(seen) ? "is-pinged" : ""].join(" "),
    id: `message-${message.id}`, tabindex: "-1", "data-id": message.id,
    "aria-label": say("messageBy", { name: nameOf(author), time: fullTime(time) }),
    oncontextmenu: (event) => { if (!event.target.closest("a, img, input, textarea") && getSelection().isCollapsed) does.menu(event, seen); },
  });
  const above = isNew ? reference(seen, does) : null;
  if (above) item.append(above);
  item.append(el("div", { class: "message-side" }, isNew ? avatar(author, isBot(author.id) || author.bot) : el("time", { class: "side-time", datetime: message.timestamp }, clock(time))));
  const body = el("div", { class: "message-body" }, isNew && head(author, time));
  body.append(...content(seen, does, failure));
  item.append(body, tools(seen, does));
  return item;
}

function isPinged(seen) {
  return seen.everyone_pinged || (seen.pinged ?? []).includes(state.member);
}

function head(author, time) {
  const moderator = memberOf(author.id)?.moderator;
  return el("div", { class: "message-head" },
    el("span", { class: `name${moderator ? " is-moderator" : ""}` }, nameOf(author)),
    (isBot(author.id) || author.bot) && el("span", { class: "app-tag" }, say("app")),
    el("time", { datetime: time.toISOString(), title: fullTime(time) }, shortTime(time, now())));
}

/** The line above: the message that is replied to, or the command that was used. */
function reference(seen, does) {
  const { message, interaction } = seen;
  const line = (...inside) => el("div", { class: "reference" }, el("span", { class: "hook", "aria-hidden": "true" }), ...inside);
  if (message.type === 19 || message.message_reference) {
    const original = message.referenced_message;
    if (!original) return line(el("span", { class: "reference-text" }, say("gone")));
    const text = plain(original.content).slice(0, 200) || say("noText");
    return line(el("button", { type: "button", class: "reference-text", title: say("goTo"), onclick: () => does.jump(original.id) },
      el("span", { class: "unseen" }, say("repliesTo", { name: nameOf(original.author) })),
      el("b", {}, nameOf(original.author)), " ", text));
  }
  if (interaction && ["command", "message"].includes(interaction.kind) && interaction.name) {
    const key = interaction.kind === "command" ? "used" : "usedOn";
    const command = el("span", { class: "command-name" }, interaction.kind === "command" ? `/${interaction.name}` : interaction.name);
    return line(el("span", { class: "reference-text" }, sayNodes(key, { name: el("b", {}, nameOf({ id: interaction.user })), command })));
  }
  return null;
}

function content(seen, does, failure) {
  const { message } = seen;
  const nodes = [];
  if (isThinking(seen)) {
    nodes.push(el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), say("thinking", { bot: nameOf(message.author) })));
  }
  if (state.editing === message.id) nodes.push(does.editor(seen));
  else if (message.content) {
    const text = markdown(message.content);
    if (message.edited_timestamp) (text.lastElementChild?.tagName === "P" ? text.lastElementChild : text).append(edited(message));
    nodes.push(text);
  }
  if (!(message.flags & NO_EMBEDS)) nodes.push(...(message.embeds ?? []).map(embed));
  nodes.push(...(message.attachments ?? []).map(attachment));
  const below = parts(message.components, does.use(seen));
  if (below.length) nodes.push(el("div", { class: "parts" }, below));
  if (!message.content && message.edited_timestamp && !isThinking(seen) && nodes.length) nodes.push(el("p", { class: "subtext" }, edited(message)));
  if (failure) nodes.push(el("p", { class: "failure", role: "alert" }, icon("warn"), failure));
  if (message.reactions?.length) nodes.push(reactions(seen, does));
  if (seen.ephemeral) {
    nodes.push(el("p", { class: "private-note" }, icon("eye"), say("onlyYou"), " • ", el("button", { type: "button", class: "plain-link", onclick: () => does.dismiss(seen) }, say("dismiss"))));
  }
  return nodes;
}

const edited = (message) => el("span", { class: "edited", title: fullTime(new Date(message.edited_timestamp)) }, ` ${say("edited")}`);

function attachment(file) {
  const isPicture = file.content_type?.startsWith("image/") || /\.(png|jpe?g|gif|webp)$/i.test(file.filename ?? "");
  if (!isPicture) return fileLink(file.filename, file.url);
  return picture({ url: file.url, width: file.width, height: file.height, alt: file.description, isSpoiler: file.filename?.startsWith("SPOILER_") }, "attached");
}

function reactions(seen, does) {
  return el("div", { class: "reactions" }, seen.message.reactions.map(({ emoji, count, me }) => el("button", {
    type: "button", class: `reaction${me ? " is-mine" : ""}`, "aria-pressed": String(Boolean(me)),
    "aria-label": say("reactions", { emoji: emoji.name, count }), onclick: () => does.react(seen, emoji.name, me),
  }, el("span", { class: "emoji" }, emoji.name), String(count))));
}

function tools(seen, does) {
  const canReply = !seen.ephemeral && !isThinking(seen);
  return el("div", { class: "message-tools" },
    canReply && iconButton("smile", say("react"), (event) => does.emoji(event, seen), { class: "icon-button only-wide" }),
    canReply && iconButton("reply", say("reply"), () => does.reply(seen), { class: "icon-button only-wide" }),
    iconButton("more", say("messageActions"), (event) => does.menu(event, seen), { class: "icon-button open-actions", "aria-haspopup": "menu" }));
}
