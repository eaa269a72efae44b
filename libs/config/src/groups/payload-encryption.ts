import { ConfigError } from '../config-error.js';
import { payloadKeyId, payloadKeys, type PayloadKeys } from '../formats/payload-keys.js';
import { flag } from '../formats/text.js';
import { group, type Group } from '../group.js';
import { optionalVariable, variable } from '../variable.js';

/** How payloads are encrypted on their way to Temporal. */
export interface PayloadEncryptionConfig {
  /** Every key decrypts. */
  readonly keys: PayloadKeys;
  /** Id of the key that encrypts. */
  readonly keyId: string;
  /** Whether payloads that are not encrypted are read. */
  readonly acceptPlain: boolean;
}

/** `undefined`: payloads go out as they are. */
export const payloadEncryptionGroup = group({
  title: 'Payload encryption',
  note: 'Off without keys. [encryption.md](encryption.md) has how to switch it on, and how to change keys, without a stop.',
  variables: {
    PAYLOAD_ENCRYPTION_KEYS: optionalVariable({
      format: payloadKeys,
      secret: true,
      meaning: 'Keys of AES-256-GCM; each of them decrypts.',
    }),
    PAYLOAD_ENCRYPTION_KEY_ID: optionalVariable({
      format: payloadKeyId,
      meaning: 'Which of them encrypts. Goes with PAYLOAD_ENCRYPTION_KEYS.',
    }),
    PAYLOAD_ENCRYPTION_ACCEPT_PLAIN: variable({
      format: flag,
      default: 'false',
      meaning:
        'Whether payloads that are not encrypted are read: while runs from before the encryption are under way. None is ever written.',
    }),
  },
  rules: [
    {
      of: ['PAYLOAD_ENCRYPTION_KEY_ID', 'PAYLOAD_ENCRYPTION_KEYS'],
      holds: (values) => !values.PAYLOAD_ENCRYPTION_KEY_ID === !values.PAYLOAD_ENCRYPTION_KEYS,
      expected: 'both of PAYLOAD_ENCRYPTION_KEY_ID and PAYLOAD_ENCRYPTION_KEYS, or none',
    },
    {
      of: ['PAYLOAD_ENCRYPTION_KEY_ID', 'PAYLOAD_ENCRYPTION_KEYS'],
      holds: ({ PAYLOAD_ENCRYPTION_KEY_ID: id, PAYLOAD_ENCRYPTION_KEYS: keys }) =>
        id === undefined || keys === undefined || Object.hasOwn(keys, id),
      expected: 'the id of one of PAYLOAD_ENCRYPTION_KEYS',
    },
    {
      of: ['PAYLOAD_ENCRYPTION_ACCEPT_PLAIN', 'PAYLOAD_ENCRYPTION_KEYS'],
      holds: (values) =>
        !values.PAYLOAD_ENCRYPTION_ACCEPT_PLAIN || !!values.PAYLOAD_ENCRYPTION_KEYS,
      expected: 'false, as there are no PAYLOAD_ENCRYPTION_KEYS',
    },
  ],
  toConfig: (values): PayloadEncryptionConfig | undefined => {
    const { PAYLOAD_ENCRYPTION_KEYS: keys, PAYLOAD_ENCRYPTION_KEY_ID: keyId } = values;
    if (keys === undefined || keyId === undefined) return undefined;
    return { keys, keyId, acceptPlain: values.PAYLOAD_ENCRYPTION_ACCEPT_PLAIN };
  },
});

/** The same for a program that is nothing without keys. */
export const requiredPayloadEncryptionGroup: Group<PayloadEncryptionConfig> = {
  ...payloadEncryptionGroup,
  read(env) {
    const config = payloadEncryptionGroup.read(env);
    if (config !== undefined) return config;
    const expected = 'the keys that the workers have';
    throw new ConfigError([{ name: 'PAYLOAD_ENCRYPTION_KEYS', shown: '(not set)', expected }]);
  },
};
