/** Requests that an end user makes with a token of their own. */
import { send, type Answer, type TestProject } from "./tercet.ts";

export interface TestUser {
  token: string;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export async function tokenOf(project: TestProject, user: string, body: object = {}): Promise<string> {
  const path = `/v1/users/${encodeURIComponent(user)}/tokens`;
  const { status, body: issued } = await project.request("POST", path, body);
  if (status !== 201) throw new Error(`no token: ${status}`);
  return String(issued["token"]);
}

export async function ask(
  token: string,
  method = "GET",
  path = "/v1/profile",
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await send(path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export async function signIn(project: TestProject, user: string): Promise<TestUser> {
  const token = await tokenOf(project, user);
  return { token, request: (method, path, body, headers) => ask(token, method, path, body, headers) };
}
