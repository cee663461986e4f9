import { accentPalettes } from './accent-palette';

/** Sets the clinic's accent for the whole page, floating menus and dialogs included. */
export function ClinicAccent({ color }: { color: string }) {
  const { light, dark } = accentPalettes(color);
  const css = `:root{--clinic-accent:${light.accent};--clinic-accent-strong:${light.strong};--clinic-accent-soft:${light.soft};--clinic-on-accent:${light.onAccent};--clinic-accent-dark:${dark.accent};--clinic-accent-dark-strong:${dark.strong};--clinic-accent-dark-soft:${dark.soft};--clinic-on-accent-dark:${dark.onAccent}}`;
  return (
    <style href={`clinic-accent-${color.slice(1)}`} precedence="clinic">
      {css}
    </style>
  );
}
