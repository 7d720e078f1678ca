/** A page as it goes out: nothing runs or loads but what stands in it, and nothing of it is kept or told. */
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { raw } from "hono/html";
import type { AppEnv } from "../context.ts";
import { styles } from "./styles.ts";

const NONCE_BYTES = 18;

export function servePage(
  c: Context<AppEnv>,
  page: { title: string; script: string; body: Child },
): Response | Promise<Response> {
  const bytes = c.get("services").identifiers.bytes(NONCE_BYTES);
  const nonce = Buffer.from(bytes).toString("base64url");
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{page.title}</title>
        <link rel="icon" href="data:," />
        <style nonce={nonce}>{raw(styles)}</style>
      </head>
      <body>
        {page.body}
        <script type="module" nonce={nonce}>
          {raw(page.script)}
        </script>
      </body>
    </html>
  );
  return c.html(
    <>
      {raw("<!doctype html>")}
      {html}
    </>,
    200,
    {
      "content-security-policy": policyOf(nonce),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), microphone=(), geolocation=()",
      "strict-transport-security": "max-age=31536000",
    },
  );
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}
