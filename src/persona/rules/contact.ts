/** How the user wants to be reached: "contact me by email, not by phone". */
import type { Signal } from "../signal.ts";

const CHANNEL =
  "e-?mails?|text(?: messages?)?|sms|phone|chat|whatsapp|telegram|signal|post|letter|mail|messages?";
const REACH = new RegExp(
  `^(?:(?:please|always|only|just|you can|it's best to|i'd (?:like|prefer) (?:you to|to be)|i prefer (?:you to|to be)|i want (?:you to|to be)|i like to be|the best way to|i'd rather you|i'd rather be) ){0,3}(?:contact|reach(?: out to)?|notify|update|message|write(?: to)?|inform|get in touch with|contacted|reached|notified|updated|informed)(?: (?:me|us))? (?:only |always )?(?:by|via|through|over|on|is (?:by|via|through)) (${CHANNEL})(?:,? (?:only|please|always|instead|(?:and )?(?:not|never|rather than|instead of) .{2,30}))*$`,
  "iu",
);
const REFUSED = new RegExp(
  `^(?:(?:please|just) )?(?:don't|do not|never|stop) (?:ever )?(?:contact(?:ing)?|reach(?:ing)?|messag(?:e|ing)|notify(?:ing)?) (?:me|us) (?:by|via|through|over|on) (${CHANNEL})(?: (?:please|again|any ?more|ever))*$`,
  "iu",
);

/** A channel wished for or refused for good; "email me the receipt" is an errand. */
export function contactIn(clause: string): Signal | undefined {
  const refused = REFUSED.exec(clause)?.[1];
  const channel = refused ?? REACH.exec(clause)?.[1];
  if (channel === undefined) return undefined;
  return {
    facet: "interaction",
    attribute: `contact by ${channel.toLowerCase()}`,
    polarity: refused === undefined ? 1 : -1,
    explicit: true,
    confidence: 0.85,
  };
}
