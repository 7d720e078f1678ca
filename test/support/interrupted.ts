/** Services that do something in the middle: before the nth call of a store, a cache or the extractor. */
import type { Services } from "../../src/ports.ts";

export interface Interrupted {
  services: Services;
  /** How many calls were made so far. */
  calls(): number;
}

/** @param at the call to interrupt, from 1; 0 for none */
export function interrupt(services: Services, at: number, interruption: () => Promise<void>): Interrupted {
  let calls = 0;
  const wrap = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value === "object" && value !== null) return wrap(value);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          calls += 1;
          if (calls === at) await interruption();
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  const { cache, mirror, extractor } = services;
  return {
    services: {
      ...services,
      cache: wrap(cache),
      mirror: mirror && wrap(mirror),
      extractor: wrap(extractor),
      stores: (projectId) => wrap(services.stores(projectId)),
    },
    calls: () => calls,
  };
}
