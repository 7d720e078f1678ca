// What mem0 remembers at each opening, one user after another: every turn is added as it is (`infer: false`),
// and the ten memories nearest to a conversation's first words are asked for before it begins.
// Reads {embeddingsUrl, dimensions, users: [{id, conversations: [[turn, …]]}]} from one file, writes the numbers of
// the turns found, by user and conversation, to another.
import { readFile, writeFile } from "node:fs/promises";
import { Memory } from "mem0ai/oss";

const [input, output] = process.argv.slice(2);
const { embeddingsUrl, dimensions, users } = JSON.parse(await readFile(input, "utf8"));
const endpoint = { apiKey: "none", baseURL: embeddingsUrl, model: "lexical" };

async function remember({ id, conversations }) {
  // A store a user: nobody else's rows are in the way.
  const memory = new Memory({
    embedder: { provider: "openai", config: { ...endpoint, embeddingDims: dimensions } },
    vectorStore: {
      provider: "memory",
      config: { collectionName: "eval", dimension: dimensions, dbPath: ":memory:" },
    },
    llm: { provider: "openai", config: endpoint },
    disableHistory: true,
  });
  const found = [];
  let turn = 0;
  for (const turns of conversations) {
    const { results } = await memory.search(turns[0], { filters: { user_id: id }, topK: 10, threshold: 0 });
    found.push(results.map(({ metadata }) => metadata.turn));
    for (const content of turns) {
      await memory.add([{ role: "user", content }], { userId: id, infer: false, metadata: { turn } });
      turn += 1;
    }
  }
  return found;
}

const found = {};
for (const user of users) {
  found[user.id] = await remember(user);
  console.log(user.id);
}
await writeFile(output, JSON.stringify(found));
process.exit();
