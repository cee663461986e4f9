import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SectionBody } from '@/lib/domain/handout/body';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft-limits';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith } from '@/lib/test-support/outcome';
import { saveDraftAction } from '../drafts/mutations';
import { loadHandout } from './data';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic();
});

const cell = (type: 'tableHeader' | 'tableCell', text: string) => ({
  type,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

function tableOf(rows: number): SectionBody {
  const row = (type: 'tableHeader' | 'tableCell', number: number) => ({
    type: 'tableRow' as const,
    content: [cell(type, `Factor ${number}`), cell(type, `What it does, in some words: ${number}`)],
  });
  const content = [row('tableHeader', 0), ...Array.from({ length: rows }, (_, index) => row('tableCell', index + 1))];
  return { type: 'doc', content: [{ type: 'table', attrs: { caption: 'Factors' }, content }] };
}

describe('more than anyone would print', () => {
  it('a table of 300 rows becomes a PDF', async () => {
    const draft = await newDraft(clinic.clinician);
    const edit = { heading: 'Factors', body: tableOf(300), editedBy: 'Dr. Osei', editedAt: new Date().toISOString() };
    const sections = draft.content.sections.map((one, index) => (index === 1 ? { ...one, on: true, edit } : one));
    const handout = await loadHandout(clinic.clinician.scope, await issueForMaria(clinic.clinician, { sections }));
    expect(handout.pageCount).toBeGreaterThan(8);
  });

  it('sixty sections become a PDF, sixty-one are told', async () => {
    const draft = await newDraft(clinic.clinician);
    const [urgent, ...others] = draft.content.sections;
    if (!urgent) throw new Error('the topic has sections');
    const printable = others.filter((section) => section.on);
    const fill = (count: number) => [
      urgent,
      ...Array.from({ length: count - 1 }, (_, index) => ({
        ...(printable[index % printable.length] ?? urgent),
        key: randomUUID(),
      })),
    ];
    const id = await issueForMaria(clinic.clinician, { sections: fill(MAX_SECTIONS) });
    expect((await loadHandout(clinic.clinician.scope, id)).sections).toHaveLength(MAX_SECTIONS);

    const content = { ...draft.content, sections: fill(MAX_SECTIONS + 1) };
    const outcome = await saveDraftAction.runAs(clinic.clinician, { id: draft.id, version: draft.version, content });
    expect(failedWith(outcome)).toBe('invalid-input');
    expect(outcome).toMatchObject({
      failure: { fields: { 'content.sections': `A handout holds at most ${MAX_SECTIONS} sections` } },
    });
  });

  it('a word of 3,000 letters becomes a PDF', async () => {
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { patient: maria });
    const note = 'W'.repeat(3_000);
    const on = draft.content.sections.map((section) => {
      const version = draft.versions.find((one) => one.id === section.versionId);
      return version?.slug === 'notes' ? { ...section, on: true } : section;
    });
    const id = await issueForMaria(clinic.clinician, { note, sections: on });
    expect((await loadHandout(clinic.clinician.scope, id)).pageCount).toBeGreaterThan(1);
  });
});
