import type { Client } from 'pg';
import type { Ask } from '../../../lib/db/installation-facts';

/** For the readers that the server calls through its pool. */
export const askOf =
  (client: Client): Ask =>
  async <Row>(sql: string) =>
    (await client.query(sql)).rows as Row[];
