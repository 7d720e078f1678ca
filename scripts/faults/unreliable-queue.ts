const MAX_COPIES = 5;
const MAX_DELAY_SECONDS = 3;

/** A producer whose every message is delivered 1 to 5 times, each copy after a delay of its own. */
export function createUnreliableQueue<Body>(real: Queue<Body>): Queue<Body> {
  return new Proxy(real, {
    get(target, name) {
      if (name === "send") return (body: Body) => target.sendBatch(copiesOf(body));
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

function copiesOf<Body>(body: Body): MessageSendRequest<Body>[] {
  const copies = 1 + Math.floor(Math.random() * MAX_COPIES);
  return Array.from({ length: copies }, () => ({
    body,
    delaySeconds: Math.floor(Math.random() * (MAX_DELAY_SECONDS + 1)),
  }));
}
