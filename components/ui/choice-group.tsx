'use client';

import { Label, Radio, RadioGroup, Text } from 'react-aria-components';

export type Choice<Id extends string> = { id: Id; label: string; detail?: string };

/** A few choices side by side, of which one holds. */
export function ChoiceGroup<Id extends string>({
  label,
  choices,
  value,
  onChange,
  description,
  isCompact = false,
}: {
  label: string;
  choices: readonly Choice<Id>[];
  /** null: none chosen yet. */
  value: Id | null;
  onChange: (id: Id) => void;
  description?: string | undefined;
  /** The label beside the choices, for several groups in one row. */
  isCompact?: boolean;
}) {
  return (
    <RadioGroup
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen) onChange(chosen.id);
      }}
      orientation="horizontal"
      className={isCompact ? 'flex flex-wrap items-center gap-x-2' : 'flex flex-col gap-1'}
    >
      <Label className="text-sm font-medium text-ink-2">{label}</Label>
      <div className="flex gap-1 rounded-lg bg-sunk p-1">
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            className="flex min-h-8 flex-1 cursor-pointer flex-col items-center justify-center rounded-md border border-transparent px-2 py-1 text-center text-sm font-medium whitespace-nowrap text-ink-2 data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink data-selected:border-accent data-selected:bg-panel data-selected:font-semibold data-selected:text-ink"
          >
            {choice.label}
            {choice.detail ? <span className="text-xs font-normal text-ink-2">{choice.detail}</span> : null}
          </Radio>
        ))}
      </div>
      {description ? (
        <Text slot="description" className="text-xs text-ink-2">
          {description}
        </Text>
      ) : null}
    </RadioGroup>
  );
}
