import type { Collection } from 'mongodb';
import { DUPLICATE_KEY, hasCode } from './server-answers.js';
import type { Stored } from './stored.js';

/**
 * Brings documents to the state that a commit gave them, however often and by however many this is done at once, and never back from a later
 * one. What somebody else writes in between is seen by the counts, and everything is looked at again.
 */
export async function applyChanges(documents: Collection<Stored>, changes: readonly Stored[]): Promise<void> {
  for (;;) {
    const standing = await commitsOf(documents, changes);
    const missing = changes.filter(({ _id }) => !standing.has(_id));
    const older = changes.filter(({ _id, at }) => (standing.get(_id) ?? at) < at);
    const inserted = await insert(documents, missing);
    const replaced = await replace(documents, older);
    if (inserted && replaced) return;
  }
}

/** Key → the commit that the document standing there is of. */
async function commitsOf(documents: Collection<Stored>, changes: readonly Stored[]): Promise<ReadonlyMap<string, number>> {
  const keys = changes.map(({ _id }) => _id);
  const found = await documents.find({ _id: { $in: keys } }, { projection: { at: 1 } }).toArray();
  return new Map(found.map(({ _id, at }) => [_id, at]));
}

/** Whether all could be inserted. */
async function insert(documents: Collection<Stored>, missing: readonly Stored[]): Promise<boolean> {
  if (missing.length === 0) return true;
  try {
    await documents.insertMany([...missing], { ordered: false });
    return true;
  } catch (error) {
    if (hasCode(error, DUPLICATE_KEY)) return false;
    throw error;
  }
}

/** Whether each of them was still there and older. */
async function replace(documents: Collection<Stored>, older: readonly Stored[]): Promise<boolean> {
  if (older.length === 0) return true;
  const { matchedCount } = await documents.bulkWrite(
    older.map((change) => ({ replaceOne: { filter: { _id: change._id, at: { $lt: change.at } }, replacement: change } })),
    { ordered: false },
  );
  return matchedCount === older.length;
}
