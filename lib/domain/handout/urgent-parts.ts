import { isSameLanguage } from '../language/names';
import type { Block, DocumentSection, HandoutDocument, UrgentAction } from './document';
import { joinLists } from './join-lists';
import { pageWords } from './page-words/words-in';

/** How the urgent help of a packet is read: as one part with a sub-heading for each topic, the emergencies of all first. */

export type UrgentPart = {
  tier: UrgentAction;
  /** Whom it is for: a topic's name, or that it holds for any of them. */
  heading: string;
  headingLocale: string;
  /** The section that it is (the first) of. */
  section: DocumentSection;
  /** Says the small print of its section: only the first part of each does, and none that several share. */
  hasMarks: boolean;
  /** All that it holds has, in its wording, a line above it that says whom to call. */
  saysHowToAct: boolean;
  blocks: Block[];
};

export type UrgentHelp = { heading: string; locale: string; sections: DocumentSection[]; parts: UrgentPart[] };

const hasStretches = ({ urgent }: DocumentSection): boolean => urgent !== undefined;

/** null: the document is of one topic, and its sections of urgent help print as they are. */
export function urgentHelpOf({ sections, locale }: HandoutDocument): UrgentHelp | null {
  const urgent = sections.filter(hasStretches);
  const first = urgent.find((section) => isSameLanguage(section.locale, locale)) ?? urgent[0];
  if (!first) return null;
  const parts = new Map<string, UrgentPart>();
  const marked = new Set<DocumentSection>();
  for (const { section, tier, isShared, saysHowToAct, blocks } of inPrintedOrder(urgent)) {
    const name = isShared ? sharedName(section, first.heading) : ownName(section, first.heading);
    const key = JSON.stringify([tier, isShared, name, section.locale, section.edited]);
    const before = parts.get(key);
    const hasMarks = before?.hasMarks ?? (isOwn({ section, isShared }) && !marked.has(section));
    if (hasMarks) marked.add(section);
    parts.set(key, {
      ...{ tier, ...name, section: before?.section ?? section, hasMarks },
      saysHowToAct: saysHowToAct && (before?.saysHowToAct ?? true),
      blocks: joinLists([
        { goesOn: false, blocks: before?.blocks ?? [] },
        { goesOn: true, blocks },
      ]),
    });
  }
  return { heading: first.heading, locale: first.locale, sections: urgent, parts: [...parts.values()] };
}

/** The parts as two cards, as urgentCards() deals the blocks of one topic. */
export type PartCards<Part extends UrgentPart> = [emergency: PartCard<Part>, sameDay: PartCard<Part>];
type PartCard<Part> = { action: UrgentAction; parts: Part[] };

/** Null where a section says nothing of how to act, or all say one way: they are one box. */
export function partCards<Part extends UrgentPart>(parts: readonly Part[]): PartCards<Part> | null {
  const cardOf = (action: UrgentAction) => ({ action, parts: parts.filter(({ tier }) => tier === action) });
  const cards: PartCards<Part> = [cardOf('emergency'), cardOf('same-day')];
  return cards.every((card) => card.parts.length > 0) && parts.every(({ saysHowToAct }) => saysHowToAct) ? cards : null;
}

type Stretch = {
  section: DocumentSection;
  tier: UrgentAction;
  isShared: boolean;
  saysHowToAct: boolean;
  blocks: Block[];
};

/** Is it all that its section says of the tier, rather than signs that compose took out of it? */
const isOwn = ({ section, isShared }: Pick<Stretch, 'section' | 'isShared'>): boolean => !isShared || !section.topic;

/** What is shared is the first of its tier. */
function inPrintedOrder(sections: readonly DocumentSection[]): Stretch[] {
  const stretches = sections.flatMap(stretchesOf);
  return (['emergency', 'same-day'] as const).flatMap((tier) =>
    [true, false].flatMap((isShared) =>
      stretches.filter((stretch) => stretch.tier === tier && stretch.isShared === isShared),
    ),
  );
}

function stretchesOf(section: DocumentSection): Stretch[] {
  let end = 0;
  return (section.urgent ?? []).map(({ blocks, ...stretch }) => {
    const start = end;
    end += blocks;
    return { ...stretch, section, blocks: section.blocks.slice(start, end) };
  });
}

/** Words of no topic may be under a heading of their own, such as "After your procedure". */
function sharedName({ topic, heading, locale }: DocumentSection, headingOfAll: string) {
  if (!topic && heading.trim() !== '' && heading !== headingOfAll) return { heading, headingLocale: locale };
  const words = pageWords(locale);
  return { heading: words.forAnyTopic, headingLocale: words.locale };
}

/** A heading that differs from that of the whole part stays, beside the topic. */
function ownName({ topic, heading, locale }: DocumentSection, headingOfAll: string) {
  if (!topic) return { heading, headingLocale: locale };
  const says = heading.trim() !== '' && heading !== headingOfAll && isSameLanguage(locale, topic.locale);
  const text = says ? pageWords(locale).ofTopic(topic.title, heading) : topic.title;
  return { heading: text, headingLocale: topic.locale };
}
