import { expect, it } from 'vitest';
import { eventsAsCsv } from './events-csv';

const event = { number: 1, at: '2026-11-22T10:00:00.000Z', event: 'x', detail: '{"a":"b"}', hash: 'ff' };

it('keeps commas, quotes and lines inside their cell', () => {
  expect(eventsAsCsv([{ ...event, member: 'Osei, "Amara"\nMD' }])).toBe(
    'number,at,member,event,detail,hash\r\n' +
      '1,2026-11-22T10:00:00.000Z,"Osei, ""Amara""\nMD",x,"{""a"":""b""}",ff\r\n',
  );
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('a member called %j runs nothing in a spreadsheet', (member) => {
  expect(
    eventsAsCsv([{ ...event, member }])
      .split('\r\n')[1]
      ?.split(',')[2],
  ).toBe(`'${member}`);
});
