import { afterEach, expect, it, vi } from 'vitest';
import { blankDraft } from '@/lib/domain/handout/assemble';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { usualLayout } from '@/lib/domain/handout/empty-draft';
import { paragraphs, uuid } from '@/lib/domain/handout/test-support';
import { saveDraftRequest } from './save-draft-request';

afterEach(() => void vi.unstubAllGlobals());

const withText = (text: string): DraftContent => ({
  ...blankDraft({ locale: 'en', visitDate: '2026-11-29' }),
  sections: [
    {
      ...{ key: uuid(1), sectionId: uuid(2), versionId: uuid(3), on: true, layout: usualLayout },
      edit: { heading: 'Rest', body: paragraphs(text), editedBy: '', editedAt: '2026-11-29T10:00:00.000Z' },
    },
  ],
});

it('does not send a draft that is too large, and says in which section and why', async () => {
  const fetched = vi.fn(async () => Response.json({ ok: true, value: { saved: true, version: 2, savedAt: '' } }));
  vi.stubGlobal('fetch', fetched);
  expect(await saveDraftRequest('x', { version: 1, content: withText('a'.repeat(5_001)) })).toEqual({
    is: 'refused',
    failure: {
      code: 'too-large',
      fields: { size: 'A paragraph is longer than 5,000 characters. Split it into shorter paragraphs (in “Rest”)' },
    },
  });
  expect(fetched).not.toHaveBeenCalled();
  expect(await saveDraftRequest('x', { version: 1, content: withText('a'.repeat(5_000)) })).toMatchObject({
    is: 'saved',
  });
  expect(fetched).toHaveBeenCalledOnce();
});
