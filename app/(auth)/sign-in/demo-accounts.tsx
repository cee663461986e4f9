'use client';

import { Button } from '@/components/ui/button';

const DEMO_PASSPHRASE = 'plainleaf demo passphrase';

const accounts = [
  { email: 'clinician@riverside.example', who: 'Clinician, Riverside' },
  { email: 'editor@riverside.example', who: 'Editor, Riverside' },
  { email: 'admin@riverside.example', who: 'Admin, Riverside' },
  { email: 'clinician@hillview.example', who: 'Clinician, Hillview' },
] as const;

/** Shown only by a server that was started as the demo. */
export function DemoAccounts({ onChoose }: { onChoose: (account: { email: string; password: string }) => void }) {
  return (
    <section aria-labelledby="demo-accounts" className="mt-6 px-1 text-sm text-ink-2">
      <h2 id="demo-accounts" className="font-semibold">
        Demo accounts
      </h2>
      <p className="mt-0.5">
        Password for all: <span className="font-medium text-ink">{DEMO_PASSPHRASE}</span>
      </p>
      <ul className="mt-2 flex flex-col">
        {accounts.map(({ email, who }) => (
          <li key={email}>
            <Button
              variant="quiet"
              size="sm"
              className="-mx-2 w-[calc(100%+1rem)] justify-between! px-2! font-normal!"
              onPress={() => onChoose({ email, password: DEMO_PASSPHRASE })}
            >
              <span className="truncate">{email}</span>
              <span className="text-ink-3">{who}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
