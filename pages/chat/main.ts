/** The demo chat of development: talk, end the conversation, see what was learned, open the profile. */
import { byId, element } from "../element.ts";

const user = "demo-user";
const log = byId("log", HTMLElement);
const learned = byId("learned", HTMLElement);
const message = byId("message", HTMLInputElement);
const keyField = byId("key", HTMLInputElement);
let conversation: string | undefined;

if (location.hash.length > 1) {
  keyField.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}

function request(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(path, {
    method,
    headers: { authorization: `Bearer ${keyField.value}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function say(who: string, text: string): HTMLElement {
  const shown = element("p", {}, text);
  log.append(element("li", { class: who }, element("strong", {}, who), shown));
  return shown;
}

async function chat(text: string): Promise<void> {
  say("you", text);
  const answer = say("assistant", "…");
  const response = await request("POST", "/v1/chat", {
    user,
    message: text,
    ...(conversation === undefined ? {} : { conversation }),
  });
  if (!response.ok || !response.body) {
    answer.textContent = `${response.status}: ${await response.text()}`;
    return;
  }
  conversation = response.headers.get("x-tercet-conversation") ?? undefined;
  let buffered = "";
  let shown = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    buffered += chunk;
    const blocks = buffered.split("\n\n");
    buffered = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: (.*)$/mu.exec(block)?.[1];
      if (data === undefined) continue;
      const { delta }: { delta?: { text?: string } } = JSON.parse(data);
      shown += delta?.text ?? "";
    }
    answer.textContent = shown === "" ? "…" : shown;
  }
}

async function end(): Promise<void> {
  if (conversation === undefined) return;
  const id = conversation;
  conversation = undefined;
  await request("POST", `/v1/conversations/${id}/end`);
  learned.textContent = "Learning…";
  for (let status = "ended"; status !== "learned" && status !== "failed";) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const response = await request("GET", `/v1/conversations/${id}`);
    const conversationNow: { status: string } = await response.json();
    ({ status } = conversationNow);
  }
  const response = await request("GET", `/v1/users/${user}/profile`);
  const { persona }: { persona: { text: string } } = await response.json();
  learned.textContent = persona.text === "" ? "Nothing was learned." : persona.text;
  say("tercet", "The conversation has ended. The next one opens with what was learned.");
}

byId("chat", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value.trim();
  message.value = "";
  if (text !== "") void chat(text);
});
byId("end", HTMLButtonElement).addEventListener("click", () => void end());
byId("open-profile", HTMLButtonElement).addEventListener("click", () => {
  void (async () => {
    const response = await request("POST", `/v1/users/${user}/tokens`, {});
    const { url }: { url?: string } = await response.json();
    if (url === undefined) learned.textContent = "There is nobody to show yet: chat first.";
    else window.open(url, "_blank", "noopener");
  })();
});
