import { expect, it } from 'vitest';
import { makeClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { loadBrowserKey } from './data';

it('the key of a browser’s copy is one member’s for one draft, and nobody’s who may not change that draft', async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()];
  const { clinician, editor } = clinic;
  const [one, two] = [await newDraft(clinician), await newDraft(clinician)];
  const key = await loadBrowserKey(clinician.scope, one.id);
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(await loadBrowserKey(clinician.scope, one.id)).toBe(key);
  expect(await loadBrowserKey(clinician.scope, two.id)).not.toBe(key);
  expect(await loadBrowserKey(editor.scope, one.id)).not.toBe(key);
  await expect(loadBrowserKey(other.clinician.scope, one.id)).rejects.toMatchObject({ code: 'not-found' });
  const theirs = await newDraft(editor);
  await expect(loadBrowserKey(clinician.scope, theirs.id)).rejects.toMatchObject({ code: 'forbidden' });
});
