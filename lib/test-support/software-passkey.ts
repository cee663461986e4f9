import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** A software passkey: makes one ES256 key and signs with it, in the format that a browser sends. */
export type SoftwarePasskey = {
  /** What the browser sends after making the key. */
  make: (challenge: string) => ReturnType<typeof registration>;
  /** What the browser sends after signing. */
  sign: (challenge: string, userId: string) => ReturnType<typeof assertion>;
};

type Device = {
  id: Buffer;
  key: { publicKey: KeyObject; privateKey: KeyObject };
  origin: string;
  rpId: string;
  counter: number;
};

/** @param site the address that the browser shows, such as http://localhost:3000 */
export function softwarePasskey(site: string): SoftwarePasskey {
  const { origin, hostname } = new URL(site.replace('127.0.0.1', 'localhost'));
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const device: Device = { id: randomBytes(32), key, origin, rpId: hostname, counter: 0 };
  return {
    make: (challenge) => registration(device, challenge),
    sign: (challenge, userId) => assertion(device, challenge, userId),
  };
}

const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function credential({ id }: Device) {
  return { id: encoded(id), rawId: encoded(id), type: 'public-key' as const, clientExtensionResults: {} };
}

function clientData({ origin }: Device, type: string, challenge: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** Flags: user present and verified; with `attested`, the key follows. */
function authenticatorData(device: Device, attested: Buffer = Buffer.alloc(0)): Buffer {
  const flags = 0x01 | 0x04 | (attested.length > 0 ? 0x40 : 0);
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(device.counter);
  return Buffer.concat([sha256(Buffer.from(device.rpId)), Buffer.from([flags]), counter, attested]);
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

function registration(device: Device, challenge: string) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(device.id.length);
  const data = authenticatorData(device, Buffer.concat([Buffer.alloc(16), length, device.id, coseKey(device)]));
  // CBOR: { fmt: "none", attStmt: {}, authData: bytes }
  const attestationObject = Buffer.concat([
    Buffer.from([0xa3]),
    cborText('fmt'),
    cborText('none'),
    cborText('attStmt'),
    Buffer.from([0xa0]),
    cborText('authData'),
    cborBytes(data),
  ]);
  return {
    ...credential(device),
    response: {
      clientDataJSON: encoded(clientData(device, 'webauthn.create', challenge)),
      attestationObject: encoded(attestationObject),
      transports: ['internal' as const],
    },
  };
}

function assertion(device: Device, challenge: string, userId: string) {
  device.counter += 1;
  const data = authenticatorData(device);
  const client = clientData(device, 'webauthn.get', challenge);
  const signature = createSign('sha256')
    .update(Buffer.concat([data, sha256(client)]))
    .sign(device.key.privateKey);
  return {
    ...credential(device),
    response: {
      clientDataJSON: encoded(client),
      authenticatorData: encoded(data),
      signature: encoded(signature),
      userHandle: encoded(Buffer.from(userId)),
    },
  };
}

/** CBOR: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y } */
function coseKey({ key }: Device): Buffer {
  const { x = '', y = '' } = key.publicKey.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ]);
}

const cborText = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);

function cborBytes(bytes: Buffer): Buffer {
  if (bytes.length < 256) return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([Buffer.from([0x59]), length, bytes]);
}
