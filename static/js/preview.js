// The form of a series: the dates it would give are shown again whenever something changes, or one of them is pressed.
import { isTouched } from "./early.js";
import { send, swap } from "./fragment.js";
import { changedSince, held, place, putBack } from "./kept.js";
import { attach as attachLasting } from "./lasting.js";

const PAUSE = 300;

export function attach(form) {
  const parts = form.dataset.preview.split(",");
  const filled = form.dataset.filled.split(",");
  const button = () => form.querySelector(".upd button");
  let waiting;
  let answered = Promise.resolve();
  let pressing = 0;
  let next = null;
  button()?.parentElement.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    clearTimeout(waiting);
    const isPhrase = event.target.name === "phrase";
    waiting = setTimeout(() => ask(button, isPhrase ? filled : parts), isPhrase ? 0 : PAUSE);
  });
  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    const isPhrase = Boolean(pressed?.closest(".typeit"));
    if (form.dataset.sent) return;
    if (!(isPhrase || pressed?.closest("#dates"))) {
      if (pressing) sendAfterwards(event);
      return;
    }
    event.preventDefault();
    clearTimeout(waiting);
    pressing += 1;
    ask(() => (pressed.isConnected ? pressed : document.getElementById(pressed.id)), isPhrase ? filled : parts);
    answered.then(() => { pressing -= 1; });
  });
  if (isTouched(form)) ask(button, parts);

  // What was pressed beside the dates goes along with the form: its answer comes first.
  function sendAfterwards(event) {
    event.preventDefault();
    if (!next) answered.then(() => {
      const button = next;
      next = null;
      if (!form.dataset.sent) form.requestSubmit(button);
    });
    next = event.submitter;
  }

  // One after the other: what is pressed next is sent with what the answer before it has changed.
  function ask(pressed, changing) {
    answered = answered.then(() => show(pressed(), changing));
  }

  async function show(pressed, changing) {
    if (!pressed) return;
    try {
      const sent = held(form);
      const page = await send(form, pressed);
      if (!page) return;
      const since = changedSince(form, sent);
      const stay = place();
      changing.filter((part) => !isUndecided(page, part)).forEach((part) => swapKeepingFocus(part, page));
      since.forEach(putBack);
      stay();
      button()?.parentElement.setAttribute("hidden", "");
    } catch {
      button()?.parentElement.removeAttribute("hidden");
      if (pressed === button()) return;
      form.dataset.sent = "yes";
      form.requestSubmit(pressed);
    }
  }
}

// The last good dates stay while the sentence gives none.
function isUndecided(page, part) {
  return page.querySelector(part)?.hasAttribute("data-undecided");
}

// Whoever pressed a date stays at it where its button is gone: at where it can be moved to, else at what can be undone or done now.
function swapKeepingFocus(part, page) {
  const held = document.querySelector(part).contains(document.activeElement) ? document.activeElement : null;
  const shown = swap(part, page);
  shown.querySelectorAll("[data-lasting]").forEach(attachLasting);
  if (!held) return;
  const date = held.dataset.press ?? held.closest(".move-to")?.querySelector("[name=move]")?.value;
  const there = date && (shown.querySelector(`.move-to:has([value="${date}"]) input[type=date]`) ?? shown.querySelector(`[data-press="${date}"]`));
  there?.focus();
}
