/**
 * Requests that carry an idempotency key. A row is leased by the database's clock while its request
 * runs: one that dies leaves the lease to run out, and the next attempt, which draws the same
 * identifiers, finds what the dead one made and gives its answer.
 */
import { z } from "zod";
import type { IdempotentRequest, IdempotentRequests } from "../../ports.ts";
import { createDerivedIdentifiers } from "../identifiers.ts";
import type { Vault } from "../vault/vault.ts";
import { scopeSql } from "./scoped-sql.ts";
import { bytes, sql, type Sql } from "./sql.ts";
import { boolean, bytesOf, optionalBytes, text } from "./stores/rows.ts";

const Answer = z.object({ status: z.number(), contentType: z.string(), body: z.string() });

export function createIdempotentRequests(driver: Sql, vault: Vault): IdempotentRequests {
  const referenceOf = ({ scope, route, key }: IdempotentRequest): Promise<string> =>
    vault.lookup(scope, "idempotency key", JSON.stringify([route, key]));

  return {
    async begin(request, body, leaseSeconds) {
      const reference = await referenceOf(request);
      const bodyReference = await vault.lookup(request.scope, "request body", body);
      const attempt = crypto.randomUUID();
      const lease = sql`now() + make_interval(secs => ${leaseSeconds})`;
      const [, rows] = await scopeSql(driver, request.scope).transaction(
        sql`insert into idempotent_requests as held
              (project_id, key_reference, body_reference, attempt, leased_until, user_id)
            values (${request.scope}, ${reference}, ${bodyReference}, ${attempt}::uuid, ${lease},
              ${request.user?.id ?? null})
            on conflict (project_id, key_reference) do update
              set attempt = excluded.attempt, leased_until = excluded.leased_until
              where held.leased_until < now() and held.body_reference = excluded.body_reference`,
        sql`select body_reference, attempt = ${attempt}::uuid as mine, answer_sealed
            from idempotent_requests where key_reference = ${reference}`,
      );
      const [row] = rows ?? [];
      if (!row) throw new Error("A request that was just begun is gone.");
      if (boolean(row, "mine")) {
        const seed = await vault.lookup(request.scope, "seed", JSON.stringify([reference, bodyReference]));
        return { state: "run", attempt, identifiers: createDerivedIdentifiers(seed) };
      }
      if (text(row, "body_reference") !== bodyReference) return { state: "other_body" };
      if (!optionalBytes(row, "answer_sealed")) return { state: "running" };
      const sealer = await vault.forProject(request.scope);
      const answer = await sealer.openJson("answer", reference, bytesOf(row, "answer_sealed"));
      return { state: "answered", answer: Answer.parse(answer) };
    },

    async complete(request, attempt, answer) {
      const reference = await referenceOf(request);
      const sealed = await (await vault.forProject(request.scope)).sealJson("answer", reference, answer);
      await scopeSql(driver, request.scope).rows(
        sql`update idempotent_requests
            set leased_until = null, status = ${answer.status}, answer_sealed = ${bytes(sealed)}
            where key_reference = ${reference} and attempt = ${attempt}::uuid`,
      );
    },

    async abandon(request, attempt) {
      await scopeSql(driver, request.scope).rows(
        sql`delete from idempotent_requests
            where key_reference = ${await referenceOf(request)} and attempt = ${attempt}::uuid`,
      );
    },
  };
}
