/** The two ways to a profile: the project names the user, or the user comes with a token of their own. */
import { z } from "@hono/zod-openapi";
import { PROJECT_SECURITY, USER_SECURITY, UserParam } from "./schema.ts";

export interface ProfileBase {
  /** "/profile", "/export", … under this base. */
  path: (part: string) => string;
  /** What the path names. */
  params: z.ZodObject;
  security: { [scheme: string]: string[] }[];
}

export const PROFILE_BASES: readonly ProfileBase[] = [
  { path: (part) => `/v1/users/{user}${part}`, params: UserParam, security: PROJECT_SECURITY },
  {
    path: (part) => `/v1/profile${part === "/profile" ? "" : part}`,
    params: z.object({}),
    security: USER_SECURITY,
  },
];
