import { expect, test } from 'vitest';
import { counter, gauge, histogram, metricsText } from './metrics';

test('counts, reads and sorts into classes, in the format that Prometheus reads', () => {
  const failed = counter('t_failures_total', 'Failures.');
  failed({ event: 'a' });
  failed({ event: 'a' });
  gauge('t_queue', 'Waiting.', () => [[{ state: 'waiting' }, 3]]);
  const took = histogram('t_seconds', 'Time.');
  took({ route: '/handouts/[id]' }, 0.03);
  took({ route: '/handouts/[id]' }, 30);
  const lines = metricsText().split('\n');
  expect(lines).toContain('# TYPE t_failures_total counter');
  expect(lines).toContain('t_failures_total{event="a"} 2');
  expect(lines).toContain('t_queue{state="waiting"} 3');
  expect(lines).toContain('t_seconds_bucket{route="/handouts/[id]",le="0.025"} 0');
  expect(lines).toContain('t_seconds_bucket{route="/handouts/[id]",le="0.05"} 1');
  expect(lines).toContain('t_seconds_bucket{route="/handouts/[id]",le="+Inf"} 2');
  expect(lines).toContain('t_seconds_count{route="/handouts/[id]"} 2');
});

test('what has never happened is infinitely long ago', () => {
  gauge('t_age_seconds', 'Age.', () => [[{}, Number.POSITIVE_INFINITY]]);
  expect(metricsText().split('\n')).toContain('t_age_seconds +Inf');
});

test('a label cannot end its quotation marks', () => {
  counter('t_odd_total', 'Odd.')({ event: 'a"} 9\nforged{x="' });
  expect(metricsText()).not.toContain('\nforged');
});
