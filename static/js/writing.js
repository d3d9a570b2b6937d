// The form of a post: what is typed saves itself, unless it is out already, and the preview stands on the same page.
// Without this, buttons do both.
import { isTouched } from "./early.js";
import { announce, parse, send, swap } from "./fragment.js";

const PAUSE = 2500;
const AGAIN = 10000;
// A press waits no longer for an answer that does not come.
const PATIENCE = 10000;

export function attach(form) {
  const said = form.querySelector("[data-saved]");
  const save = form.querySelector("button[name=do][value=save]");
  let waiting;
  let saving = false;
  let pressed = null;
  let changes = 0;

  form.addEventListener("input", (event) => {
    if (event.target.type !== "file" && event.target.name !== "alt") keepSoon();
  });
  form.addEventListener("submit", async (event) => {
    if (saving) {
      // The answer says which post it is by now and its number: sent without, it would be another, or a quarrel.
      event.preventDefault();
      pressed = event.submitter;
      said.textContent = "Saving …";
      return;
    }
    if (event.submitter?.value !== "preview" || form.dataset.sent) {
      clearTimeout(waiting);
      return;
    }
    event.preventDefault();
    try {
      const part = swap("#preview", await send(form, event.submitter));
      part.querySelector("[tabindex='-1']")?.focus();
      announce("Preview");
    } catch {
      form.dataset.sent = "yes";
      form.requestSubmit(event.submitter);
    }
  });

  if (isTouched(form)) keepSoon();

  function keepSoon() {
    if (form.dataset.writing === "by-hand") return;
    changes += 1;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  }

  // Sends all but files, as the button does; the answer is the form of the saved post, whose address and number count on.
  async function keep() {
    if (saving || !form.elements.title.value.trim()) return;
    saving = true;
    const before = changes;
    const fields = new FormData(form, save);
    for (const name of ["picture", "alt", "as_cover"]) fields.delete(name);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields), signal: AbortSignal.timeout(PATIENCE) });
      const page = parse(await answer.text());
      if (answer.status >= 500) throw new Error(answer.status);
      if (answer.ok) follow(answer.url, page);
      said.textContent = answer.ok ? `Saved at ${time()}.` : `Not saved yet. ${problem(page)}`;
    } catch {
      said.textContent = "Not saved: the site can’t be reached. What you typed is still here, and is handed in again soon.";
      clearTimeout(waiting);
      waiting = setTimeout(keep, AGAIN);
    }
    saving = false;
    if (pressed) return press();
    if (changes !== before) {
      clearTimeout(waiting);
      waiting = setTimeout(keep, PAUSE);
    }
  }

  function press() {
    const button = pressed;
    pressed = null;
    form.requestSubmit(button);
  }

  function follow(address, page) {
    const saved = page.querySelector("form[data-writing]");
    if (!saved) return;
    form.action = saved.action;
    form.elements.version.value = saved.elements.version.value;
    history.replaceState(null, "", address);
  }
}

function problem(page) {
  return page.querySelector("[data-summary] li")?.textContent ?? "Keep this page open: what you typed is nowhere else.";
}

function time() {
  return new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
