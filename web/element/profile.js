// What a form accepts of an answer, by the element's profile.
const OLD_TLS = "old-tls-accepted"; // a note of it says that nothing is known

const WORDS = {
  missing: ["Put a document here.", "문서를 넣으세요."],
  waiting: ["The document is not checked yet.", "문서를 아직 검사하지 않았습니다."],
  open: ["A hop is not shown to be encrypted.", "암호화가 확인되지 않은 구간이 있습니다."],
  old: ["A server accepts TLS below 1.2.", "TLS 1.2보다 낮은 버전을 받는 서버가 있습니다."],
  loose: ["A hop does not refuse plaintext.", "평문을 거부하지 않는 구간이 있습니다."],
};

const DEMANDS = {
  finance: ["Confidential data: every hop has to be encrypted, with TLS 1.2 or newer.", "기밀 데이터: 모든 구간이 TLS 1.2 이상으로 암호화되어야 합니다."],
  strict: ["Every hop has to refuse plaintext.", "모든 구간이 평문을 거부해야 합니다."],
};

// What the profile asks for, and whether an answer has it.
export function sayDemand(result, profile, language) {
  const at = language === "ko" ? 1 : 0, demand = DEMANDS[profile]?.[at] ?? "", flaw = flawOf(result, profile);
  if (!demand || !result) return demand;
  return `${demand} ${flaw ? sayFlaw(flaw, language) : ["This answer has it.", "이 결과는 그러합니다."][at]}`;
}

// The flaw as `ElementInternals.setValidity` takes it, with `why`; null when there is none.
export function flawOf(result, profile) {
  if (profile === "default") return null;
  const custom = (why) => ({ customError: true, why });
  if (!result) return custom("waiting");
  const has = (...words) => result.hops.some(({ verdict }) => words.includes(verdict));
  if (!result.hops.length || has("cleartext", "unknown")) return custom("open");
  if (result.findings.some(({ rule, level }) => rule === OLD_TLS && level !== "note")) return custom("old");
  return profile === "strict" && has("encrypted") ? custom("loose") : null;
}

export const sayFlaw = (flaw, language) => WORDS[flaw?.why ?? "missing"][language === "ko" ? 1 : 0];
