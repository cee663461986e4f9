import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { muscleTwitches } from '@/lib/pdf/test-support/muscle-twitches';
import { LiveChecks } from './live-checks';

it('S29: the server draws the builder without reading the handout', () => {
  const check = vi.fn(() => []);
  const nothing = () => undefined;
  const html = renderToString(
    <LiveChecks
      document={muscleTwitches()}
      check={check}
      onGo={nothing}
      onUseToday={nothing}
      canChangeClinic={false}
      onRate={nothing}
    />,
  );
  expect(check).not.toHaveBeenCalled();
  expect(html).toContain('Checking…');
});
