import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { instantLabel } from '@/components/handouts/instant-label';
import { IdentityLink } from '@/components/second-factors/identity-link';
import { SecondFactorList } from '@/components/second-factors/second-factor-list';
import { AppearanceChoice } from '@/components/settings/appearance-choice';
import { OwnDetails } from '@/components/settings/own-details';
import { PassphraseForm } from '@/components/settings/passphrase-form';
import { SessionList } from '@/components/settings/session-list';
import { SettingsSection } from '@/components/settings/settings-section';
import { SignOutButton } from '@/components/settings/sign-out-button';
import { SnippetList } from '@/components/settings/snippet-list';
import { ssoLinkProblemWords } from '@/components/sign-in/sso-problem-words';
import { PageHeading } from '@/components/ui/page-heading';
import { THEME_COOKIE, themeFrom } from '@/components/ui/theme';
import { requireActor } from '@/lib/auth/current-actor';
import { loadMyFactors } from '@/lib/features/second-factors/data';
import { listMySessions } from '@/lib/features/sessions/data';
import { loadMyIdentity } from '@/lib/features/single-sign-on/data';
import { listMySnippets } from '@/lib/features/snippets/data';

export const metadata: Metadata = { title: 'Settings' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SettingsPage({ searchParams }: { searchParams: Query }) {
  const { sso } = await searchParams;
  const actor = await requireActor('/settings');
  const { name, email, scope, clinic } = actor;
  const [factors, identity] = await Promise.all([loadMyFactors(scope), loadMyIdentity(scope)]);
  const hasPasskey = factors.passkeys.length > 0;
  const ways = { hasFactor: hasPasskey || factors.authenticator !== null, hasPasskey };
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading title="Settings" />
      <SettingsSection id="you" title="You" description="Your name is printed on the handouts you give.">
        <OwnDetails name={name} email={email} role={scope.role} clinicName={clinic.name} />
      </SettingsSection>
      <SettingsSection
        id="second-factor"
        title="Second factor"
        description="Asked for after your password, so that a stolen password alone opens nothing."
      >
        <SecondFactorList
          facts={{
            authenticatorAdded: factors.authenticator
              ? instantLabel(factors.authenticator.addedAt.toISOString(), clinic)
              : null,
            recoveryCodesLeft: factors.recoveryCodesLeft,
            passkeys: factors.passkeys.map(({ id, name: label, addedAt, lastUsedAt }) => ({
              id,
              name: label,
              detail: lastUsedAt
                ? `Passkey, last used ${instantLabel(lastUsedAt.toISOString(), clinic)}`
                : `Passkey, added ${instantLabel(addedAt.toISOString(), clinic)}`,
            })),
          }}
        />
      </SettingsSection>
      {identity ? (
        <SettingsSection
          id="single-sign-on"
          title="Single sign-on"
          description="Sign in with the account that your clinic gives you elsewhere."
        >
          <IdentityLink isLinked={identity.isLinked} ways={ways} problem={ssoLinkProblemWords(sso)} />
        </SettingsSection>
      ) : null}
      <SettingsSection
        id="snippets"
        title="Snippets"
        description="Words that you write often. While writing in a handout, type a semicolon and the name."
      >
        <SnippetList snippets={await listMySnippets(scope)} />
      </SettingsSection>
      <SettingsSection id="appearance" title="Appearance" description="On this device. Handouts always print on white.">
        <AppearanceChoice initial={theme} />
      </SettingsSection>
      <SettingsSection
        id="passphrase"
        title="Password"
        description="Changing it ends your sessions on all other devices."
      >
        <PassphraseForm email={email} ways={ways} />
      </SettingsSection>
      <SettingsSection
        id="sessions"
        title="Where you are signed in"
        description="End what you do not recognize, then change your password."
      >
        <SessionList sessions={await listMySessions(actor, new Date())} clinic={clinic} />
      </SettingsSection>
      <SettingsSection
        id="session"
        title="Sign out"
        description="Ends your session on this device. On a shared computer, do this whenever you leave it."
      >
        <SignOutButton />
      </SettingsSection>
    </div>
  );
}
