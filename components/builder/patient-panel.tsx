'use client';

import { memo, type Ref } from 'react';
import { DateField } from '@/components/ui/date-field';
import { Disclosure } from '@/components/ui/disclosure';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { ageInYears, formatDate, wholeDate } from '@/lib/domain/clinic/dates';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { setFollowUp, setNote, setPatient, setPlan, setSubtitle, setVisitDate } from '@/lib/domain/handout/draft-edit';
import { FIELD_MAX, NOTE_MAX, PLAN_MAX } from '@/lib/domain/handout/draft-limits';
import type { SectionVersion } from '@/lib/domain/library/section';
import { PatientQuestions } from './patient-questions';
import { useAnotherPatient } from './use-another-patient';
import type { BuilderModel } from './use-builder';

type FieldRefs = {
  name: Ref<HTMLInputElement>;
  recordNumber: Ref<HTMLInputElement>;
  followUp: Ref<HTMLInputElement>;
  note: Ref<HTMLTextAreaElement>;
  actions: Ref<HTMLTextAreaElement>;
  medicines: Ref<HTMLTextAreaElement>;
};

type PatientPanelProps = {
  content: DraftContent;
  versions: readonly SectionVersion[];
  clinic: Clinic;
  today: string;
  change: BuilderModel['change'];
  refs: FieldRefs;
  /** A new draft starts with the name; an old one with nothing. */
  focusName: boolean;
  keepsIdentifiers: boolean;
  isMoreOpen: boolean;
  onMoreOpen: (isOpen: boolean) => void;
};

export function PatientPanel(props: PatientPanelProps) {
  const { content, versions, clinic, today, change, refs, focusName, keepsIdentifiers, isMoreOpen, onMoreOpen } = props;
  const identity = useAnotherPatient(content, change);
  return (
    <section aria-labelledby="patient-heading" className="flex flex-col gap-3">
      <h2 id="patient-heading" className="text-sm font-semibold text-ink-2">
        Patient
      </h2>
      {keepsIdentifiers ? null : (
        <p className="text-sm text-ink-2">
          Your clinic keeps no names. What you type here is printed, and is gone when you close or reload this window.
        </p>
      )}
      <div className="flex flex-col gap-3" {...identity}>
        <Identity
          patient={content.patient}
          locale={clinic.locale}
          today={today}
          change={change}
          refs={refs}
          focusName={focusName}
        />
      </div>
      <PatientQuestions content={content} versions={versions} today={today} change={change} />
      <Disclosure label="Visit, follow-up, note" isExpanded={isMoreOpen} onExpandedChange={onMoreOpen}>
        <Visit
          preferredName={content.patient.preferredName}
          subtitle={content.subtitle}
          visitDate={content.visitDate}
          followUp={content.followUp}
          plan={content.plan}
          note={content.note}
          versions={versions}
          locale={clinic.locale}
          today={today}
          change={change}
          refs={refs}
        />
      </Disclosure>
    </section>
  );
}

// Both take what they show and no more: a letter typed elsewhere does not draw their many fields anew.

type IdentityProps = Pick<DraftContent, 'patient'> &
  Pick<PatientPanelProps, 'today' | 'change' | 'refs' | 'focusName'> & { locale: ClinicLocale };

/** Who the handout is for. */
const Identity = memo(function Identity({ patient, locale, today, change, refs, focusName }: IdentityProps) {
  const age = ageInYears(patient.dateOfBirth, today);
  const born = formatDate(wholeDate(patient.dateOfBirth), locale);
  return (
    <>
      <TextField
        data-field="patient.name"
        label="Patient name"
        value={patient.name}
        onChange={(name) => change('patient.name', (draft) => setPatient(draft, { name }))}
        error={tooLong(patient.name)}
        inputRef={refs.name}
        autoFocus={focusName}
        autoComplete="off"
      />
      <div className="grid grid-cols-[minmax(0,10.25rem)_minmax(0,1fr)] gap-2.5 max-[359px]:grid-cols-1">
        <div data-field="patient.dateOfBirth">
          <DateField
            label="Date of birth"
            value={patient.dateOfBirth}
            onChange={(dateOfBirth) => change('patient.dateOfBirth', (draft) => setPatient(draft, { dateOfBirth }))}
            locale={locale}
            isBirth
            today={today}
            description={age === null ? born : `${born} · ${age} y`}
          />
        </div>
        <TextField
          data-field="patient.recordNumber"
          label="Record number"
          value={patient.recordNumber}
          onChange={(recordNumber) => change('patient.recordNumber', (draft) => setPatient(draft, { recordNumber }))}
          error={tooLong(patient.recordNumber)}
          inputRef={refs.recordNumber}
          autoComplete="off"
        />
      </div>
    </>
  );
});

