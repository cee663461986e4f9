import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { masterKeys } from '@/lib/crypto/sealing';
import { withClinic } from '@/lib/db/with-clinic';
import { defineRead } from '@/lib/read';
import { readDraft } from '../drafts/data';

/**
 * The key under which a browser may keep a copy of a draft's unsaved words: 32 bytes, base64. The same member gets
 * the same key for the same draft again, in a later session too; nobody else does, so what stays on a shared computer
 * cannot be read by whoever uses it next.
 */
export const loadBrowserKey = defineRead({
  input: [z.uuid()],
  permission: async (scope, draftId) => ({
    do: 'draft.change',
    draft: await withClinic(scope, (tx) => readDraft(tx, scope, draftId)),
  }),
  load: async ({ clinicId, userId }, draftId): Promise<string> => {
    const purpose = `plainleaf browser copy 1|${clinicId}|${userId}|${draftId}`;
    return Buffer.from(hkdfSync('sha256', masterKeys().current.bytes, '', purpose, 32)).toString('base64');
  },
});
