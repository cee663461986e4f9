import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { checked } from '@/components/test-support/checked';
import { chooseFile } from '@/components/test-support/choose-file';
import { press } from '@/components/test-support/keys';
import { topicOf } from '@/components/test-support/library';
import { answerRequests } from '@/components/test-support/requests';
import { Toaster } from '@/components/ui/toast';
import type { Logo } from '@/lib/domain/clinic/clinic';
import type { LogoProblem } from '@/lib/domain/clinic/logo-upload';
import { sampleHandout } from '@/lib/domain/handout/sample';
import { uuid } from '@/lib/domain/handout/test-support';
import { changeClinic, removeLogo } from '@/lib/features/clinics/actions';
import { type ClinicDetails, changeClinicSchema } from '@/lib/features/clinics/schema';
import { testClinic } from '@/lib/test-support/clinic';
import { BrandingScreen } from './branding-screen';

const preview = () => page.getByRole('region', { name: 'Preview' });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const save = () => page.getByRole('button', { name: 'Save clinic details' }).click();
const saved = () => expect.element(page.getByText('Saved. Handouts issued from now on')).toBeVisible();

/** What the server holds. */
let held: { version: number; details: ClinicDetails };

beforeEach(() => {
  held = { version: 1, details: testClinic };
  vi.mocked(changeClinic).mockImplementation(
    checked(changeClinicSchema, ({ version, ...details }): Awaited<ReturnType<typeof changeClinic>> => {
      if (version !== held.version) {
        return { ok: true, value: { saved: false, version: held.version, theirs: held.details } };
      }
      held = { version: version + 1, details };
      return { ok: true, value: { saved: true, version: held.version } };
    }),
  );
});

async function openBranding(logo: Logo | null = null, asked: string | null = null): Promise<void> {
  let keys = 0;
  const topic = topicOf('muscle-twitches');
  const sample = sampleHandout(
    { topic, sections: topic.sections },
    { visitDate: '2026-11-22', newKey: () => uuid(++keys) },
  );
  await render(
    <>
      <BrandingScreen
        settings={{ ...held, logo }}
        sample={sample}
        clinicId={uuid(1)}
        clinicianName="Priya Raman"
        now="2026-11-22T18:00:00.000Z"
        today="2026-11-22"
        timeZones={['America/Los_Angeles']}
        askedLanguage={asked}
      />
      <Toaster />
    </>,
  );
}

