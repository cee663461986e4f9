import type { GradeRange, Grades } from '@/lib/domain/readability/measure';

/** A grade as people say it: whole numbers, a range where the readings of lists differ, and how far to trust it. */
export function levelWords(grades: Grades): string {
  const trust = grades.confidence === 'rough' ? ', a rough figure' : '';
  switch (grades.language) {
    case 'en':
      return `US school grade ${rangeWords(grades.smog)} (SMOG)${trust}`;
    case 'es':
      return `Szigriszt ${rangeWords(grades.szigriszt)} of 100, higher is easier (INFLESZ)${trust}`;
  }
}

function rangeWords({ low, high }: GradeRange): string {
  const [from, to] = [Math.round(low), Math.round(high)];
  return from === to ? String(from) : `${from} to ${to}`;
}
