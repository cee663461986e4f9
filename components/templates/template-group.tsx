import { BookmarkPlus } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListPanel } from '@/components/ui/list-panel';
import type { TemplateListItem } from '@/lib/features/templates/data';
import { TemplateRow } from './template-row';

export function TemplateGroup({
  title,
  rows,
}: {
  title: string;
  rows: readonly { template: TemplateListItem; canChange: boolean }[];
}) {
  if (rows.length === 0) return null;
  const headingId = `templates-${title.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section aria-labelledby={headingId} className="mb-8">
      <h2 id={headingId} className="mb-2 text-sm font-semibold text-ink-2">
        {title}
      </h2>
      <ListPanel labelledBy={headingId}>
        {rows.map((row) => (
          <TemplateRow key={row.template.id} {...row} />
        ))}
      </ListPanel>
    </section>
  );
}

export function NoTemplates() {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/60">
      <EmptyState
        icon={<BookmarkPlus aria-hidden />}
        title="No templates yet"
        action={
          <ButtonLink href="/" variant="primary">
            Make a handout
          </ButtonLink>
        }
      >
        Build a handout the way you like it, then press “Save as template”. Sections, order and your own wording are
        kept; nothing of the patient is.
      </EmptyState>
    </div>
  );
}
