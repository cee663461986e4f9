/** How the screen looks: as the system does, or forced. Kept in a cookie so that the first paint is right. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const THEME_COOKIE = 'plainleaf-theme';

export const themeLabels: Record<Theme, string> = {
  system: 'Same as this device',
  light: 'Light',
  dark: 'Dark',
};

/** The theme that a cookie's value names; anything else means the system's. */
export function themeFrom(cookieValue: string | undefined): Theme {
  return themes.find((theme) => theme === cookieValue) ?? 'system';
}
