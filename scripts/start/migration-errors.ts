import { StartError } from "./start-error.ts";

/** Turns what the driver throws into what to do about it. Never shows the password. */
export function explainDatabaseError(error: unknown, connectionString: string): StartError {
  const where = describeDatabase(connectionString);
  const code = errorCode(error) ?? "";
  switch (code) {
    case "ECONNREFUSED":
      return new StartError(`No database answers at ${where}.`, [
        "Start it, or correct DATABASE_URL. Without DATABASE_URL, npm start brings its own.",
      ]);
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(`The host of the database is not known: ${where}.`, [
        "Check the host name in DATABASE_URL, and the network.",
      ]);
    case "ETIMEDOUT":
    case "ECONNRESET":
    case "EHOSTUNREACH":
      return new StartError(`The database at ${where} does not answer (${code}).`, [
        "Check its firewall, and that it is awake; then run this again.",
      ]);
    case "28P01":
    case "28000":
      return new StartError(`The database at ${where} refuses this user or password.`, [
        "Correct them in DATABASE_URL.",
      ]);
    case "3D000":
      return new StartError(`There is no such database: ${where}.`, ["Create it, or correct DATABASE_URL."]);
    case "55P03":
      return new StartError("Another migration has held the lock for a minute.", [
        "Wait for it to end; then run this again.",
      ]);
    default:
      return new StartError(`${messageOf(error)}${code === "" ? "" : ` (${code})`}`, [
        `Database: ${where}. A migration that fails leaves nothing behind.`,
      ]);
  }
}

/** Host, port and database, without the credentials. */
export function describeDatabase(connectionString: string): string {
  if (!URL.canParse(connectionString)) return "an address that cannot be read";
  const { host, pathname } = new URL(connectionString);
  return `${host}${pathname}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function errorCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return /timeout|terminated/i.test(error.message) ? "ETIMEDOUT" : undefined;
}
