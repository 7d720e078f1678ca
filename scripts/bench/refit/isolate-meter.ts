/**
 * What the Worker's isolate holds, asked over the inspector: JavaScript objects and the buffers behind
 * typed arrays, garbage that was not collected yet included. Asked between its turns, so that what lives
 * within one turn alone is not seen.
 */
import { z } from "zod";

const POLL_MS = 20;
const MIB = 1_048_576;

/** Node takes headers here, whatever the standard says; without an origin the inspector refuses. */
const DEVELOPER_TOOL: unknown = { headers: { origin: "http://127.0.0.1" } };

const Targets = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const Answer = z.object({
  id: z.number(),
  result: z.object({ usedSize: z.number(), backingStorageSize: z.number().default(0) }),
});

export interface IsolateMeter {
  /** The most that was seen since the last call, in MiB. */
  takePeakMiB(): number;
  stop(): void;
}

export async function watchIsolate(inspectorPort: number): Promise<IsolateMeter> {
  const targets = Targets.parse(await (await fetch(`http://127.0.0.1:${inspectorPort}/json`)).json());
  const url = targets[0]?.webSocketDebuggerUrl;
  if (url === undefined) throw new Error("The Worker has no inspector.");
  const socket: WebSocket = Reflect.construct(WebSocket, [url, DEVELOPER_TOOL]);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  let peak = 0;
  let answered = true;
  socket.addEventListener("message", ({ data }) => {
    const answer = Answer.safeParse(JSON.parse(String(data))).data;
    if (!answer) return;
    answered = true;
    peak = Math.max(peak, answer.result.usedSize + answer.result.backingStorageSize);
  });
  let id = 0;
  const poll = setInterval(() => {
    if (!answered) return;
    answered = false;
    id += 1;
    socket.send(JSON.stringify({ id, method: "Runtime.getHeapUsage" }));
  }, POLL_MS);
  return {
    takePeakMiB() {
      const taken = peak / MIB;
      peak = 0;
      return taken;
    },
    stop() {
      clearInterval(poll);
      socket.close();
    },
  };
}
