import type { Payload } from '@temporalio/common';
import { Refusal } from './refusal.js';

/** A body of Temporal's codec protocol: proto3 JSON, bytes as base64. */
interface PayloadsJson {
  readonly payloads: readonly PayloadJson[];
}

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads the body of a request. @throws Refusal 400, without a word of it */
export function parsePayloads(body: string): Payload[] {
  const parsed = parseJson(body);
  if (!isRecord(parsed) || !Array.isArray(parsed['payloads'])) throw noPayloads();
  return parsed['payloads'].map(toPayload);
}

/** Writes the body of an answer. */
export function toPayloadsJson(payloads: readonly Payload[]): PayloadsJson {
  return {
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: mapValues(metadata ?? {}, toBase64),
      data: toBase64(data ?? new Uint8Array()),
    })),
  };
}

function toPayload(item: unknown): Payload {
  if (!isRecord(item)) throw noPayloads();
  const { metadata = {}, data = '' } = item;
  if (!isRecord(metadata)) throw noPayloads();
  return { metadata: mapValues(metadata, fromBase64), data: fromBase64(data) };
}

function fromBase64(text: unknown): Uint8Array {
  if (typeof text !== 'string') throw noPayloads();
  return Buffer.from(text, 'base64');
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw noPayloads();
  }
}

function noPayloads(): Refusal {
  return new Refusal(400, 'the body is no list of payloads');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
