import { describe, expect, it } from 'vitest';
import type { BlockNode, SectionBody } from './body';
import { findingsOf } from './checks/test-support';
import { compose } from './compose';
import type { Choices } from './conditions';
import { handoutDocumentSchema } from './document';
import { clinic, draftOf, version } from './test-support';

const field = (name: 'emergency.number' | 'clinic.phone') => ({ type: 'mergeField' as const, attrs: { name } });
const lead = (name: 'emergency.number' | 'clinic.phone'): Extract<BlockNode, { type: 'paragraph' }> => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'Call ' }, field(name), { type: 'text', text: ' if:' }],
});
const list = (...signs: [id: string, words: string][]): Extract<BlockNode, { type: 'bulletList' }> => ({
  type: 'bulletList',
  content: signs.map(([sign, text]) => ({
    type: 'listItem',
    attrs: { sign },
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })),
});
const bodyOf = (...content: BlockNode[]): SectionBody => ({ type: 'doc', content });

const breath: [string, string] = ['breath-hard', 'It is hard to breathe.'];
const calf: [string, string] = ['calf-swollen', 'One calf is swollen.'];
const back: [string, string] = ['comes-back', 'It keeps coming back.'];

function packet(bodies: [number, 'urgent-help' | 'when-to-return', SectionBody][], choices: Partial<Choices> = {}) {
  const versions = bodies.map(([number, kind, body]) => version(number, kind, { body, heading: `Heading ${number}` }));
  const draft = draftOf(versions);
  const document = compose({
    draft: { ...draft, choices: { ...draft.choices, ...choices } },
    ...{ versions, clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') },
  });
  expect(handoutDocumentSchema.safeParse(document).error).toBeUndefined();
  return { document, versions };
}

const linesOf = ({ document }: ReturnType<typeof packet>) =>
  document.sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map((block) => (block.type === 'list' ? block.items.map(({ sign }) => sign).join(', ') : block.type)),
  ]);

describe('a handout of two topics', () => {
  it('says a sign that both have only once', () => {
    const one = bodyOf(lead('emergency.number'), list(breath), lead('clinic.phone'), list(calf));
    const other = bodyOf(
      lead('emergency.number'),
      list(['breath-hard', 'You are out of breath.'], ['seizure', 'Fit.']),
    );
    expect(
      linesOf(
        packet([
          [1, 'urgent-help', one],
          [2, 'urgent-help', other],
        ]),
      ),
    ).toEqual([
      ['Heading 1', 'paragraph', 'breath-hard', 'paragraph', 'calf-swollen'],
      ['Heading 2', 'paragraph', 'seizure'],
    ]);
  });

  it('leaves out a list and the line above it when all of its signs were said, and a section that says nothing more', () => {
    const one = bodyOf(lead('emergency.number'), list(breath), lead('clinic.phone'), list(calf));
    const other = bodyOf(lead('emergency.number'), list(['seizure', 'Fit.']), lead('clinic.phone'), list(calf));
    expect(
      linesOf(
        packet([
          [1, 'urgent-help', one],
          [2, 'urgent-help', other],
        ]),
      )[1],
    ).toEqual(['Heading 2', 'paragraph', 'seizure']);
    expect(
      linesOf(
        packet([
          [1, 'urgent-help', one],
          [2, 'urgent-help', one],
        ]),
      ).map(([heading]) => heading),
    ).toEqual(['Heading 1']);
  });

  it('keeps what each topic says of itself', () => {
    const body = bodyOf(lead('clinic.phone'), list(back));
    expect(
      linesOf(
        packet([
          [1, 'when-to-return', body],
          [2, 'when-to-return', body],
        ]),
      ),
    ).toEqual([
      ['Heading 1', 'paragraph', 'comes-back'],
      ['Heading 2', 'paragraph', 'comes-back'],
    ]);
  });

  it('says a sign again that an earlier section has only for other readers', () => {
    const passage: BlockNode = {
      type: 'passage',
      attrs: { when: 'pregnant' },
      content: [lead('clinic.phone'), list(calf)],
    };
    const one = bodyOf(lead('emergency.number'), list(breath), passage);
    const other = bodyOf(lead('clinic.phone'), list(calf));
    const both: Parameters<typeof packet>[0] = [
      [1, 'urgent-help', one],
      [2, 'urgent-help', other],
    ];
    expect(linesOf(packet(both, { pregnancy: 'not-pregnant' }))[1]).toEqual(['Heading 2', 'paragraph', 'calf-swollen']);
    expect(linesOf(packet(both, { pregnancy: 'pregnant' }))).toHaveLength(1);
  });

  it('keeps a sign with two actions and says so, however it is worded', () => {
    const one = bodyOf(lead('emergency.number'), list(breath));
    const other = bodyOf(lead('clinic.phone'), list(['breath-hard', 'You get out of breath.']));
    const both = packet([
      [1, 'urgent-help', one],
      [2, 'urgent-help', other],
    ]);
    expect(linesOf(both)).toHaveLength(2);
    expect(findingsOf(both.versions).filter(({ code }) => code === 'sign-actions-differ')).toMatchObject([
      { severity: 'warns', place: { heading: 'Heading 2' }, sign: 'You get out of breath.', other: 'Heading 1' },
    ]);
    const same = packet([
      [1, 'urgent-help', one],
      [2, 'when-to-return', bodyOf(lead('clinic.phone'), list(calf))],
    ]);
    expect(findingsOf(same.versions).filter(({ code }) => code === 'sign-actions-differ')).toEqual([]);
  });
});

describe('a passage of signs', () => {
  const passage = (...content: Extract<BlockNode, { type: 'passage' }>['content']): BlockNode => ({
    type: 'passage',
    attrs: { when: 'pregnant' },
    content,
  });
  const box = bodyOf(
    lead('emergency.number'),
    list(breath),
    passage(list(['preg-headache', 'You are pregnant, and …'])),
  );

  it('is printed until somebody says that it is not for this reader', () => {
    const printed = (pregnancy: Choices['pregnancy']) => linesOf(packet([[1, 'urgent-help', box]], { pregnancy }))[0];
    expect(printed(null)).toEqual(['Heading 1', 'paragraph', 'breath-hard', 'preg-headache']);
    expect(printed('pregnant')).toEqual(['Heading 1', 'paragraph', 'breath-hard', 'preg-headache']);
    expect(printed('not-pregnant')).toEqual(['Heading 1', 'paragraph', 'breath-hard']);
  });

  it('still waits for an answer when it says something else too', () => {
    const advice: BlockNode & { type: 'paragraph' } = { type: 'paragraph', content: [{ type: 'text', text: 'Rest.' }] };
    const mixed = bodyOf(passage(list(['preg-headache', 'You are pregnant, and …']), advice));
    expect(linesOf(packet([[1, 'urgent-help', mixed]]))).toEqual([['Heading 1', 'paragraph']]);
  });
});

describe('an item that is no sign', () => {
  it('has no field for one, so that documents of before keep their bytes', () => {
    const plain: BlockNode = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Rest.' }] }] }],
    };
    const { document } = packet([[1, 'urgent-help', bodyOf(plain)]]);
    const [block] = document.sections[0]?.blocks ?? [];
    expect(block?.type === 'list' && block.items.map((item) => Object.keys(item))).toEqual([['pictogram', 'blocks']]);
  });
});
