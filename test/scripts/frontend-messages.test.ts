import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";

import {
  closeStatementMessage,
  createFrontendMessageReader,
  preparedStatementName,
  queryMessage,
  syncMessage,
} from "../../scripts/start/pglite/frontend-messages.ts";

const SSL_REQUEST = Buffer.from("0000000804d2162f", "hex");
const STARTUP = Buffer.concat([Buffer.from("0000001100030000", "hex"), Buffer.from("user\0me\0\0")]);

test("messages come out whole, however the bytes were cut", () => {
  const session = Buffer.concat([
    SSL_REQUEST,
    STARTUP,
    queryMessage("select 1"),
    closeStatementMessage("s1"),
    syncMessage(),
  ]);
  assert(
    property(array(integer({ min: 1, max: 20 }), { minLength: 1 }), (sizes) => {
      const read = createFrontendMessageReader();
      const types: string[] = [];
      let at = 0;
      for (let turn = 0; at < session.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        types.push(...read(session.subarray(at, at + size)).map(({ type }) => type));
        at += size;
      }
      expect(types).toEqual(["encryption", "startup", "Q", "C", "S"]);
    }),
  );
});

test("what is not the protocol is refused", () => {
  const read = createFrontendMessageReader();
  expect(() => read(Buffer.from("GET / HTTP/1.1\r\n\r\n"))).toThrow("not the Postgres protocol");
});

test("a statement's name is read from its Parse message", () => {
  const parse = Buffer.concat([Buffer.from("P\0\0\0\x10"), Buffer.from("s7\0select 1\0\0\0")]);
  expect(preparedStatementName(parse)).toBe("s7");
});
