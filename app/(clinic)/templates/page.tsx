import type { Metadata } from 'next';
import { NoTemplates, TemplateGroup } from '@/components/templates/template-group';
import { PageHeading } from '@/components/ui/page-heading';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { listTemplates, type TemplateListItem } from '@/lib/features/templates/data';

export const metadata: Metadata = { title: 'Templates' };

export default async function TemplatesPage() {
  const { scope } = await requireActor('/templates');
  const templates = (await listTemplates(scope)).map((template) => ({
    template,
    canChange: mayChange(scope, template),
  }));
  return (
    <>
      <PageHeading title="Templates">Arrangements of sections that you use again and again.</PageHeading>
      {templates.length === 0 ? <NoTemplates /> : null}
      <TemplateGroup title="Yours" rows={templates.filter(({ template }) => template.mine)} />
      <TemplateGroup title="Shared by colleagues" rows={templates.filter(({ template }) => !template.mine)} />
    </>
  );
}

function mayChange(scope: Actor['scope'], { mine, shared }: TemplateListItem): boolean {
  // The list tells whether a template is this member's, not whose else it is; the policy asks nothing more.
  return can(scope, { do: 'template.change', template: { ownerId: mine ? scope.userId : '', shared } });
}
