import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';

/** Where Firefox prints to: a PDF of the sheets that a printer would be given. */
export const printedFile = path.join(import.meta.dirname, '..', 'build', 'test-results', 'firefox', 'printed.pdf');

const printer = 'Mozilla Save to PDF';

export const firefoxPreferences = {
  // The same setting as `reducedMotion` for Chromium in playwright.config.ts.
  'ui.prefersReducedMotion': 1,
  // Print dialogs wait for somebody.
  'print.always_print_silent': true,
  print_printer: printer,
  [`print.printer_${printer.replaceAll(' ', '_')}.print_to_file`]: true,
  [`print.printer_${printer.replaceAll(' ', '_')}.print_to_filename`]: printedFile,
};

/** Private in Playwright: an update may rename it. */
const insertText = '__pw_bidiInsertText';
const insertTextAsOf = '1.65.1';

/**
 * Lets Firefox itself put in the text that a test fills in or that has no key. Playwright would set the field's value,
 * which React takes for its own doing and undoes.
 * @throws where Playwright no longer has the function that this replaces.
 */
export async function insertTextAsTyped(context: BrowserContext): Promise<void> {
  requireInsertText();
  await context.addInitScript((name) => {
    Object.defineProperty(window, name, {
      get: () => (text: string) => document.execCommand('insertText', false, text),
      // Playwright puts its own here, later.
      set: () => undefined,
    });
  }, insertText);
}

let isThere = false;

function requireInsertText(): void {
  const bundle = path.join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'lib', 'coreBundle.js');
  isThere ||= existsSync(bundle) && readFileSync(bundle, 'utf8').includes(`window.${insertText}(`);
  if (isThere) return;
  throw new Error(
    `e2e/firefox.ts replaces window.${insertText}, a private function of Playwright ${insertTextAsOf}. ` +
      'The installed Playwright does not call it. Find out how it now inserts text in Firefox, and replace that.',
  );
}
