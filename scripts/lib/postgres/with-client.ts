import { Client } from 'pg';

/**
 * One connection for `work`, closed whatever happens. When it is lost, the statement under way or the next one fails.
 * @throws pg's error when the database does not answer within five seconds.
 */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // Without a listener, a lost connection would end the process before the caller can clean up.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
