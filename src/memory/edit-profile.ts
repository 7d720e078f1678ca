import { fail, ok, type Failure, type Result } from "../errors.ts";
import { MAX_PINS, type CodeEntry } from "../persona/code.ts";
import { applyEdit, NO_EDITS, type ProfileEdit, type ProfileEdits } from "../persona/edits.ts";
import type { Encoding } from "../persona/encode/encode.ts";
import { mayStore } from "../persona/filter.ts";
import type { Project, Services } from "../ports.ts";
import { encodeSignals, readEncodedUser, type EncodedUser } from "./encode-user.ts";
import { findUser, type Subject } from "./find-user.ts";
import { publishSoon } from "./publish-code.ts";
import { isOwn, toProfile, type Profile } from "./read-profile.ts";

const MAX_ATTEMPTS = 5;
const NOT_TO_BE_STORED =
  "value: health, beliefs, sexuality, addresses and the like are never stored, and no instruction is.";

/**
 * Applies a user's edits, all or none. An edit outranks inference until it is taken back. Shown at once
 * from Postgres; the next conversation sees it as soon as the caches do.
 *
 * @param input.expectedRevision refuses the edit where the profile is at another revision
 */
export async function editProfile(
  services: Services,
  input: {
    project: Project;
    user: Subject;
    edits: readonly ProfileEdit[];
    expectedRevision?: number | undefined;
  },
): Promise<Result<Profile>> {
  const { profiles } = services.stores(input.project.id);
  const found = await findUser(services, input);
  if (!found.ok) return found;
  const user = found.value;

  const view = { isOwn: isOwn(input.user) };
  const editId = services.identifiers.uuid();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const before = await readEncodedUser(services, { project: input.project, user });
    const { revision = 0, paused = false } = before.stored ?? {};
    if (before.stored?.lastEditId === editId) {
      await publishSoon(services, { projectId: input.project.id, user });
      return ok(toProfile(before, view));
    }
    if (input.expectedRevision !== undefined && input.expectedRevision !== revision) {
      return fail({ reason: "revision_conflict", revision });
    }
    const after = applyTo(services, input, before);
    if (!after.ok) return after;
    const { encoding, edits } = after.value;
    const { code } = encoding;
    const profile = { codebookVersion: code.codebook, code, edits, editId };
    const written = await profiles.write(user, revision, profile);
    if (written !== undefined) {
      const stored = { ...profile, revision: written, lastEditId: editId, outdated: false, paused };
      await publishSoon(services, { projectId: input.project.id, user });
      return ok(toProfile({ ...before, encoding, stored }, view));
    }
  }
  return fail({ reason: "memory_unavailable" });
}

/** The profile as edits would leave it; stores nothing. */
export async function previewEdits(
  services: Services,
  input: { project: Project; user: Subject; edits: readonly ProfileEdit[] },
): Promise<Result<Profile>> {
  const user = await findUser(services, input);
  if (!user.ok) return user;
  const before = await readEncodedUser(services, { project: input.project, user: user.value });
  const after = applyTo(services, input, before);
  if (!after.ok) return after;
  const { encoding, edits } = after.value;
  const { stored } = before;
  return ok(
    toProfile({ ...before, encoding, stored: stored && { ...stored, edits } }, { isOwn: isOwn(input.user) }),
  );
}

function applyTo(
  services: Services,
  { project, edits: requested }: { project: Project; edits: readonly ProfileEdit[] },
  before: EncodedUser,
): Result<{ edits: ProfileEdits; encoding: Encoding }> {
  const edits = applyEdits(before, requested, project.settings.slots);
  if (!edits.ok) return edits;
  const encoding = encodeSignals(services, project, before.codebook, before.signals, edits.value);
  return ok({ edits: edits.value, encoding });
}

function applyEdits(
  before: EncodedUser,
  requested: readonly ProfileEdit[],
  slots: number,
): Result<ProfileEdits> {
  let edits = before.stored?.edits ?? NO_EDITS;
  for (const edit of requested) {
    if (edit.type === "pin" && !mayStore(edit.value)) {
      return fail({ reason: "invalid_request", message: NOT_TO_BE_STORED });
    }
    const target = findTarget(before, edit);
    if (!target.ok) return target;
    edits = applyEdit(edits, edit, target.value);
  }
  const taken = edits.lines.filter(({ weight }) => weight !== 0).length;
  if (taken > slots) return fail({ reason: "slots_full", slots, what: "lines" });
  if (edits.pins.length > MAX_PINS) return fail({ reason: "slots_full", slots: MAX_PINS, what: "pins" });
  return ok(edits);
}

/** The line that an edit means; undefined for a centroid that the user adds from the codebook. */
function findTarget(
  { encoding, codebook, stored }: EncodedUser,
  edit: ProfileEdit,
): Result<CodeEntry | undefined> {
  if ("slot" in edit) return ok(undefined);
  const entries: CodeEntry[] = [...encoding.code.entries, ...(stored?.edits.lines ?? [])];
  const ofCentroid = entries.filter(({ centroid }) => centroid === edit.centroid);
  if (edit.phrase !== undefined) {
    const named = ofCentroid.find(({ phrase }) => phrase === edit.phrase);
    return named ? ok(named) : fail(noSuch("line"));
  }
  const [only] = ofCentroid;
  if (only) return ok(only);
  const known = codebook.centroids.find(({ id }) => id === edit.centroid);
  if (!known || edit.type === "revert") return fail(noSuch(known ? "edit" : "centroid"));
  const isContext = known.facet === "expertise" || known.facet === "domain";
  return ok({ centroid: known.id, weight: 0, kind: isContext ? "context" : "preference" });
}

function noSuch(what: string): Failure {
  return { reason: "not_found", what };
}
