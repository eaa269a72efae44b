import { createHash } from 'node:crypto';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import type { Caller, FindCaller } from './caller.js';
import { permissionsAllow } from './permissions.js';
import { Refusal } from './refusal.js';

export interface SignedTokensOptions {
  /** Public keys of who signs, or where they are. */
  readonly keys: { readonly keys: readonly object[] } | URL;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that lists `namespace:role`. @default every token of the audience may ask */
  readonly permissionsClaim?: string;
}

/** Signed with a private key: none of the algorithms with a shared secret, and not "none". */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const KEYS_TIMEOUT_MS = 5_000;
const CLOCK_TOLERANCE_S = 5;
const NAME_CHARACTERS = 16;

/**
 * Takes the tokens of people, as an identity provider signs them (JWT).
 *
 * @throws Error for keys that are none
 */
export function createSignedTokenCheck(options: SignedTokensOptions): FindCaller {
  const keys = toKeys(options.keys);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['sub', 'exp'],
      });
      return toCaller(payload, options.permissionsClaim);
    } catch (error) {
      if (isOfToken(error)) return undefined;
      throw new Refusal(503, 'the keys of who signs tokens cannot be had');
    }
  };
}

function toKeys(keys: SignedTokensOptions['keys']): JWTVerifyGetKey {
  // It checks the set by itself.
  if (!(keys instanceof URL)) return createLocalJWKSet(keys as JSONWebKeySet);
  return createRemoteJWKSet(keys, { timeoutDuration: KEYS_TIMEOUT_MS });
}

/** `sub` is an e-mail address often: a digest of it tells callers apart. */
function toCaller({ sub = '', iss = '', ...claims }: JWTPayload, claim?: string): Caller {
  const digest = createHash('sha256').update(`${iss}\n${sub}`).digest('hex');
  return {
    name: `subject ${digest.slice(0, NAME_CHARACTERS)}`,
    permits: (operation, namespace) =>
      claim === undefined || permissionsAllow(claims[claim], operation, namespace),
  };
}

/** Tells a token that is wrong from keys that could not be looked up. */
function isOfToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return !(error instanceof errors.JWKSTimeout) && error.code !== errors.JOSEError.code;
}
