/**
 * The items of PEMAT-P, with which a person rates how well printed words for patients can be understood and acted on
 * (Agency for Healthcare Research and Quality, public domain; Shoemaker, Wolf and Brach, 2014). Numbers are the
 * instrument's own: 13 and 14 are of its form for films.
 */
export const pematDomains = ['understandability', 'actionability'] as const;
export type PematDomain = (typeof pematDomains)[number];

export const pematItems = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
] as const;
export type PematItem = (typeof pematItems)[number];

const FIRST_OF_ACTIONABILITY = 20;

export function domainOf(item: PematItem): PematDomain {
  return item < FIRST_OF_ACTIONABILITY ? 'understandability' : 'actionability';
}

/** Items that the instrument lets a person set aside, because what they ask about is not there. */
const optional: ReadonlySet<PematItem> = new Set([6, 8, 9, 11, 15, 16, 17, 18, 19, 24, 25, 26]);

export function mayNotApply(item: PematItem): boolean {
  return optional.has(item);
}
