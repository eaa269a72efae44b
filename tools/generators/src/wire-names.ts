import { names } from '@nx/devkit';

/** One name in all the forms that code and wire want. */
export interface WireNames {
  /** `fraud-marker`, as files and packages have it. */
  readonly kebab: string;
  /** `FraudMarker` */
  readonly pascal: string;
  /** `fraudMarker` */
  readonly camel: string;
  /** `fraud_marker`, as JSON has it. */
  readonly snake: string;
  /** `FRAUD_MARKER` */
  readonly constant: string;
  /** `fraud marker`, as prose has it. */
  readonly words: string;
}

const KEBAB_CASE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Forms the names. @throws Error where `name` is not in kebab-case */
export function toWireNames(name: string): WireNames {
  if (!KEBAB_CASE.test(name)) throw new Error(`"${name}" is not in kebab-case`);
  const { className, propertyName, constantName } = names(name);
  return {
    kebab: name,
    pascal: className,
    camel: propertyName,
    snake: name.replaceAll('-', '_'),
    constant: constantName,
    words: name.replaceAll('-', ' '),
  };
}
