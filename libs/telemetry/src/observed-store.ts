import type { EventStore } from '@tongxin/eventing';

/** The same store, telling how many seconds each append took that was acknowledged; appends that were written together count as one. */
export function timingAppends(store: EventStore, took: (seconds: number) => void): EventStore {
  const timed = async <T>(append: Promise<T>): Promise<T> => {
    const began = performance.now();
    const appended = await append;
    took((performance.now() - began) / 1000);
    return appended;
  };
  return {
    append: (stream, expectedRevision, events) => timed(store.append(stream, expectedRevision, events)),
    appendInOrder: (appends) => timed(store.appendInOrder(appends)),
    read: (stream, from) => store.read(stream, from),
    readLog: (after, options) => store.readLog(after, options),
    readSealed: (after, limit) => store.readSealed(after, limit),
    readStreamSealed: (stream, from) => store.readStreamSealed(stream, from),
    head: () => store.head(),
    positionAt: (instant) => store.positionAt(instant),
    onAppended: (listener) => store.onAppended(listener),
    close: () => store.close(),
  };
}
