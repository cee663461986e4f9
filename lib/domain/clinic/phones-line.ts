import type { Clinic } from './clinic';

/** Every number of the clinic as one printed line: the main one first, each other one after what it is for. */
export function phonesLine(clinic: Pick<Clinic, 'phone' | 'otherPhones'>): string {
  const others = clinic.otherPhones.map(({ label, number }) => `${label}: ${number}`);
  return [clinic.phone, ...others].filter((text) => text !== '').join(' · ');
}
