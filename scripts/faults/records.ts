/** The rows of one project as the database has them: counted, and made older so that time passes. */
import pg from "pg";

export interface Records {
  /** The first column of the first row. */
  count(statement: string): Promise<number>;
  run(statement: string): Promise<void>;
  /** Lets a day pass for what waits to be sent again: the relay leaves minutes between. */
  ageOutbox(): Promise<void>;
  close(): Promise<void>;
}

export async function openRecords(databaseUrl: string, projectId: string): Promise<Records> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });

  async function query(statement: string): Promise<Record<string, unknown>[]> {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("set local role tercet_app");
      await client.query("select set_config('tercet.project_id', $1, true)", [projectId]);
      const { rows } = await client.query<Record<string, unknown>>(statement);
      await client.query("commit");
      return rows;
    } finally {
      client.release();
    }
  }

  return {
    async count(statement) {
      const [row] = await query(statement);
      return Number(Object.values(row ?? {})[0] ?? 0);
    },
    async run(statement) {
      await query(statement);
    },
    async ageOutbox() {
      await query("update outbox set sent_at = sent_at - interval '1 day'");
    },
    close: () => pool.end(),
  };
}
