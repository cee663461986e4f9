import {
  Activity,
  CalendarCheck,
  CalendarClock,
  HeartPulse,
  Info,
  Leaf,
  type LucideIcon,
  NotebookPen,
  Shapes,
  Siren,
  Stethoscope,
  Table2,
  TestTube,
  TriangleAlert,
} from 'lucide-react';
import type { SectionKind } from '@/lib/domain/library/section-kind';

const icons: Record<SectionKind, LucideIcon> = {
  'urgent-help': Siren,
  about: Info,
  types: Shapes,
  symptoms: Activity,
  'benign-causes': Leaf,
  'other-causes': TriangleAlert,
  factors: Table2,
  'lifestyle-changes': HeartPulse,
  treatment: Stethoscope,
  tests: TestTube,
  'when-to-return': CalendarClock,
  'follow-up': CalendarCheck,
  note: NotebookPen,
};

export function SectionKindIcon({ kind, className = 'size-4.5' }: { kind: SectionKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden className={`shrink-0 ${kind === 'urgent-help' ? 'text-red' : 'text-ink-2'} ${className}`} />;
}
