import type { Workload } from './workload.js';

/** The workloads by name, each loaded only when it is asked for. */
export const workloads: Readonly<Record<string, () => Promise<Workload>>> = {
  mongodb: async () => (await import('./mongo-workload.js')).mongoWorkload,
  node: async () => (await import('./node-workload.js')).nodeWorkload,
  store: async () => (await import('./store-workload.js')).storeWorkload,
};

export async function workloadNamed(name: string): Promise<Workload> {
  const load = workloads[name];
  if (!load) throw new Error(`no workload ${name}; there are ${Object.keys(workloads).join(', ')}`);
  return load();
}
