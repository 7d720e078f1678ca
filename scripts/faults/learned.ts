/** What was learned of users, by way of the API. */
import { z } from "zod";
import type { Api } from "./api.ts";

const Page = z.object({
  signals: z.array(z.object({ attribute: z.string(), conversation: z.string() })),
  next: z.string().nullable(),
});
const Receipt = z.object({ status: z.string() });
const Profile = z.object({
  pins: z.array(z.object({ slot: z.string(), value: z.string() })),
  revision: z.int(),
});

/** How often each attribute was learned of a user. */
export async function countAttributes(api: Api, user: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await api.send("GET", `/v1/users/${user}/signals?limit=200${query}`);
    if (answer.status !== 200) return counts;
    const page: z.infer<typeof Page> = Page.parse(JSON.parse(answer.text));
    for (const { attribute } of page.signals) counts.set(attribute, (counts.get(attribute) ?? 0) + 1);
    cursor = page.next;
  }
  return counts;
}

/** A conversation's status, or why there is none. */
export async function readStatus(api: Api, conversation: string): Promise<string> {
  const answer = await api.send("GET", `/v1/conversations/${conversation}`);
  return answer.status === 200 ? Receipt.parse(JSON.parse(answer.text)).status : `${answer.status}`;
}

export async function readProfile(api: Api, user: string): Promise<z.infer<typeof Profile> | undefined> {
  const answer = await api.send("GET", `/v1/users/${user}/profile`);
  return answer.status === 200 ? Profile.parse(JSON.parse(answer.text)) : undefined;
}
