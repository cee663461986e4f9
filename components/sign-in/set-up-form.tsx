'use client';

import { useEffect, useState } from 'react';
import { countryOptions } from '@/components/admin/clinic-choices';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import { type Country, countries } from '@/lib/domain/clinic/clinic';
import { setUpClinic } from '@/lib/features/set-up/actions';
import { NewPassphraseField } from './new-passphrase-field';
import { PanelForm } from './panel-form';
import { signInAnew } from './sign-in-anew';

type Values = {
  clinicName: string;
  country: Country;
  phone: string;
  timeZone: string;
  name: string;
  email: string;
  passphrase: string;
};

const empty: Values = {
  clinicName: '',
  country: 'US',
  phone: '',
  timeZone: 'UTC',
  name: '',
  email: '',
  passphrase: '',
};

/** The first clinic of a server and its first admin. */
export function SetUpForm({ token, timeZones }: { token: string; timeZones: readonly string[] }) {
  const [values, setValues] = useState(empty);
  const { errors, problem, isPending, send } = useSentForm({ leaves: true });
  const set = <Name extends keyof Values>(name: Name, value: Values[Name]): void =>
    setValues((before) => ({ ...before, [name]: value }));

  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (timeZones.includes(here)) setValues((before) => ({ ...before, timeZone: here }));
  }, [timeZones]);

  const submit = async (): Promise<void> => {
    const made = await send(() => setUpClinic({ token, ...values }));
    if (made) await signInAnew(made.email, values.passphrase);
  };

  return (
    <PanelForm submitLabel="Set up" isPending={isPending} problem={problem} onSubmit={() => void submit()}>
      <TextField
        label="Name of the clinic"
        autoComplete="organization"
        value={values.clinicName}
        onChange={(clinicName) => set('clinicName', clinicName)}
        error={errors.clinicName}
        autoFocus
      />
      <Select
        label="Country"
        description="Sets the emergency number, the paper and how dates are written"
        options={countryOptions}
        value={values.country}
        onChange={(id) => set('country', countries.find((one) => one === id) ?? 'other')}
        error={errors.country}
      />
      <TextField
        label="Phone"
        type="tel"
        description="Printed on handouts; can stay empty for now"
        autoComplete="off"
        value={values.phone}
        onChange={(phone) => set('phone', phone)}
        error={errors.phone}
      />
      <Select
        label="Time zone"
        options={timeZones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
        value={values.timeZone}
        onChange={(timeZone) => set('timeZone', timeZone)}
        error={errors.timeZone}
      />
      <hr className="border-line" />
      <TextField
        label="Your name"
        description="As handouts print it, such as Dr. Amara Osei"
        autoComplete="name"
        value={values.name}
        onChange={(name) => set('name', name)}
        error={errors.name}
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        value={values.email}
        onChange={(email) => set('email', email)}
        error={errors.email}
      />
      <NewPassphraseField
        label="Choose a password"
        value={values.passphrase}
        onChange={(passphrase) => set('passphrase', passphrase)}
        error={errors.passphrase}
      />
    </PanelForm>
  );
}
