import { wordsFor } from '@/components/builder/finding-words';
import { failureWords } from '@/components/wording/failure-words';
import type { AppErrorCode } from '@/lib/domain/errors';
import { isAgeQuestion } from '@/lib/domain/handout/answers-of';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { questions } from '@/lib/domain/handout/conditions';
import { blankLabels } from '@/lib/domain/handout/merge-fields';
import type { JobProgressRow } from '@/lib/features/bulk/data';

const ofLists: Record<'gave-up' | 'member-gone' | 'identifiers-not-kept' | 'render-timeout' | 'render-failed', string> =
  {
    'gave-up':
      'It was begun several times and never finished. Try again; if it fails again, issue this handout by itself.',
    'identifiers-not-kept': 'Your clinic has decided to store no patients’ names, which a list needs.',
    'member-gone': 'Who began this list is no longer a member of the clinic.',
    'render-timeout': 'The PDF took too long to make. Try again, or issue this handout by itself.',
    'render-failed': 'The PDF could not be made. Try again, or issue this handout by itself.',
  };

/** A list has one form for all patients: of a question about one of them, only the date of birth in a row answers it. */
export function wordsInList(finding: Finding): { title: string; advice: string } {
  if (finding.code !== 'blank-field') return wordsFor(finding);
  const { field } = finding;
  const question = questions.find((one) => field === `answer.${one}` || field === `patient.${one}`);
  if (!question) return wordsFor(finding);
  return {
    title: `“${blankLabels[field]}” has no answer`,
    advice: isAgeQuestion(question)
      ? 'Add the date of birth to this row'
      : 'A list cannot answer it for each patient; make these handouts one at a time',
  };
}

/** Why the handout of a row was not made, and what to do. */
export function failureOfRow({ failure, findings }: Pick<JobProgressRow, 'failure' | 'findings'>): string {
  if (findings.length > 0) {
    return findings
      .map((finding) => {
        const { title, advice } = wordsInList(finding);
        return `${title}: ${advice}.`;
      })
      .join(' ');
  }
  if (isOfLists(failure)) return ofLists[failure];
  return isKnown(failure) ? failureWords[failure] : failureWords.unexpected;
}

const isOfLists = (code: string): code is keyof typeof ofLists => Object.hasOwn(ofLists, code);
const isKnown = (code: string): code is AppErrorCode => Object.hasOwn(failureWords, code);
