import { MongoServerError, type Collection, type OptionalUnlessRequiredId } from 'mongodb';

export const DUPLICATE_KEY = 11_000;
export const COMMAND_NOT_FOUND = 59;

export function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}

/** Whether this insert made the document; `false` where one of its key was there. */
export async function insertOnce<Doc extends { readonly _id: string }>(
  collection: Collection<Doc>,
  document: OptionalUnlessRequiredId<Doc>,
): Promise<boolean> {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (hasCode(error, DUPLICATE_KEY)) return false;
    throw error;
  }
}
