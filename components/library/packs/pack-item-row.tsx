import { WordingDiff } from '@/components/library/wording-diff';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { Disclosure } from '@/components/ui/disclosure';
import { languageName } from '@/lib/domain/language/names';
import type { ShownItem } from './pack-answers';
import { LOOSER_FACTS, obstacleWords, stateWords } from './pack-words';

const NO_WORDS = { type: 'doc' as const, content: [] };

/** One thing that a pack would bring, with what it changes. */
export function PackItemRow({
  item,
  isChosen,
  canTake,
  onChange,
}: {
  item: ShownItem;
  isChosen: boolean;
  canTake: boolean;
  onChange: (on: boolean) => void;
}) {
  const { label, tone } = stateWords[item.state];
  const language = languageName(item.locale);
  const name = item.what === 'wording' ? item.theirs.heading : 'About the topic';
  const explanation = explanationOf(item);
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Checkbox
          aria-label={`${name} (${language})`}
          label={name}
          isSelected={isChosen}
          isDisabled={!canTake}
          onChange={onChange}
        />
        <span className="text-sm text-ink-3">{language}</span>
        <Badge tone={tone}>{label}</Badge>
        {item.what === 'wording' && item.ours ? (
          <span className="text-sm text-ink-3">{`your version ${item.ours.number}`}</span>
        ) : null}
      </div>
      {explanation ? <p className="mt-1 text-sm text-ink-2">{explanation}</p> : null}
      {item.what === 'wording' ? (
        <Disclosure label={item.ours ? 'What would change' : 'What it says'}>
          <WordingDiff
            before={item.ours ?? { heading: item.theirs.heading, body: NO_WORDS }}
            after={item.theirs}
            locale={item.locale}
          />
        </Disclosure>
      ) : null}
      {item.what === 'facts' && item.changes.length > 0 ? (
        <ul className="mt-1 text-sm">
          {item.changes.map(({ label: field, before, after }) => (
            <li key={field} className="wrap-anywhere">
              <span className="text-ink-3">{`${field}: `}</span>
              <del className="text-red">{before}</del> <ins className="text-accent-strong">{after}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function explanationOf(item: ShownItem): string {
  if (item.what === 'facts') return item.state === 'conflict' ? LOOSER_FACTS : '';
  if (item.obstacle) return obstacleWords[item.obstacle];
  const { explanation } = stateWords[item.state];
  const isInUse = item.ours?.status === 'approved';
  return [explanation, isInUse ? 'Your approved version stays in use until this one is approved.' : '']
    .filter(Boolean)
    .join(' ');
}
