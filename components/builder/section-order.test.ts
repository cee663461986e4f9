import { describe, expect, it } from 'vitest';
import { noChoices } from '@/lib/domain/handout/conditions';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { setSectionOn } from '@/lib/domain/handout/draft-edit';
import { emptyPatient, emptyPlan, usualLayout } from '@/lib/domain/handout/empty-draft';
import { usualOptions } from '@/lib/domain/handout/print-options';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import {
  addShownSections,
  groupsOf,
  moveShownSection,
  moveShownSections,
  moveTopic,
  removeShownSections,
  sectionItems,
  switchShownSections,
} from './section-order';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const version = (number: number, kind: SectionKind): SectionVersion => ({
  id: uuid(100 + number),
  sectionId: uuid(200 + number),
  topicId: null,
  slug: `s${number}`,
  kind,
  number: 1,
  locale: 'en',
  originalNumber: null,
  tags: [],
  heading: `${kind} ${number}`,
  body: { type: 'doc', content: [] },
  sources: [],
  status: 'draft',
  review: null,
});

const versions = [version(1, 'about'), version(2, 'urgent-help'), version(3, 'treatment'), version(4, 'urgent-help')];

const draftOf = (...used: SectionVersion[]): DraftContent => ({
  schema: 3,
  title: 'T',
  subtitle: '',
  locale: 'en',
  patient: emptyPatient,
  visitDate: '',
  followUp: { when: '', with: '' },
  plan: emptyPlan,
  choices: noChoices,
  assessed: false,
  note: '',
  options: usualOptions,
  sections: used.map(({ id, sectionId }, index) => ({
    key: uuid(index),
    sectionId,
    versionId: id,
    on: true,
    edit: null,
    layout: usualLayout,
  })),
});

const [about, urgent, treatment, otherUrgent] = versions as [
  SectionVersion,
  SectionVersion,
  SectionVersion,
  SectionVersion,
]; // four above
const shown = (draft: DraftContent): string[] => sectionItems(draft, versions).map((item) => item.heading);

const add = (draft: DraftContent, one: SectionVersion): DraftContent =>
  addShownSections(draft, versions, [{ version: one, key: uuid(9) }]);

describe('the sections as they are shown', () => {
  it('shows urgent help first wherever the draft holds it', () => {
    expect(shown(draftOf(about, treatment, urgent))).toEqual(['urgent-help 2', 'about 1', 'treatment 3']);
  });

  it('moves a section to the place it was dropped at', () => {
    const draft = draftOf(about, treatment, urgent);
    expect(shown(moveShownSection(draft, versions, uuid(1), 1))).toEqual(['urgent-help 2', 'treatment 3', 'about 1']);
  });

  it('lets nothing above urgent help and urgent help nowhere else', () => {
    const draft = draftOf(urgent, about, treatment);
    expect(shown(moveShownSection(draft, versions, uuid(2), 0))).toEqual(['urgent-help 2', 'treatment 3', 'about 1']);
    expect(moveShownSection(draft, versions, uuid(0), 2)).toBe(draft);
  });

  it('locks the only urgent help that is on', () => {
    const locked = (draft: DraftContent) => sectionItems(draft, versions).map((item) => item.isLocked);
    const two = draftOf(urgent, otherUrgent, about);
    expect(locked(draftOf(urgent, about))).toEqual([true, false]);
    expect(locked(two)).toEqual([false, false, false]);
    expect(locked(setSectionOn(two, uuid(0), false))).toEqual([false, true, false]);
  });

  it('adds urgent help at the top and anything else at the end', () => {
    const draft = draftOf(about);
    expect(add(draft, urgent).sections.map((section) => section.versionId)).toEqual([urgent.id, about.id]);
    expect(shown(add(draft, treatment))).toEqual(['about 1', 'treatment 3']);
  });

  describe('several at once', () => {
    const more = version(5, 'tests');
    const all = [...versions, more];
    const draft = draftOf(urgent, about, treatment, more);
    const headings = (next: DraftContent) => sectionItems(next, all).map((item) => item.heading);
    const keys = (...numbers: number[]) => new Set(numbers.map(uuid));

    it('move one place in their order, and stop at the ends', () => {
      const up = moveShownSections(draft, all, keys(2, 3), -1);
      expect(headings(up)).toEqual(['urgent-help 2', 'treatment 3', 'tests 5', 'about 1']);
      expect(headings(moveShownSections(up, all, keys(2, 3), -1))).toEqual(headings(up));
      expect(headings(moveShownSections(draft, all, keys(1, 3), 1))).toEqual([
        'urgent-help 2',
        'treatment 3',
        'about 1',
        'tests 5',
      ]);
      expect(headings(moveShownSections(draft, all, keys(0), 1))).toEqual(headings(draft));
    });

    it('are switched or taken out, but for urgent help that must stay', () => {
      const off = switchShownSections(draft, all, keys(0, 1, 3), false);
      expect(off.sections.map(({ on }) => on)).toEqual([true, false, true, false]);
      expect(headings(removeShownSections(draft, all, keys(0, 1, 2)))).toEqual(['urgent-help 2', 'tests 5']);
    });
  });
});

