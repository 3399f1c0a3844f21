// What is said when the page itself cannot: the sentences that must not depend on it.
const korean = () => {
  try { return (localStorage.getItem("wireproof.lang") ?? navigator.language).startsWith("ko"); } catch { return false; }
};

const CAUSES = {
  http: ["A file of this page is missing on the server.", "서버에 이 페이지의 파일이 없습니다."],
  network: ["A file of this page could not be fetched.", "이 페이지의 파일을 가져오지 못했습니다."],
  "not-wasm": ["The server answered with something that is not WebAssembly.", "서버가 WebAssembly가 아닌 것을 보냈습니다."],
  csp: ["The server's Content-Security-Policy forbids WebAssembly: script-src needs 'wasm-unsafe-eval'.", "서버의 Content-Security-Policy가 WebAssembly를 막습니다. script-src에 'wasm-unsafe-eval'이 필요합니다."],
  engine: ["The engine did not start.", "엔진이 시작되지 않았습니다."],
};

export function failure(place, error) {
  if (!place) return;
  const ko = korean() ? 1 : 0;
  const cause = CAUSES[error?.cause]?.[ko] ?? ["The page did not start.", "페이지가 시작되지 않았습니다."][ko];
  const rest = ["Nothing was read and nothing was sent.", "읽거나 보낸 것은 없습니다."][ko];
  place.setAttribute("role", "alert");
  place.textContent = `${cause} ${rest} (${error?.message ?? error})`;
}

// The page's wasm trapped. It cannot be started again, but the editor is not part of it: the text is still there.
export function pageStopped() {
  if (document.getElementById("stopped")) return;
  const card = document.createElement("p");
  card.id = "stopped";
  card.setAttribute("role", "alert");
  card.textContent = korean()
    ? "화면을 그리는 부분이 멈췄습니다. 입력한 내용은 아래 편집기에 그대로 있습니다. 복사한 뒤 새로 고치세요."
    : "The part that draws this page stopped. Your text is still in the editor below: copy it, then reload.";
  document.body.prepend(card);
}
