// How are pictures shown? At the size they have, in the room there is, with their text for those who do not see them; larger on a click.

import { el, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

/** The most that a picture takes of a message, in pixels. */
const WIDEST = 550, HIGHEST = 420;

/** A picture with `url`, `width`, `height`, `alt`; `kind` is a class: "attached", "thumbnail", "in-gallery", "in-embed". */
export function picture({ url, width, height, alt, isSpoiler }, kind) {
  const own = local(url);
  if (!own) return el("p", { class: "subtext" }, say("picture"), alt ? `: ${alt}` : "");
  const image = el("img", { src: own, alt: alt ?? "", loading: "lazy", decoding: "async" });
  if (width && height) {
    // The room is kept before the picture is there, so that nothing jumps.
    const scale = Math.min(1, WIDEST / width, HIGHEST / height);
    image.width = Math.round(width * scale);
    image.height = Math.round(height * scale);
  }
  const opener = el("button", { type: "button", class: `picture ${kind}${isSpoiler ? " is-spoiler" : ""}`, "aria-label": alt ? `${say("openPicture")}: ${alt}` : say("openPicture") }, image);
  opener.addEventListener("click", () => {
    if (opener.classList.contains("is-spoiler")) opener.classList.remove("is-spoiler");
    else enlarge(own, alt);
  });
  return opener;
}

/**
 * The address of a file on this server, by whichever name it was called; none of any other. The page loads nothing from elsewhere, and
 * the browser is told so as well.
 */
export function local(url) {
  try {
    const { protocol, hostname, port, pathname, search } = new URL(url, location.href);
    const isHere = protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname) && port === location.port;
    return isHere ? pathname + search : null;
  } catch { return null; }
}

function enlarge(url, alt) {
  const dialog = el("dialog", { class: "lightbox", "aria-label": say("picture") },
    el("figure", {}, el("img", { src: url, alt: alt ?? "" }), alt && el("figcaption", {}, alt)),
    el("div", { class: "lightbox-tools" },
      el("a", { class: "button button-plain", href: url, target: "_blank", rel: "noopener" }, say("original"), icon("out")),
      iconButton("close", say("closeMenu"), () => dialog.close())));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("popups").append(dialog);
  dialog.showModal();
}
