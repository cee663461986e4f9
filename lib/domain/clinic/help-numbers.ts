import type { Clinic, Country } from './clinic';

/** Whom a reader can call: an emergency, a poisoning, a mental-health crisis, advice on what to do. */
export const helpLines = ['emergency', 'poison', 'crisis', 'advice'] as const;
export type HelpLine = (typeof helpLines)[number];

export type HelpNumber = {
  /** As it is printed. */
  number: string;
  /** The day (YYYY-MM-DD) on which somebody saw it on a page of the service; null: known by heart, still to be checked. */
  checkedOn: string | null;
};

const seen = (number: string): HelpNumber => ({ number, checkedOn: '2026-11-22' });
const recalled = (number: string): HelpNumber => ({ number, checkedOn: null });

/**
 * The numbers of each country; null where it has none for the whole country, so that the clinic must give its own.
 * A wrong number is worse than a missing one: nothing here is guessed.
 */
export const helpNumbers: Record<Country, Record<HelpLine, HelpNumber | null>> = {
  US: {
    emergency: recalled('911'),
    poison: seen('1-800-222-1222'),
    crisis: seen('988'),
    advice: null, // the nurse line of the insurer or the clinic
  },
  UK: {
    emergency: recalled('999'),
    poison: recalled('111'),
    crisis: recalled('111 (option 2)'),
    advice: recalled('111'),
  },
  IE: {
    emergency: recalled('112 or 999'),
    poison: recalled('01 809 2166'),
    crisis: recalled('116 123'),
    advice: null, // the practice, or its out-of-hours service
  },
  CA: {
    emergency: recalled('911'),
    poison: recalled('1-844-764-7669'),
    crisis: recalled('988'),
    advice: recalled('811'),
  },
  AU: {
    emergency: seen('000'),
    poison: seen('13 11 26'),
    crisis: seen('13 11 14'),
    advice: seen('1800 022 222'),
  },
  NZ: {
    emergency: seen('111'),
    poison: recalled('0800 764 766'),
    crisis: recalled('1737'),
    advice: recalled('0800 611 116'),
  },
  EU: { emergency: recalled('112'), poison: null, crisis: null, advice: null },
  other: { emergency: null, poison: null, crisis: null, advice: null },
};

type WithNumbers = Pick<Clinic, 'country' | 'emergencyNumber' | 'poisonNumber' | 'crisisNumber' | 'adviceNumber'>;

function ownNumber(line: HelpLine, clinic: WithNumbers): string | null {
  switch (line) {
    case 'emergency':
      return clinic.emergencyNumber;
    case 'poison':
      return clinic.poisonNumber;
    case 'crisis':
      return clinic.crisisNumber;
    case 'advice':
      return clinic.adviceNumber;
  }
}

/** The number that the clinic's handouts print, or null where neither the clinic nor its country gives one. */
export function helpNumberOf(line: HelpLine, clinic: WithNumbers): string | null {
  return ownNumber(line, clinic)?.trim() || (helpNumbers[clinic.country][line]?.number ?? null);
}

const REVIEW_MONTHS = 12;

/** unchecked: nobody has looked it up. overdue: 12 months or more since somebody did. */
export type NumberReview = 'checked' | 'overdue' | 'unchecked';

/** Whether a country's number can still be trusted on a day (YYYY-MM-DD). */
export function numberReview({ checkedOn }: HelpNumber, today: string): NumberReview {
  if (checkedOn === null) return 'unchecked';
  const due = new Date(`${checkedOn}T00:00:00Z`);
  due.setUTCMonth(due.getUTCMonth() + REVIEW_MONTHS);
  return today < due.toISOString().slice(0, 10) ? 'checked' : 'overdue';
}
