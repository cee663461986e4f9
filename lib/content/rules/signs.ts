import { textOf } from '../../domain/handout/block-text';
import type { ListItemNode, ParagraphNode } from '../../domain/handout/body';
import { type LedList, listsIn, type SignTier } from '../../domain/handout/listed-signs';
import type { SectionKind } from '../../domain/library/section-kind';
import type { Problem } from '../problem';
import { type Catalog, type SignAction, signActions, TIME_BLANK } from '../red-flags/catalog';
import type { ContentFile, FileWording } from '../topic-file';

/** A reader in trouble takes in no more at a glance. */
const MOST_IN_BOX = { emergency: 5, 'same-day': 3 } as const;

const tierOfAction: Record<SignAction, SignTier> = {
  emergency: 'emergency',
  'emergency-er': 'emergency',
  'same-day': 'same-day',
  'within-days': 'return',
};
const urgency: Record<SignTier, number> = { emergency: 0, 'same-day': 1, return: 2 };
const tierNames: Record<SignTier, string> = {
  emergency: 'an emergency',
  'same-day': 'a call the same day',
  return: 'a visit within days',
};

type Section = FileWording & { kind: SectionKind };
/** `said`: the action whose line from the catalog stands above the list; null for a line of the topic's own. */
type PlacedList = Omit<LedList, 'items'> & { items: PlacedItem[]; section: Section; said: SignAction | null };
type PlacedItem = ListItemNode & { line: number };

/** The warning signs of a topic are those of the catalog, each with its action, in its words and said once. */
export function checkSigns(file: ContentFile, kinds: ReadonlyMap<string, SectionKind>, catalog: Catalog): Problem[] {
  const { frontMatter } = file;
  if (frontMatter.kind === 'generic' || catalog.signs.size === 0) return [];
  const sections = file.sections.flatMap((section): Section[] => {
    const kind = kinds.get(section.slug);
    return kind ? [{ ...section, kind }] : [];
  });
  const lists = sections.flatMap((section) => listsOf(section, frontMatter.locale, catalog));
  // An export has the words of its clinic, whatever the catalog says.
  const isOurs = frontMatter.exported === undefined;
  return [
    ...lists.flatMap((list) => unknown(list, catalog)),
    ...lists.flatMap((list) => otherActions(list, catalog)),
    ...(isOurs ? lists.flatMap((list) => [...unnamed(list), ...ownWords(list, frontMatter.locale, catalog)]) : []),
    ...tooMany(lists),
    ...emergenciesBelow(lists),
    ...twice(lists),
  ];
}

function listsOf(section: Section, locale: string, catalog: Catalog): PlacedList[] {
  if (section.kind !== 'urgent-help' && section.kind !== 'when-to-return') return [];
  const leads = catalog.leads.get(locale);
  let counted = 0;
  return listsIn(section.body, section.kind).map((list) => {
    const first = counted;
    counted += list.items.length;
    return {
      ...list,
      section,
      items: list.items.map((item, index) => ({ ...item, line: section.itemLines[first + index] ?? section.line })),
      said: leads && list.lead ? actionOf(list.lead, leads) : null,
    };
  });
}

function actionOf(lead: ParagraphNode, leads: Readonly<Record<SignAction, string>>): SignAction | null {
  const words = textOf(lead);
  return signActions.find((action) => leads[action].replaceAll('**', '') === words) ?? null;
}

function unknown({ items }: PlacedList, { signs }: Catalog): Problem[] {
  return items.flatMap(({ attrs, line }): Problem[] =>
    attrs?.sign === undefined || signs.has(attrs.sign)
      ? []
      : [{ line, message: `There is no sign "${attrs.sign}" in the catalog, content/red-flags` }],
  );
}

/** Every item under urgent help or "When to come back" is a sign. */
function unnamed({ items }: PlacedList): Problem[] {
  return items
    .filter(({ attrs }) => attrs?.sign === undefined)
    .map(({ content, line }) => {
      const words = content.map(textOf).join(' ');
      return { line, message: `"${words}" is no sign of the catalog; write ![](sign:id)` };
    });
}

