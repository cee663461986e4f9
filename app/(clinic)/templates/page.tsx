import { Replace } from 'lucide-react';
import type { Metadata } from 'next';
import { ArchivedTemplates } from '@/components/templates/archived-templates';
import { ImportTemplateButton } from '@/components/templates/import-template-button';
import { LabelLinks } from '@/components/templates/label-links';
import { NoTemplates, TemplateGroup } from '@/components/templates/template-group';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { listTemplates, type TemplateListItem } from '@/lib/features/templates/data';

export const metadata: Metadata = { title: 'Templates' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function TemplatesPage({ searchParams }: { searchParams: Query }) {
  const { scope } = await requireActor('/templates');
  const { label } = await searchParams;
  const chosen = typeof label === 'string' ? label : '';
  const [all, archived] = await Promise.all([listTemplates(scope), listTemplates(scope, { archived: true })]);
  const shown = all
    .filter(({ labels }) => chosen === '' || labels.includes(chosen))
    .map((template) => ({ template, canChange: mayChange(scope, template) }));
  const labels = [...new Set(all.flatMap((template) => template.labels))].toSorted();
  return (
    <>
      <PageHeading
        title="Templates"
        actions={
          <>
            <ButtonLink href="/bulk">Lists</ButtonLink>
            <ImportTemplateButton />
            {can(scope, { do: 'section.edit' }) ? (
              <ButtonLink href="/templates/replace" icon={<Replace aria-hidden />}>
                Replace a section
              </ButtonLink>
            ) : null}
          </>
        }
      >
        Arrangements of sections that you use again and again, the most used first.
      </PageHeading>
      <LabelLinks labels={labels} chosen={chosen} />
      {all.length === 0 ? <NoTemplates /> : null}
      <TemplateGroup title="Yours" rows={shown.filter(({ template }) => template.mine)} />
      <TemplateGroup title="Shared by colleagues" rows={shown.filter(({ template }) => !template.mine)} />
      <ArchivedTemplates
        templates={archived
          .filter((template) => mayChange(scope, template))
          .map(({ id, name, mine, ownerName }) => ({ id, name, mine, ownerName }))}
      />
    </>
  );
}

function mayChange(scope: Actor['scope'], { mine, shared }: TemplateListItem): boolean {
  // The list tells whether a template is this member's, not whose else it is; the policy asks nothing more.
  return can(scope, { do: 'template.change', template: { ownerId: mine ? scope.userId : '', shared } });
}
