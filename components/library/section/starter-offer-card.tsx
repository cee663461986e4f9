'use client';

import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import { WordingDiff } from '@/components/library/wording-diff';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureWords } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { Outcome } from '@/lib/domain/errors';
import { takeOffer } from '@/lib/features/sections/actions';
import type { VersionRecord } from '@/lib/features/sections/data';
import { keepOurs } from '@/lib/features/starter-offers/actions';
import type { StarterOffer } from '@/lib/features/starter-offers/data';

/** Newer starter wording: what the clinic changed, what the release changes, and the three ways to go on. */
export function StarterOfferCard({
  offer,
  ours,
  path,
}: {
  offer: StarterOffer;
  /** The clinic's newest version in this language. */
  ours: VersionRecord | null;
  path: string;
}) {
  const router = useRouterAfterWrite();
  const [pending, setPending] = useState<'take' | 'keep' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const decide = async (
    what: 'take' | 'keep',
    answer: () => Promise<Outcome<unknown>>,
    words: string,
  ): Promise<void> => {
    setPending(what);
    setFailure(null);
    const outcome = await settled(answer());
    setPending(null);
    if (!outcome.ok) {
      setFailure(outcome.failure.fields?.offerId ?? failureWords[outcome.failure.code]);
      return;
    }
    toast(words);
    router.refresh();
  };

  const { id: offerId, base, locale } = offer;
  return (
    <section aria-labelledby={`offer-${offerId}`} className="rounded-xl border border-accent bg-panel p-5">
      <h2 id={`offer-${offerId}`} className="text-lg font-bold">
        {`Plainleaf has newer wording (${offer.starterVersion})`}
      </h2>
      <p className="mb-4 text-ink-2">
        Your clinic’s wording stays until you decide. Whatever you take is a new draft to be reviewed.
      </p>
      <div className={`grid gap-4 ${base && ours ? 'lg:grid-cols-2' : ''}`}>
        {base && ours ? (
          <div className="min-w-0">
            <h3 className="mb-1.5 text-sm font-semibold">What your clinic changed</h3>
            <WordingDiff before={base} after={ours} locale={locale} />
          </div>
        ) : null}
        <div className="min-w-0">
          <h3 className="mb-1.5 text-sm font-semibold">What the new release changes</h3>
          <WordingDiff before={base ?? ours ?? offer} after={offer} locale={locale} />
        </div>
      </div>
      {failure ? (
        <div className="mt-4">
          <Notice tone="red" live="assertive">
            {failure}
          </Notice>
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          variant="primary"
          isPending={pending === 'take'}
          onPress={() =>
            void decide(
              'take',
              () => takeOffer({ offerId, basedOn: ours?.number ?? null }),
              'Taken over as a new draft.',
            )
          }
        >
          Take the new wording
        </Button>
        <Button
          isPending={pending === 'keep'}
          onPress={() => void decide('keep', () => keepOurs({ offerId }), 'Your clinic’s wording stays.')}
        >
          Keep ours
        </Button>
        <ButtonLink
          variant="quiet"
          href={`${path}?lang=${locale}&edit=1&offer=${offerId}`}
          icon={<GitMerge aria-hidden />}
        >
          Merge in the editor
        </ButtonLink>
      </div>
    </section>
  );
}
