import { requires } from '@tongxin/testing';
import { BuiltFaults } from './built-faults.js';
import { NatsFrames } from './nats-frames.js';

const program = new BuiltFaults();

function loseNothing(fault: string): void {
  const { status, rows, stderr } = program.run(fault, '--runs', '1', '--seed', '7');
  expect(stderr).toBe('');
  expect(rows).toMatchObject([{ fault, runs: 1, lost: 0, doubled: 0 }]);
  expect(rows[0]?.['acknowledged']).toBeGreaterThan(0);
  expect(status).toBe(0);
}

requires('nats-server')('nodes and services over NATS', () => {
  beforeAll(() => program.build(), 60_000);
  afterAll(() => program.remove());

  it.each([
    'link-cut',
    'link-slow',
    'link-half-open',
    'link-reordering',
    'link-duplicating',
    'clock-ahead',
    'clock-behind',
    'county-down',
    'county-killed',
    'consumer-killed',
    'service-killed',
  ])('lose and double nothing: %s', (fault) => loseNothing(fault), 180_000);
});

requires('nats-server', 'network-namespaces')('nodes in networks of their own', () => {
  beforeAll(() => program.build(), 60_000);
  afterAll(() => program.remove());

  it('lose and double nothing while the line between them is down', () => loseNothing('link-namespaces'), 180_000);
});

describe('frames of NATS', () => {
  const text = 'PING\r\nPUB a b 3\r\nx\r\n\r\nHMSG a 1 12 14\r\nNATS/1.0\r\n\r\nhi\r\nSUB a 7\r\n+OK\r\n';
  const frames = ['PING\r\n', 'PUB a b 3\r\nx\r\n\r\n', 'HMSG a 1 12 14\r\nNATS/1.0\r\n\r\nhi\r\n', 'SUB a 7\r\n', '+OK\r\n'];

  it.each([1, 2, 7, 1000])('are the same when they come in pieces of %i bytes', (size) => {
    const reader = new NatsFrames();
    const found = [];
    for (let at = 0; at < text.length; at += size) found.push(...reader.take(Buffer.from(text.slice(at, at + size))));
    expect(found.map(({ bytes }) => bytes.toString())).toEqual(frames);
    expect(found.map(({ isMessage }) => isMessage)).toEqual([false, true, true, false, false]);
  });
});
