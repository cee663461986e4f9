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
      className={isCompact ? 'flex flex-wrap items-center gap-x-1.5' : 'flex flex-col gap-1'}
    >
      <Label className={`font-medium text-ink-2 ${isCompact ? 'text-xs' : 'text-sm'}`}>{label}</Label>
      <div className={`flex rounded-lg bg-sunk ${isCompact ? 'p-0.5' : 'gap-1 p-1'}`}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            className={`flex flex-1 cursor-pointer flex-col items-center justify-center rounded-md border border-transparent text-center ${isCompact ? 'min-h-6 px-1.5 text-xs' : 'min-h-8 px-2 py-1 text-sm'} font-medium whitespace-nowrap text-ink-2 data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink data-selected:border-accent data-selected:bg-panel data-selected:font-semibold data-selected:text-ink`}
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
