// What mem0 remembers of one user at each opening where Claude extracts for it (`infer: true`): the ten memories
// nearest to a conversation's first words are asked for before it begins, and the whole of it, both sides, is added
// once it is over. All else is as mem0 sets it by default, but that nothing outlives this process.
// Is told {user, embeddingsUrl, dimensions, claudeUrl, model, conversations: [[{role, content}, …]]}; tells
// {memories: [text, …], error?} for each conversation: what was found, oldest first, and why adding it failed.
import { once } from "node:events";
import { Memory } from "mem0ai/oss";

const TOP = 10;

const [{ user, embeddingsUrl, dimensions, claudeUrl, model, conversations }] = await once(process, "message");
const memory = new Memory({
  embedder: {
    provider: "openai",
    config: { apiKey: "none", baseURL: embeddingsUrl, model: "lexical", embeddingDims: dimensions },
  },
  vectorStore: {
    provider: "memory",
    config: { collectionName: "eval", dimension: dimensions, dbPath: ":memory:" },
  },
  llm: {
    provider: "anthropic",
    config: { apiKey: process.env.ANTHROPIC_API_KEY, baseURL: claudeUrl, model },
  },
  historyStore: { provider: "sqlite", config: { historyDbPath: ":memory:" } },
});
for (const [conversation, messages] of conversations.entries()) {
  const { results } = await memory.search(messages[0].content, {
    filters: { user_id: user },
    topK: TOP,
    threshold: 0,
  });
  const memories = results
    .toSorted((one, other) => one.metadata.conversation - other.metadata.conversation)
    .map((each) => each.memory);
  const error = await memory.add(messages, { userId: user, metadata: { conversation } }).then(
    () => undefined,
    ({ message }) => message,
  );
  await tell({ memories, error });
}
process.exit();

function tell(message) {
  return new Promise((resolve) => process.send(message, resolve));
}
