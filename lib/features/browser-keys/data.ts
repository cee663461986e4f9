import { hkdfSync } from 'node:crypto';
import { masterKeys } from '@/lib/crypto/sealing';
import { withClinic } from '@/lib/db/with-clinic';
import { can } from '@/lib/domain/access/policy';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { readDraft } from '../drafts/data';

/**
 * The key under which a browser may keep a copy of a draft's unsaved words: 32 bytes, base64. The same member gets
 * the same key for the same draft again, in a later session too; nobody else does, so what stays on a shared computer
 * cannot be read by whoever uses it next.
 */
export async function browserKey(scope: ClinicScope, draftId: string): Promise<string> {
  const draft = await withClinic(scope, (tx) => readDraft(tx, scope, draftId));
  if (!can(scope, { do: 'draft.change', draft })) throw new AppError('forbidden');
  const purpose = `plainleaf browser copy 1|${scope.clinicId}|${scope.userId}|${draftId}`;
  return Buffer.from(hkdfSync('sha256', masterKeys().current.bytes, '', purpose, 32)).toString('base64');
}
