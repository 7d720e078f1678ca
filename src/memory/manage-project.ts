/** A project's keys and settings, for the operator. */
import { fail, ok, type Result } from "../errors.ts";
import type { Services } from "../ports.ts";
import type { ProjectSettings, SettingsChange } from "../project-settings.ts";
import { mintApiKey } from "./api-key.ts";
import { isProjectId } from "./create-project.ts";

const NO_PROJECT = fail({ reason: "not_found", what: "project" });

export interface ProjectView {
  id: string;
  name: string;
  settings: ProjectSettings;
}

export async function readProject(services: Services, id: string): Promise<Result<ProjectView>> {
  if (!isProjectId(id)) return NO_PROJECT;
  const [name, settings] = await Promise.all([
    services.directory.readName(id),
    services.directory.readSettings(id),
  ]);
  return name === undefined || settings === undefined ? NO_PROJECT : ok({ id, name, settings });
}

/** Changes the settings that are named; takes effect within half a minute. */
export async function changeSettings(
  services: Services,
  input: { id: string; changes: SettingsChange },
): Promise<Result<ProjectView>> {
  const project = await readProject(services, input.id);
  if (!project.ok) return project;
  const settings = { ...project.value.settings, ...input.changes };
  await services.directory.writeSettings(input.id, settings);
  return ok({ ...project.value, settings });
}

/** A further key of a project; the key is of the kind that the project is. */
export async function addKey(
  services: Services,
  input: { projectId: string },
): Promise<Result<{ id: string; key: string }>> {
  if (!isProjectId(input.projectId)) return NO_PROJECT;
  const key = await mintApiKey(input.projectId.endsWith("_test") ? "test" : "live", services.identifiers);
  const added = await services.directory.addKeys(input.projectId, [key]);
  return added ? ok({ id: key.id, key: key.text }) : NO_PROJECT;
}

/** A new key in place of an old one, which goes on for so many minutes. */
export async function rollKey(
  services: Services,
  input: { projectId: string; keyId: string; overlapMinutes: number },
): Promise<Result<{ id: string; key: string }>> {
  if (!isProjectId(input.projectId)) return NO_PROJECT;
  const { projectId, keyId, overlapMinutes } = input;
  const expires = await services.directory.expireKey(projectId, keyId, overlapMinutes);
  return expires ? addKey(services, { projectId }) : fail({ reason: "not_found", what: "key" });
}

/** Takes effect within half a minute everywhere: that long an isolate believes what it has seen. */
export async function revokeKey(
  services: Services,
  input: { projectId: string; keyId: string },
): Promise<Result<true>> {
  if (!isProjectId(input.projectId)) return NO_PROJECT;
  const revoked = await services.directory.revokeKey(input.projectId, input.keyId);
  return revoked ? ok(true) : fail({ reason: "not_found", what: "key" });
}
