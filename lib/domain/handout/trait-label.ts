import { questionLabels, questionOf, traits } from './conditions';

/** A trait as a screen names it. Another release may have given names that this one does not know. */
export function traitLabel(name: string): string {
  const trait = traits.find((one) => one === name);
  return trait ? questionLabels[questionOf[trait]] : name;
}
