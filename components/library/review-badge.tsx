import { CircleAlert, CircleCheck, CircleSlash, Clock } from 'lucide-react';
import type { ComponentType } from 'react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { statusWords } from '@/components/wording/review-words';
import type { SectionStatus } from '@/lib/domain/library/section';

const looks: Record<
  SectionStatus,
  { tone: BadgeTone; icon: ComponentType<{ className: string; 'aria-hidden': true }> }
> = {
  draft: { tone: 'amber', icon: CircleAlert },
  'in-review': { tone: 'neutral', icon: Clock },
  approved: { tone: 'green', icon: CircleCheck },
  withdrawn: { tone: 'red', icon: CircleSlash },
};

export function ReviewBadge({ status }: { status: SectionStatus }) {
  const { tone, icon: Icon } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3.5" />
      {statusWords[status]}
    </Badge>
  );
}
