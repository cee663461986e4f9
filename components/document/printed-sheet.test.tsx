import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { muscleTwitches } from '@/lib/pdf/test-support/muscle-twitches';
import { PrintedSheet } from './printed-sheet';

const headOf = (change: Partial<HandoutDocument>): string => {
  const document = { ...muscleTwitches(), title: 'Tics musculares', locale: 'es', ...change };
  const markup = renderToStaticMarkup(
    <PrintedSheet document={document} mark="">
      {null}
    </PrintedSheet>,
  );
  return /<p>(.*?)<\/p>/.exec(markup)?.[1] ?? '';
};

const facts = { visitDate: '22 nov 2026', reference: 'PL-7Q4K-92MX' };

it('names the patient first on every sheet, in the language of the handout', () => {
  const patient = { name: 'Ana', dateOfBirth: '31 ene 1980', recordNumber: '' };
  const head = headOf({ ...facts, patient });
  expect(head.startsWith('<bdi lang="es">Ana</bdi> · <bdi lang="es">31 ene 1980</bdi> · ')).toBe(true);
});

it('begins with the title where the clinic keeps no names', () => {
  const patient = { name: '', dateOfBirth: '', recordNumber: '' };
  expect(headOf({ ...facts, patient })).toBe(
    '<bdi lang="es">Tics musculares</bdi> · <bdi lang="es">22 nov 2026</bdi> · <bdi lang="es">PL-7Q4K-92MX</bdi>',
  );
});