describe('the clinic details form', () => {
  it('updates the sample while the admin types', async () => {
    await openBranding();
    await field('Clinic name').fill('Northside Clinic');
    await expect.element(preview().getByText('Northside Clinic', { exact: true })).toBeInTheDocument();
    await field('Footer note').fill('Printed for a look');
    await expect.element(preview()).toHaveTextContent('Printed for a look');
  });

  it('warns about a color that is too light to read', async () => {
    await openBranding();
    const notice = page.getByText(/Words in this colour would be hard to read: its contrast is 1\.3 to 1/);
    await field('Accent colour').fill('#ffd700');
    await expect.element(notice).toBeVisible();
    await field('Accent colour').fill('#0f6b66');
    await expect.element(notice).not.toBeInTheDocument();
  });

  it('decides how every handout names its sources, and whether it has the code for staff', async () => {
    await openBranding();
    await expect.element(preview()).toHaveTextContent('Based on guidance from');
    await press(page.getByRole('combobox', { name: 'Sources on handouts' }), '{End}');
    await page.getByText('QR code for staff').click();
    await expect.element(preview()).not.toHaveTextContent('Based on guidance from');
    await save();
    await saved();
    expect(held.details).toMatchObject({ sourcesShown: 'none', printsCode: false });
  });

  it('adds phone rows and focuses the first number that cannot be called', async () => {
    await openBranding();
    await page.getByRole('button', { name: 'Add a phone number' }).click();
    await expect.element(field('What number 2 is for')).toHaveFocus();
    await userEvent.keyboard('After hours{Tab}ask at the desk');
    await save();
    await expect.element(field('Number 2')).toHaveFocus();
    await expect.element(field('Number 2')).toHaveAccessibleDescription(/Write a number to call/);
    await field('Number 2').fill('541-555-0190');
    await field('Poison line').fill('nobody knows');
    await save();
    await expect.element(field('Poison line')).toHaveFocus();
    await field('Poison line').fill('1-800-222-1222');
    await save();
    await saved();
    expect(held.details.otherPhones).toEqual([{ label: 'After hours', number: '541-555-0190' }]);
    await expect.element(preview()).toHaveTextContent('541-555-0147 · After hours: 541-555-0190');
  });

  it('offers both values when somebody else saved in the meantime', async () => {
    await openBranding();
    const theirs = { openingHours: 'Every day, 7 am to 7 pm', phone: '541-555-0111' };
    held = { version: 2, details: { ...testClinic, ...theirs } };
    await field('Main phone').fill('541-555-0122');
    await save();
    const dialog = page.getByRole('dialog', { name: 'Someone else changed these details' });
    const phone = dialog.getByRole('group', { name: 'Main phone' });
    await expect.element(phone.getByRole('radio', { name: 'Mine 541-555-0122' })).toBeChecked();
    await expect.element(phone.getByRole('radio', { name: 'Theirs 541-555-0111' })).not.toBeChecked();
    const hours = dialog.getByRole('group', { name: 'Opening hours' });
    await expect.element(hours.getByRole('radio', { name: 'Theirs Every day, 7 am to 7 pm' })).toBeChecked();
    await expect.element(dialog.getByRole('button', { name: 'Save what is chosen' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await saved();
    await expect.element(field('Opening hours')).toHaveValue('Every day, 7 am to 7 pm');
    expect(held).toMatchObject({ version: 3, details: { ...theirs, phone: '541-555-0122' } });
  });
});

describe('the clinic’s texts in other languages', () => {
  const language = () => page.getByRole('combobox', { name: 'Language' });
  const disclaimer = 'General information. In an emergency call {emergency}.';

  it('say what is missing, and are printed once they are written', async () => {
    await openBranding(null, 'es');
    await expect.element(language()).toHaveFocus();
    await expect.element(page.getByText(/Missing: Spanish \(disclaimer\); Arabic \(disclaimer\)/)).toBeVisible();
    await expect.element(preview()).toHaveTextContent('General information. In an emergency call 911.');
    await expect.element(preview()).toHaveTextContent('De lunes a viernes, de 8 a. m. a 5 p. m.');
    await expect
      .element(field('Opening hours in Spanish'))
      .toHaveAccessibleDescription(/Leave empty to print our draft, which nobody has reviewed: De lunes/);
    await field('Disclaimer in Spanish').fill('En una emergencia, llame al {emergency}.');
    await expect.element(preview()).toHaveTextContent('En una emergencia, llame al 911.');
    await expect.element(page.getByText(/Missing: Arabic \(disclaimer\)/)).toBeVisible();
    await save();
    await saved();
    expect(held.details.translations).toEqual({
      es: [{ name: 'disclaimer', of: disclaimer, text: 'En una emergencia, llame al {emergency}.' }],
    });
  });

  it.each([
    ['es-MX', 'Spanish', 'es'],
    ['zh', 'Chinese (Simplified)', 'zh-Hans'],
  ])('are those of the language itself where a handout in %s asks for them', async (asked, name, tag) => {
    await openBranding(null, asked);
    await expect.element(language()).toHaveValue(tag);
    const options = language().element().querySelectorAll('option');
    expect([...options].filter(({ textContent }) => textContent?.startsWith(name))).toHaveLength(1);
    await field(`Disclaimer in ${name}`).fill('911: {emergency}.');
    await expect.element(preview()).toHaveTextContent('911: 911.');
    await save();
    await saved();
    expect(held.details.translations).toEqual({
      [tag]: [{ name: 'disclaimer', of: disclaimer, text: '911: {emergency}.' }],
    });
  });

  it('are written one language after the other, in its direction', async () => {
    await openBranding();
    await language().selectOptions('ar');
    await expect.element(field('Disclaimer in Arabic')).toHaveAttribute('dir', 'rtl');
    await field('Disclaimer in Arabic').fill('اتصل بالرقم {emergency}.');
    await language().selectOptions('vi');
    await expect.element(field('Disclaimer in Vietnamese')).toHaveValue('');
    await language().selectOptions('ar');
    await expect.element(field('Disclaimer in Arabic')).toHaveValue('اتصل بالرقم {emergency}.');
    await expect.element(preview()).toHaveTextContent('General information. In an emergency call 911.');
    await press(page.getByRole('switch', { name: 'Show the page in Arabic' }), ' ');
    await expect.element(preview()).toHaveTextContent('اتصل بالرقم 911.');
  });

  it('are looked at again once the English has changed', async () => {
    const es = [{ name: 'disclaimer' as const, of: disclaimer, text: 'Llame al {emergency}.' }];
    held = { version: 1, details: { ...testClinic, translations: { es } } };
    await openBranding(null, 'es');
    await expect.element(preview()).toHaveTextContent('Llame al 911.');
    await field('Disclaimer').fill('In an emergency call {emergency}.');
    await expect.element(preview()).toHaveTextContent('In an emergency call 911.');
    await expect.element(field('Disclaimer in Spanish')).toHaveValue('Llame al {emergency}.');
    await page.getByRole('button', { name: 'It still says the same' }).click();
    await expect.element(preview()).toHaveTextContent('Llame al 911.');
    await save();
    await saved();
    expect(held.details.translations.es).toEqual([{ ...es[0], of: 'In an emergency call {emergency}.' }]);
  });

  it('that another admin saved in the meantime are kept beside those of mine', async () => {
    await openBranding(null, 'ar');
    const es = [{ name: 'disclaimer' as const, of: disclaimer, text: 'Llame al {emergency}.' }];
    held = { version: 2, details: { ...testClinic, translations: { es } } };
    await field('Disclaimer in Arabic').fill('اتصل بالرقم {emergency}.');
    await save();
    const dialog = page.getByRole('dialog', { name: 'Someone else changed these details' });
    const spanish = dialog.getByRole('group', { name: 'Disclaimer in Spanish' });
    await expect.element(spanish.getByRole('radio', { name: 'Theirs Llame al {emergency}.' })).toBeChecked();
    const arabic = dialog.getByRole('group', { name: 'Disclaimer in Arabic' });
    await expect.element(arabic.getByRole('radio', { name: 'Mine اتصل بالرقم {emergency}.' })).toBeChecked();
    await dialog.getByRole('button', { name: 'Save what is chosen' }).click();
    await saved();
    expect(held.details.translations).toEqual({ es, ar: [{ ...es[0], text: 'اتصل بالرقم {emergency}.' }] });
  });

  it('stay with a phone label that is corrected, until somebody has looked at them', async () => {
    const es = [{ name: 'phoneLabel' as const, of: 'Nurse', text: 'Enfermera' }];
    const otherPhones = [{ label: 'Nurse', number: '541-555-0190' }];
    held = { version: 1, details: { ...testClinic, otherPhones, translations: { es } } };
    await openBranding(null, 'es');
    await expect.element(preview()).toHaveTextContent('Enfermera: 541-555-0190');
    await field('What number 2 is for').fill('Nurses');
    await expect.element(preview()).toHaveTextContent('Nurses: 541-555-0190');
    await field('Footer note').fill('Parking is free.');
    await field('Footer note in Spanish').fill('El estacionamiento es gratis.');
    const label = field('“Nurses” in Spanish');
    await expect.element(label).toHaveValue('Enfermera');
    await expect
      .element(label)
      .toHaveAccessibleDescription('This was written for “Nurse”. Until you look at it, handouts print: Nurses');
    await page.getByRole('button', { name: 'It still says the same' }).click();
    await expect.element(preview()).toHaveTextContent('Enfermera: 541-555-0190');
  });
});

describe('a logo', () => {
  const logo: Logo = { mimeType: 'image/png', base64: btoa('a picture'), widthPx: 300, heightPx: 100 };
  const file = (bytes: number) => new File([new Uint8Array(bytes)], 'logo.png', { type: 'image/png' });

  it.each<[LogoProblem, RegExp]>([
    ['svg', /SVG files cannot be used.*Save the logo as a PNG/],
    ['wrong-type', /not a PNG, JPEG or WebP picture/],
    ['damaged', /damaged or incomplete/],
    ['more-than-a-picture', /holds more than a picture/],
  ])('that is refused as %s comes with what to do, and the one before stays', async (problem, words) => {
    answerRequests({
      'POST /api/clinic/logo': () => ({ ok: false, failure: { code: 'invalid-input', fields: { logo: problem } } }),
    });
    await openBranding(logo);
    await chooseFile(file(10));
    await expect.element(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Replace logo' })).toBeVisible();
  });

  it('that paper would not show is warned of before it is saved, and saved only on request', async () => {
    let saves = 0;
    answerRequests({
      'POST /api/clinic/logo': () => ({ ok: true, value: { logo, warnings: ['pale', 'coarse'] } }),
      'PUT /api/clinic/logo': () => {
        saves += 1;
        return { ok: true, value: { logo } };
      },
    });
    await openBranding();
    await chooseFile(file(10));
    const warning = page
      .getByRole('alert')
      .filter({ hasText: /white or very light. Choose the version.*few pixels.*not saved yet/ });
    await expect.element(warning).toBeVisible();
    await page.getByRole('button', { name: 'Do not use it' }).click();
    await expect.element(warning).not.toBeInTheDocument();
    expect(saves).toBe(0);
    await expect.element(page.getByRole('button', { name: 'Upload logo' })).toBeVisible();

    await chooseFile(file(10));
    await page.getByRole('button', { name: 'Save it all the same' }).click();
    await expect.element(page.getByText('Logo saved.')).toBeVisible();
    expect(saves).toBe(1);
  });

  it('is rejected in the browser when it is larger than 1 MB', async () => {
    await openBranding();
    await chooseFile(file(1_100_000));
    await expect.element(page.getByRole('alert').filter({ hasText: /larger than 1 MB/ })).toBeVisible();
  });

  it('appears with its description after the upload and disappears when it is removed', async () => {
    answerRequests({
      'POST /api/clinic/logo': () => ({ ok: true, value: { logo, warnings: [] } }),
      'PUT /api/clinic/logo': () => ({ ok: true, value: { logo } }),
    });
    vi.mocked(removeLogo).mockResolvedValue({ ok: true, value: {} });
    await openBranding();
    await chooseFile(file(10));
    await expect.element(page.getByText('Logo saved.')).toBeVisible();
    await expect.element(preview().getByRole('img', { name: 'Logo of Riverside Family Practice' })).toBeInTheDocument();
    await field('Logo in words').fill('A leaf over a river');
    await expect.element(preview().getByRole('img', { name: 'A leaf over a river' })).toBeInTheDocument();
    await page.getByRole('button', { name: 'Remove logo' }).click();
    await expect.element(page.getByText('Logo removed.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Upload logo' })).toBeVisible();
  });
});
