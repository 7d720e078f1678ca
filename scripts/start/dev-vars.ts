/** Variables in the form that wrangler reads from `.dev.vars`, `.env` and `--env-file`. */
export function renderDevVars(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join("");
}

/** Inside single quotes nothing is expanded. */
function quote(value: string): string {
  return /^[\w.:/@+=?&%-]*$/.test(value) ? value : `'${value}'`;
}
