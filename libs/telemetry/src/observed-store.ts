import type { EventStore } from '@tongxin/eventing';

/** The same store, telling how many seconds each append took that was acknowledged. */
export function timingAppends(store: EventStore, took: (seconds: number) => void): EventStore {
  return {
    async append(stream, expectedRevision, events) {
      const began = performance.now();
      const appended = await store.append(stream, expectedRevision, events);
      took((performance.now() - began) / 1000);
      return appended;
    },
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
