import { type ScriptFonts, scriptFontsTitle } from '@/lib/domain/language/script-fonts';

/** Says what prints a character whose fonts are not installed. */
export function missingFontsWords(fonts: ScriptFonts): string {
  return `the fonts for ${scriptFontsTitle(fonts)} are not installed; your administrator runs “npm run fonts -- ${fonts}” and restarts Plainleaf`;
}
