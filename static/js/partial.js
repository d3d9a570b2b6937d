// A form whose answer replaces one part of the page: data-swap names the part. On any trouble it is sent as usual.
import { announce, send, swap } from "./fragment.js";

export function attach(form) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.sent) return;
    event.preventDefault();
    try {
      const page = await send(form, event.submitter);
      if (!page) return;
      const said = page.querySelector("[data-flashes]")?.textContent.trim();
      const part = swap(form.dataset.swap, page);
      part.querySelectorAll("form[data-swap]").forEach(attach);
      part.querySelector("[tabindex='-1']")?.focus();
      if (said) announce(said);
    } catch {
      form.dataset.sent = "yes";
      form.requestSubmit(event.submitter);
    }
  });
}
