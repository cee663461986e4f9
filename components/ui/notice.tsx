import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

export type NoticeTone = 'info' | 'good' | 'amber' | 'red';

const tones: Record<NoticeTone, { box: string; icon: ComponentType<{ className: string; 'aria-hidden': true }> }> = {
  info: { box: 'border-line bg-sunk text-ink-2', icon: Info },
  good: { box: 'border-line bg-sunk text-green', icon: CircleCheck },
  amber: { box: 'border-amber/40 bg-amber-soft text-amber', icon: TriangleAlert },
  red: { box: 'border-red/40 bg-red-soft text-red', icon: CircleAlert },
};

/**
 * A sentence about what just happened or must be known. `live` reads it out when it appears:
 * 'polite' for news, 'assertive' for what went wrong.
 */
export function Notice({
  tone = 'info',
  live,
  children,
  action,
}: {
  tone?: NoticeTone;
  live?: 'polite' | 'assertive';
  children: ReactNode;
  action?: ReactNode;
}) {
  const { box, icon: Icon } = tones[tone];
  return (
    <div
      {...(live ? { role: live === 'assertive' ? 'alert' : 'status' } : {})}
      className={`flex items-start gap-2.5 rounded-lg border px-3 py-2.5 text-sm ${box}`}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 font-medium">{children}</div>
      {action}
    </div>
  );
}
