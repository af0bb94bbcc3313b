// How does the page talk to the server? Calls for a member, and the stream of what happens, which is taken up again when it breaks.

/** A call that the server refused, with its sentence for people. */
export class Refused extends Error {}

async function answer(response) {
  let body = {};
  try { body = await response.json(); } catch { /* The status says enough. */ }
  if (!response.ok) throw new Refused(body.error ?? `${response.status} ${response.statusText}`);
  return body;
}

/** Asks for something: `world`, `messages`, `commands`, `control`. */
export async function look(what, query = {}) {
  return answer(await fetch(`/sandbox/api/${what}?${new URLSearchParams(query)}`));
}

async function post(where, body) {
  return answer(await fetch(`/sandbox/api/${where}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  }));
}

/** A member does something. */
export const act = (member, name, fields = {}) => post("act", { ...fields, as: member, act: name });

/** Something is made to go wrong. */
export const control = (name, fields = {}) => post("control", { ...fields, control: name });

/** What a member sees, as it happens, until `stop` is called. `onstate(true)` tells each time that it runs (again). */
export function follow(member, onevent, onstate) {
  let stream = null, timer = null, pause = 500, isOver = false;
  const open = () => {
    stream = new EventSource(`/sandbox/api/events?${new URLSearchParams({ as: member })}`);
    stream.onopen = () => { pause = 500; onstate(true); };
    stream.onmessage = (message) => {
      let event;
      try { event = JSON.parse(message.data); } catch { return; }
      onevent(event);
    };
    stream.onerror = () => {
      if (isOver) return;
      onstate(false);
      // The browser gives up after some errors and waits long after others; this does neither.
      stream.close();
      clearTimeout(timer);
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, 5000);
    };
  };
  open();
  return () => { isOver = true; clearTimeout(timer); stream?.close(); };
}
