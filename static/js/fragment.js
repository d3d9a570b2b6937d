// Parts of a page, taken from the page the server would have answered with.
const policy = globalThis.trustedTypes?.createPolicy("chapterhouse", { createHTML: (html) => html });

// Sends a form as the browser would and gives the page that answers; one with another address is gone to instead.
// Throws on anything but a page of ours.
export async function send(form, button) {
  const answer = await fetch(button?.hasAttribute("formaction") ? button.formAction : form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form, button)),
    headers: { Accept: "text/html; fragment" },
  });
  const type = answer.headers.get("Content-Type") ?? "";
  if (!(answer.ok || answer.status === 422) || !type.startsWith("text/html")) throw new Error(answer.status);
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url);
    return null;
  }
  return parse(await answer.text());
}

// A page of ours as a document of its own, in which nothing runs.
export function parse(html) {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
}

// Puts the part that `selector` names in the place of the one that stands here; throws where either is missing.
export function swap(selector, page) {
  const part = document.adoptNode(page.querySelector(selector));
  document.querySelector(selector).replaceWith(part);
  return part;
}

// Says something to those who listen to the page.
export function announce(words) {
  let status = document.getElementById("announcer");
  if (!status) {
    status = document.createElement("p");
    status.id = "announcer";
    status.className = "vh";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = words;
}
