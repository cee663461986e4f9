import { THEME_COOKIE, type Theme, themeFrom } from '@/components/ui/theme';

const ONE_YEAR_SECONDS = 31_536_000;

/** Two letters that stand for a member: "Dr. Amara Osei" gives AO. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
  const first = words[0] ?? name.trim();
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last].map((word) => [...word][0]?.toLocaleUpperCase() ?? '').join('');
}

/** The appearance in force on this page; browser only. */
export function chosenTheme(): Theme {
  return typeof document === 'undefined' ? 'system' : themeFrom(document.documentElement.dataset.theme);
}

/** Takes effect at once and is remembered on this device. */
export function setTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: Cookie Store is missing in browsers that clinics still run
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
}
