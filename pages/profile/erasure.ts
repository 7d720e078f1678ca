/** Erasing everything: asked twice, answered with a receipt. */
import { byId, element } from "../element.ts";
import type { Api } from "./api.ts";

interface Receipt {
  erasedAt: string;
  postgres: Record<string, number | string>;
  kv: { state: string; mayShowSeconds: number };
  mirror: { state: string };
  queues: string;
  backups: string;
}

export function setUpErasure(
  api: Api,
  attempt: (work: () => Promise<void>) => Promise<void>,
  announce: (text: string) => void,
): void {
  const dialog = byId("erase-dialog", HTMLDialogElement);
  byId("erase", HTMLButtonElement).addEventListener("click", () => dialog.showModal());
  byId("erase-cancel", HTMLButtonElement).addEventListener("click", () => dialog.close());
  byId("erase-confirm", HTMLButtonElement).addEventListener("click", () => {
    dialog.close();
    void attempt(async () => {
      const receipt = await api.request<Receipt>("DELETE", "");
      byId("content", HTMLElement).hidden = true;
      const shown = byId("receipt", HTMLElement);
      byId("receipt-rows", HTMLElement).replaceChildren(...rowsOf(receipt));
      shown.hidden = false;
      shown.focus();
      announce("Everything was erased.");
    });
  });
}

function rowsOf({ erasedAt, postgres, kv, mirror, queues, backups }: Receipt): Node[] {
  const rows: [string, string][] = [
    ["When", new Date(erasedAt).toLocaleString()],
    ["Notes", String(postgres["signals"])],
    ["Conversations", String(postgres["conversations"])],
    ["Profile", String(postgres["profiles"])],
    ["Your encryption key", String(postgres["dataKey"])],
    ["Copy near you", `${kv.state}; a location may show it for ${kv.mayShowSeconds} seconds or so`],
    ...(mirror.state === "none" ? [] : [["Mirror", mirror.state] as [string, string]]),
    ["Still queued", queues],
    ["Backups", backups],
  ];
  return rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
}
