import type { Metadata } from 'next';
import { SecondFactorPolicy } from '@/components/admin/second-factor-policy';
import { SingleSignOnForm } from '@/components/admin/single-sign-on-form';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { env } from '@/lib/env';
import { loadSignInPolicy } from '@/lib/features/sign-in-policy/data';
import { loadSingleSignOn } from '@/lib/features/single-sign-on/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: signing in' };

export default async function SigningInPage() {
  const { scope } = await requireActor('/admin/signing-in');
  const policy = await orNotFound(loadSignInPolicy(scope));
  const singleSignOn = await loadSingleSignOn(scope);
  return (
    <>
      <SettingsSection
        id="second-factor"
        title="Second factor"
        description="Something beside the password: an authenticator app or a passkey."
      >
        <SecondFactorPolicy required={policy.secondFactorRequired} />
      </SettingsSection>
      <SettingsSection
        id="single-sign-on"
        title="Single sign-on"
        description="Members sign in with the account that your clinic or hospital gives them (OpenID Connect)."
      >
        <SingleSignOnForm
          key={singleSignOn === null ? 'off' : 'on'}
          settings={singleSignOn}
          origin={new URL(env().NEXTAUTH_URL).origin}
        />
      </SettingsSection>
    </>
  );
}
