import type { HandoutDocument } from '@/lib/domain/handout/document';
import { type Language, type Sample, samples } from './language-samples';
import { bullets, list, muscleTwitches, paragraph, run, section, table } from './muscle-twitches';

/** A short handout in that language, of a clinic with an English name. */
export function handoutIn(language: Language, changes: Partial<HandoutDocument> = {}): HandoutDocument {
  const sample: Sample = samples[language];
  const inLanguage = { locale: sample.locale };
  const base = muscleTwitches();
  return {
    ...base,
    locale: sample.locale,
    title: sample.title,
    subtitle: sample.subtitle,
    patient: { name: sample.name, dateOfBirth: '', recordNumber: 'RF-204815' },
    sources: base.sources.slice(0, 1),
    followUp: '',
    reviewStatement: '',
    editStatement: '',
    sections: [
      section(sample.urgent, [bullets(...sample.urgentItems)], { ...inLanguage, kind: 'urgent-help' }),
      section(
        sample.heading,
        [
          ...sample.sentences.map((sentence) => paragraph(sentence)),
          list([[run(sample.items[0] ?? '', { bold: true })], ...sample.items.slice(1).map((item) => [item])], true),
          { type: 'callout', tone: 'caution', blocks: [paragraph(...sample.sentences.slice(0, 1))] },
          { type: 'checklist', items: sample.items.map((item) => ({ pictogram: null, runs: [run(item)] })) },
        ],
        inLanguage,
      ),
      section(sample.columns[0], [table(sample.columns[1], sample.columns, sample.rows)], inLanguage),
    ],
    ...changes,
  };
}
