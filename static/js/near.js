// Finds chapters near the reader: asks the browser on a press only, and rounds before anything is sent.
const REFUSED = "Your browser didn’t share a location. Type a city instead.";
const round = (degrees) => (Math.round(degrees * 10) / 10).toFixed(1);

export function attach(place) {
  if (!navigator.geolocation) return;
  const button = place.querySelector("button");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  place.append(status);
  place.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => location.assign(`/chapters?lat=${round(coords.latitude)}&lon=${round(coords.longitude)}`),
      () => { status.textContent = REFUSED; },
      { timeout: 10000, maximumAge: 600000 },
    );
  });
}
