import type { EventStore, RecordedEvent } from '@tongxin/eventing';
import { namesake, titleOf } from './happenings.js';

/** What streams, and parts of them, were called at a position of the log. Reads each stream once. */
export class Titles {
  private readonly stories = new Map<string, Promise<readonly RecordedEvent[]>>();

  constructor(
    private readonly events: Pick<EventStore, 'read'>,
    private readonly position: number,
  ) {}

  /** The events of a stream up to the position. */
  story(stream: string): Promise<readonly RecordedEvent[]> {
    const known = this.stories.get(stream) ?? this.read(stream);
    this.stories.set(stream, known);
    return known;
  }

  /** The title of what a figure speaks of. A part that is a stream of its own, such as a member's proposal, has its own title. */
  async of(subject: string, part?: string): Promise<string> {
    if (part !== undefined && isStream(part)) return this.of(part);
    if (!isStream(subject)) return '';
    const story = await this.story(subject);
    const other = part === undefined ? namesake(story) : undefined;
    return other === undefined ? titleOf(story, part) : titleOf(await this.story(other));
  }

  private async read(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.events.read(stream)).filter((event) => event.position <= this.position);
  }
}

/** Streams have a node in their name, and then an id; items of plans and subjects such as `member.0001` do not. */
function isStream(name: string): boolean {
  return /^[a-z][A-Za-z0-9]*-[A-Za-z0-9]+\../s.test(name);
}
