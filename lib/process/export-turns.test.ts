import { afterEach, expect, it } from 'vitest';
import { ann } from '@/lib/test-support/owners';
import { inExportTurn, inLaterExportTurn } from './export-turns';

type Pool = { close(): Promise<void> };

const shared: typeof globalThis & { plainleafPools?: Map<string, Pool> } = globalThis;
afterEach(() => void shared.plainleafPools?.delete('export-turns'));

it('waits for no turn in a process that is about to end', async () => {
  await inExportTurn(ann, async () => undefined);
  await shared.plainleafPools?.get('export-turns')?.close();
  const later = inLaterExportTurn(ann, async () => 'read', new AbortController().signal);
  await expect(later).rejects.toMatchObject({ name: 'AppError', code: 'busy' });
});
