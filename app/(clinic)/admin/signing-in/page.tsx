import type { Metadata } from 'next';
import { SecondFactorPolicy } from '@/components/admin/second-factor-policy';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { loadSignInPolicy } from '@/lib/features/sign-in-policy/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: signing in' };

export default async function SigningInPage() {
  const { scope } = await requireActor('/admin/signing-in');
  const policy = await orNotFound(loadSignInPolicy(scope));
  return (
    <SettingsSection
      id="second-factor"
      title="Second factor"
      description="Something beside the passphrase: an authenticator app or a passkey."
    >
      <SecondFactorPolicy required={policy.secondFactorRequired} />
    </SettingsSection>
  );
}
