/** `<category>-<owning node>.<id>`: the name says who may append. */
export interface StreamName {
  readonly category: string;
  readonly node: string;
  readonly id: string;
}

const form = /^([a-z][A-Za-z0-9]*)-([A-Za-z0-9]+)\.(.+)$/s;

export function streamOf(category: string, node: string, id: string): string {
  return `${category}-${node}.${id}`;
}

export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}

/** Takes a stream name apart; throws on a name of another form. */
export function parseStream(stream: string): StreamName {
  const [, category, node, id] = form.exec(stream) ?? [];
  if (category === undefined || node === undefined || id === undefined) throw new Error(`not a stream name: ${stream}`);
  return { category, node, id };
}
