/**
 * `npm run conformance`: the same requests to Claude's emulator directly and through the Worker. In mode
 * `off` as they are; in mode `full` against the same request with the block put in by hand. Status, headers
 * and every byte of the answer must be the same; a difference is a non-zero exit.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";

import { createClaudeEmulator } from "./claude-emulator/server.ts";
import { listCases, type Case } from "./conformance/cases.ts";
import { comparePassedOn } from "./conformance/compare-passed-on.ts";
import { difference, readAnswer, type SeenAnswer } from "./conformance/compare.ts";
import { OWN, type Sides } from "./conformance/sides.ts";
import { PASSED_ON } from "./conformance/passed-on.ts";
import { call, createProject, USER } from "./conformance/project.ts";
import { findOrStartServer } from "./demo/development-server.ts";
import { runScript } from "./demo/run-script.ts";
import type { Run } from "./start/run.ts";

const NAME_WIDTH = 52;

async function compare(run: Run): Promise<void> {
  // An own server, so that both emulators have seen the same requests.
  const directory = await mkdtemp(join(tmpdir(), "tercet-conformance-"));
  run.onClose(() => rm(directory, { recursive: true, force: true }));
  const server = await findOrStartServer(run, directory);
  const emulator = createClaudeEmulator();
  run.onClose(() => emulator.close());
  const sides: Sides = {
    directUrl: await emulator.listen(),
    workerUrl: `${server.url}/anthropic`,
    behindUrl: server.claudeUrl,
  };
  let failed = 0;
  const report = (mode: string, name: string, problem: string | undefined): void => {
    if (problem !== undefined) failed += 1;
    const verdict = problem === undefined ? styleText("green", "identical") : styleText("red", problem);
    console.log(`${mode.padEnd(5)}${name.padEnd(NAME_WIDTH)}${verdict}`);
  };
  for (const mode of ["off", "full"] as const) {
    const project = await createProject(server, { mode, cache: "client" });
    for (const url of [sides.directUrl, sides.behindUrl]) await call(`${url}/__emulator/cache`, "DELETE", {});
    for (const [index, each] of listCases().entries()) {
      const through = {
        "x-tercet-key": project.key,
        "x-tercet-user": USER,
        "x-tercet-conversation": `${mode}-${index}`,
      };
      const problem = await compareOne(sides, each, through, mode === "full" ? project.block : undefined);
      report(mode, each.name, problem);
    }
    for (const each of PASSED_ON) {
      report(mode, each.name, await comparePassedOn(sides, each, { "x-tercet-key": project.key }));
    }
    console.log(`${mode}: ${listCases().length + PASSED_ON.length} requests compared`);
  }
  console.log(failed === 0 ? "No difference." : `${failed} differences.`);
  if (failed > 0) process.exitCode = 1;
}

async function compareOne(
  { directUrl, workerUrl, behindUrl }: Sides,
  { body, path = "/v1/messages", headers = {}, fault }: Case,
  through: Record<string, string>,
  block: string | undefined,
): Promise<string | undefined> {
  if (fault) {
    for (const url of [directUrl, behindUrl])
      await call(`${url}/__emulator/faults`, "POST", {}, { times: 1, ...fault });
  }
  // Thinking that was forged elsewhere belongs to a conversation that was never opened: it gets no block.
  const holdsThinking = JSON.stringify(body).includes('"signature"');
  const byHand = block === undefined || holdsThinking ? body : withBlock(body, block);
  const ask = async (url: string, sent: unknown, more: Record<string, string>): Promise<SeenAnswer> =>
    readAnswer(
      await fetch(`${url}${path}`, {
        method: "POST",
        headers: { ...OWN, ...headers, ...more },
        body: JSON.stringify(sent),
      }),
    );
  const direct = await ask(directUrl, byHand, {}).catch(broken);
  return difference(direct, await ask(workerUrl, body, through).catch(broken));
}

/** A connection that broke before its first byte. */
function broken(): SeenAnswer {
  return { status: 0, persona: "", headers: "", body: "", isBroken: true };
}

/** Another way than the Worker's own. */
function withBlock(body: Record<string, unknown>, block: string): Record<string, unknown> {
  const { system } = body;
  const own =
    typeof system === "string" ? (system === "" ? [] : [{ type: "text", text: system }]) : (system ?? []);
  const whole = [...(Array.isArray(own) ? own : []), { type: "text", text: block }];
  // The emulator's ids depend on the order of fields too.
  return "system" in body ? { ...body, system: whole } : { system: whole, ...body };
}

await runScript(compare);
