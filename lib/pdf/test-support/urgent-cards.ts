import type { Block, DocumentSection, UrgentAction } from '@/lib/domain/handout/document';
import { bullets, paragraph, run, section } from './muscle-twitches';

/** Urgent help with signs of both actions, as many of each as told. */
export function twoCards({ emergencies = 3, sameDay = 3 } = {}): DocumentSection {
  return section(
    'Get urgent help',
    [
      action('emergency', 'Call 911 now if:'),
      signs('emergency', emergencies),
      paragraph('Call, too, if you faint.'),
      action('same-day', 'Call 541-555-0147 the same day if:'),
      signs('same-day', sameDay),
    ],
    { kind: 'urgent-help' },
  );
}

const action = (name: UrgentAction, words: string): Block => ({
  ...paragraph(run(words, { bold: true })),
  action: name,
});

const signs = (name: UrgentAction, count: number): Block =>
  bullets(
    ...Array.from({ length: count }, (_, index) => `A sign of the kind ${name}, number ${index + 1} of ${count}`),
  );
