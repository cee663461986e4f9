import type { Source } from '../../domain/library/section';

/**
 * The action for a sign. emergency: the reader calls the emergency number. emergency-er: goes to an emergency room.
 * same-day: calls the clinic. within-days: makes a visit; printed under "When to come back", never in the box.
 */
export const signActions = ['emergency', 'emergency-er', 'same-day', 'within-days'] as const;
export type SignAction = (typeof signActions)[number];

/** `n`: its number in the catalog. */
export type CatalogSource = Source & { n: number };

/** One warning sign, with the same action wherever it is printed. */
export type Sign = {
  action: SignAction;
  /** What carries the sign and its action. */
  sources: readonly CatalogSource[];
  /** It rests, at least in part, on recalled knowledge that somebody still has to look up. */
  toVerify: boolean;
  /** Its words mean something else on every sheet ("It keeps coming back."). */
  perTopic: boolean;
  /** By language tag; `{time}` is filled in by the topic. */
  words: ReadonlyMap<string, string>;
};

/** `signs`: by id. `leads`: by language tag, the Markdown above the list of each action. */
export type Catalog = {
  signs: ReadonlyMap<string, Sign>;
  leads: ReadonlyMap<string, Readonly<Record<SignAction, string>>>;
};

export const noCatalog: Catalog = { signs: new Map(), leads: new Map() };

/** Where a topic says a time in a sign's words. */
export const TIME_BLANK = '{time}';
