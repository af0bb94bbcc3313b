// How does the page begin, and what happens when something happens? It ties the parts together.

import { act, follow, look } from "./api.js";
import { menuCommands } from "./catalogue.js";
import { suggested } from "./command.js";
import { Composer } from "./composer.js";
import { el, iconButton, tell } from "./dom.js";
import { paintFaults } from "./faults.js";
import { Feed } from "./feed.js";
import { begin, busyOf, forget, onChange, settle } from "./interactions.js";
import { isThinking } from "./message.js";
import { openModal } from "./modal.js";
import { closeMenu, onLongPress, openMenu } from "./popup.js";
import { plain } from "./markdown.js";
import { compare, here, isBot, me, nameOf, now, remember, remembered, state } from "./state.js";
import { paintBar, paintSidebar, setTheme, theme } from "./sidebar.js";
import { locale, say } from "./words.js";

/** How many messages are fetched at once, and how long a sign of typing stays, in milliseconds. */
const MESSAGES = 50, TYPING = 10_000;
/** As many messages are kept while one looks at the newest; older ones are fetched again when one looks for them. */
const KEPT = 300;
const EMOJIS = ["👍", "❤️", "😂", "😮", "🎉", "👀"];

const $ = (id) => document.getElementById(id);
let unfollow = null, feed = null, composer = null, areFaultsOpen = false, wasOpen = false, isLoadingOlder = false, loading = 0;

/** Says that something did not work. */
function complain(error) {
  const toast = el("div", { class: "toast", role: "alert" }, say("refused", { reason: error?.message ?? String(error) }), iconButton("close", say("closeMenu"), () => toast.remove()));
  $("popups").append(toast);
  setTimeout(() => toast.remove(), 8000);
}

const tried = (work) => (...given) => Promise.resolve(work(...given)).catch(complain);

function paintAll() {
  document.documentElement.lang = locale();
  document.title = `${here()?.kind === "dm" ? "@" : "#"}${here()?.name ?? ""} – ${say("title")}`;
  paintSidebar($("sidebar"), { go: tried(go), speak: tried(speak) });
  paintBar($("bar"), { menu: openSide, faults: toggleFaults }, areFaultsOpen);
  composer.paint();
  paintNotice();
}

function paintNotice() {
  const sentence = !state.isOnline ? say("reconnecting") : !state.world.bot.online ? say("botOffline", { bot: state.world.bot.username }) : "";
  $("notice").hidden = !sentence;
  $("notice").textContent = sentence;
}

function toggleFaults() {
  areFaultsOpen = !areFaultsOpen;
  paintFaults($("faults"), areFaultsOpen, toggleFaults);
  $("app").classList.toggle("has-faults", areFaultsOpen);
  $("open-faults")?.setAttribute("aria-expanded", String(areFaultsOpen));
  (areFaultsOpen ? $("faults").querySelector("button") : $("open-faults"))?.focus();
}

/** On a narrow page the side lies over the messages. */
function openSide() {
  document.body.classList.add("side-open");
  $("shade").hidden = false;
  $("sidebar").querySelector("[aria-current], button")?.focus();
}

function closeSide() {
  if (!document.body.classList.contains("side-open")) return;
  document.body.classList.remove("side-open");
  $("shade").hidden = true;
  $("open-menu")?.focus();
}

async function go(channel) {
  closeSide();
  if (channel === state.channel) return;
  state.channel = channel;
  state.replyTo = null;
  await arrive();
  composer.focus();
}

/** Another member speaks: the page is theirs from now on, in their language. */
async function speak(member) {
  closeSide();
  if (member === state.member) return;
  const wasDirect = here()?.kind === "dm";
  const world = await look("world", { as: member });
  state.world = world;
  state.member = member;
  remember({ member });
  if (wasDirect || !here()) state.channel = (wasDirect ? world.channels.find((channel) => channel.kind === "dm") : world.channels[0]).id;
  state.unread.clear();
  forget();
  wasOpen = false;
  unfollow?.();
  unfollow = follow(member, happened, connected);
  await arrive();
}

