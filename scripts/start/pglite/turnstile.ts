/** Lets one holder through at a time, in the order they came. */
export interface Turnstile {
  /** Resolves when it is the caller's turn, to the function that ends the turn. */
  enter: () => Promise<() => void>;
}

export function createTurnstile(): Turnstile {
  let last: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const previous = last;
      const turn = Promise.withResolvers<void>();
      last = turn.promise;
      await previous;
      return turn.resolve;
    },
  };
}
