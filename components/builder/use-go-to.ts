'use client';

import { createRef, useState } from 'react';
import type { Finding, Place } from '@/lib/domain/handout/checks/finding';
import { questions } from '@/lib/domain/handout/conditions';
import type { BlankName } from '@/lib/domain/handout/merge-fields';
import type { SectionItem } from './section-order';

export type Zone = 'setup' | 'wording' | 'preview';
type Field = Extract<Place, { in: 'field' }>['field'];

/** A blank is best filled in where its value is typed; only then does every section have it. */
const fieldOfBlank: Partial<Record<BlankName, Field>> = {
  'patient.name': 'patient.name',
  'patient.preferredName': 'patient.name',
  'patient.dateOfBirth': 'patient.dateOfBirth',
  'patient.recordNumber': 'patient.recordNumber',
  'followUp.when': 'followUp',
  'followUp.with': 'followUp',
  'plan.actions': 'actions',
  'plan.medicines': 'medicines',
  'note.text': 'note',
  'patient.side': 'choices',
  ...Object.fromEntries(questions.map((question) => [`answer.${question}`, 'choices'])),
};

/** Fields that stand in the part of the panel that may be closed. */
const folded: ReadonlySet<Field> = new Set<Field>(['visitDate', 'followUp', 'note', 'actions', 'medicines']);

/** The clinic's settings clear these findings, not the draft. */
const ofClinic: ReadonlySet<Finding['code']> = new Set<Finding['code']>([
  'clinic-phone-missing',
  'emergency-number-missing',
  'clinic-text-language',
  'page-words-language',
]);

type GoToOptions = {
  items: readonly SectionItem[];
  select: (key: string) => void;
  openAdd: () => void;
};

/** Where things are on screen, and how to get to what a check speaks of. */
export function useGoTo({ items, select, openAdd }: GoToOptions) {
  const [zone, setZone] = useState<Zone>('setup');
  const [isMoreOpen, setMoreOpen] = useState(false);
  const [refs] = useState(() => ({
    title: createRef<HTMLInputElement>(),
    name: createRef<HTMLInputElement>(),
    recordNumber: createRef<HTMLInputElement>(),
    followUp: createRef<HTMLInputElement>(),
    note: createRef<HTMLTextAreaElement>(),
    actions: createRef<HTMLTextAreaElement>(),
    medicines: createRef<HTMLTextAreaElement>(),
    heading: createRef<HTMLTextAreaElement>(),
  }));

  const inputs: Record<Field, () => HTMLElement | null | undefined> = {
    title: () => refs.title.current,
    'patient.name': () => refs.name.current,
    'patient.dateOfBirth': () => document.querySelector<HTMLElement>('[data-field="patient.dateOfBirth"] input'),
    visitDate: () => document.querySelector<HTMLElement>('[data-field=visitDate] input'),
    'patient.recordNumber': () => refs.recordNumber.current,
    followUp: () => refs.followUp.current,
    note: () => refs.note.current,
    actions: () => refs.actions.current,
    medicines: () => refs.medicines.current,
    assessed: () => document.querySelector<HTMLElement>('[data-field=assessed] input'),
    // The first question that has no answer yet, or the first of all.
    choices: () =>
      document.querySelector<HTMLElement>('[data-unanswered] input[type=radio]') ??
      document.querySelector<HTMLElement>('[data-question] input[type=radio]'),
  };

  const goToField = (field: Field): void => {
    setZone('setup');
    if (folded.has(field)) setMoreOpen(true);
    // Two frames: the zone or the closed part must be on screen before it can take the focus.
    requestAnimationFrame(() => requestAnimationFrame(() => inputs[field]()?.focus()));
  };

  const goToZone = (to: Zone, selector: string): void => {
    setZone(to);
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()));
  };

  const goToSection = (key: string): void => {
    select(key);
    setZone('wording');
    requestAnimationFrame(() => requestAnimationFrame(() => refs.heading.current?.focus()));
  };

  const goToHandout = (code: Finding['code']): void => {
    if (code === 'not-reviewed') {
      const unreviewed = items.find(({ section, version }) => section.on && version.status !== 'approved');
      if (unreviewed) goToSection(unreviewed.key);
      return;
    }
    if (code === 'fit-unlikely' || code === 'too-large') {
      setZone('setup');
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-section-row] input[role=switch]')?.focus(),
      );
      return;
    }
    if (code === 'hard-to-read') {
      const first = items.find(({ section }) => section.on);
      if (first) goToSection(first.key);
      return;
    }
    if (ofClinic.has(code)) {
      // Show where it is missing.
      setZone('preview');
      return;
    }
    const wanted = code === 'when-to-return-missing' ? 'when-to-return' : 'urgent-help';
    const off = items.find(({ version }) => version.kind === wanted);
    if (!off) {
      openAdd();
      return;
    }
    setZone('setup');
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-section-row="${off.key}"] input[role=switch]`)?.focus(),
    );
  };

  const goTo = (finding: Finding): void => {
    const { place } = finding;
    const field = finding.code === 'blank-field' ? fieldOfBlank[finding.field] : undefined;
    if (field) goToField(field);
    else if (place.in === 'field') goToField(place.field);
    else if (place.in === 'section') goToSection(place.key);
    else goToHandout(finding.code);
  };

  return { zone, setZone, isMoreOpen, setMoreOpen, refs, goTo, goToField, goToSection, goToZone };
}
