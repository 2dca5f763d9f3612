import { viewReaderOf } from '@tongxin/testing';
import type { AnsweredRequest } from './answered.js';
import { notebook } from './testing/notebook.js';
import { startNode, type RunningNode } from './testing/node.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CORRELATION = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

let node: RunningNode;
let clerk: string;
const told: AnsweredRequest[] = [];
let wake = (): void => undefined;

beforeAll(async () => {
  node = await startNode({
    services: [notebook],
    views: viewReaderOf({ 'note-board': {} }),
    onAnswered: (answered) => {
      told.push(answered);
      wake();
    },
  });
  clerk = await node.tokenOf('clerk');
});
afterAll(() => node.stop());

async function write(text: string, headers: Record<string, string> = {}): Promise<{ headers: Headers; answered: AnsweredRequest }> {
  told.length = 0;
  const over = new Promise<void>((resolve) => (wake = resolve));
  const answer = await fetch(`${node.url}/api/notes/note-7/amend-note?whose=chen`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${clerk}`, ...headers },
    body: JSON.stringify({ text }),
  });
  await answer.text();
  await over;
  const [answered] = told;
  if (!answered) throw new Error('nothing was told');
  return { headers: answer.headers, answered };
}

describe('a request that is over', () => {
  it('is told by its pattern, its account and its status, and by nothing that was in it', async () => {
    const { answered } = await write('秋收');
    expect(answered).toEqual({
      method: 'POST',
      route: '/api/notes/:id/amend-note',
      status: 200,
      milliseconds: expect.any(Number) as number,
      correlationId: expect.any(String) as string,
      account: 'clerk-1@990101101',
    });
  });

  it('is told with the code of its refusal', async () =>
    expect((await write('struck')).answered).toMatchObject({ status: 409, code: 'note.struck' }));

  it('is told with the error that nobody had foreseen', async () => {
    const { answered } = await write('broken');
    expect(answered).toMatchObject({ status: 500, code: 'http.internal' });
    expect(answered.failure).toBeInstanceOf(Error);
  });

  it('has no pattern where there is no such route', async () => {
    told.length = 0;
    const over = new Promise<void>((resolve) => (wake = resolve));
    await fetch(`${node.url}/api/nothing/of/the/kind`);
    await over;
    expect(told[0]).toMatchObject({ route: 'unmatched', status: 404, code: 'http.not-found' });
  });
});

describe('a trace', () => {
  it('goes on from the caller’s to the answer and to the command', async () => {
    const { headers, answered } = await write('夏种', { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` });
    expect(headers.get('traceparent')).toMatch(new RegExp(`^00-${TRACE}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    expect(headers.get('x-correlation-id')).toBe(CORRELATION);
    expect(answered.correlationId).toBe(CORRELATION);
    expect(node.door.sent.at(-1)?.call.correlationId).toBe(CORRELATION);
  });

  it('begins with the correlation id of a caller who has none', async () => {
    const { headers } = await write('夏种', { 'x-correlation-id': CORRELATION });
    expect(headers.get('traceparent')).toContain(`00-${TRACE}-`);
  });
});
