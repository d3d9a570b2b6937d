// A form whose answer replaces one part of the page: data-swap names the part. On any trouble it is sent as usual.
import { announce, send, swap } from "./fragment.js";
import { changedBeside, changedSince, held, place, putBack } from "./kept.js";

// One after the other, so that the last press is also the last that is answered; the same button twice is once.
const pressed = new Set();
let answered = Promise.resolve();

export function attach(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return;
    event.preventDefault();
    const button = event.submitter;
    if (pressed.has(button)) return;
    pressed.add(button);
    answered = answered.then(() => show(form, button)).finally(() => pressed.delete(button));
  });
}

async function show(form, button) {
  try {
    const sent = held(form);
    const at = document.activeElement;
    const page = await send(form, button);
    if (!page) return;
    const hasMovedOn = document.activeElement !== at;
    const stay = place();
    const kept = [...changedSince(form, sent), ...changedBeside(form, document.querySelector(form.dataset.swap))];
    const part = swap(form.dataset.swap, page);
    kept.forEach(putBack);
    part.querySelectorAll("form[data-swap]").forEach(attach);
    if (hasMovedOn) stay();
    if (!hasMovedOn || document.activeElement === document.body) part.querySelector("[tabindex='-1']")?.focus();
    tell(page.querySelector("[data-flashes]"));
  } catch {
    form.dataset.sent = "yes";
    if (!form.isConnected) document.body.append(form); // the answer to another press has taken its place
    form.requestSubmit(button);
  }
}

// What the answer says stands where it would stand on its own page, and is said to those who listen.
function tell(flashes) {
  document.querySelector("[data-flashes]")?.remove();
  if (!flashes) return;
  document.getElementById("main").prepend(document.adoptNode(flashes));
  announce(flashes.textContent.trim());
}