/** Shows the channel that was gone to. */
async function arrive() {
  closeMenu();
  const visit = (loading += 1);
  const asked = { as: state.member, channel: state.channel };
  state.unread.delete(state.channel);
  state.typing.clear();
  state.editing = null;
  if (composer.form) composer.showText();
  const [{ messages }, { commands }] = await Promise.all([look("messages", { ...asked, limit: MESSAGES }), look("commands", asked)]);
  // Who has gone on meanwhile sees what is there.
  if (visit !== loading) return;
  state.messages = new Map(messages.map((seen) => [seen.message.id, seen]));
  state.hasOlder = messages.length === MESSAGES;
  state.commands = commands;
  paintAll();
  if (areFaultsOpen) paintFaults($("faults"), true, toggleFaults);
  feed.reset();
  if (!composer.form) composer.typed();
}

async function older() {
  const [first] = [...state.messages.keys()].sort(compare);
  if (isLoadingOlder || !first) return;
  isLoadingOlder = true;
  const { channel } = state;
  try {
    const { messages } = await look("messages", { as: state.member, channel, before: first, limit: MESSAGES });
    if (channel !== state.channel) return;
    const host = $("scroll"), fromEnd = host.scrollHeight - host.scrollTop;
    for (const seen of messages) state.messages.set(seen.message.id, seen);
    state.hasOlder = messages.length === MESSAGES;
    feed.paint();
    host.scrollTop = host.scrollHeight - fromEnd;
  } finally { isLoadingOlder = false; }
}

function connected(isOpen) {
  const isAgain = isOpen && wasOpen && !state.isOnline;
  state.isOnline = isOpen;
  wasOpen ||= isOpen;
  paintNotice();
  if (isAgain) tried(refresh)();
}

/** Looks at everything again: something may have been missed. */
async function refresh() {
  const world = await look("world", { as: state.member });
  state.world = world;
  state.ahead = world.now - Date.now();
  if (!here()) state.channel = world.channels[0].id;
  await arrive();
}

function happened(event) {
  switch (event.type) {
    case "message_create": case "message_update": return cameMessage(event);
    case "message_delete":
      if (event.channel === state.channel && state.messages.delete(event.id)) feed.paint();
      if (state.replyTo?.message.id === event.id) composer.replyTo(null);
      return undefined;
    case "typing":
      if (event.channel === state.channel) typing(event.user);
      return undefined;
    case "interaction": return settle(event);
    case "autocomplete": return suggested(event);
    case "modal":
      settle({ ...event, state: "answered" });
      return openModal(event.id, event.modal);
    case "commands":
      return tried(async () => {
        const { channel, member } = state;
        const { commands } = await look("commands", { as: member, channel });
        if (channel !== state.channel || member !== state.member) return;
        state.commands = commands;
        composer.typed();
      })();
    case "bot":
      state.world.bot.online = event.online;
      return paintAll();
    case "clock":
      state.ahead = event.now - Date.now();
      return undefined;
    case "resync": return tried(refresh)();
    default: return undefined;
  }
}

function cameMessage(event) {
  const { message } = event;
  const { type, channel, ...seen } = event;
  if (type === "message_create") state.typing.delete(message.author.id);
  if (channel !== state.channel) {
    if (type === "message_create" && message.author.id !== state.member) {
      const isNamed = (event.pinged ?? []).includes(state.member) || state.unread.get(channel) === "named";
      state.unread.set(channel, isNamed ? "named" : "some");
      paintSidebar($("sidebar"), { go: tried(go), speak: tried(speak) });
    }
    return;
  }
  const isNew = !state.messages.has(message.id);
  if (isNew && type === "message_update") {
    const [first] = [...state.messages.keys()].sort(compare);
    // One that is older than what is shown is not shown because it has changed.
    if (first && compare(message.id, first) < 0) return;
  }
  state.messages.set(message.id, seen);
  if (isNew && feed.isAtEnd && state.messages.size > KEPT) {
    for (const old of [...state.messages.keys()].sort(compare).slice(0, -MESSAGES * 2)) state.messages.delete(old);
    state.hasOlder = true;
  }
  feed.paint();
  composer.paintTyping();
  if (isNew) feed.came();
}

function typing(user) {
  state.typing.set(user, now() + TYPING);
  composer.paintTyping();
  setTimeout(() => composer.paintTyping(), TYPING + 50);
}

