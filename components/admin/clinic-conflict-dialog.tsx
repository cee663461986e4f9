'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { type ClinicDifference, clinicDifferences, withMine } from './clinic-fields';

type ClinicConflictDialogProps = {
  mine: ClinicDetails;
  /** What the form began with: what differs from it is what I typed. */
  base: ClinicDetails;
  theirs: ClinicDetails;
  onSettle: (details: ClinicDetails) => void;
};

/** Another admin saved meanwhile: both values of every detail, and which one to keep. */
export function ClinicConflictDialog({ mine, base, theirs, onSettle }: ClinicConflictDialogProps) {
  const differences = clinicDifferences(mine, theirs);
  const [kept, setKept] = useState(() => new Set(clinicDifferences(mine, base).map(({ part }) => part)));
  const keep = (part: string, isMine: boolean): void => {
    const next = new Set(kept);
    if (isMine) next.add(part);
    else next.delete(part);
    setKept(next);
  };
  return (
    <Dialog
      title="Someone else changed these details"
      isOpen
      isBusy
      onClose={() => undefined}
      size="lg"
      footer={
        <>
          <Button onPress={() => onSettle(theirs)}>Take all of theirs</Button>
          <Button variant="primary" onPress={() => onSettle(withMine(theirs, mine, kept))} autoFocus>
            Save what is chosen
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="text-ink-2">
          Another admin, or another tab, saved while you were writing. Nothing of yours has been saved yet. Choose what
          to keep.
        </p>
        {differences.length === 0 ? <p>Both say the same.</p> : null}
        {differences.map((difference) => (
          <Choice
            key={difference.part}
            difference={difference}
            isMine={kept.has(difference.part)}
            onChange={(isMine) => keep(difference.part, isMine)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Choice({
  difference: { part, label, mine, theirs },
  isMine,
  onChange,
}: {
  difference: ClinicDifference;
  isMine: boolean;
  onChange: (isMine: boolean) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Option name={part} label="Mine" value={mine} isChosen={isMine} onChoose={() => onChange(true)} />
        <Option name={part} label="Theirs" value={theirs} isChosen={!isMine} onChoose={() => onChange(false)} />
      </div>
    </fieldset>
  );
}

function Option({
  name,
  label,
  value,
  isChosen,
  onChoose,
}: {
  name: string;
  label: string;
  value: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-line bg-sunk px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className="mt-1 size-4 accent-accent" />
      <span className="min-w-0 wrap-anywhere">
        <span className="block text-sm font-semibold text-ink-2">{label}</span>
        {value === '' ? <span className="text-ink-2">Blank</span> : value}
      </span>
    </label>
  );
}
