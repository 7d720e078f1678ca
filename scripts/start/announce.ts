import { join, relative } from "node:path";

export interface Announcement {
  workerUrl: string;
  projectKey: string;
  claudeUrl: string;
  /** Whether it is the real Claude API, which costs money. */
  real: boolean;
  directory: string;
}

/** Says what runs and what to try first. */
export function announce({ workerUrl, projectKey, claudeUrl, real, directory }: Announcement): void {
  const shown = relative(process.cwd(), directory) || ".";
  const claude = real
    ? `${claudeUrl}, with your ANTHROPIC_API_KEY and at your cost`
    : `emulated at ${claudeUrl}`;
  console.log(`
  Tercet is ready: ${workerUrl}

    project key   ${projectKey}
    Claude API    ${claude}
    logs          ${join(shown, "wrangler.log")}${real ? "" : `, ${join(shown, "claude.log")}`}
    addresses     ${join(shown, "dev.json")}

  In a browser, a demo chat and the profile that comes of it:

    ${workerUrl}/#${projectKey}

  Or by hand:

    curl -N ${workerUrl}/v1/chat \\
      -H 'authorization: Bearer ${projectKey}' \\
      -H 'content-type: application/json' \\
      -d '{"user": "sam", "message": "Please keep answers short, and use bullet lists."}'

  Saving a file reloads the Worker. Ctrl-C stops everything.
`);
}
