import { Bookmark } from 'lucide-react';
import { usedTimes } from '@/components/home/startable';
import { FavouriteButton } from '@/components/library/favourite-button';
import { Badge } from '@/components/ui/badge';
import { counted } from '@/components/wording/review-words';
import { UNREADABLE } from '@/lib/domain/unreadable';
import type { TemplateListItem } from '@/lib/features/templates/data';
import { ShareButton } from './share-button';
import { TemplateMenu } from './template-menu';
import { UpdateOffer } from './update-offer';
import { UseTemplateButton } from './use-template-button';

/** One template with what can be done with it; `canChange` is the policy's answer for this member. */
export function TemplateRow({ template, canChange }: { template: TemplateListItem; canChange: boolean }) {
  const nameId = `template-${template.id}`;
  const whose = template.mine ? 'By you' : `By ${template.ownerName}`;
  const makes = template.title === template.name || template.title === '' ? '' : `Makes “${template.title}”`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5">
      <Bookmark aria-hidden className="hidden size-5 shrink-0 text-ink-3 sm:block" />
      <div className="min-w-56 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={nameId} className="min-w-0 font-semibold break-words text-ink">
            {template.name}
          </span>
          {template.shared ? <Badge tone="neutral">Shared with clinic</Badge> : null}
          {template.defaultFor.length > 0 ? <Badge tone="accent">My default</Badge> : null}
          {template.labels.map((label) => (
            <Badge key={label}>{label}</Badge>
          ))}
        </p>
        <p className="text-sm text-ink-2">
          {[
            makes,
            template.unreadable ? UNREADABLE : counted(template.sectionCount, 'section'),
            whose,
            usedTimes(template.useCount),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {canChange ? <UpdateOffer template={template} describedBy={nameId} /> : null}
        {canChange ? <ShareButton id={template.id} shared={template.shared} describedBy={nameId} /> : null}
        <FavouriteButton subject="template" subjectId={template.id} on={template.favourite} describedBy={nameId} />
        {template.unreadable ? null : <UseTemplateButton template={template} describedBy={nameId} />}
        <TemplateMenu template={template} canChange={canChange} />
      </div>
    </li>
  );
}
