const reachingFurther = [
  ...['Arab', 'Deva', 'Beng', 'Hans', 'Hant', 'Kore'],
  ...['Gujr', 'Guru', 'Knda', 'Mlym', 'Sinh', 'Taml', 'Telu'],
];

/** Times the line height that Latin has: what the script of a language needs of its lines. */
export function leadingOf(locale: string): number {
  const { language, script = '' } = new Intl.Locale(locale).maximize();
  // Its words run downhill, from far above the line to far below.
  if (language === 'ur') return 1.6;
  return reachingFurther.includes(script) ? 1.12 : 1;
}
