// The form of a series: the dates it would give are shown again whenever something changes.
import { send, swap } from "./fragment.js";

const PAUSE = 300;

export function attach(form) {
  const parts = form.dataset.preview.split(",");
  const button = () => form.querySelector("button[name=do][value=refresh]");
  let waiting;
  let latest = 0;
  button()?.parentElement.setAttribute("hidden", "");
  form.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });

  async function show() {
    const number = ++latest;
    try {
      const page = await send(form, button());
      if (!page || number !== latest) return;
      parts.filter((part) => !isUndecided(page, part)).forEach((part) => swapKeepingFocus(part, page));
      button()?.parentElement.setAttribute("hidden", "");
    } catch {
      button()?.parentElement.removeAttribute("hidden");
    }
  }
}

// The last good dates stay while the sentence gives none.
function isUndecided(page, part) {
  return page.querySelector(part)?.hasAttribute("data-undecided");
}

function swapKeepingFocus(part, page) {
  const held = document.querySelector(part).contains(document.activeElement) ? document.activeElement.id : "";
  swap(part, page);
  if (held) document.getElementById(held)?.focus();
}
