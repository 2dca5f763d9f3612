import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream';

/** Makes the stream, or makes an existing one so. */
export async function ensureStream(
  { streams }: JetStreamManager,
  config: Partial<StreamConfig> & { readonly name: string },
): Promise<void> {
  try {
    await streams.add(config);
  } catch {
    await streams.update(config.name, config);
  }
}
