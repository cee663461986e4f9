'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { verifyChain } from '@/lib/features/audit/actions';
import { chainWords } from './chain-words';

type Result = { tone: 'good' | 'red'; text: string };

/** Looks at every event of the trail and says whether one was changed or removed since it was written. */
export function VerifyChainButton() {
  const [isPending, setPending] = useState(false);
  const [result, setResult] = useState<Result | null>(null);

  const verify = async (): Promise<void> => {
    setPending(true);
    setResult(null);
    const outcome = await settled(verifyChain());
    setResult(outcome.ok ? chainWords(outcome.value) : { tone: 'red', text: failureText(outcome.failure) });
    setPending(false);
  };

  return (
    <>
      <Button icon={<ShieldCheck aria-hidden />} isPending={isPending} onPress={() => void verify()}>
        Verify the chain
      </Button>
      {result ? (
        <div className="basis-full">
          <Notice tone={result.tone} live={result.tone === 'red' ? 'assertive' : 'polite'}>
            {result.text}
          </Notice>
        </div>
      ) : null}
    </>
  );
}
