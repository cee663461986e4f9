import { instantLabel } from '@/components/handouts/instant-label';
import { Badge } from '@/components/ui/badge';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { SectionChange } from '@/lib/domain/handout/given-before';
import { isUnchanged, type TemplateChanges, templateChanges } from '@/lib/domain/template/changes';
import type { TemplateForReading } from '@/lib/features/templates/data';
import { RestoreVersionButton } from './restore-version-button';

/** Who changed a template when, what is different since the version before, and the way back. */
export function TemplateVersions({
  template,
  clinic,
  canChange,
}: {
  template: TemplateForReading;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
  canChange: boolean;
}) {
  const { id, version, past, versions } = template;
  if (past.length === 0) {
    return <p className="text-ink-2">It has not been changed since versions are kept.</p>;
  }
  return (
    <ol reversed className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-panel">
      {past.map((state, index) => {
        const before = past[index + 1];
        const headingId = `version-${state.number}`;
        return (
          <li key={state.number} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5">
            <div className="min-w-56 flex-1">
              <h2 id={headingId} className="flex items-center gap-2 font-semibold">
                Version {state.number}
                {index === 0 ? <Badge tone="accent">In use</Badge> : null}
              </h2>
              <p className="text-sm text-ink-2">
                {state.byName}, <time dateTime={state.at}>{instantLabel(state.at, clinic)}</time>
              </p>
              {before ? (
                <Changes changes={templateChanges(before.arrangement, state.arrangement, versions)} />
              ) : (
                <p className="mt-1 text-sm text-ink-2">
                  {counted(state.arrangement.sections.filter(({ on }) => on).length, 'section')}
                </p>
              )}
            </div>
            {canChange && index > 0 ? (
              <RestoreVersionButton id={id} version={version} number={state.number} describedBy={headingId} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function Changes({ changes }: { changes: TemplateChanges }) {
  if (isUnchanged(changes)) return <p className="mt-1 text-sm text-ink-2">Nothing that prints is different.</p>;
  const others = [
    changes.order ? 'The sections stand in another order' : '',
    changes.title ? 'The title is another one' : '',
    changes.options ? 'It prints in another way' : '',
  ].filter(Boolean);
  return (
    <ul className="mt-1 list-disc ps-5 text-sm text-ink-2">
      {changes.sections.map((change) => (
        <li key={`${change.is} ${change.heading}`}>
          <span className="font-semibold text-ink">{change.heading}</span>: {changeWords(change)}
        </li>
      ))}
      {others.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function changeWords(change: SectionChange): string {
  switch (change.is) {
    case 'new':
      return 'added';
    case 'left-out':
      return 'left out';
    case 'other-version':
      return `version ${change.to} instead of ${change.from}`;
    case 'other-language':
      return 'in another language';
    case 'edited':
      return 'its wording is changed';
    case 'reworded':
      return 'its wording is changed again';
    case 'edit-dropped':
      return 'back to the wording of the library';
  }
}
