import type { SectionVersion } from '../library/section';
import type { SectionKind } from '../library/section-kind';
import type { SectionBody } from './body';
import type { Choices } from './conditions';
import type { Block, DocumentSection, DocumentTopic } from './document';
import type { DraftContent } from './draft';
import type { ListedSign } from './listed-signs';
import { inPacketOrder, packetTopics } from './packet';
import { mergeSigns, type PacketWording, urgentStretches } from './packet-signs';
import { type MergeValues, resolveBody, resolveStretches } from './resolve-body';
import { type PrintedBody, printedSigns, withoutRepeatedSigns } from './said-once';
import { type Worded, wordingsOf } from './wordings';

/** `blocks`: what the handout prints of the wording. */
export type PrintedSection = Worded & {
  blocks: Block[];
  /** The warning signs that it prints. */
  signs: () => ListedSign[];
  /** Both only in a handout of several topics. */
  topic?: DocumentTopic | undefined;
  urgent?: DocumentSection['urgent'];
};

type BlocksOf = (printed: PrintedBody, kind: SectionKind) => Block[];

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
): { chosen: Worded[]; topics: ReadonlyMap<string, DocumentTopic> | null } {
  const chosen = wordingsOf(draft, versions).filter(({ section }) => section.on);
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
  return ({ body, stateOf }, kind) => {
    const context = `${kind} ${said}`;
    const known = resolved.get(body);
    if (known?.with === context) return known.blocks;
    const blocks = resolveBody(body, values, stateOf, kind);
    resolved.set(body, { with: context, blocks });
    return blocks;
  };
}

/** Urgent help is never below self-care: it prints on page 1 wherever the draft holds it. */
function urgentHelpFirst(chosen: Worded[]): Worded[] {
  const isUrgent = ({ version }: Worded): boolean => version.kind === 'urgent-help';
  return [...chosen.filter(isUrgent), ...chosen.filter((one) => !isUrgent(one))];
}

export function wordingOf({ section, version, wording: { body } }: Worded): PacketWording {
  const { kind, locale, topicId } = version;
  return { kind, locale, topicId, body, isEdited: section.edit !== null };
}

/** A section that prints nothing but signs which an earlier one prints too is left out; a check says so. */
function saidOnce(chosen: readonly Worded[], choices: Choices, blocksOf: BlocksOf): PrintedSection[] {
  return withoutRepeatedSigns(chosen.map(wordingOf), choices).flatMap((printed, index): PrintedSection[] => {
    const one = chosen[index];
    if (!one) return [];
    const { kind } = one.version;
    const blocks = blocksOf(printed, kind);
    const signs = () => printedSigns(printed.body, kind, printed.stateOf);
    return printed.body !== one.wording.body && blocks.length === 0 ? [] : [{ ...one, blocks, signs }];
  });
}

type Packet = {
  topics: ReadonlyMap<string, DocumentTopic>;
  values: MergeValues;
  answers: Choices;
  blocksOf: BlocksOf;
};

/** A section all of whose signs print elsewhere is left out here, too, but each topic keeps its "When to come back". */
function inPacket(chosen: readonly Worded[], { topics, values, answers, blocksOf }: Packet): PrintedSection[] {
  return mergeSigns(chosen.map(wordingOf), answers).flatMap((merged, index): PrintedSection[] => {
    const one = chosen[index];
    if (!one) return [];
    const { kind, topicId } = one.version;
    const original = one.wording.body;
    const topic = topics.get(topicId ?? '');
    const printed = (
      { body, stateOf }: PrintedBody,
      rest: Pick<PrintedSection, 'blocks' | 'urgent'>,
    ): PrintedSection[] => {
      const signs = () => [...merged.shared, ...printedSigns(body, kind, stateOf)];
      return body !== original && rest.blocks.length === 0 ? [] : [{ ...one, topic, signs, ...rest }];
    };
    if (kind === 'urgent-help') {
      const stretches = urgentStretches({ topicId, original }, merged).map(({ content, ...stretch }) => ({
        ...stretch,
        blocks: resolveStretches(content, values, kind),
      }));
      const urgent = stretches
        .filter(({ blocks }) => blocks.length > 0)
        .map(({ blocks, ...stretch }) => ({ ...stretch, blocks: blocks.length }));
      return printed(merged, { blocks: stretches.flatMap(({ blocks }) => blocks), urgent });
    }
    const isEmptied = kind === 'when-to-return' && blocksOf(merged, kind).length === 0;
    const left = isEmptied ? merged.withRepeats() : merged;
    return printed(left, { blocks: blocksOf(left, kind) });
  });
}

/** The same section below some more blocks. */
export function belowBanner(banner: readonly Block[], { blocks, urgent, topic }: PrintedSection) {
  if (banner.length === 0) return { blocks, urgent };
  const saysHowToAct = urgent?.every((stretch) => stretch.saysHowToAct) ?? false;
  const first = { tier: 'emergency' as const, isShared: topic === undefined, saysHowToAct, blocks: banner.length };
  return { blocks: [...banner, ...blocks], urgent: urgent && [first, ...urgent] };
}
