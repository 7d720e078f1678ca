import { z } from "zod";
import { ApiFailure, invalidRequest } from "../api/errors.ts";

const FAULTS = [
  "429",
  "429-spend",
  "500",
  "529",
  "status",
  "redirect",
  "overloaded-mid-stream",
  "cut-mid-stream",
  "end-mid-stream",
  "hang-mid-stream",
  "hang",
  "slow",
  "refuse",
] as const;

const faultSchema = z.strictObject({
  fault: z.enum(FAULTS),
  /** How many requests it strikes; all, when left out. */
  times: z.int().min(1).optional(),
  /** For `status`: which one; 503 when left out. */
  status: z.int().min(400).max(599).optional(),
  /** Seconds, for every fault that is answered with a status. */
  retryAfter: z.number().min(0).optional(),
  /** For `slow`: between two events. */
  delayMs: z.number().min(0).optional(),
  /** For the faults in mid-stream: how many events come first. */
  afterEvents: z.int().min(0).optional(),
  /** Strikes only requests for that model. */
  model: z.string().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

const DEFAULT_RETRY_AFTER_SECONDS = 1;

export function parseFault(input: unknown): Fault {
  const parsed = faultSchema.safeParse(input);
  if (!parsed.success) throw invalidRequest(`fault: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** A header such as `429; retryAfter=2` or `cut-mid-stream; afterEvents=3`. */
export function parseFaultHeader(header: string): Fault {
  const [fault = "", ...settings] = header.split(";").map((part) => part.trim());
  const named = settings.map((setting) => {
    const [key = "", value = ""] = setting.split("=");
    return [key.trim(), Number(value)] as const;
  });
  return parseFault({ fault, ...Object.fromEntries(named) });
}

/** The error that a fault answers the whole request with, or none where the fault is another. */
export function failureOf({ fault, status = 503, retryAfter }: Fault): ApiFailure | undefined {
  const header: Record<string, string> =
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  switch (fault) {
    case "429":
      return new ApiFailure(
        429,
        "This request would exceed the rate limit for your organization of 50 requests per minute.",
        { "retry-after": String(retryAfter ?? DEFAULT_RETRY_AFTER_SECONDS) },
      );
    case "429-spend":
      return new ApiFailure(429, "You have reached your specified API usage limits.");
    case "500":
      return new ApiFailure(500, "Internal server error", header);
    case "529":
      return new ApiFailure(529, "Overloaded", header);
    case "status":
      return new ApiFailure(status, `Emulated failure with status ${status}`, header);
    case "redirect":
      return new ApiFailure(307, "This request is answered elsewhere.", { location: "/v1/messages" });
    case "overloaded-mid-stream":
    case "cut-mid-stream":
    case "end-mid-stream":
    case "hang-mid-stream":
    case "hang":
    case "slow":
    case "refuse":
    default:
      return undefined;
  }
}

export interface FaultQueue {
  add(fault: Fault): void;
  /** The first fault that strikes a request for this model; one use of it is spent. */
  take(model: string | undefined): Fault | undefined;
  list(): readonly Fault[];
  clear(): void;
}

export function createFaultQueue(): FaultQueue {
  let queue: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      queue.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    take: (model) => {
      const struck = queue.find(({ fault }) => fault.model === undefined || fault.model === model);
      if (!struck) return undefined;
      struck.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return struck.fault;
    },
    list: () => queue.map(({ fault }) => fault),
    clear: () => {
      queue = [];
    },
  };
}
