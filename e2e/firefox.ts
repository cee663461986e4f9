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

/**
 * Lets Firefox itself put in the text that a test fills in or that has no key. Playwright would set the field's value,
 * which React takes for its own doing and undoes.
 */
export async function insertTextAsTyped(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(window, '__pw_bidiInsertText', {
      get: () => (text: string) => document.execCommand('insertText', false, text),
      // Playwright puts its own here, later.
      set: () => undefined,
    });
  });
}
