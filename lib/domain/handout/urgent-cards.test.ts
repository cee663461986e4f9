import { describe, expect, it } from 'vitest';
import type { BlockNode } from './body';
import { compose } from './compose';
import { type Choices, noChoices } from './conditions';
import { handoutDocumentSchema } from './document';
import { clinic, draftOf, version } from './test-support';
import { breath, calf, call, fit, lead, line, list, passage, phone } from './test-support-signs';
import { renderText } from './text-rendition';
import { urgentCards } from './urgent-cards';

const er = lead('emergency.number', 'Go to an ER now (call ', ' if you feel faint) if:');

function documentOf(blocks: BlockNode[], choices: Partial<Choices> = {}) {
  const one = version(1, 'urgent-help', { heading: 'Get urgent help', body: { type: 'doc', content: blocks } });
  const draft = { ...draftOf([one]), choices: { ...noChoices, ...choices } };
  const now = new Date('2026-11-22T18:00:00Z');
  return handoutDocumentSchema.parse(compose({ draft, versions: [one], clinic, clinicianName: 'Dr. Osei', now }));
}

/** The lines of each card, and those above. */
function cardsOf(blocks: BlockNode[], choices: Partial<Choices> = {}) {
  const text = renderText(documentOf(blocks, choices));
  const [, said = ''] = /GET URGENT HELP\n([\s\S]*?)\n\n/.exec(text) ?? [];
  return said.split('\n');
}

describe('the two cards of urgent help', () => {
  it('has the emergencies first and each free line with the list it follows', () => {
    expect(
      cardsOf([call, list(breath), line('Call, too, if you faint.'), phone, list(calf), line('Or at night.')]),
    ).toEqual([
      'EMERGENCY',
      'Call 911 if:',
      '- It is hard to breathe.',
      'Call, too, if you faint.',
      'CALL US THE SAME DAY',
      'Call 541-555-0147 if:',
      '- One calf is swollen.',
      'Or at night.',
    ]);
  });

  it('brings an emergency that stands below the calls of the same day to its card', () => {
    const lines = cardsOf([call, list(breath), phone, list(calf), er, list(fit)]);
    expect(lines.indexOf('- You have a seizure.')).toBeLessThan(lines.indexOf('CALL US THE SAME DAY'));
  });

  it('has words before the first action above both', () => {
    expect(cardsOf([line('Some signs need help at once.'), call, list(breath), phone, list(calf)]).slice(0, 2)).toEqual(
      ['Some signs need help at once.', 'EMERGENCY'],
    );
  });

  const both = [call, list(breath), phone, list(calf)];

  it.each([
    ['no signs of the same day', [call, list(breath)]],
    ['no emergencies', [phone, list(calf)]],
    ['a typed line above a list below the calls of the same day', [...both, line('Call 911 right now if:'), list(fit)]],
    ['an empty line between a line and its list there', [...both, call, line(''), list(fit)]],
    [
      'a box of signs there',
      [...both, { type: 'callout' as const, attrs: { tone: 'urgent' as const }, content: [call, list(fit)] }],
    ],
    ['no lines of action', [line('Go to the hospital when it gets worse.'), list(breath)]],
  ])('is one box with %s', (_, blocks) => {
    const [section] = documentOf(blocks).sections;
    expect(section && urgentCards(section)).toBeNull();
    expect(cardsOf(blocks)).not.toContain('EMERGENCY');
  });

  it('says an action once where a passage has signs of the same action', () => {
    const blocks = [
      call,
      list(breath),
      er,
      list(fit),
      passage(er, list(calf)),
      phone,
      list(['fever', 'You have a fever.']),
    ];
    expect(cardsOf(blocks, { pregnancy: 'pregnant' })).toEqual([
      'EMERGENCY',
      'Call 911 if:',
      '- It is hard to breathe.',
      'Go to an ER now (call 911 if you feel faint) if:',
      '- You have a seizure.',
      '- One calf is swollen.',
      'CALL US THE SAME DAY',
      'Call 541-555-0147 if:',
      '- You have a fever.',
    ]);
  });

  it('keeps the line of a passage that says more than its signs', () => {
    const blocks = [er, list(fit), passage(line('While you are pregnant:'), er, list(calf)), phone, list(breath)];
    const lines = cardsOf(blocks, { pregnancy: 'pregnant' });
    expect(lines.filter((text) => text.startsWith('Go to an ER now'))).toHaveLength(2);
  });
});
