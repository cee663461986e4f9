import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Locator, type Page } from '@playwright/test';
import type Axe from 'axe-core';

/** Each document gets the script once, in its small form; axe's own runner for Playwright sends it before every run. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules that measure color. In dark mode the document is the same and only its colors differ (light-dark() in
 * globals.css), so no other rule can give a different result there.
 */
const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * Expects that axe finds no violation, in light and in dark mode. `within` limits the check to a dialog: the page behind
 * it is inert, and was checked before the dialog opened.
 */
export async function expectNoAxeViolations(page: Page, within?: Locator): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violationsIn(page, within), `axe in light on ${page.url()}`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsIn(page, within, colorRules), `axe in dark on ${page.url()}`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function violationsIn(page: Page, within: Locator | undefined, rules?: string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return (within ?? page.locator(':root')).evaluate(async (place, onlyRules) => {
    // Wait for animations to end: axe would measure colors that are still fading in.
    const running = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(running.map((animation) => animation.finished));
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(place === document.documentElement ? document : place, {
      resultTypes: ['violations'],
      ...(onlyRules && { runOnly: { type: 'rule', values: onlyRules } }),
    });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      places: nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary}`),
    }));
  }, rules);
}
