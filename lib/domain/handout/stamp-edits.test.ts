import { describe, expect, it } from 'vitest';
import type { DraftSection } from './draft';
import { usualLayout } from './empty-draft';
import { stampEdits, withStampsOf } from './stamp-edits';
import { paragraphs, uuid } from './test-support';

const now = new Date('2026-11-29T10:00:00Z');
const stamp = { editedBy: 'Dr. Osei', editedAt: now.toISOString() };
const earlier = { editedBy: 'Dr. Lee', editedAt: '2026-11-20T08:00:00.000Z' };
const forged = { editedBy: 'Dr. Nobody', editedAt: '1999-01-01T00:00:00Z' };

function section(key: number, words: string | null, by = forged, sectionId = key): DraftSection {
  const edit = words === null ? null : { heading: words, body: paragraphs(words), ...by };
  const [id, versionId] = [uuid(sectionId + 100), uuid(sectionId + 200)];
  return { key: uuid(key), sectionId: id, versionId, on: true, edit, layout: usualLayout };
}

const stampsOf = (sent: DraftSection[], stored: DraftSection[]) =>
  stampEdits({ sections: sent }, { stored, by: 'Dr. Osei', at: now }).sections.map(
    ({ edit }) => edit && { editedBy: edit.editedBy, editedAt: edit.editedAt },
  );

describe('who changed a section, and when', () => {
  it('is the member and the moment of the save, whatever the browser says', () => {
    expect(stampsOf([section(1, 'Ours'), section(2, null)], [section(1, null)])).toEqual([stamp, null]);
    expect(stampsOf([section(1, 'Ours anew')], [section(1, 'Ours', earlier)])).toEqual([stamp]);
  });

  it('stays the person who wrote the words while nobody changes them', () => {
    expect(stampsOf([section(1, 'Ours')], [section(1, 'Ours', earlier)])).toEqual([earlier]);
    // Under another key, as a template has them; but not the same words in another section.
    expect(stampsOf([section(3, 'Ours', forged, 1)], [section(1, 'Ours', earlier)])).toEqual([earlier]);
    expect(stampsOf([section(2, 'Ours')], [section(1, 'Ours', earlier)])).toEqual([stamp]);
  });

  it('is that of the stored draft where the words come once more with the patient’s name in them', () => {
    const sent = { sections: [section(1, 'Maria rests'), section(2, null)] };
    const stored = { sections: [section(1, '[name] rests', earlier), section(2, null)] };
    expect(withStampsOf(sent, stored).sections[0]?.edit).toMatchObject({ heading: 'Maria rests', ...earlier });
  });
});
