/** Every store of one project, over one scope and one set of keys. */
import type { ProjectStores } from "../../ports.ts";
import type { Vault } from "../vault/vault.ts";
import { scopeSql } from "./scoped-sql.ts";
import type { Sql } from "./sql.ts";
import { createBulkStore } from "./stores/bulk-store.ts";
import { createCodebookStore } from "./stores/codebook-store.ts";
import { createBudgetStore } from "./stores/budget-store.ts";
import { createConversationStore } from "./stores/conversation-store.ts";
import { createErasureStore } from "./stores/erasure-store.ts";
import { createMergeStore } from "./stores/merge-store.ts";
import { createPauseStore } from "./stores/pause-store.ts";
import { createPhraseStore } from "./stores/phrase-store.ts";
import { createProfileStore } from "./stores/profile-store.ts";
import { createPublicationStore } from "./stores/publication-store.ts";
import { createRefitChunks } from "./stores/refit-chunks.ts";
import { createRefitStore } from "./stores/refit-store.ts";
import { createRelayedTurnStore } from "./stores/relayed-turn-store.ts";
import { createRewrapStore } from "./stores/rewrap-store.ts";
import { createSignalStore } from "./stores/signal-store.ts";
import { createTokenStore } from "./stores/token-store.ts";
import { createUsageReportStore } from "./stores/usage-report-store.ts";
import { createUsageStore } from "./stores/usage.ts";
import { createEmbedderMove } from "./stores/embedder-move.ts";
import { createUserKeys } from "./stores/user-keys.ts";
import { createUserStore } from "./stores/user-store.ts";
import { createVectorStore } from "./stores/vector-store.ts";
import { createVoteStore } from "./stores/vote-store.ts";

export function createProjectStores(driver: Sql, vault: Vault, projectId: string): ProjectStores {
  const scoped = scopeSql(driver, projectId);
  const keys = createUserKeys(scoped, vault, projectId);
  return {
    users: createUserStore(scoped, vault, keys, projectId),
    conversations: createConversationStore(scoped, vault, keys, projectId),
    signals: createSignalStore(scoped, vault, keys, projectId),
    profiles: createProfileStore(scoped, keys, projectId),
    publications: createPublicationStore(scoped, keys),
    vectors: createVectorStore(scoped, keys, projectId),
    move: createEmbedderMove(scoped, keys, projectId),
    usage: createUsageStore(scoped, projectId),
    codebooks: createCodebookStore(scoped, vault, projectId),
    refits: { ...createRefitStore(scoped, vault, projectId), ...createRefitChunks(scoped) },
    votes: { ...createVoteStore(scoped, vault, projectId), ...createPhraseStore(scoped, vault, projectId) },
    bulk: createBulkStore(scoped, keys),
    relayed: createRelayedTurnStore(scoped, vault, keys, projectId),
    budgets: createBudgetStore(scoped, projectId),
    usageReport: createUsageReportStore(scoped, keys),
    merges: createMergeStore(scoped, keys, projectId),
    rewraps: createRewrapStore(scoped, vault, projectId),
    tokens: createTokenStore(scoped),
    erasures: createErasureStore(scoped, projectId),
    pauses: createPauseStore(scoped),
  };
}
