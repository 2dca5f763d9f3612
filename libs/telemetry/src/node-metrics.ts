import type { AnsweredRequest } from '@tongxin/http';
import { isTurnedAway, type LinkStanding } from '@tongxin/links';
import type { CommandObserver, CommandOutcome } from '@tongxin/runtime';
import type { Watched } from './health.js';
import type { Counted, States } from './series.js';

/** What one node adds to the numbers of its process. */
export class NodeMetrics implements CommandObserver {
  private watched: Watched | undefined;

  constructor(
    private readonly node: string,
    private readonly counted: Counted,
    private readonly states: States,
  ) {}

  /** Looks at this whenever the numbers are read. */
  watch(watched: Watched): void {
    this.watched = watched;
  }

  commandEnded(command: string, outcome: CommandOutcome, code?: string): void {
    const { node } = this;
    this.counted.commands.inc({ node, command, outcome });
    if (code !== undefined) this.counted.refusals.inc({ node, code });
  }

  appended(seconds: number): void {
    this.counted.appends.observe({ node: this.node }, seconds);
  }

  answered({ method, route, status, milliseconds, code }: AnsweredRequest): void {
    const { node } = this;
    this.counted.requests.observe({ node, method, route, status }, milliseconds / 1000);
    if (code !== undefined) this.counted.requestRefusals.inc({ node, code });
  }

  async look(): Promise<void> {
    const { watched } = this;
    if (!watched) return;
    await Promise.allSettled([this.lookAtLog(watched), this.lookAtLinks(watched), this.lookAtQuarantine(watched)]);
  }

  private async lookAtLog(watched: Watched): Promise<void> {
    const { node, states } = this;
    const head = await watched.head();
    states.head.set({ node }, head);
    for (const { view, position, stopped } of watched.views()) {
      states.viewLag.set({ node, view }, behind(head, position));
      states.viewStopped.set({ node, view }, stopped === undefined ? 0 : 1);
    }
    for (const { reaction, position, problem, parked } of watched.reactions()) {
      states.reactionLag.set({ node, reaction }, behind(head, position));
      states.reactionStuck.set({ node, reaction }, problem === undefined ? 0 : 1);
      states.reactionParked.set({ node, reaction }, parked);
    }
  }

  private async lookAtQuarantine(watched: Watched): Promise<void> {
    this.states.quarantined.set({ node: this.node }, await watched.quarantined());
  }

  private async lookAtLinks(watched: Watched): Promise<void> {
    const standings = await watched.standings();
    for (const standing of standings) this.showLink(standing);
    const linked = new Set(standings.map(({ peer }) => peer));
    for (const { node: peer } of await watched.invited())
      this.states.townshipJoined.set({ node: this.node, peer }, linked.has(peer) ? 1 : 0);
  }

  private showLink(standing: LinkStanding): void {
    const { peer, waiting, acknowledged, received, behind: toCome, quarantine, problem } = standing;
    const { lastSeenAt, lastAcknowledgedAt, lastReceivedAt } = standing;
    const labels = { node: this.node, peer };
    const { states } = this;
    states.linkLag.set(labels, waiting);
    states.linkQuarantined.set(labels, quarantine.entries);
    states.linkAcknowledged.set(labels, acknowledged);
    states.linkReceived.set(labels, received);
    states.linkTroubled.set(labels, problem === null ? 0 : 1);
    states.linkTurnedAway.set(labels, isTurnedAway(standing) ? 1 : 0);
    if (toCome !== null) states.linkBehind.set(labels, toCome);
    if (lastSeenAt !== null) states.linkSeenAt.set(labels, Date.parse(lastSeenAt) / 1000);
    if (lastAcknowledgedAt !== null) states.linkAcknowledgedAt.set(labels, Date.parse(lastAcknowledgedAt) / 1000);
    if (lastReceivedAt !== null) states.linkReceivedAt.set(labels, Date.parse(lastReceivedAt) / 1000);
  }
}

/** A view may be a batch ahead of the head that was asked a moment earlier. */
function behind(head: number, position: number): number {
  return Math.max(0, head - position);
}
