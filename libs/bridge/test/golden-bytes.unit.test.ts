// Proves byte for byte that messages go over the wire as the contract in the field has them, and what a peer does not know.
import { describe, expect, it } from 'vitest';
import * as wire from '../src/proto.js';

/** Writes a length-delimited field of a number below 16, as protobuf does. */
function text(field: number, value: string): string {
  const bytes = Buffer.from(value);
  return Buffer.from([(field << 3) | 2, bytes.length]).toString('hex') + bytes.toString('hex');
}

function hex(encoded: { finish(): Uint8Array }): string {
  return Buffer.from(encoded.finish()).toString('hex');
}

describe('bytes of the contract in the field', () => {
  it('GetEntry by id', () => {
    const bytes = text(1, 'ENTRY-001') + text(4, 'r');
    const identifier = { $case: 'entryId', value: 'ENTRY-001' } as const;
    expect(hex(wire.GetEntryRequest.encode({ identifier, requestId: 'r' }))).toBe(bytes);
    expect(wire.GetEntryRequest.decode(Buffer.from(bytes, 'hex')).identifier).toEqual(identifier);
  });

  it('GetEntry by key', () => {
    const query = `0804${Buffer.from([0x12, 14]).toString('hex')}${Buffer.from('+5511987654321').toString('hex')}`;
    const value = { keyType: wire.KeyType.PHONE, keyValue: '+5511987654321' };
    const request = { identifier: { $case: 'keyQuery', value }, requestId: '' } as const;
    expect(hex(wire.GetEntryRequest.encode(request))).toBe(`1a12${query}`);
  });

  it('CreateClaim, with our fields behind those of the field', () => {
    const request = wire.CreateClaimRequest.fromPartial({
      entryId: 'e',
      keyType: wire.KeyType.CNPJ,
      keyValue: 'k',
      claimerIspb: '12345678',
      ownerIspb: '87654321',
      claimerAccount: { ispb: '12345678', accountType: wire.AccountType.SALARY },
      completionPeriodDays: 30,
      idempotencyKey: 'i',
      requestId: 'r',
      claimType: wire.ClaimType.PORTABILITY,
    });
    const bytes = [
      text(1, 'e'),
      '1002',
      text(3, 'k'),
      text(4, '12345678'),
      text(5, '87654321'),
      `320c${text(1, '12345678')}1004`,
      '381e',
      text(8, 'i'),
      text(9, 'r'),
      // field 100, varint 2
      'a00602',
    ].join('');
    expect(hex(wire.CreateClaimRequest.encode(request))).toBe(bytes);
  });

  it('CompleteClaim, GetClaim and CancelClaim', () => {
    expect(
      wire.GetClaimResponse.decode(Buffer.from(`${text(1, 'c')}20075802`, 'hex')),
    ).toMatchObject({
      claimId: 'c',
      status: wire.ClaimStatus.AUTO_CONFIRMED,
      found: true,
    });
    const decision = {
      claimId: 'c',
      externalId: '',
      idempotencyKey: 'i',
      requestId: 'r',
      participantIspb: '',
    };
    const rest = text(3, 'FRAUD') + text(4, 'i') + text(5, 'r');
    const cancel = wire.CancelClaimRequest.encode({ ...decision, cancellationReason: 'FRAUD' });
    expect(hex(cancel)).toBe(text(1, 'c') + rest);
    const complete = wire.CompleteClaimRequest.encode({ ...decision, resolutionReason: 'FRAUD' });
    expect(hex(complete)).toBe(text(1, 'c') + rest);
  });

  it('ErrorResponse with a business error and its context', () => {
    const context = text(1, 'k') + text(2, 'v');
    const business = `${text(1, 'ClaimInvalid')}1a06${context}`;
    const bytes = `0809${text(2, 'm')}2216${business}`;
    const error = wire.ErrorResponse.decode(Buffer.from(bytes, 'hex'));
    expect(error).toMatchObject({
      grpcCode: 9,
      message: 'm',
      details: {
        $case: 'business',
        value: { errorCode: 'ClaimInvalid', message: '', context: { k: 'v' } },
      },
    });
    expect(hex(wire.ErrorResponse.encode(error))).toBe(bytes);
  });

  it('times, to the millisecond', () => {
    const deletedAt = new Date('2026-07-01T12:00:00.250Z');
    const seconds = BigInt(Math.floor(deletedAt.getTime() / 1000));
    const timestamp = `08${varint(seconds)}10${varint(250_000_000n)}`;
    const message = wire.DeleteEntryResponse.fromPartial({ deleted: true, deletedAt });
    const bytes = `080112${varint(BigInt(timestamp.length / 2))}${timestamp}`;
    expect(hex(wire.DeleteEntryResponse.encode(message))).toBe(bytes);
    expect(wire.DeleteEntryResponse.decode(Buffer.from(bytes, 'hex'))).toEqual(message);
  });

  it('fields of the future are skipped', () => {
    const bytes = Buffer.from(`${text(1, 'c')}1001fa3f0178`, 'hex');
    expect(wire.CreateClaimResponse.decode(bytes).claimId).toBe('c');
  });
});

/** Seven bits a byte, lowest first. */
function varint(value: bigint): string {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const byte = Buffer.from([rest > 0n ? low | 0x80 : low]).toString('hex');
  return rest > 0n ? byte + varint(rest) : byte;
}
