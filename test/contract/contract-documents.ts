import { randomUUID } from 'node:crypto';
import type { Generation, ViewStore } from '@tongxin/eventing';

export type Changes = Parameters<ViewStore['commit']>[3];

/** A generation that no other test has. */
export function newGeneration(indexes: readonly string[] = [], view = `contract-${randomUUID()}`): Generation {
  return { view, generation: `g-${randomUUID()}`, indexes };
}

export function changes(documents: Readonly<Record<string, object | undefined>>, position = 1): Changes {
  return new Map(Object.entries(documents).map(([key, document]) => [key, { position, document }]));
}
