import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

/** Browsers make and use passkeys only at an address with a name, over https or on this very computer. */
export function passkeysWorkHere(): boolean {
  return browserSupportsWebAuthn() && window.isSecureContext && !/^[\d.]+$|:/.test(window.location.hostname);
}