/** What can be done with a message. */
function messageMenu(event, seen) {
  const { message } = seen;
  const isOwn = message.author.id === state.member, isOpen = !seen.ephemeral && !isThinking(seen);
  const chosen = (command, target) => ({ label: command.name_shown, icon: "app", run: tried(() => begin("menu", { channel: state.channel, command: command.id, target }, { command: command.name_shown })) });
  const apps = [...(isThinking(seen) || seen.ephemeral ? [] : menuCommands(3).map((command) => chosen(command, message.id))), ...menuCommands(2).map((command) => chosen(command, message.author.id))];
  openMenu(event, [
    isOpen && { emojis: EMOJIS, name: (emoji) => say("reactWith", { emoji }), run: tried((emoji) => act(state.member, "react", { channel: state.channel, message: message.id, emoji })) },
    isOpen && { label: say("reply"), icon: "reply", run: () => composer.replyTo(seen) },
    isOwn && isOpen && { label: say("edit"), icon: "edit", run: () => edit(seen) },
    { label: say("copy"), icon: "copy", run: tried(() => copy(textOf(message))) },
    { label: say("copyId"), icon: "copy", run: tried(() => copy(message.id)) },
    apps.length > 0 && "line", apps.length > 0 && { heading: say("apps") }, ...apps,
    ((isOwn || me()?.moderator) && isOpen) && "line",
    ((isOwn || me()?.moderator) && isOpen) && { label: say("delete"), icon: "trash", isDanger: true, run: tried(() => act(state.member, "delete", { channel: state.channel, message: message.id })) },
    seen.ephemeral && { label: say("dismiss"), icon: "close", run: () => does.dismiss(seen) },
  ], say("messageActions"));
}

const textOf = (message) => message.content || (message.embeds ?? []).map((data) => [data.title, data.description, ...(data.fields ?? []).flatMap((field) => [field.name, field.value])].filter(Boolean).map(plain).join("\n")).join("\n\n");

async function copy(text) {
  await navigator.clipboard.writeText(text);
  tell(say("copied"));
}

function edit(seen) {
  state.editing = seen.message.id;
  feed.paint();
}

/** What the parts of the page may do. */
const does = {
  older: tried(older),
  welcome: () => state.world.welcome,
  ask: (question) => composer.post(question),
  reply: (seen) => composer.replyTo(seen),
  menu: messageMenu,
  emoji: (event, seen) => openMenu(event, [{ emojis: EMOJIS, name: (emoji) => say("reactWith", { emoji }), run: tried((emoji) => act(state.member, "react", { channel: state.channel, message: seen.message.id, emoji })) }], say("react")),
  react: tried((seen, emoji, isMine) => act(state.member, isMine ? "unreact" : "react", { channel: state.channel, message: seen.message.id, emoji })),
  dismiss: tried(async (seen) => {
    await act(state.member, "dismiss", { message: seen.message.id });
    state.messages.delete(seen.message.id);
    feed.paint();
  }),
  press: (message, id) => (busyOf(message) ? null : begin("press", { channel: state.channel, message, custom_id: id }, { message, id })),
  select: (message, id, values) => begin("select", { channel: state.channel, message, custom_id: id, values }, { message, id }),
  save: tried(async (message, content) => {
    await act(state.member, "edit", { channel: state.channel, message, content });
    state.editing = null;
    feed.paint();
    composer.focus();
  }),
  stopped: () => composer.focus(),
  sent: (seen) => {
    if (seen?.message) state.messages.set(seen.message.id, state.messages.get(seen.message.id) ?? seen);
    feed.paint();
    feed.toEnd();
  },
  edit, complain,
};

async function start() {
  setTheme(theme());
  onChange(() => { feed.paint(); });
  // The server knows its members; it wants to be asked as one of them, and the first it names is the ordinary one.
  const kept = remembered().member;
  const first = document.documentElement.dataset.first;
  let world = kept ? await look("world", { as: kept }).catch(() => null) : null;
  world ??= await look("world", first ? { as: first } : {});
  state.world = world;
  state.member = world.members.find((member) => member.id === kept)?.id ?? world.members[0].id;
  state.channel = world.channels[0].id;
  state.ahead = world.now - Date.now();
  feed = new Feed($("scroll"), does);
  composer = new Composer($("below"), does);
  $("app").hidden = false;
  unfollow = follow(state.member, happened, connected);
  await arrive();
  composer.focus();
  onLongPress($("scroll"), (target) => target.closest("li.message"), (event, item) => { const seen = state.messages.get(item.dataset.id); if (seen) messageMenu(event, seen); });
  $("shade").addEventListener("click", closeSide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") closeSide(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paintBar($("bar"), { menu: openSide, faults: toggleFaults }, areFaultsOpen));
}

start().catch((error) => {
  document.body.append(el("p", { class: "no-script", role: "alert" }, error.message));
});
