/** What a node takes of one request. */
export interface HttpLimits {
  /** Bytes of a JSON body. */
  readonly json: number;
  /** Bytes of an uploaded file. */
  readonly upload: number;
  /** Seconds for a whole request to arrive. */
  readonly requestSeconds: number;
}

export const DEFAULT_LIMITS: HttpLimits = { json: 2 ** 20, upload: 10 * 2 ** 20, requestSeconds: 60 };
