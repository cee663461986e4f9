import { expect, it } from 'vitest';
import { connect, type Tx } from './client';
import { longTransaction } from './long-transaction';

it('the database waits 5 minutes for the next statement, and only in this transaction', async () => {
  const db = connect(process.env.TEST_APP_URL ?? '', 1);
  const patience = async (tx: Tx) => {
    const [row] = await tx.$queryRaw<{ limit: string }[]>`
      select current_setting('idle_in_transaction_session_timeout') as limit`;
    return row?.limit;
  };
  try {
    expect(await longTransaction(db, patience)).toBe('5min');
    expect(await db.$transaction(patience)).toBe('30s');
  } finally {
    await db.$disconnect();
  }
});
