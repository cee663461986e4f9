'use client';

import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { counted } from '@/components/wording/review-words';
import type { Claim, Source } from '@/lib/domain/library/section';
import { ClaimList } from './claim-list';
import { SourceList } from './source-list';

/*
 * What a section rests on, closed at first. The browser draws the lists once they are opened: a topic has hundreds of
 * claims, each with links to its sources, and drawn on the server they were the larger part of its page.
 */

/** What a wording claims and on which of its sources each claim rests: what a reviewer goes through. */
export function ClaimsDisclosure({ claims, sources }: { claims: readonly Claim[]; sources: readonly Source[] }) {
  if (claims.length === 0) return null;
  const toVerify = claims.filter((claim) => claim.toVerify).length;
  return (
    <Disclosure
      label={
        <span className="flex flex-wrap items-center gap-x-2 text-sm">
          {counted(claims.length, 'claim')}
          {toVerify > 0 ? <Badge tone="amber">{`${toVerify} to verify`}</Badge> : null}
        </span>
      }
    >
      <ClaimList claims={claims} sources={sources} />
    </Disclosure>
  );
}

/** Where a wording's facts are from. */
export function SourcesDisclosure({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return null;
  return (
    <div className="mt-1">
      <Disclosure label={<span className="text-sm">{counted(sources.length, 'source')}</span>}>
        <SourceList sources={sources} />
      </Disclosure>
    </div>
  );
}