type VisitProps = Pick<DraftContent, 'subtitle' | 'visitDate' | 'followUp' | 'plan' | 'note'> &
  Pick<PatientPanelProps, 'versions' | 'today' | 'change' | 'refs'> & { preferredName: string; locale: ClinicLocale };

/** What was agreed in the visit, and what is rarely filled in. */
const Visit = memo(function Visit(props: VisitProps) {
  const { preferredName, subtitle, visitDate, followUp, plan, note, versions, locale, today, change, refs } = props;
  const visited = formatDate(wholeDate(visitDate), locale);
  return (
    <div className="flex flex-col gap-3">
      <div data-field="visitDate">
        <DateField
          label="Visit date"
          value={visitDate}
          onChange={(date) => change('visitDate', (draft) => setVisitDate(draft, date))}
          locale={locale}
          today={today}
          description={visitDate === '' ? `Blank prints today, ${formatDate(today, locale)}` : visited}
        />
      </div>
      <div className="grid grid-cols-2 gap-2.5 max-[359px]:grid-cols-1">
        <TextField
          data-field="followUp.when"
          label="Follow-up: when"
          placeholder="in 4 weeks"
          value={followUp.when}
          onChange={(when) => change('followUp.when', (draft) => setFollowUp(draft, { when }, versions))}
          error={tooLong(followUp.when)}
          inputRef={refs.followUp}
          autoComplete="off"
        />
        <TextField
          data-field="followUp.with"
          label="Follow-up: with"
          placeholder="Dr. Osei"
          value={followUp.with}
          onChange={(name) => change('followUp.with', (draft) => setFollowUp(draft, { with: name }, versions))}
          error={tooLong(followUp.with)}
          autoComplete="off"
        />
      </div>
      <TextArea
        data-field="plan.actions"
        label="Agreed actions"
        description="One a line; printed as a checklist"
        value={plan.actions}
        onChange={(actions) => change('plan.actions', (draft) => setPlan(draft, { actions }, versions))}
        error={tooLongPlan(plan.actions)}
        rows={2}
        inputRef={refs.actions}
      />
      <TextArea
        data-field="plan.medicines"
        label="Medicines"
        description="One a line, as you said it"
        value={plan.medicines}
        onChange={(medicines) => change('plan.medicines', (draft) => setPlan(draft, { medicines }, versions))}
        error={tooLongPlan(plan.medicines)}
        rows={2}
        inputRef={refs.medicines}
      />
      <TextArea
        data-field="note"
        label="Note for this patient"
        value={note}
        onChange={(text) => change('note', (draft) => setNote(draft, text, versions))}
        error={note.length > NOTE_MAX ? 'The note is longer than 20,000 characters.' : undefined}
        inputRef={refs.note}
      />
      <TextField
        data-field="patient.preferredName"
        label="Preferred name"
        value={preferredName}
        onChange={(name) => change('patient.preferredName', (draft) => setPatient(draft, { preferredName: name }))}
        error={tooLong(preferredName)}
        autoComplete="off"
      />
      <TextField
        data-field="subtitle"
        label="Subtitle"
        value={subtitle}
        onChange={(text) => change('subtitle', (draft) => setSubtitle(draft, text))}
        error={tooLong(subtitle)}
        autoComplete="off"
      />
    </div>
  );
});

const tooLongPlan = (text: string): string | undefined =>
  text.length > PLAN_MAX ? `This is longer than ${PLAN_MAX} characters.` : undefined;

const tooLong = (text: string): string | undefined =>
  text.length > FIELD_MAX ? `This is longer than ${FIELD_MAX} characters.` : undefined;
