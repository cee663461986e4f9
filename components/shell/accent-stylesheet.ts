import { accentPalettes } from './accent-palette';

export function accentStylesheet(color: string): string {
  const { light, dark } = accentPalettes(color);
  return `:root{--clinic-accent:${light.accent};--clinic-accent-strong:${light.strong};--clinic-accent-soft:${light.soft};--clinic-on-accent:${light.onAccent};--clinic-accent-dark:${dark.accent};--clinic-accent-dark-strong:${dark.strong};--clinic-accent-dark-soft:${dark.soft};--clinic-on-accent-dark:${dark.onAccent}}`;
}
