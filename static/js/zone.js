// Tells the server the reader's own zone, once, so that times can be shown in it too.
import { keep } from "./cookie.js";

export function remember() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) keep("zone", zone);
}
