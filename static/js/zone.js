// Tells the server the reader's own zone, and again once they have travelled to another, so that times can be shown in it too.
import { keep } from "./cookie.js";

export function remember(zone) {
  keep("zone", zone);
}
