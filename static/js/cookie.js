// Writes one of the two cookies that may be kept besides the session's: theme and zone.
const YEAR = 31536000;

export function keep(name, value) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `${name}=${value};path=/;max-age=${value ? YEAR : 0};samesite=lax${secure}`;
}
