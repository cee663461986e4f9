import { CircleAlert, CircleCheck, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { ListPanel } from '@/components/ui/list-panel';
import { type CheckState, checkNames, type Finding } from '@/lib/domain/installation/finding';

const states: Record<CheckState, { word: string; tone: BadgeTone; icon: LucideIcon }> = {
  ok: { word: 'OK', tone: 'green', icon: CircleCheck },
  warning: { word: 'Warning', tone: 'amber', icon: TriangleAlert },
  problem: { word: 'Problem', tone: 'red', icon: CircleAlert },
};

/** What each check found and what to do about it. */
export function FindingList({ findings, labelledBy }: { findings: readonly Finding[]; labelledBy: string }) {
  return (
    <ListPanel labelledBy={labelledBy}>
      {findings.map(({ check, state, found, advice }) => {
        const { word, tone, icon: Icon } = states[state];
        return (
          <li
            key={`${check} ${found}`}
            className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[7rem_9rem_minmax(0,1fr)]"
          >
            <div>
              <Badge tone={tone}>
                <Icon aria-hidden className="size-3.5" />
                {word}
              </Badge>
            </div>
            <p className="font-semibold text-ink">{checkNames[check]}</p>
            <div className="min-w-0 break-words">
              <p className="text-ink">{found}</p>
              {advice === '' ? null : <p className="text-sm text-ink-2">{advice}</p>}
            </div>
          </li>
        );
      })}
    </ListPanel>
  );
}
