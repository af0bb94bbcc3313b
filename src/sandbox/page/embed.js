// How is an embed shown? A card with a bar in its colour: author, title, text, fields, picture, footer.

import { el } from "./dom.js";
import { anchor } from "./inline.js";
import { markdown, oneLine } from "./markdown.js";
import { tint } from "./parts.js";
import { picture } from "./pictures.js";
import { now } from "./state.js";
import { shortTime } from "./words.js";

/** The card of an embed. */
export function embed(data) {
  const card = el("article", { class: "embed" });
  tint(card, data.color);
  const body = el("div", { class: "embed-body" },
    data.author?.name && el("div", { class: "embed-author" }, linked(data.author.url, [data.author.name])),
    data.title && el("div", { class: "embed-title" }, linked(data.url, oneLine(data.title))),
    data.description && el("div", { class: "embed-text" }, markdown(data.description)),
    data.fields?.length > 0 && el("dl", { class: "embed-fields" }, data.fields.map(field)));
  card.append(body);
  if (data.thumbnail?.url) card.append(picture(media(data.thumbnail), "thumbnail"));
  if (data.image?.url) card.append(picture(media(data.image), "in-embed"));
  const time = data.timestamp && new Date(data.timestamp);
  const foot = [data.footer?.text, time && !Number.isNaN(time.getTime()) && shortTime(time, now())].filter(Boolean);
  if (foot.length) card.append(el("footer", {}, foot.join(" • ")));
  return card;
}

/** A picture of an embed has no text for those who do not see it: Discord takes it away. */
const media = ({ url, width, height }) => ({ url, width, height });

const field = ({ name, value, inline }) =>
  el("div", { class: inline ? "is-inline" : "" }, el("dt", {}, oneLine(name)), el("dd", {}, markdown(value)));

const linked = (url, inside) => (url && anchor(url, inside)) || el("span", {}, inside);
