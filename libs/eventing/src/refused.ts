/**
 * A request the rules do not allow. `code` is `<aggregate>.<reason>`, stable and never reused; its Chinese and English texts stand in the
 * message catalogue, filled with `details`.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Refused';
  }
}
