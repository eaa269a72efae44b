import { BinaryReader } from '@bufbuild/protobuf/wire';
import type { Metadata } from '@grpc/grpc-js';
import { ErrorResponse } from '@conn-dict/bridge/proto';

/** Unpacks the ErrorResponse of `grpc-status-details-bin`, a google.rpc.Status, without the project's own reader. */
export function unpackError(metadata: Metadata): ErrorResponse {
  const [packed] = metadata.get('grpc-status-details-bin');
  const anys = fieldsOf(packed as Buffer, 3).map((any) => ({
    typeUrl: Buffer.from(fieldsOf(any, 1)[0]!).toString(),
    value: fieldsOf(any, 2)[0]!,
  }));
  const found = anys.find(({ typeUrl }) => typeUrl.endsWith('/dict.common.v1.ErrorResponse'));
  return ErrorResponse.decode(found!.value);
}

/** The length-delimited fields with this number. */
function fieldsOf(message: Uint8Array, number: number): readonly Uint8Array[] {
  const reader = new BinaryReader(message);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [fieldNumber, wireType] = reader.tag();
    if (fieldNumber === number) found.push(reader.bytes());
    else reader.skip(wireType);
  }
  return found;
}
