/**
 * Tokens of end users: JWTs signed with HS256 by a key of the project's own, derived from the root key. One
 * project's key verifies no other's, and nothing of the token is readable that the stores don't hold plain:
 * the user is the keyed hash of their id.
 */
import { sign, verify } from "hono/jwt";
import { z } from "zod";
import type { UserToken, UserTokens } from "../ports.ts";
import { fromUtf8 } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

const ALGORITHM = "HS256";
const ISSUER = "tercet";
const AUDIENCE = "tercet-profile";
const TYPE = "user";
const MAX_CHARACTERS = 2048;
const MS_PER_SECOND = 1000;

const Claims = z.strictObject({
  iss: z.literal(ISSUER),
  aud: z.literal(AUDIENCE),
  typ: z.literal(TYPE),
  kid: z.string().max(32),
  prj: z.string().regex(/^[a-z0-9_]{1,64}$/u),
  sub: z.string().regex(/^[A-Za-z0-9_-]{24}$/u),
  gen: z.uuid(),
  scope: z.enum(["read", "write"]),
  jti: z.string().min(1).max(64),
  iat: z.int(),
  exp: z.int(),
});

export function createUserTokens(vault: Vault): UserTokens {
  return {
    async issue(token, { id, issuedAt }) {
      const signing = await vault.tokenKey(token.projectId);
      if (!signing) throw new Error("There is no root key to sign with.");
      const claims = {
        iss: ISSUER,
        aud: AUDIENCE,
        typ: TYPE,
        kid: signing.id,
        prj: token.projectId,
        sub: token.user.id,
        gen: token.generation,
        scope: token.scope,
        jti: id,
        iat: Math.floor(issuedAt.getTime() / MS_PER_SECOND),
        exp: Math.floor(token.expiresAt.getTime() / MS_PER_SECOND),
      } satisfies z.infer<typeof Claims>;
      return sign(claims, signing.key, ALGORITHM);
    },

    async verify(text) {
      const claimed = readClaims(text);
      const signing = claimed && (await vault.tokenKey(claimed.prj, claimed.kid));
      if (!claimed || !signing) return undefined;
      try {
        await verify(text, signing.key, { alg: ALGORITHM, iss: ISSUER, aud: AUDIENCE, typ: "JWT" });
      } catch {
        return undefined;
      }
      return toToken(claimed);
    },
  };
}

/** What a token says before anybody vouches for it: only to find the key that has to. */
function readClaims(text: string): z.infer<typeof Claims> | undefined {
  const [, payload = "", signature = ""] = text.split(".");
  if (text.length > MAX_CHARACTERS || !isCanonical(payload) || !isCanonical(signature)) return undefined;
  try {
    return Claims.safeParse(JSON.parse(fromUtf8(Buffer.from(payload, "base64url")))).data;
  } catch {
    return undefined;
  }
}

/** Of all the texts that decode to the same bytes one is good, so that a token has no second spelling. */
function isCanonical(part: string): boolean {
  return part !== "" && Buffer.from(part, "base64url").toString("base64url") === part;
}

function toToken({ prj, sub, gen, scope, exp }: z.infer<typeof Claims>): UserToken {
  return {
    projectId: prj,
    user: { id: sub },
    generation: gen,
    scope,
    expiresAt: new Date(exp * MS_PER_SECOND),
  };
}
