'use client';

import { useMemo } from 'react';
import { useInBrowser } from '@/components/ui/use-in-browser';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { countsOf, isGraded, readingLevelOf } from '@/lib/domain/handout/checks/plain-language';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { ChecksPanel, NotChecked } from './checks-panel';

type LiveChecksProps = {
  document: HandoutDocument;
  /** Another function whenever there is something else to find. */
  check: () => Finding[];
  onGo: (finding: Finding) => void;
  onUseToday: () => void;
  onRate: () => void;
  canChangeClinic: boolean;
};

/** Reads the whole handout, so it never runs on the server and waits for idle time in the browser (see Later). */
export function LiveChecks(props: LiveChecksProps) {
  return useInBrowser() ? <Checked {...props} /> : <NotChecked />;
}

function Checked({ check, ...others }: LiveChecksProps) {
  const findings = useMemo(check, [check]);
  return <Graded findings={findings} {...others} />;
}

/** Apart from the findings, so that a key struck between the two is not kept waiting for both. */
function Graded({
  document,
  findings,
  onGo,
  onUseToday,
  onRate,
  canChangeClinic,
}: Omit<LiveChecksProps, 'check'> & { findings: Finding[] }) {
  const grades = useMemo(() => readingLevelOf(document), [document]);
  const counts = useMemo(() => (isGraded(document) ? null : countsOf(document)), [document]);
  return <ChecksPanel {...{ findings, grades, counts, onGo, onUseToday, onRate, canChangeClinic }} />;
}
