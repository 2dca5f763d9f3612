/** A reading of the client, which is a stream of a class of its own. */
export interface Reading<E> {
  on(name: 'data', listener: (event: E) => void): unknown;
  on(name: 'error', listener: (error: Error) => void): unknown;
  on(name: 'end', listener: () => void): unknown;
  cancel(): Promise<void>;
}

/**
 * Everything that a reading gives until it ends. The client gives reads no deadline, so the signal breaks them off; what it emits later
 * still finds a listener, for an error that nobody listens to ends the process.
 */
export function collect<E>(reading: Reading<E>, signal: AbortSignal): Promise<E[]> {
  return new Promise((resolve, reject) => {
    const all: E[] = [];
    const breakOff = (): void => {
      reading.cancel().catch(() => undefined);
      reject(new Error('the reading was broken off'));
    };
    const settle = (how: () => void): void => {
      signal.removeEventListener('abort', breakOff);
      how();
    };
    reading.on('data', (event: E) => all.push(event));
    reading.on('error', (error) => settle(() => reject(error)));
    reading.on('end', () => settle(() => resolve(all)));
    if (signal.aborted) breakOff();
    else signal.addEventListener('abort', breakOff);
  });
}
