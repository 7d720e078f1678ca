/** Two visits to the support chat of an app that does not exist. */

/** The app's own system prompt, the same for everybody. */
export const SYSTEM =
  "You are the support assistant of Kilnbook, an invoicing app for small studios. " +
  "Answer questions about invoices, taxes and payments.";

export const PERSON = "Mara";

export const FIRST_VISIT = [
  "Hi! I'm Mara and I run a small pottery studio. Where do I start with my first invoice?",
  "That was a lot to read. Please keep your answers short, and no emojis. How do I add sales tax?",
  "I prefer numbered steps. I love film photography, so I sell prints as well. Can they have their own tax rate?",
  "Wait, not dollars: I sell in euros. Please always show prices in euros. How do I give a regular customer a discount?",
] as const;

/** Asked days later, in a new conversation, with no history sent along. */
export const SECOND_VISIT = "A customer paid an invoice twice. How do I refund one of the payments?";
