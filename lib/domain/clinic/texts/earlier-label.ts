import { type ClinicTranslation, MOST_LABELS } from './clinic-translations';
import { phoneLabelIn } from './usual-texts';

/** The labels that the clinic's phones have now, and what it has written in a language. */
type Labeled = { labels: readonly string[]; written: readonly ClinicTranslation[]; locale: string };

type Earlier = { translation: ClinicTranslation; label: string | null };

/**
 * The translations of labels that the clinic has changed since, each with the label that it could now be for. null: more
 * than one could be meant. What could be for none has gone with its number, and is left out.
 */
function earlierLabels({ labels, written, locale }: Labeled): Earlier[] {
  const ofLabels = written.filter(({ name }) => name === 'phoneLabel');
  const open = labels.filter((label) => !ofLabels.some(({ of }) => of.trim() === label));
  const earlier = ofLabels.filter(({ of }) => !labels.includes(of.trim()));
  const alike = (one: ClinicTranslation) => open.filter((label) => areAlike(label, one.of));
  const known = matched(earlier, alike).filter(({ label }) => label !== null);
  const left = open.filter(
    (label) => phoneLabelIn(label, locale) === null && !known.some((one) => one.label === label),
  );
  const others = earlier.filter((one) => !known.some(({ translation }) => translation === one));
  const found = matched(others, (one) => (alike(one).length > 0 ? alike(one) : left));
  const [sure, unsure] = [found.filter(({ label }) => label !== null), found.filter(({ label }) => label === null)];
  // A clinic keeps a limited number of texts.
  return [...known, ...sure, ...unsure].slice(0, MOST_LABELS - (ofLabels.length - earlier.length));
}

/** Each with its label, where it has one only, which is that of no other. */
function matched(earlier: readonly ClinicTranslation[], likelyFor: (one: ClinicTranslation) => string[]): Earlier[] {
  const likely = earlier.map((translation) => ({ translation, labels: likelyFor(translation) }));
  return likely.flatMap(({ translation, labels: [label, ...more] }): Earlier[] => {
    if (label === undefined) return [];
    const isOnly = more.length === 0 && likely.filter(({ labels }) => labels.includes(label)).length === 1;
    return [{ translation, label: isOnly ? label : null }];
  });
}

/** The translation that a label had before it was corrected, for somebody to look at; undefined where there is none. */
export function earlierLabelOf(label: string, labeled: Labeled): ClinicTranslation | undefined {
  return earlierLabels(labeled).find((one) => one.label === label.trim())?.translation;
}

/** Without the labels whose number is gone. */
export function withoutLostLabels(labeled: Labeled): ClinicTranslation[] {
  const kept = new Set(earlierLabels(labeled).map(({ translation }) => translation));
  return labeled.written.filter(
    (one) => one.name !== 'phoneLabel' || labeled.labels.includes(one.of.trim()) || kept.has(one),
  );
}

const LETTERS_ALIKE = 3;

/** "Nurse" and "Triage nurses": a word of one begins as a word of the other. */
function areAlike(one: string, other: string): boolean {
  const beginnings = (text: string): string[] =>
    text
      .toLowerCase()
      .split(' ')
      .filter((word) => word.length >= LETTERS_ALIKE)
      .map((word) => word.slice(0, LETTERS_ALIKE));
  const theirs = new Set(beginnings(other));
  return beginnings(one).some((beginning) => theirs.has(beginning));
}
