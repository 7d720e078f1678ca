import type { Services } from "../ports.ts";

const USERS_PER_CALL = 500;
const PROJECTS_PER_CALL = 100;

export interface RotationPiece {
  /** Of the root key that everything is moved to. */
  keyId: string;
  users: number;
  projects: number;
  /** Where the next piece begins; null when nothing of an older key is left. */
  next: string | null;
}

/**
 * Moves what older root keys sealed to the current one, a piece a call. Records themselves stay: only the
 * users' data keys are wrapped anew. Safe to repeat: what is moved is not found again.
 */
export async function rotateKeys(services: Services, input: { after: string }): Promise<RotationPiece> {
  let users = 0;
  let keyId = "";
  let { after } = input;
  const projects = await services.directory.list(after, PROJECTS_PER_CALL);
  for (const [index, project] of projects.entries()) {
    const { rewraps } = services.stores(project);
    ({ keyId } = rewraps);
    await rewraps.resealName();
    const rewrapped = await rewraps.rewrapUsers(USERS_PER_CALL);
    users += rewrapped;
    // A full page: this project has more, so the next call begins with it again.
    if (rewrapped === USERS_PER_CALL) return { keyId, users, projects: index, next: after };
    after = project;
  }
  const next = projects.length === PROJECTS_PER_CALL ? after : null;
  return { keyId, users, projects: projects.length, next };
}
