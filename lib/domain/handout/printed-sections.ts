import type { SectionVersion } from '../library/section';
import type { SectionKind } from '../library/section-kind';
import type { SectionBody } from './body';
import type { Choices } from './conditions';
import type { Block, DocumentSection, DocumentTopic } from './document';
import type { DraftContent } from './draft';
import { inPacketOrder, packetTopics } from './packet';
import { mergeSigns, type PacketWording, urgentStretches } from './packet-signs';
import { type MergeValues, resolveBody, resolveStretches } from './resolve-body';
import { withoutRepeatedSigns } from './said-once';
import { type Worded, wordingsOf } from './wordings';

/** `body`: what the handout prints of the wording. */
export type PrintedSection = Worded & {
  body: SectionBody;
  blocks: Block[];
  /** Both only in a handout of several topics. */
  topic?: DocumentTopic | undefined;
  urgent?: DocumentSection['urgent'];
};

export type ChosenSection = Worded & Pick<PrintedSection, 'body'>;
type BlocksOf = (body: SectionBody, kind: SectionKind) => Block[];

/** The sections that a draft prints, in printed order. */
export function printedSections(input: {
  draft: DraftContent;
  versions: readonly SectionVersion[];
  values: MergeValues;
  answers: Choices;
}): PrintedSection[] {
  const { draft, versions, values, answers } = input;
  const blocksOf = resolver(values, answers);
  const { chosen, topics } = chosenInOrder(draft, versions);
  return topics === null
    ? saidOnce(chosen, answers, blocksOf)
    : inPacket(chosen, { topics, values, answers, blocksOf });
}

/** The sections that are switched on, in printed order, and their topics where these are several. */
export function chosenInOrder(
  draft: DraftContent,
  versions: readonly SectionVersion[],
): { chosen: ChosenSection[]; topics: ReadonlyMap<string, DocumentTopic> | null } {
  const chosen = chosenSections(draft, versions);
  const topics = packetTopics(chosen, draft.locale);
  return { chosen: topics === null ? urgentHelpFirst(chosen) : inPacketOrder(chosen), topics };
}

const resolved = new WeakMap<SectionBody, { with: string; blocks: Block[] }>();

/**
 * Remembers what a body came to: while one section is typed in, the others stay the same blocks, and whatever reads them
 * can tell by that.
 */
function resolver(values: MergeValues, choices: Choices): BlocksOf {
  const said = JSON.stringify([values, choices]);
  return (body, kind) => {
    const context = `${kind} ${said}`;
    const known = resolved.get(body);
    if (known?.with === context) return known.blocks;
    const blocks = resolveBody(body, values, choices, kind);
    resolved.set(body, { with: context, blocks });
    return blocks;
  };
}

function chosenSections(draft: DraftContent, versions: readonly SectionVersion[]): ChosenSection[] {
  return wordingsOf(draft, versions)
    .filter(({ section }) => section.on)
    .map((worded) => ({ ...worded, body: worded.wording.body }));
}

/** Urgent help is never below self-care: it prints on page 1 wherever the draft holds it. */
function urgentHelpFirst(chosen: ChosenSection[]): ChosenSection[] {
  const isUrgent = ({ version }: ChosenSection): boolean => version.kind === 'urgent-help';
  return [...chosen.filter(isUrgent), ...chosen.filter((one) => !isUrgent(one))];
}

export function wordingOf({ section, version, body }: ChosenSection): PacketWording {
  const { kind, locale, topicId } = version;
  return { kind, locale, topicId, body, isEdited: section.edit !== null };
}

/** A section that prints nothing but signs which an earlier one prints too is left out; a check says so. */
function saidOnce(chosen: readonly ChosenSection[], choices: Choices, blocksOf: BlocksOf): PrintedSection[] {
  const bodies = withoutRepeatedSigns(chosen.map(wordingOf), choices);
  return chosen.flatMap((one, index) => {
    const body = bodies[index] ?? one.body;
    const blocks = blocksOf(body, one.version.kind);
    return body !== one.body && blocks.length === 0 ? [] : [{ ...one, body, blocks }];
  });
}

type Packet = {
  topics: ReadonlyMap<string, DocumentTopic>;
  values: MergeValues;
  answers: Choices;
  blocksOf: BlocksOf;
};

/** A section all of whose signs print elsewhere is left out here, too, but each topic keeps its "When to come back". */
function inPacket(chosen: readonly ChosenSection[], { topics, values, answers, blocksOf }: Packet): PrintedSection[] {
  const merged = mergeSigns(chosen.map(wordingOf), answers);
  return chosen.flatMap((one, index): PrintedSection[] => {
    const { body, withRepeats, shared } = merged[index] ?? { body: one.body, withRepeats: () => one.body, shared: [] };
    const topic = topics.get(one.version.topicId ?? '');
    const printed = (body: SectionBody, rest: Pick<PrintedSection, 'blocks' | 'urgent'>): PrintedSection[] =>
      body !== one.body && rest.blocks.length === 0 ? [] : [{ ...one, body, topic, ...rest }];
    if (one.version.kind === 'urgent-help') {
      const { topicId } = one.version;
      const stretches = urgentStretches({ topicId, original: one.body }, { body, shared }, answers).map((stretch) => ({
        ...{ tier: stretch.tier, isShared: stretch.isShared },
        blocks: resolveStretches(stretch.content, values, 'urgent-help'),
      }));
      const urgent = stretches
        .filter(({ blocks }) => blocks.length > 0)
        .map(({ blocks, ...stretch }) => ({ ...stretch, blocks: blocks.length }));
      return printed(body, { blocks: stretches.flatMap(({ blocks }) => blocks), urgent });
    }
    const isEmptied = one.version.kind === 'when-to-return' && blocksOf(body, one.version.kind).length === 0;
    const left = isEmptied ? withRepeats() : body;
    return printed(left, { blocks: blocksOf(left, one.version.kind) });
  });
}

/** The same section below some more blocks. */
export function belowBanner(banner: readonly Block[], { blocks, urgent, topic }: PrintedSection) {
  if (banner.length === 0) return { blocks, urgent };
  const first = { tier: 'emergency' as const, isShared: topic === undefined, blocks: banner.length };
  return { blocks: [...banner, ...blocks], urgent: urgent && [first, ...urgent] };
}
