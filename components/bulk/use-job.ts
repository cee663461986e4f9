'use client';

import { useEffect, useState } from 'react';
import type { JobProgress } from '@/lib/features/bulk/data';

const EVERY_MS = 1_000;

/** The job as it is now, asked for again and again while it runs. */
export function useJob(id: string, start: JobProgress) {
  const [job, setJob] = useState(start);
  const [isLost, setLost] = useState(false);
  const isRunning = job.state === 'running';

  useEffect(() => {
    if (!isRunning) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const latest = await progressOf(id);
      if (!isCurrent) return;
      setLost(latest === null);
      if (latest) setJob(latest);
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [id, isRunning]);

  return {
    job,
    /** The last question was not answered. */
    isLost,
    look: async (): Promise<void> => {
      const latest = await progressOf(id);
      if (latest) setJob(latest);
    },
  };
}

async function progressOf(id: string): Promise<JobProgress | null> {
  try {
    const answer = await fetch(`/api/bulk/${id}`, { cache: 'no-store' });
    // Our own route's answer, of the same release.
    return answer.ok ? ((await answer.json()) as { value: JobProgress }).value : null;
  } catch {
    return null;
  }
}
