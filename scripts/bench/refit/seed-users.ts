/**
 * Users with signals, straight into Postgres through the Worker's own sealing: what the loop would have
 * stored of them, without the loop. Runs in Node and in workerd.
 */
import type postgres from "postgres";
import { phraseReference } from "../../../src/adapters/postgres/stores/phrase-reference.ts";
import { toBase64 } from "../../../src/adapters/vault/bytes.ts";
import type { Vault } from "../../../src/adapters/vault/vault.ts";
import { vectorToBytes } from "../../../src/adapters/vault/vector-bytes.ts";
import type { Codebook } from "../../../src/codebook/codebook.ts";
import { encode } from "../../../src/persona/encode/encode.ts";
import { NO_EDITS } from "../../../src/persona/edits.ts";
import type { Facet } from "../../../src/persona/signal.ts";

export interface SeedSignal {
  facet: Facet;
  attribute: string;
  /** Unit norm. */
  vector: Float32Array;
}

export interface SeedUser {
  /** The project's own id. */
  id: string;
  signals: readonly SeedSignal[];
}

export interface SeedTarget {
  sql: postgres.Sql;
  vault: Vault;
  projectId: string;
  /** What they are encoded against. */
  codebook: Codebook;
  sameAttributeSimilarity: number;
  nearSimilarity: number;
}

const DAY_MS = 86_400_000;

/** Stores some hundreds of users in one transaction. */
export async function seedUsers(target: SeedTarget, users: readonly SeedUser[]): Promise<void> {
  const { sql, projectId } = target;
  const sealed = await Promise.all(users.map((user) => sealUser(target, user)));
  const people = JSON.stringify(sealed.map(({ person }) => person));
  const signals = JSON.stringify(sealed.flatMap(({ records }) => records));
  await sql.begin(async (transaction) => {
    await transaction.unsafe(
      `select set_config('role', 'tercet_app', true), set_config('tercet.project_id', '${projectId}', true)`,
    );
    await transaction.unsafe(
      `insert into users (project_id, id, external_id_sealed, data_key_wrapped)
       select $1, id, decode(external, 'base64'), decode(key, 'base64')
       from jsonb_to_recordset($2::text::jsonb) as record (id text, external text, key text)`,
      [projectId, people],
    );
    await transaction.unsafe(
      `insert into signals (project_id, id, user_id, conversation_id, facet, polarity, explicit, confidence,
         observed_at, statement_sealed, phrase_reference, embedder, vector_sealed)
       select $1, id, user_id, 'seeded', facet, 1, true, 0.9, observed_at, decode(statement, 'base64'),
         phrase, $3, decode(vector, 'base64')
       from jsonb_to_recordset($2::text::jsonb) as record (id uuid, user_id text, facet text,
         observed_at timestamptz, statement text, phrase text, vector text)`,
      [projectId, signals, target.codebook.embedder],
    );
    await transaction.unsafe(
      `insert into profiles (project_id, user_id, revision, codebook_version, code_sealed, edits_sealed)
       select $1, id, 1, $3, decode(code, 'base64'), decode(edits, 'base64')
       from jsonb_to_recordset($2::text::jsonb) as record (id text, code text, edits text)`,
      [projectId, people, target.codebook.version],
    );
  });
}

async function sealUser(
  target: SeedTarget,
  user: SeedUser,
): Promise<{ person: Record<string, string>; records: Record<string, string>[] }> {
  const { vault, projectId } = target;
  const id = await vault.lookup(projectId, "user", user.id);
  const key = await vault.createDataKey(projectId, id);
  const sealer = await vault.forUser(projectId, id, key);
  const evidence = user.signals.map((signal, index) => ({
    ...signal,
    id: crypto.randomUUID(),
    polarity: 1 as const,
    explicit: true,
    confidence: 0.9,
    conversation: "seeded",
    at: Date.now() - (user.signals.length - index) * DAY_MS,
  }));
  const { code } = encode(evidence, NO_EDITS, target.codebook, {
    slots: 3,
    decode: "phrases",
    halfLifeDays: 180,
    sameAttributeSimilarity: target.sameAttributeSimilarity,
    nearSimilarity: target.nearSimilarity,
  });
  const records = await Promise.all(
    evidence.map(async ({ id: signalId, attribute, facet, vector, at }) => {
      const wording = { attribute, statement: `I prefer ${attribute}.` };
      return {
        id: signalId,
        user_id: id,
        facet,
        observed_at: new Date(at).toISOString(),
        statement: toBase64(await sealer.sealJson("statement", signalId, wording)),
        phrase: await phraseReference(vault, projectId, { attribute }),
        vector: toBase64(await sealer.sealBytes("vector", signalId, vectorToBytes(vector))),
      };
    }),
  );
  const person = {
    id,
    external: toBase64(await sealer.sealJson("user id", id, user.id)),
    key: toBase64(key),
    code: toBase64(await sealer.sealJson("code", "", code)),
    edits: toBase64(await sealer.sealJson("edits", "", NO_EDITS)),
  };
  return { person, records };
}
