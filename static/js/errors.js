// A refused form: the focus goes to the summary of what is wrong, and from there to the field. Who was quicker than this
// script and is at a field already stays there.
export function attach(summary) {
  if (document.activeElement === document.body) summary.focus();
  summary.addEventListener("click", (event) => {
    const field = document.getElementById(event.target.hash?.slice(1));
    if (!field) return;
    event.preventDefault();
    const more = field.closest("details");
    if (more) more.open = true;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
}
