/** The methods of a generated service, without its index signature: a missing one does not compile. */
export type MethodsOf<Service> = {
  [Name in keyof Service as string extends Name ? never : Name]: Service[Name];
};