/** A sign has one action. Only a passage, for readers who are in more danger, may ask them to act sooner. */
function otherActions({ items, said, tier, when, section }: PlacedList, { signs }: Catalog): Problem[] {
  return items.flatMap(({ attrs, line }): Problem[] => {
    const id = attrs?.sign ?? '';
    const action = signs.get(id)?.action;
    if (action === undefined || said === action) return [];
    const expected = tierOfAction[action];
    if (tier === null) {
      return [{ line, message: `"${id}": the line above its list says no action; write ![](action:${action}) there` }];
    }
    const isSooner = said ? signActions.indexOf(said) < signActions.indexOf(action) : urgency[tier] < urgency[expected];
    if ((tier === expected && said === null) || (when !== null && isSooner)) return [];
    const here = said ?? tierNames[tier];
    const where = section.kind === 'urgent-help' ? 'the box' : 'when to return';
    return [{ line, message: `Two actions for "${id}": ${here} in ${where}, ${action} in the catalog` }];
  });
}

/** The words of a sign are written once a language. */
function ownWords({ items }: PlacedList, locale: string, { signs }: Catalog): Problem[] {
  return items.flatMap(({ attrs, content, line }): Problem[] => {
    const id = attrs?.sign ?? '';
    const words = signs.get(id)?.words.get(locale);
    if (words === undefined || matches(words, content.map(textOf).join(' '))) return [];
    return [{ line, message: `"${id}" has words in the catalog; leave your own out: ![](sign:${id})` }];
  });
}

function matches(words: string, text: string): boolean {
  const [before = '', after] = words.split(TIME_BLANK);
  return after === undefined ? text === words : text.startsWith(before) && text.endsWith(after);
}

/** The box of most readers; what a passage adds for some is not counted. */
function tooMany(lists: readonly PlacedList[]): Problem[] {
  const box = lists.filter(({ section, when }) => section.kind === 'urgent-help' && when === null);
  return (['emergency', 'same-day'] as const).flatMap((tier): Problem[] => {
    const items = box.filter((list) => list.tier === tier).flatMap((list) => list.items);
    const first = items[MOST_IN_BOX[tier]];
    if (!first) return [];
    return [
      { line: first.line, message: `The box has ${items.length} ${tier} signs, at most ${MOST_IN_BOX[tier]} fit` },
    ];
  });
}

/** A reader in trouble reads from the top and may stop at the first line that fits. */
function emergenciesBelow(lists: readonly PlacedList[]): Problem[] {
  const box = lists.filter(({ section }) => section.kind === 'urgent-help');
  const firstCall = box.findIndex(({ tier }) => tier === 'same-day');
  if (firstCall === -1) return [];
  return box.slice(firstCall).flatMap(({ tier, items: [first] }): Problem[] => {
    if (tier !== 'emergency' || !first) return [];
    return [{ line: first.line, message: 'This emergency is below a call the same day; put it above' }];
  });
}

/** Each sign stands once: in the box, in a passage or under "When to come back". */
function twice(lists: readonly PlacedList[]): Problem[] {
  const seen = new Map<string, PlacedList[]>();
  const problems: Problem[] = [];
  for (const list of lists) {
    for (const { attrs, line } of list.items) {
      if (attrs?.sign === undefined) continue;
      const before = seen.get(attrs.sign) ?? [];
      if (before.some(({ section }) => section.kind !== list.section.kind)) {
        problems.push({ line, message: `"${attrs.sign}" stands in the box and under when to return` });
      } else if (before.some(({ when }) => when === null || list.when === null || when === list.when)) {
        problems.push({ line, message: `"${attrs.sign}" stands here twice` });
      } else seen.set(attrs.sign, [...before, list]);
    }
  }
  return problems;
}
