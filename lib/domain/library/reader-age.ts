/** For whom a topic is written: how a library is browsed. One topic can be for several. */
export const readerAges = ['adults', 'teens', 'children'] as const;
export type ReaderAge = (typeof readerAges)[number];

export const readerAgeLabels: Record<ReaderAge, string> = { adults: 'Adults', teens: 'Teens', children: 'Children' };

/** Whole years, both included. */
const years: Record<ReaderAge, { from: number; to: number }> = {
  adults: { from: 18, to: Number.POSITIVE_INFINITY },
  teens: { from: 13, to: 17 },
  children: { from: 0, to: 12 },
};

/** Whether a topic for these ages, in whole years, is for any of such readers; null: no limit. */
export function isForAge(
  { ageMin, ageMax }: { ageMin: number | null; ageMax: number | null },
  who: ReaderAge,
): boolean {
  const { from, to } = years[who];
  return (ageMin ?? 0) <= to && (ageMax ?? Number.POSITIVE_INFINITY) >= from;
}
