import type { SealedRecord } from '@tongxin/eventing';
import type { Findings } from './findings.js';
import { foldRunning, type NotaryHead } from './notary.js';

/** What one head says of one stream. */
interface Oath {
  readonly revision: number;
  readonly hash: string;
  readonly head: NotaryHead;
}

/** Holds a log that is being walked against the heads that were signed of it: each stretch between two heads on its own, so that places are told. */
export class SignedHeads {
  private readonly heads: readonly NotaryHead[];
  private running: Buffer = Buffer.alloc(32);
  private next = 0;
  private sworn = 0;
  /** Signed by a life that ended, after the backup from which the next one went on was made. */
  private readonly aside = new Set<NotaryHead>();
  private readonly oaths = new Map<string, Oath[]>();
  private readonly named = new Set<string>();
  private foundBefore = 0;
  private didMatch = true;

  /** `heads` carry valid signatures. */
  constructor(
    heads: readonly NotaryHead[],
    private readonly findings: Findings,
  ) {
    const once = new Map(heads.map((head) => [head.signature, head]));
    for (const head of heads) if (Object.keys(head.streams).length > 0) once.set(head.signature, head);
    this.heads = [...once.values()].sort((a, b) => a.position - b.position || a.epoch - b.epoch);
    this.checkChain();
    this.swearNext();
  }

  /** A stream in which something else is wrong is not called rewritten as well. */
  name(stream: string): void {
    this.named.add(stream);
  }

  step(record: SealedRecord): void {
    for (let head = this.heads[this.next]; head && head.position < record.position; head = this.heads[this.next]) this.pass(head);
    this.running = foldRunning(this.running, record);
    this.checkOath(record);
    for (let head = this.heads[this.next]; head?.position === record.position; head = this.heads[this.next]) {
      this.checkRunning(head);
      this.pass(head);
    }
  }

  /** After the last event, which stands at `position`. */
  end(position: number): void {
    const last = this.heads.at(-1);
    for (const [stream, oaths] of this.oaths) {
      const unmet = oaths.find(({ head }) => head.position <= position);
      if (unmet && !this.named.has(stream)) this.nameUnmet(stream, unmet);
    }
    if (last && last.position > position) {
      const detail = `the log ends at ${position}, but ${last.position} was signed on ${last.signedAt}`;
      this.findings.add({ kind: 'tail-cut', position: position + 1, detail });
    }
  }

  private checkChain(): void {
    let before: NotaryHead | undefined;
    for (const [at, head] of this.heads.entries()) {
      if (head.before !== (before?.signature ?? '') && !this.isNewLife(at)) {
        const detail = `a head between ${before?.position ?? 0} and ${head.position} was signed and is not there`;
        this.findings.add({ kind: 'head-missing', position: head.position, detail });
      }
      before = head;
    }
  }

  /** A new life goes on from the last head in its backup, which may not be the last that was signed. */
  private isNewLife(at: number): boolean {
    const [head, before] = [this.heads[at], this.heads[at - 1]];
    if (!head || !before || head.epoch <= before.epoch) return false;
    const from = this.heads.findIndex(({ signature }) => signature === head.before);
    if (from < 0 && head.before !== '') return false;
    for (const one of this.heads.slice(from + 1, at)) this.aside.add(one);
    return true;
  }

  /** Beside a head of an ended life the one that took its place is sworn too: both speak of the same stretch. */
  private swearNext(): void {
    let head: NotaryHead | undefined;
    do {
      head = this.heads[this.sworn];
      this.sworn += 1;
      this.swear(head);
    } while (head && this.aside.has(head));
  }

  /** What the next head says must be met until its position, or somewhat later where the order was changed. */
  private swear(head: NotaryHead | undefined): void {
    if (!head) return;
    for (const [stream, [revision, hash]] of Object.entries(head.streams)) {
      const oath = { revision, hash, head };
      const known = this.oaths.get(stream);
      if (known) known.push(oath);
      else this.oaths.set(stream, [oath]);
    }
  }

  private pass(head: NotaryHead): void {
    this.running = Buffer.from(head.running, 'hex');
    this.next += 1;
    this.foundBefore = this.findings.list.length;
    if (this.sworn === this.next) this.swearNext();
  }

  private checkRunning(head: NotaryHead): void {
    const isSame = this.running.toString('hex') === head.running;
    const isNews = this.didMatch && this.findings.list.length === this.foundBefore;
    this.didMatch = isSame;
    if (isSame || !isNews) return;
    const from = (this.heads[this.next - 1]?.position ?? 0) + 1;
    const detail = `events or times of storing from ${from} to ${head.position} are not those that were signed on ${head.signedAt}`;
    this.findings.add({ kind: 'reordered', position: from, detail });
  }

  private checkOath({ stream, revision, position, hash }: SealedRecord): void {
    const oaths = this.oaths.get(stream);
    const met = oaths?.filter((oath) => oath.revision === revision) ?? [];
    if (!oaths || met.length === 0) return;
    const left = oaths.filter((oath) => oath.revision !== revision);
    if (left.length > 0) this.oaths.set(stream, left);
    else this.oaths.delete(stream);
    const broken = met.find((oath) => oath.hash !== Buffer.from(hash).toString('hex'));
    if (!broken || this.named.has(stream)) return;
    this.name(stream);
    const detail = `${stream} up to revision ${revision} is not what was signed on ${broken.head.signedAt}`;
    this.findings.add({ kind: 'rewritten', position, stream, revision, detail });
  }

  private nameUnmet(stream: string, { revision, head }: Oath): void {
    this.name(stream);
    const detail = `revision ${revision} of ${stream} was signed on ${head.signedAt} and is not there`;
    this.findings.add({ kind: 'missing', position: head.position, stream, revision, detail });
  }
}
