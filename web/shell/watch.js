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
  const attempts = {
    fetch: () => fetch("./", { cache: "no-store" }),
    XMLHttpRequest: () => new Promise((ok, no) => {
      const request = new XMLHttpRequest();
      request.onload = ok;
      request.onerror = no;
      request.open("GET", "./");
      request.send();
    }),
    WebSocket: () => new Promise((ok, no) => {
      const socket = new WebSocket(location.href.replace(/^http/, "ws").replace(/#.*/, ""));
      socket.onopen = ok;
      socket.onerror = no;
    }),
    image: () => new Promise((ok, no) => {
      const image = new Image();
      image.onload = ok;
      image.onerror = no;
      image.src = "./leak.png?" + performance.now();
    }),
  };
  return {
    seal() { sealed = performance.now(); },
    sealed: () => sealed !== Infinity,
    requests: () => requests,
    refused: () => refused,
    // Names of the channels that got out; empty when the browser refused them all.
    async leak() {
      const tried = Object.entries(attempts).map(async ([name, attempt]) => {
        try { await attempt(); return name; } catch { return null; }
      });
      return (await Promise.all(tried)).filter(Boolean);
    },
  };
}
