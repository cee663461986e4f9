import { expect, it } from 'vitest';
import { muscleTwitches, paragraph, section } from '@/lib/pdf/test-support/muscle-twitches';
import { checkNumbersTogether } from './numbers-together';

const wordsIn = (text: string) =>
  checkNumbersTogether(muscleTwitches({ sections: [section('الجرعة', [paragraph(text)])] })).map((finding) =>
    finding.code === 'numbers-together' ? finding.words : finding.code,
  );

it('names two numbers that a reader of Arabic or Hebrew can take for one', () => {
  expect(wordsIn('خذ 500 mg 3 مرات في اليوم')).toEqual(['500 mg 3 مرات']);
  expect(wordsIn('קח 40 mg 2 פעמים')).toEqual(['40 mg 2 פעמים']);
  expect(wordsIn('خذ ٥٠٠ مغ ٣ مرات')).toEqual(['٥٠٠ مغ ٣ مرات']);
  expect(wordsIn('خذ كل 8 h 50 mg')).toEqual(['8 h 50 mg']);
  expect(wordsIn('كل 12 h 20 قطرة')).toEqual(['12 h 20 قطرة']);
});

it('points at them in the text', () => {
  const [finding] = checkNumbersTogether(
    muscleTwitches({ sections: [section('الجرعة', [paragraph('خذ 500 mg 3 مرات')])] }),
  );
  expect(finding).toMatchObject({ severity: 'warns', place: { in: 'section', at: { path: [0], start: 3, end: 16 } } });
});

it('says nothing where a word or a comma stands between them, of one amount, and from left to right', () => {
  for (const text of [
    'خذ 500 mg، 3 مرات في اليوم',
    'خذ 500 mg كل 8 ساعات',
    'خذ 500 mg',
    'اتصل على ‎(541) 555-0147',
    'Take 500 mg 3 times a day',
    '',
  ])
    expect(wordsIn(text), text).toEqual([]);
});
