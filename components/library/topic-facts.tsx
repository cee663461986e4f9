import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { traitLabel } from '@/lib/domain/handout/trait-label';
import { bodySystemLabels } from '@/lib/domain/library/body-system';
import type { Topic } from '@/lib/features/library/data';

/** What the library knows about a topic beside its words. */
export function TopicFacts({
  topic,
  contents,
}: {
  topic: Topic;
  contents: readonly { slug: string; heading: string }[];
}) {
  return (
    <aside aria-label="About this topic" className="grid gap-6 lg:sticky lg:top-20 lg:self-start">
      <nav aria-label="Sections of this topic" className="max-lg:hidden">
        <h2 className="mb-2 text-sm font-semibold text-ink-2">Sections</h2>
        <ol className="grid gap-0.5">
          {contents.map(({ slug, heading }) => (
            <li key={slug}>
              <a href={`#${slug}`} className="block rounded-md py-1 text-ink-2 hover:text-accent hover:underline">
                {heading}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <dl className="grid gap-4 text-sm">
        <Fact term="Also called" list={topic.synonyms} />
        <Fact term="ICD-10 codes" list={topic.icd10Codes} />
        <Fact term="Body system" list={[bodySystemLabels[topic.bodySystem]]} />
        <div>
          <dt className="mb-1 font-semibold text-ink-2">Review</dt>
          <dd>
            {`Every ${topic.reviewIntervalMonths} months`}
            {topic.riskTier === 'high' ? ' (high risk)' : ''}
          </dd>
        </div>
        {topic.audience === '' ? null : (
          <div>
            <dt className="mb-1 font-semibold text-ink-2">For</dt>
            <dd>{topic.audience}</dd>
          </div>
        )}
        <Fact term="Same advice for" list={topic.doesNotMatter.map(traitLabel)} />
        {topic.clinicianAsks.length === 0 ? null : (
          <div>
            <dt className="mb-1 font-semibold text-ink-2">The clinician asks about</dt>
            {topic.clinicianAsks.map((text) => (
              <dd key={text} className="mb-1 wrap-anywhere">
                {text}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </aside>
  );
}

function Fact({ term, list }: { term: string; list: readonly string[] }): ReactNode {
  if (list.length === 0) return null;
  return (
    <div>
      <dt className="mb-1.5 font-semibold text-ink-2">{term}</dt>
      <dd className="flex flex-wrap gap-1.5">
        {list.map((text) => (
          <Badge key={text}>{text}</Badge>
        ))}
      </dd>
    </div>
  );
}
