import type { Services } from "../ports.ts";
import { mintApiKey, mintName } from "./api-key.ts";

const ID_LENGTH = 16;

export function isProjectId(text: string): boolean {
  return /^prj_[a-z2-7]{16}(?:_test)?$/u.test(text);
}

export interface CreatedProject {
  project: { id: string; name: string; testId: string };
  /** Shown this once. */
  keys: { live: string; test: string };
}

/** Creates a project and its staging twin: a project of its own, so that the two never mix. */
export async function createProject(services: Services, input: { name: string }): Promise<CreatedProject> {
  const { identifiers } = services;
  const id = `prj_${mintName(ID_LENGTH, identifiers)}`;
  const testId = `${id}_test`;
  const live = await mintApiKey("live", identifiers);
  const test = await mintApiKey("test", identifiers);
  const described = { name: input.name, embedder: services.embedders.initial.id };
  await services.directory.create({ id, twinOf: null, ...described }, [live]);
  await services.directory.create({ id: testId, twinOf: id, ...described }, [test]);
  return { project: { id, name: input.name, testId }, keys: { live: live.text, test: test.text } };
}
