/**
 * The vault: root secret → per-project key (HKDF) → random per-user data key, stored wrapped. Nothing
 * readable leaves it but through `open`. Lookup hashes come of a key of their own, so that rotating
 * the root key does not re-index.
 */
import { fromBase64, toBase64Url, toUtf8, type Bytes } from "./bytes.ts";
import { openEnvelope, sealEnvelope, type NamedKey } from "./envelope.ts";
import { createSealer, type Sealer } from "./sealer.ts";

const DATA_KEY_BYTES = 32;
const LOOKUP_BYTES = 18;
/** Derived project keys kept in the isolate; the oldest goes first. */
const MAX_CACHED_KEYS = 1000;

export interface RootKey {
  id: string;
  secret: Bytes;
}

export interface VaultKeys {
  /** The current root key: the one that seals. */
  root: RootKey;
  /** Those before it, which still open what they sealed. */
  previous?: readonly RootKey[];
  lookup: Bytes;
}

export type LookupKind =
  | "user"
  | "conversation"
  | "cache"
  | "phrase"
  | "codebook"
  | "idempotency key"
  | "request body"
  | "seed"
  | "mark: exchange"
  | "mark: opening"
  | "mark: conversation"
  | "mark: position";

export interface Vault {
  /** The keyed hash under which an id is stored: 24 characters, URL-safe. */
  lookup(projectId: string, kind: LookupKind, value: string): Promise<string>;
  /** Seals what belongs to the project and to no user: its name. */
  forProject(projectId: string): Promise<Sealer>;
  /** What signs a project's user tokens; undefined for the id of a root key that is not configured. */
  tokenKey(projectId: string, rootKeyId?: string): Promise<NamedKey | undefined>;
  /** A new random data key, wrapped by the project's. */
  createDataKey(projectId: string, userId: string): Promise<Bytes>;
  /** The id of the root key that seals now. */
  rootKeyId: string;
  /** The same data key, wrapped by the current root key's. */
  rewrapDataKey(projectId: string, userId: string, wrapped: Uint8Array): Promise<Bytes>;
  /** Seals a user's records with their own data key. */
  forUser(projectId: string, userId: string, wrappedDataKey: Uint8Array): Promise<Sealer>;
}

export function createVault(keys: VaultKeys): Vault {
  // Keys, never promises of keys: one that an invocation began and did not end would hold up all others.
  const derivedKeys = new Map<string, CryptoKey>();
  let lookupKey: CryptoKey | undefined;
  const roots = new Map([...(keys.previous ?? []), keys.root].map((root) => [root.id, root]));

  async function derivedKey(root: RootKey, projectId: string, use: KeyUse): Promise<CryptoKey> {
    const name = `${use} ${projectId} ${root.id}`;
    const known = derivedKeys.get(name);
    if (known) return known;
    const derived = await deriveKey(root.secret, projectId, use);
    if (derivedKeys.size >= MAX_CACHED_KEYS) derivedKeys.delete(derivedKeys.keys().next().value ?? "");
    derivedKeys.set(name, derived);
    return derived;
  }

  async function namedProjectKey(projectId: string): Promise<NamedKey> {
    return { id: keys.root.id, key: await derivedKey(keys.root, projectId, "project key") };
  }

  function findRootKey(projectId: string): (keyId: string) => Promise<CryptoKey> {
    return (keyId) => {
      const root = roots.get(keyId);
      if (!root) throw new Error("A record was sealed with a root key that is not configured.");
      return derivedKey(root, projectId, "project key");
    };
  }

  return {
    async lookup(projectId, kind, value) {
      const message = toUtf8(JSON.stringify([projectId, kind, value]));
      lookupKey ??= await importHmacKey(keys.lookup);
      const mac = await crypto.subtle.sign("HMAC", lookupKey, message);
      return toBase64Url(new Uint8Array(mac, 0, LOOKUP_BYTES));
    },

    async forProject(projectId) {
      return createSealer(await namedProjectKey(projectId), findRootKey(projectId), [projectId, ""]);
    },

    async tokenKey(projectId, rootKeyId = keys.root.id) {
      const root = roots.get(rootKeyId);
      return root && { id: root.id, key: await derivedKey(root, projectId, "user token") };
    },

    async createDataKey(projectId, userId) {
      const dataKey = crypto.getRandomValues(new Uint8Array(DATA_KEY_BYTES));
      return sealEnvelope(await namedProjectKey(projectId), dataKeyBinding(projectId, userId), dataKey);
    },

    rootKeyId: keys.root.id,

    async rewrapDataKey(projectId, userId, wrapped) {
      const binding = dataKeyBinding(projectId, userId);
      const dataKey = await openEnvelope(findRootKey(projectId), binding, wrapped);
      return sealEnvelope(await namedProjectKey(projectId), binding, dataKey);
    },

    async forUser(projectId, userId, wrappedDataKey) {
      const raw = await openEnvelope(
        findRootKey(projectId),
        dataKeyBinding(projectId, userId),
        wrappedDataKey,
      );
      const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
      return createSealer({ id: "user", key }, () => Promise.resolve(key), [projectId, userId]);
    },
  };
}

function dataKeyBinding(projectId: string, userId: string): string[] {
  return [projectId, userId, "data key", ""];
}

/** The info of HKDF, so that no key is ever of two uses. */
type KeyUse = "project key" | "user token";

async function deriveKey(secret: Bytes, projectId: string, use: KeyUse): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: toUtf8(projectId), info: toUtf8(`tercet ${use}`) };
  const seals = use === "project key";
  const algorithm = seals ? { name: "AES-GCM", length: 256 } : { name: "HMAC", hash: "SHA-256", length: 256 };
  return crypto.subtle.deriveKey(
    hkdf,
    root,
    algorithm,
    false,
    seals ? ["encrypt", "decrypt"] : ["sign", "verify"],
  );
}

function importHmacKey(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** `id:base64 of 32 bytes` to a root key. */
export function parseRootKey(text: string): RootKey {
  const separator = text.indexOf(":");
  return { id: text.slice(0, separator), secret: fromBase64(text.slice(separator + 1)) };
}
