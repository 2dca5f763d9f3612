import { Refused } from '@tongxin/eventing';
import type { ResidentDemand } from './resident-demand.js';

/** A demand that was received and is still open. */
export function openDemand({ received, closed }: ResidentDemand): NonNullable<ResidentDemand['received']> {
  if (!received) throw new Refused('resident-demand.not-received');
  if (closed !== null) throw new Refused('resident-demand.closed');
  return received;
}

/** The same, on a day that is not before it came and has come. */
export function openOn(demand: ResidentDemand, on: string, today: string): void {
  const received = openDemand(demand);
  if (on > today) throw new Refused('resident-demand.day-to-come', { on });
  if (on < received.on) throw new Refused('resident-demand.before-received', { on, receivedOn: received.on });
}
