import { expect, it } from 'vitest';
import { recordIndex } from './record-index';

it('a record’s index lists its files and runs nothing that was typed', () => {
  const html = recordIndex({
    patientName: '<script>alert(1)</script>',
    clinicName: 'Smith & "Sons"',
    entries: [
      {
        fileName: 'handout-PL-2222-2222.pdf',
        reference: 'PL-2222-2222',
        title: '<img src=x onerror=alert(1)>',
        issued: 'Nov 22, 2026, 10:44 AM',
        issuedByName: "Dr. O'Neil",
        state: 'replaced',
        sha256: 'ab'.repeat(32),
      },
    ],
  });
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('Handouts given to &lt;script&gt;');
  expect(html).toContain('Smith &amp; &quot;Sons&quot;');
  expect(html).toContain('<a href="handout-PL-2222-2222.pdf">');
  expect(html).toContain('Withdrawn and replaced');
  expect(html).toContain('ab'.repeat(32));
});
