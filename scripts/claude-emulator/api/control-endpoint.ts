import { statsOf } from "../state.ts";
import type { EmulatorState } from "../state.ts";
import { parseScriptedReply } from "../reply/scripted-replies.ts";
import { parseFault } from "../wire/faults.ts";
import { ApiFailure } from "./errors.ts";

const REQUESTS_DEFAULT = 100;

/** The emulator's own endpoints, for tests: `/__emulator/stats`, `/requests`, `/faults` and `/replies`. */
export function answerControl(
  state: EmulatorState,
  method: string,
  url: URL,
  readJson: () => unknown,
): unknown {
  const { faults, journal, cache, replies } = state;
  switch (`${method} ${url.pathname}`) {
    case "GET /__emulator/stats":
      return statsOf(state);
    case "GET /__emulator/requests":
      return { requests: journal.last(Number(url.searchParams.get("limit") ?? REQUESTS_DEFAULT)) };
    case "DELETE /__emulator/requests":
      journal.clear();
      return { requests: [] };
    case "GET /__emulator/faults":
      return { faults: faults.list() };
    case "POST /__emulator/faults":
      faults.add(parseFault(readJson()));
      return { faults: faults.list() };
    case "DELETE /__emulator/faults":
      faults.clear();
      return { faults: [] };
    case "GET /__emulator/replies":
      return { replies: replies.list() };
    case "POST /__emulator/replies":
      replies.add(parseScriptedReply(readJson()));
      return { replies: replies.list() };
    case "DELETE /__emulator/replies":
      replies.clear();
      return { replies: [] };
    case "DELETE /__emulator/cache":
      cache.clear();
      return { cacheEntries: 0 };
    default:
      throw new ApiFailure(404, "Not found");
  }
}
