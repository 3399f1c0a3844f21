// What the page can show about its own network: counters, and an attempt to leak that the browser must refuse.
export function watchNetwork() {
  let requests = 0, refused = 0, sealed = Infinity;
  const count = (list) => {
    for (const entry of list.getEntries()) {
      if (entry.startTime > sealed && entry.responseStatus !== 0 && !/^(blob|data):/.test(entry.name)) requests++;
    }
  };
  new PerformanceObserver(count).observe({ type: "resource", buffered: true });
  document.addEventListener("securitypolicyviolation", () => refused++);
  // A page from the disk has no server to leak to, and reading the disk is no network: it tries a name that nobody owns,
  // and only the policy's own refusal counts.
  const disk = location.protocol === "file:", there = disk ? "https://wireproof.invalid/" : "./";
  const attempts = {
    fetch: () => fetch(there, { cache: "no-store" }),
    XMLHttpRequest: () => new Promise((ok, no) => {
      const request = new XMLHttpRequest();
      request.onload = ok;
      request.onerror = no;
      request.open("GET", there);
      request.send();
    }),
    WebSocket: () => new Promise((ok, no) => {
      const socket = new WebSocket(new URL(there, location.href).href.replace(/^http/, "ws").replace(/#.*/, ""));
      socket.onopen = ok;
      socket.onerror = no;
    }),
    image: () => new Promise((ok, no) => {
      const image = new Image();
      image.onload = ok;
      image.onerror = no;
      image.src = `${there}leak.png?${performance.now()}`;
    }),
  };
  return {
    seal() { sealed = performance.now(); },
    sealed: () => sealed !== Infinity,
    requests: () => requests,
    refused: () => refused,
    // Names of the channels that got out; empty when the browser refused them all.
    async leak() {
      const out = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        const before = refused;
        try { await attempt(); out.push(name); } catch {
          await new Promise((heard) => setTimeout(heard, 50)); // until the refusal is reported
          if (disk && refused === before) out.push(name);
        }
      }
      return out;
    },
  };
}
