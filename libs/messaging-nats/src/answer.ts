import { Refused } from '@tongxin/eventing';

/** What comes back for a request: an answer, or what was thrown instead. Nest's transport alone would lose code and details of a refusal. */
export interface Answer {
  readonly answer?: unknown;
  readonly refused?: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
  readonly failed?: { readonly message: string };
}

export async function answerOf(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { answer: await work() };
  } catch (error) {
    if (error instanceof Refused) return { refused: { code: error.code, details: error.details } };
    return { failed: { message: error instanceof Error ? error.message : String(error) } };
  }
}

/** @throws what was thrown where the answer was made. */
export function openAnswer({ answer, refused, failed }: Answer): unknown {
  if (refused) throw new Refused(refused.code, refused.details);
  if (failed) throw new Error(failed.message);
  return answer;
}
