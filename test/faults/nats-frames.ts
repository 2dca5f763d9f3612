/** A whole unit of NATS's client protocol: a line, with what it carries if it is a message. */
export interface NatsFrame {
  readonly bytes: Buffer;
  readonly isMessage: boolean;
}

const LINE_END = '\r\n';
/** Those that carry something name its length in bytes last. */
const CARRIES = /^(?:H?PUB|H?MSG) .*?(\d+)$/i;

/** Cuts what comes over one direction of a connection into frames, however it was cut on the way. */
export class NatsFrames {
  private rest: Buffer = Buffer.alloc(0);

  *take(chunk: Buffer): Generator<NatsFrame, void> {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (let frame = this.next(); frame; frame = this.next()) yield frame;
  }

  private next(): NatsFrame | undefined {
    const end = this.rest.indexOf(LINE_END);
    if (end < 0) return undefined;
    const carried = CARRIES.exec(this.rest.toString('latin1', 0, end))?.[1];
    const length = end + LINE_END.length + (carried === undefined ? 0 : Number(carried) + LINE_END.length);
    if (this.rest.length < length) return undefined;
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return { bytes, isMessage: carried !== undefined };
  }
}
