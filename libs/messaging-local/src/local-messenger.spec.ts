import { Refused } from '@tongxin/eventing';
import { LocalMessenger } from './local-messenger.js';

describe('local messenger', () => {
  it('gives each request its answer, both as JSON would carry them', async () => {
    const messenger = new LocalMessenger();
    const asked: unknown[] = [];
    messenger.answer('greet', async (request) => {
      asked.push(request);
      return { hello: request, at: new Date('2026-04-01T02:00:00.000Z') };
    });
    const request = { name: '李', not: undefined };
    expect(await messenger.request('greet', request)).toEqual({ hello: { name: '李' }, at: '2026-04-01T02:00:00.000Z' });
    expect(asked[0]).not.toBe(request);
    expect(asked).toStrictEqual([{ name: '李' }]);
  });

  it('lets errors travel as they were thrown', async () => {
    const messenger = new LocalMessenger();
    const refused = new Refused('note.closed', { id: 'a' });
    messenger.answer('write', async () => {
      throw refused;
    });
    await expect(messenger.request('write', {})).rejects.toBe(refused);
  });

  it('says when nobody is there', async () => {
    await expect(new LocalMessenger().request('nobody', {})).rejects.toMatchObject({
      code: 'messaging.nobody-there',
      details: { subject: 'nobody' },
    });
  });

  it('lets the last who answers a subject answer it, as after a restart', async () => {
    const messenger = new LocalMessenger();
    messenger.answer('who', async () => 'first');
    messenger.answer('who', async () => 'second');
    expect(await messenger.request('who', null)).toBe('second');
  });
});
