/** The same properties, of which those that may be undefined may be missing instead. */
type WithoutUndefined<Value> = {
  [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name];
} & {
  [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<
    Value[Name],
    undefined
  >;
};

/** Leaves out the properties that are undefined, so that a missing field is a missing property. */
export function withoutUndefined<Value extends object>(value: Value): WithoutUndefined<Value> {
  const kept = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(kept) as WithoutUndefined<Value>;
}
