import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inject } from "../../../src/persona/request/inject.ts";
import { elementsOf, membersOf } from "../../../src/persona/request/json-spans.ts";

const BLOCK = "<user_persona>\nName: Sam.\n</user_persona>";
const OURS = `{"type":"text","text":${JSON.stringify(BLOCK)}}`;
const plain = { block: BLOCK, marker: undefined, dropped: 0 };

describe("places in JSON", () => {
  it("are where JSON.parse finds them, whatever the values and the spaces", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(0, 1, "\t"),
        (object, space) => {
          const json = JSON.stringify(object, null, space);
          const found = membersOf(json, 0).map(({ key, value }) => [
            key,
            JSON.parse(json.slice(value.start, value.end)),
          ]);
          expect(found).toEqual(Object.entries(JSON.parse(json) as object));
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (array, space) => {
        const json = JSON.stringify(array, null, space);
        const found = elementsOf(json, 0).map(
          ({ start, end }) => JSON.parse(json.slice(start, end)) as unknown,
        );
        expect(found).toEqual(JSON.parse(json));
      }),
    );
  });
});

describe("injecting", () => {
  it("changes nothing but the system prompt, in whichever form it came", () => {
    const rest = '"temperature": 1.0, "big":12345678901234567890 ,"2":1,"1":2,"messages":[]';
    expect(inject(`{ ${rest} }`, plain)).toBe(`{"system":[${OURS}], ${rest} }`);
    expect(inject(`{"system" : "Be \\"kind\\"", ${rest}}`, plain)).toBe(
      `{"system" : [{"type":"text","text":"Be \\"kind\\""},${OURS}], ${rest}}`,
    );
    expect(inject(`{"system":[ {"type":"text","text":"a"} ],${rest}}`, plain)).toBe(
      `{"system":[ {"type":"text","text":"a"},${OURS} ],${rest}}`,
    );
    expect(inject(`{"system":[],${rest}}`, plain)).toBe(`{"system":[${OURS}],${rest}}`);
    expect(inject(`{"system":null,${rest}}`, plain)).toBe(`{"system":[${OURS}],${rest}}`);
    expect(inject(`{"system":"",${rest}}`, plain)).toBe(`{"system":[${OURS}],${rest}}`);
  });

  it("sets a marker of ours on the app's last block, and drops messages from the front", () => {
    const json =
      '{"system":[{"type":"text","text":"a"}],"messages":[{"role":"user"}, {"role":"assistant"}, {"role":"user","n":1}]}';
    expect(inject(json, { block: BLOCK, marker: "1h", dropped: 2 })).toBe(
      `{"system":[{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}},${OURS}],"messages":[{"role":"user","n":1}]}`,
    );
    expect(inject('{"system":"a"}', { block: BLOCK, marker: "5m", dropped: 0 })).toContain(
      '"cache_control":{"type":"ephemeral"}},{"type":"text"',
    );
    expect(inject(json, { block: null, marker: "5m", dropped: 0 })).toBe(json);
  });
});
