// The form of a series: the dates it would give are shown again whenever something changes.
import { send, swap } from "./fragment.js";

const PAUSE = 300;

export function attach(form) {
  const refresh = form.querySelector("button[name=do][value=refresh]");
  const parts = form.dataset.preview.split(",");
  let waiting;
  let latest = 0;
  refresh?.parentElement.setAttribute("hidden", "");
  form.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });

  async function show() {
    const number = ++latest;
    try {
      const page = await send(form, refresh);
      if (page && number === latest) parts.forEach((part) => swap(part, page));
      form.querySelector("button[name=do][value=refresh]")?.parentElement.setAttribute("hidden", "");
    } catch {
      refresh?.parentElement.removeAttribute("hidden");
    }
  }
}