describe('the sections of several topics', () => {
  const ofTopic = (number: number, kind: SectionKind, topic: number): SectionVersion => ({
    ...version(number, kind),
    topicId: uuid(300 + topic),
    topicName: { locale: 'en', title: `Topic ${topic}`, subtitle: '' },
  });
  const all = [
    ...[ofTopic(1, 'urgent-help', 1), ofTopic(2, 'about', 1), ofTopic(3, 'tests', 1)],
    ...[ofTopic(4, 'urgent-help', 2), ofTopic(5, 'about', 2), version(6, 'note')],
  ];
  const draft = draftOf(...all.slice(0, 3), ...all.slice(5), ...all.slice(3, 5));
  const groups = (next: DraftContent) =>
    groupsOf(sectionItems(next, all)).map(({ group, items }) => [group.title, ...items.map(({ heading }) => heading)]);
  const [first, second, rest] = [
    ['Topic 1', 'about 2', 'tests 3'],
    ['Topic 2', 'about 5'],
    ['Your visit', 'note 6'],
  ];
  const help = ['Urgent help', 'urgent-help 1', 'urgent-help 4'];
  const keyOf = (heading: string) => sectionItems(draft, all).find((item) => item.heading === heading)?.key ?? '';

  it('are shown topic by topic as they print', () => {
    expect(groups(draft)).toEqual([help, first, second, rest]);
  });

  it('are shown in the draft’s order while only one topic prints', () => {
    const off = switchShownSections(draft, all, new Set([keyOf('urgent-help 4'), keyOf('about 5')]), false);
    expect(groups(off)).toEqual([['', 'urgent-help 1', 'urgent-help 4', 'about 2', 'tests 3', 'note 6', 'about 5']]);
  });

  it('stay in their topic, wherever they are moved', () => {
    expect(groups(moveShownSection(draft, all, keyOf('about 2'), 6))).toEqual([
      ...[help, ['Topic 1', 'tests 3', 'about 2'], second, rest],
    ]);
    expect(groups(moveShownSection(draft, all, keyOf('about 5'), 0))).toEqual(groups(draft));
    const down = moveShownSections(draft, all, new Set([keyOf('tests 3')]), 1);
    expect(groups(down)).toEqual(groups(draft));
  });

  it('move with their topic, urgent help included', () => {
    const moved = moveTopic(draft, all, uuid(302), -1);
    const up = [['Urgent help', 'urgent-help 4', 'urgent-help 1'], second, first, rest];
    expect(groups(moved)).toEqual(up);
    expect(groups(moveTopic(moved, all, uuid(302), -1))).toEqual(up);
    expect(groups(moveTopic(moved, all, uuid(302), 1))).toEqual(groups(draft));
  });

  it('keep the order of the topics when a topic without urgent help is first and a section moves', () => {
    const without = draftOf(...all.slice(1, 5));
    const swapped = moveShownSection(without, all, uuid(1), 1);
    expect(groups(swapped).map(([title]) => title)).toEqual(['Urgent help', 'Topic 1', 'Topic 2']);
  });

  it('change the title of the handout with their topics, until somebody wrote one', () => {
    const named = { ...draft, title: 'Topic 1 and Topic 2' };
    expect(moveTopic(named, all, uuid(302), -1).title).toBe('Topic 2 and Topic 1');
    const without = removeShownSections(named, all, new Set([keyOf('urgent-help 4'), keyOf('about 5')]));
    expect(without.title).toBe('Topic 1');
    expect(moveTopic(draft, all, uuid(302), -1).title).toBe('T');
  });
});
