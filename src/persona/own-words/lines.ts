/** Which lines of a turn are prose: no quoted lines, tables, logs, stack traces, JSON, markup, code. */

const QUOTED = /^[^\S\n]*(?:>|&gt;|\|)/u;
const TABLE = /\|[^|\n]{0,200}\|/u;
const INDENTED = /^(?: {4}|\t)\S/u;
const HEADING = /^[^\S\n]*#{1,6} /u;
const RULE = /^[^\S\n]*(?:[-=_*]{3,})[^\S\n]*$/u;
const LOG =
  /^[^\S\n]*(?:\[?\d{4}-\d\d-\d\d|\[?\d\d:\d\d:\d\d|(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\b|at [\w$.<>]{1,80} ?\(|File "|Traceback|Caused by:|Exception|[\w.]{1,60}(?:Error|Exception):)/u;
const DATA = /^[^\S\n]*(?:[{}[\]<]|["'][\w -]{1,40}["'] ?:|[\w-]{1,40}=\S{1,80}$)/u;
const CODE =
  /(?:[;{}]|=>|\(\))[^\S\n]*$|^[^\S\n]*(?:import|export|const|let|var|def|class|function|return|public|private|SELECT|INSERT|#include|\$ |\/\/|\/\*)[\s(]|[=!]==?|::|\w\(\w{0,40}\)[^\S\n]*[{;:]/u;
/** "Sam: …" as in a transcript; one line of it may be the user's own, a name of a role never is. */
const SPEAKER = /^[^\S\n]*(?:\[[^\]\n]{1,20}\] ?)?(\p{L}[\p{L}\d]{0,19}(?: \p{L}[\p{L}\d]{0,19})?) ?[:：] /u;
const ROLE =
  /^(?:user|human|assistant|system|ai|bot|chatgpt|claude|customer|agent|me|him|her|q|a|interviewer|speaker)$/iu;
const BULLET = /^[^\S\n]*(?:[-*•–·]|\d{1,2}[.)])[^\S\n]+/u;

function isForeign(line: string): boolean {
  return (
    QUOTED.test(line) ||
    TABLE.test(line) ||
    INDENTED.test(line) ||
    HEADING.test(line) ||
    RULE.test(line) ||
    LOG.test(line) ||
    DATA.test(line) ||
    CODE.test(line)
  );
}

export function ownLines(text: string): string {
  const lines = text.split("\n");
  const speakers = lines.map((line) => SPEAKER.exec(line)?.[1] ?? "");
  const transcript = speakers.filter((name) => name !== "").length > 1;
  const kept = lines.map((line, index) => {
    const speaker = speakers[index] ?? "";
    if (speaker !== "" && (transcript || ROLE.test(speaker))) return "";
    return isForeign(line) ? "" : line.replace(BULLET, "");
  });
  return kept.join("\n");
}
