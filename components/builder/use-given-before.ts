'use client';

import { useEffect, useRef, useState } from 'react';
import { wholeDate } from '@/lib/domain/clinic/dates';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { identityTerms } from '@/lib/domain/handout/patient-identity';
import { givenBefore } from '@/lib/features/patient-records/actions';
import type { GivenBefore } from '@/lib/features/patient-records/data';

const TYPING_PAUSE_MS = 600;

/** What the draft's patient was given before on its topics. Asked anew when the patient or the sections change. */
export function useGivenBefore({ patient, sections }: Pick<DraftContent, 'patient' | 'sections'>): GivenBefore[] {
  const { name, recordNumber } = patient;
  const dateOfBirth = wholeDate(patient.dateOfBirth);
  const isKnown = identityTerms({ name, dateOfBirth, recordNumber }).length > 0;
  const [found, setFound] = useState<{ of: string; handouts: GivenBefore[] }>({ of: '', handouts: [] });
  const sectionIds = sections
    .map(({ sectionId }) => sectionId)
    .toSorted()
    .join(' ');
  const question = [name, dateOfBirth, recordNumber, sectionIds].join('\n');
  // Only the answer to the latest question may be shown.
  const latest = useRef('');

  useEffect(() => {
    latest.current = question;
    if (!isKnown) return;
    const pause = setTimeout(async () => {
      const asked = { patient: { name, dateOfBirth, recordNumber }, sectionIds: sectionIds.split(' ').filter(Boolean) };
      // No connection is no reason to stop writing: the notice is a help, not a check.
      const outcome = await givenBefore(asked).catch(() => null);
      if (outcome?.ok && latest.current === question) setFound({ of: question, handouts: outcome.value });
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [question, isKnown, name, dateOfBirth, recordNumber, sectionIds]);

  return isKnown && found.of === question ? found.handouts : [];
}
