import { describe, expect, it } from 'vitest';
import { readOpeningHours } from './read-hours';
import { writeOpeningHours } from './write-hours';

const inLanguage = (text: string, language: string): string | null => {
  const hours = readOpeningHours(text);
  return hours && writeOpeningHours(hours, language);
};

describe('opening hours that a clinic wrote in English', () => {
  it.each([
    ['es', 'De lunes a viernes, de 8 a. m. a 5 p. m.; sábado, de 9 a. m. a 12 del mediodía; domingo, cerrado'],
    ['ar', 'من الاثنين إلى الجمعة، من 8 صباحًا إلى 5 مساءً؛ السبت، من 9 صباحًا إلى 12 ظهرًا؛ الأحد، مغلق'],
    ['zh-Hans', '星期一至星期五，上午8点至下午5点；星期六，上午9点至中午12点；星期日，不营业'],
    ['vi', 'Thứ Hai đến thứ Sáu, 8 giờ sáng đến 5 giờ chiều; thứ Bảy, 9 giờ sáng đến 12 giờ trưa; Chủ Nhật, đóng cửa'],
    ['ht', 'Lendi jiska vandredi, 8 a.m. jiska 5 p.m.; samdi, 9 a.m. jiska midi; dimanch, fèmen'],
    ['en', null],
    ['ru', null],
  ])('are written in %s', (language, written) => {
    expect(inLanguage('Monday to Friday, 8 am to 5 pm; Saturday 9 am to noon; closed Sunday', language)).toBe(written);
  });

  it.each([
    ['Monday to Friday, 08:00 to 18:00', 'De lunes a viernes, de 8:00 a 18:00'],
    ['Mon–Fri 8:00–17:30, Sat 9:00–12:00', 'De lunes a viernes, de 8:00 a 17:30; sábado, de 9:00 a 12:00'],
    ['Mon-Fri 8a.m.-5p.m.', 'De lunes a viernes, de 8 a. m. a 5 p. m.'],
    [
      'Mondays, Wednesdays & Fridays: 8:30 AM - 12 PM and 1-4:45 PM.',
      'Lunes, miércoles y viernes, de 8:30 a. m. a 12 del mediodía y de 1 p. m. a 4:45 p. m.',
    ],
    ['Open daily from 7 am to midnight', 'Todos los días, de 7 a. m. a medianoche'],
    ['Weekdays 8 am–8 pm\nWeekends closed', 'De lunes a viernes, de 8 a. m. a 8 p. m.; de sábado a domingo, cerrado'],
    ['Saturday 10-2 pm', null],
    ['Tuesday 8 to 17', 'Martes, de 8:00 a 17:00'],
    ['Saturday 9 to noon', 'Sábado, de 9:00 a 12:00'],
    ['Friday 18:00 to midnight', 'Viernes, de 18:00 a 24:00'],
    ['Monday noon to midnight', 'Lunes, de 12 del mediodía a medianoche'],
    ['Monday 8:00 to 17:00; Friday noon to midnight', 'Lunes, de 8:00 a 17:00; viernes, de 12:00 a 24:00'],
    ['Monday 12 am to 8 am', 'Lunes, de medianoche a 8 a. m.'],
  ])('"%s" says "%s"', (text, written) => {
    expect(inLanguage(text, 'es')).toBe(written);
  });

  it.each([
    ['zh-Hans', '星期一，午夜12点至上午8点；星期二，凌晨12:30至凌晨5点'],
    ['vi', 'Thứ Hai, 12 giờ đêm đến 8 giờ sáng; thứ Ba, 12 giờ 30 đêm đến 5 giờ sáng'],
    ['ar', 'الاثنين، من منتصف الليل إلى 8 صباحًا؛ الثلاثاء، من 12:30 صباحًا إلى 5 صباحًا'],
  ])('call 12 am the night in %s', (language, written) => {
    expect(inLanguage('Monday 12 am to 8 am; Tuesday 12:30 am to 5 am', language)).toBe(written);
  });

  it.each([
    '',
    'Monday 6 to midnight',
    'Daily 7 - midnight',
    'Monday 6:30 to midnight',
    'Saturday 7-9',
    'Monday 8 to 12',
    'Monday midnight to noon',
    'By appointment',
    'Monday to Friday, 8 am to 5 pm, except holidays',
    'Monday to Friday',
    '8 am to 5 pm',
    'Monday to Friday, 8 to 5',
    'Monday to Friday, 1:00–5:00',
    'Monday 8 am to 5',
    'Monday 5 pm to 8 am',
    'Friday to Monday, 8 am to 5 pm',
    'Monday 8 am to 25 pm',
    'Monday 8:75 to 17:00',
    'Monday, 8 am to 5 pm; Tuesday, 8:00 to 17:00',
    'First Monday, 8 am to 5 pm',
    'Monday daily 8 am to 5 pm',
    'Lunes a viernes, 8 am to 5 pm',
    'Monday to, 8 am to 5 pm',
    'Monday 8 am',
    'Closed',
  ])('are left alone where a word of them is not understood: "%s"', (text) => {
    expect(readOpeningHours(text)).toBeNull();
  });
});
