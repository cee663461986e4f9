import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { type Database, database, type Tx } from '../../db/client';
import { withSignIn } from '../../db/with-sign-in';
import { env } from '../../env';
import type { Proven } from './proven';

/**
 * Passkeys (WebAuthn, level 3). Whoever uses one must have unlocked the device, by finger, face or PIN: then the
 * device is one factor and that the other, and no passphrase is needed.
 */

const base64url = z.string().max(20_000);
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(10);
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.unknown().transform(() => ({})),
};

/** What browsers send after making a key; what else they add is left out. */
export const registrationSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});

/** What browsers send after signing with one. */
export const assertionSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
export type Assertion = z.output<typeof assertionSchema>;

/** The challenge that a device signs. It travels in a one-time token, because the browser's copy proves nothing. */
export const challengeSchema = z.object({ challenge: z.string().min(1).max(200) });

/** The site that keys are made for. Browsers make none for a bare address: the demo's is reached by its name. */
function relyingParty(): { id: string; origin: string } {
  const { hostname, protocol, host, port } = new URL(env().NEXTAUTH_URL);
  if (hostname !== '127.0.0.1') return { id: hostname, origin: `${protocol}//${host}` };
  return { id: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
}

/** Options for making a key, with the challenge that it must sign. */
export async function creationOptions(tx: Tx, { userId, email }: Proven) {
  const known = await tx.passkey.findMany({ where: { userId }, select: { credentialId: true } });
  return generateRegistrationOptions({
    rpName: 'Plainleaf',
    rpID: relyingParty().id,
    userName: email,
    userID: new Uint8Array(Buffer.from(userId)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: encoded(credentialId) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Options for signing in: with any key of this site, or with one of the person who has given the passphrase. */
export async function requestOptions(person: { userId: string } | null, db: Database = database()) {
  const known = person
    ? await withSignIn({ userId: person.userId }, (tx) => tx.passkey.findMany({ where: { userId: person.userId } }), db)
    : [];
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: 'required',
    allowCredentials: known.map((key) => ({ id: encoded(key.credentialId), transports: key.transports })),
  });
}

export type NewPasskey = {
  credentialId: Uint8Array<ArrayBuffer>;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
  transports: string[];
};

/** The passkey created for the challenge of a one-time token; null if anything does not match. */
export async function verifyCreation(
  response: z.output<typeof registrationSchema>,
  challenge: string,
): Promise<NewPasskey | null> {
  const { id, origin } = relyingParty();
  const known = transports.safeParse(response.response.transports);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, transports: known.success ? known.data : [] } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const made = registrationInfo.credential;
    return {
      credentialId: new Uint8Array(Buffer.from(made.id, 'base64url')),
      publicKey: new Uint8Array(made.publicKey),
      counter: BigInt(made.counter),
      transports: known.success ? known.data : [],
    };
  } catch {
    // The library throws for each thing that is not as expected.
    return null;
  }
}

export async function storePasskey(
  tx: Tx,
  { userId }: Proven,
  made: NewPasskey,
  { name, now }: { name: string; now: Date },
): Promise<void> {
  await tx.passkey.create({ data: { userId, ...made, name, createdAt: now } });
}

/** @returns false when the person has no such key. */
export async function deletePasskey(tx: Tx, { userId }: Proven, id: string): Promise<boolean> {
  return (await tx.passkey.deleteMany({ where: { id, userId } })).count > 0;
}

/** Whose key it says it is: nothing is proved by that. */
export function claimedUser({ response }: Assertion): string | null {
  const claimed = Buffer.from(response.userHandle ?? '', 'base64url').toString();
  return z.uuid().safeParse(claimed).success ? claimed : null;
}

/**
 * Tells whether a passkey of this person signed the challenge of a one-time token with user verification. Updates the
 * signature counter, so that one of two concurrent uses of a counting passkey is refused.
 */
export async function acceptAssertion(
  userId: string,
  assertion: Assertion,
  challenge: string,
  now: Date,
  db: Database = database(),
): Promise<boolean> {
  const credentialId = new Uint8Array(Buffer.from(assertion.id, 'base64url'));
  const key = await withSignIn({ userId }, (tx) => tx.passkey.findFirst({ where: { userId, credentialId } }), db);
  if (!key) return false;
  const newCounter = await signedBy(key, assertion, challenge);
  if (newCounter === null) return false;
  const { count } = await withSignIn(
    { userId },
    (tx) =>
      tx.passkey.updateMany({
        where: { id: key.id, userId, counter: key.counter },
        data: { counter: newCounter, lastUsedAt: now },
      }),
    db,
  );
  return count === 1;
}

async function signedBy(
  key: { publicKey: Uint8Array; counter: bigint },
  assertion: Assertion,
  challenge: string,
): Promise<bigint | null> {
  const { id, origin } = relyingParty();
  const { userHandle, ...response } = assertion.response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, response: userHandle === undefined ? response : { ...response, userHandle } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: assertion.id, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) },
    });
    return verified ? BigInt(authenticationInfo.newCounter) : null;
  } catch {
    return null;
  }
}

const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
