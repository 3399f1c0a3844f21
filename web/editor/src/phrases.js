// The editor's own words. English is what CodeMirror says by itself.
export const phrases = {
  en: {},
  ko: {
    Find: "찾기", Replace: "바꾸기", next: "다음", previous: "이전", all: "모두", "match case": "대소문자 구분", "by word": "단어 단위", regexp: "정규식",
    replace: "바꾸기", "replace all": "모두 바꾸기", close: "닫기", "current match": "현재 일치", "on line": "줄", "replaced $ matches": "$개를 바꿨습니다",
    "replaced match on line $": "$번째 줄에서 바꿨습니다", "Fold line": "줄 접기", "Unfold line": "줄 펼치기", "folded code": "접힌 코드", unfold: "펼치기",
    "Folded lines": "접힌 줄", "Unfolded lines": "펼친 줄", to: "~", "Go to line": "줄로 이동", go: "이동", "$ unchanged lines": "바뀌지 않은 $줄",
    "Control character": "제어 문자", "Selection deleted": "선택한 부분을 지웠습니다",
  },
};
