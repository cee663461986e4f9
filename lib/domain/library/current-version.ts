import type { SectionStatus } from './section';

type Candidate = { locale: string; number: number; status: SectionStatus; originalNumber: number | null };

/**
 * The wording that handouts get, of one section and language: the newest approved one, and where none is approved the
 * newest that has not been withdrawn. A wording that is still being worked on never takes the place of a reviewed one.
 * The queries order by the same two columns, `approved` and `number`.
 */
export function currentOf<Version extends Candidate>(versions: readonly Version[], locale: string): Version | null {
  const usable = versions
    .filter((version) => version.locale === locale && version.status !== 'withdrawn')
    .toSorted((a, b) => Number(b.status === 'approved') - Number(a.status === 'approved') || b.number - a.number);
  return usable[0] ?? null;
}

/** The newest wording of a language, whatever its status: the one that editors go on from. */
export function newestOf<Version extends Candidate>(versions: readonly Version[], locale: string): Version | null {
  return versions.filter((one) => one.locale === locale).toSorted((a, b) => b.number - a.number)[0] ?? null;
}

/** Is a translation of an earlier version than the current original? */
export function isBehind(
  translation: Pick<Candidate, 'originalNumber'>,
  original: Pick<Candidate, 'number'> | null,
): boolean {
  return translation.originalNumber !== null && original !== null && translation.originalNumber < original.number;
}
