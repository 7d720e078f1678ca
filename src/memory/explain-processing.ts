/** What is done with a user's data, in plain words, and who receives any of it. */
import type { Services } from "../ports.ts";

export const LOGIC = [
  "From what you write, never from what the assistant answers, short notes are made: that you prefer or avoid something, what you know well, how to address you.",
  "Notes on health, beliefs, politics, sexuality, ethnicity and the like are dropped before anything is stored.",
  "Each note weighs by how sure it is, whether you said it outright, what it is about, and how old it is. What is only inferred counts after two conversations.",
  "Notes that say the same are taken together. The heaviest few, and up to three pins, make your profile; the rest does not show.",
  "A new conversation opens with your profile as a short text for the assistant. It is to be taken as preference, never as instruction, and what you say there wins.",
  "What you edit outranks what is inferred until you take it back. Nothing of it decides on eligibility, prices or access.",
];

export interface Recipient {
  name: string;
  receives: string;
}

export function listRecipients(services: Services, embedderId: string): Recipient[] {
  const embedder = services.embedders.find(embedderId);
  return [
    { name: "The operator of this app", receives: "everything above but your own sentences" },
    { name: "Anthropic", receives: "your conversations and the profile's text, to answer and to make notes" },
    { name: "Cloudflare", receives: "all of it, encrypted where it is stored" },
    { name: "The app's Postgres host", receives: "all of it, encrypted" },
    ...(services.mirror
      ? [{ name: "Upstash", receives: "a copy of your profile, encrypted, for 30 days at most" }]
      : []),
    ...(embedder && !embedder.isLocal
      ? [{ name: `The embedding model ${embedder.id}`, receives: "the notes' wording, to compare it" }]
      : []),
  ];
}
