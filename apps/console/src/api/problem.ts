export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A refusal or failure as the program tells it (RFC 9457), or as the network does when there is no answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Stable code such as `activity.already-held`; `network` when no answer came. */
    readonly code: string,
    /** What is told to people; empty where the program had no words. */
    readonly words: Words,
    /** Fields of the body that do not hold. */
    readonly fields: readonly ({ readonly field: string } & Words)[] = [],
  ) {
    super(`${status} ${code}`);
    this.name = 'Problem';
  }

  /** Someone else changed it first: the revision seen is no longer the last. */
  get isConflict(): boolean {
    return this.status === 412 || this.code === 'command.revision-conflict' || this.code === 'draft.changed';
  }
}

interface ProblemBody {
  title?: string;
  titleEn?: string;
  code?: string;
  detail?: string;
  detailEn?: string;
  errors?: ({ field: string } & Words)[];
}

/** Reads a problem from the body of an answer that is not a success; bodies of proxies and gateways count too. */
export function problemOf(status: number, body: unknown): Problem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody;
  const words = { zh: told.detail ?? told.title ?? '', en: told.detailEn ?? told.titleEn ?? '' };
  return new Problem(status, told.code ?? `http.${status}`, words, told.errors);
}

/** The answer, or undefined where there is nothing of that name. */
export function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  });
}
