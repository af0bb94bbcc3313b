// What does the page know? Who speaks, where, what is there; and who is told when it changes.

/** The whole of it. Views read it; only `main.js` and what it calls write to it. */
export const state = {
  world: null,
  /** The member to speak as, and the channel that is shown: identifiers. */
  member: null,
  channel: null,
  /** Of the shown channel: SEEN by message identifier, in order. */
  messages: new Map(),
  /** Whether there may be older messages than those that are held. */
  hasOlder: false,
  commands: [],
  /** Channels with something new: channel → "some" or "named" (the member was mentioned). */
  unread: new Map(),
  /** user → when their typing sign goes out. */
  typing: new Map(),
  isOnline: true,
  /** The server's clock less the browser's. */
  ahead: 0,
  /** The message that is replied to, and the one that is edited. */
  replyTo: null,
  pings: true,
  editing: null,
};

const KEPT = "smebot-sandbox";

/** What this browser remembers from one visit to the next: theme, member. */
export function remembered() {
  try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; }
}

/** Remembers something; where the browser keeps nothing, nothing is lost but that. */
export function remember(change) {
  try { localStorage.setItem(KEPT, JSON.stringify({ ...remembered(), ...change })); } catch { /* Private windows may refuse. */ }
}

export const now = () => Date.now() + state.ahead;
export const memberOf = (id) => state.world?.members.find((member) => member.id === id) ?? null;
export const me = () => memberOf(state.member);
export const channelOf = (id) => state.world?.channels.find((channel) => channel.id === id) ?? null;
export const here = () => channelOf(state.channel);
export const isBot = (id) => id === state.world?.bot.id;
export const roleOf = (id) => state.world?.guild.roles.find((role) => role.id === id) ?? null;

/** A user's name as the page shows it. */
export function nameOf(user) {
  if (!user) return "?";
  return memberOf(user.id)?.name ?? user.global_name ?? user.username ?? "?";
}

/** The messages of the channel, oldest first. */
export const inOrder = () => [...state.messages.values()].sort((a, b) => compare(a.message.id, b.message.id));

/** Identifiers are numbers too large for JavaScript: longer is larger. */
export function compare(a, b) {
  if (a === b) return 0;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}
