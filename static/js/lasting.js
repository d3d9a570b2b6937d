// Two times of one day: whoever moves the first moves the second along, so that it lasts as long as before.
const MINUTES = /^\s*(\d{1,2}):(\d{2})\s*$/;
const LAST = 23 * 60 + 59;

export function attach(pair) {
  const [start, end] = ["starts_at", "ends_at"].map((name) => pair.querySelector(`[name=${name}]`));
  let from = minutes(start.defaultValue);
  let until = minutes(end.defaultValue);
  start.addEventListener("focus", () => {
    from = minutes(start.value);
    until = minutes(end.value);
  });
  start.addEventListener("input", follow);
  // Somebody was quicker than this script, and is still at the first; who went on has seen the second as it stands.
  if (document.activeElement === start && start.value !== start.defaultValue) follow();

  function follow() {
    const to = minutes(start.value);
    if (to !== null && from !== null && until > from) end.value = clock(Math.min(until + to - from, LAST));
  }
}

function minutes(value) {
  const [, hours, rest] = MINUTES.exec(value) ?? [];
  return hours === undefined ? null : 60 * hours + Number(rest);
}

function clock(total) {
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
